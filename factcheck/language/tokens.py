"""Words, numbers and marks of a sentence, with their offsets."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import Enum

# Letters with inner hyphens, dots of names ("aljazeera.net"), digits with inner marks, or one mark.
# Each alternative consumes at least one character and never backtracks over another.
_TOKEN = re.compile(
    r"(?P<number>\d+(?:[.,:/-]\d+)*%?)"
    r"|(?P<clitic>['’](?:s|re|ve|ll|d|m)\b|n['’]t\b)"
    r"|(?P<word>[^\W\d_]+(?:-?\d+)?(?:(?:[-.&/]|['’](?!(?:s|re|ve|ll|d|m)\b))[^\W_]+)*)"
    r"|(?P<mark>\S)"
)
_NEGATED_AUXILIARY = re.compile(r"^(\w+?)(n['’]t)$")


class TokenKind(Enum):
    """What a token is made of."""

    WORD = "word"
    NUMBER = "number"
    MARK = "mark"


@dataclass(frozen=True, slots=True)
class Token:
    """One token; `norm` is lower case without accents, `start`/`end` index the sentence."""

    text: str
    norm: str
    start: int
    end: int
    kind: TokenKind

    @property
    def capitalised(self) -> bool:
        """True when the first character is an upper-case letter."""
        return self.text[:1].isupper()


def normalise(text: str) -> str:
    """Lower case, no accents, straight apostrophes."""
    text = text.replace("’", "'").replace("‘", "'")
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text)
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold()


def tokenize(text: str) -> tuple[Token, ...]:
    """All tokens of a text, in order; blanks fall away.

    "didn't" is two tokens (did, n't), "Haftar's" is two (Haftar, 's), "faksi-faksi" is one.
    """
    tokens: list[Token] = []
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        word = match.group()
        if match.lastgroup == "word":
            split = _NEGATED_AUXILIARY.match(word)
            if split:
                middle = start + split.end(1)
                tokens.append(_token(text, start, middle, TokenKind.WORD))
                tokens.append(_token(text, middle, end, TokenKind.WORD))
                continue
            tokens.append(_token(text, start, end, TokenKind.WORD))
        elif match.lastgroup == "clitic":
            tokens.append(_token(text, start, end, TokenKind.WORD))
        elif match.lastgroup == "number":
            tokens.append(_token(text, start, end, TokenKind.NUMBER))
        else:
            tokens.append(_token(text, start, end, TokenKind.MARK))
    return tuple(tokens)


def _token(text: str, start: int, end: int, kind: TokenKind) -> Token:
    return Token(text[start:end], normalise(text[start:end]), start, end, kind)
