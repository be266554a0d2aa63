"""What a model that judges pairs of texts gives and raises."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from factcheck.records import FactcheckError

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


class PairModel(Protocol):
    """A classifier of pairs of texts."""

    @property
    def name(self) -> str:
        """What reports call the model."""
        ...

    def score(self, pairs: Sequence[Pair]) -> list[PairScores]:
        """Probabilities of each pair, in order. No pair's answer hangs on another pair."""
        ...
