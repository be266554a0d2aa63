"""Tagged items become phrases: one pass over the sentence, then neighbours are joined."""

from __future__ import annotations

from factcheck.extract.causes import causes_told
from factcheck.extract.items import NOMINAL, Item, Tag
from factcheck.extract.joining import join_phrases
from factcheck.extract.phrases import Kind, Phrase, is_manner
from factcheck.language.lexicon import Language
from factcheck.records import Mood

_SIMPLE = {
    Tag.PREPOSITION: Kind.PREPOSITION,
    Tag.TIME: Kind.TIME,
    Tag.COORDINATE: Kind.COORDINATE,
    Tag.CONTRAST: Kind.CONTRAST,
    Tag.COMPLEMENTIZER: Kind.COMPLEMENTIZER,
    Tag.RELATIVE: Kind.RELATIVE,
    Tag.INFINITIVE: Kind.INFINITIVE,
    Tag.SUBORDINATE: Kind.SUBORDINATE,
    Tag.ACCORDING: Kind.ACCORDING,
}
_QUOTES = frozenset('"“”„«»')
_VERB_GROUP = frozenset(
    (Tag.NEGATOR, Tag.MOOD, Tag.BE, Tag.AUXILIARY, Tag.ADVERB, Tag.EXISTENTIAL, Tag.COPULA)
)


def chunk(items: tuple[Item, ...], language: Language) -> list[Phrase]:
    """Phrases of a sentence, in order."""
    phrases: list[Phrase] = []
    at = 0
    while at < len(items):
        item = items[at]
        if item.tag in NOMINAL or item.tag in (Tag.NEGATED_NOUN, Tag.PRONOUN):
            phrase, at = _noun_phrase(items, at, language)
            phrases.append(phrase)
        elif item.tag is Tag.VERB or item.tag is Tag.LIGHT or item.tag in _VERB_GROUP:
            phrase_or_none, at = _verb_group(items, at, language)
            if phrase_or_none is not None:
                phrases.append(phrase_or_none)
        elif _leads_time(items, at):
            at += 1
        else:
            phrases.append(_simple(item))
            at += 1
    return causes_told(join_phrases(phrases, language), language)


def _leads_time(items: tuple[Item, ...], at: int) -> bool:
    """ "since 2011", "on Tuesday": the word belongs to the time, which knows its relation."""
    return (
        items[at].tag in (Tag.SUBORDINATE, Tag.PREPOSITION)
        and at + 1 < len(items)
        and items[at + 1].tag is Tag.TIME
    )


def _simple(item: Item) -> Phrase:
    if item.tag in _SIMPLE:
        return Phrase(_SIMPLE[item.tag], [item], detail=item.detail)
    if item.tag is Tag.POSSESSIVE:
        return Phrase(Kind.PREPOSITION, [item], detail="possessive")
    if item.norm == ",":
        return Phrase(Kind.COMMA, [item])
    if item.norm in "([":
        return Phrase(Kind.OPEN, [item])
    if item.norm in ")]":
        return Phrase(Kind.CLOSE, [item])
    if item.norm in _QUOTES:
        return Phrase(Kind.QUOTE, [item])
    return Phrase(Kind.STOP, [item])


def _noun_phrase(items: tuple[Item, ...], at: int, language: Language) -> tuple[Phrase, int]:
    first = items[at]
    if first.tag is Tag.PRONOUN:
        return Phrase(Kind.NP, [first]), at + 1
    phrase = Phrase(Kind.NP, [])
    while at < len(items):
        item = items[at]
        if item.tag is Tag.NEGATED_NOUN and not phrase.items:
            phrase.negated = True
            phrase.items.append(item)
        elif _belongs(phrase, items, at, language):
            phrase.items.append(item)
        elif item.tag is Tag.TIME and _dates_noun(phrase, items[at + 1 : at + 2]):
            pass
        elif item.tag is Tag.PRONOUN and _owns(phrase, language):
            phrase.items.append(item)
            return phrase, at + 1
        else:
            break
        at += 1
    return phrase, at


def _belongs(phrase: Phrase, items: tuple[Item, ...], at: int, language: Language) -> bool:
    """True when the noun phrase goes on with the item."""
    if items[at].tag is Tag.ADVERB:
        return _qualifies(phrase, items[at + 1 : at + 2], language)
    return items[at].tag in NOMINAL and not _breaks(phrase, items, at, language)


