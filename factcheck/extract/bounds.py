"""Above or below a bound: "drove below the speed limit", "di atas ambang batas", "kept to it"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from factcheck.extract.clause import Clause
from factcheck.extract.parse import Parse
from factcheck.extract.phrases import Kind, Phrase, predicate_readings
from factcheck.language.folder import load_table

ABOVE, BELOW = "exceed", "fall_short"
# Who keeps to a limit is below it, who breaks it above.
_BY_FRAME = {"comply": BELOW, "violate": ABOVE}


@dataclass(frozen=True, slots=True)
class Bound:
    """A clause that says on which side of a bound its subject is."""

    frame: str
    clause: Clause
    bound: Phrase
    start: int  # of the word that tells the side
    end: int


@dataclass(frozen=True, slots=True)
class _Words:
    sides: dict[str, str]  # "below" -> fall_short
    nouns: frozenset[str]  # "limit", "ceiling"


def find_bounds(parse: Parse) -> Iterator[Bound]:
    """Bounds named behind a preposition, or kept or broken."""
    words = _words(parse.language.code)
    for clause in parse.clauses:
        if clause.subject is None:
            continue
        for _, _, phrase in clause.prepositional:
            before = _preposition(phrase, parse)
            if before is not None and _is_bound(phrase, words):
                side = words.sides.get(parse.text(before).lower())
                if side is not None:
                    yield Bound(side, clause, phrase, before.start, before.end)
        frames = [r.value for r in predicate_readings(clause.phrase)]
        kept = next((_BY_FRAME[f] for f in frames if f in _BY_FRAME), None)
        if kept and not clause.passive and clause.object and _is_bound(clause.object, words):
            verb = clause.phrase
            yield Bound(kept, clause, clause.object, verb.start, verb.end)


def _is_bound(phrase: Phrase, words: _Words) -> bool:
    """ "The city limits" bound a place, no amount."""
    places = any(c.detail == "place" for item in phrase.items for c in item.concepts()[:1])
    return not places and any(item.norm in words.nouns for item in phrase.items)


def _preposition(phrase: Phrase, parse: Parse) -> Phrase | None:
    """The whole of it: "di bawah" is two words."""
    at = parse.position(phrase)
    before = parse.phrases[at - 1] if at else None
    return before if before is not None and before.kind is Kind.PREPOSITION else None


@cache
def _words(language: str) -> _Words:
    table = load_table(language, "grammar").get("bounds", {})
    above, below = (dict.fromkeys(table.get(key, ()), side) for key, side in _SIDES)
    return _Words({**above, **below}, frozenset(table.get("nouns", ())))


_SIDES = (("above", ABOVE), ("below", BELOW))
