"""How two stretches of time lie to each other, also where no calendar date is known.

Dates that no publication date resolves are still comparable with each other: "Monday" is
not "Tuesday", "4 July" not "late August". Seen from a few fixed days an expression shows
what it hangs on; two that hang on the same compare as seen from one of these days.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from enum import StrEnum

from factcheck.records import AsIf, DateBasis, Hang, Precision, When

FIXED_DAY = dt.date(2021, 12, 29)
_DAY_LATER, _WEEK_LATER = FIXED_DAY + dt.timedelta(days=1), FIXED_DAY + dt.timedelta(days=7)
_MONTH_EARLIER = FIXED_DAY - dt.timedelta(days=30)

# Any year that has a 29 February.
_LEAP_YEAR = 2020
# A weekend hangs on the week as a weekday does; a whole week would be every day of it.
_MOST_DAYS_IN_WEEK = 2
_DAY_PART_ORDER = {"morning": 0, "afternoon": 1, "evening": 2, "night": 2}


class TimeOrder(StrEnum):
    """How one stretch of time lies to another."""

    SAME = "same"
    WITHIN = "within"
    CONTAINS = "contains"
    OVERLAP = "overlap"
    BEFORE = "before"
    AFTER = "after"
    UNKNOWN = "unknown"


def as_if(resolve: Callable[[When], When]) -> AsIf | None:
    """What an expression means from one fixed day, and what it hangs on; None if nothing fits."""

    def seen(day: dt.date) -> When:
        return resolve(When(day, day, Precision.DAY, DateBasis.STATED))

    here = seen(FIXED_DAY)
    if here.first is None or here.last is None:
        return None
    others = [seen(day).first for day in (_DAY_LATER, _WEEK_LATER, _MONTH_EARLIER)]
    moved = [(day - here.first).days if day is not None else 0 for day in others]
    if moved[:2] == [0, 0] and moved[2] in (0, -365, -366):
        hang = Hang.CALENDAR
    elif (
        moved[1] == 7 and moved[0] in (0, 7) and (here.last - here.first).days < _MOST_DAYS_IN_WEEK
    ):
        hang = Hang.WEEK
    else:
        hang = Hang.TODAY
    return AsIf(here.first, here.last, hang)


def compare_when(a: When, b: When) -> TimeOrder:
    """How stretch `a` lies to stretch `b`; UNKNOWN where that is not known.

    An open end reaches without limit. Parts of one day are compared when both name one. Two
    unresolved dates that hang on the same thing compare as seen from one day; of a known
    and an unresolved one that much is compared which the unresolved one says.
    """
    if a.known and b.known:
        return _ordered(a, b)
    if a.known:
        return _without_rest(a, b)
    if b.known:
        return _TURNED[_without_rest(b, a)]
    if a.if_today is None or b.if_today is None:
        return TimeOrder.UNKNOWN
    return _unresolved(a, a.if_today, b, b.if_today)


_TURNED = {
    **{order: order for order in TimeOrder},
    TimeOrder.WITHIN: TimeOrder.CONTAINS,
    TimeOrder.CONTAINS: TimeOrder.WITHIN,
    TimeOrder.BEFORE: TimeOrder.AFTER,
    TimeOrder.AFTER: TimeOrder.BEFORE,
}
_APART = (TimeOrder.BEFORE, TimeOrder.AFTER)


def _ordered(a: When, b: When) -> TimeOrder:
    a_first, a_last = a.first or dt.date.min, a.last or dt.date.max
    b_first, b_last = b.first or dt.date.min, b.last or dt.date.max
    if a_last < b_first:
        return TimeOrder.BEFORE
    if b_last < a_first:
        return TimeOrder.AFTER
    if (a_first, a_last) == (b_first, b_last):
        return _compare_parts(a, b) if a_first == a_last else TimeOrder.SAME
    if b_first <= a_first and a_last <= b_last:
        return TimeOrder.WITHIN
    if a_first <= b_first and b_last <= a_last:
        return TimeOrder.CONTAINS
    return TimeOrder.OVERLAP


def _without_rest(known: When, open_: When) -> TimeOrder:
    """ "on 5 March 2019" is within "on 5 March", and apart from "on Monday"."""
    seen = open_.if_today
    if seen is None or seen.relation != "at" or known.first is None or known.last is None:
        return TimeOrder.UNKNOWN
    days = (known.last - known.first).days
    if seen.hang is Hang.WEEK and days:
        return TimeOrder.UNKNOWN
    if seen.hang not in (Hang.WEEK, Hang.CALENDAR) or days >= _DAYS_OF_A_YEAR:
        return TimeOrder.UNKNOWN
    own = AsIf(known.first, known.last, seen.hang)
    order = _ordered(_folded(known, own), _folded(open_, seen))
    return TimeOrder.WITHIN if order is TimeOrder.SAME else order


# From this length on a stretch says nothing of the month.
_DAYS_OF_A_YEAR = 364


def _unresolved(a: When, seen_a: AsIf, b: When, seen_b: AsIf) -> TimeOrder:
    """Two unresolved dates, seen from one day, weeks and years left aside."""
    if seen_a.relation != seen_b.relation:
        return TimeOrder.UNKNOWN
    if seen_a.hang is not seen_b.hang:
        return _by_weekday(seen_a, seen_b)
    order = _ordered(_folded(a, seen_a), _folded(b, seen_b))
    if seen_a.hang is Hang.TODAY and order in _APART and _of_two_grains(a, b):
        return order if _astride(seen_a, seen_b) else TimeOrder.UNKNOWN
    if order in _APART and seen_a.relation in _BOUNDING:
        return TimeOrder.UNKNOWN
    return order


# "before March" holds much of what "before May" does.
_BOUNDING = ("before", "after")


def _of_two_grains(a: When, b: When) -> bool:
    """In January "last month" is of "last year". Nobody says "last week" for "yesterday"."""
    return a.precision is not b.precision and Precision.DAY not in (a.precision, b.precision)


def _by_weekday(a: AsIf, b: AsIf) -> TimeOrder:
    """ "Tuesday (29/11)" and "on Wednesday"."""
    dated, week = (a, b) if b.hang is Hang.WEEK else (b, a)
    if week.hang is not Hang.WEEK or dated.weekday is None or dated.hang is not Hang.CALENDAR:
        return TimeOrder.UNKNOWN
    day = dated.weekday
    if week.first.weekday() <= day <= week.last.weekday():
        return TimeOrder.WITHIN if dated is a else TimeOrder.CONTAINS
    before = day < week.first.weekday()
    return TimeOrder.BEFORE if before is (dated is a) else TimeOrder.AFTER


def _astride(a: AsIf, b: AsIf) -> bool:
    """ "last year" and "tomorrow": the day of writing lies between them, whichever it is."""
    early, late = sorted((a, b), key=lambda seen: seen.first)
    return early.last < FIXED_DAY <= late.first or early.last <= FIXED_DAY < late.first


def _folded(when: When, seen: AsIf) -> When:
    first, last = _fold(seen, seen.first), _fold(seen, seen.last)
    return replace(when, first=first, last=last)


def _fold(seen: AsIf, day: dt.date) -> dt.date:
    if seen.hang is Hang.WEEK:
        return dt.date.min + dt.timedelta(days=day.weekday())
    if seen.hang is Hang.CALENDAR:
        return day.replace(year=_LEAP_YEAR + day.year - seen.first.year)
    return day


def _compare_parts(a: When, b: When) -> TimeOrder:
    if a.day_part is None or b.day_part is None:
        if a.day_part == b.day_part:
            return TimeOrder.SAME
        return TimeOrder.CONTAINS if a.day_part is None else TimeOrder.WITHIN
    if {a.day_part, b.day_part} == {"afternoon", "evening"}:
        return TimeOrder.OVERLAP  # "sore" is translated by either
    ranks = [_DAY_PART_ORDER.get(part) for part in (a.day_part, b.day_part)]
    if ranks[0] is None or ranks[1] is None or ranks[0] == ranks[1]:
        return TimeOrder.SAME
    return TimeOrder.BEFORE if ranks[0] < ranks[1] else TimeOrder.AFTER
