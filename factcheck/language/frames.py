"""Predicate frames and concepts: what the words of every language stand for.

A linguist edits the files under `language/data/frames` and `language/data/concepts`; their
format is described in `docs/lexicon.md`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from importlib.resources.abc import Traversable

from factcheck.language.cache import remembered
from factcheck.language.tables import (
    LexiconError,
    data_files,
    data_root,
    file_rows,
    folder_rows,
    read_toml,
    split_list,
)

FRAME_KINDS = frozenset(("event", "state", "speech", "change"))
COMPLEMENTS = frozenset(
    (
        "asserted", "negated", "planned", "hoped", "possible", "ordered", "questioned", "denied",
        "reported", "awaited",
    )
)  # fmt: skip
CONCEPT_KINDS = frozenset(
    (
        "person", "group", "place", "thing", "event", "abstract", "quality", "manner", "unit",
        "title", "time",
    )
)  # fmt: skip
ROLES = frozenset(
    (
        "who",
        "whom",
        "to",
        "from",
        "with",
        "at",
        "place",
        "about",
        "for",
        "against",
        "means",
        "value",
    )
)


@dataclass(frozen=True, slots=True)
class Implication:
    """A frame that follows: `roles` maps this frame's roles to the other's."""

    frame: str
    negated: bool = False
    roles: tuple[tuple[str, str], ...] = ()

    def rename(self, role: str) -> str:
        """The role's name in the implied frame."""
        return next((target for own, target in self.roles if own == role), role)


@dataclass(frozen=True, slots=True)
class Frame:
    """A predicate frame: what it excludes, what follows from it, what held before."""

    id: str
    gloss: str
    kind: str
    opposite: frozenset[str] = frozenset()
    entails: tuple[Implication, ...] = ()
    results: tuple[Implication, ...] = ()
    presupposes: tuple[Implication, ...] = ()
    earlier: tuple[Implication, ...] = ()
    ends: tuple[Implication, ...] = ()
    symmetric: tuple[str, ...] = ()
    exclusive: str = ""
    partisan: str = ""
    topical: bool = False
    hostile: bool = False
    ergative: bool = False
    complement: str = ""
    controls: bool = False
    transitive: bool = False
    question: str = ""

    @property
    def before(self) -> tuple[Implication, ...]:
        """What had been so before, where that is what is asked for."""
        return (*self.presupposes, *self.earlier)

    @property
    def after(self) -> tuple[Implication, ...]:
        """What is so, or no longer so, afterwards."""
        return (*self.results, *(replace(i, negated=True) for i in self.ends))

    @property
    def accuses(self) -> bool:
        """What hangs on it is said of who stands in its object: "accused him of lying"."""
        return self.controls and self.complement == "reported"


@dataclass(frozen=True, slots=True)
class Concept:
    """A language-neutral noun, quality or manner."""

    id: str
    kind: str
    parents: tuple[str, ...] = ()
    opposites: frozenset[str] = frozenset()
    exclusive: str = ""


@dataclass(frozen=True, slots=True)
class Frames:
    """All frames and concepts; the same for every language."""

    frames: Mapping[str, Frame]
    concepts: Mapping[str, Concept]
    counts: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    states_at: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    qualities: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    generic: frozenset[str] = frozenset()
    tied: frozenset[str] = frozenset()
    vague_speakers: frozenset[str] = frozenset()
    undergone: frozenset[str] = frozenset()
    aimed: frozenset[str] = frozenset()
    light: frozenset[str] = frozenset()
    spokes: frozenset[str] = frozenset()
    offices: frozenset[str] = frozenset()
    # Who is counted apart from the others: 27 dead children are not all the dead.
    part_kinds: frozenset[str] = frozenset()
    # Things that are struck, or where a thing happens, as at a building.
    sites: frozenset[str] = frozenset()
    # Words for "without end", and predicates that say how long a thing goes on.
    endless: frozenset[str] = frozenset()
    lasting: frozenset[str] = frozenset()
    climbed: dict[str, frozenset[str]] = field(default_factory=dict, compare=False, repr=False)

    def is_a(self, concept: str, ancestor: str) -> bool:
        """True when the concept is the ancestor or below it."""
        return concept == ancestor or ancestor in self.ancestors(concept)

    def ancestors(self, concept: str) -> frozenset[str]:
        """Every broader concept, however far up."""
        found = self.climbed.get(concept)
        if found is None:
            found = self.climbed[concept] = _ancestors(concept, self.concepts)
        return found


