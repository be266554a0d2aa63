"""Every word of a sentence gets its reading: verb, noun, name, quantity, negation, cue.

The dictionary gives the possible readings; the neighbours decide between them. One pass,
longest dictionary match first, linear in the sentence.
"""

from __future__ import annotations

import datetime as dt
import itertools
from dataclasses import dataclass, replace
from enum import Enum

from factcheck.language.lexicon import Entry, EntryKind, Language
from factcheck.language.morphology import Form
from factcheck.language.tokens import Token, TokenKind, tokenize
from factcheck.records import DateBasis, Precision, Quantity, TimeMention, When


class Tag(Enum):
    """What a stretch of words does in its sentence."""

    VERB = "verb"
    NOUN = "noun"  # a dictionary noun, an event noun or an unknown lower-case word
    NAME = "name"
    QUALITY = "quality"
    QUANTITY = "quantity"
    TIME = "time"
    NEGATOR = "negator"
    NEGATED_NOUN = "negator_noun"
    MOOD = "mood"
    BE = "be"
    AUXILIARY = "auxiliary"
    COPULA = "copula"
    COORDINATE = "coordinate"
    CONTRAST = "contrast"
    COMPLEMENTIZER = "complementizer"
    RELATIVE = "relative"
    INFINITIVE = "infinitive"
    POSSESSIVE = "possessive"
    DETERMINER = "determiner"
    ALL = "all"
    ADVERB = "adverb"
    SUBORDINATE = "subordinate"
    PREPOSITION = "preposition"
    PRONOUN = "pronoun"
    ACCORDING = "according"
    LIGHT = "light"
    EXISTENTIAL = "existential"
    MARK = "mark"


NOMINAL = frozenset((Tag.NOUN, Tag.NAME, Tag.QUALITY, Tag.QUANTITY, Tag.DETERMINER, Tag.ALL))
_VERBAL_FORMS = frozenset(
    (Form.ACTIVE, Form.BARE, Form.PASSIVE, Form.PARTICIPLE, Form.PAST_OR_PARTICIPLE, Form.GERUND)
)
# A word that is a person, body or place first is no event: "sumber", "guard", "post".
_THINGS = frozenset(("person", "group", "place", "title", "unit"))
_GRAMMAR_TAGS = {
    "negator": Tag.NEGATOR,
    "negator_ended": Tag.NEGATOR,
    "negator_noun": Tag.NEGATED_NOUN,
    "mood": Tag.MOOD,
    "be": Tag.BE,
    "have": Tag.AUXILIARY,
    "do": Tag.AUXILIARY,
    "copula": Tag.COPULA,
    "coordinate": Tag.COORDINATE,
    "contrast": Tag.CONTRAST,
    "complementizer": Tag.COMPLEMENTIZER,
    "relative": Tag.RELATIVE,
    "infinitive": Tag.INFINITIVE,
    "possessive": Tag.POSSESSIVE,
    "determiner": Tag.DETERMINER,
    "all": Tag.ALL,
    "lately": Tag.ADVERB,
    "adverb": Tag.ADVERB,
    "according": Tag.ACCORDING,
    "light": Tag.LIGHT,
    "light_passive": Tag.LIGHT,
    "existential": Tag.EXISTENTIAL,
    "subordinate": Tag.SUBORDINATE,
    "preposition": Tag.PREPOSITION,
    "pronoun": Tag.PRONOUN,
}


@dataclass(frozen=True, slots=True)
class Item:
    """One tagged stretch of a sentence, with every dictionary reading it has."""

    tag: Tag
    text: str
    norm: str
    start: int
    end: int
    readings: tuple[Entry, ...] = ()
    detail: str = ""
    quantity: Quantity | None = None
    time: TimeMention | None = None
    pronoun_object: bool = False

    def verbs(self) -> tuple[Entry, ...]:
        """Predicate readings in a verbal form."""
        return tuple(
            r for r in self.readings if r.kind is EntryKind.PREDICATE and r.form in _VERBAL_FORMS
        )

    def event_nouns(self) -> tuple[Entry, ...]:
        """Predicate readings as an event noun, unless the word mostly names a thing."""
        if any(c.detail in _THINGS for c in self.concepts()[:1]):
            return ()
        return tuple(
            r for r in self.readings if r.kind is EntryKind.PREDICATE and r.form is Form.NOUN
        )

    def statives(self) -> tuple[Entry, ...]:
        """Predicate readings as an adjective or stative."""
        return tuple(
            r for r in self.readings if r.kind is EntryKind.PREDICATE and r.form is Form.ADJECTIVE
        )

    def concepts(self) -> tuple[Entry, ...]:
        """Concept readings."""
        return tuple(r for r in self.readings if r.kind is EntryKind.CONCEPT)

    def places(self) -> tuple[Entry, ...]:
        """Place readings (country, demonym, capital, city)."""
        return tuple(r for r in self.readings if r.kind is EntryKind.PLACE)

    def grammar(self) -> tuple[Entry, ...]:
        """Function-word readings."""
        return tuple(r for r in self.readings if r.kind is EntryKind.GRAMMAR)


