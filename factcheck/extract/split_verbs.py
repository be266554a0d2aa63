"""Verb phrases with their object in the middle: "set a house on fire", "turned it down"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from factcheck.extract.items import NOMINAL, Item, Tag
from factcheck.language.lexicon import Entry, Language
from factcheck.language.morphology import Form

# An object is hardly longer than this, in items; a tail hardly longer than "as a suspect".
_LONGEST_OBJECT = 6
_LONGEST_TAIL = 4
# Verb and particle: "turned the offer down".
_PARTICLE_VERB = 2
# Words that may be particles: "down" is an adverb, "off" a preposition elsewhere.
_PARTICLES = frozenset(("adverb", "preposition"))
_OBJECT = NOMINAL | {Tag.POSSESSIVE, Tag.PRONOUN}
# A bare number stands for those it counts: "left 14 dead".
_HEADS = frozenset((Tag.NOUN, Tag.NAME, Tag.PRONOUN, Tag.QUANTITY))
_OPENS_TAIL = frozenset((Tag.PREPOSITION, Tag.NEGATOR, Tag.INFINITIVE))


def join_split_verbs(items: Sequence[Item], language: Language) -> tuple[Item, ...]:
    """Items in which the tail of a split verb phrase has gone into its verb."""
    joined: list[Item] = []
    skipped: set[int] = set()
    for at, item in enumerate(items):
        if at in skipped:
            continue
        found = _tail(items, at, language) if item.tag in (Tag.VERB, Tag.LIGHT) else None
        if found is not None:
            readings, first, last = found
            skipped |= set(range(first, last))
            item = replace(item, tag=Tag.VERB, readings=readings, detail="")
        joined.append(item)
    return tuple(joined)


def _tail(
    items: Sequence[Item], at: int, language: Language
) -> tuple[tuple[Entry, ...], int, int] | None:
    """Readings of the whole phrase, and where its tail begins and ends."""
    if " " in items[at].text:
        return None
    head = False
    for first in range(at + 1, min(at + 2 + _LONGEST_OBJECT, len(items))):
        if head and (found := _phrase(items, at, first, language)):
            return found
        if head and (found := _particle(items, at, first, language)):
            return found
        if items[first].tag not in _OBJECT and not _of(items[first]):
            return None
        head = head or items[first].tag in _HEADS
    return None


def _phrase(
    items: Sequence[Item], at: int, first: int, language: Language
) -> tuple[tuple[Entry, ...], int, int] | None:
    opens = items[first].tag in _OPENS_TAIL or items[first].tag is Tag.DETERMINER
    if not opens and not (items[first].tag is Tag.QUALITY and items[first - 1].tag in _HEADS):
        return None
    words = [items[at].norm]
    found = None
    for last in range(first, min(first + _LONGEST_TAIL, len(items))):
        words += items[last].text.lower().split()
        length, readings = language.matches(tuple(words), 0)
        verbs = Item(Tag.VERB, "", "", 0, 0, readings).verbs()
        if items[last].tag is Tag.PREPOSITION:
            continue
        if length == len(words) and verbs and (not opens or len(words) > _PARTICLE_VERB):
            found = verbs, first, last + 1
    return found


def _of(item: Item) -> bool:
    """ "turned the offer of the bank down": what belongs to the object."""
    return item.tag is Tag.PREPOSITION and item.detail == "of"


def _particle(
    items: Sequence[Item], at: int, last: int, language: Language
) -> tuple[tuple[Entry, ...], int, int] | None:
    """The readings with a particle behind the object, unless the particle has its own object."""
    kinds = {g.value for g in items[last].grammar()} & _PARTICLES
    bare = any(v.form is Form.BARE for v in items[last].verbs())  # "let the men go"
    if not (kinds or bare) or (last + 1 < len(items) and _goes_with(items[last + 1], kinds)):
        return None
    if " " in items[last].norm:
        return None
    known = language.dictionary.get(items[at].norm)
    readings = tuple(entry for rest, entry in known if rest == (items[last].norm,))
    verbs = Item(Tag.VERB, "", "", 0, 0, readings).verbs()
    return (verbs, last, last + 1) if verbs else None


def _goes_with(following: Item, kinds: set[str]) -> bool:
    """ "passed the bill on Tuesday" is no "pass on", "moved the car down a street" no fall."""
    if following.tag is Tag.TIME:
        return kinds == {"preposition"}
    return following.tag in _OBJECT or following.tag is Tag.VERB
