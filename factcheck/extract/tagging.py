"""Every word of a sentence gets its reading: verb, noun, name, quantity, negation, cue.

The dictionary gives the possible readings; the neighbours decide between them. One pass,
longest dictionary match first, linear in the sentence.
"""

from __future__ import annotations

import itertools
from dataclasses import replace

from factcheck.extract.function_words import function_word
from factcheck.extract.items import Item, Tag, item_after, item_before
from factcheck.extract.lookup import look_up
from factcheck.extract.split_verbs import join_split_verbs
from factcheck.extract.verb_or_noun import is_verb
from factcheck.language.lexicon import Language
from factcheck.language.morphology import Form
from factcheck.language.tokens import tokenize
from factcheck.records import Quantity, TimeMention


def tag(
    text: str,
    language: Language,
    quantities: tuple[Quantity, ...],
    times: tuple[TimeMention, ...],
) -> tuple[Item, ...]:
    """Tagged items of a cleaned sentence, in order."""
    items = _without_scare_quotes(list(look_up(tokenize(text), text, language, quantities, times)))
    if not _title_case(items):
        _join_names(items, language)
    for position in range(len(items)):
        item = items[position]
        if item.tag is Tag.NOUN and item.readings:
            items[position] = _resolve(items, position, language)
        elif item.tag is Tag.NOUN and _unknown_adverb(item.norm, language.adverb_endings):
            items[position] = replace(item, tag=Tag.ADVERB)
    return join_split_verbs(items, language)


# "Fully", "gravely"; no adverb with so short a stem is unknown ("July", "ally").
_SHORTEST_ADVERB = 6


def _unknown_adverb(word: str, endings: tuple[str, ...]) -> bool:
    return bool(endings) and word.endswith(endings) and len(word) >= _SHORTEST_ADVERB


# A headline in title case capitalises nearly every longer word; then capitals say nothing.
_TITLE_CASE = 0.7
_LONG_WORD = 4
_ENOUGH_WORDS = 3


def _title_case(items: list[Item]) -> bool:
    words = [i for i in items if len(i.text) >= _LONG_WORD and i.text[0].isalpha()]
    capitals = sum(i.text[0].isupper() for i in words)
    return len(words) >= _ENOUGH_WORDS and capitals >= _TITLE_CASE * len(words)


_KEEP_MEANING = frozenset(("person", "title", "group", "place", "unit", "time"))


def _join_names(items: list[Item], language: Language) -> None:
    """ "Front Hadar", "Bir Salma": a capitalised dictionary word beside an unknown name is name.

    Words for people, bodies and places keep their meaning ("General Haftar", "Tripoli Airport").
    """
    for at, item in enumerate(items):
        if item.tag is not Tag.NOUN or not item.readings or not item.text[:1].isupper():
            continue
        if " " in item.text or item.grammar() or item.places():
            continue
        if any(c.detail in _KEEP_MEANING for c in item.concepts()):
            continue
        before = item_before(items, at)
        after = item_after(items, at)
        first = at == 0 or (before is not None and before.tag is Tag.MARK)
        if first and language.head_first and item.event_nouns():
            continue  # "Invasi Velmar": at the beginning the capital says nothing
        beside = [after] if first else [before, after]
        only_verb = not (item.concepts() or item.event_nouns() or item.statives())
        if only_verb and not first and before is not None and _names(before):
            items[at] = replace(item, tag=Tag.NAME, readings=())  # "Sungai Pinang"
        elif any(b is not None and _bare_name(b, item) for b in beside):
            items[at] = replace(item, tag=Tag.NAME, readings=())


def _names(item: Item) -> bool:
    """A word that a name goes on from: a name, or a capitalised word for a person or place."""
    if item.grammar() or not item.text[:1].isupper():
        return False
    return item.tag is Tag.NAME or any(c.detail in _KEEP_MEANING for c in item.concepts())


def _bare_name(other: Item, item: Item) -> bool:
    touching = other.start - item.end == 1 or item.start - other.end == 1
    return other.tag is Tag.NAME and not other.readings and touching and other.text[0].isupper()


_QUOTES = frozenset('"“”„«»‘’')
# Quotation marks around so few words, without a verb, are a name or a scare quote, no speech.
_SCARE_WORDS = 4


def _without_scare_quotes(items: list[Item]) -> list[Item]:
    """ "perusahaan “Wagner” Rusia" reads on as if the marks were not there."""
    marks = [at for at, item in enumerate(items) if item.norm in _QUOTES]
    dropped: set[int] = set()
    for first, second in itertools.pairwise(marks):
        inside = items[first + 1 : second]
        if first in dropped or not inside or len(inside) > _SCARE_WORDS:
            continue
        if any(i.norm in ".,!?" for i in inside):
            continue
        dropped |= {first, second}
    return [item for at, item in enumerate(items) if at not in dropped]


_PARTICIPLES = frozenset((Form.PARTICIPLE, Form.PAST_OR_PARTICIPLE, Form.GERUND))


def _resolve(items: list[Item], at: int, language: Language) -> Item:
    """Choose between the readings of a dictionary item by its neighbours."""
    item = items[at]
    grammar = item.grammar()
    if grammar:
        chosen = function_word(items, at, grammar)
        if chosen is not None:
            return chosen
    if item.verbs() and is_verb(items, at, language):
        return replace(item, tag=Tag.VERB)
    if item.concepts() or item.event_nouns() or item.places():
        return replace(item, tag=_nominal_tag(item))
    if item.statives():
        return replace(item, tag=Tag.QUALITY)
    if any(v.form in _PARTICIPLES for v in item.verbs()):
        return replace(item, tag=Tag.QUALITY)  # "the jailed blogger"
    return replace(item, tag=Tag.NOUN)


def _nominal_tag(item: Item) -> Tag:
    if item.places():
        return Tag.NAME
    if item.event_nouns():
        return Tag.NOUN
    if all(c.detail in ("quality", "manner") for c in item.concepts()):
        return Tag.QUALITY
    return Tag.NOUN
