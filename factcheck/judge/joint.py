"""How the two judges decide together: a log-linear model of both, whose weights one can read.

`joint_weights.tsv` is written by `scripts/fit_joint.py` from development pairs that the model did
not learn from; the half `tune` of the gold among them has also fitted the symbolic judge, which
therefore looks a little better there than it is. `joint_passage_weights.tsv` and
`joint_near_weights.tsv` are written by `scripts/fit_verdict.py` from claims that neither judge
learned from.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

from factcheck.judge.evidence import Shown
from factcheck.judge.levels import Decision
from factcheck.judge.weights import Chances
from factcheck.model.interface import PairScores
from factcheck.records import InferenceLabel

JOINT_PAIRS = "joint_weights.tsv"
JOINT_PASSAGES = "joint_passage_weights.tsv"
JOINT_NEAR = "joint_near_weights.tsv"  # the same, where it is known how near the passage is

# Keeps the logarithm of a chance finite: 0.01 to 0.99 is what a small fit can tell apart.
_LEAST = 0.01

# Cosine of texts of the retriever that have nothing to do with each other.
_FAR = 0.8

# Facts that the symbolic judge knows exactly and a small model overlooks.
EXACT = (
    "number other", "number missing", "number same", "time other", "time same", "sign other",
    "opposite frame", "aligned swapped", "aligned same", "rival place", "rival name",
    "missing name", "missing place", "set aside", "planned there", "denied there", "share",
)  # fmt: skip


def of_model(scores: PairScores) -> Chances:
    """The model's probabilities as chances."""
    return Chances(scores.entailment, scores.neutral, scores.contradiction)


def joint_facts(
    words: Chances, by_levels: Decision | None, model: Chances, shown: Shown | None
) -> dict[str, float]:
    """What both judges say of a pair, as facts that can be weighed."""
    facts = {
        "bias": 1.0,
        "words entailment": _odds(words.entailment, words.neutral),
        "words contradiction": _odds(words.contradiction, words.neutral),
        "model entailment": _odds(model.entailment, model.neutral),
        "model contradiction": _odds(model.contradiction, model.neutral),
    }
    if by_levels is not None:
        supports = by_levels.level.label is InferenceLabel.ENTAILMENT
        facts["level of support" if supports else "level of contradiction"] = by_levels.score
    seen: Mapping[str, float] = shown.facts if shown is not None else {}
    facts |= {name: seen[name] for name in EXACT if seen.get(name)}
    if shown is None:
        facts["nothing comparable"] = 1.0
    return facts


def model_facts(model: Chances) -> dict[str, float]:
    """What the model by itself says of a claim and a passage."""
    return {
        "model entailment": _odds(model.entailment, model.neutral),
        "model contradiction": _odds(model.contradiction, model.neutral),
        "model decides": math.log(max(0.0, 1.0 - model.neutral) + _LEAST),
    }


def near_facts(cosine: float, rank: int) -> dict[str, float]:
    """How near a passage is to a claim in meaning."""
    return {
        "nearness": 10.0 * (min(cosine, 1.0) - _FAR),
        "nearer ones": math.log1p(rank),
        "nearest": float(rank == 0),
    }


def _odds(one: float, other: float) -> float:
    return math.log((one + _LEAST) / (other + _LEAST))
