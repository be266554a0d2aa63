"""Tagged items become phrases: noun phrases, verb groups and the marks between them."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from factcheck.extract.items import NOMINAL, Item, Tag
from factcheck.language.lexicon import Entry, EntryKind, Language
from factcheck.language.morphology import Form
from factcheck.records import Mood, Quantity


class Kind(Enum):
    """What a phrase is."""

    NP = "np"
    VERB = "verb"
    PREPOSITION = "preposition"
    TIME = "time"
    COORDINATE = "coordinate"
    CONTRAST = "contrast"
    COMPLEMENTIZER = "complementizer"
    RELATIVE = "relative"
    INFINITIVE = "infinitive"
    SUBORDINATE = "subordinate"
    ACCORDING = "according"
    COMMA = "comma"
    OPEN = "open"  # opening bracket
    CLOSE = "close"
    QUOTE = "quote"
    STOP = "stop"  # colon, semicolon, dash, full stop: nothing reaches across


@dataclass(slots=True)
class Phrase:
    """One phrase: its items, and for verb groups what surrounds the verb."""

    kind: Kind
    items: list[Item]
    negated: bool = False
    mood: Mood = Mood.ASSERTED
    be: bool = False  # "be" or "get" stands in the verb group
    copula: bool = False
    light: str = ""  # "light" or "light_passive"
    existential: bool = False
    ended: bool = False  # "no longer"
    lately: bool = False  # "finally", "again"
    detail: str = ""
    genitive: list[Phrase] = field(default_factory=list)
    owner: list[Phrase] = field(default_factory=list)
    members: list[Phrase] = field(default_factory=list)
    apposition: list[Phrase] = field(default_factory=list)
    bracket: list[Item] = field(default_factory=list)

    @property
    def start(self) -> int:
        """First character in the sentence."""
        return min(i.start for i in self.all_items()) if self.all_items() else 0

    @property
    def end(self) -> int:
        """One past the last character in the sentence."""
        return max(i.end for i in self.all_items()) if self.all_items() else 0

    def all_items(self) -> list[Item]:
        """Items of the phrase and of everything joined to it."""
        found = list(self.items)
        for part in (*self.owner, *self.genitive, *self.members, *self.apposition):
            found += part.all_items()
        return found

    @property
    def verb(self) -> Item | None:
        """The verb of a verb group."""
        return next((i for i in self.items if i.tag in (Tag.VERB, Tag.LIGHT)), None)

    @property
    def quantity(self) -> Quantity | None:
        """The number before the head, if any."""
        return next((i.quantity for i in self.items if i.quantity is not None), None)

    def is_passive(self) -> bool:
        """True when the subject undergoes the verb."""
        verb = self.verb
        if verb is None:
            return False
        forms = {r.form for r in verb.verbs()}
        if Form.PASSIVE in forms and Form.ACTIVE not in forms:
            return True
        return self.be and bool(forms & {Form.PARTICIPLE, Form.PAST_OR_PARTICIPLE})


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
    phrases = _brackets(phrases, language)
    phrases = _join_genitives(phrases)
    phrases = _join_appositions(phrases)
    return _join_coordinated(phrases)


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
        elif item.tag in NOMINAL and not _breaks(phrase, item, language):
            phrase.items.append(item)
        elif item.tag is Tag.PRONOUN and _owns(phrase, language):
            phrase.items.append(item)
            return phrase, at + 1
        else:
            break
        at += 1
    return phrase, at


def _owns(phrase: Phrase, language: Language) -> bool:
    """ "sembilan orang mereka": the pronoun after a noun is its owner."""
    return language.head_first and any(i.tag is Tag.NOUN for i in phrase.items)


def _breaks(phrase: Phrase, item: Item, language: Language) -> bool:
    """True when the item opens a new noun phrase."""
    has_head = any(i.tag in (Tag.NOUN, Tag.NAME) for i in phrase.items)
    if not has_head:
        return False
    if item.quantity is not None:
        return item.quantity.unit not in ("ordinal", "age")
    if item.tag is Tag.DETERMINER and not language.head_first:
        return True
    last = phrase.items[-1]
    return last.tag is Tag.DETERMINER and last.norm in ("ini", "itu", "tersebut")


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


def _brackets(phrases: list[Phrase], language: Language) -> list[Phrase]:
    """Brackets go to the noun phrase before them."""
    result: list[Phrase] = []
    inside: list[Item] | None = None
    closed = False
    for phrase in phrases:
        if phrase.kind is Kind.OPEN and inside is None:
            inside = []
        elif phrase.kind is Kind.CLOSE and inside is not None:
            if result and result[-1].kind is Kind.NP:
                result[-1].bracket += inside
            inside = None
            closed = language.head_first
        elif inside is not None:
            inside += phrase.items
        elif closed and phrase.kind is Kind.NP and result and result[-1].kind is Kind.NP:
            result[-1].apposition.append(phrase)  # "Tentara Nasional Libya (LNA) pimpinan X"
            closed = False
        else:
            closed = False
            result.append(phrase)
    return result


def _join_genitives(phrases: list[Phrase]) -> list[Phrase]:
    """ "withdrawal of troops", "Haftar's forces": one noun phrase with its genitive."""
    result: list[Phrase] = []
    at = 0
    while at < len(phrases):
        phrase = phrases[at]
        following = phrases[at + 1] if at + 1 < len(phrases) else None
        if phrase.detail == "including" and following is not None and following.kind is Kind.NP:
            whole = _enumerated(result)
            if whole is not None:
                whole.members.append(following)
                at += 2
                continue
        joins = (
            phrase.kind is Kind.PREPOSITION
            and bool(result)
            and result[-1].kind is Kind.NP
            and following is not None
            and following.kind is Kind.NP
        )
        if joins and following is not None and phrase.detail == "of":
            result[-1].genitive.append(following)
            at += 2
            continue
        if joins and following is not None and phrase.detail == "possessive":
            following.owner.append(result.pop())
            result.append(following)
            at += 2
            continue
        result.append(phrase)
        at += 1
    return result


def _enumerated(before: list[Phrase]) -> Phrase | None:
    """The noun phrase whose parts "including" lists: the object, else the nearest one."""
    nearest: Phrase | None = None
    for phrase in reversed(before):
        if phrase.kind is Kind.NP:
            nearest = phrase if nearest is None else nearest
        elif phrase.kind in _CLAUSE_OPENERS:
            break
        elif phrase.kind is Kind.VERB:
            at = before.index(phrase) + 1
            first = before[at] if at < len(before) else None
            return first if first is not None and first.kind is Kind.NP else nearest
    return nearest


def _join_appositions(phrases: list[Phrase]) -> list[Phrase]:
    """ "the Turkish president, Recep Tayyip Erdogan, ..." and the other way round."""
    result: list[Phrase] = []
    at = 0
    while at < len(phrases):
        phrase = phrases[at]
        result.append(phrase)
        if (
            phrase.kind is Kind.NP
            and at + 2 < len(phrases)
            and phrases[at + 1].kind is Kind.COMMA
            and phrases[at + 2].kind is Kind.NP
            and _appositive(phrase, phrases[at + 2], phrases[at + 3 :])
        ):
            phrase.apposition.append(phrases[at + 2])
            at += 3
            while at + 1 < len(phrases) and _attached(phrases, at):
                phrase.apposition.append(phrases[at + 1])
                at += 2
            if at < len(phrases) and phrases[at].kind is Kind.COMMA:
                at += 1
            continue
        at += 1
    return result


def _attached(phrases: list[Phrase], at: int) -> bool:
    """A prepositional phrase inside an apposition that a comma closes."""
    return (
        phrases[at].kind is Kind.PREPOSITION
        and phrases[at + 1].kind is Kind.NP
        and at + 2 < len(phrases)
        and phrases[at + 2].kind is Kind.COMMA
    )


def _appositive(first: Phrase, second: Phrase, rest: list[Phrase]) -> bool:
    if (rest and rest[0].kind in (Kind.COORDINATE,)) or (
        len(rest) > 1 and (rest[0].kind is Kind.COMMA and rest[1].kind is Kind.COORDINATE)
    ):
        return False
    if second.items and second.items[0].tag is Tag.PRONOUN:
        return False
    closes = not rest or rest[0].kind in (Kind.COMMA, Kind.VERB, Kind.STOP, Kind.PREPOSITION)
    return closes and (
        (_is_person(first) and _is_bare_name(second))
        or (_is_bare_name(first) and _is_person(second))
    )


def _is_person(phrase: Phrase) -> bool:
    nouns = [c.detail for i in phrase.items for c in i.concepts()]
    one = phrase.quantity is None or phrase.quantity.low == phrase.quantity.high == 1
    return any(kind in ("person", "title") for kind in nouns) and one


def _is_bare_name(phrase: Phrase) -> bool:
    return bool(phrase.items) and all(
        (i.tag is Tag.NAME and not i.readings) or i.tag is Tag.DETERMINER for i in phrase.items
    )


def _join_coordinated(phrases: list[Phrase]) -> list[Phrase]:
    """ "Russia and Turkey", "A, B and C" become one noun phrase with members."""
    result: list[Phrase] = []
    at = 0
    while at < len(phrases):
        phrase = phrases[at]
        if phrase.kind is not Kind.NP:
            result.append(phrase)
            at += 1
            continue
        run, end = _coordinated_run(phrases, at)
        if len(run) > 1 and not _opens_clause(phrases, at, end):
            run[0].members += run[1:]
            at = end
        else:
            at += 1
        result.append(run[0])
    return result


def _coordinated_run(phrases: list[Phrase], at: int) -> tuple[list[Phrase], int]:
    run, end, listed = [phrases[at]], at + 1, False
    while end < len(phrases):
        step = end
        if phrases[step].kind is Kind.COMMA:
            step += 1
        conjunction = step < len(phrases) and phrases[step].kind is Kind.COORDINATE
        if conjunction:
            step += 1
        if step == end or step >= len(phrases) or phrases[step].kind is not Kind.NP:
            break
        if conjunction:
            listed = True
        elif not _list_goes_on(phrases, step):
            break
        run.append(phrases[step])
        end = step + 1
    return (run, end) if listed else ([phrases[at]], at + 1)


def _list_goes_on(phrases: list[Phrase], at: int) -> bool:
    """A comma joins list members only when a conjunction closes the list."""
    while at + 1 < len(phrases):
        following = phrases[at + 1].kind
        if following is Kind.COORDINATE:
            return at + 2 < len(phrases) and phrases[at + 2].kind is Kind.NP
        if following is not Kind.COMMA or at + 2 >= len(phrases):
            return False
        if phrases[at + 2].kind is Kind.COORDINATE:
            return at + 3 < len(phrases) and phrases[at + 3].kind is Kind.NP
        if phrases[at + 2].kind is not Kind.NP:
            return False
        at += 2
    return False


_CLAUSE_OPENERS = frozenset(
    (Kind.STOP, Kind.QUOTE, Kind.COMPLEMENTIZER, Kind.SUBORDINATE, Kind.CONTRAST, Kind.RELATIVE)
)


def _opens_clause(phrases: list[Phrase], at: int, end: int) -> bool:
    """ "X bombs Gaza and Hamas fires": the last noun phrase is the next verb's subject."""
    verb_before = False
    for phrase in reversed(phrases[:at]):
        if phrase.kind is Kind.VERB:
            verb_before = True
        if phrase.kind is Kind.VERB or phrase.kind in _CLAUSE_OPENERS:
            break
    verb_after = (
        end < len(phrases)
        and phrases[end].kind is Kind.VERB
        and (phrases[end].verb is not None or phrases[end].copula)
    )
    return verb_before and verb_after


def predicate_readings(phrase: Phrase) -> tuple[Entry, ...]:
    """Predicate readings of a verb group's verb."""
    verb = phrase.verb
    if verb is None:
        return ()
    return tuple(r for r in verb.verbs() if r.kind is EntryKind.PREDICATE)
