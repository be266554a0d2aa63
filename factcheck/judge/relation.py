"""The relation of two dated claims: agree, contradict, superseded, unrelated.

Time is asked first: claims about a state or a running count conflict only if they speak of
the same time; otherwise the later one has taken the place of the earlier.
"""

from __future__ import annotations

from dataclasses import dataclass

from factcheck.extract.articles import ReadArticle
from factcheck.judge.events import days_apart
from factcheck.judge.levels import Decision
from factcheck.judge.sentences import FoundText
from factcheck.language.frames import load_frames
from factcheck.match.alignment import Alignment, FrameRelation
from factcheck.match.arguments import Comparer, Outcome, readings
from factcheck.match.slots import Context, Slot
from factcheck.records import Claim, ContradictionType, InferenceLabel, Mood, RelationKind

# Types that time can turn into a change; a wrong founding year stays wrong.
CHANGEABLE = frozenset(
    (ContradictionType.NEGATION, ContradictionType.ANTONYM, ContradictionType.MOOD,
     ContradictionType.ROLE, ContradictionType.NUMERIC, ContradictionType.LEXICAL)
)  # fmt: skip
# An accusation and its denial a day later are one dispute, not a change of mind.
DISPUTE_DAYS = 7
# The same punctual event reported again this much later is another event of its kind.
REPEAT_DAYS = 7


@dataclass(frozen=True, slots=True)
class Related:
    """Relation with type, reason, level and score."""

    kind: RelationKind
    type: ContradictionType | None
    reason: str
    level: str
    score: float
    one_voice: bool = False  # one and the same speaks in both texts, and no number differs
    doubt: float = 0.0  # how likely a contradiction is, whatever is likelier


def as_found(read: ReadArticle, comparer: Comparer) -> FoundText:
    """A short text as a found text: all sentences are one context."""
    context = comparer.names.canonical(
        tuple(dict.fromkeys(f for a in read.analyses for f in a.features))
    )
    return FoundText(read.claims, read.analyses, Context(context), read.article.language)


def relate_decision(decision: Decision, apart: int | None) -> Related:
    """Contradiction or change, by the times of the two claims.

    `apart` is the distance of the two publications in days; event dates go first.
    """
    alignment, kind = decision.alignment, decision.level.type
    distance = _distance(alignment, apart)
    if decision.level.label is InferenceLabel.ENTAILMENT:
        return Related(
            RelationKind.AGREE, None, decision.reason, decision.level.name, decision.score
        )
    if kind in CHANGEABLE and _is_change(decision, distance):
        return Related(
            RelationKind.SUPERSEDED, None, _change_reason(decision, distance),
            "time: " + decision.level.name, decision.score,
        )  # fmt: skip
    return Related(
        RelationKind.CONTRADICT, kind, decision.reason, decision.level.name, decision.score
    )


def each_of_its_day(decision: Decision) -> bool:
    """ "Today's top stories" of two days: each tells of its own day, and neither names it wrongly.

    Only what both reports date to within days of themselves, and weeks from each other; a date of
    birth lies far from one report of it at least.
    """
    if decision.level.type is not ContradictionType.DATE:
        return False
    sides = (decision.alignment.asked, decision.alignment.found)
    lags = [days_apart(side.published, side.event) for side in sides]
    if any(lag is None or abs(lag) > REPEAT_DAYS for lag in lags):
        return False
    between = days_apart(sides[0].published, sides[1].published)
    return between is not None and abs(between) > REPEAT_DAYS


def _distance(alignment: Alignment, apart: int | None) -> int | None:
    asked, found = alignment.asked, alignment.found
    first = asked.event if asked.event.known else asked.published
    second = found.event if found.event.known else found.published
    exact = days_apart(first, second)
    return exact if exact is not None else apart


