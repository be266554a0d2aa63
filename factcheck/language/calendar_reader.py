"""Reads dates that name a place in the calendar: days, months, years, weekdays, quarters."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from factcheck.language.date_tables import DateTables
from factcheck.language.date_values import (
    FIRST_YEAR,
    LAST_YEAR,
    Between,
    Day,
    Decade,
    Direction,
    EitherDay,
    Expression,
    Months,
    Year,
    make_date,
)
from factcheck.language.scan import DASHES, Kind, Token, adjacent, is_number, is_word, low_at
from factcheck.records import Precision

_DOTTED_DATE = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
# Two-digit years up to this one are of this century.
_LAST_SHORT_YEAR = 50
# The longest range that two joined years may span: "2019-2021", "1990/91" is a season.
_LONGEST_YEAR_RANGE = 60


@dataclass(frozen=True, slots=True)
class Found:
    """A time expression read from tokens; `end` is the token index after it."""

    expression: Expression
    start: int
    end: int
    day_part: str | None = None
    duration: bool = False  # also a quantity: "in 24 hours"
    clock: Precision | None = None


class CalendarReader:
    """Reads the dates, months and years of one text."""

    def __init__(self, tokens: Sequence[Token], tables: DateTables) -> None:
        self._tokens = tokens
        self._tables = tables

    def read_date(self, index: int) -> Found | None:
        """A date with a day of the month, in any notation."""
        if is_number(self._tokens, index):
            return self._iso(index) or self._numeric(index) or self._day_month(index)
        return self._month_day(index) or self._day_of_month(index)

    def read_longer(self, index: int, cued: bool = False) -> Found | None:
        """A month, quarter, season, year or decade. `cued` lets a bare figure be a year."""
        return (
            self.decade(index, cued)
            or self._year_range(index)
            or self.year(index, cued)
            or self._month(index, cued)
            or self._season(index, cued)
            or self._quarter(index)
        )

    # Figures

    def figure(self, index: int, longest: int = 2) -> int | None:
        """A plain whole number of at most `longest` digits."""
        if not is_number(self._tokens, index):
            return None
        text = self._tokens[index].text
        return int(text) if text.isdecimal() and len(text) <= longest else None

    def year_figure(self, index: int) -> int | None:
        """Four plain digits between 1900 and 2100."""
        value = self.figure(index, 4)
        return value if value is not None and FIRST_YEAR <= value <= LAST_YEAR else None

    def _any_year(self, index: int) -> int | None:
        short = self.figure(index, 2)
        if short is not None and len(self._tokens[index].text) == 2:
            return (2000 if short <= _LAST_SHORT_YEAR else 1900) + short
        return self.year_figure(index)

    def _joined(self, index: int, marks: frozenset[str]) -> bool:
        """True if token `index` is one of the marks and touches both neighbours."""
        return (
            low_at(self._tokens, index) in marks
            and adjacent(self._tokens, index)
            and adjacent(self._tokens, index + 1)
        )

    def _iso(self, index: int) -> Found | None:
        year, month, day = (self.figure(index + k, 4) for k in (0, 2, 4))
        if year is None or month is None or day is None or year < FIRST_YEAR:
            return None
        marks = frozenset("-/")
        if not (self._joined(index + 1, marks) and self._joined(index + 3, marks)):
            return None
        if make_date(year, month, day) is None:
            return None
        return Found(Day(day, month, year), index, index + 5)

    # Numeric dates

    def _numeric(self, index: int) -> Found | None:
        dotted = _DOTTED_DATE.fullmatch(self._tokens[index].text)
        if dotted:
            first, second, year = (int(group) for group in dotted.groups())
            return self._numeric_day(first, second, year, index, index + 1)
        first_, second_ = self.figure(index), self.figure(index + 2)
        if first_ is None or second_ is None or not self._joined(index + 1, frozenset("/-")):
            return None
        mark = frozenset(self._tokens[index + 1].text)
        if self._joined(index + 3, mark):
            year_ = self._any_year(index + 4)
            if year_ is None or (mark == {"-"} and self.year_figure(index + 4) is None):
                return None
            return self._numeric_day(first_, second_, year_, index, index + 5)
        if mark == {"/"} and self._day_and_month_expected(index):
            return self._numeric_day(first_, second_, None, index, index + 3)
        return None

    def _day_and_month_expected(self, index: int) -> bool:
        """ "29/11" is a date in brackets, after a weekday or after "tanggal"."""
        before = low_at(self._tokens, index - 1)
        return (
            (before in "(" and low_at(self._tokens, index + 3) in ")")
            or before in self._tables.weekdays
            or (before in ",(/" and low_at(self._tokens, index - 2) in self._tables.weekdays)
            or self._tables.date_words.match_before(self._tokens, index) is not None
        )

    def _numeric_day(
        self, first: int, second: int, year: int | None, start: int, end: int
    ) -> Found | None:
        orders = {"dmy": [(first, second)], "mdy": [(second, first)]}
        both = [(first, second), (second, first)]
        pairs = dict.fromkeys(orders.get(self._tables.numeric_order, both))
        days = [Day(d, m, year) for d, m in pairs if make_date(year or 2000, m, d)]
        if not days:
            return None
        return Found(days[0] if len(days) == 1 else EitherDay(tuple(days)), start, end)

    # Days and months by name

    def _ordinal_end(self, index: int) -> int:
        """Index after a day figure and its suffix: 8th."""
        suffix = low_at(self._tokens, index) in self._tables.ordinal_suffix
        return index + 1 if suffix and adjacent(self._tokens, index) else index

    def _day_figure(self, index: int) -> tuple[int, int] | None:
        day = self.figure(index)
        if day is None or not 1 <= day <= 31:
            return None
        return day, self._ordinal_end(index + 1)

    def _day_month(self, index: int) -> Found | None:
        """ "4 April 2019", "3-5 Mei", "the 4th of April"."""
        first = self._day_figure(index)
        if first is None:
            return None
        last = self._last_day(first[1])
        day, end = last or first
        of_words = low_at(self._tokens, end) in self._tables.of_words
        month = self._month_name(end + of_words, beside_number=True)
        if month is None:
            return None
        year, end = self._year_after(month[1])
        return self._days(first[0], day if last else None, month[0], year, index, end)

    def _last_day(self, index: int) -> tuple[int, int] | None:
        """The second day of "3-5 Mei" or "3 dan 4 Mei"."""
        join = self._tables.range_words.match(self._tokens, index)
        end = join[1] if join else index + 1
        if not join and low_at(self._tokens, index) not in self._tables.list_joins:
            return None
        return self._day_figure(end)

    def _days(
        self, first: int, last: int | None, month: int, year: int | None, start: int, end: int
    ) -> Found | None:
        if make_date(year or 2000, month, last or first) is None:
            return None
        if last is None:
            return self._with_direction(Day(first, month, year), start, end)
        if last <= first:
            return None
        ends = Day(first, month, year), Day(last, month, year)
        return Found(Between(*ends), start, end)

    def _month_day(self, index: int) -> Found | None:
        """ "April 4, 2019", "May 3-5"."""
        month = self._month_name(index, beside_number=True)
        first = self._day_figure(month[1]) if month else None
        if month is None or first is None:
            return None
        last = self._month_last_day(first[1])
        year, end = self._year_after(last[1] if last else first[1])
        return self._days(first[0], last[0] if last else None, month[0], year, index, end)

    def _month_last_day(self, index: int) -> tuple[int, int] | None:
        if low_at(self._tokens, index) not in DASHES:
            return None
        return self._day_figure(index + 1)

    def _day_of_month(self, index: int) -> Found | None:
        """ "tanggal 4", "tanggal 4 April 2019"."""
        word = self._tables.date_words.match(self._tokens, index)
        if word is None:
            return None
        date = self.read_date(word[1])
        if date is not None:
            return replace(date, start=index)
        day = self._day_figure(word[1])
        return Found(Day(day[0]), index, day[1]) if day else None

    def _year_after(self, index: int) -> tuple[int | None, int]:
        """The year after a month, with a comma, "of" or "tahun" between; and where it ends."""
        year_at = index
        if low_at(self._tokens, year_at) in {",", *self._tables.of_words}:
            year_at += 1
        if low_at(self._tokens, year_at) in self._tables.year_words:
            year_at += 1
        year = self.year_figure(year_at)
        return (year, year_at + 1) if year is not None else (None, index)

    def _month_name(self, index: int, beside_number: bool = False) -> tuple[int, int] | None:
        """The month named at `index`, and where its name ends."""
        if not is_word(self._tokens, index):
            return None
        low = self._tokens[index].low
        if low in self._tables.months:
            if beside_number or self._surely_month(index):
                return self._tables.months[low], index + 1
            return None
        month = self._tables.month_abbreviations.get(low)
        if month is None or not self._tokens[index].capital:
            return None
        end = index + 1 + (low_at(self._tokens, index + 1) == ".")
        numbers = is_number(self._tokens, end) or is_number(self._tokens, index - 1)
        return (month, end) if beside_number or numbers else None

    def _surely_month(self, index: int) -> bool:
        token = self._tokens[index]
        if self.year_figure(index + 1) is not None:
            return True
        if self._tables.capital_names and not token.capital:
            return False
        if token.low not in self._tables.ambiguous_months:
            return True
        return token.capital and (
            low_at(self._tokens, index - 1) in self._tables.month_cues
            or low_at(self._tokens, index - 1) in DASHES
            or low_at(self._tokens, index + 1) in self._tables.month_cues_after
            or self._beside_month(index)
            or self._tables.after_name.match(self._tokens, index + 1) is not None
        )

    def _beside_month(self, index: int) -> bool:
        """ "May and June", "Mei, Juni": a list of months."""
        joins, months = self._tables.list_joins, self._tables.months
        return any(
            low_at(self._tokens, index + side) in joins
            and low_at(self._tokens, index + 2 * side) in months
            for side in (-1, 1)
        )

    def _month(self, index: int, cued: bool) -> Found | None:
        """ "September", "Mei 2020", "bulan September yang lalu"."""
        at = index + 1 if low_at(self._tokens, index) in self._tables.month_words else index
        capital = at < len(self._tokens) and self._tokens[at].capital
        month = self._month_name(at, beside_number=cued and capital)
        if month is None:
            return None
        year, end = self._year_after(month[1])
        return self._with_direction(Months(month[0], year=year), index, end)

    def _with_direction(self, expression: Day | Months, start: int, end: int) -> Found:
        """Take in "lalu", "mendatang", "tahun lalu", "last year" after a day or month."""
        if expression.year is not None:
            direction = self._tables.after_name.match(self._tokens, end)
            past = direction is not None and direction[0] is Direction.LAST
            return Found(expression, start, direction[1] if direction and past else end)
        of_words = low_at(self._tokens, end) in {",", *self._tables.of_words}
        reference = self.unit_reference(end + of_words)
        if reference and reference[0] == "year":
            shift = reference[1].shift
            return Found(replace(expression, year_shift=shift), start, reference[2])
        direction = self._tables.after_name.match(self._tokens, end)
        if direction is None:
            return Found(expression, start, end)
        return Found(replace(expression, direction=direction[0]), start, direction[1])

    def unit_reference(self, index: int) -> tuple[str, Direction, int] | None:
        """ "tahun lalu", "last year": unit, direction, and where it ends."""
        before = self._tables.before_name.match(self._tokens, index)
        if before is not None:
            unit = self._tables.units.get(low_at(self._tokens, before[1]))
            return (unit, before[0], before[1] + 1) if unit else None
        unit = self._tables.units.get(low_at(self._tokens, index))
        after = self._tables.after_name.match(self._tokens, index + 1) if unit else None
        return (unit, after[0], after[1]) if unit and after else None

    # Years

    def year(self, index: int, cued: bool) -> Found | None:
        """A year with something that shows that it is one: "tahun 2011 silam", "(2014)"."""
        at = index + 1 if low_at(self._tokens, index) in self._tables.year_words else index
        year = self.year_figure(at)
        if year is None or self._counts(at + 1) or self._in_code(at):
            return None
        if not (cued or at > index or self._year_expected(at)):
            return None
        direction = self._tables.after_name.match(self._tokens, at + 1)
        past = direction is not None and direction[0] is Direction.LAST
        return Found(Year(year), index, direction[1] if direction and past else at + 1)

    def _counts(self, index: int) -> bool:
        """True if what follows a figure is counted by it, or goes on with it."""
        return low_at(self._tokens, index) in self._tables.counted or (
            adjacent(self._tokens, index)
            and (
                low_at(self._tokens, index) == "%"
                or (
                    self._tokens[index].kind is Kind.WORD
                    and low_at(self._tokens, index) not in self._tables.decade_suffix
                )
            )
        )

    def _in_code(self, index: int) -> bool:
        return (
            adjacent(self._tokens, index)
            and self._tokens[index - 1].text not in "([\"'\u201c\u2018-\u2013\u2014/,"
        )

    def _year_expected(self, index: int) -> bool:
        before, after = low_at(self._tokens, index - 1), low_at(self._tokens, index + 1)
        return (
            before in self._tables.year_cues
            or before in self._tables.event_names
            or (before == "(" and after == ")")
            or (before == "(" and after in DASHES)
            or after in self._tables.event_names
        )

    def _year_range(self, index: int) -> Found | None:
        """ "2019-2021", "2019/2020", "tahun 2019-2021"."""
        at = index + 1 if low_at(self._tokens, index) in self._tables.year_words else index
        first, last = self.year_figure(at), self.year_figure(at + 2)
        if first is None or last is None or not self._joined(at + 1, DASHES | {"/"}):
            return None
        if not 0 < last - first <= _LONGEST_YEAR_RANGE or self._counts(at + 3):
            return None
        return Found(Between(Year(first), Year(last)), index, at + 3)

    def decade(self, index: int, cued: bool) -> Found | None:
        """ "1980-an", "the 1990s", "tahun 80-an"."""
        named = low_at(self._tokens, index) in self._tables.year_words
        at = index + 1 if named else index
        quoted = low_at(self._tokens, at) in ("'", "\u2019") and adjacent(self._tokens, at + 1)
        at += quoted
        year = self.year_figure(at)
        short = self.figure(at)
        joined = self._tables.decade_joined  # "the 80s" needs no other sign
        if year is None and short and short > 9 and (named or quoted or cued or joined):
            year = 1900 + short
        end = self._decade_end(at + 1) if year is not None and year % 10 == 0 else None
        return Found(Decade(year), index, end) if year is not None and end else None

    def _decade_end(self, index: int) -> int | None:
        marks = {"'", "\u2019"} if self._tables.decade_joined else DASHES
        suffix = index + 1 if low_at(self._tokens, index) in marks else index
        if suffix == index and not self._tables.decade_joined:
            return None
        found = low_at(self._tokens, suffix) in self._tables.decade_suffix
        return suffix + 1 if found and adjacent(self._tokens, suffix) else None

    # Seasons and quarters

    def _season(self, index: int, cued: bool) -> Found | None:
        """ "musim panas lalu", "the summer of 2016", "last summer"."""
        match = self._tables.seasons.match(self._tokens, index)
        if match is None:
            return None
        (month, count), end = match
        year, end = self._year_after(end)
        found = self._with_direction(Months(month, count, year), index, end)
        sure = (
            cued
            or found.end > match[1]
            or not self._tables.capital_names
            or self._tables.season_cues.match_before(self._tokens, index) is not None
        )
        return found if sure else None

    def _quarter(self, index: int) -> Found | None:
        """ "kuartal III 2025", "third quarter of 2023", "Q3 2023"."""
        quarter = self._quarter_name(index)
        if quarter is None:
            return None
        months, number, end = quarter
        if number * months > 12:
            return None
        if low_at(self._tokens, end) == "/":
            end += 1
        year, after = self._year_after(end)
        expression = Months(1 + months * (number - 1), months, year)
        found = self._with_direction(expression, index, after if year else end)
        return found if months == 3 or found.end > end else None

    def _quarter_name(self, index: int) -> tuple[int, int, int] | None:
        tables = self._tables.quarters
        if low_at(self._tokens, index) in tables.letters and adjacent(self._tokens, index + 1):
            number = self.figure(index + 1, 1)
            return (3, number, index + 2) if number else None
        word, rank = (index, index + 1) if tables.number_last else (index + 1, index)
        if not tables.number_last and is_number(self._tokens, index):
            word, rank = index + 2, index
        months = tables.names.get(low_at(self._tokens, word))
        spelled = "".join(low_at(self._tokens, k) for k in range(rank, max(word, rank + 1)))
        ordinal = tables.ordinals.get(spelled)
        return (months, ordinal, max(word, rank) + 1) if months and ordinal else None
