"""The relation of two dated texts: agree, contradict, superseded, unrelated.

All that the two show side by side is weighed together; `docs/relations.md` says how.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial

from factcheck.extract.articles import ReadArticle
from factcheck.judge.dated import pair_facts, related_claims
from factcheck.judge.evidence import Shown
from factcheck.judge.explain import word_of
from factcheck.judge.jury import ALONE, Jury
from factcheck.judge.pairing import Pairing, pairing
from factcheck.judge.relation import REPEAT_DAYS, Related, as_found
from factcheck.judge.relation_weights import (
    HEARD,
    JOINT,
    NEAR,
    WORDS,
    heard_facts,
    near_fact,
    relation_chances,
    telling_facts,
)
from factcheck.judge.sentences import MODEL_ALONE, Judged, judge_words, with_model
from factcheck.language.quantity_compare import QuantityOrder
from factcheck.match.alignment import Alignment
from factcheck.match.arguments import Comparer
from factcheck.match.wording import Meeting
from factcheck.model.interface import PairScores
from factcheck.records import (
    ContradictionType,
    InferenceLabel,
    Judgement,
    RelationKind,
    SlotComparison,
)

# How many of the weighed facts a reason names.
NAMED_FACTS = 3
# Facts that say "how long between" rather than what is said.
_TIME_ONLY = frozenset(("bias, within days", "bias, weeks later", "long between", "undated"))


def judge_texts(
    a: ReadArticle, b: ReadArticle, comparer: Comparer, jury: Jury = ALONE
) -> Judgement:
    """Both readings of a pair: three-way label of (premise a, hypothesis b), dated relation.

    Both judges together weigh the label. For the relation, which hangs on time, the symbolic
    judge's facts are weighed with how near the two texts are in meaning, and with what the model
    says of them, which is another thing days apart.

    Raises:
        ModelError: the model cannot judge.
    """
    forward = judge_words(b, as_found(a, comparer), comparer)
    related = relate_pair(a, b, comparer, jury, forward)
    forward = with_model(forward, jury, a.article.text, b.article.text)
    return Judgement(
        id="",
        label=forward.label,
        scores=_scores(forward),
        relation=related.kind,
        type=related.type or forward.type,
        reason=f"{forward.reason}; {related.kind.value}: {related.reason}",
        level=forward.level,
        slots=tuple(_slots(forward)),
    )


def relate_pair(
    a: ReadArticle,
    b: ReadArticle,
    comparer: Comparer,
    jury: Jury = ALONE,
    forward: Judged | None = None,
) -> Related:
    """The relation of two dated texts, by whoever sits; `forward` is b judged by a, if it is known.

    Raises:
        ModelError: the model cannot judge.
    """
    forward = forward or judge_words(b, as_found(a, comparer), comparer)
    backward = judge_words(a, as_found(b, comparer), comparer)
    one, other = a.article.text, b.article.text
    if jury.weighs_words:
        nearness = partial(jury.nearness, one, other)
        hearing = partial(jury.both_ways, one, other)
        return relate_texts(a, b, forward, backward, comparer, nearness, hearing)
    jury.prepare([(one, other), (other, one)])
    ahead, back = with_model(forward, jury, one, other), with_model(backward, jury, other, one)
    return by_model_alone(pairing(a, b, ahead, back))


Nearness = Callable[[], float | None]
"""Cosine of two texts' meanings; asked only where no rule decides."""
Hearing = Callable[[], tuple[PairScores, PairScores] | None]
"""What the model says of two texts, either way round; asked only where no rule decides."""


