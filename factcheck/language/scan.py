"""Words, digit runs and symbols of a text, and tables of phrases matched against them.

Number and date finders read tokens instead of one large regular expression, so that
their time stays linear and their words stay data.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Generic, TypeVar

# Every alternative is deterministic at its first character: no backtracking.
# A possessive 's is split off, so that "Monday's" still shows the weekday.
_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['\u2019](?!s\b)[^\W\d_]+)*|\S")

T = TypeVar("T")

DASHES = frozenset("-\u2010\u2011\u2013\u2014")


class Kind(Enum):
    """What a token is made of."""

    NUMBER = "number"
    WORD = "word"
    SYMBOL = "symbol"


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a digit run with its inner separators, or one symbol; offsets in characters."""

    text: str
    low: str  # case-folded
    start: int
    end: int
    kind: Kind

    @property
    def capital(self) -> bool:
        """True if the first letter is upper-case."""
        return self.text[:1].isupper()


def _kind(text: str) -> Kind:
    if text[0].isdecimal():
        return Kind.NUMBER
    return Kind.WORD if text[0].isalpha() or text[0].isalnum() else Kind.SYMBOL


def scan(text: str) -> list[Token]:
    """Tokens of a text, in order."""
    return [
        Token(m.group(), m.group().casefold(), m.start(), m.end(), _kind(m.group()))
        for m in _TOKEN.finditer(text)
    ]


def adjacent(tokens: Sequence[Token], index: int) -> bool:
    """True if token `index` touches the one before it, with no space between."""
    return 0 < index < len(tokens) and tokens[index - 1].end == tokens[index].start


def low_at(tokens: Sequence[Token], index: int) -> str:
    """The case-folded token at `index`; an empty string outside the text."""
    return tokens[index].low if 0 <= index < len(tokens) else ""


def is_number(tokens: Sequence[Token], index: int) -> bool:
    """True if there is a digit run at `index`."""
    return 0 <= index < len(tokens) and tokens[index].kind is Kind.NUMBER


def is_word(tokens: Sequence[Token], index: int) -> bool:
    """True if there is a word at `index`."""
    return 0 <= index < len(tokens) and tokens[index].kind is Kind.WORD


class PhraseTable(Generic[T]):
    """Phrases of one or more tokens, each with a value; the longest match wins."""

    def __init__(self, phrases: Mapping[str, T]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], T]]] = {}
        self._phrases = tuple(phrases)
        self._by_last: dict[str, list[tuple[tuple[str, ...], T]]] = {}
        for phrase, value in phrases.items():
            words = tuple(token.low for token in scan(phrase))
            self._by_first.setdefault(words[0], []).append((words, value))
            self._by_last.setdefault(words[-1], []).append((words, value))
        for table in (self._by_first, self._by_last):
            for entries in table.values():
                entries.sort(key=lambda entry: -len(entry[0]))

    def phrases(self) -> tuple[str, ...]:
        """The phrases as they were given."""
        return self._phrases

    def match(self, tokens: Sequence[Token], index: int) -> tuple[T, int] | None:
        """The value of the longest phrase that starts at `index`, and where it ends."""
        for words, value in self._by_first.get(low_at(tokens, index), ()):
            end = index + len(words)
            if all(low_at(tokens, index + k) == word for k, word in enumerate(words)):
                return value, end
        return None

    def match_before(self, tokens: Sequence[Token], end: int) -> tuple[T, int] | None:
        """The value of the longest phrase that ends before `end`, and where it starts."""
        for words, value in self._by_last.get(low_at(tokens, end - 1), ()):
            start = end - len(words)
            if start >= 0 and all(tokens[start + k].low == word for k, word in enumerate(words)):
                return value, start
        return None


def phrase_set(phrases: Iterable[str]) -> PhraseTable[bool]:
    """A phrase table that only answers whether a phrase is there."""
    return PhraseTable(dict.fromkeys(phrases, True))


def flatten(groups: Mapping[T, Iterable[str]]) -> dict[str, T]:
    """Turn {value: [phrases]} into {phrase: value}."""
    return {phrase: value for value, phrases in groups.items() for phrase in phrases}
