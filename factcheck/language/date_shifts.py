"""Time expressions that count from the day of writing: weekdays, last week, three days ago."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from dateutil.relativedelta import relativedelta

from factcheck.language.date_values import Bounds, Direction, month_bounds, months_of_year
from factcheck.records import Precision


@dataclass(frozen=True, slots=True)
class Weekday:
    """A weekday, perhaps of another week; Monday is 0."""

    weekday: int
    direction: Direction = Direction.NONE
    week_shift: int | None = None
    precision: Precision = Precision.DAY

    def bounds(self, day: dt.date | None, future: bool) -> Bounds | None:
        """The latest such day not after the anchor, or as the direction says."""
        if day is None:
            return None
        found = day + dt.timedelta(days=self._distance(day.weekday(), future))
        return found, found

    def _distance(self, today: int, future: bool) -> int:
        if self.week_shift is not None:
            return self.weekday - today + 7 * self.week_shift
        if self.direction is Direction.THIS:
            return self.weekday - today
        if self.direction is Direction.NEXT:
            return (self.weekday - today - 1) % 7 + 1
        if self.direction is Direction.LAST:
            return -((today - self.weekday - 1) % 7 + 1)
        return (self.weekday - today) % 7 if future else -((today - self.weekday) % 7)


_UNIT_PRECISION = {
    "minute": Precision.MINUTE,
    "hour": Precision.HOUR,
    "day": Precision.DAY,
    "week": Precision.WEEK,
    "weekend": Precision.WEEK,
    "month": Precision.MONTH,
    "year": Precision.YEAR,
    "decade": Precision.DECADE,
}
_HOURS_A_DAY = 24
_MINUTES_A_DAY = 1440
_SATURDAY = 5


def unit_precision(unit: str) -> Precision:
    """The grain of a unit of time."""
    return _UNIT_PRECISION[unit]


def _shifted(day: dt.date, unit: str, amount: int) -> Bounds:
    """The unit of time that lies `amount` units from the one that holds the day."""
    if unit in ("week", "weekend"):
        monday = day - dt.timedelta(days=day.weekday()) + dt.timedelta(weeks=amount)
        first = monday + dt.timedelta(days=_SATURDAY) if unit == "weekend" else monday
        return first, monday + dt.timedelta(days=6)
    if unit == "month":
        month = day.replace(day=1) + relativedelta(months=amount)
        return month_bounds(month.year, month.month)
    if unit in ("year", "decade"):
        return months_of_year(day.year + amount * (10 if unit == "decade" else 1), 1, 12)
    return _days_away(day, unit, amount)


def _days_away(day: dt.date, unit: str, amount: int) -> Bounds:
    """Days for days; for hours and minutes the days that they may touch."""
    if unit == "day":
        found = day + dt.timedelta(days=amount)
        return found, found
    size = _HOURS_A_DAY if unit == "hour" else _MINUTES_A_DAY
    reach = dt.timedelta(days=-(-abs(amount) // size))
    return (day - reach, day) if amount < 0 else (day, day + reach)


@dataclass(frozen=True, slots=True)
class Shift:
    """A unit of time some units away: yesterday, last week, three to five days ago."""

    unit: str
    low: int
    high: int
    past: bool = False  # the last one that has begun, unless the words look ahead

    @property
    def precision(self) -> Precision:
        """The grain of the unit."""
        return unit_precision(self.unit)

    def bounds(self, day: dt.date | None, future: bool) -> Bounds | None:
        """From the farthest to the nearest of the units."""
        if day is None:
            return None
        try:
            bounds = self._from(day, 0)
            if self.past and not future and bounds[0] > day:
                bounds = self._from(day, -1)
            return bounds
        except (ValueError, OverflowError):  # further than the calendar reaches
            return None

    def _from(self, day: dt.date, more: int) -> Bounds:
        first = _shifted(day, self.unit, self.low + more)[0]
        return first, _shifted(day, self.unit, self.high + more)[1]


@dataclass(frozen=True, slots=True)
class Offset:
    """Some units before or after an event that the text names: "two days after the storm".

    The day of writing says nothing about it, so it never has bounds of its own.
    """

    unit: str
    low: int  # negative before the event
    high: int

    @property
    def precision(self) -> Precision:
        """The grain of the unit."""
        return unit_precision(self.unit)

    def bounds(self, day: dt.date | None, future: bool) -> Bounds | None:
        """Always None."""
        return None

    def from_event(self, day: dt.date) -> Bounds | None:
        """The days meant if the event were on this day."""
        try:
            if self.unit in ("hour", "minute"):
                return _days_away(day, self.unit, self.high)
            near, far = (Window(self.unit, n).far(day) for n in (self.low, self.high))
        except (ValueError, OverflowError):
            return None
        return near, far


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch that ends or begins at the anchor: the last two weeks."""

    unit: str
    amount: int  # negative for the past

    @property
    def precision(self) -> Precision:
        """The grain of the unit."""
        return unit_precision(self.unit)

    def bounds(self, day: dt.date | None, future: bool) -> Bounds | None:
        """From the anchor so many units back, or forward."""
        if day is None:
            return None
        try:
            far = self.far(day)
        except (ValueError, OverflowError):
            return None
        return (far, day) if self.amount < 0 else (day, far)

    def far(self, day: dt.date) -> dt.date:
        """The end of the stretch that lies farther from the anchor."""
        if self.unit in ("hour", "minute"):
            bounds = _days_away(day, self.unit, self.amount)
            return bounds[0] if self.amount < 0 else bounds[1]
        scale = 10 if self.unit == "decade" else 1
        unit = "year" if self.unit == "decade" else self.unit
        return day + relativedelta(**{f"{unit}s": self.amount * scale})  # type: ignore[arg-type]
