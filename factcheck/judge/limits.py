"""What the weighed words may not say, however much they have in common."""

from __future__ import annotations

from collections.abc import Collection

from factcheck.judge.evidence import Shown
from factcheck.judge.weights import Chances
from factcheck.records import InferenceLabel

# Where this share of the asked predicates is only planned, nothing follows: 0.5 is one pair better
# than 1 on 720 written pairs.
PLANNED_SHARE = 0.5
# "Norway, not Sweden, offered a loan" contradicts what says next to all of it of Sweden. Too rare
# in the training pairs to be weighed.
SET_ASIDE = 0.80
# So does what came before a vote what came after it.
_DECIDING = ("set aside", "order other", "accusers swapped")
# What one says, another need neither say nor deny.
SAID_BY_ANOTHER = 0.60


def _may_follow(shown: Shown) -> bool:
    """Nothing follows where a name is not said, or only a wider place, or a plan or accusation.

    On the training pairs these rules cost and gain nothing; they keep clear cases clear.
    """
    facts = shown.facts
    named = not any(facts.get(f) for f in ("missing name", "missing place", "wider place"))
    done = facts.get("predicate unreal", 0.0) + facts.get("predicate alleged", 0.0) < PLANNED_SHARE
    return (
        named and done and not _is_another(shown) and not any(facts.get(fact) for fact in _DECIDING)
    )


def _is_another(shown: Shown) -> bool:
    """ "The mayor's brother was arrested": nothing is said of the mayor, nor did he shoot."""
    return bool(shown.facts.get("only tied"))


def _only_denied(shown: Shown) -> bool:
    """ "He denied hiding the money": next to all of "he hid the money" is there, and denied.

    A claim whose subject is a pronoun has no level that would say so.
    """
    return shown.facts.get("only denied", 0.0) >= SET_ASIDE


def limited(chances: Chances, shown: Shown, decided: Collection[InferenceLabel]) -> Chances:
    """The chances within what the facts allow; `decided` are the labels that levels give."""
    if not _may_follow(shown):
        chances = chances.without_entailment()
    if _said_of_another(shown) and InferenceLabel.CONTRADICTION not in decided:
        chances = chances.without_entailment().decided(InferenceLabel.NEUTRAL, SAID_BY_ANOTHER)
    if _only_denied(shown) and InferenceLabel.ENTAILMENT not in decided:
        chances = chances.without_entailment().decided(InferenceLabel.CONTRADICTION, SET_ASIDE)
    if max(shown.facts.get(fact, 0.0) for fact in _DECIDING) >= SET_ASIDE:
        chances = chances.decided(InferenceLabel.CONTRADICTION, SET_ASIDE)
    return chances


def _said_of_another(shown: Shown) -> bool:
    return bool(shown.facts.get("voice other")) or _is_another(shown)
