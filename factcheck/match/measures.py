"""Numbers and times of two claims side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.language.dates import TimeOrder, compare_when
from factcheck.language.quantity_compare import QuantityOrder, compare_quantities
from factcheck.match.arguments import Outcome
from factcheck.match.derivation import Derived
from factcheck.match.slots import Slot
from factcheck.records import Argument, Quantity, TimeMention, When

# Outcome and score of an asked number beside a found one.
_NUMBERS = {
    QuantityOrder.EQUAL: (Outcome.SAME, 1.0),
    QuantityOrder.COMPATIBLE: (Outcome.SAME, 1.0),
    QuantityOrder.NARROWER: (Outcome.BROADER, 0.7),
    QuantityOrder.BROADER: (Outcome.NARROWER, 1.0),
    QuantityOrder.DIFFERENT: (Outcome.DIFFERENT, 0.0),
    QuantityOrder.INCOMPARABLE: (Outcome.UNKNOWN, 0.0),
}
# The same for times.
_TIMES = {
    TimeOrder.SAME: (Outcome.SAME, 1.0),
    TimeOrder.CONTAINS: (Outcome.NARROWER, 1.0),
    TimeOrder.OVERLAP: (Outcome.SAME, 1.0),
    TimeOrder.WITHIN: (Outcome.BROADER, 0.6),
    TimeOrder.UNKNOWN: (Outcome.MISSING, 0.0),
}


def compare_quantity(form: Derived, pairs: dict[str, Argument]) -> Slot | None:
    """The first number of the asked claim beside its counterpart."""
    for argument in form.arguments:
        if argument.quantity is None:
            continue
        partner = pairs.get(argument.role)
        other = partner.quantity if partner is not None else None
        if other is None and argument.quantity.vague and not argument.quantity.text[:1].isdigit():
            return None  # "several brigades" asks for no number
        if other is None:
            return Slot("quantity", argument.quantity.text, "", Outcome.MISSING, 0.0)
        return compare_numbers(argument.quantity, other)
    return None


def compare_numbers(asked: Quantity, found: Quantity) -> Slot:
    """A number beside another of a comparable unit."""
    result = compare_quantities(asked, found)
    if result is QuantityOrder.INCOMPARABLE:
        return Slot("quantity", asked.text, found.text, Outcome.UNKNOWN, 0.3)
    return Slot("quantity", asked.text, found.text, *_NUMBERS[result])


def compare_times(asked: When, found: When) -> Slot | None:
    """The asked date beside the found one; None when the asked claim has no date."""
    if not asked.known and asked.if_today is None:
        return None
    outcome, score = _TIMES.get(_order(asked, found), (Outcome.DIFFERENT, 0.0))
    return Slot("time", asked.text, found.text, outcome, score)


def _order(asked: When, found: When) -> TimeOrder:
    """How the two lie; two that begin, or that end, are compared by that end."""
    if asked.last is None and found.last is None and asked.first and found.first:
        if asked.first == found.first or _same_grain(asked, found):
            return TimeOrder.SAME
        return TimeOrder.BEFORE if asked.first < found.first else TimeOrder.AFTER
    if asked.first is None and found.first is None and asked.last and found.last:
        if asked.last == found.last:
            return TimeOrder.SAME
        return TimeOrder.BEFORE if asked.last < found.last else TimeOrder.AFTER
    return compare_when(asked, found)


@dataclass(frozen=True, slots=True)
class TimePair:
    """An asked time, the found one that meets it best, and how; no partner when it is missing."""

    asked: TimeMention
    found: TimeMention | None
    slot: Slot


def sentence_times(
    asked: Sequence[TimeMention], found: Sequence[TimeMention]
) -> tuple[TimePair, ...]:
    """For every asked time of two sentences the found time that meets it best.

    SAME, NARROWER (the found one is finer) and BROADER are looked for first. DIFFERENT is
    said only of a found time that no other asked time is met by, and that stands in
    the same relation (at, since, until) to what it dates; else the asked time is MISSING.
    """
    held = tuple(m for m in asked if m.when.known or m.when.if_today is not None)
    best = [_best_time(mention, found) for mention in held]
    taken = {id(pair.found) for pair in best if pair.slot.outcome in _MEETS}
    return tuple(
        pair if pair.slot.outcome in _MEETS else _apart(pair, found, taken) for pair in best
    )


_MEETS = (Outcome.SAME, Outcome.NARROWER, Outcome.BROADER)


def _best_time(asked: TimeMention, found: Sequence[TimeMention]) -> TimePair:
    pairs = [p for other in found if (p := _time_pair(asked, other)).slot.outcome in _MEETS]
    return min(pairs, key=lambda p: _MEETS.index(p.slot.outcome), default=_missing_time(asked))


def _apart(pair: TimePair, found: Sequence[TimeMention], taken: set[int]) -> TimePair:
    """The first free time of the same relation that is another time, the same grain first."""
    free = [
        _time_pair(pair.asked, other)
        for other in found
        if id(other) not in taken and other.relation == pair.asked.relation
    ]
    apart = [p for p in free if p.slot.outcome is Outcome.DIFFERENT]
    grain = pair.asked.when.precision
    same_grain = (p for p in apart if p.found is not None and p.found.when.precision is grain)
    return next(same_grain, apart[0] if apart else pair)


def _time_pair(asked: TimeMention, found: TimeMention) -> TimePair:
    slot = _bounded(asked, found) or compare_times(asked.when, found.when)
    return TimePair(asked, found, slot) if slot is not None else _missing_time(asked)


def _bounded(asked: TimeMention, found: TimeMention) -> Slot | None:
    """ "before 2015" holds what "before 2010" does; an end is no day on which a thing was."""
    names = asked.when.text, found.when.text
    if "until" in (asked.relation, found.relation) and asked.relation != found.relation:
        return Slot("time", *names, Outcome.UNKNOWN, 0.0)
    if asked.relation != found.relation or asked.relation not in ("before", "after"):
        return None
    if asked.when.known and found.when.known:
        order = compare_when(asked.when, found.when)
        return Slot("time", *names, *_TIMES.get(order, (Outcome.UNKNOWN, 0.0)))
    return None


def _missing_time(asked: TimeMention) -> TimePair:
    return TimePair(asked, None, Slot("time", asked.when.text, "", Outcome.MISSING, 0.0))


def _same_grain(a: When, b: When) -> bool:
    """ "since 2020" and "since January 2020"."""
    if a.first is None or b.first is None:
        return False
    if "year" in (a.precision.value, b.precision.value):
        return a.first.year == b.first.year
    if "month" in (a.precision.value, b.precision.value):
        return (a.first.year, a.first.month) == (b.first.year, b.first.month)
    return a.first == b.first