def relate_texts(
    a: ReadArticle,
    b: ReadArticle,
    forward: Judged,
    backward: Judged,
    comparer: Comparer,
    nearness: Nearness = lambda: None,
    hearing: Hearing = lambda: None,
) -> Related:
    """The relation of two dated texts; the order in which they are given changes nothing."""
    pair = pairing(a, b, forward, backward)
    facts = pair_facts(pair, comparer)
    if _shared_marks(pair) < LEAST_SHARED and facts.get("nothing telling shared"):
        return Related(RelationKind.UNRELATED, None, "too little is shared", "none", 0.0)
    if _another_scene(facts):
        reason = f"another scene: {_alone(pair)}"
        return Related(RelationKind.UNRELATED, None, reason, "scene", ANOTHER_SCENE)
    plain = _undated(pair, comparer) or _standing(pair, facts, comparer)
    if plain is not None:
        return plain
    cosine, heard = nearness(), hearing()
    table = _table(cosine, heard)
    facts |= _beyond_words(cosine, heard, pair.days)
    chances = relation_chances(facts, table)
    doubt = chances[RelationKind.CONTRADICT]
    if pair.days is None:
        # Of two plain statements only a claim's level says that they cannot both hold.
        del chances[RelationKind.CONTRADICT], chances[RelationKind.SUPERSEDED]
        if not any(_follows(j) for j in (forward, backward)):
            del chances[RelationKind.AGREE]
    elif facts.get("count of another order"):
        # The dead of a strike and those of a war: both reports can be right.
        del chances[RelationKind.CONTRADICT]
    if _alike(a) == _alike(b):
        for changed in (RelationKind.CONTRADICT, RelationKind.SUPERSEDED):
            chances.pop(changed, None)
    kind = max(chances, key=lambda k: chances[k])
    if kind is RelationKind.CONTRADICT and any(_is_question(read) for read in (a, b)):
        kind = RelationKind.UNRELATED
    named = [n for n in telling_facts(facts, kind, NAMED_FACTS, table) if n not in _TIME_ONLY]
    if cosine is not None and NEAR in named:
        named[named.index(NEAR)] = f"{NEAR} {cosine:.2f}"
    reason = _reason(kind, pair, named, comparer)
    found = _type(kind, pair, comparer)
    one_voice = bool(facts.get("speaker same")) and not facts.get("number other")
    return Related(
        kind, found, reason, "weighed", round(chances[kind], 4), one_voice, round(doubt, 4)
    )


def _table(cosine: float | None, heard: object) -> str:
    """The weights that fit what is known."""
    if cosine is None:
        return WORDS
    return JOINT if heard is None else HEARD


def _beyond_words(
    cosine: float | None, heard: tuple[PairScores, PairScores] | None, days: int | None
) -> dict[str, float]:
    facts = {} if cosine is None else near_fact(cosine)
    return facts if heard is None else facts | heard_facts(*heard, days)


def _alike(read: ReadArticle) -> str:
    """A text without its case and spacing: what is said word for word again says nothing new."""
    return " ".join(read.article.text.casefold().split())


def _is_question(read: ReadArticle) -> bool:
    """A headline that only asks ("Was Iran behind it?") says nothing that could be contradicted."""
    return read.article.text.rstrip(_CLOSING).endswith("?")


# What may stand behind the mark of a question.
_CLOSING = " \t\r\n\"'”’»)]!"


def by_model_alone(pair: Pairing) -> Related:
    """What the model alone says, either way round; what differs on another day has changed."""
    both = (pair.ahead, pair.back)
    no = max(judged.chances.contradiction for judged in both)
    yes = max(judged.chances.entailment for judged in both)
    said = f"{_dates(pair)}; model {no:.2f} contradiction, {yes:.2f} entailment"
    if max(no, yes) < EVEN:
        return Related(RelationKind.UNRELATED, None, said, MODEL_ALONE, round(1 - max(no, yes), 4))
    if yes >= no:
        return Related(RelationKind.AGREE, None, said, MODEL_ALONE, yes)
    if pair.days:
        return Related(RelationKind.SUPERSEDED, None, said, MODEL_ALONE, no)
    kind = next((j.type for j in both if j.type is not None), None)
    return Related(RelationKind.CONTRADICT, kind, said, MODEL_ALONE, no)


# The model relates two texts where it is likelier right than wrong.
EVEN = 0.5


# Plain statements agree only where one says next to everything the other says.
NEXT_TO_ALL = 0.90


def _follows(judged: Judged) -> bool:
    return judged.label is InferenceLabel.ENTAILMENT and judged.share >= NEXT_TO_ALL


# One common word relates nothing, unless it is a name.
LEAST_SHARED = 2


def _shared_marks(pair: Pairing) -> int:
    """Marks of either text that the other one says too."""
    shown = [j.shown for j in (pair.ahead, pair.back) if j.shown is not None]
    return max((len(s.wording.of(Meeting.HELD, Meeting.OPPOSITE)) for s in shown), default=0)


