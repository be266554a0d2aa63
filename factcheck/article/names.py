"""Which names are those of news outlets, and where a name in a sentence ends."""

from __future__ import annotations

import re
from functools import cache

from factcheck.article.cues import calendar_names, folded, leading_phrase, phrase_set
from factcheck.article.furniture import DOMAIN

#: Words of the longest outlet's name that is read from a sentence.
_MAX_WORDS = 5
#: Characters looked at for a name.
_WINDOW = 90
_TOKEN = re.compile(r"\s*(?P<word>[^\s,;:()\[\]\"\u201c\u201d\u2013\u2014]+)")
#: A word that ends so is the last one of a name.
_ENDINGS = ".'\u2019"
#: Small words that stand inside names, not at their end.
_INSIDE = frozenset({"of", "the", "and", "&", "de", "del", "la", "le", "el", "al", "for"})


def is_known_outlet(name: str) -> bool:
    """Whether a name, or the name it begins with (`VIVA` of `VIVA Militer`), is in the tables."""
    plain = folded(name).strip(" .")
    known = _known()
    return plain in known or plain.removeprefix("the ") in known


def is_agency(name: str) -> bool:
    """Whether a name is that of a news agency."""
    return folded(name).strip(" .") in phrase_set("outlets", "agencies")


@cache
def _known() -> frozenset[str]:
    return phrase_set("outlets", "names") | phrase_set("outlets", "agencies")


def is_outlet_name(name: str) -> bool:
    """Whether a name is an outlet's by its words or its domain (`Harian Samudra`, `x.com`)."""
    plain = name.strip(" .")
    if DOMAIN.fullmatch(plain):
        return True
    words = phrase_set("outlets", "words")
    return any(word in words for word in folded(plain).split())


def name_at(text: str, start: int) -> str:
    """The outlet-like name that begins at a place of a text, or an empty string.

    A name is a domain, or up to five words that begin with a capital; it ends before a
    comma, a bracket, a full stop, a date and a lower-case word.
    """
    window = text[start : start + _WINDOW]
    words: list[str] = []
    match = _TOKEN.match(window)
    while match and len(words) < _MAX_WORDS and _goes_into_name(match["word"], words):
        words.append(match["word"].rstrip(_ENDINGS))
        if match["word"][-1] in _ENDINGS:
            break
        match = _TOKEN.match(window, match.end())
    while words and words[-1].casefold() in _INSIDE:
        words.pop()
    return " ".join(words)


def _goes_into_name(word: str, words: list[str]) -> bool:
    plain = word.rstrip(_ENDINGS)
    if not plain or plain.casefold() in calendar_names():
        return False
    if DOMAIN.fullmatch(plain):
        return True
    if words and plain.casefold() in _INSIDE:
        return True
    return plain[0].isupper() or (bool(words) and plain.isdigit())


def may_be_outlet(name: str) -> bool:
    """Whether a name after a cue of publishing can be an outlet: not a person, office or day."""
    if not name:
        return False
    if is_known_outlet(name) or leading_phrase(folded(name), "origin", "outlet_nouns"):
        return True
    first = folded(name).split()[0].strip(".")
    return first not in phrase_set("origin", "not_outlets") and first not in calendar_names()