def tag(
    text: str,
    language: Language,
    quantities: tuple[Quantity, ...],
    times: tuple[TimeMention, ...],
) -> tuple[Item, ...]:
    """Tagged items of a cleaned sentence, in order."""
    items = _without_scare_quotes(list(_look_up(tokenize(text), text, language, quantities, times)))
    if not _title_case(items):
        _join_names(items)
    for position in range(len(items)):
        if items[position].tag is Tag.NOUN and items[position].readings:
            items[position] = _resolve(items, position, language)
    return tuple(items)


# A headline in title case capitalises nearly every longer word; then capitals say nothing.
_TITLE_CASE = 0.7
_LONG_WORD = 4


def _title_case(items: list[Item]) -> bool:
    words = [i for i in items if len(i.text) >= _LONG_WORD and i.text[0].isalpha()]
    capitals = sum(i.text[0].isupper() for i in words)
    return len(words) >= _LONG_WORD and capitals >= _TITLE_CASE * len(words)


def _join_names(items: list[Item]) -> None:
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
        before = items[at - 1] if at else None
        after = items[at + 1] if at + 1 < len(items) else None
        first = at == 0 or (before is not None and before.tag is Tag.MARK)
        beside = [after] if first else [before, after]
        if any(b is not None and _bare_name(b, item) for b in beside):
            items[at] = replace(item, tag=Tag.NAME, readings=())


_KEEP_MEANING = frozenset(("person", "title", "group", "place", "unit", "time"))


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


def _look_up(
    tokens: tuple[Token, ...],
    text: str,
    language: Language,
    quantities: tuple[Quantity, ...],
    times: tuple[TimeMention, ...],
) -> list[Item]:
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
        length, readings, clitic = _dictionary(language, words, at)
        if _is_proper(tokens, at, length, readings, items):
            length, readings = 1, ()
        last = tokens[at + max(length, 1) - 1]
        items.append(_item(token, last, text, readings, clitic))
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
) -> tuple[int, tuple[Entry, ...], bool]:
    length, readings = language.matches(words, at)
    if length:
        return length, readings, False
    for stem, clitic in _stems(words[at], language):
        length, readings = language.matches((stem,), 0)
        if length:
            return length, readings, clitic
    return 0, (), False


def _stems(word: str, language: Language) -> list[tuple[str, bool]]:
    """The word without reduplication or enclitic; True when the enclitic may be an object."""
    stems = []
    first, hyphen, second = word.partition("-")
    if language.reduplicates and hyphen and (first == second or second.startswith(first)):
        stems.append((first, False))
        if second != first:
            stems += _stems(second, language)
    for clitic in language.clitics:
        if word.endswith(clitic) and len(word) > len(clitic) + 3:
            stems.append((word.removesuffix(clitic), clitic.endswith("nya")))
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


def _item(first: Token, last: Token, text: str, readings: tuple[Entry, ...], clitic: bool) -> Item:
    surface = text[first.start : last.end]
    item = Item(
        Tag.NOUN, surface, first.norm, first.start, last.end, readings, pronoun_object=clitic
    )
    if first.kind is TokenKind.MARK and not readings:
        return replace(item, tag=Tag.MARK)
    if first.kind is TokenKind.NUMBER and not readings:
        year = _year(first.text)
        if year is not None:
            return replace(item, tag=Tag.TIME, time=TimeMention(year, first.start, first.end))
        return replace(item, tag=Tag.NAME)
    if not readings:
        return replace(item, tag=Tag.NAME if _has_capital(first) else Tag.NOUN)
    return item


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


def _resolve(items: list[Item], at: int, language: Language) -> Item:
    """Choose between the readings of a dictionary item by its neighbours."""
    item = items[at]
    grammar = item.grammar()
    if grammar:
        chosen = _resolve_grammar(items, at, grammar)
        if chosen is not None:
            return chosen
    if item.verbs() and _is_verb(items, at, language):
        return replace(item, tag=Tag.VERB)
    if item.concepts() or item.event_nouns() or item.places():
        return replace(item, tag=_nominal_tag(item))
    if item.statives():
        return replace(item, tag=Tag.QUALITY)
    if item.verbs():
        return replace(item, tag=Tag.VERB)
    return replace(item, tag=Tag.NOUN)


def _nominal_tag(item: Item) -> Tag:
    if item.places():
        return Tag.NAME
    if item.event_nouns():
        return Tag.NOUN
    if all(c.detail in ("quality", "manner") for c in item.concepts()):
        return Tag.QUALITY
    return Tag.NOUN