# Eight of ten pairs that differ so are of two events on the half `tune`.
ANOTHER_SCENE = 0.8


def _another_scene(facts: Mapping[str, float]) -> bool:
    """The like happened at two sites or in two towns: a church and a mosque.

    Where a name is shared, only two buildings of one kind tell that much.
    """
    if not facts.get("same event"):
        return False
    if facts.get("rival site") and not facts.get("same site"):
        return True
    return not facts.get("same name") and any(
        facts.get(f"other {group}") and not facts.get(f"same {group}")
        for group in ("site", "place")
    )


def _undated(pair: Pairing, comparer: Comparer) -> Related | None:
    """Without dates two texts are plain statements: what their claims decide stands."""
    if pair.days is not None:
        return None
    claims = _ranked(related_claims(pair, comparer))
    return claims[0] if claims else None


_FIRST = (RelationKind.CONTRADICT, RelationKind.SUPERSEDED, RelationKind.AGREE)


def _ranked(claims: Iterable[Related]) -> list[Related]:
    """Contradiction first, then change; in an order that the input's order does not change."""
    return sorted(claims, key=lambda r: (_FIRST.index(r.kind), -r.score, r.type or "", r.reason))


# So much of both texts must be about the one wrong date: tried on the half `tune`.
WHOLE = 0.6


def _standing(pair: Pairing, facts: Mapping[str, float], comparer: Comparer) -> Related | None:
    """No time makes a wrong date right: two birthdays contradict each other, years apart."""
    if facts.get("share of the fuller", 0.0) < WHOLE or (pair.days or 0) <= REPEAT_DAYS:
        return None
    claims = _ranked(related_claims(pair, comparer))
    if claims and claims[0].type is ContradictionType.DATE:
        return claims[0]
    return None


def _type(kind: RelationKind, pair: Pairing, comparer: Comparer) -> ContradictionType | None:
    """What sort of contradiction: by the claims' level, else by the words."""
    if kind is not RelationKind.CONTRADICT:
        return None
    claims = [r for r in _ranked(related_claims(pair, comparer)) if r.kind is kind]
    if claims:
        return claims[0].type
    types = sorted(
        ((j.score, j.type) for j in (pair.ahead, pair.back) if j.type is not None),
        reverse=True,
    )
    return types[0][1] if types else None


def _reason(kind: RelationKind, pair: Pairing, telling: list[str], comparer: Comparer) -> str:
    """Dates, numbers and words on both sides, and the facts that weigh most."""
    parts = [_dates(pair)]
    claims = [r for r in related_claims(pair, comparer) if r.kind is kind]
    if claims:
        parts.append(_ranked(claims)[0].reason)
    parts += _figures(pair)
    if kind is RelationKind.UNRELATED:
        parts.append(_alone(pair))
    else:
        parts.append(_shared(pair))
    if telling:
        parts.append("weighs most: " + ", ".join(telling))
    return "; ".join(p for p in parts if p)


def _dates(pair: Pairing) -> str:
    first, second = (
        read.article.published.iso() or "undated" for read in (pair.earlier, pair.later)
    )
    if pair.days is None:
        return f"{first} and {second}"
    return f"{first} and {second}, {pair.days} days apart" if pair.days else f"both {first}"


def _figures(pair: Pairing) -> Iterator[str]:
    if pair.ahead.shown is None:
        return
    for figure in pair.ahead.shown.figures:
        if figure.found is not None:
            sign = "against" if figure.order is QuantityOrder.DIFFERENT else "fits"
            yield f"{figure.found.quantity.text} {sign} {figure.asked.quantity.text}"


def _shared(pair: Pairing) -> str:
    if pair.ahead.shown is None:
        return ""
    held = pair.ahead.shown.wording.of(Meeting.HELD)
    return "both speak of " + ", ".join(word_of(p.asked) for p in held) if held else ""


def _alone(pair: Pairing) -> str:
    """What each text has that the other lacks, the earlier one first."""
    sides = []
    for judged in (pair.back, pair.ahead):
        if judged.shown is not None:
            lacking = judged.shown.wording.of(Meeting.MISSING, Meeting.RIVAL)
            sides.append(", ".join(word_of(p.asked) for p in lacking) or "nothing more")
    return "only in the one: " + "; only in the other: ".join(sides) if sides else ""


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
