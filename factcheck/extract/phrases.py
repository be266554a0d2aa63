"""Phrases: noun phrases, verb groups and the marks between them, with what belongs to each."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from factcheck.extract.items import Item, Tag
from factcheck.language.lexicon import Entry
from factcheck.language.morphology import Form
from factcheck.records import Mood, Quantity

_SPEAKER_KINDS = frozenset(("person", "group", "title", "place"))


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
    done: bool = False  # "has", "already"
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
        forms = [r.form for r in verb.verbs()]
        if Form.PASSIVE in forms and (Form.ACTIVE not in forms or forms[0] is Form.PASSIVE):
            return True
        return self.be and bool({*forms} & {Form.PARTICIPLE, Form.PAST_OR_PARTICIPLE})


def predicate_readings(phrase: Phrase) -> tuple[Entry, ...]:
    """Predicate readings of a verb group's verb."""
    verb = phrase.verb
    return verb.verbs() if verb is not None else ()


def may_speak(phrase: Phrase) -> bool:
    """True for a person, a body, a place that stands for one, or an unknown name."""
    kinds = {c.detail for i in phrase.items for c in i.concepts()}
    if kinds & _SPEAKER_KINDS:
        return True
    pronoun = any(i.tag is Tag.PRONOUN for i in phrase.items)
    return pronoun or (not kinds and any(i.tag is Tag.NAME for i in phrase.items))


def is_manner(phrase: Phrase) -> bool:
    """ "peacefully", "secepatnya": nothing but words for the manner of an action."""
    kinds = [c.detail for i in phrase.items for c in i.concepts()[:1]]
    qualities = all(i.tag is Tag.QUALITY for i in phrase.items)
    return qualities and bool(kinds) and all(kind == "manner" for kind in kinds)


@dataclass(frozen=True, slots=True)
class EventNoun:
    """A noun phrase whose head names an event ("serangan", "withdrawal")."""

    phrase: Phrase
    noun: Item
    reading: Entry


def event_noun(phrase: Phrase) -> EventNoun | None:
    """The event that a noun phrase names; None when it names a thing."""
    nouns = [i for i in phrase.items if i.tag in (Tag.NOUN, Tag.NAME)]
    noun = next((i for i in nouns if i.event_nouns()), None)
    return EventNoun(phrase, noun, noun.event_nouns()[0]) if noun is not None else None
