"""What a time expression says, and how it is tied to the calendar.

Each expression answers `bounds(day, future)`: its first and last day as seen from an
anchor day, or None where that day is needed and unknown. All are monotone in the anchor
day, so an anchor that is itself a stretch of days is resolved at both its ends.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from enum import Enum
from typing import Protocol

from dateutil.relativedelta import relativedelta

from factcheck.records import Precision

Bounds = tuple[dt.date, dt.date]

# A day and month without a year up to this many days after publication is the coming one:
# "20 October" in an article of 18 October is not a year old.
UPCOMING_DAYS = 7
# Dates outside these years are taken for other numbers.
FIRST_YEAR = 1900
LAST_YEAR = 2100
# The earliest year in which a weekday's date is looked for when nothing else bounds it.
_FIRST_NEWS_YEAR = 1990
# 29 February comes back at least every eight years.
_LEAP_SEARCH_YEARS = 8

_ONE_DAY = dt.timedelta(days=1)


class Direction(Enum):
    """Whether a name is the last, the next or the present one of its kind."""

    NONE = "none"
    LAST = "last"
    NEXT = "next"
    THIS = "this"

    @property
    def shift(self) -> int:
        """-1 for last, +1 for next, else 0."""
        return {Direction.LAST: -1, Direction.NEXT: 1}.get(self, 0)


class Part(Enum):
    """A third of a month or a year."""

    EARLY = 0
    MID = 1
    LATE = 2


class Expression(Protocol):
    """A time expression before it is tied to the calendar."""

    @property
    def precision(self) -> Precision:
        """The grain of the expression itself."""

    def bounds(self, day: dt.date | None, future: bool) -> Bounds | None:
        """First and last day as seen from an anchor day; None if that is needed and unknown."""


def make_date(year: int, month: int, day: int) -> dt.date | None:
    """A date, or None if the calendar has no such day."""
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def month_bounds(year: int, month: int) -> Bounds:
    """First and last day of a month."""
    first = dt.date(year, month, 1)
    return first, first + relativedelta(months=1) - _ONE_DAY


def months_of_year(year: int, first_month: int, count: int) -> Bounds:
    """First and last day of some whole months."""
    first = dt.date(year, first_month, 1)
    return first, first + relativedelta(months=count) - _ONE_DAY


def weekday_candidates(
    weekday: int,
    day: int,
    month: int | None,
    year: int | None,
    after: dt.date | None,
    before: dt.date | None,
) -> list[dt.date]:
    """Days of the calendar with this weekday (Monday is 0) and day of the month, oldest first.

    `month` and `year` narrow the search where they are known; `after` and `before` bound
    it, both included. Without bounds the years 1990 to 2100 are searched.
    """
    low = year or (after.year if after else _FIRST_NEWS_YEAR)
    high = year or (before.year if before else LAST_YEAR)
    months = [month] if month else range(1, 13)
    days = (make_date(y, m, day) for y in range(low, high + 1) for m in months)
    return [
        found
        for found in days
        if found is not None
        and found.weekday() == weekday
        and (after is None or found >= after)
        and (before is None or found <= before)
    ]


@dataclass(frozen=True, slots=True)
class Unresolved:
    """An expression that the calendar cannot answer: "five days later", a bare clock time."""

    precision: Precision

    def bounds(self, day: dt.date | None, future: bool) -> Bounds | None:
        """Always None."""
        return None


@dataclass(frozen=True, slots=True)
class Year:
    """ "2011"."""

    year: int
    precision: Precision = Precision.YEAR

    def bounds(self, day: dt.date | None, future: bool) -> Bounds | None:
        """The whole year."""
        return months_of_year(self.year, 1, 12)


@dataclass(frozen=True, slots=True)
class Decade:
    """ "the 1990s"."""

    year: int
    precision: Precision = Precision.DECADE

    def bounds(self, day: dt.date | None, future: bool) -> Bounds | None:
        """Ten whole years."""
        return dt.date(self.year, 1, 1), dt.date(self.year + 9, 12, 31)


@dataclass(frozen=True, slots=True)
class Months:
    """Whole months of a year: a month, a season, a quarter. The year may be missing."""

    month: int
    count: int = 1
    year: int | None = None
    direction: Direction = Direction.NONE
    year_shift: int | None = None  # "May last year": -1

    @property
    def precision(self) -> Precision:
        """Month, or season for three months and more."""
        return Precision.MONTH if self.count == 1 else Precision.SEASON

    def bounds(self, day: dt.date | None, future: bool) -> Bounds | None:
        """The months of the stated year, or of the year that the direction leaves."""
        if self.year is not None:
            return months_of_year(self.year, self.month, self.count)
        if day is None:
            return None
        if self.year_shift is not None:
            return months_of_year(day.year + self.year_shift, self.month, self.count)
        return self._nearest(day, future)

    def _nearest(self, day: dt.date, future: bool) -> Bounds:
        turns = [
            months_of_year(day.year + shift, self.month, self.count) for shift in (-2, -1, 0, 1)
        ]
        if self.direction is Direction.THIS:
            return turns[2]
        if self.direction is Direction.NEXT:
            return next(turn for turn in turns if turn[0] > day)
        if self.direction is Direction.LAST:
            return next(turn for turn in reversed(turns) if turn[1] < day)
        if future:
            return next(turn for turn in turns if turn[1] >= day)
        return next(turn for turn in reversed(turns) if turn[0] <= day)


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the month; month, year and weekday as far as they are stated."""

    day: int
    month: int | None = None
    year: int | None = None
    weekday: int | None = None
    direction: Direction = Direction.NONE
    year_shift: int | None = None
    precision: Precision = Precision.DAY

    def bounds(self, day: dt.date | None, future: bool) -> Bounds | None:
        """The one day; None where month or year stay open or the weekday speaks against it."""
        found = self._stated() or (self._seen_from(day, future) if day else None)
        return (found, found) if found else None

    def _stated(self) -> dt.date | None:
        if self.year is None:
            return None
        if self.month is not None:
            return make_date(self.year, self.month, self.day)
        return self.by_weekday(None)

    def by_weekday(self, before: dt.date | None) -> dt.date | None:
        """Complete a date without its month if the weekday leaves one month only."""
        if self.weekday is None or self.year is None:
            return None
        found = weekday_candidates(self.weekday, self.day, self.month, self.year, None, before)
        return found[0] if len(found) == 1 else None

    def _seen_from(self, day: dt.date, future: bool) -> dt.date | None:
        if self.year is not None:
            return self.by_weekday(day)
        if self.month is None:
            return self._in_recent_month(day, future)
        if self.year_shift is not None:
            return make_date(day.year + self.year_shift, self.month, self.day)
        years = range(day.year - _LEAP_SEARCH_YEARS, day.year + _LEAP_SEARCH_YEARS)
        days = [found for y in years if (found := make_date(y, self.month, self.day))]
        found = self._pick(days, day, future)
        return found if self._agrees(found) else None

    def _pick(self, days: list[dt.date], day: dt.date, future: bool) -> dt.date | None:
        if self.direction is Direction.NEXT or (future and self.direction is Direction.NONE):
            return next((found for found in days if found >= day), None)
        reach = 0 if self.direction is Direction.LAST else UPCOMING_DAYS
        limit = day + dt.timedelta(days=reach)
        return next((found for found in reversed(days) if found <= limit), None)

    def _agrees(self, found: dt.date | None) -> bool:
        return found is not None and self.weekday in (None, found.weekday())

    def _in_recent_month(self, day: dt.date, future: bool) -> dt.date | None:
        """ "tanggal 4": the latest such day, or the coming one after "will"."""
        shifts = (0, 1, 2) if future else (0, -1, -2)
        for shift in shifts:
            month = day.replace(day=1) + relativedelta(months=shift)
            found = make_date(month.year, month.month, self.day)
            if found and self._agrees(found) and (found >= day if future else found <= day):
                return found
        return None


