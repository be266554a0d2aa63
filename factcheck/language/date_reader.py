"""Reads any time expression at a token: calendar dates, deictic words, counts, clock times."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace

from factcheck.language.calendar_reader import CalendarReader, Found
from factcheck.language.date_shifts import Offset, Shift, Weekday, Window, unit_precision
from factcheck.language.date_tables import DateTables
from factcheck.language.date_values import (
    FIRST_YEAR,
    Between,
    Day,
    Decade,
    EitherDay,
    Expression,
    Months,
    PartOf,
    Unresolved,
    Year,
    with_year_of,
)
from factcheck.language.number_words import NumberReader
from factcheck.language.scan import Kind, Token, adjacent, is_number, low_at
from factcheck.language.weekday_reader import WeekdayReader
from factcheck.language.word_run import Amount, AmountKind
from factcheck.records import Precision

# How many link words ("pada", "hari", ",") may stand between a clock time and its day.
_MOST_LINKS = 3
# Counts from here on are no distance from an event.
_MOST_OFFSET = 10_000


class DateReader:
    """Finds the time expressions of one text, left to right."""

    def __init__(self, tokens: Sequence[Token], tables: DateTables, numbers: NumberReader) -> None:
        self._tokens = tokens
        self._tables = tables
        self._numbers = numbers
        self._calendar = CalendarReader(tokens, tables)
        self._weekdays = WeekdayReader(tokens, tables, self._calendar)

    def find(self) -> Iterator[Found]:
        """All time expressions, in order, not overlapping."""
        index = 0
        while index < len(self._tokens):
            skipped = self._skip(index)
            found = None if skipped else self._read(index)
            if found is not None:
                yield found
            index = found.end if found is not None else skipped or index + 1

    def _skip(self, index: int) -> int | None:
        match = self._tables.not_dates.match(self._tokens, index)
        return match[1] if match else None

    def _read(self, index: int) -> Found | None:
        if not self._may_start(index):
            return None
        clock = self._clock(index)
        if clock is not None:
            return self._clock_with_day(clock)
        found = self._between(index) or self._range(index)
        return self._day_with_clock(found) if found else None

    def _may_start(self, index: int) -> bool:
        """Pass over at once what can begin no time expression."""
        token = self._tokens[index]
        if token.kind is not Kind.NUMBER:
            return token.low in self._tables.triggers
        long = len(token.text) > 3  # a year, or with separators
        return long or low_at(self._tokens, index + 1) in self._tables.followers

    # Ranges

    def _between(self, index: int) -> Found | None:
        """ "between 2015 and 2019", "antara Mei dan Juli"."""
        if low_at(self._tokens, index) not in self._tables.between_words:
            return None
        first = self._atom(index + 1, cued=True)
        if first is None or low_at(self._tokens, first.end) not in self._tables.between_joins:
            return None
        last = self._atom(first.end + 1, cued=True)
        return self._joined(first, last, index)

    def _range(self, index: int) -> Found | None:
        first = self._atom(index)
        if first is None or not _can_end_range(first.expression):
            return first
        join = self._tables.range_words.match(self._tokens, first.end)
        if join is None:
            return first
        last = self._atom(join[1], cued=True)
        return self._joined(first, last, index) or first

    def _joined(self, first: Found, last: Found | None, start: int) -> Found | None:
        if last is None or not _can_end_range(last.expression):
            return None
        begin = with_year_of(first.expression, last.expression)
        if begin.precision is not last.expression.precision:
            return None
        return Found(Between(begin, last.expression), start, last.end)

    # One expression

    def _atom(self, index: int, cued: bool = False) -> Found | None:
        if index >= len(self._tokens):
            return None
        return (
            self._deictic(index)
            or self._calendar.read_date(index)
            or self._weekdays.read(index)
            or self._day_part_before(index)
            or self._part(index)
            or self._counted(index)
            or self._named_offset(index)
            or self._directed(index)
            or self._calendar.read_longer(index, cued)
        )

    def _deictic(self, index: int) -> Found | None:
        match = self._tables.deictic.match(self._tokens, index)
        if match is None or low_at(self._tokens, match[1]) == "-":
            return None
        word, end = match
        part = word.part
        if part is None and word.unit == "day":  # "besok siang", "tomorrow at dawn"
            later = self._tables.day_parts.match(self._tokens, end)
            part, end = later if later is not None else (None, end)
        expression = Shift(word.unit, word.shift, word.shift, word.past)
        return Found(expression, index, end, part)

    def _day_part_before(self, index: int) -> Found | None:
        """ "early Monday", "the night of 5 May"."""
        match = self._tables.day_parts_before.match(self._tokens, index)
        if match is None:
            return None
        at = self._after_links(match[1])
        day = self._weekdays.read(at) or self._calendar.read_date(at)
        return replace(day, start=index, day_part=match[0]) if day else None

    def _part(self, index: int) -> Found | None:
        """ "akhir 2016", "awal Mei", "mid-June", "late last year"."""
        match = self._tables.parts.match(self._tokens, index)
        if match is None:
            return None
        part, at = match
        if low_at(self._tokens, at) == "-":
            at += 1
        at = self._after_links(at)
        whole = self._calendar.read_longer(at, cued=True) or self._directed(at)
        if whole is None:
            return None
        return Found(PartOf(whole.expression, part), index, whole.end)

    def _after_links(self, index: int) -> int:
        """Index after articles and "of", before the name itself."""
        while low_at(self._tokens, index) in self._tables.fillers:
            index += 1
        return index

    def _directed(self, index: int) -> Found | None:
        """ "pekan lalu", "last week", "next Monday", "last May"."""
        reference = self._calendar.unit_reference(index)
        if reference is not None:
            unit, direction, end = reference
            return Found(Shift(unit, direction.shift, direction.shift), index, end)
        before = self._tables.before_name.match(self._tokens, index)
        if before is None:
            return None
        direction, at = before
        found = self._weekdays.read(at) or self._calendar.read_date(at)
        found = found or self._calendar.read_longer(at, cued=True)
        if found is None or not isinstance(found.expression, Day | Months | Weekday):
            return None
        return replace(
            found, start=index, expression=replace(found.expression, direction=direction)
        )

    # Counted units: "three days ago", "dua pekan terakhir", "in 24 hours"

    def _counted(self, index: int) -> Found | None:
        before = self._tables.before_count.match(self._tokens, index)
        at = before[1] if before else index
        count = self._count(at)
        if count is None:
            return None
        amount, unit, end = count
        after = self._tables.after_count.match(self._tokens, end)
        sense = after[0] if after else before[0] if before else None
        far, near = round(amount.high), round(amount.low)
        if after is None and amount.high < _MOST_OFFSET:
            side = self._tables.event_sides.match(self._tokens, end)
            if side is not None:
                offset = _offset(side[0], unit, near, far)
                return Found(offset, index, end, duration=True)
        if sense is None:
            return None
        expression = _counted_expression(sense, before is not None, unit, near, far)
        return Found(expression, index, after[1] if after else end, duration=sense != "ago")

    def _named_offset(self, index: int) -> Found | None:
        """ "the day after the vote": one such unit from the event."""
        unit = self._tables.units.get(low_at(self._tokens, index))
        if unit is None or low_at(self._tokens, index - 1) not in self._tables.offset_articles:
            return None
        side = self._tables.event_sides.match(self._tokens, index + 1)
        if side is None:
            return None
        return Found(_offset(side[0], unit, 1, 1), index, index + 1, duration=True)

    def _count(self, index: int) -> tuple[Amount, str, int] | None:
        """A number and its unit of time: "tiga hari", "setahun", "a week"."""
        low = low_at(self._tokens, index)
        if low in self._tables.one_units:
            return Amount(1, 1, index + 1), self._tables.one_units[low], index + 1
        unit = self._tables.units.get(low_at(self._tokens, index + 1))
        if low in self._tables.articles and unit:
            return Amount(1, 1, index + 1), unit, index + 2
        amount = self._numbers.read(index)
        if amount is None or amount.kind is not AmountKind.CARDINAL or amount.high < 1:
            return None
        if self._is_price(index):
            return None  # "Rp30 miliar tahun lalu" is last year's price
        unit = self._tables.units.get(low_at(self._tokens, amount.end))
        return (amount, unit, amount.end + 1) if unit else None

    def _is_price(self, index: int) -> bool:
        """True where a currency touches the figure: "Rp30", "$30"."""
        if not adjacent(self._tokens, index):
            return False
        mark = self._tokens[index - 1]
        return mark.kind is Kind.WORD or unicodedata.category(mark.text[0]) == "Sc"

    # Clock times

    def _clock(self, index: int) -> Found | None:
        """ "pukul 01:00 GMT", "5 pm", "17:45"."""
        tables = self._tables.clock
        cue = tables.before.match(self._tokens, index)
        if cue and index > 0 and self._counts_before(index):
            return None  # "2 jam 15 menit" lasts; it is no quarter to three
        time = self._hour(cue[1] if cue else index)
        if time is None:
            return None
        precision, end = time
        end = self._clock_range(end)
        word = tables.words.match(self._tokens, end)
        end = word[1] if word else end
        half = tables.halves.match(self._tokens, end)
        end = half[1] if half else end
        zone = tables.zones.match(self._tokens, end)
        colon = precision is Precision.MINUTE and self._tokens[end - 1].text != "."
        sure = half or zone or word or (colon and self._has_colon(index, end))
        if not sure and not (cue and tables.cue_is_enough):
            return None
        return Found(Unresolved(precision), index, zone[1] if zone else end, clock=precision)

    def _has_colon(self, start: int, end: int) -> bool:
        return any(token.text == ":" for token in self._tokens[start:end])

    def _counts_before(self, index: int) -> bool:
        """True when a number ends right before that is no year."""
        number = self._numbers.read(index - 1)
        return number is not None and number.low < FIRST_YEAR

    def _hour(self, index: int) -> tuple[Precision, int] | None:
        if not is_number(self._tokens, index):
            return None
        hour, dot, minute = self._tokens[index].text.partition(".")
        if dot:
            return (Precision.MINUTE, index + 1) if _is_clock(hour, minute) else None
        colon = low_at(self._tokens, index + 1) == ":" and adjacent(self._tokens, index + 1)
        if colon and adjacent(self._tokens, index + 2) and is_number(self._tokens, index + 2):
            minute = self._tokens[index + 2].text
            return (Precision.MINUTE, index + 3) if _is_clock(hour, minute) else None
        return (Precision.HOUR, index + 1) if _is_clock(hour, "00") else None

    def _clock_range(self, index: int) -> int:
        """Index after the second time of "08.00-10.00"."""
        join = self._tables.range_words.match(self._tokens, index)
        time = self._hour(join[1]) if join else None
        return time[1] if time and time[0] is Precision.MINUTE else index

    def _linked(self, index: int) -> int:
        """Index after the few words that may link a clock time and its day."""
        for _ in range(_MOST_LINKS):
            link = self._tables.links.match(self._tokens, index)
            if link is None:
                break
            index = link[1]
        return index

    def _clock_with_day(self, clock: Found) -> Found:
        """ "pukul 01:00 GMT pada hari Minggu": one expression with the day."""
        for at in dict.fromkeys((self._linked(clock.end), clock.end)):
            day = self._atom(at)
            if day is not None and _is_day(day.expression):
                return replace(day, start=clock.start, clock=clock.clock)
        return clock

    def _day_with_clock(self, day: Found) -> Found:
        """ "Selasa (29/11) pukul 10.00 WIB"."""
        if not _is_day(day.expression):
            return day
        for at in dict.fromkeys((self._linked(day.end), day.end)):
            clock = self._clock(at)
            if clock is not None:
                return replace(day, end=clock.end, clock=clock.clock)
        return day


def _can_end_range(expression: Expression) -> bool:
    """True for expressions that name days, months or years."""
    return isinstance(expression, Year | Months | Day | EitherDay | Weekday | Decade | PartOf)


def _is_day(expression: Expression) -> bool:
    if isinstance(expression, Shift):
        return expression.precision is Precision.DAY
    return isinstance(expression, Day | EitherDay | Weekday)


def _is_clock(hour: str, minute: str) -> bool:
    if not (hour.isdecimal() and minute.isdecimal()) or len(hour) > 2 or len(minute) != 2:
        return False
    return int(hour) <= 24 and int(minute) < 60


def _offset(side: str, unit: str, near: int, far: int) -> Offset:
    return Offset(unit, near, far) if side == "after" else Offset(unit, -far, -near)


def _counted_expression(sense: str, cued: bool, unit: str, near: int, far: int) -> Expression:
    if sense == "ago":
        return Shift(unit, -far, -near)
    if sense == "ahead" and not cued:
        return Shift(unit, near, far)
    if sense == "past":
        return Window(unit, -far)
    if sense == "ahead":
        return Window(unit, far)
    return Unresolved(unit_precision(unit))
