"""What two dated texts show side by side, as named facts that can be weighed.

The texts stand in the order of time, whichever was given first. Two texts of one day, or
without dates, are read both ways, so that the order of the input changes nothing.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.extract.articles import ReadArticle
from factcheck.extract.statements import TITLE
from factcheck.judge.events import days_apart, event_sets, identity_facts
from factcheck.judge.evidence import Shown
from factcheck.judge.relation import (
    REPEAT_DAYS,
    Related,
    as_found,
    claim_topic_change,
    relate_decision,
)
from factcheck.judge.sentences import Judged, best_decision, is_sum, main_claims
from factcheck.language.frames import load_frames
from factcheck.language.quantity_compare import QuantityOrder
from factcheck.match.alignment import align
from factcheck.match.arguments import Comparer, readings
from factcheck.match.figures import Figure, FigurePair
from factcheck.match.wording import implied
from factcheck.records import InferenceLabel, Mood, Polarity, Quantity, RelationKind

# News of one event come within this many days of each other.
NEAR_DAYS = 3
# Days beyond this count as equally far.
LONG_AGO = 60
# Two counts of one event rarely differ by more than this factor.
ALIKE = 1.5
# ... and never by this one.
ANOTHER_ORDER = 10.0
# A total that is rounded grows by more than this where it has grown: "past 22 thousand" is said of
# 22,185, and 25,700 is more than "past 25 thousand". On the headline pairs for fitting.
ROUNDED = 1.02
# Counts from here on are totals of many events.
MASS = 1_000
# A total that ends in so many zeros is cut off: "past 25 thousand".
MASS_STEP = 1_000


@dataclass(frozen=True, slots=True)
class Pairing:
    """Two texts in the order of time, with what each says to the other.

    `ahead` asks the later text of the earlier one, `back` the earlier of the later.
    `days` is None when a date is unknown.
    """

    earlier: ReadArticle
    later: ReadArticle
    ahead: Judged
    back: Judged
    days: int | None

    @property
    def ordered(self) -> bool:
        """True when it is known which text came first."""
        return bool(self.days)


def pairing(a: ReadArticle, b: ReadArticle, forward: Judged, backward: Judged) -> Pairing:
    """The pair in the order of time; `forward` judges b by a."""
    days = days_apart(a.article.published, b.article.published)
    if days is not None and days < 0:
        return Pairing(b, a, backward, forward, -days)
    return Pairing(a, b, forward, backward, days)


def pair_facts(pair: Pairing, comparer: Comparer) -> dict[str, float]:
    """All facts of a pair; those that are zero are left out."""
    ahead, back = pair.ahead.shown, pair.back.shown
    facts = {"bias": 1.0}
    if ahead is None or back is None:
        return facts
    facts |= identity_facts(ahead, back, comparer)
    facts |= _wordings(ahead, back)
    facts |= _judgements(pair)
    facts |= dict(_claims(pair, comparer))
    facts |= _in_time(pair, ahead, back)
    facts |= _sorts(pair)
    facts |= dict(_numbers(pair, ahead, back))
    if only_cut(pair):
        facts |= dict.fromkeys(_OF_CLASH, 0.0)
    facts |= _stands(facts)
    far = (pair.days or 0) > REPEAT_DAYS
    facts["event again"] = float(far) * facts["claims agree"] * float(facts["same event"] > 0)
    facts |= _with_time(facts, pair.days)
    return {name: round(value, 6) for name, value in facts.items() if value}


def _wordings(ahead: Shown, back: Shown) -> dict[str, float]:
    shares = ahead.share, back.share
    facts = {
        "share of the fuller": min(shares),
        "share of the shorter": max(shares),
        "share product": shares[0] * shares[1],
    }
    for name in _BOTH_WAYS:
        values = ahead.facts.get(name, 0.0), back.facts.get(name, 0.0)
        facts[name] = max(values)
    return facts


# Facts that a number cut off ("past 25 thousand") makes without reason.
_OF_CLASH = (
    "contradicted one way", "contradicted both ways", "level of contradiction",
    "claims contradict", "claims superseded", "aligned other sign",
)  # fmt: skip
# Facts of the sentences that speak of a clash, whichever text is asked.
_BOTH_WAYS = (
    "opposite frame", "opposite concept", "opposite quality", "rival place", "rival name",
    "rival concept", "sign other", "sign other somewhere", "reordered", "aligned swapped",
    "aligned other sign", "aligned opposite", "both negated", "time other", "time same",
    "number missing", "across", "speaker other", "speaker same",
)  # fmt: skip


def _judgements(pair: Pairing) -> dict[str, float]:
    """What the sentences alone say, and what the levels do."""
    both = (pair.ahead, pair.back)
    entailment = sorted(j.chances.entailment for j in both)
    contradiction = sorted(j.chances.contradiction for j in both)
    levels = [j.by_levels for j in both if j.by_levels is not None]
    facts = {
        "entailed one way": entailment[1],
        "entailed both ways": entailment[0],
        "contradicted one way": contradiction[1],
        "contradicted both ways": contradiction[0],
    }
    for label, name in (
        (InferenceLabel.ENTAILMENT, "level of support"),
        (InferenceLabel.CONTRADICTION, "level of contradiction"),
    ):
        facts[name] = max((d.score for d in levels if d.level.label is label), default=0.0)
    return facts


def _claims(pair: Pairing, comparer: Comparer) -> Iterator[tuple[str, float]]:
    """What two claims of the texts, one of each, decide by their levels and their dates."""
    related = list(related_claims(pair, comparer))
    for kind in RelationKind:
        found = (r.score for r in related if r.kind is kind)
        yield f"claims {kind.value}", max(found, default=0.0)


def related_claims(pair: Pairing, comparer: Comparer) -> Iterator[Related]:
    """Every relation of a main claim of one text with the other text's claims."""
    for asked, other, days in (
        (pair.later, pair.earlier, pair.days),
        (pair.earlier, pair.later, -pair.days if pair.days else pair.days),
    ):
        found = as_found(other, comparer)
        claims = [c for c in found.claims if c.predicate != TITLE]
        for claim in main_claims(asked):
            aligned = [tuple(align(claim, c, comparer, found.context)) for c in claims]
            decision = best_decision((a for one in aligned for a in one), of_two_reports=True)
            if decision is not None and not is_sum(decision, asked, found, comparer):
                yield relate_decision(decision, days)
            for one in aligned:
                moved = claim_topic_change(one, comparer, days)
                if moved is not None:
                    yield moved


