"""Quantities in a sentence: values and intervals with their units.

Dates, times of the day, telephone numbers and the figures of names (F-16, Pasal 3) are no
quantities. What is counted is filled in by whoever knows the sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from factcheck.language.dates import time_tokens
from factcheck.language.number_codes import CodeReader
from factcheck.language.number_tables import (
    Modifier,
    PhraseTables,
    WordTables,
    phrase_tables,
    word_tables,
)
from factcheck.language.number_words import NumberReader
from factcheck.language.quantity_compare import (
    CONVERSION_TOLERANCE,
    VAGUE_TOLERANCE,
    QuantityOrder,
    comparable,
    compare_quantities,
)
from factcheck.language.quantity_operands import OLDEST, Operand, OperandReader
from factcheck.language.scan import DASHES, Kind, Token, adjacent, is_number, is_word, low_at, scan
from factcheck.language.word_run import Amount
from factcheck.records import Quantity

__all__ = [
    "CONVERSION_TOLERANCE",
    "VAGUE_TOLERANCE",
    "QuantityOrder",
    "comparable",
    "compare_quantities",
    "find_quantities",
]

# How many words around "2-3" are searched for a word of winning or losing.
_SCORE_REACH = 6
# The largest figure in a score of two sides that is read without such a word.
_HIGHEST_SCORE = 200
# How many words behind "not 12" its "but" may stand.
_CONTRAST_REACH = 4
# The least age that is read between commas after a name: "Smith, 81, said".
_YOUNGEST_IN_COMMAS = 10


def find_quantities(text: str, language: str) -> tuple[Quantity, ...]:
    """Quantities of a text, in order, not overlapping; `counted` stays empty.

    `unit` is "count", "ordinal", "fraction", "percent", "age", "score", "times", a lower-case
    currency code, or a unit of measure ("km", "hour", "celsius"). A score has no value but its
    text. Raises LanguageError for a language without data.
    """
    tokens = scan(text)
    words = word_tables(language)
    numbers = NumberReader(tokens, words)
    blocked = _blocked(len(tokens), time_tokens(tokens, language, numbers))
    finder = _Finder(tokens, words, phrase_tables(language), blocked, numbers)
    return tuple(
        replace(quantity, text=text[quantity.start : quantity.end]) for quantity in finder.find()
    )


def _blocked(count: int, ranges: list[tuple[int, int]]) -> list[bool]:
    """For every token, whether a time expression holds it."""
    blocked = [False] * count
    for start, end in ranges:
        blocked[start:end] = [True] * (end - start)
    return blocked


class _Finder:
    """Finds the quantities of one text, left to right."""

    def __init__(
        self,
        tokens: Sequence[Token],
        words: WordTables,
        phrases: PhraseTables,
        blocked: Sequence[bool],
        numbers: NumberReader,
    ) -> None:
        self._tokens = tokens
        self._phrases = phrases
        self._blocked = blocked
        self._operands = OperandReader(tokens, words, phrases, blocked, numbers)
        self._codes = CodeReader(tokens, words, phrases, self._operands, numbers)

    def find(self) -> Iterator[Quantity]:
        """All quantities, in order."""
        index = last_end = 0
        while index < len(self._tokens):
            if not self._may_start(index):
                index += 1
                continue
            if index == last_end and index > 0:
                index = self._after_join(index)
            skipped = self._skip(index)
            found = None if skipped else self._read(index)
            if found is not None and self._is_contrasted(index, found[1]):
                index = found[1]
                continue
            if found is not None:
                yield found[0]
                last_end = found[1]
            index = found[1] if found else skipped or index + 1

    def _may_start(self, index: int) -> bool:
        token = self._tokens[index]
        return token.kind is Kind.NUMBER or token.low in self._phrases.triggers

    def _after_join(self, index: int) -> int:
        """Index after "hingga" behind a number, where it does not say "at most"."""
        join = self._phrases.range_words.match(self._tokens, index)
        return join[1] if join and join[1] < len(self._tokens) else index

    def _skip(self, index: int) -> int | None:
        """Index after what only looks like a quantity: phrases, codes, numbered labels."""
        if self._blocked[index]:
            return index + 1
        phrase = self._phrases.skip.match(self._tokens, index)
        if phrase is not None:
            return phrase[1]
        if is_number(self._tokens, index):
            return index + 1 if self._codes.is_bare_year(index) else self._codes.after_code(index)
        return self._codes.after_numbered_label(index)

    def _is_contrasted(self, start: int, end: int) -> bool:
        """True for the 40 of "30, not 40", "not 40 but 30": it is what is not so."""
        cue = self._phrases.contrast_before.match_before(self._tokens, start)
        if cue is None:
            return False
        if not is_word(self._tokens, cue[1] - 1):
            return cue[1] > 0  # a comma or dash before the cue
        later = range(end, end + _CONTRAST_REACH)
        return any(low_at(self._tokens, k) in self._phrases.contrast_after for k in later)

    def _read(self, index: int) -> tuple[Quantity, int] | None:
        pair = self._phrases.between.match(self._tokens, index)
        if pair is not None:
            found = self._between(pair[0], pair[1], index)
            if found is not None:
                return found
        modifiers, at = self._operands.modifiers_before(index)
        ratio = self._operands.ratio(at)
        if ratio is not None:
            return self._quantity(ratio.amount, ratio.unit, index, ratio.end, modifiers), ratio.end
        score = self._score(at)
        if score is not None:
            return self._quantity(score.amount, score.unit, index, score.end, []), score.end
        operand = self._bent(at) if modifiers else self._single(at)
        operand = (
            operand
            or self._operands.interval(at)
            or self._changed(at)
            or self._operands.operand(at)
        )
        if operand is None:
            return None
        after, end = self._modifier_after(operand)
        unit = operand.unit
        if unit in ("count", "year") and self._is_age(at, operand):
            unit = "age"
        modifiers += after
        return self._quantity(operand.amount, unit, index, end, modifiers), end

    def _modifier_after(self, operand: Operand) -> tuple[list[Modifier], int]:
        """Words that bend the number from behind: "10 atau lebih", "700 orang lebih"."""
        end = operand.end
        after_classifier = low_at(self._tokens, end) in self._phrases.classifiers
        for at in (end, end + 1) if after_classifier else (end,):
            match = self._phrases.after.match(self._tokens, at)
            if match is None:
                continue
            strict = low_at(self._tokens, match[1] - 1) in self._phrases.after_strict
            if strict and match[1] == at + 1 and not self._closes(match[1], at == operand.end):
                continue
            return [match[0]], match[1]
        return [], end

    def _closes(self, index: int, classifier_may_follow: bool) -> bool:
        """True if no word follows, or the classifier that "700 lebih orang" leaves to come."""
        low = low_at(self._tokens, index)
        classifier = low in self._phrases.classifiers or low in self._phrases.counted
        return not is_word(self._tokens, index) or (classifier and classifier_may_follow)

    def _single(self, index: int) -> Operand | None:
        """One word that holds the number and what it counts: "seorang", "sepekan"."""
        things = self._phrases.one_things.match(self._tokens, index)
        if things is not None:
            value, end = things
            return Operand(Amount(value, value, end), "count", end)
        one = self._operands.article_unit(index)
        if one is not None and one.amount.low > 1:
            return one  # "an hour and a half"; a bare "an hour" may be "for each hour"
        return self._operands.one_unit(index)

    def _bent(self, index: int) -> Operand | None:
        """What counts only behind a word that bends it: "more than once", "less than a month"."""
        times = self._phrases.bent_times.get(low_at(self._tokens, index))
        if times is not None:
            return Operand(Amount(times, times, index + 1), "times", index + 1)
        return self._operands.article_unit(index)

    def _is_age(self, index: int, operand: Operand) -> bool:
        """ "Sari (42)", "Smith, 81, said": a bare figure after a name."""
        amount = operand.amount
        if not amount.digits or not 0 < amount.low <= OLDEST or amount.end != index + 1:
            return False
        end = operand.end
        before, after = low_at(self._tokens, index - 1), low_at(self._tokens, end)
        if index < 2 or not (is_word(self._tokens, index - 2) and self._tokens[index - 2].capital):
            return False
        if before == "(":
            return after == ")"
        in_commas = before == "," and after == "," and not is_number(self._tokens, end + 1)
        return in_commas and amount.low >= _YOUNGEST_IN_COMMAS

    def _between(
        self, joins: tuple[str, ...], index: int, start: int
    ) -> tuple[Quantity, int] | None:
        first = self._operands.operand(index)
        if first is None or low_at(self._tokens, first.end) not in joins:
            return None
        last = self._operands.operand(first.end + 1)
        both = self._operands.joined(first, last) if last else None
        if both is None:
            return None
        return self._quantity(both.amount, both.unit, start, both.end, []), both.end

    def _changed(self, index: int) -> Operand | None:
        """The 5 of "from 5 to 10 million dollars" shares the scale and unit of the other."""
        if not self._phrases.change_from.match_before(self._tokens, index):
            return None
        first = self._operands.operand(index)
        join = self._phrases.change_to.match(self._tokens, first.end) if first else None
        last = self._operands.operand(join[1]) if join else None
        if first is None or last is None or first.unit != "count" or first.amount.scale != 1.0:
            return first
        scale = last.amount.scale
        low, high = first.amount.low * scale, first.amount.high * scale
        unit = first.unit if last.unit == "ordinal" else last.unit
        return replace(first, amount=replace(first.amount, low=low, high=high), unit=unit)

    def _score(self, index: int) -> Operand | None:
        """ "2-1", "0-2", "12 banding 0": no rising range, or near a word of winning."""
        if not (is_number(self._tokens, index) and is_number(self._tokens, index + 2)):
            return None
        join = low_at(self._tokens, index + 1)
        named = join in self._phrases.score_joins
        if self._blocked[index] or not (named or (join in DASHES and self._touches(index + 1))):
            return None
        sides = [self._tokens[index].text, self._tokens[index + 2].text]
        if not all(side.isdecimal() and int(side) <= _HIGHEST_SCORE for side in sides):
            return None
        sure = named or not 0 < int(sides[0]) < int(sides[1]) or self._score_cue(index)
        if not sure or self._operands.unit_after(index + 3):
            return None
        return Operand(Amount(0, 0, index + 3), "score", index + 3)

    def _touches(self, index: int) -> bool:
        return adjacent(self._tokens, index) and adjacent(self._tokens, index + 1)

    def _score_cue(self, index: int) -> bool:
        around = range(index - _SCORE_REACH, index + 3 + _SCORE_REACH)
        return any(low_at(self._tokens, k) in self._phrases.score_cues for k in around)

    def _quantity(
        self, amount: Amount, unit: str, start: int, end: int, modifiers: list[Modifier]
    ) -> Quantity:
        low: float | None = float(amount.low)
        high: float | None = float(amount.high)
        vague = amount.vague
        if unit == "score":
            low = high = None
        for modifier in modifiers:
            low, high, vague = _modified(modifier, low, high, vague)
        bounds = self._tokens[start].start, self._tokens[end - 1].end
        return Quantity(low, high, unit, "", *bounds, vague=vague)


def _modified(
    modifier: Modifier, low: float | None, high: float | None, vague: bool
) -> tuple[float | None, float | None, bool]:
    """Apply one modifier to an interval. "more than" and "fewer than" exclude their bound,
    which `vague` stands for; "at least" and "at most" include it."""
    if low is None or high is None:
        return low, high, vague
    room = VAGUE_TOLERANCE * abs(low)
    match modifier:
        case Modifier.ABOUT:
            return low - room, high + room, True
        case Modifier.BELOW:
            return low - room, high, True
        case Modifier.ABOVE:
            return low, high + room, True
        case Modifier.MORE:
            return low, None, True
        case Modifier.AT_LEAST:
            return low, None, vague
        case Modifier.FEWER:
            return None, high, True
        case Modifier.AT_MOST:
            return None, high, vague
        case Modifier.EXACT:
            return low, high, vague
