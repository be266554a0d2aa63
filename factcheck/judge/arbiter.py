"""How the two judges decide together on a claim: what all passages say, weighed.

A log-linear model over the four verdicts, `verdict_weights.tsv`, written by
`scripts/fit_verdict.py` from claims that neither judge learned from. A verdict costs what it is
unlikely to be right, and more where the opposite is likely: a refuted claim called supported does
more harm than one that is left open.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from factcheck.judge.weights import Chances
from factcheck.language.tables import LexiconError, file_rows
from factcheck.records import VerdictLabel

VERDICTS = "verdict_weights.tsv"
# What an opposite verdict costs, one that leaves the claim open costing nothing and a right one
# gaining 1.
OPPOSITE_COST = 1.5
# A dispute is said where it is so much likelier than what else would be said: of those that are
# likelier at all, one of four is one.
DISPUTE_MARGIN = 0.10

WEIGHED = (VerdictLabel.SUPPORTED, VerdictLabel.REFUTED, VerdictLabel.CONFLICTING)
"""The columns of the table; what is not enough weighs nothing."""

_LEAST = 0.01  # keeps the logarithm of a chance finite


@dataclass(frozen=True, slots=True)
class Heard:
    """What both judges make of one passage for a claim.

    `passage` are the chances that it supports or refutes the claim, which it need not bear on;
    `texts` those of the two texts by themselves; `model` what the model alone says; `spoken_of` the
    share of the claim's words that it or its article speaks of.
    """

    article: str
    passage: Chances
    texts: Chances
    model: Chances
    spoken_of: float = 0.0


@dataclass(frozen=True, slots=True)
class ByWords:
    """What the symbolic judge alone says of a claim.

    `support` and `refutation` are the highest chances that a passage says so by its words;
    `granted` the chance that both judges give its first passage to say what its verdict is;
    `level` that a level decides, `exact` that it meets every word of the claim too.
    """

    label: VerdictLabel
    support: float
    refutation: float
    granted: float = 0.0
    level: bool = False
    exact: bool = False


_OPEN = Chances(0.0, 1.0, 0.0)
_NOTHING = Heard("", _OPEN, _OPEN, _OPEN)


def facts_of(heard: Sequence[Heard], words: ByWords) -> dict[str, float]:
    """What a verdict is weighed by."""
    facts = {
        "bias": 1.0,
        **_side(heard, "support", "entailment", "contradiction"),
        **_side(heard, "refutation", "contradiction", "entailment"),
        "dispute": _odds(_dispute(heard)),
        "words support": _odds(words.support),
        "words refutation": _odds(words.refutation),
        "words conflicting": float(words.label is VerdictLabel.CONFLICTING),
    }
    if words.label in (VerdictLabel.SUPPORTED, VerdictLabel.REFUTED):
        granted, label = _odds(words.granted) - _odds(0.0), words.label.value
        facts |= {
            f"words {label}": 1.0,
            f"level {label}": float(words.level),
            f"exact {label}": float(words.exact),
            f"granted {label}": granted,
            f"exact granted {label}": granted * words.exact,
        }
    return facts


def _side(heard: Sequence[Heard], name: str, side: str, other: str) -> dict[str, float]:
    """How much speaks for one side: the passage that most likely does, and the next ones."""

    def chance(chances: Chances) -> float:
        return float(getattr(chances, side))

    ordered = sorted(heard, key=lambda each: -chance(each.passage))
    first, second, third = ([chance(each.passage) for each in ordered] + [0.0] * 3)[:3]
    facts = {
        name: _odds(first),
        f"{name} next": _odds(second),
        f"{name} third": _odds(third),
        f"{name} by texts": _odds(max((chance(each.texts) for each in heard), default=0.0)),
        f"{name} by model": _odds(max((chance(each.model) for each in heard), default=0.0)),
    }
    best = ordered[0] if ordered else _NOTHING
    return facts | {
        f"{name} first texts": _odds(chance(best.texts)),
        f"{name} first model": _odds(chance(best.model)),
        f"{name} first against": _odds(float(getattr(best.model, other))),
        f"{name} first spoken of": best.spoken_of,
    }


def _dispute(heard: Sequence[Heard]) -> float:
    """How likely one article supports and another refutes: the lesser of both, at best."""
    supports, refutes = _by_article(heard, "entailment"), _by_article(heard, "contradiction")
    pairs = ((supports[a], refutes[b]) for a in supports for b in refutes if a != b)
    return max(map(min, pairs), default=0.0)


def _by_article(heard: Sequence[Heard], side: str) -> dict[str, float]:
    found: dict[str, float] = {}
    for each in heard:
        chance = float(getattr(each.passage, side))
        found[each.article] = max(chance, found.get(each.article, 0.0))
    return found


def _odds(chance: float) -> float:
    return math.log((chance + _LEAST) / (1.0 - chance + _LEAST))


def chances(
    facts: Mapping[str, float], weights: Mapping[str, Sequence[float]] | None = None
) -> dict[VerdictLabel, float]:
    """The probability of each verdict, by the shipped weights or others; they add up to one."""
    weights = load() if weights is None else weights
    known = [(weights[name], value) for name, value in facts.items() if name in weights]
    sums = {
        label: math.exp(math.fsum(row[at] * value for row, value in known))
        for at, label in enumerate(WEIGHED)
    }
    sums[VerdictLabel.NOT_ENOUGH_EVIDENCE] = 1.0
    total = math.fsum(sums.values())
    return {label: power / total for label, power in sums.items()}


def best(given: Mapping[VerdictLabel, float], cost: float = OPPOSITE_COST) -> VerdictLabel:
    """The verdict that is worth most; of equal ones the more careful."""
    yes, no = given[VerdictLabel.SUPPORTED], given[VerdictLabel.REFUTED]
    worth = {
        VerdictLabel.NOT_ENOUGH_EVIDENCE: given[VerdictLabel.NOT_ENOUGH_EVIDENCE],
        VerdictLabel.CONFLICTING: given[VerdictLabel.CONFLICTING] - DISPUTE_MARGIN,
        VerdictLabel.SUPPORTED: yes - cost * no,
        VerdictLabel.REFUTED: no - cost * yes,
    }
    return max(worth, key=lambda label: round(worth[label], 9))


@lru_cache(maxsize=1)
def load() -> Mapping[str, tuple[float, ...]]:
    """The shipped weights of each fact, in nats against not enough evidence, as `WEIGHED`.

    Raises:
        LexiconError: the table is missing or malformed; the message names the line.
    """
    file = files("factcheck.judge") / VERDICTS
    if not file.is_file():
        raise LexiconError(f"factcheck/judge/{VERDICTS} is missing; install the package again")
    size = 1 + len(WEIGHED)
    return dict(_weights(file_rows(file, size, size)))


def _weights(rows: Iterable[tuple[str, list[str]]]) -> Iterator[tuple[str, tuple[float, ...]]]:
    for where, (fact, *numbers) in rows:
        try:
            yield fact, tuple(float(each) for each in numbers)
        except ValueError:
            raise LexiconError(f"{where}: the weights of {fact!r} are no numbers") from None
