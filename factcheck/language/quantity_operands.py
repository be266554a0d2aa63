"""Reads a number together with the unit before or after it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from factcheck.language.number_tables import Modifier, PhraseTables, WordTables, unit_bases
from factcheck.language.number_words import NumberReader
from factcheck.language.scan import DASHES, Kind, Token, adjacent, is_number, is_word, low_at
from factcheck.language.word_run import Amount, AmountKind

# Ages above this are other numbers.
OLDEST = 120
# No earthquake has been stronger; larger figures are of something else.
_STRONGEST = 10
# What shares are told of: "two in three", "9 in 10".
_RATIO_WHOLES = frozenset((3, 4, 5, 10, 100, 1000))
# What is said in two units at once: years and months, feet and inches.
_COMPOUNDED = frozenset(("duration", "length", "mass"))
# How the strength of an earthquake is written: 6,2.
_SMALL_DECIMAL = re.compile(r"\d[.,]\d{1,2}")
# The names of ages in other units than years begin with this.
_AGE = "age_"


@dataclass(frozen=True, slots=True)
class Operand:
    """A number with the unit before or after it; `end` is the token index after both."""

    amount: Amount
    unit: str
    end: int
    prefixed: bool = False


class OperandReader:
    """Reads numbers with their units in one text."""

    def __init__(
        self,
        tokens: Sequence[Token],
        words: WordTables,
        phrases: PhraseTables,
        blocked: Sequence[bool],
        numbers: NumberReader,
    ) -> None:
        self._tokens = tokens
        self._words = words
        self._phrases = phrases
        self._blocked = blocked  # tokens of dates and times
        self._numbers = numbers

    def operand(self, index: int) -> Operand | None:
        """A number with its unit: "Rp 900 ribu", "49kg", "berusia 42 tahun", "two thirds"."""
        if index >= len(self._tokens) or self._blocked[index]:
            return None
        single = self.one_unit(index)
        if single is not None:
            return single
        times = self._phrases.times_words.get(low_at(self._tokens, index))
        if times is not None:
            return Operand(Amount(times, times, index + 1), "times", index + 1)
        age = self._phrases.age_before.match(self._tokens, index)
        if age is not None:
            return self._age(age[1])
        prefix = self._phrases.unit_before.match(self._tokens, index)
        if prefix is not None and self._is_prefix(index, prefix[1]):
            return self._prefixed(*prefix)
        strength = self._phrases.strength_before.match(self._tokens, index)
        if strength is not None:
            return self._strength(strength[1])
        plain = self._plain(index)
        return self._compound(plain) if plain is not None else None

    def one_unit(self, index: int) -> Operand | None:
        unit = self._phrases.one_units.get(low_at(self._tokens, index))
        if unit is None:
            return None
        return self._and_a_half(Operand(Amount(1, 1, index + 1), unit, index + 1))

    def article_unit(self, index: int) -> Operand | None:
        """The "a month" of "less than a month"."""
        if low_at(self._tokens, index) not in self._phrases.articles:
            return None
        unit = self.unit_after(index + 1)
        if unit is None:
            return None
        return self._and_a_half(Operand(Amount(1, 1, unit[1]), *unit))

    def ratio(self, index: int) -> Operand | None:
        """ "one in five", "two in three": a share."""
        if index >= len(self._tokens) or self._blocked[index]:
            return None
        part = self._numbers.read(index)
        join = self._phrases.ratio_joins.match(self._tokens, part.end) if part else None
        if part is None or join is None or self._blocked[join[1] % len(self._tokens)]:
            return None
        whole = self._numbers.read(join[1])
        if whole is None or not _is_ratio(part, whole) or self.unit_after(whole.end):
            return None
        share = part.low / whole.low
        return Operand(Amount(share, share, whole.end), "fraction", whole.end)

    def _strength(self, index: int) -> Operand | None:
        """The figure of "berkekuatan 6,2": of an earthquake where it has no other unit."""
        operand = self._prefixed("magnitude", index)
        if operand is None or not is_number(self._tokens, index):
            return None
        amount = operand.amount
        unit = self.unit_after(amount.end)
        if unit is not None:
            return replace(operand, end=unit[1]) if unit[0] == "magnitude" else None
        decimal = not self._tokens[index].text.isdecimal()
        return operand if decimal and amount.scale == 1.0 and amount.low < _STRONGEST else None

    def _and_a_half(self, operand: Operand) -> Operand:
        """ "an hour and a half", "dua jam setengah"."""
        half = self._phrases.half_words.match(self._tokens, operand.end)
        measure = unit_bases().get(operand.unit)
        if half is None or measure is None or measure[0] != "duration":
            return operand
        amount = operand.amount
        longer = replace(amount, low=amount.low + 0.5, high=amount.high + 0.5, end=half[1])
        return replace(operand, amount=longer, end=half[1])

    def _compound(self, operand: Operand) -> Operand:
        """ "six hours and 40 minutes", "6 feet 2 inches": one quantity in the larger unit."""
        operand = self._and_a_half(operand)
        smallest = operand.unit
        while (part := self._smaller_part(operand, smallest)) is not None:
            share = part.amount.low * unit_bases()[part.unit][1] / unit_bases()[operand.unit][1]
            low, high = operand.amount.low + share, operand.amount.high + share
            amount = replace(operand.amount, low=low, high=high)
            smallest = part.unit
            operand = replace(operand, amount=amount, end=part.end)
        return operand

    def _smaller_part(self, whole: Operand, smallest: str) -> Operand | None:
        measure, size = unit_bases().get(smallest, ("", 0.0))
        if measure not in _COMPOUNDED or whole.amount.vague:
            return None
        joined = low_at(self._tokens, whole.end) in self._phrases.compound_joins
        part = self._plain(whole.end + joined)
        if part is None or part.amount.vague:
            return None
        other, factor = unit_bases().get(part.unit, ("", 0.0))
        fits = other == measure and factor < size and part.amount.high * factor < size
        return part if fits else None

    def interval(self, index: int) -> Operand | None:
        """ "5-10", "60-70 persen", "5 sampai 10", "Rp 1,5-2 miliar"."""
        first = self.operand(index)
        if first is None or first.amount.kind is not AmountKind.CARDINAL:
            return None
        at = first.end
        if low_at(self._tokens, at) in DASHES and is_number(self._tokens, at + 1):
            last = self.operand(at + 1)
        else:
            join = self._phrases.range_words.match(self._tokens, at)
            if join is None or self._phrases.change_from.match_before(self._tokens, index):
                return None
            last = self.operand(join[1])
        return self.joined(first, last) if last else None

    def joined(self, first: Operand, last: Operand) -> Operand | None:
        """One interval of two operands, the scale and unit of the last shared by both."""
        a, b = first.amount, last.amount
        if b.kind is not AmountKind.CARDINAL or a.vague or b.vague:
            return None
        if first.unit not in ("count", last.unit) and last.unit != "count":
            return None
        low = a.low * b.scale if a.scale == 1.0 and a.low < b.high / b.scale else a.low
        if not low < b.high:
            return None
        unit = last.unit if first.unit == "count" else first.unit
        amount = replace(b, low=low, high=b.high, digits=False)
        return Operand(amount, unit, last.end)

    def modifiers_before(self, index: int) -> tuple[list[Modifier], int]:
        """Words that bend the number ("hampir", "more than"), at most two of them."""
        modifiers: list[Modifier] = []
        for _ in range(2):
            match = self._phrases.before.match(self._tokens, index)
            if match is None:
                break
            modifiers.append(match[0])
            index = match[1]
        return modifiers, index

    def unit_after(self, index: int) -> tuple[str, int] | None:
        """The unit that starts at `index`, and where it ends."""
        if index >= len(self._tokens):
            return None
        named = self._phrases.units.match(self._tokens, index)
        if named is not None:
            return named
        exact = self._phrases.units_exact.get(self._tokens[index].text)
        if exact is None or not is_number(self._tokens, index - 1):
            return None
        return exact, index + 1

    def touches_name(self, index: int) -> bool:
        if not adjacent(self._tokens, index):
            return False
        before = self._tokens[index - 1]
        if before.kind is Kind.WORD:
            prefix = self._phrases.unit_before.match_before(self._tokens, index)
            return prefix is None or not self._is_prefix(prefix[1], index)
        if before.low in DASHES and adjacent(self._tokens, index - 1):
            joined = self._tokens[index - 2]
            return joined.kind is Kind.WORD and joined.low not in self._words.ordinal_prefix
        return before.text in "#@_"

    def _is_prefix(self, start: int, end: int) -> bool:
        """One-letter prefixes must touch the figure: M5.2."""
        single = end == start + 1 and len(self._tokens[start].text) == 1
        if not is_number(self._tokens, end):
            return False
        if not (single and is_word(self._tokens, start)):
            return True
        figure = self._tokens[end].text
        touching = adjacent(self._tokens, end) and len(figure) == 1
        return touching or _SMALL_DECIMAL.fullmatch(figure) is not None

    def _age(self, index: int) -> Operand | None:
        _, index = self.modifiers_before(index)
        operand = self.interval(index) or self._plain(index)
        if operand is None or operand.amount.high > OLDEST:
            return None
        if operand.unit in ("count", "year", "age"):
            return replace(operand, unit="age")
        measure = unit_bases().get(operand.unit)
        return _in_years(operand) if measure and measure[0] == "duration" else None

    def _prefixed(self, unit: str, index: int) -> Operand | None:
        amount = self._number(index)
        if amount is None:
            return None
        if unit in self._phrases.currencies:
            amount = self._letter_scaled(amount)
        return Operand(amount, unit, self._after_price(amount.end), prefixed=True)

    def _after_price(self, index: int) -> int:
        """Index after the mark that closes a price: "Rp 2.500,-"."""
        closed = low_at(self._tokens, index) == "," and low_at(self._tokens, index + 1) == "-"
        touching = adjacent(self._tokens, index) and adjacent(self._tokens, index + 1)
        ends = closed and touching and not is_number(self._tokens, index + 2)
        return index + 2 if ends else index

    def _letter_scaled(self, amount: Amount) -> Amount:
        """A letter after a price: "Rp38 M", "$1.5m"."""
        at = amount.end
        scale = (
            self._words.currency_scales.get(self._tokens[at].text)
            if at < len(self._tokens)
            else None
        )
        if scale is None or amount.scale != 1.0:
            return amount
        low, high = amount.low * scale, amount.high * scale
        return replace(amount, low=low, high=high, end=at + 1, scale=scale)

    def _number(self, index: int) -> Amount | None:
        if index >= len(self._tokens) or self._blocked[index]:
            return None
        if is_number(self._tokens, index) and self.touches_name(index):
            return None
        return self._numbers.read(index)

    def _plain(self, index: int) -> Operand | None:
        negative = self._minus(index)
        amount = self._number(index + negative)
        if amount is None:
            return None
        if amount.kind is AmountKind.ORDINAL:
            return Operand(amount, "ordinal", amount.end)
        operand = self._with_unit(amount)
        if negative:
            if operand.unit not in ("celsius", "fahrenheit", "degree", "percent"):
                return None
            low, high = -operand.amount.high, -operand.amount.low
            return replace(operand, amount=replace(operand.amount, low=low, high=high))
        return operand

    def _minus(self, index: int) -> int:
        """1 if a minus sign touches the figure after it and nothing before."""
        sign = low_at(self._tokens, index) == "-" or low_at(self._tokens, index) == "minus"
        figure = is_number(self._tokens, index + 1)
        return int(sign and figure and not adjacent(self._tokens, index))

    def _with_unit(self, amount: Amount) -> Operand:
        at = amount.end
        if low_at(self._tokens, at) in DASHES and adjacent(self._tokens, at):
            unit = self.unit_after(at + 1)  # "three-day", "49-kilogram"
            if unit is not None and adjacent(self._tokens, at + 1):
                return self._measured(amount, *unit)
        unit = self.unit_after(at)
        if unit is not None:
            return self._measured(amount, *unit)
        lettered = self._lettered(amount)
        if lettered is not None:
            return lettered
        kind = "fraction" if amount.kind is AmountKind.FRACTION else "count"
        return Operand(amount, kind, at)

    def _measured(self, amount: Amount, unit: str, end: int) -> Operand:
        if unit.startswith(_AGE):
            return _in_years(Operand(amount, unit.removeprefix(_AGE), end))
        return Operand(amount, self._scaled_unit(unit, amount), end)

    def _scaled_unit(self, unit: str, amount: Amount) -> str:
        return self._phrases.scaled_units.get(unit, unit) if amount.scale > 1.0 else unit

    def _lettered(self, amount: Amount) -> Operand | None:
        """ "5,2 M" is a magnitude, "38 M" thirty-eight milliard, "5K" five thousand."""
        at = amount.end
        letter = (
            self._words.letter_scales.get(self._tokens[at].text) if at < len(self._tokens) else None
        )
        if letter is None or not amount.digits or amount.scale != 1.0:
            return None
        if amount.low < letter.limit:
            return Operand(amount, letter.unit, at + 1)
        if not letter.unit and not adjacent(self._tokens, at):
            return None
        low, high = amount.low * letter.scale, amount.high * letter.scale
        scaled = replace(amount, low=low, high=high, end=at + 1, scale=letter.scale)
        return self._with_unit(scaled)


def _is_ratio(part: Amount, whole: Amount) -> bool:
    """True for "one in five" and "nine in ten", not for "two in 45"."""
    plain = part.kind is whole.kind is AmountKind.CARDINAL and not (part.vague or whole.vague)
    return plain and 0 < part.low < whole.low and (part.low == 1 or whole.low in _RATIO_WHOLES)


def _in_years(operand: Operand) -> Operand:
    """An age in months or weeks as one in years."""
    bases = unit_bases()
    share = bases[operand.unit][1] / bases["year"][1]
    amount = operand.amount
    amount = replace(amount, low=amount.low * share, high=amount.high * share)
    return replace(operand, amount=amount, unit="age")