def _dates_noun(phrase: Phrase, following: tuple[Item, ...]) -> bool:
    """ "the 1967 slayings": the year belongs to the noun after it, not to the clause."""
    opened = bool(phrase.items) and all(i.tag is Tag.DETERMINER for i in phrase.items)
    return opened and any(i.tag in (Tag.NOUN, Tag.NAME, Tag.QUALITY) for i in following)


def _owns(phrase: Phrase, language: Language) -> bool:
    """ "sembilan orang mereka": the pronoun after a noun is its owner."""
    return language.head_first and any(i.tag is Tag.NOUN for i in phrase.items)


def _qualifies(phrase: Phrase, following: tuple[Item, ...], language: Language) -> bool:
    """ "presiden baru itu": the pointing word shows that the noun phrase is still open."""
    return _owns(phrase, language) and any(
        i.tag is Tag.DETERMINER and i.detail == "pointing" for i in following
    )


def _breaks(phrase: Phrase, items: tuple[Item, ...], at: int, language: Language) -> bool:
    """True when the item opens a new noun phrase."""
    item = items[at]
    has_head = any(i.tag in (Tag.NOUN, Tag.NAME) for i in phrase.items)
    if not has_head:
        return False
    if item.quantity is not None:
        if language.head_first and _counts_a_genitive(phrase, items[at + 1 : at + 2]):
            return False
        return item.quantity.unit not in ("ordinal", "age")
    if item.tag is Tag.DETERMINER and not language.head_first:
        return True
    if item.tag is Tag.QUALITY and not language.head_first:
        return is_manner(Phrase(Kind.NP, [item]))  # "operations fully restored"
    last = phrase.items[-1]
    return last.tag is Tag.DETERMINER and last.detail == "pointing"


def _counts_a_genitive(phrase: Phrase, following: tuple[Item, ...]) -> bool:
    """ "evakuasi 900 pasien": a number of what the event noun before it is about."""
    return (
        len(phrase.items) == 1
        and bool(phrase.items[0].event_nouns())
        and any(i.tag is Tag.NOUN for i in following)
    )


def _verb_group(items: tuple[Item, ...], at: int, language: Language) -> tuple[Phrase | None, int]:
    phrase = Phrase(Kind.VERB, [])
    while at < len(items):
        item = items[at]
        if item.tag in (Tag.VERB, Tag.LIGHT):
            phrase.items.append(item)
            phrase.light = item.detail if item.tag is Tag.LIGHT else ""
            return phrase, at + 1
        if item.tag not in _VERB_GROUP:
            break
        _note(phrase, item)
        phrase.items.append(item)
        at += 1
    return _without_verb(phrase, items, at, language)


def _without_verb(
    phrase: Phrase, items: tuple[Item, ...], at: int, language: Language
) -> tuple[Phrase | None, int]:
    """A group of "be", cues and adverbs: a copula, the start of an infinitive, or nothing."""
    if phrase.be or phrase.copula:
        phrase.copula = True
        return phrase, at
    if phrase.existential or phrase.negated or phrase.mood is not Mood.ASSERTED:
        following = items[at] if at < len(items) else None
        if following is not None and following.tag is Tag.INFINITIVE:
            return _continue_after_infinitive(phrase, items, at, language)
        phrase.copula = True
        return phrase, at
    return None, at


def _continue_after_infinitive(
    phrase: Phrase, items: tuple[Item, ...], at: int, language: Language
) -> tuple[Phrase | None, int]:
    """ "gagal untuk merebut": the cue governs the verb after the infinitive mark."""
    rest, end = _verb_group(items, at + 1, language)
    if rest is None:
        return phrase, at
    rest.items = [*phrase.items, items[at], *rest.items]
    rest.negated = rest.negated != phrase.negated
    rest.mood = phrase.mood if phrase.mood is not Mood.ASSERTED else rest.mood
    return rest, end


def _note(phrase: Phrase, item: Item) -> None:
    """Take a negation, mood or auxiliary into the verb group."""
    if item.tag is Tag.NEGATOR:
        phrase.negated = not phrase.negated
        phrase.ended = phrase.ended or item.detail == "negator_ended"
    elif item.tag is Tag.MOOD:
        if item.detail == "negated":
            phrase.negated = not phrase.negated
        elif item.detail != "asserted":
            phrase.mood = Mood(item.detail)
    elif item.tag is Tag.BE:
        phrase.be = True
    elif item.tag is Tag.COPULA:
        phrase.copula = True
    elif item.tag is Tag.EXISTENTIAL:
        phrase.existential = True
    elif item.detail == "lately":
        phrase.lately = True
    elif item.detail in ("done", "have"):
        phrase.done = True
