"""What is read from one sentence, before it is tied to its article."""

from __future__ import annotations

from dataclasses import dataclass

from factcheck.records import (
    Argument,
    Attribution,
    FrameReading,
    Mood,
    Polarity,
    Quantity,
    Sentence,
    TimeMention,
)

# Frames made by the reader itself, which no predicate file needs to list.
BE, EXIST, TITLE, DISTANCE = "be", "exist", "title", "distance"
# A question with this predicate asks for everything that is said of its object.
MENTION = "any"


@dataclass(frozen=True, slots=True)
class Statement:
    """A claim before it is tied to its article: roles still hold phrases of one sentence."""

    frame: str
    arguments: tuple[Argument, ...]
    polarity: Polarity
    mood: Mood
    attribution: tuple[Attribution, ...]
    event: TimeMention | None
    start: int
    end: int
    cue: str
    other_readings: tuple[FrameReading, ...] = ()
    purpose: bool = False
    nominal: bool = False
    ended: bool = False
    lately: bool = False
    done: bool = False
    backdrop: bool = False
    earlier: bool = False
    quantities: tuple[Quantity, ...] = ()


@dataclass(frozen=True, slots=True)
class Naming:
    """A name with what stands beside it: an acronym, a title, an owner."""

    kind: str  # "acronym" or "title"
    name: str  # feature of the name
    features: tuple[str, ...]
    text: str = ""
    start: int = 0
    end: int = 1


@dataclass(frozen=True, slots=True)
class Mark:
    """A content word or phrase of a sentence, with the sign and reality of what holds it."""

    feature: str
    start: int
    end: int
    polarity: Polarity = Polarity.AFFIRMED
    mood: Mood = Mood.ASSERTED
    attribution: tuple[Attribution, ...] = ()
    aside: bool = False  # the sentence says that it was not this: "Norway, not Sweden"
    done: bool = False  # "has", "already": said to be so by now
    reason: bool = False  # part of why, or what for, something else was done
    backdrop: bool = False  # it says what was so before, or which one is meant
    earlier: bool = False  # "had been", "used to": before what else is told
    ended: bool = False  # negated, but so until then: "no longer", "stopped making"
    order: str = ""  # "before" or "after", where it is what something else came before or after


@dataclass(frozen=True, slots=True)
class Analysis:
    """Everything read from one sentence."""

    sentence: Sentence
    statements: tuple[Statement, ...]
    features: tuple[str, ...]
    quantities: tuple[Quantity, ...]
    times: tuple[TimeMention, ...]
    namings: tuple[Naming, ...]
    negated: bool = False
    marks: tuple[Mark, ...] = ()
