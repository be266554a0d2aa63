"""The symbolic judge on two texts: every asked claim against every found one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from factcheck.extract.articles import ReadArticle
from factcheck.extract.statements import BE, TITLE, Analysis
from factcheck.judge.coverage import Covered, cover
from factcheck.judge.levels import Decision, decide
from factcheck.match.alignment import Alignment, FrameRelation, align
from factcheck.match.arguments import Comparer
from factcheck.match.slots import Context
from factcheck.records import Claim, InferenceLabel, Polarity

# A decision below this score is shown as neutral.
DECIDES = 0.40


@dataclass(frozen=True, slots=True)
class Judged:
    """What one found text says to the asked one."""

    label: InferenceLabel
    score: float
    reason: str
    level: str
    decision: Decision | None = None
    covered: Covered | None = None


@dataclass(frozen=True, slots=True)
class FoundText:
    """Found claims with the features of their surroundings."""

    claims: tuple[Claim, ...]
    analyses: tuple[Analysis, ...]
    context: Context


def judge_claim(asked: Claim, found: FoundText, comparer: Comparer) -> Decision | None:
    """The best decision on one asked claim; contradiction before support on equal footing."""
    alignments = (
        alignment
        for claim in found.claims
        if claim.predicate != TITLE or asked.predicate == BE
        for alignment in align(asked, claim, comparer, found.context)
    )
    return best_decision(alignments)


def best_decision(
    alignments: Iterable[Alignment], *, of_two_reports: bool = False
) -> Decision | None:
    """The best decision on alignments of one asked claim.

    Between two reports also what one event put an end to counts: there it is a change.
    """
    decisions = [
        decision
        for alignment in alignments
        if (decision := decide(alignment)) is not None and decision.score >= DECIDES
    ]
    if not of_two_reports:
        decisions = [d for d in decisions if not _held_before(d)]
    return max(decisions, key=_rank, default=None)


def _rank(decision: Decision) -> tuple[bool, float, bool]:
    direct = decision.alignment.relation is FrameRelation.SAME
    contradicts = decision.level.label is InferenceLabel.CONTRADICTION
    return (decision.score >= 0.8, round(decision.score + 0.02 * direct, 2), contradicts)


def judge_text(asked: ReadArticle, found: FoundText, comparer: Comparer) -> Judged:
    """Three-way judgement of an asked text by a found one."""
    main = main_claims(asked)
    decisions = [judge_claim(c, found, comparer) for c in main]
    contradictions = [d for d in decisions if d and d.level.label is InferenceLabel.CONTRADICTION]
    if contradictions:
        best = max(contradictions, key=lambda d: d.score)
        return Judged(best.level.label, best.score, best.reason, best.level.name, best)
    supported = [d for d in decisions if d is not None]
    if main and len(supported) == len(main):
        weakest = min(supported, key=lambda d: d.score)
        return Judged(
            weakest.level.label, weakest.score, weakest.reason, weakest.level.name, weakest
        )
    covered = _cover(asked, found, comparer)
    if all(c.predicate == BE for c in main) and main and covered is not None:
        # "X is the minister": that both words occur says nothing of X.
        return Judged(InferenceLabel.NEUTRAL, covered.share, _undecided(covered.share), "none")
    if covered is not None and covered.label is not InferenceLabel.NEUTRAL:
        return Judged(covered.label, covered.score, covered.reason, "coverage", covered=covered)
    share = covered.share if covered is not None else 0.0
    return Judged(InferenceLabel.NEUTRAL, share, _undecided(share), "none", covered=covered)


def _undecided(share: float) -> str:
    return f"decides nothing: {share:.0%} of what is claimed is mentioned"


def _held_before(decision: Decision) -> bool:
    """What the asked event put an end to was so before it: no evidence against the event."""
    alignment = decision.alignment
    return (
        decision.level.label is InferenceLabel.CONTRADICTION
        and not alignment.own
        and alignment.asked.polarity is Polarity.AFFIRMED
        and not alignment.same_polarity
        and alignment.ends
        and not (alignment.found.event.known and alignment.found.event.last is None)
    )


def _cover(asked: ReadArticle, found: FoundText, comparer: Comparer) -> Covered | None:
    if not asked.analyses or not found.analyses:
        return None
    results = [
        cover(a, asked.claims, found.analyses, found.claims, comparer) for a in asked.analyses
    ]
    return min(results, key=lambda c: (c.label is not InferenceLabel.NEUTRAL, c.share))


def main_claims(asked: ReadArticle) -> tuple[Claim, ...]:
    """The claims that must hold for the text to hold: its clauses, else its event nouns."""
    clauses = tuple(c for c in asked.claims if not c.nominal and not c.purpose)
    cues = {a.cue for c in clauses for a in c.attribution}
    said = tuple(c for c in clauses if not _is_saying(c, cues))
    if said or clauses:
        return said or clauses
    return tuple(c for c in asked.claims if c.predicate != TITLE)


def _is_saying(claim: Claim, cues: set[str]) -> bool:
    """ "X said that Y": what is said matters, the saying does not, when both are there."""
    words = claim.quote[claim.focus.start - claim.start : claim.focus.end - claim.start]
    return any(cue in words for cue in cues) and not claim.attribution
