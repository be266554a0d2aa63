"""Reads a number written in words: "dua puluh tiga ribu", "twenty-three thousand"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from factcheck.language.number_tables import WordTables
from factcheck.language.scan import DASHES, Token, adjacent, low_at

# Longer digit runs are account, phone or serial numbers; floats stay exact to 2**53.
MAX_DIGITS = 15


class AmountKind(Enum):
    """What sort of number was read."""

    CARDINAL = "cardinal"
    ORDINAL = "ordinal"
    FRACTION = "fraction"


@dataclass(frozen=True, slots=True)
class Amount:
    """A number or interval read from tokens; `end` is the token index after it."""

    low: float
    high: float
    end: int
    kind: AmountKind = AmountKind.CARDINAL
    vague: bool = False
    digits: bool = False
    scale: float = 1.0  # the scale word that follows digits: "1,2 juta"


class WordRun:
    """Reads the longest number in words, left to right, each token once."""

    def __init__(self, tokens: Sequence[Token], tables: WordTables, current: int = 0) -> None:
        self._tokens = tokens
        self._tables = tables
        self._total = 0.0
        self._group = current  # the hundreds, tens and ones before the next scale word
        self._open = current == 0  # nothing of this group read yet
        self._last_scale = float("inf")

    def read(self, index: int) -> Amount | None:
        end = index
        while (step := self._step(end)) is not None:
            end = step
        if end == index:
            return None
        value = self._total + self._group
        return self._decimals(value, end) or self._half(value, end) or self._ordinal(value, end)

    def _step(self, index: int) -> int | None:
        """Take in the token at `index` (and a connector before it); the index after it."""
        if self._take(low_at(self._tokens, index)):
            return index + 1
        low = low_at(self._tokens, index)
        joined = (low in self._tables.connectors and self._ends_round()) or (
            low in DASHES and self._ends_in_ten() and self._touches_both(index)
        )
        if (
            joined
            and not self._starts_a_scale(index + 1)
            and self._take(low_at(self._tokens, index + 1))
        ):
            return index + 2
        return None

    def _ends_round(self) -> bool:
        """ "and" joins only after a hundred or a scale: not in "two and three"."""
        return (self._group > 0 and self._group % 100 == 0) or (self._open and self._total > 0)

    def _ends_in_ten(self) -> bool:
        """A hyphen joins only after a ten: twenty-three."""
        return not self._open and self._group % 10 == 0

    def _touches_both(self, index: int) -> bool:
        return adjacent(self._tokens, index) and adjacent(self._tokens, index + 1)

    def _starts_a_scale(self, index: int) -> bool:
        return low_at(self._tokens, index) in self._tables.scales

    def _take(self, word: str) -> bool:
        tables = self._tables
        if word in tables.values:
            return self._take_value(tables.values[word])
        if word in tables.one_scales:
            return self._open and self._take_scale(tables.one_scales[word])
        if word in tables.scales:
            return not self._open and self._take_scale(tables.scales[word])
        if word in tables.hundreds:
            return self._take_hundred(tables.hundreds[word])
        return self._take_ten(word)

    def _take_value(self, value: int) -> bool:
        group = self._group
        fits = (
            self._open
            or (value and value < 100 and group and group % 100 == 0)
            or (0 < value < 10 and group % 100 >= 20 and group % 10 == 0)
        )
        if not fits:
            return False
        self._group, self._open = group + value, False
        return True

    def _take_ten(self, word: str) -> bool:
        """ "belas" and "puluh" change the digit just read: tiga belas 13, tiga puluh 30."""
        digit = self._group % 100
        if self._open or not 0 < digit < 10:
            return False
        if word in self._tables.teen:
            self._group += 10
        elif word in self._tables.tens:
            self._group += 9 * digit
        else:
            return False
        return True

    def _take_hundred(self, hundred: int) -> bool:
        if self._open or not 0 < self._group < 100:
            return False
        self._group *= hundred
        return True

    def _take_scale(self, scale: float) -> bool:
        if scale >= self._last_scale:
            return False
        self._total += (self._group or 1) * scale
        self._group, self._open, self._last_scale = 0, True, scale
        return True

    def _decimals(self, value: float, end: int) -> Amount | None:
        """ "tiga koma lima juta", "three point five million"."""
        if low_at(self._tokens, end) not in self._tables.decimal_words:
            return None
        digits, index = "", end + 1
        while 0 <= (digit := self._tables.values.get(low_at(self._tokens, index), -1)) < 10:
            digits += str(digit)
            index += 1
        if not digits or len(digits) > MAX_DIGITS:
            return None
        return self._scale(Decimal(int(value)) + Decimal(f"0.{digits}"), index)

    def _half(self, value: float, end: int) -> Amount | None:
        """ "dua setengah juta", "two and a half"."""
        half = self._tables.half_words.match(self._tokens, end)
        return self._scale(Decimal(value) + Decimal("0.5"), half[1]) if half else None

    def _scale(self, value: Decimal, end: int) -> Amount:
        scale = self._tables.scales.get(low_at(self._tokens, end))
        total = float(value * Decimal(scale)) if scale else float(value)
        return Amount(total, total, end + 1 if scale else end, scale=scale or 1.0)

    def _ordinal(self, value: float, end: int) -> Amount:
        """ "twenty-third": a last ordinal word makes the whole an ordinal."""
        if low_at(self._tokens, end) in DASHES and adjacent(self._tokens, end):
            last = self._tables.ordinals.get(low_at(self._tokens, end + 1), 0)
            if 0 < last < 10 and value % 100 >= 20 and value % 10 == 0:
                return Amount(value + last, value + last, end + 2, AmountKind.ORDINAL)
        scale = self._last_scale if self._group == 0 and self._total else 1.0
        return Amount(value, value, end, scale=scale)
