"""What a reading of a verb needs around it: "took antibiotics" is no theft, "left Kano United" no trip."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from factcheck.extract.clause import Clause
from factcheck.extract.features import BETWEEN, item_features
from factcheck.extract.items import Tag
from factcheck.extract.phrases import Phrase
from factcheck.language.frames import Frames
from factcheck.language.lexicon import Entry
from factcheck.language.tables import data_root, read_toml

# What a name or a place may stand for besides the concepts it has.
_PERSONAL = frozenset(("singular", "plural", "speaker"))
_NAMED = {"n:": frozenset(("@person", "@group")), "p:": frozenset(("@place", "@group"))}


def suits(clause: Clause, reading: Entry, frames: Frames, *, passive: bool) -> bool:
    """True when every slot the reading has a need of is filled with what it needs."""
    return all(
        any(_is_one(phrase, wanted, frames) for phrase in _fillers(slot, clause, passive=passive))
        for slot, wanted in reading.needs
    )


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


def _is_one(phrase: Phrase, wanted: tuple[str, ...], frames: Frames) -> bool:
    unit = phrase.quantity.unit if phrase.quantity is not None else ""
    if unit and any(unit in _units(name) or (name == "currency" and unit.isupper()) for name in wanted):
        return True
    if any(i.tag is Tag.PRONOUN and i.detail in _PERSONAL for i in phrase.items):
        return "@person" in wanted
    for feature in item_features(phrase.items):
        if _NAMED.get(feature[:2], frozenset()) & set(wanted):
            return True
        if feature[:2] == "f:" and set(feature[2:].split(BETWEEN)) & set(wanted):
            return True
        for concept in feature[2:].split(BETWEEN) if feature[:2] == "c:" else ():
            kind = frames.concepts[concept].kind if concept in frames.concepts else ""
            if any(f"@{kind}" == name or frames.is_a(concept, name) for name in wanted):
                return True
    return False


@cache
def _units(measure: str) -> frozenset[str]:
    """The units that measure a thing."""
    return frozenset(read_toml(data_root() / "units.toml").get(measure, ()))
