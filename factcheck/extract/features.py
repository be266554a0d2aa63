"""Language-neutral marks of what a phrase says, so that phrases compare across languages."""

from __future__ import annotations

from collections.abc import Iterable

from factcheck.extract.items import Item, Tag
from factcheck.extract.phrases import Phrase
from factcheck.language.lexicon import Entry, Language

_SILENT = frozenset((Tag.DETERMINER, Tag.NEGATED_NOUN, Tag.PRONOUN, Tag.TIME, Tag.ADVERB))

_SPEAKING = frozenset((Tag.NOUN, Tag.NAME, Tag.QUALITY, Tag.VERB))


def phrase_features(phrase: Phrase, language: Language) -> tuple[str, ...]:
    """Features of a noun phrase and all that is joined to it, the head's first."""
    own = item_features(phrase.items)
    if not language.head_first and own:
        own = _head_last(phrase, own)
    own = (*own, *(f"n:{i.norm}" for i in phrase.bracket if _acronym(i.text)))
    parts = (*phrase.genitive, *phrase.owner, *phrase.apposition, *phrase.members)
    joined = [f for part in parts for f in phrase_features(part, language)]
    return _unique((*own, *joined))


def member_features(phrase: Phrase, language: Language) -> tuple[tuple[str, ...], ...]:
    """Features of each member of an enumeration; empty when the phrase is none."""
    if not phrase.members:
        return ()
    alone = Phrase(
        phrase.kind, phrase.items, genitive=phrase.genitive, owner=phrase.owner,
        apposition=phrase.apposition,
    )  # fmt: skip
    return tuple(phrase_features(part, language) for part in (alone, *phrase.members))


def item_features(items: Iterable[Item]) -> tuple[str, ...]:
    """Features of a run of items in order; adjacent unknown names make one name."""
    found: list[str] = []
    previous: Item | None = None
    for item in items:
        if item.tag in _SILENT:
            continue
        if _joins_name(previous, item) and found and found[-1].startswith("n:"):
            found[-1] += f" {item.norm}"
        else:
            found += _features(item)
        previous = item
    return _unique(tuple(found))


def _joins_name(previous: Item | None, item: Item) -> bool:
    return (
        previous is not None
        and previous.tag is Tag.NAME
        and item.tag is Tag.NAME
        and not previous.readings
        and not item.readings
        and item.start - previous.end <= 1
        and not (_acronym(previous.text) and not _acronym(item.text))
    )


def _acronym(text: str) -> bool:
    """ "LNA" in "LNA Haftar" is a body of its own, no given name."""
    return len(text) >= 2 and text.isupper()


def _features(item: Item) -> list[str]:
    if item.quantity is not None:
        if item.quantity.unit == "ordinal" and item.quantity.low is not None:
            return [f"o:{item.quantity.low:g}"]
        return []
    if item.tag not in _SPEAKING and item.tag is not Tag.ALL:
        return []
    if item.tag is Tag.ALL:
        return ["c:all"] if item.norm != "both" else []
    places = item.places()
    if places:
        return [f"p:{places[0].value}"]
    if item.tag is Tag.VERB and item.verbs():
        return [_joined("f:", item.verbs())]
    events = item.event_nouns()
    concepts = item.concepts()
    if events:
        return [_joined("f:", events)]
    if concepts:
        return [_joined("c:", concepts)]
    stative = item.statives() or item.verbs()
    if stative:
        return [_joined("f:", stative)]
    if item.tag is Tag.NAME:
        return [f"n:{item.norm}"]
    if item.grammar():
        return []
    return [f"w:{item.norm}"]


# Readings kept of an ambiguous word; the commonest come first in the data.
MAX_READINGS = 3
BETWEEN = "/"


def _joined(prefix: str, readings: tuple[Entry, ...]) -> str:
    """One feature for all readings of a word: `c:arm/weapon` for "arms"."""
    values = dict.fromkeys(r.value for r in sorted(readings, key=_is_narrow))
    return prefix + BETWEEN.join(list(values)[:MAX_READINGS])


def _is_narrow(reading: Entry) -> bool:
    """True for a reading that needs one sort of thing: "launched" of satellites comes last."""
    wanted = [name for _, names in reading.needs for name in names]
    return bool(wanted) and not any(name.startswith("@") for name in wanted)


def _head_last(phrase: Phrase, own: tuple[str, ...]) -> tuple[str, ...]:
    nouns = [i for i in phrase.items if i.tag in (Tag.NOUN, Tag.NAME)]
    if not nouns:
        return own
    head = item_features([nouns[-1]])
    if not head or head[0] not in own:
        head = own[-1:]
    return (*head, *(f for f in own if f not in head))


def _unique(features: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(features))
