"""Reads weekdays with the date, direction or part of the day that belongs to them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from factcheck.language.calendar_reader import CalendarReader, Found
from factcheck.language.date_shifts import Weekday
from factcheck.language.date_tables import DateTables
from factcheck.language.date_values import Day, EitherDay, Expression
from factcheck.language.scan import Token, is_number, low_at


class WeekdayReader:
    """Reads the weekday that starts at a token of one text."""

    def __init__(
        self, tokens: Sequence[Token], tables: DateTables, calendar: CalendarReader
    ) -> None:
        self._tokens = tokens
        self._tables = tables
        self._calendar = calendar

    def read(self, index: int) -> Found | None:
        """A weekday, with the date, direction or part of the day that belongs to it."""
        named = low_at(self._tokens, index) in self._tables.day_words
        at = index + 1 if named else index
        low = low_at(self._tokens, at)
        if low in self._tables.weekday_abbreviations and self._tokens[at].capital:
            number = self._tables.weekday_abbreviations[low]
            return self._dated(number, index, at + 1 + (low_at(self._tokens, at + 1) == "."))
        if low not in self._tables.weekdays:
            return None
        number = self._tables.weekdays[low]
        found = self._dated(number, index, at + 1)
        if found is not None:
            return found
        if self._tables.capital_names and not self._tokens[at].capital:
            return None
        if low in self._tables.ambiguous_weekdays and not (named or self._surely_weekday(at)):
            return None
        return self._weekday_tail(number, index, at + 1)

    def _surely_weekday(self, index: int) -> bool:
        """ "Minggu" is Sunday with a capital inside a sentence or before a part of the day."""
        if self._tables.day_parts.match(self._tokens, index + 1):
            return True
        starts = index == 0 or self._tokens[index - 1].low in ".!?"
        directed = self._tables.after_name.match(self._tokens, index + 1) is not None
        counted = is_number(self._tokens, index - 1)
        return self._tokens[index].capital and not counted and not (starts and directed)

    def _weekday_tail(self, number: int, start: int, end: int) -> Found:
        """ "Rabu malam pekan lalu", "Monday night last week", "Selasa lalu"."""
        part = self._tables.day_parts.match(self._tokens, end)
        end = part[1] if part else end
        day_part = part[0] if part else None
        of_words = low_at(self._tokens, end) in self._tables.of_words
        reference = self._calendar.unit_reference(end + of_words)
        if reference and reference[0] == "week":
            weekday = Weekday(number, week_shift=reference[1].shift)
            return Found(weekday, start, reference[2], day_part)
        direction = self._tables.after_name.match(self._tokens, end)
        if direction is None:
            return Found(Weekday(number), start, end, day_part)
        return Found(Weekday(number, direction[0]), start, direction[1], day_part)

    def _dated(self, number: int, start: int, end: int) -> Found | None:
        """ "Senin, 20 Oktober 2025", "Selasa (29/11)", "Senin/25/2020"."""
        part = self._tables.day_parts.match(self._tokens, end)
        end = part[1] if part else end
        for index, closing in self._date_starts(end):
            found = self._calendar.read_date(index) or self._day_and_year(index)
            day = _with_weekday(found.expression, number) if found else None
            if found is None or day is None:
                continue
            after = found.end + (closing and low_at(self._tokens, found.end) == ")")
            late = self._tables.day_parts.match(self._tokens, after)
            day_part = late[0] if late else part[0] if part else None
            return Found(day, start, late[1] if late else after, day_part)
        return None

    def _date_starts(self, index: int) -> Iterator[tuple[int, bool]]:
        """Where a date may start after a weekday, and whether a bracket opens before it."""
        mark = low_at(self._tokens, index)
        if mark in (",", "/", "("):
            yield index + 1, mark == "("
        else:
            yield index, False

    def _day_and_year(self, index: int) -> Found | None:
        """ "25/2020" after a weekday: the month is missing."""
        day, year = self._calendar.figure(index), self._calendar.year_figure(index + 2)
        if day is None or year is None or not 1 <= day <= 31:
            return None
        if low_at(self._tokens, index + 1) != "/":
            return None
        return Found(Day(day, None, year), index, index + 3)


def _with_weekday(expression: Expression, number: int) -> Expression | None:
    """The date with its weekday, which may settle what it leaves open."""
    if isinstance(expression, Day):
        return replace(expression, weekday=number)
    if isinstance(expression, EitherDay):
        return EitherDay(tuple(replace(day, weekday=number) for day in expression.readings))
    return None
