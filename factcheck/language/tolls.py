"""Frames by which headlines count people: the dead, the injured, the missing, the arrested."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from factcheck.language.folder import load_shared


@cache
def toll_kinds() -> Mapping[str, str]:
    """The kind of count that each frame belongs to: kill and die both count the dead."""
    counted = load_shared("tolls")["counted"]
    return {frame: kind for kind, frames in counted.items() for frame in frames}


@cache
def causing_frames() -> frozenset[str]:
    """Frames of what makes it so: "Kebakaran akibatkan 3 tewas"."""
    return frozenset(load_shared("tolls")["causes"])


def is_anybody(feature: str) -> bool:
    """ "5 orang", "five victims": nobody in particular, whatever else the word may mean."""
    return feature[:2] == "c:" and feature[2:].split("/", 1)[0] in _anybody()


@cache
def _anybody() -> frozenset[str]:
    return frozenset(load_shared("tolls")["anybody"])
