"""Numbers of two dated texts as facts: the same, another, risen, fallen, of an event or a total."""

from __future__ import annotations

import math
from collections.abc import Iterator

from factcheck.judge.events import event_sets
from factcheck.judge.evidence import Shown
from factcheck.judge.pairing import NEAR_DAYS, Pairing, has_event
from factcheck.language.frames import load_frames
from factcheck.language.quantity_compare import QuantityOrder
from factcheck.match.arguments import readings
from factcheck.match.figures import Figure, FigurePair
from factcheck.match.wording import implied
from factcheck.records import Quantity

# Two counts of one event rarely differ by more than this factor.
ALIKE = 1.5
# ... and never by this one.
ANOTHER_ORDER = 10.0
# A total that is rounded grows by more than this where it has grown: "past 22 thousand" is said of
# 22,185, and 25,700 is more than "past 25 thousand". On the headline pairs for fitting.
ROUNDED = 1.02
# A number is rounded to so much at least, and by no more than this share of it: of 11,180 "11,100"
# is no rounding.
ROUND_STEP = 100
NEXT_TO_NOTHING = 0.01
# Counts from here on are totals of many events.
MASS = 1_000
# A total that ends in so many zeros is cut off: "past 25 thousand".
MASS_STEP = 1_000


def number_facts(pair: Pairing, ahead: Shown, back: Shown) -> Iterator[tuple[str, float]]:
    """Numbers of one thing: the same, another, risen, fallen, by how much."""
    both = [f for f in (*ahead.figures, *back.figures) if f.found is not None]
    same = [f for f in both if f.fits or _cut(f)]
    yield "number same", float(any(_of_one_thing(f) for f in same))
    yield "number same elsewhere", float(any(not _of_one_thing(f) for f in same))
    other = [f for f in both if f.order is QuantityOrder.DIFFERENT and not _cut(f)]
    yield "number other elsewhere", float(any(not _of_one_thing(f) for f in other))
    all_far = bool(other) and all(_far_off(f) for f in other)
    other = [f for f in other if _of_one_thing(f)]
    yield "count of a part", float(any(_part_counted(f) for f in other))
    yield "count of others", float(any(_others_counted(f) for f in other))
    yield "number other", float(bool(other))
    apart = all(any(not f.fits and not _cut(f) for f in s.figures) for s in (ahead, back))
    yield "numbers on both sides alone", float(apart)
    yield "numbers on both sides alone, much shared", float(apart) * ahead.share * back.share
    tallied = all(has_event(read, event_sets()["tally"]) for read in (pair.earlier, pair.later))
    far_off = any(_far_off(f) for f in other) or (all_far and not other)
    yield "count of another order", float(not tallied and far_off)
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


def _part_counted(figure: FigurePair) -> bool:
    """Five hostages died of seventeen people: one counts some of those that the other counts."""
    if figure.found is None:
        return False
    return bool(_particular(figure.asked)) is not bool(_particular(figure.found))


def _others_counted(figure: FigurePair) -> bool:
    """Nine children and four journalists: neither count is of the other's people."""
    if figure.found is None:
        return False
    asked, found = _particular(figure.asked), _particular(figure.found)
    return bool(asked and found) and not asked & found


def _particular(figure: Figure) -> set[str]:
    """Which people are counted, where they are counted apart from the others: children, staff."""
    frames = load_frames()
    concepts = (readings(f)[0] for f in figure.beside if f[:2] == "c:")
    return {kind for c in concepts for kind in frames.part_kinds if frames.is_a(c, kind)}


def only_cut(pair: Pairing) -> bool:
    """True when the numbers that differ are one number and its cut-off form."""
    both = [f for j in (pair.ahead, pair.back) if j.shown is not None for f in j.shown.figures]
    other = [f for f in both if f.order is QuantityOrder.DIFFERENT]
    return bool(other) and all(_cut(f) for f in other)


def _tallied(pair: Pairing) -> bool:
    frames = event_sets()["tally"]
    return any(has_event(read, frames) for read in (pair.earlier, pair.later))


def _cut(figure: FigurePair) -> bool:
    """ "past 25 thousand" is said of 25,105: the coarse number is the fine one cut off."""
    if figure.found is None:
        return False
    asked, found = _value(figure.asked.quantity), _value(figure.found.quantity)
    if not asked or not found:
        return False
    coarse, fine = sorted((asked, found))
    step = _last_figure(coarse)
    if coarse >= MASS and step >= MASS_STEP and fine - coarse < step:
        return fine != coarse
    return _rounds(asked, found) or _rounds(found, asked)


def _rounds(coarse: float, fine: float) -> bool:
    """ "700" is said of 704: the fine number to whole hundreds, and next to nothing away."""
    step, away = _last_figure(coarse), abs(fine - coarse)
    return step >= ROUND_STEP and 0 < away <= min(step / 2, coarse * NEXT_TO_NOTHING)


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
    asked, found = _value(figure.asked.quantity), _value(figure.found.quantity)
    if not asked or not found or asked < 0 or found < 0:
        return None
    return math.log(asked / found)


def _value(quantity: Quantity) -> float | None:
    """One number for an interval: its lower end, else its upper one."""
    return quantity.low if quantity.low is not None else quantity.high


def _least(figure: FigurePair) -> float:
    sides = [figure.asked.quantity] + ([figure.found.quantity] if figure.found else [])
    return min((_value(q) or 0.0) for q in sides)
