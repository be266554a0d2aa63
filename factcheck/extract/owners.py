"""Whose somebody is: the mayor of "the mayor's brother", who is another person."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.extract.features import BETWEEN, item_features, phrase_features
from factcheck.extract.items import Item, Tag
from factcheck.extract.phrases import Phrase
from factcheck.language.frames import Frames
from factcheck.language.lexicon import Language

# "Adik Karim" is Karim's brother, but "pengacara Karim Salim" may be the lawyer of that name.
_KIN = ("family_member", "spouse")
# "Sopir perempuan" is no woman's driver: words that say of everybody what he is.
_ANYBODY = ("adult", "child", "male_person", "female_person")


def owner_features(phrase: Phrase, language: Language, frames: Frames) -> tuple[str, ...]:
    """Features of those whose relative, lawyer or aide a noun phrase names."""
    found = dict.fromkeys(_owners(phrase, language, frames))
    return tuple(found)


def owner_named(features: tuple[str, ...], frames: Frames) -> tuple[str, ...]:
    """The same of a title as it is read: "putri pendiri" before or behind a name."""
    tied = features and features[0].startswith("c:") and _ties(features[0], frames)
    return features[1:] if tied else ()


def _ties(feature: str, frames: Frames) -> bool:
    commonest = feature[2:].partition(BETWEEN)[0]
    return any(frames.is_a(commonest, kind) for kind in frames.tied)


def _owners(phrase: Phrase, language: Language, frames: Frames) -> Iterator[str]:
    at = next((n for n, i in enumerate(phrase.items) if _is_any(i, frames.tied, frames)), None)
    if at is not None:
        for part in (*phrase.genitive, *phrase.owner):
            yield from phrase_features(part, language)
        if language.head_first:
            yield from _beside(phrase.items[at], phrase.items[at + 1 :], frames)
    for part in (*phrase.apposition, *phrase.members):
        yield from _owners(part, language, frames)


def _beside(tied: Item, following: Sequence[Item], frames: Frames) -> Iterator[str]:
    """ "Putri pendiri partai": who stands right after, with what hangs on him."""
    first = next((i for i in following if i.tag in (Tag.NOUN, Tag.NAME)), None)
    if first is None:
        return
    person = _is_any(first, ("person",), frames) and not _is_any(first, _ANYBODY, frames)
    named = first.tag is Tag.NAME and not first.concepts() and _is_any(tied, _KIN, frames)
    if person or named:
        yield from item_features(following)


def _is_any(item: Item, kinds: Sequence[str] | frozenset[str], frames: Frames) -> bool:
    if item.tag not in (Tag.NOUN, Tag.NAME):
        return False
    return any(frames.is_a(c.value, kind) for c in item.concepts() for kind in kinds)