def _in_time(pair: Pairing, ahead: Shown, back: Shown) -> dict[str, float]:
    """Plans and denials by which text came first; read both ways where that is unknown."""
    facts = {}
    for word in ("planned", "denied"):
        before = max(ahead.facts.get(f"{word} there", 0.0), back.facts.get(f"{word} here", 0.0))
        after = max(ahead.facts.get(f"{word} here", 0.0), back.facts.get(f"{word} there", 0.0))
        if pair.ordered:
            facts[f"{word} before"], facts[f"{word} after"] = before, after
        else:
            facts[f"{word} in one"] = max(before, after)
    return facts


def _sorts(pair: Pairing) -> dict[str, float]:
    """Which sorts of matter the texts have: a tally, a stand, blame, denial, a return."""
    facts = {}
    for name, frames in event_sets().items():
        has = [_has(read, frames) for read in (pair.earlier, pair.later)]
        facts[f"{name} in both"] = float(all(has))
        facts[f"{name} in one"] = float(any(has) and not all(has))
    negated = [_negated(read) for read in (pair.earlier, pair.later)]
    denied = [_denied(read) for read in (pair.earlier, pair.later)]
    again = [any(c.lately for c in read.claims) for read in (pair.earlier, pair.later)]
    facts["negated in one"] = float(negated[0] != negated[1])
    facts["negated in both"] = float(all(negated))
    facts["denied in both"] = float(all(denied))
    facts["denied in only one"] = float(denied[0] != denied[1])
    facts["again"] = float(any(again))
    shares = [judged.share for judged in (pair.ahead, pair.back)]
    for name in (
        "denial in one",
        "blame in one",
        "blame in both",
        "denied in only one",
        "negated in one",
    ):
        facts[f"{name}, much shared"] = facts[name] * max(shares)
    facts["denial of blame"] = float(
        facts["denial in one"] and (facts["blame in one"] or facts["blame in both"])
    ) * max(shares)
    return facts