@lru_cache(maxsize=1)
def load_frames() -> Frames:
    """Frames and concepts of every domain file.

    Raises:
        LexiconError: a file is malformed or refers to a frame that does not exist.
    """
    homes: dict[str, str] = {}
    frames = {f.id: f for f in _read_frames(data_root() / "frames", homes)}
    _check_references(frames, homes)
    frames = _mirror_opposites(frames)
    concepts = _read_concepts(data_root() / "concepts")
    sets = _read_sets()
    return Frames(
        frames,
        concepts,
        _read_roles("counts.tsv", frames, concepts),
        _read_roles("states_at.tsv", frames, concepts),
        _read_qualities(frames, concepts),
        generic=sets.get("generic", frozenset()),
        tied=sets.get("tied", frozenset()),
        vague_speakers=sets.get("vague_speakers", frozenset()),
        undergone=sets.get("undergone", frozenset()),
        aimed=sets.get("aimed", frozenset()),
        light=sets.get("light", frozenset()),
        spokes=sets.get("spokes", frozenset()),
        offices=sets.get("offices", frozenset()),
        part_kinds=sets.get("part_kinds", frozenset()),
        sites=sets.get("sites", frozenset()),
        endless=sets.get("endless", frozenset()),
        lasting=sets.get("lasting", frozenset()),
    )


_SETS = (
    "generic", "light", "spokes", "offices", "tied", "part_kinds", "vague_speakers", "undergone",
    "aimed", "sites", "endless", "lasting",
)  # fmt: skip


def _read_sets() -> dict[str, frozenset[str]]:
    """Sets of concepts, by the names in `_SETS`."""
    file = data_root() / "concept_sets.toml"
    if not file.is_file():
        return {}
    sets = {name: frozenset(members) for name, members in read_toml(file).items()}
    unknown = sorted(set(sets) - set(_SETS))
    if unknown:
        raise LexiconError(f"{file.name}: unknown sets {unknown}; known: {', '.join(_SETS)}")
    return sets


def _read_roles(
    table: str, frames: Mapping[str, Frame], concepts: Mapping[str, Concept]
) -> dict[str, tuple[str, str]]:
    """Concept -> frame and role: nouns that count an event, places where being says a state."""
    roles = {}
    file = data_root() / table
    for where, (concept, frame, role) in file_rows(file, 3, 3) if file.is_file() else ():
        if concept not in concepts or frame not in frames or role not in ROLES:
            raise LexiconError(f"{where}: {concept}, {frame} or {role} does not exist")
        roles[concept] = (frame, role)
    return roles


def _read_qualities(
    frames: Mapping[str, Frame], concepts: Mapping[str, Concept]
) -> dict[str, tuple[str, ...]]:
    """Predicates that say a quality: frame -> concepts ("fainted": unconscious)."""
    qualities: dict[str, tuple[str, ...]] = {}
    file = data_root() / "qualities.tsv"
    for where, (frame, concept) in file_rows(file, 2, 2) if file.is_file() else ():
        if concept not in concepts or frame not in frames:
            raise LexiconError(f"{where}: {concept} or {frame} does not exist")
        qualities[frame] = (*qualities.get(frame, ()), concept)
    return qualities


def _read_frames(folder: Traversable, seen: dict[str, str]) -> Iterator[Frame]:
    """Frames of every file; `seen` takes each frame's file."""
    for file, tables in remembered("frames", [folder], lambda: _tables(folder)):
        for name, table in tables.items():
            if name in seen:
                raise LexiconError(f"{file}: frame {name} is already in {seen[name]}")
            if not isinstance(table, dict):
                raise LexiconError(f"{file}: {name} is no table; write [{name}] above its keys")
            seen[name] = file
            frame = _frame(name, table, file)
            _check_values(frame, file)
            yield frame


def _tables(folder: Traversable) -> list[tuple[str, dict[str, object]]]:
    return [(file.name, read_toml(file)) for file in data_files(folder, ".toml")]


