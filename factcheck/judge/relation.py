"""The relation of two dated texts or claims: agree, contradict, superseded, unrelated.

Time is asked first: claims about a state or a running count conflict only if they speak of
the same time; otherwise the later one has taken the place of the earlier.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.extract.articles import ReadArticle
from factcheck.extract.statements import TITLE
from factcheck.judge.events import SAME_EVENT_DAYS, Identity, days_apart, identity
from factcheck.judge.evidence import Shown
from factcheck.judge.explain import word_of
from factcheck.judge.levels import Decision
from factcheck.judge.sentences import (
    FoundText,
    Judged,
    best_decision,
    judge_text,
    main_claims,
)
from factcheck.language.frames import load_frames
from factcheck.match.alignment import Alignment, FrameRelation, align
from factcheck.match.arguments import Comparer, Outcome, readings
from factcheck.match.slots import Context, Slot
from factcheck.records import (
    Claim,
    ContradictionType,
    InferenceLabel,
    Judgement,
    Mood,
    RelationKind,
    SlotComparison,
)

# Types that time can turn into a change; a wrong founding year stays wrong.
CHANGEABLE = frozenset(
    (ContradictionType.NEGATION, ContradictionType.ANTONYM, ContradictionType.MOOD,
     ContradictionType.ROLE, ContradictionType.NUMERIC, ContradictionType.LEXICAL)
)  # fmt: skip
# An accusation and its denial a day later are one dispute, not a change of mind.
DISPUTE_DAYS = 7
# Two reports that name nobody are taken for one event only when all they say is the same.
UNNAMED_SURE = 0.9
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


def judge_texts(a: ReadArticle, b: ReadArticle, comparer: Comparer) -> Judgement:
    """Both readings of a pair: three-way label of (premise a, hypothesis b), dated relation."""
    forward = judge_text(b, as_found(a, comparer), comparer)
    backward = judge_text(a, as_found(b, comparer), comparer)
    related = relate_texts(a, b, forward, backward, comparer)
    return Judgement(
        id="",
        label=forward.label,
        scores=_scores(forward),
        relation=related.kind,
        type=forward.type or related.type,
        reason=forward.reason,
        level=forward.level,
        slots=tuple(_slots(forward)),
    )


def as_found(read: ReadArticle, comparer: Comparer) -> FoundText:
    """A short text as a found text: all sentences are one context."""
    context = comparer.names.canonical(
        tuple(dict.fromkeys(f for a in read.analyses for f in a.features))
    )
    return FoundText(read.claims, read.analyses, Context(context), read.article.language)


def _scores(judged: Judged) -> tuple[float, float, float]:
    """Entailment, neutral, contradiction."""
    chances = judged.chances
    return (
        round(chances.entailment, 4),
        round(chances.neutral, 4),
        round(chances.contradiction, 4),
    )


def _slots(forward: Judged) -> Iterator[SlotComparison]:
    """The first text's side, then the second's, slot by slot and word by word."""
    decision = forward.decision or forward.by_levels
    if decision is not None:
        yield from _claim_slots(decision.alignment)
    if forward.shown is not None:
        yield from _shown_slots(forward.shown)


def _claim_slots(alignment: Alignment) -> Iterator[SlotComparison]:
    asked, found = alignment.asked, alignment.found
    same_polarity = asked.polarity is found.polarity
    yield SlotComparison(
        "predicate", found.cue, asked.cue,
        alignment.relation.value if alignment.same_polarity else "opposite polarity",
    )  # fmt: skip
    yield SlotComparison(
        "polarity", found.polarity.value, asked.polarity.value,
        "same" if same_polarity else "different",
    )  # fmt: skip
    yield SlotComparison(
        "mood", found.mood.value, asked.mood.value,
        "same" if asked.mood is found.mood else "different",
    )  # fmt: skip
    for slot in (*alignment.slots, alignment.quantity, alignment.time):
        if slot is not None:
            yield SlotComparison(slot.role, slot.found, slot.asked, slot.outcome.value)


def _shown_slots(shown: Shown) -> Iterator[SlotComparison]:
    for pair in shown.wording.pairs:
        there = word_of(pair.found) if pair.found is not None else ""
        yield SlotComparison(pair.kind, there, word_of(pair.asked), pair.meeting.value)
    for figure in shown.figures:
        found = figure.found.quantity.text if figure.found is not None else ""
        yield SlotComparison("number", found, figure.asked.quantity.text, figure.order.value)
    for slot in shown.times:
        yield SlotComparison("time", slot.found, slot.asked, slot.outcome.value)


def relate_texts(
    a: ReadArticle, b: ReadArticle, forward: Judged, backward: Judged, comparer: Comparer
) -> Related:
    """The dated relation of two short texts, from the best decision on any of their claims."""
    same = identity(a, b, comparer)
    apart = days_apart(a.article.published, b.article.published)
    decisions = [*_decisions(b, a, comparer), *_decisions(a, b, comparer)]
    contradictions = [
        d for d in decisions
        if d.level.label is InferenceLabel.CONTRADICTION and not _other_event(d, same)
    ]  # fmt: skip
    if contradictions:
        return relate_decision(max(contradictions, key=lambda d: d.score), apart)
    supports = [
        d for d in decisions
        if d.level.label is InferenceLabel.ENTAILMENT and _one_matter(d, same, apart, comparer)
    ]  # fmt: skip
    if supports:
        return relate_decision(max(supports, key=lambda d: d.score), apart)
    changed = topic_change(a, b, comparer, apart)
    if changed is not None:
        return changed
    return _by_words([forward, backward], same, apart)


def _decisions(asked: ReadArticle, found: ReadArticle, comparer: Comparer) -> list[Decision]:
    text = as_found(found, comparer)
    decided = (
        best_decision(
            (a for f in text.claims if f.predicate != TITLE
             for a in align(claim, f, comparer, text.context)),
            of_two_reports=True,
        )
        for claim in main_claims(asked)
    )  # fmt: skip
    return [d for d in decided if d is not None]


def _other_event(decision: Decision, same: Identity) -> bool:
    """Numbers, places and days of two different events contradict nothing."""
    return same is Identity.OTHER and decision.level.type in (
        ContradictionType.NUMERIC, ContradictionType.PLACE, ContradictionType.DATE,
    )  # fmt: skip


def _one_matter(decision: Decision, same: Identity, apart: int | None, comparer: Comparer) -> bool:
    """Two like reports agree when they are of one event, or of a standing state."""
    if not _punctual(decision, comparer):
        return same is not Identity.OTHER or _named(decision)
    if same is Identity.OTHER:
        return False
    if apart is not None and abs(apart) > REPEAT_DAYS:
        return False
    if same is Identity.SAME or _named(decision) or decision.alignment.quantity is not None:
        return True
    near = apart is None or abs(apart) <= SAME_EVENT_DAYS
    return near and decision.score >= UNNAMED_SURE


def _named(decision: Decision) -> bool:
    return any(s.named and s.outcome is Outcome.SAME for s in decision.alignment.slots)


def _by_words(covered: list[Judged], same: Identity, apart: int | None) -> Related:
    """When no frame decides: agreement or conflict of all words, within one event."""
    nothing = Related(RelationKind.UNRELATED, None, "nothing comparable is said", "none", 0.0)
    decided = [j for j in covered if j.label is not InferenceLabel.NEUTRAL and j.decision is None]
    if not decided or same is Identity.OTHER or (apart is not None and abs(apart) > REPEAT_DAYS):
        return nothing
    best = max(decided, key=lambda j: j.score)
    if best.label is InferenceLabel.ENTAILMENT:
        return Related(RelationKind.AGREE, None, best.reason, best.level, best.score)
    kind = best.type
    if apart and kind in CHANGEABLE:
        return Related(RelationKind.SUPERSEDED, None, best.reason, best.level, best.score)
    return Related(RelationKind.CONTRADICT, kind, best.reason, best.level, best.score)


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


def _punctual(decision: Decision, comparer: Comparer) -> bool:
    """An event that happens at a moment, unlike a state, a stance or a standing fact."""
    frame = comparer.frames.frames.get(decision.alignment.asked.predicate)
    return frame is None or frame.kind in ("event", "change")


def topic_change(
    a: ReadArticle, b: ReadArticle, comparer: Comparer, apart: int | None
) -> Related | None:
    """Opposite stances on one topic by different actors at different times.

    A refusal in January and other parties' agreement in August: the matter has moved on,
    although the first party's own stance is not reversed.
    """
    context = as_found(a, comparer).context
    for asked in main_claims(b):
        for found in a.claims:
            alignments = tuple(align(asked, found, comparer, context))
            related = claim_topic_change(alignments, comparer, apart)
            if related is not None:
                return related
    return None


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
