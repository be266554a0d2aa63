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


@cache
def anybody() -> frozenset[str]:
    """Concepts that a count has for whoever it was: "5 orang", "five victims"."""
    return frozenset(load_shared("tolls")["anybody"])
