"""Namings: acronyms in brackets, and titles that stand before or after a name."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.extract.features import item_features, phrase_features
from factcheck.extract.items import Item, Tag
from factcheck.extract.parse import Parse
from factcheck.extract.phrases import Kind, Phrase
from factcheck.extract.statements import Naming


def find_namings(parse: Parse) -> Iterator[Naming]:
    """Acronyms that a sentence explains, and what it calls people."""
    for phrase in parse.phrases:
        if phrase.kind is Kind.NP:
            for part in (phrase, *phrase.members):
                features = phrase_features(part, parse.language)
                yield from _acronyms(part, features)
                owners = _owners(part, parse)
                yield from _titles(part, tuple(f for f in features if f not in owners))


def _owners(phrase: Phrase, parse: Parse) -> frozenset[str]:
    """ "The mother of Jon": a mother, but not Jon."""
    if not phrase.genitive:
        return frozenset()
    concepts = [c.value for item in phrase.items for c in item.concepts()]
    frames = parse.frames
    if not any(frames.is_a(c, tie) for c in concepts for tie in frames.tied):
        return frozenset()
    named = (f for g in phrase.genitive for f in phrase_features(g, parse.language))
    return frozenset(named)


def _acronyms(phrase: Phrase, features: tuple[str, ...]) -> Iterator[Naming]:
    for item in phrase.bracket:
        if item.text.isupper() and len(item.text) >= 2 and features:
            own = item_features(phrase.items)
            yield Naming("acronym", f"n:{item.norm}", own or features, item.text,
                         phrase.start, phrase.end)  # fmt: skip


def _titles(phrase: Phrase, features: tuple[str, ...]) -> Iterator[Naming]:
    items = [*phrase.items, *(i for a in phrase.apposition for i in a.items)]
    items = [i for i in items if _may_title(i)]
    if not any(c.detail in ("person", "title") for i in items for c in i.concepts()):
        return
    for feature in features:
        if feature.startswith("n:"):
            rest = tuple(f for f in item_features(items) if f != feature)
            shown = [i.text for i in items if f"n:{i.norm}" not in feature]
            title = " ".join(i.text for i in items if i.tag is not Tag.NAME or i.readings)
            yield Naming("title", feature, rest, title or " ".join(shown),
                         phrase.start, phrase.end)  # fmt: skip


def _may_title(item: Item) -> bool:
    """Words of a title: offices, ranks, "retired", the country; no groups and no verbs."""
    if item.tag is Tag.NAME:
        return True
    kinds = {c.detail for c in item.concepts()[:1]}
    return bool(kinds & {"person", "title", "quality"})
