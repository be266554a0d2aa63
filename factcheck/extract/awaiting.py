"""What is still waited for has not happened: "awaits the king's signature", "pending approval"."""

from __future__ import annotations

from factcheck.extract.backdrop import comes_after
from factcheck.extract.clause import AWAITED, Clause
from factcheck.extract.items import Item, Tag
from factcheck.extract.phrases import EventNoun, Phrase, event_noun, predicate_readings
from factcheck.language.frames import Frames
from factcheck.language.morphology import Form

# The quality of an event that is not there yet: "pending approval".
_PENDING = "pending"


def waited_over(clause: Clause, phrases: list[Phrase]) -> bool:
    """ "Waited for approval", "after waiting for approval": what came of it is left open."""
    readings = predicate_readings(clause.phrase)
    if readings and not clause.phrase.be and readings[0].form is Form.PAST_OR_PARTICIPLE:
        return True
    return comes_after(clause, phrases)


def awaited_event(clause: Clause, frames: Frames) -> EventNoun | None:
    """The event noun that a clause waits for: its object, "for approval" or "pending approval"."""
    readings = predicate_readings(clause.phrase)
    told = clause.object
    if clause.negated:
        return None
    if clause.phrase.copula and not readings:
        return event_noun(told) if told is not None and is_pending(told) else None
    if not any(frames.frames[r.value].complement == AWAITED for r in readings):
        return None
    if told is None:
        told = next((p for _, way, p in clause.prepositional if way == "for"), None)
    return event_noun(told) if told is not None else None


def is_pending(phrase: Phrase) -> bool:
    """ "Pending approval", "persetujuan yang tertunda"."""
    return any(says_pending(item) for item in phrase.items)


def says_pending(item: Item) -> bool:
    """True for the quality alone; a bill that is pending is no event."""
    return item.tag is Tag.QUALITY and any(r.value == _PENDING for r in item.readings)
