"""How much each fact speaks for entailment and for contradiction.

A log-linear model whose weights are a table one can read (`weights.tsv`, written by
`scripts/fit_weights.py` from data whose licence allows it): the weights of the facts that
hold are added up, once for entailment, once for contradiction, neutral being zero.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from factcheck.language.tables import LexiconError, file_rows
from factcheck.records import InferenceLabel

PAIRS = "weights.tsv"  # of two texts that speak of one matter
PASSAGES = "passage_weights.tsv"  # of a claim and any sentence of a corpus


@dataclass(frozen=True, slots=True)
class Weight:
    """Weights of one fact, in nats, against neutral."""

    entailment: float
    contradiction: float


@dataclass(frozen=True, slots=True)
class Chances:
    """Calibrated probabilities of the three labels; they add up to one."""

    entailment: float
    neutral: float
    contradiction: float

    def of(self, label: InferenceLabel) -> float:
        """The probability of a label."""
        return float(getattr(self, label.value))

    def decided(self, label: InferenceLabel, chance: float) -> Chances:
        """The chances where a level gives a label: its own chance for it at least."""
        own = max(self.of(label), chance)
        rest = 1.0 - self.of(label)
        scale = (1.0 - own) / rest if rest else 0.0
        given = {name: self.of(name) * scale for name in InferenceLabel} | {label: own}
        return Chances(*(given[name] for name in InferenceLabel))

    def without_entailment(self) -> Chances:
        """The chances where what is asked is only planned, hoped or possible."""
        rest = self.neutral + self.contradiction
        return Chances(0.0, self.neutral / rest, self.contradiction / rest)

    def unsaid(self) -> Chances:
        """The chances where what would follow does not: that is no sign of the contrary."""
        return Chances(0.0, self.entailment + self.neutral, self.contradiction)

    def without_contradiction(self) -> Chances:
        """The chances where nothing is there that could contradict."""
        rest = self.entailment + self.neutral
        return Chances(self.entailment / rest, self.neutral / rest, 0.0)


@lru_cache(maxsize=4)
def load_weights(table: str = PAIRS) -> Mapping[str, Weight]:
    """A shipped table.

    Raises:
        LexiconError: the table is missing or malformed; the message names the line.
    """
    file = files("factcheck.judge") / table
    if not file.is_file():
        raise LexiconError(f"factcheck/judge/{table} is missing; install the package again")
    weights = {}
    for where, (fact, entailment, contradiction) in file_rows(file, 3, 3):
        try:
            weights[fact] = Weight(float(entailment), float(contradiction))
        except ValueError:
            raise LexiconError(f"{where}: the weights of {fact!r} are no numbers") from None
    return weights


def weigh(facts: Mapping[str, float], table: str = PAIRS) -> Chances:
    """Probabilities of the three labels from the facts; a fact without a weight counts nothing."""
    weights = load_weights(table)
    known = [(weights[name], value) for name, value in facts.items() if name in weights]
    entailment = math.exp(sum(w.entailment * v for w, v in known))
    contradiction = math.exp(sum(w.contradiction * v for w, v in known))
    total = 1.0 + entailment + contradiction
    return Chances(entailment / total, 1.0 / total, contradiction / total)


# Keeps the logarithm of a chance finite.
_LEAST = 1e-3


def passage_facts(facts: Mapping[str, float], chances: Chances) -> dict[str, float]:
    """The facts of a claim and a passage, with what they weigh for two texts of one matter."""
    neutral = chances.neutral + _LEAST
    return {
        **facts,
        "pair entailment": math.log((chances.entailment + _LEAST) / neutral),
        "pair contradiction": math.log((chances.contradiction + _LEAST) / neutral),
    }


def clash_of(facts: Mapping[str, float], clashes: Mapping[str, str]) -> str:
    """The fact among `clashes` that speaks most for contradiction and against entailment."""
    weights = load_weights()

    def push(name: str) -> float:
        weight = weights.get(name)
        return 0.0 if weight is None else facts[name] * (weight.contradiction - weight.entailment)

    present = sorted(name for name in facts if name in clashes)
    return max(present, key=push, default="")
