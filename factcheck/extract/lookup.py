"""Dictionary look-up: tokens become items with every reading the lexicon gives them.

The longest dictionary match wins; numbers and times that were found before stay whole.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from factcheck.extract.items import Item, Tag
from factcheck.language.lexicon import Entry, EntryKind, Language
from factcheck.language.morphology import Form
from factcheck.language.tokens import Token, TokenKind
from factcheck.records import DateBasis, Precision, Quantity, TimeMention, When


def look_up(
    tokens: tuple[Token, ...],
    text: str,
    language: Language,
    quantities: tuple[Quantity, ...],
    times: tuple[TimeMention, ...],
) -> list[Item]:
    """The tokens of a sentence as items; words with readings are still undecided nouns."""
    spans = _spans(quantities, times)
    words = tuple(t.norm for t in tokens)
    items: list[Item] = []
    at = 0
    while at < len(tokens):
        token = tokens[at]
        found = spans.get(token.start)
        if found is not None:
            item, at = _measured(found, tokens, at, text)
            items.append(item)
            continue
        length, readings = _dictionary(language, words, at)
        determined = not language.head_first and bool(items) and _opens_noun(items[-1])
        if length > 1 and _opens_longer(language, words, at, length):
            length, readings = language.matches(words[at : at + 1], 0)
        if length > 1 and determined and _only_verbs(readings):
            length, readings = _as_noun(language, words, at) or (length, readings)
        if _is_proper(tokens, at, length, readings, items):
            length, readings = 1, ()
        last = tokens[at + max(length, 1) - 1]
        items.append(_item(token, last, text, readings))
        at += max(length, 1)
    return items


def _spans(
    quantities: tuple[Quantity, ...], times: tuple[TimeMention, ...]
) -> dict[int, Quantity | TimeMention]:
    spans: dict[int, Quantity | TimeMention] = {q.start: q for q in quantities}
    for time in times:
        covered = [s for s in spans if time.start <= s < time.end]
        for start in covered:
            del spans[start]
        spans[time.start] = time
    return spans


def _measured(
    found: Quantity | TimeMention, tokens: tuple[Token, ...], at: int, text: str
) -> tuple[Item, int]:
    end = at + 1
    while end < len(tokens) and tokens[end].start < found.end:
        end += 1
    start, stop = tokens[at].start, max(found.end, tokens[end - 1].end)
    surface = text[start:stop]
    if isinstance(found, Quantity):
        return Item(Tag.QUANTITY, surface, surface.lower(), start, stop, quantity=found), end
    return Item(Tag.TIME, surface, surface.lower(), start, stop, time=found), end


def _dictionary(
    language: Language, words: tuple[str, ...], at: int
) -> tuple[int, tuple[Entry, ...]]:
    """Number of words and readings of the longest match, else of the word's stem."""
    length, readings = language.matches(words, at)
    if length:
        return length, readings
    for stem in _stems(words[at], language):
        length, readings = language.matches((stem,), 0)
        if length:
            return length, readings
    return 0, ()


_BEFORE_NOUNS = frozenset(("determiner", "pointing", "possessive"))


def _opens_noun(item: Item) -> bool:
    ordinal = item.quantity is not None and item.quantity.unit == "ordinal"
    return ordinal or any(g.value in _BEFORE_NOUNS for g in item.grammar())


def _opens_longer(language: Language, words: tuple[str, ...], at: int, length: int) -> bool:
    """ "The West Bank" is no "the West": the name goes on behind what an article opens."""
    _, alone = language.matches(words[at : at + 1], 0)
    article = any(r.value in _BEFORE_NOUNS for r in alone)
    return article and language.matches(words, at + 1)[0] >= length


def _only_verbs(readings: tuple[Entry, ...]) -> bool:
    return all(r.kind is EntryKind.PREDICATE and r.form is not Form.NOUN for r in readings)


def _as_noun(
    language: Language, words: tuple[str, ...], at: int
) -> tuple[int, tuple[Entry, ...]] | None:
    """ "a return to talks" is no "return to": the word alone, where it can be a noun."""
    length, readings = language.matches(words[at : at + 1], 0)
    return None if not length or _only_verbs(readings) else (length, readings)


def _stems(word: str, language: Language) -> list[str]:
    """The word without reduplication or enclitic."""
    stems = []
    first, hyphen, second = word.partition("-")
    if language.reduplicates and hyphen and (first == second or second.startswith(first)):
        stems.append(first)
        if second != first:
            stems += _stems(second, language)
    for clitic in language.clitics:
        if word.endswith(clitic) and len(word) > len(clitic) + 3:
            stems.append(word.removesuffix(clitic))
    return stems


def _is_proper(
    tokens: tuple[Token, ...],
    at: int,
    length: int,
    readings: tuple[Entry, ...],
    before: list[Item],
) -> bool:
    """True for a capitalised dictionary word that stands inside a proper name.

    "Salem Noir", "Ibu Kota Baru": a single capitalised word right after an unknown capitalised
    word, with only verb readings, is part of the name ("Muhammad Rebut").
    """
    if length != 1 or not tokens[at].capitalised or not before or not readings:
        return False
    previous = before[-1]
    if previous.tag is not Tag.NAME or previous.end + 1 != tokens[at].start:
        return False
    verbal = all(r.kind is EntryKind.PREDICATE for r in readings)
    return verbal and len(tokens[at].text) <= 3


def _item(first: Token, last: Token, text: str, readings: tuple[Entry, ...]) -> Item:
    surface = text[first.start : last.end]
    item = Item(Tag.NOUN, surface, first.norm, first.start, last.end, readings)
    if readings:
        return item
    if first.kind is TokenKind.MARK:
        return replace(item, tag=Tag.MARK)
    if first.kind is TokenKind.NUMBER:
        year = _year(first.text)
        if year is not None:
            return replace(item, tag=Tag.TIME, time=TimeMention(year, first.start, first.end))
        return replace(item, tag=Tag.NAME)
    return replace(item, tag=Tag.NAME if _has_capital(first) else Tag.NOUN)


def _year(text: str) -> When | None:
    """ "a 2011 uprising": four digits that count nothing are a year."""
    if len(text) != 4 or not text.isdigit() or not 1900 <= int(text) <= 2100:
        return None
    number = int(text)
    return When(
        dt.date(number, 1, 1), dt.date(number, 12, 31), Precision.YEAR, DateBasis.STATED, text=text
    )


def _has_capital(token: Token) -> bool:
    return any(c.isupper() for c in token.text)