_MORE_WHEN_SHARED = (
    "denial in one", "blame in one", "blame in both", "denied in only one", "negated in one",
)  # fmt: skip


def _stands(facts: dict[str, float]) -> dict[str, float]:
    """Opposite words about one matter, and an incident that comes again."""
    opposite = max(facts.get("opposite frame", 0.0), facts.get("aligned opposite", 0.0))
    return {
        "opposite stands": float(bool(opposite) and bool(facts.get("stance in both"))),
        "incident in another scene": float(
            bool(facts.get("other site") or facts.get("other name"))
            and not facts.get("same name")
            and not facts.get("same site")
        ),
    }


def _has(read: ReadArticle, frames: frozenset[str]) -> bool:
    return any(
        r in frames
        for a in read.analyses
        for f in a.features
        if f.startswith("f:")
        for r in readings(f)
    )


def _negated(read: ReadArticle) -> bool:
    return any(c.polarity is Polarity.NEGATED for c in read.claims)


def _denied(read: ReadArticle) -> bool:
    return any(c.mood is Mood.DENIED for c in read.claims)


def _numbers(pair: Pairing, ahead: Shown, back: Shown) -> Iterator[tuple[str, float]]:
    """Numbers of one thing: the same, another, risen, fallen, by how much."""
    both = [f for f in (*ahead.figures, *back.figures) if f.found is not None]
    same = [f for f in both if f.fits or _cut(f)]
    yield "number same", float(any(_of_one_thing(f) for f in same))
    yield "number same elsewhere", float(any(not _of_one_thing(f) for f in same))
    other = [f for f in both if f.order is QuantityOrder.DIFFERENT and not _cut(f)]
    yield "number other elsewhere", float(any(not _of_one_thing(f) for f in other))
    other = [f for f in other if _of_one_thing(f)]
    yield "number other", float(bool(other))
    apart = all(any(not f.fits and not _cut(f) for f in s.figures) for s in (ahead, back))
    yield "numbers on both sides alone", float(apart)
    yield "numbers on both sides alone, much shared", float(apart) * ahead.share * back.share
    tallied = all(_has(read, event_sets()["tally"]) for read in (pair.earlier, pair.later))
    yield "count of another order", float(not tallied and any(_far_off(f) for f in other))
    yield "total grown past rounding", float(any(_outgrown(f, pair) for f in ahead.figures))
    if not other:
        return
    share = ahead.share * back.share
    growth = [g for f in other if (g := _growth(f)) is not None]
    mass = any(_least(f) >= MASS for f in other)
    total = mass or _tallied(pair)
    close = any(abs(g) <= math.log(ALIKE) for g in growth)
    yield "number close", float(close)
    yield "number of a mass", float(mass)
    yield "number of a total", float(total)
    yield "number of an incident", float(not total)
    yield "number of an incident, much shared", float(not total) * share
    yield "number close, much shared", float(close) * share
    if pair.ordered:
        risen = [g for f in ahead.figures if f in other and (g := _growth(f)) is not None]
        yield "number risen", float(any(g > 0 for g in risen))
        yield "number fallen", float(bool(risen) and all(g < 0 for g in risen))
        yield "total risen", float(total and any(g > 0 for g in risen))
        yield "total fallen", float(total and bool(risen) and all(g < 0 for g in risen))
        soon = (pair.days or 0) <= NEAR_DAYS
        yield "incident count risen soon", float(soon and not total and any(g > 0 for g in risen))
        yield "incident count later", float(not soon and not total)
    else:
        yield "total of one day", float(total)
        yield "incident of one day", float(not total)
        yield "incident of one day, much shared", float(not total) * share


