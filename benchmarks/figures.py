"""Counts with their uncertainty: shares, precision and recall, and cuts by type or language."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from benchmarks.cases import GoldLabel
from benchmarks.data import Kind
from benchmarks.runners import Outcome
from factcheck.records import RelationKind

#: Two-sided 95% of the normal distribution.
Z_95 = 1.959964


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many."""

    hits: int
    total: int

    @property
    def value(self) -> float:
        """The share itself; 0 of nothing is 0."""
        return self.hits / self.total if self.total else 0.0

    @property
    def interval(self) -> tuple[float, float]:
        """Wilson's 95% score interval (Wilson 1927); all of [0, 1] when nothing was counted."""
        if not self.total:
            return 0.0, 1.0
        n, p, z = self.total, self.value, Z_95
        middle = (p + z * z / (2 * n)) / (1 + z * z / n)
        half = z * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n)) / (1 + z * z / n)
        return max(0.0, middle - half), min(1.0, middle + half)

    def __str__(self) -> str:
        return f"{self.value:.1%} ({self.hits}/{self.total})" if self.total else "none"

    def with_interval(self) -> str:
        """The share with its 95% interval."""
        low, high = self.interval
        return f"{self} [{low:.0%}-{high:.0%}]" if self.total else "none"


@dataclass(frozen=True, slots=True)
class Measure:
    """One pinned figure of a set, in whole cases. `at_most` marks one that must stay low."""

    name: str
    share: Share
    at_most: bool = False


def measures(kind: Kind, outcomes: Sequence[Outcome]) -> tuple[Measure, ...]:
    """What the gate pins for a kind of data."""
    right = Measure("right", share(outcomes, lambda o: o.right))
    false = Measure("false", share(outcomes, lambda o: o.false), at_most=True)
    flips = Measure("flips", share(outcomes, lambda o: o.flip), at_most=True)
    if kind is not Kind.CLAIMS:
        return (right, false) if kind is Kind.COMPARE else (right, flips, false)
    asked = [o for o in outcomes if o.evidence is not None]
    return right, flips, Measure("evidence", share(asked, lambda o: o.evidence is True))


def share(outcomes: Sequence[Outcome], holds: Callable[[Outcome], bool]) -> Share:
    """How many outcomes something holds of."""
    return Share(sum(map(holds, outcomes)), len(outcomes))


def accuracy(outcomes: Sequence[Outcome]) -> Share:
    """How many outcomes are right."""
    return share(outcomes, lambda o: o.right)


def precision(outcomes: Iterable[Outcome], label: str) -> Share:
    """How many of the answers with a label have it in the gold."""
    return share([o for o in outcomes if o.got == label], lambda o: o.gold == label)


def recall(outcomes: Iterable[Outcome], label: str) -> Share:
    """How many of the gold cases with a label were answered so."""
    return share([o for o in outcomes if o.gold == label], lambda o: o.got == label)


def coverage(outcomes: Sequence[Outcome]) -> Share:
    """How many answers commit to something: neither neutral nor unrelated."""
    silent = {str(GoldLabel.NEUTRAL), str(RelationKind.UNRELATED)}
    return share(outcomes, lambda o: o.got not in silent)


def by(outcomes: Sequence[Outcome], key: Callable[[Outcome], str]) -> dict[str, list[Outcome]]:
    """Outcomes in groups, in the order of the group's name."""
    groups: dict[str, list[Outcome]] = {}
    for outcome in outcomes:
        groups.setdefault(key(outcome), []).append(outcome)
    return dict(sorted(groups.items()))
