"""What somebody may watch while a corpus is compared: the steps, and the pairs of each rule."""

from __future__ import annotations

from typing import Protocol


class Watch(Protocol):
    """Told what is done. It changes nothing."""

    def step(self, name: str) -> None:
        """A step begins."""
        ...

    def pairs(self, rule: str, found: int, judged: int, related: int) -> None:
        """Pairs that a rule found, those that were judged, and those that are related."""
        ...


class Unwatched:
    """Nobody watches."""

    def step(self, name: str) -> None:
        """See `Watch.step`."""

    def pairs(self, rule: str, found: int, judged: int, related: int) -> None:
        """See `Watch.pairs`."""


UNWATCHED = Unwatched()