def _resolve_grammar(items: list[Item], at: int, grammar: tuple[Entry, ...]) -> Item | None:
    """The function-word reading that fits here, or None when another reading wins."""
    item = items[at]
    names = {g.value: g for g in grammar}
    following = items[at + 1] if at + 1 < len(items) else None
    chosen: Entry | None = None
    if "infinitive" in names and "preposition" in names:
        verb_next = following is not None and _may_be_verb(following)
        chosen = names["infinitive"] if verb_next else names["preposition"]
    elif "light" in names or "light_passive" in names:
        chosen = _light(items, at, names)
        if chosen is None and "have" in names:
            chosen = names["have"]
    elif "be" in names and item.verbs() and not _participle_follows(items, at):
        return None  # "gets drones from X" is no passive
    elif "be" in names and "possessive" in names:  # 's
        chosen = names["possessive"] if _nominal_follows(items, at) else names["be"]
    elif "relative" in names and "complementizer" in names:
        chosen = names["relative"]
    elif "complementizer" in names and item.norm == "that":
        chosen = _that(items, at, names)
    elif "preposition" in names and "subordinate" in names:
        chosen = names["subordinate"] if _clause_follows(items, at) else names["preposition"]
    else:
        order = list(_GRAMMAR_TAGS)
        chosen = min(grammar, key=lambda g: order.index(g.value))
        if item.verbs() and chosen.value in ("mood", "adverb") and _is_main_verb(items, at):
            return None
    if chosen is None:
        return None
    return replace(item, tag=_GRAMMAR_TAGS[chosen.value], detail=chosen.detail or chosen.value)


def _light(items: list[Item], at: int, names: dict[str, Entry]) -> Entry | None:
    """Light only when an event noun follows in the same noun phrase ("launched an attack")."""
    light = names.get("light_passive") or names.get("light")
    for item in items[at + 1 : at + 6]:
        if item.event_nouns() and not (item.verbs() and item.tag is Tag.VERB):
            return light
        if item.tag in (Tag.MARK, Tag.TIME) or (item.grammar() and not _phrase_internal(item)):
            return None
    return None


def _phrase_internal(item: Item) -> bool:
    return all(g.value in ("determiner", "all", "adverb", "possessive") for g in item.grammar())


def _that(items: list[Item], at: int, names: dict[str, Entry]) -> Entry:
    """After a noun that is no event: a relative ("troops that left"), else a complementizer."""
    previous = items[at - 1] if at else None
    following = items[at + 1] if at + 1 < len(items) else None
    verb_next = following is not None and (
        bool(following.verbs())
        or any(g.value in ("be", "have", "mood") for g in following.grammar())
    )
    if previous is not None and previous.tag in (Tag.NOUN, Tag.NAME) and verb_next:
        return replace(names["complementizer"], value="relative")
    return names["complementizer"]


def _participle_follows(items: list[Item], at: int) -> bool:
    for item in items[at + 1 : at + 4]:
        if any(v.form in (Form.PARTICIPLE, Form.PAST_OR_PARTICIPLE) for v in item.verbs()):
            return True
        if not any(g.value in ("adverb", "negator") for g in item.grammar()):
            return False
    return False


def _nominal_follows(items: list[Item], at: int) -> bool:
    following = items[at + 1] if at + 1 < len(items) else None
    return following is not None and not following.grammar() and following.tag is not Tag.MARK


def _clause_follows(items: list[Item], at: int) -> bool:
    """True when a verb stands before the next comma."""
    for item in items[at + 1 : at + 10]:
        if item.tag is Tag.MARK:
            return False
        if any(v.form in (Form.ACTIVE, Form.PASSIVE) for v in item.verbs()):
            return True
        if any(g.value in ("be", "mood") for g in item.grammar()):
            return True
    return False


def _may_be_verb(item: Item) -> bool:
    if any(v.form in (Form.BARE, Form.ACTIVE) for v in item.verbs()):
        return not item.places()
    return any(g.value in ("be", "have", "do", "light", "negator") for g in item.grammar())


def _is_main_verb(items: list[Item], at: int) -> bool:
    """A word that is also an auxiliary is the main verb when no other verb follows it."""
    for item in items[at + 1 : at + 4]:
        if item.verbs():
            return False
        if not any(g.value in ("adverb", "negator", "mood", "infinitive") for g in item.grammar()):
            return True
    return True