def _of_one_thing(figure: FigurePair) -> bool:
    """True when one word, or one event that the words beside both imply, is counted."""
    if figure.same_thing or figure.found is None:
        return figure.same_thing
    return bool(_counted(figure.asked) & _counted(figure.found))


def _counted(figure: Figure) -> set[str]:
    """The events that the marks beside a number imply: killed, dead and toll are all deaths."""
    counts = load_frames().counts
    events: set[str] = set()
    for feature in figure.beside:
        for reading in readings(feature):
            if feature.startswith("f:"):
                events |= implied(reading).so
            elif reading in counts:
                events.add(counts[reading][0])
    return events & {frame for frame, _ in counts.values()}


def only_cut(pair: Pairing) -> bool:
    """True when the numbers that differ are one number and its cut-off form."""
    both = [f for j in (pair.ahead, pair.back) if j.shown is not None for f in j.shown.figures]
    other = [f for f in both if f.order is QuantityOrder.DIFFERENT]
    return bool(other) and all(_cut(f) for f in other)


def _tallied(pair: Pairing) -> bool:
    frames = event_sets()["tally"]
    return any(_has(read, frames) for read in (pair.earlier, pair.later))


def _cut(figure: FigurePair) -> bool:
    """ "past 25 thousand" is said of 25,105: the coarse number is the fine one cut off."""
    if figure.found is None:
        return False
    asked, found = value(figure.asked.quantity), value(figure.found.quantity)
    if not asked or not found:
        return False
    coarse, fine = sorted((asked, found))
    step = _last_figure(coarse)
    return coarse >= MASS and step >= MASS_STEP and fine - coarse < step and fine != coarse


def _last_figure(number: float) -> float:
    """The unit of the last figure that is not zero: 1,000 for 25,000."""
    step = 1.0
    while number % (step * 10) == 0:
        step *= 10
    return step


def _far_off(figure: FigurePair) -> bool:
    """Five dead of a strike and 25,700 of a war: no count of one thing grows so."""
    growth = _growth(figure)
    return growth is not None and abs(growth) > math.log(ANOTHER_ORDER)


def _outgrown(figure: FigurePair, pair: Pairing) -> bool:
    """ "past 25 thousand", then 25,700: the coarse number fits the fine one, and it has grown."""
    growth = _growth(figure)
    if not pair.ordered or growth is None or _least(figure) < MASS:
        return False
    return growth > math.log(ROUNDED) and (figure.fits or _cut(figure))


def _growth(figure: FigurePair) -> float | None:
    """Logarithm of asked by found."""
    if figure.found is None:
        return None
    asked, found = value(figure.asked.quantity), value(figure.found.quantity)
    if not asked or not found or asked < 0 or found < 0:
        return None
    return math.log(asked / found)


def value(quantity: Quantity) -> float | None:
    """One number for an interval: its lower end, else its upper one."""
    return quantity.low if quantity.low is not None else quantity.high


def _least(figure: FigurePair) -> float:
    sides = [figure.asked.quantity] + ([figure.found.quantity] if figure.found else [])
    return min((value(q) or 0.0) for q in sides)


# Facts that mean another thing when days lie between.
_TIMED = (
    "bias", "share product", "same event", "same site", "same place", "same name", "same state",
    "number other", "number same", "number close", "opposite frame", "tally in both",
    "stance in both",
    "stance in one", "denial in one", "blame in both", "entailed one way", "contradicted one way",
    "negated in one", "planned before", "level of contradiction", "level of support",
    "claims superseded", "another scene", "another site", "nothing telling shared",
    "denial in one, much shared", "opposite quality", "rival place", "share of the shorter",
    "opposite stands", "incident in another scene", "numbers on both sides alone, much shared",
)  # fmt: skip


def _with_time(facts: dict[str, float], days: int | None) -> dict[str, float]:
    if not days:
        return {"undated": float(days is None)}
    band = "within days" if days <= NEAR_DAYS else "weeks later"
    timed = {f"{name}, {band}": facts.get(name, 0.0) for name in _TIMED}
    timed["long between"] = min(math.log1p(days) / math.log1p(LONG_AGO), 1.0)
    return timed
