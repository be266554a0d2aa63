"""Items: the tagged stretches of words that a sentence is made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from factcheck.language.lexicon import Entry, EntryKind
from factcheck.language.morphology import Form
from factcheck.records import Quantity, TimeMention


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


def item_before(items: Sequence[Item], at: int) -> Item | None:
    """The item to the left; None at the start of the sentence."""
    return items[at - 1] if at else None


def item_after(items: Sequence[Item], at: int) -> Item | None:
    """The item to the right; None at the end of the sentence."""
    return items[at + 1] if at + 1 < len(items) else None
