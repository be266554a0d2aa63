"""Figures that are no quantities: parts of names, codes, telephone numbers, bare years."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.language.date_values import FIRST_YEAR, LAST_YEAR
from factcheck.language.number_tables import PhraseTables, WordTables
from factcheck.language.number_words import NumberReader
from factcheck.language.quantity_operands import OperandReader
from factcheck.language.scan import DASHES, Kind, Token, adjacent, is_number, is_word, low_at

# How many words the name of a street has after its number.
_STREET_REACH = 4


class CodeReader:
    """Tells figures of names and codes from quantities in one text."""

    def __init__(
        self,
        tokens: Sequence[Token],
        words: WordTables,
        phrases: PhraseTables,
        operands: OperandReader,
        numbers: NumberReader,
    ) -> None:
        self._tokens = tokens
        self._words = words
        self._phrases = phrases
        self._operands = operands
        self._numbers = numbers

    def after_code(self, index: int) -> int | None:
        """Index after the figures of a name: F-16, MH17, Pasal 3, 0812-3456-7890, 5G."""
        end = index + 1
        while self._goes_on(end):
            end += 2
        long_code = end > index + 3
        unknown = self._figure_with_unknown_tail(end)
        if not (long_code or unknown or self._named(index) or self._slashed(index, end)):
            return None
        if self._labelled(index):
            return self._after_listed(end)
        return end + 1 if unknown else end

    def _after_listed(self, index: int) -> int:
        """Index after the other figures of a label: "Pasal 3 dan 5", "desil 1 hingga 4"."""
        for joins in (self._phrases.range_words, self._phrases.label_joins):
            join = joins.match(self._tokens, index)
            if (
                join
                and is_number(self._tokens, join[1])
                and not self._operands.unit_after(join[1] + 1)
            ):
                return join[1] + 1
        return index

    def _goes_on(self, index: int) -> bool:
        return (
            low_at(self._tokens, index) in DASHES | {"/"}
            and adjacent(self._tokens, index)
            and adjacent(self._tokens, index + 1)
            and is_number(self._tokens, index + 1)
        )

    def _slashed(self, index: int, end: int) -> bool:
        return any(token.text == "/" for token in self._tokens[index:end])

    def _figure_with_unknown_tail(self, index: int) -> bool:
        """True for "5G", "2D": letters touch the figure and are no unit, scale or suffix."""
        if not adjacent(self._tokens, index) or self._tokens[index].kind is not Kind.WORD:
            return False
        low, text = self._tokens[index].low, self._tokens[index].text
        known = (
            low in self._words.scales
            or low in self._words.ordinal_suffix
            or text in self._words.currency_scales
            or text in self._words.letter_scales
        )
        return not known and self._operands.unit_after(index) is None

    def _named(self, index: int) -> bool:
        """True if the words before make the figure a name: "Pasal 3", "UU No. 5", "F-16"."""
        if self._operands.touches_name(index):
            return True
        if index == 0 and low_at(self._tokens, 1) in (".", ")"):
            return not is_number(self._tokens, 2)  # "1. First item"
        return self._labelled(index)

    def _labelled(self, index: int) -> bool:
        before = index
        while before > 0 and self._tokens[before - 1].text in (".", "("):
            before -= 1
            if index - before > 2:
                return False
        label = self._phrases.labels.match_before(self._tokens, before)
        if label is None:
            return self._after_named_label(index) or self._is_street(index)
        is_unit = is_number(self._tokens, label[1] - 1) and self._operands.unit_after(label[1])
        return not is_unit and not self._measures(index + 1)

    def _measures(self, index: int) -> bool:
        """True if a unit follows; not for the year of "Nomor 12 Tahun 2011"."""
        unit = self._operands.unit_after(index)
        return unit is not None and not (unit[0] == "year" and self._is_year(unit[1]))

    def _after_named_label(self, index: int) -> bool:
        """ "penerbangan GA 412", "flight QZ 8501": one name between the label and its figure."""
        named = index > 1 and is_word(self._tokens, index - 1) and self._tokens[index - 1].capital
        return (
            named
            and self._phrases.name_labels.match_before(self._tokens, index - 1) is not None
            and not self._measures(index + 1)
            and low_at(self._tokens, index + 1) not in self._phrases.classifiers
        )

    def _is_street(self, index: int) -> bool:
        """ "14 Downing Street", "221B Baker Street"."""
        start = index + 1
        end = start
        while end < start + _STREET_REACH and is_word(self._tokens, end):
            if not self._tokens[end].capital:
                return False
            if self._tokens[end].low in self._phrases.street_words:
                return end > start
            end += 1
        return False

    def _is_year(self, index: int) -> bool:
        text = self._tokens[index].text if index < len(self._tokens) else ""
        return len(text) == 4 and text.isdecimal() and FIRST_YEAR <= int(text) <= LAST_YEAR

    def is_bare_year(self, index: int) -> bool:
        """True for "the 1993 apology": a year without a cue, as nothing counted follows."""
        if not self._is_year(index):
            return False
        counted = low_at(self._tokens, index + 1) in self._phrases.counted
        return not counted and self._operands.unit_after(index + 1) is None

    def after_numbered_label(self, index: int) -> int | None:
        """Index after "lima" in "nomor lima": a small number word that is a name."""
        if low_at(self._tokens, index) not in self._words.values or not self._labelled(index):
            return None
        amount = self._numbers.read(index)
        return amount.end if amount and self._operands.unit_after(amount.end) is None else None