def _frame(name: str, table: Mapping[str, object], file: str) -> Frame:
    known = {
        "gloss", "kind", "opposite", "entails", "results", "presupposes", "symmetric",
        "exclusive", "partisan", "topical", "hostile", "ergative", "complement", "controls",
        "transitive", "question", "earlier", "ends",
    }  # fmt: skip
    unknown = set(table) - known
    if unknown or "gloss" not in table or "kind" not in table:
        raise LexiconError(f"{file}: [{name}] has unknown {sorted(unknown)} or lacks gloss or kind")

    def texts(key: str) -> tuple[str, ...]:
        value = table.get(key, [])
        if isinstance(value, str):
            return (value,) if value else ()
        if not isinstance(value, list):
            raise LexiconError(f"{file}: [{name}] {key} must be a list of strings")
        return tuple(str(v) for v in value)

    def implied(key: str) -> tuple[Implication, ...]:
        return tuple(_implication(text, f"{file}: [{name}] {key}") for text in texts(key))

    return Frame(
        id=name,
        gloss=str(table["gloss"]),
        kind=str(table["kind"]),
        opposite=frozenset(texts("opposite")),
        entails=implied("entails"),
        results=implied("results"),
        presupposes=implied("presupposes"),
        earlier=implied("earlier"),
        ends=implied("ends"),
        symmetric=texts("symmetric"),
        exclusive=str(table.get("exclusive", "")),
        partisan=str(table.get("partisan", "")),
        topical=bool(table.get("topical", False)),
        hostile=bool(table.get("hostile", False)),
        ergative=bool(table.get("ergative", False)),
        complement=str(table.get("complement", "")),
        controls=bool(table.get("controls", False)),
        transitive=bool(table.get("transitive", False)),
        question=str(table.get("question", "")),
    )


def _implication(text: str, where: str) -> Implication:
    negated = text.startswith("!")
    name, _, inside = text.lstrip("!").partition("(")
    pairs = []
    for part in filter(None, inside.rstrip(")").replace(",", " ").split()):
        own, arrow, target = part.partition(">")
        if not arrow or own not in ROLES or target not in ROLES:
            raise LexiconError(f"{where}: cannot read roles of {text!r}; write frame(own>target)")
        pairs.append((own, target))
    return Implication(name, negated, tuple(pairs))


def _mirror_opposites(frames: dict[str, Frame]) -> dict[str, Frame]:
    extra: dict[str, set[str]] = {name: set(frame.opposite) for name, frame in frames.items()}
    for name, frame in frames.items():
        for other in frame.opposite:
            extra.setdefault(other, set()).add(name)
    return {n: replace(f, opposite=frozenset(extra[n])) for n, f in frames.items()}


def _check_values(frame: Frame, file: str) -> None:
    """Keys that take one of a few values."""
    for key, value, known in (
        ("kind", frame.kind, FRAME_KINDS),
        ("complement", frame.complement or "asserted", COMPLEMENTS),
        ("exclusive", frame.exclusive or "who", ROLES),
        ("partisan", frame.partisan or "who", ROLES),
    ):
        if value not in known:
            choices = ", ".join(sorted(known))
            raise LexiconError(f"{file}: [{frame.id}] {key} {value!r} is none of {choices}")
    if len(frame.symmetric) % 2 or not set(frame.symmetric) <= ROLES:
        raise LexiconError(f"{file}: [{frame.id}] symmetric must name roles in pairs")


def _check_references(frames: Mapping[str, Frame], homes: Mapping[str, str]) -> None:
    for frame in frames.values():
        implied = (i.frame for i in (*frame.entails, *frame.after, *frame.before))
        for other in (*frame.opposite, *implied):
            if other not in frames:
                raise LexiconError(
                    f"{homes[frame.id]}: [{frame.id}] refers to {other}, which does not exist"
                )


def _read_concepts(folder: Traversable) -> dict[str, Concept]:
    concepts: dict[str, Concept] = {}
    for where, row in folder_rows(folder, 2, 5):
        name, kind, parents, opposites, exclusive = (*row, *[""] * (5 - len(row)))
        if name in concepts:
            raise LexiconError(f"{where}: concept {name} is defined twice")
        if kind not in CONCEPT_KINDS:
            choices = ", ".join(sorted(CONCEPT_KINDS))
            raise LexiconError(f"{where}: kind {kind!r} of {name} is none of {choices}")
        concepts[name] = Concept(
            name, kind, split_list(parents), frozenset(split_list(opposites)), exclusive
        )
    return concepts


def _ancestors(concept: str, concepts: Mapping[str, Concept]) -> frozenset[str]:
    found: set[str] = set()
    todo = [concept] if concept in concepts else []
    while todo:
        for parent in concepts[todo.pop()].parents:
            if parent not in found:
                found.add(parent)
                if parent in concepts:
                    todo.append(parent)
    return frozenset(found)