def _is_verb(items: list[Item], at: int, language: Language) -> bool:
    item = items[at]
    forms = {v.form for v in item.verbs()}
    nominal = bool(item.event_nouns() or item.concepts() or item.places())
    if not nominal and not language.head_first:
        if (
            at
            and items[at - 1].tag in (Tag.DETERMINER, Tag.POSSESSIVE)
            and not (forms & {Form.PAST_OR_PARTICIPLE, Form.PARTICIPLE, Form.GERUND})
        ):
            return False
        return not _participle_modifies(items, at, forms)
    if not nominal:
        return True
    if language.head_first:
        return _is_verb_head_first(items, at, forms)
    return _is_verb_head_last(items, at, forms)


def _participle_modifies(items: list[Item], at: int, forms: set[Form | None]) -> bool:
    """ "the detained men", "a planned visit": between a determiner and a noun, no verb."""
    if Form.PAST_OR_PARTICIPLE not in forms and Form.GERUND not in forms:
        return False
    previous = items[at - 1] if at else None
    if previous is None or previous.tag not in (Tag.DETERMINER, Tag.POSSESSIVE, Tag.QUANTITY):
        return False
    following = items[at + 1] if at + 1 < len(items) else None
    if following is None or following.grammar() or following.tag is Tag.MARK:
        return False
    return previous.tag is not Tag.QUANTITY or not following.quantity


def _is_verb_head_first(items: list[Item], at: int, forms: set[Form | None]) -> bool:
    """Indonesian: prefixed forms are verbs; a bare stem only as the verb of a headline."""
    if forms & {Form.PASSIVE} or (
        Form.ACTIVE in forms and items[at].norm.startswith(("me", "ber"))
    ):
        return True
    previous = items[at - 1] if at else None
    if previous is None or previous.tag in (Tag.PREPOSITION, Tag.DETERMINER, Tag.QUANTITY):
        return False
    if Form.ACTIVE in forms and all(
        c.detail in ("quality", "manner") for c in items[at].concepts()
    ):
        return not items[at].event_nouns()  # "tewas", "tiba": stems that are verbs
    if any(earlier.tag is Tag.VERB for earlier in _clause_before(items, at)):
        return previous.tag in (Tag.COORDINATE, Tag.RELATIVE, Tag.MOOD, Tag.NEGATOR)
    return previous.tag in (Tag.NAME, Tag.NOUN, Tag.MOOD, Tag.NEGATOR, Tag.ADVERB, Tag.PRONOUN)


def _is_verb_head_last(items: list[Item], at: int, forms: set[Form | None]) -> bool:
    """English: "attack", "visits", "support" by what stands before and after."""
    item = items[at]
    previous = items[at - 1] if at else None
    following = items[at + 1] if at + 1 < len(items) else None
    if previous is None:
        return bool(forms & {Form.PAST_OR_PARTICIPLE, Form.PARTICIPLE})
    if previous.tag in (Tag.INFINITIVE, Tag.MOOD, Tag.NEGATOR, Tag.RELATIVE, Tag.PRONOUN):
        return True
    if previous.tag in (Tag.AUXILIARY, Tag.BE):
        return bool(forms & {Form.PAST_OR_PARTICIPLE, Form.PARTICIPLE, Form.GERUND, Form.BARE})
    if previous.tag in (Tag.DETERMINER, Tag.POSSESSIVE, Tag.PREPOSITION, Tag.QUALITY):
        return Form.GERUND in forms and previous.tag is Tag.PREPOSITION
    if any(p.detail == "demonym" for p in previous.places()):
        return bool(forms & {Form.PAST_OR_PARTICIPLE})
    if forms & {Form.PAST_OR_PARTICIPLE, Form.PARTICIPLE}:
        return True
    if any(earlier.tag in (Tag.VERB, Tag.BE) for earlier in _clause_before(items, at)):
        return previous.tag is Tag.COORDINATE and Form.GERUND not in forms
    if Form.GERUND in forms:
        return False
    object_follows = (
        following is not None
        and (following.tag in NOMINAL or bool(following.grammar()))
        and not _only_verb(following)
    )
    return (
        object_follows
        and previous.tag in (Tag.NAME, Tag.NOUN, Tag.ADVERB, Tag.QUANTITY)
        and (item.event_nouns() == () or _object_follows(following))
    )


def _only_verb(item: Item) -> bool:
    return bool(item.verbs()) and not (item.concepts() or item.event_nouns() or item.places())


def _object_follows(following: Item | None) -> bool:
    if following is None:
        return False
    if following.tag is Tag.MARK:
        return False
    grammar = {g.value for g in following.grammar()}
    return not grammar or bool(grammar & {"determiner", "pronoun", "all", "negator_noun"})


def _clause_before(items: list[Item], at: int) -> list[Item]:
    found = []
    for item in reversed(items[:at]):
        if item.tag in (Tag.MARK, Tag.CONTRAST, Tag.COMPLEMENTIZER, Tag.SUBORDINATE, Tag.RELATIVE):
            break
        found.append(item)
    return found
