"""What a model that judges pairs of texts gives and raises."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from factcheck.records import FactcheckError, RelationKind

Pair = tuple[str, str]
"""Premise and hypothesis."""


class ModelError(FactcheckError):
    """A model that is missing, damaged or of another kind."""


@dataclass(frozen=True, slots=True)
class PairScores:
    """Probabilities of the three labels for one pair; they add up to one.

    `cut` is true where the pair was longer than the model reads, and the end of the longer text
    was left out.
    """

    entailment: float
    neutral: float
    contradiction: float
    cut: bool = False


@dataclass(frozen=True, slots=True)
class RelationScores:
    """Probabilities of the relations of two dated texts; they add up to one."""

    agree: float
    contradict: float
    superseded: float
    unrelated: float

    def of(self, kind: RelationKind) -> float:
        """The probability of one of them."""
        return float(getattr(self, kind.value))


SHIPPED = "shipped"
"""The name of the model in the package."""

# Days beyond this are as far.
FAR_DAYS = 99


def dated(earlier: str, later: str, days: int) -> Pair:
    """Two texts in the order of time as a model with relations reads them.

    `days` between them, from 0 on, stand before the later one.
    """
    return earlier, f"+{min(days, FAR_DAYS)} {later}"


class PairModel(Protocol):
    """A classifier of pairs of texts."""

    @property
    def name(self) -> str:
        """What reports call the model."""
        ...

    def score(self, pairs: Sequence[Pair]) -> list[PairScores]:
        """Probabilities of each pair, in order. No pair's answer hangs on another pair."""
        ...

    @property
    def relates(self) -> bool:
        """Whether it tells the relations of dated texts as well."""
        ...

    def relate(self, pairs: Sequence[Pair]) -> list[RelationScores]:
        """Probabilities of the relations of each pair that `dated` made, in order."""
        ...