@dataclass(frozen=True, slots=True)
class EitherDay:
    """A numeric date that two conventions read differently: 4/5/2019."""

    readings: tuple[Day, ...]
    precision: Precision = Precision.DAY

    def bounds(self, day: dt.date | None, future: bool) -> Bounds | None:
        """The one reading that weekday and anchor leave; None if both stay possible."""
        pairs = [(r, b) for r in self.readings if (b := r.bounds(day, future))]
        agreeing = [b for reading, b in pairs if b[0].weekday() == reading.weekday]
        found = [b for _, b in pairs]
        left = agreeing or [b for b in found if day is None or b[0] <= day] or found
        return left[0] if len(set(left)) == 1 else None


@dataclass(frozen=True, slots=True)
class PartOf:
    """The early, middle or late part of a month or longer stretch."""

    whole: Expression
    part: Part

    @property
    def precision(self) -> Precision:
        """One step finer than the whole."""
        finer = {
            Precision.DECADE: Precision.YEAR,
            Precision.YEAR: Precision.SEASON,
            Precision.SEASON: Precision.MONTH,
            Precision.MONTH: Precision.WEEK,
            Precision.WEEK: Precision.DAY,
        }
        return finer.get(self.whole.precision, self.whole.precision)

    def bounds(self, day: dt.date | None, future: bool) -> Bounds | None:
        """A third of the whole: four months of a year, about ten days of a month."""
        whole = self.whole.bounds(day, future)
        if whole is None:
            return None
        if self.whole.precision is Precision.YEAR:
            return months_of_year(whole[0].year, 1 + 4 * self.part.value, 4)
        third = ((whole[1] - whole[0]).days + 1) // 3
        first = whole[0] + dt.timedelta(days=third * self.part.value)
        last = whole[1] if self.part is Part.LATE else first + dt.timedelta(days=third - 1)
        return first, last


@dataclass(frozen=True, slots=True)
class Between:
    """From one expression to another: 3-5 May, October to December 2025."""

    first: Expression
    last: Expression

    @property
    def precision(self) -> Precision:
        """The grain of the ends."""
        return self.first.precision

    def bounds(self, day: dt.date | None, future: bool) -> Bounds | None:
        """From the first day of the one to the last day of the other."""
        first, last = self.first.bounds(day, future), self.last.bounds(day, future)
        if first is None or last is None:
            return None
        if first[0] > last[1]:  # "from November to January": the November before it
            first = self.first.bounds(last[1], False)
        return (first[0], last[1]) if first and first[0] <= last[1] else None


def with_year_of(expression: Expression, other: Expression) -> Expression:
    """Give a day or month without a year the year of another: "3 May to 5 June 2023"."""
    year = getattr(other, "year", None)
    if year is None or not isinstance(expression, Day | Months) or expression.year is not None:
        return expression
    return replace(expression, year=year)
