"""Relations of near sentences with an index: two sentences that were related before are not again.

A relation hangs on what the two articles say and when, and on what their corpus says of the names
in them. Where all of that is as it was, so is the relation.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from factcheck.engine.interface import Engine
from factcheck.match.candidates import Candidate
from factcheck.match.names import Names
from factcheck.match.told import NamesTold, marks_of
from factcheck.questions.spoken import Spoken, as_text, is_whole
from factcheck.records import ContradictionType, Relation, RelationKind
from factcheck.store.interface import Keeper, Kind, StoreError, key_of
from factcheck.store.packing import packing
from factcheck.store.readings import reading_key
from factcheck.store.versions import program_version


@dataclass(frozen=True, slots=True)
class Found:
    """A relation, and the predicate it rests on."""

    relation: Relation
    frame: str


@dataclass(frozen=True, slots=True)
class _Kept:
    """What was found of two sentences: claims by their places, so that articles may be renamed."""

    kind: RelationKind
    type: ContradictionType | None
    one: int  # claims of the lower sentence first, then those of the higher one
    other: int
    score: float
    level: str
    reason: str
    frame: str


_MARKS = tuple[str, ...]


class PairKeys:
    """The keys of pairs of some sentences."""

    def __init__(
        self, spoken: Sequence[Spoken], pairs: Sequence[Candidate], names: Names,
        keeper: Keeper, engine: Engine, judges: str,
    ) -> None:  # fmt: skip
        self._spoken, self._judges = spoken, judges
        self._told = NamesTold(names)
        places = sorted({place for pair in pairs for place in (pair.a, pair.b)})
        self._sides = {place: _side(spoken[place]) for place in places}
        marks = _marks_alone(spoken, self._sides, keeper, engine)
        self._names = {
            place: self._told.of((*marks_of(spoken[place].read.analyses), *marks.get(place, ())))
            for place in places
        }

    def of(self, pair: Candidate) -> bytes:
        """The key of a pair's relation: of all that it hangs on."""
        a, b = self._names[pair.a], self._names[pair.b]
        # What relates the sentences as a whole stands in the order of their claims' ids.
        ordered = self._spoken[pair.a].main.id < self._spoken[pair.b].main.id
        return key_of(
            program_version(), self._judges, self._sides[pair.a], self._sides[pair.b],
            a.said, b.said, self._told.between(a, b), str(ordered),
        )  # fmt: skip


def _side(spoken: Spoken) -> str:
    """A sentence of an article, whoever published it."""
    return f"{reading_key(spoken.read.article).hex()} {spoken.main.sentence}"


def _marks_alone(
    spoken: Sequence[Spoken], sides: Mapping[int, str], keeper: Keeper, engine: Engine
) -> dict[int, tuple[str, ...]]:
    """The marks of sentences read by themselves, of those that are not all of their article."""
    keys = {
        place: key_of(program_version(), "marks", side)
        for place, side in sides.items()
        if not is_whole(spoken[place])
    }
    kept = keeper.get(Kind.RELATION, keys.values())
    found: dict[int, tuple[str, ...]] = {}
    for place, key in keys.items():
        if (marks := _again(_MARKS, kept.get(key))) is not None:
            found[place] = marks
    missing = [place for place in keys if place not in found]
    new = dict(zip(missing, engine.run(_read_alone, spoken, missing), strict=True))
    pack = packing(_MARKS).pack
    keeper.put(Kind.RELATION, ((keys[place], pack(marks)) for place, marks in new.items()))
    return found | new


def _read_alone(spoken: Sequence[Spoken], place: int) -> tuple[str, ...]:
    return tuple(sorted(set(marks_of(as_text(spoken[place]).analyses))))


def _again(kind: Any, packed: bytes | None) -> Any:
    try:
        return None if packed is None else packing(kind).unpack(packed)
    except StoreError:
        return None


def packed_found(found: Found | None, spoken: Sequence[Spoken], pair: Candidate) -> bytes:
    """What was found of a pair, as it is kept."""
    if found is None:
        return _NOTHING
    relation = found.relation
    places = {id: place for place, id in enumerate(_claims(spoken, pair))}
    kept = _Kept(
        relation.kind, relation.type, places[relation.a], places[relation.b], relation.score,
        relation.level, relation.reason, found.frame,
    )  # fmt: skip
    return packing(_Kept).pack(kept)


_NOTHING = b""


def found_again(
    packed: Mapping[bytes, bytes], key: bytes, spoken: Sequence[Spoken], pair: Candidate
) -> tuple[Found | None, ...]:
    """What was found of a pair, as the only one; none where it is not known."""
    if packed.get(key) == _NOTHING:
        return (None,)
    kept: _Kept | None = _again(_Kept, packed.get(key))
    ids = _claims(spoken, pair)
    if kept is None or not (0 <= kept.one < len(ids) and 0 <= kept.other < len(ids)):
        return ()
    relation = Relation(
        kept.kind, kept.type, ids[kept.one], ids[kept.other], kept.score, kept.level, kept.reason
    )
    return (Found(relation, kept.frame),)


def _claims(spoken: Sequence[Spoken], pair: Candidate) -> list[str]:
    return [item.claim.id for at in (pair.a, pair.b) for item in spoken[at].claims]
