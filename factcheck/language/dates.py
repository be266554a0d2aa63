"""Time expressions in a sentence, and how two stretches of time compare.

Months, weekdays and words like "yesterday" are resolved against an anchor, usually the
publication date: to the latest one that is not after it, unless the words look ahead.
Without an anchor they keep their grain and their words, and stay unknown.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from factcheck.language.calendar_reader import Found
from factcheck.language.date_compare import FIXED_DAY, TimeOrder, as_if, compare_when
from factcheck.language.date_reader import DateReader
from factcheck.language.date_shifts import Offset
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

# How many words before "until" a negation still belongs to it.
_NOT_UNTIL_REACH = 10
_CLAUSE_MARKS = frozenset(",.;:?!")

_APOSTROPHES = ("'", "\u2019")
_GRAINS = tuple(Precision)
_ONE_DAY = dt.timedelta(days=1)


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
    if relation == "until" and _is_first_time(tokens, found.start, tables):
        relation = "at"
    if isinstance(found.expression, Offset):
        relation = "at"
    if relation == "since" and isinstance(found.expression, Between):
        relation = "at"  # "from 3 to 5 May" has its own end
    when = _resolve(found, anchor, future and relation != "since")
    when = replace(when, text=text[start:end], day_part=found.day_part)
    if not when.known:
        seen = _seen_as_if(found, future)
        when = replace(when, if_today=replace(seen, relation=relation) if seen else None)
    if found.clock is not None and when.first == when.last:
        when = replace(when, precision=found.clock)
    return TimeMention(_opened(when, relation), start, end, relation)


def _is_first_time(tokens: Sequence[Token], start: int, tables: DateTables) -> bool:
    """ "did not open until Monday": then it did open."""
    for index in range(start - 1, max(-1, start - _NOT_UNTIL_REACH - 1), -1):
        if tokens[index].low in _CLAUSE_MARKS:
            return False
        if tokens[index].low in tables.not_until:
            return True
    return False


def _seen_as_if(found: Found, future: bool) -> AsIf | None:
    expression = found.expression
    if isinstance(expression, Offset):
        bounds = expression.from_event(FIXED_DAY)
        return AsIf(*bounds, Hang.EVENT) if bounds else None
    if not isinstance(expression, Day) or expression.weekday is None:
        return as_if(lambda day: _resolve(found, day, future))
    # From a fixed day the date need not fall on its weekday: keep the two apart.
    plain = replace(found, expression=replace(expression, weekday=None))
    seen = as_if(lambda day: _resolve(plain, day, future))
    return replace(seen, weekday=expression.weekday) if seen else None


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
