"""Loan words that Indonesian and English share: `ekonomi` and `economy`, `operasi` and `operation`.

Both spellings are reduced to one skeleton by the regular correspondences of the borrowed
endings and letters; equal skeletons are taken for one word.
"""

from __future__ import annotations

from functools import lru_cache

from rapidfuzz.distance import Levenshtein

# Ending of either language -> common mark; the longest first.
_ENDINGS = (
    ("ization", "isasi"), ("isation", "isasi"), ("ation", "asi"), ("ition", "isi"),
    ("ction", "ksi"), ("tion", "si"), ("ssion", "si"), ("sion", "si"), ("ity", "itas"),
    ("ty", "tas"), ("ism", "isme"), ("ist", "is"), ("ical", "ik"), ("ics", "ik"), ("ic", "ik"),
    ("ogy", "ogi"), ("omy", "omi"), ("phy", "fi"), ("my", "mi"), ("ry", "ri"), ("gy", "gi"),
    ("nce", "nsi"), ("ncy", "nsi"), ("cy", "si"), ("ive", "if"), ("al", "al"), ("or", "or"),
    ("er", "er"), ("ute", "ut"), ("ate", "at"), ("ine", "in"), ("ure", "ur"), ("ile", "il"),
)  # fmt: skip
_LETTERS = (
    ("ph", "f"), ("th", "t"), ("ch", "k"), ("qu", "ku"), ("x", "ks"), ("ck", "k"), ("c", "k"),
    ("y", "i"), ("v", "f"), ("ae", "e"), ("oe", "e"), ("sh", "s"), ("z", "s"), ("ou", "u"),
)  # fmt: skip
_MIN_LENGTH = 5


@lru_cache(maxsize=100_000)
def _loan(word: str) -> str:
    for english, common in _ENDINGS:
        if word.endswith(english) and len(word) > len(english) + 2:
            word = word.removesuffix(english) + common
            break
    for written, common in _LETTERS:
        word = word.replace(written, common)
    word = word.removesuffix("e")
    return "".join(c for c, before in zip(word, " " + word, strict=False) if c != before)


def cognate(a: str, b: str) -> bool:
    """True when two words are spellings of one loan.

    >>> cognate("ekonomi", "economy"), cognate("universitas", "university")
    (True, True)
    >>> cognate("nation", "notion")
    False
    """
    if min(len(a), len(b)) < _MIN_LENGTH:
        return False
    x, y = _loan(a), _loan(b)
    if x == y:
        return True
    longest = max(len(x), len(y))
    return longest >= 9 and x[:5] == y[:5] and Levenshtein.distance(x, y, score_cutoff=1) <= 1
