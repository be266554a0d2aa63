"""Earlier and later states that one sentence tells: "the road, closed for a week, has reopened"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.judge.levels import Decision
from factcheck.match.alignment import Alignment, FrameRelation
from factcheck.records import Claim, ContradictionType, InferenceLabel

# Contradictions of a state: it may have been so before, or say only which thing is meant.
_OF_STATE = frozenset((ContradictionType.NEGATION, ContradictionType.ANTONYM))


def but_for_aims(decisions: Sequence[Decision], aligned: Sequence[Alignment]) -> Iterator[Decision]:
    """ "cut prices to raise sales": the cut is no fall of the sales that it is to raise."""
    aims = any(
        a.unachieved and a.same_polarity and a.relation is FrameRelation.SAME and a.fits()
        for a in aligned
    )
    return (d for d in decisions if not aims or d.level.type is not ContradictionType.ANTONYM)


def still_holding(decisions: Sequence[Decision]) -> Iterator[Decision]:
    """Decisions on one asked claim without those that rest on a state which the sentence ends."""
    return (d for d in decisions if not any(_ended(d, other) for other in decisions))


def _ended(decision: Decision, other: Decision) -> bool:
    """True when a later clause of the same sentence decides the other way."""
    labels = {decision.level.label, other.level.label}
    if labels != {InferenceLabel.ENTAILMENT, InferenceLabel.CONTRADICTION}:
        return False
    contradicts = decision if _contradicts(decision) else other
    if contradicts.level.type not in _OF_STATE:
        return False
    earlier, later = decision.alignment.found, other.alignment.found
    same = (earlier.article, earlier.sentence) == (later.article, later.sentence)
    return same and _stage(earlier) < _stage(later)


def _stage(claim: Claim) -> tuple[bool, int]:
    """Descriptions and what the sentence says came first, then clause by clause."""
    return not claim.backdrop, claim.focus.end


def _contradicts(decision: Decision) -> bool:
    return decision.level.label is InferenceLabel.CONTRADICTION


def only_described(asked: Claim, decision: Decision | None, main: Sequence[Claim]) -> bool:
    """ "The detained farmers are free": that they are detained is not what is claimed.

    Another number or date contradicts in a description, too.
    """
    if not asked.backdrop or decision is None or all(c.backdrop for c in main):
        return False
    return _contradicts(decision) and decision.level.type in _OF_STATE
