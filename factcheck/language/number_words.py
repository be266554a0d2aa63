"""Numbers in digits and in words: "1.500", "13,2 triliun", "dua puluh tiga ribu".

Reads one number at one token and says where it ends. Which words mean what is data.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from factcheck.language.number_tables import WordTables
from factcheck.language.scan import DASHES, Token, adjacent, is_number, is_word, low_at
from factcheck.language.word_run import MAX_DIGITS, Amount, AmountKind, WordRun

_GROUPED = re.compile(r"\d{1,3}(?:[.,]\d{3})+")


def read_digits(text: str, tables: WordTables) -> Decimal | None:
    """The value of a digit run with its separators; None if it is no number.

    "1.500" and "1,500" are read by the language's convention, except where the shape
    leaves one reading: several groups, two kinds of separators, or a foreign separator
    before three digits of which the last two are zeros.
    """
    if sum(c.isdecimal() for c in text) > MAX_DIGITS:
        return None
    dots, commas = text.count("."), text.count(",")
    if not dots and not commas:
        return None if len(text) > 1 and text[0] == "0" else Decimal(text)
    if dots and commas:
        return _two_separators(text)
    separator = "." if dots else ","
    if _is_grouping(text, separator, tables):
        return Decimal(text.replace(separator, ""))
    return Decimal(text.replace(separator, ".")) if dots + commas == 1 else None


def _is_grouping(text: str, separator: str, tables: WordTables) -> bool:
    if not _GROUPED.fullmatch(text) or text[0] == "0":
        return False
    return separator == tables.group or text.count(separator) > 1 or text.endswith("00")


def _two_separators(text: str) -> Decimal | None:
    last = max(text.rfind("."), text.rfind(","))
    whole, decimals = text[:last], text[last + 1 :]
    if text[last] in whole or not _GROUPED.fullmatch(whole):
        return None
    return Decimal(f"{whole.replace('.', '').replace(',', '')}.{decimals}")


class NumberReader:
    """Reads the number that starts at a token of one text."""

    def __init__(self, tokens: Sequence[Token], tables: WordTables) -> None:
        self._tokens = tokens
        self._tables = tables
        self._read: dict[int, Amount | None] = {}  # finders of dates and quantities ask again

    def read(self, index: int) -> Amount | None:
        """The number that starts at token `index`, or None."""
        if index not in self._read:
            self._read[index] = self._read_at(index)
        return self._read[index]

    def _read_at(self, index: int) -> Amount | None:
        if is_number(self._tokens, index):
            return self._read_figure(index)
        return (
            self._read_vague(index)
            or self._read_share(index)
            or self._read_ordinal(index)
            or self._read_fraction(index)
            or self._read_cardinal(index)
        )

    # Digits

    def _read_figure(self, index: int) -> Amount | None:
        value = read_digits(self._tokens[index].text, self._tables)
        if value is None:
            return None
        suffix = self._touching(index + 1)
        if suffix in self._tables.ordinal_suffix:
            return Amount(float(value), float(value), index + 2, AmountKind.ORDINAL, digits=True)
        amount = Amount(float(value), float(value), index + 1, digits=True)
        return (
            self._half_figure(amount)
            or self._approximate(value, amount)
            or self._scaled(value, amount)
        )

    def _touching(self, index: int) -> str:
        return low_at(self._tokens, index) if adjacent(self._tokens, index) else ""

    def _half_figure(self, amount: Amount) -> Amount | None:
        """ "2 and a half million": the fraction joins before the scale."""
        half = self._tables.half_words.match(self._tokens, amount.end)
        if half is None or amount.low % 1:
            return None
        value = Decimal(amount.low) + Decimal("0.5")
        return self._scaled(
            value, replace(amount, low=float(value), high=float(value), end=half[1])
        )

    def _approximate(self, value: Decimal, amount: Amount) -> Amount | None:
        """ "40-an": forty to forty-nine."""
        dash = amount.end
        if not (self._touching(dash) in DASHES and self._touching(dash + 1)):
            return None
        if self._touching(dash + 1) not in self._tables.approximate_suffix or value % 1:
            return None
        step = _last_place(int(value))
        low, high = float(value), float(value) + step - 1
        end = dash + 2
        scale = self._tables.scales.get(low_at(self._tokens, end))
        if scale is None:
            return replace(amount, high=high, end=end, vague=True)
        return replace(
            amount, low=low * scale, high=(high + 1) * scale - 1, end=end + 1, vague=True
        )

    def _scaled(self, value: Decimal, amount: Amount) -> Amount:
        """Take in the scale words after digits: "1,2 juta", "3 hundred thousand"."""
        end, scale = amount.end, 1.0
        if self._touching(end) in DASHES and low_at(self._tokens, end + 1) in self._tables.scales:
            end += 1  # "2-million"
        while (step := self._scale_at(end)) is not None:
            scale *= step
            end += 1
        if scale == 1.0:
            return amount
        total = float(value * Decimal(scale))
        return replace(amount, low=total, high=total, end=end, scale=scale)

    def _scale_at(self, index: int) -> float | None:
        low = low_at(self._tokens, index)
        found = self._tables.scales.get(low)
        return found if found is not None else self._tables.hundreds.get(low)

    # Words

    def _read_cardinal(self, index: int) -> Amount | None:
        if low_at(self._tokens, index) in self._tables.articles:
            if self._scale_at(index + 1) is None:
                return None
            return WordRun(self._tokens, self._tables, current=1).read(index + 1)
        return WordRun(self._tokens, self._tables).read(index)

    def _read_vague(self, index: int) -> Amount | None:
        """ "puluhan ribu", "hundreds of thousands", "several dozen"."""
        match = self._tables.vague.match(self._tokens, index)
        if match is None:
            return None
        (low, high), end = match
        while (step := self._vague_scale(end)) is not None:
            scale, end = step
            low, high = low * scale, (high + 1) * scale - 1
        return Amount(low, high, end, vague=True)

    def _read_share(self, index: int) -> Amount | None:
        """ "most of the voters", "sebagian besar warga": more than half of a whole."""
        match = self._tables.shares.match(self._tokens, index)
        if match is None or (self._tables.of_words and not is_word(self._tokens, match[1])):
            return None
        (low, high), end = match
        return Amount(low, high, end, AmountKind.FRACTION, vague=True)

    def _vague_scale(self, index: int) -> tuple[float, int] | None:
        scale = self._scale_at(index)
        if scale is not None:
            return scale, index + 1
        if low_at(self._tokens, index) in self._tables.of_words:
            index += 1
        plural = self._tables.vague.match(self._tokens, index)
        return (plural[0][0], plural[1]) if plural and plural[0][0] >= 100 else None

    def _read_ordinal(self, index: int) -> Amount | None:
        low = low_at(self._tokens, index)
        if low in self._tables.ordinal_prefix:
            return self._read_prefixed_ordinal(index)
        if low in self._tables.collective:
            return self._read_collective(index)
        value = self._tables.ordinals.get(low)
        if value is None or self._names_fraction(index):
            return None
        return Amount(value, value, index + 1, AmountKind.ORDINAL)

    def _read_prefixed_ordinal(self, index: int) -> Amount | None:
        """ "menit ke-3"; and "ke-52 pekerja", which counts."""
        figure = index + 2 if self._touching(index + 1) in DASHES else index + 1
        if not is_number(self._tokens, figure) or figure == index + 1:
            return None
        value = read_digits(self._tokens[figure].text, self._tables)
        if value is None:
            return None
        counts = low_at(self._tokens, figure + 1) in self._tables.collective_nouns
        ranks = low_at(self._tokens, index - 1) in self._tables.ordinal_heads
        kind = AmountKind.CARDINAL if counts and not ranks else AmountKind.ORDINAL
        return Amount(float(value), float(value), figure + 1, kind, digits=True)

    def _read_collective(self, index: int) -> Amount | None:
        """ "kedua": the second after what it ranks, both before what it counts."""
        first = self._tables.collective[self._tokens[index].low]
        run = WordRun(self._tokens, self._tables, current=first).read(index + 1)
        amount = run or Amount(first, first, index + 1)
        ordinal = (
            low_at(self._tokens, index - 1) in self._tables.ordinal_heads
            or not is_word(self._tokens, amount.end)
            or low_at(self._tokens, amount.end) in self._tables.not_counted
            or (index > 0 and self._tokens[index].capital and self._tokens[index - 1].capital)
        )
        return replace(amount, kind=AmountKind.ORDINAL) if ordinal else amount

    def _names_fraction(self, index: int) -> bool:
        """True for "third" in "a third of" and "by a third": a share, and no rank."""
        after = index + 1
        shared = low_at(self._tokens, after) in self._tables.fraction_followers
        cued = low_at(self._tokens, index - 2) in self._tables.fraction_cues
        return (
            low_at(self._tokens, index) in self._tables.denominators
            and low_at(self._tokens, index - 1) in self._tables.articles
            and (shared or (cued and not is_word(self._tokens, after)))
        )

    def _read_fraction(self, index: int) -> Amount | None:
        """ "setengah", "half a million", "two thirds", "dua pertiga", "a third of"."""
        low = low_at(self._tokens, index)
        if low in self._tables.articles and self._names_fraction(index + 1):
            parts = self._tables.denominators[low_at(self._tokens, index + 1)]
            return _fraction(1 / parts, index + 2)
        if low in self._tables.fractions:
            return self._fraction_of(self._tables.fractions[low], index + 1)
        count = self._tables.values.get(low)
        dash = index + 1
        after = dash + 1 if self._touching(dash) in DASHES else dash
        whole = self._tables.denominators.get(low_at(self._tokens, after))
        if count and whole and count < whole:
            return _fraction(count / whole, after + 1)
        return None

    def _fraction_of(self, value: float, index: int) -> Amount:
        after = index + 1 if low_at(self._tokens, index) in self._tables.articles else index
        scale = self._scale_at(after)
        if scale is None:
            return _fraction(value, index)
        return Amount(value * scale, value * scale, after + 1)


def _fraction(value: float, end: int) -> Amount:
    return Amount(value, value, end, AmountKind.FRACTION)


def _last_place(value: int) -> int:
    """The step of a round number: 10 for 40, 100 for 1200, 1 for 43."""
    step = 1
    while value and value % (step * 10) == 0:
        step *= 10
    return step
