"""What `compare --explain` says: the pairs of each rule, and what took how long."""

from __future__ import annotations

from collections.abc import Iterator
from time import perf_counter


class Account:
    """Watches a comparison."""

    def __init__(self) -> None:
        self._steps: list[tuple[str, float]] = []
        self._rules: list[tuple[str, int, int, int]] = []

    def step(self, name: str) -> None:
        """A step begins, and the one before it has ended."""
        self._steps.append((name, perf_counter()))

    def pairs(self, rule: str, found: int, judged: int, related: int) -> None:
        """Pairs that a rule found, those that were judged, and those that are related."""
        self._rules.append((rule, found, judged, related))

    def lines(self) -> Iterator[str]:
        """A line a rule, then a line a step."""
        for rule, found, judged, related in self._rules:
            yield f"pairs, {rule}: {found:,} found, {judged:,} judged, {related:,} related"
        ends = [begun for _, begun in self._steps[1:]] + [perf_counter()]
        for (name, begun), end in zip(self._steps, ends, strict=True):
            yield f"time, {name}: {end - begun:.1f} s"
