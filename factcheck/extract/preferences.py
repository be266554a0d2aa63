"""What a reading of a verb needs around it: "took antibiotics" is no theft."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from factcheck.extract.clause import Clause
from factcheck.extract.items import Item, Tag
from factcheck.extract.phrases import Phrase
from factcheck.language.frames import Frames
from factcheck.language.lexicon import NOTHING, Entry
from factcheck.language.tables import data_root, read_toml

_PERSONAL = frozenset(("singular", "plural", "speaker"))


def suits(clause: Clause, reading: Entry, frames: Frames, *, passive: bool) -> bool:
    """True when every slot the reading has a need of is filled with what it needs."""
    for slot, wanted in reading.needs:
        fillers = list(_fillers(slot, clause, passive=passive))
        if wanted == (NOTHING,):
            if fillers:
                return False
        elif not any(_is_one(phrase, frozenset(wanted), frames) for phrase in fillers):
            return False
    return True


def _fillers(slot: str, clause: Clause, *, passive: bool) -> Iterator[Phrase]:
    """The phrases in a slot of the active; a passive has its object as subject."""
    first = {"subj": clause.object, "obj": clause.subject} if passive else {}
    plain = {"subj": clause.subject, "obj": clause.object, "obj2": clause.second_object}
    phrase = (first or plain).get(slot)
    if phrase is not None:
        yield from (phrase, *phrase.members)
    for word, role, governed in clause.prepositional:
        if word == slot or (passive and slot == "subj" and role == "who"):
            yield governed


def _is_one(phrase: Phrase, wanted: frozenset[str], frames: Frames) -> bool:
    unit = phrase.quantity.unit if phrase.quantity is not None else ""
    if unit and any(
        unit in _units(name) or (name == "currency" and unit.isupper()) for name in wanted
    ):
        return True
    if any(i.tag is Tag.PRONOUN and i.detail in _PERSONAL for i in phrase.items):
        return "@person" in wanted
    if unit == "count" and len(phrase.items) == 1 and "@person" in wanted:
        return True  # "12 ditangkap": a bare number counts people
    measured = phrase.genitive if unit else []
    items = (i for part in (phrase, *measured) for i in part.items)
    return any(not wanted.isdisjoint(_names(item, frames)) for item in items)


def _names(item: Item, frames: Frames) -> Iterator[str]:
    """Everything a need may call a word: its concepts and broader ones, their kinds, its frames."""
    for concept in item.concepts():
        yield f"@{concept.detail}"
        yield concept.value
        yield from frames.ancestors(concept.value)
    for event in item.event_nouns():
        yield "@event"
        yield event.value
    if item.places():
        yield from ("@place", "@group")
    elif item.tag is Tag.NAME and not item.readings:
        yield from ("@person", "@group")


@cache
def _units(measure: str) -> frozenset[str]:
    """The units that measure a thing."""
    return frozenset(read_toml(data_root() / "units.toml").get(measure, ()))
