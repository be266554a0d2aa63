"""Which language a text is written in, by its most frequent words.

Function words and news words of each language are data; words of other languages stand
against them, so that a text in neither is left undetermined.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from factcheck.language.folder import known_languages, load_shared, load_table

UNDETERMINED = "und"

# Texts longer than this many words are judged by their beginning.
_MOST_WORDS = 400
# An ending that is usual in a language counts less than one of its words.
_AFFIX_WEIGHT = 0.5
# The shortest word whose ending is looked at: "red" does not end in -ed.
_SHORTEST_AFFIXED = 6
# Of the words of a real sentence at least every seventh is on its language's list; words
# that languages share (in, de, a) reach half of that in others.
_LEAST_SHARE = 0.14
# The best language must lead the second by this much of its own share.
_LEAST_LEAD = 0.15

_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class _Profile:
    words: frozenset[str]
    prefixes: tuple[str, ...] = ()
    suffixes: tuple[str, ...] = ()

    def weight(self, word: str) -> float:
        """How much a case-folded word speaks for the language, 0 to 1."""
        if word in self.words:
            return 1.0
        if len(word) < _SHORTEST_AFFIXED:
            return 0.0
        affixed = word.endswith(self.suffixes) or word.startswith(self.prefixes)
        return _AFFIX_WEIGHT if affixed else 0.0


@cache
def _profile(language: str) -> _Profile:
    raw = load_table(language, "detect")
    return _Profile(frozenset(raw["words"]), tuple(raw["prefixes"]), tuple(raw["suffixes"]))


@cache
def _others() -> dict[str, _Profile]:
    languages = load_shared("other_languages")
    return {code: _Profile(frozenset(words)) for code, words in languages.items()}


def detect_language(text: str, known: tuple[str, ...]) -> tuple[str, float]:
    """The language of a text among `known`, and how sure that is, 0 to 1.

    "und" with 0.0 for a text in another language, or too short to tell. Codes without
    data in the package are passed over.
    """
    words = [word.casefold() for word in _WORD.findall(text)[:_MOST_WORDS]]
    if not words:
        return UNDETERMINED, 0.0
    codes = [code for code in known if code in known_languages("detect")]
    own = {code: _share(words, _profile(code)) for code in codes}
    other = max(_share(words, p) for code, p in _others().items() if code not in known)
    best = max(codes, key=lambda code: own[code], default=None)
    if best is None or own[best] < _LEAST_SHARE:
        return UNDETERMINED, 0.0
    second = max([other, *(share for code, share in own.items() if code != best)])
    lead = (own[best] - second) / own[best]
    if lead < _LEAST_LEAD:
        return UNDETERMINED, 0.0
    return best, round(lead, 3)


def _share(words: Sequence[str], profile: _Profile) -> float:
    return sum(profile.weight(word) for word in words) / len(words)
