"""A clause: one verb group with its subject, objects, places and times, and what governs it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from factcheck.extract.items import Item
from factcheck.extract.phrases import Kind, Phrase, event_noun, predicate_readings
from factcheck.language.frames import Frames
from factcheck.language.lexicon import Language
from factcheck.language.morphology import Form
from factcheck.records import Mood

# "said that he refused to agree to ...": deeper than this nobody follows.
MAX_GOVERNORS = 6
# Complements that make what follows somebody's words or thoughts.
SPOKEN = frozenset(("reported", "asserted", "denied", "possible", "hoped", "questioned"))


class Link(Enum):
    """How a clause hangs on the one that governs it."""

    NONE = "none"
    CONTENT = "content"  # what somebody says, knows, denies
    INFINITIVE = "infinitive"  # "refused to leave"
    PURPOSE = "purpose"  # "sent troops to support"
    SERIAL = "serial"  # "tewas ditembak"
    RELATIVE = "relative"
    ADVERBIAL = "adverbial"
    CONDITION = "condition"


@dataclass(slots=True)
class Clause:
    """One verb group with what was found for it."""

    phrase: Phrase
    position: int
    subject: Phrase | None = None
    object: Phrase | None = None
    second_object: Phrase | None = None
    prepositional: list[tuple[str, str, Phrase]] = field(default_factory=list)
    times: list[Item] = field(default_factory=list)
    passive: bool = False
    loose: bool = False  # voice is a guess
    governor: int = -1  # index of the governing clause
    link: Link = Link.NONE
    content_start: int = -1  # where the content of a speech verb begins
    end: int = 0  # one past the last phrase that belongs to the clause

    @property
    def negated(self) -> bool:
        """True when the verb group or its subject negates."""
        return self.phrase.negated

    @property
    def mood(self) -> Mood:
        """Mood of the verb group alone."""
        return self.phrase.mood


@dataclass(slots=True)
class ClauseReading:
    """A sentence read from left to right: its phrases and the clauses found so far."""

    phrases: list[Phrase]
    language: Language
    frames: Frames
    clauses: list[Clause] = field(default_factory=list)
    at_phrase: dict[int, int] = field(default_factory=dict)  # verb group -> index of its clause

    def add(self, clause: Clause) -> None:
        """Take a clause whose surroundings are read."""
        self.at_phrase[clause.position] = len(self.clauses)
        self.clauses.append(clause)

    def before(self, phrase: Phrase, clause: Clause) -> bool:
        """True when a phrase stands to the left of a clause's verb."""
        return any(p is phrase for p in self.phrases[: clause.position])

    def governing(self, at: int) -> int | None:
        """Index of the nearest clause to the left that no boundary cuts off."""
        for position in range(at - 1, -1, -1):
            if position in self.at_phrase:
                return self.at_phrase[position]
            if self.phrases[position].kind in (Kind.STOP, Kind.QUOTE):
                return None
        return None


# The complement of what is waited for: of an event noun it says that it is not there yet
# (`awaiting`); a clause is only hoped for.
AWAITED = "awaited"


def complement_of(phrase: Phrase, frames: Frames) -> str:
    """What a verb makes of its infinitive or content ("negated", "hoped"); empty for none."""
    complements = (frames.frames[r.value].complement for r in predicate_readings(phrase))
    found = next((c for c in complements if c), "")
    return "hoped" if found == AWAITED else found


def complement_behind(matrix: Clause, frames: Frames) -> str:
    """What a verb makes of an infinitive that stands behind its object.

    "menutup jembatan untuk ...": that the verb can also mean to end something, which negates
    what follows, is no reason to read so here. Somebody who is told to act always acts, and
    "resisted calls to sack him" has the infinitive on its event noun.
    """
    readings, told = predicate_readings(matrix.phrase), matrix.object
    if told is None or not readings or event_noun(told) or controls(matrix.phrase, frames):
        return complement_of(matrix.phrase, frames)
    return frames.frames[readings[0].value].complement


def wishes(phrase: Phrase, frames: Frames) -> bool:
    """ "hoped the strike would end": somebody wishes for what follows, nobody is told to do it."""
    known = (frames.frames[r.value] for r in predicate_readings(phrase))
    return any(f.kind == "state" and f.complement in ("hoped", AWAITED) for f in known)


def accuses(phrase: Phrase, frames: Frames) -> bool:
    """ "accused the army of shelling": what follows is said of who stands in the object."""
    return any(frames.frames[r.value].accuses for r in predicate_readings(phrase))


def controls(phrase: Phrase, frames: Frames) -> bool:
    """ "asked the minister to resign": who stands in the object acts in the clause after it."""
    return any(
        frames.frames[r.value].controls
        or (frames.frames[r.value].complement and ("obj", "to") in r.mapping)
        for r in predicate_readings(phrase)
    )


def speaks(clause: Clause, frames: Frames) -> bool:
    """ "said", "menegaskan": a verb of somebody's own words, no accusation of another."""
    known = [frames.frames[r.value] for r in predicate_readings(clause.phrase)]
    own = any(f.kind == "speech" and f.complement in SPOKEN for f in known)
    return own and not accuses(clause.phrase, frames)


# What one says of oneself or of another, not what one hopes or is able to do.
_STATED = frozenset(("reported", "asserted", "denied"))


def own_words(clause: Clause, frames: Frames) -> str:
    """ "admitted stealing it": what the first verb makes of the second; empty for no saying."""
    for reading in predicate_readings(clause.phrase):
        frame = frames.frames[reading.value]
        if frame.complement in _STATED and frame.kind == "speech":
            return frame.complement
    return ""


def denies(clause: Clause, frames: Frames) -> bool:
    """ "denied", "dismissed claims": one reading of the verb makes what follows denied."""
    known = (frames.frames[r.value] for r in predicate_readings(clause.phrase))
    return any(f.complement == "denied" for f in known)


def is_gerund(phrase: Phrase) -> bool:
    """ "hiding": a verb that cannot stand as the main one."""
    forms = {r.form for r in predicate_readings(phrase)}
    return Form.GERUND in forms and not phrase.be
