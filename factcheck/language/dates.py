"""Time expressions in a sentence, and how two stretches of time compare.

Months, weekdays and words like "yesterday" are resolved against an anchor, usually the
publication date: to the latest one that is not after it, unless the words look ahead.
Without an anchor they keep their grain and their words, and stay unknown.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import replace
from enum import StrEnum

from factcheck.language.calendar_reader import Found
from factcheck.language.date_reader import DateReader
from factcheck.language.date_tables import DateTables, date_tables
from factcheck.language.date_values import (
    Between,
    Bounds,
    Day,
    Direction,
    EitherDay,
    weekday_candidates,
)
from factcheck.language.number_tables import word_tables
from factcheck.language.number_words import NumberReader
from factcheck.language.scan import Token, low_at, scan
from factcheck.records import UNKNOWN_TIME, AsIf, DateBasis, Hang, Precision, TimeMention, When

__all__ = ["TimeOrder", "compare_when", "find_dates", "time_tokens", "weekday_candidates"]

# "will be held in August": how many words before a date a word of the future counts.
_FUTURE_REACH = 12
# How many words may stand between "since" and its date ("sejak lebih dari setahun lalu").
_RELATION_SKIPS = 3

# Any year that has a 29 February.
_LEAP_YEAR = 2020

_APOSTROPHES = ("'", "\u2019")
_GRAINS = tuple(Precision)
_ONE_DAY = dt.timedelta(days=1)
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


def find_dates(text: str, language: str, anchor: When = UNKNOWN_TIME) -> tuple[TimeMention, ...]:
    """Time expressions of a text, in order, not overlapping.

    The span covers the expression; a word before it that says since, until, before or
    after is in `relation`, and opens or shifts the ends of `when` accordingly. Raises
    LanguageError for a language without data.
    """
    tokens = scan(text)
    tables = date_tables(language)
    mentions: list[TimeMention] = []
    future_at = -_FUTURE_REACH - 1
    seen = 0
    for found in _find(tokens, tables, language):
        for index in range(seen, found.start):
            if tokens[index].low in tables.future_cues:
                future_at = index
        seen = found.start
        future = found.start - future_at <= _FUTURE_REACH
        mentions.append(_mention(text, tokens, found, tables, anchor, future))
    return tuple(mentions)


def time_tokens(
    tokens: Sequence[Token], language: str, numbers: NumberReader
) -> list[tuple[int, int]]:
    """Token ranges that are dates or times and not quantities, in order.

    Lengths of time that are also quantities ("in 24 hours") are left out.
    """
    found = DateReader(tokens, date_tables(language), numbers).find()
    return [(f.start, f.end) for f in found if not f.duration]


def _find(tokens: Sequence[Token], tables: DateTables, language: str) -> list[Found]:
    numbers = NumberReader(tokens, word_tables(language))
    return list(DateReader(tokens, tables, numbers).find())


def _mention(
    text: str,
    tokens: Sequence[Token],
    found: Found,
    tables: DateTables,
    anchor: When,
    future: bool,
) -> TimeMention:
    start, end = tokens[found.start].start, tokens[found.end - 1].end
    relation = _relation(tokens, found.start, tables)
    possessive = low_at(tokens, found.end) in _APOSTROPHES
    if possessive and low_at(tokens, found.start - 1) in tables.no_possessive:
        relation = "at"
    if relation == "since" and isinstance(found.expression, Between):
        relation = "at"  # "from 3 to 5 May" has its own end
    when = _resolve(found, anchor, future and relation != "since")
    when = replace(when, text=text[start:end], day_part=found.day_part)
    if not when.known:
        when = replace(when, if_today=as_if(lambda day: _resolve(found, day, future)))
    if found.clock is not None and when.first == when.last:
        when = replace(when, precision=found.clock)
    return TimeMention(_opened(when, relation), start, end, relation)


# Dates that no publication date resolves are still comparable with each other: "Monday" is not
# "Tuesday", "4 July" not "late August". Seen from a few fixed days it shows what they hang on.
_FIXED = dt.date(2021, 12, 29)
_DAY_LATER, _WEEK_LATER = _FIXED + dt.timedelta(days=1), _FIXED + dt.timedelta(days=7)
_MONTH_EARLIER = _FIXED - dt.timedelta(days=30)


def as_if(resolve: Callable[[When], When]) -> AsIf | None:
    """What an expression means from one fixed day, and what it hangs on; None if nothing fits."""

    def seen(day: dt.date) -> When:
        return resolve(When(day, day, Precision.DAY, DateBasis.STATED))

    here = seen(_FIXED)
    if here.first is None or here.last is None:
        return None
    others = [seen(day).first for day in (_DAY_LATER, _WEEK_LATER, _MONTH_EARLIER)]
    moved = [(day - here.first).days if day is not None else 0 for day in others]
    if moved[:2] == [0, 0] and moved[2] in (0, -365, -366):
        hang = Hang.CALENDAR
    elif moved[1] == 7 and moved[0] in (0, 7) and here.first == here.last:
        hang = Hang.WEEK
    else:
        hang = Hang.TODAY
    return AsIf(here.first, here.last, hang)


def _relation(tokens: Sequence[Token], start: int, tables: DateTables) -> str:
    for _ in range(_RELATION_SKIPS + 1):
        match = tables.relations.match_before(tokens, start)
        if match is not None:
            return match[0]
        skip = tables.relation_skips.match_before(tokens, start)
        if skip is None:
            break
        start = skip[1]
    return "at"


def _opened(when: When, relation: str) -> When:
    """Open the ends that the relation leaves open: "since April" has no last day."""
    if when.first is None or when.last is None:
        return when
    if relation == "since":
        return replace(when, last=None)
    if relation == "until":
        return replace(when, first=None)
    if relation == "before":
        return replace(when, first=None, last=when.first - _ONE_DAY)
    if relation == "after":
        return replace(when, first=when.last + _ONE_DAY, last=None)
    return when


def _resolve(found: Found, anchor: When, future: bool) -> When:
    expression = found.expression
    precision = expression.precision
    stated = expression.bounds(None, future)
    if stated is not None:
        basis = DateBasis.INFERRED if _completed(found) else DateBasis.STATED
        return When(stated[0], stated[1], precision, basis)
    bounds = _from_anchor(found, anchor, future)
    if bounds is None:
        return When(precision=precision)
    single = anchor.first == anchor.last
    grain = precision if single or _completed(found) else _coarser(precision, anchor.precision)
    return When(bounds[0], bounds[1], grain, DateBasis.INFERRED)


def _completed(found: Found) -> bool:
    """True if the weekday filled in a month or chose between two readings."""
    expression = found.expression
    if isinstance(expression, Day):
        return expression.month is None
    return isinstance(expression, EitherDay)


def _from_anchor(found: Found, anchor: When, future: bool) -> Bounds | None:
    expression = found.expression
    if isinstance(expression, Day) and expression.year is not None:
        # Only the month is missing: the anchor need not be a day to bound the search.
        return expression.bounds(anchor.last, future) if anchor.last else None
    if anchor.first is None or anchor.last is None:
        return None
    first = expression.bounds(anchor.first, future)
    last = expression.bounds(anchor.last, future)
    if isinstance(expression, Day | EitherDay) and first != last:
        return _only(expression, anchor)
    if first is None or last is None:
        return None
    return first[0], last[1]


def _only(expression: Day | EitherDay, anchor: When) -> Bounds | None:
    """A day without its year, seen from a longer anchor: the one day in its past year."""
    if not isinstance(expression, Day) or expression.direction is not Direction.NONE:
        return None
    if anchor.first is None or anchor.last is None or expression.month is None:
        return None
    ends = [expression.bounds(end, False) for end in (anchor.first, anchor.last)]
    known = {bounds for bounds in ends if bounds is not None}
    return known.pop() if len(known) == 1 else None


def _coarser(a: Precision, b: Precision) -> Precision:
    return max(a, b, key=_GRAINS.index)


def compare_when(a: When, b: When) -> TimeOrder:
    """How stretch `a` lies to stretch `b`; UNKNOWN if either is not known.

    An open end reaches without limit. Parts of one day are compared when both name one. Two
    unresolved dates that hang on the same thing compare as seen from one day.
    """
    if not a.known and not b.known:
        a, b = _as_if_known(a, b)
    if not a.known or not b.known:
        return TimeOrder.UNKNOWN
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


def _as_if_known(a: When, b: When) -> tuple[When, When]:
    """Both dates from one fixed day, weeks and years left aside where they hang on these."""
    if a.if_today is None or b.if_today is None or a.if_today.hang is not b.if_today.hang:
        return a, b
    first, second = (
        replace(w, first=_folded(i, i.first), last=_folded(i, i.last))
        for w, i in ((a, a.if_today), (b, b.if_today))
    )
    return first, second


def _folded(seen: AsIf, day: dt.date) -> dt.date:
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
    ranks = [_DAY_PART_ORDER.get(part) for part in (a.day_part, b.day_part)]
    if ranks[0] is None or ranks[1] is None or ranks[0] == ranks[1]:
        return TimeOrder.SAME
    return TimeOrder.BEFORE if ranks[0] < ranks[1] else TimeOrder.AFTER