def _is_change(decision: Decision, distance: int | None) -> bool:
    alignment = decision.alignment
    if distance is None:
        return _ordered_by_words(alignment)
    if distance == 0:
        return _ordered_by_words(alignment) and decision.level.type is not ContradictionType.NUMERIC
    if decision.level.type is ContradictionType.NUMERIC:
        return _grows(alignment, distance)
    if decision.level.name in ("denied", "roles swapped"):
        return abs(distance) > DISPUTE_DAYS
    return True


def _ordered_by_words(alignment: Alignment) -> bool:
    """ "finally", "again", "retook from": the words say that something came before."""
    asked, found = alignment.asked, alignment.found
    if asked.lately != found.lately:
        return True
    return _presupposes(asked) or _presupposes(found)


def _presupposes(later: Claim) -> bool:
    """ "retook from": the words themselves say what held before."""
    frame = load_frames().frames.get(later.predicate)
    if frame is None or later.argument("from") is None:
        return False
    return any(not p.negated for p in frame.presupposes)


def _grows(alignment: Alignment, distance: int) -> bool:
    """A count that the later report has higher, or any running total."""
    asked, found = _value(alignment.asked), _value(alignment.found)
    if asked is None or found is None:
        return True
    earlier, later = (asked, found) if distance > 0 else (found, asked)
    return later >= earlier


def _value(claim: Claim) -> float | None:
    for quantity in claim.quantities:
        if quantity.low is not None:
            return quantity.low
        if quantity.high is not None:
            return quantity.high
    return None


def _change_reason(decision: Decision, distance: int | None) -> str:
    asked, found = decision.alignment.asked, decision.alignment.found
    dates = " against ".join(_date(c) for c in (found, asked))
    if distance is None:
        return f"changed: {decision.reason} (the words say which came first)"
    return f"changed in {abs(distance)} days ({dates}): {decision.reason}"


def _date(claim: Claim) -> str:
    when = claim.event if claim.event.known else claim.published
    return when.iso() or "undated"


def claim_topic_change(
    alignments: tuple[Alignment, ...], comparer: Comparer, apart: int | None
) -> Related | None:
    """Topic change of two claims, or None."""
    for alignment in alignments:
        asked, found = alignment.asked, alignment.found
        if not _opposed(alignment) or alignment.found.mood is Mood.DENIED:
            continue
        frame = comparer.frames.frames.get(alignment.frame)
        if frame is None or not frame.topical:
            continue
        actor = _slot(alignment, "who")
        if not _one_topic(asked, found, comparer):
            continue
        if actor is not None and actor.outcome not in (Outcome.DIFFERENT, Outcome.UNKNOWN):
            continue
        distance = _distance(alignment, apart)
        if distance == 0 or (distance is None and not _ordered_by_words(alignment)):
            continue
        return Related(
            RelationKind.SUPERSEDED, None,
            f"the matter moved on: {found.cue} ({_date(found)}), {asked.cue} ({_date(asked)}), "
            "by other actors",
            "time: topic", 0.6,
        )  # fmt: skip
    return None


def _one_topic(asked: Claim, found: Claim, comparer: Comparer) -> bool:
    """True when the two stances are on the same thing, whoever offered it wherever."""
    left, right = _topics(asked, comparer), _topics(found, comparer)
    return any(comparer.covers(a, b) or comparer.covers(b, a) for a in left for b in right)


def _topics(claim: Claim, comparer: Comparer) -> list[str]:
    found = []
    for argument in claim.arguments:
        if argument.role not in ("whom", "about"):
            continue
        for feature in (*argument.features, *argument.reach):
            concept = comparer.frames.concepts.get(readings(feature)[0])
            if feature[:2] == "c:" and concept and concept.kind in _TOPIC_KINDS:
                found.append(feature)
    return [f for f in found if not comparer.generic(f)]


_TOPIC_KINDS = frozenset(("event", "abstract", "thing"))


def _opposed(alignment: Alignment) -> bool:
    if alignment.relation is FrameRelation.OPPOSITE:
        return alignment.same_polarity
    return not alignment.same_polarity


def _slot(alignment: Alignment, role: str) -> Slot | None:
    return next((s for s in alignment.slots if s.role == role), None)
