"""What a sentence says would be done on a condition: "will resign if the budget fails"."""

from __future__ import annotations

from factcheck.extract.clause import Clause, Link, complement_of
from factcheck.extract.phrases import Kind, Phrase
from factcheck.language.frames import Frames
from factcheck.records import Mood

# Phrases from "if" to the verb that hangs on it, where that comes later.
REACH = 24
_ENDS = (Kind.STOP, Kind.QUOTE, Kind.CONTRAST, Kind.COMPLEMENTIZER)


def find_conditional(
    phrases: list[Phrase], clauses: list[Clause], frames: Frames
) -> frozenset[int]:
    """Positions of the clauses whose plan hangs on a condition before or after them."""
    at_phrase = {c.position: c for c in clauses}
    found: set[int] = set()
    latest: Clause | None = None
    for at, phrase in enumerate(phrases):
        if phrase.kind in _ENDS:
            latest = None
        latest = at_phrase.get(at, latest)
        if phrase.kind is Kind.SUBORDINATE and phrase.detail == "condition":
            opens = at > 0 and phrases[at - 1].kind is Kind.COORDINATE  # "..., and if it fails"
            if latest is not None and not opens and _planned(latest, clauses, frames):
                found.add(latest.position)
            else:
                found.update(_after(at, phrases, at_phrase))
    return frozenset(found)


def _planned(clause: Clause, clauses: list[Clause], frames: Frames) -> bool:
    """ "will raise wages", "promised to raise wages"."""
    if clause.mood is Mood.PLANNED:
        return True
    if clause.link is not Link.INFINITIVE or clause.governor < 0:
        return False
    return complement_of(clauses[clause.governor].phrase, frames) == "planned"


def _after(at: int, phrases: list[Phrase], at_phrase: dict[int, Clause]) -> list[int]:
    """The next planned clause behind a condition, with nothing between that cuts them apart."""
    for position in range(at + 1, min(at + 1 + REACH, len(phrases))):
        if phrases[position].kind in _ENDS:
            break
        clause = at_phrase.get(position)
        if clause is not None and clause.mood is Mood.PLANNED:
            return [position]
    return []
