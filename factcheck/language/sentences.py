"""Where sentences end.

A full stop is an end unless an abbreviation, an initial, a number, an address of a web site
or a following lower-case word speaks against it. Quotation marks and brackets that close
after it belong to the sentence. What is an abbreviation is data: `sentences.toml`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from factcheck.language.folder import load_table

# Terminators and what closes after them. Both classes are disjoint: linear.
_END = re.compile(r"(?P<stop>[.!?\u2026]+)(?P<close>[\"'\u201d\u2019\u00bb\u203a)\]]*)")
_OPENERS = "\"'\u201c\u2018\u00ab\u2039([\u2013\u2014-\u2022*"
_QUOTES = frozenset("\"'\u201d\u2019\u00bb\u203a")
_WORD_BEFORE = re.compile(r"[\w.'\u2019-]*\Z")
_NEXT_WORDS = re.compile(r"[^\W\d_]+")
_DOTTED = re.compile(r"(?:[^\W\d_]{1,2}\.)+[^\W\d_]{1,2}\Z")
_ROMAN = frozenset("IVXLC")

# Longest stretch before a full stop that is looked at, in characters: the longest
# abbreviation has nine; a bound keeps the time linear in texts without spaces.
_LOOK_BACK = 24
# How far behind a closing quotation mark a verb of saying is looked for, in characters.
_LOOK_AHEAD = 60
# `"Stop!" the prime minister of Italy said`: words between the quote and the verb.
_SPEECH_WORDS = 5


@dataclass(frozen=True, slots=True)
class _Abbreviations:
    never: frozenset[str]
    before_number: frozenset[str]
    may_end: frozenset[str]
    may_end_capital: frozenset[str]
    starters: frozenset[str]
    speech: frozenset[str]


@cache
def _abbreviations(language: str) -> _Abbreviations:
    table = load_table(language, "sentences")
    return _Abbreviations(
        **{name: frozenset(table[name]) for name in _Abbreviations.__dataclass_fields__}
    )


def split_sentences(text: str, language: str) -> list[tuple[int, int]]:
    """Character spans of the sentences of one clean paragraph, in order.

    Spans do not overlap, leave out only white space between them, and hold at least one
    other character each. Raises LanguageError for a language without data.
    """
    tables = _abbreviations(language)
    spans: list[tuple[int, int]] = []
    start = 0
    for match in _END.finditer(text):
        if _is_end(text, match, start, tables):
            _add_span(spans, text, start, match.end())
            start = match.end()
    _add_span(spans, text, start, len(text))
    return spans


def _add_span(spans: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        spans.append((start, end))


def _is_end(text: str, match: re.Match[str], start: int, tables: _Abbreviations) -> bool:
    after = match.end()
    if after < len(text) and not text[after].isspace():
        return False
    while after < len(text) and text[after].isspace():
        after += 1
    if after == len(text):
        return True
    lead = _first_letter(text, after)
    if lead.islower() or text[after] in ",;:":
        return False
    stop, close = match["stop"], match["close"]
    if stop == "." and not close:
        return _full_stop_ends(text, match.start(), after, start, tables)
    if "!" in stop or "?" in stop:
        return not (_QUOTES & set(close)) or not _speech_follows(text, after, tables)
    return True


def _first_letter(text: str, index: int) -> str:
    """The first character after opening quotes, brackets and dashes."""
    end = min(len(text), index + 4)
    while index < end and (text[index] in _OPENERS or text[index].isspace()):
        index += 1
    return text[index : index + 1]


def _speech_follows(text: str, after: int, tables: _Abbreviations) -> bool:
    words = _NEXT_WORDS.findall(text[after : after + _LOOK_AHEAD])[:_SPEECH_WORDS]
    return any(word in tables.speech for word in words)


def _full_stop_ends(text: str, dot: int, after: int, start: int, tables: _Abbreviations) -> bool:
    found = _WORD_BEFORE.search(text[max(start, dot - _LOOK_BACK) : dot])
    word = found.group().lstrip(".'\u2019-") if found else ""
    low = word.casefold()
    if low in tables.never:
        return False
    if low in tables.before_number and _number_follows(text, after):
        return False
    if low.isdecimal() and len(low) <= 2 and not text[start : dot - len(low)].strip():
        return False  # "1. First item"
    if _may_stand_inside(word, low, tables):
        return not text[after].isdecimal() and _word_at(text, after) in tables.starters
    return True


def _may_stand_inside(word: str, low: str, tables: _Abbreviations) -> bool:
    """True for initials and for abbreviations that stand both inside and at the end."""
    if low in tables.may_end or _DOTTED.match(word):
        return True
    return word[:1].isupper() and (len(word) == 1 or low in tables.may_end_capital)


def _number_follows(text: str, index: int) -> bool:
    return (
        text[index].isdecimal()
        or text[index] in "(["
        or (text[index] in _ROMAN and not text[index + 1 : index + 2].islower())
    )


def _word_at(text: str, index: int) -> str:
    found = _NEXT_WORDS.search(text, index, index + _LOOK_AHEAD)
    return found.group().casefold() if found else ""
