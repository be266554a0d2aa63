"""Frames, predicates, concepts and function words of the known languages, read from data files.

A linguist edits the files under `language/data/`; their format is described in
`docs/lexicon.md`. Every mistake in them is a `LexiconError` that names file and line.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from functools import lru_cache
from importlib import resources
from importlib.resources.abc import Traversable

from factcheck.language.morphology import (
    Form,
    Irregular,
    english_plural,
    english_verb,
    indonesian_verb,
)
from factcheck.language.tokens import normalise, tokenize
from factcheck.records import FactcheckError

ROLES = frozenset(
    ("who", "whom", "to", "from", "with", "at", "place", "about", "for", "against", "means", "value")
)
LANGUAGES = ("en", "id")


class LexiconError(FactcheckError):
    """A language data file is wrong; the message names file and line."""


class EntryKind(Enum):
    """What a dictionary entry is."""

    GRAMMAR = "grammar"
    PREDICATE = "predicate"
    CONCEPT = "concept"
    PLACE = "place"


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
    symmetric: tuple[str, ...] = ()
    exclusive: str = ""
    partisan: str = ""
    topical: bool = False
    hostile: bool = False
    ergative: bool = False
    complement: str = ""
    question: str = ""


@dataclass(frozen=True, slots=True)
class Concept:
    """A language-neutral noun, quality or manner."""

    id: str
    kind: str
    parents: tuple[str, ...] = ()
    opposites: frozenset[str] = frozenset()
    exclusive: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One reading of a word or phrase.

    `value` is a frame, concept or place id, or a grammar category; `detail` the grammar
    category's value ("planned") or the place's kind ("country", "demonym", "capital", "city").
    """

    kind: EntryKind
    value: str
    form: Form | None = None
    lemma: str = ""
    mapping: tuple[tuple[str, str], ...] = ()
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Frames:
    """All frames and concepts; the same for every language."""

    frames: Mapping[str, Frame]
    concepts: Mapping[str, Concept]
    ancestors: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def is_a(self, concept: str, ancestor: str) -> bool:
        """True when the concept is the ancestor or below it."""
        return concept == ancestor or ancestor in self.ancestors.get(concept, frozenset())


@dataclass(frozen=True, slots=True)
class Language:
    """One language's dictionary and grammar tables."""

    code: str
    entries: Mapping[str, tuple[tuple[tuple[str, ...], Entry], ...]]
    head_first: bool
    prepositions: Mapping[str, str]
    clitics: tuple[str, ...]
    reduplicates: bool
    title_stop: frozenset[str] = frozenset()

    def matches(self, words: tuple[str, ...], at: int) -> tuple[int, tuple[Entry, ...]]:
        """The longest dictionary match at a position: its length in words, and its readings."""
        best, found = 0, []
        for rest, entry in self.entries.get(words[at], ()):
            length = len(rest) + 1
            if length < best or words[at + 1 : at + length] != rest:
                continue
            if length > best:
                best, found = length, []
            found.append(entry)
        return best, tuple(found)


def data_root() -> Traversable:
    """The folder of language data inside the package."""
    return resources.files("factcheck.language") / "data"


@lru_cache(maxsize=1)
def load_frames() -> Frames:
    """Frames and concepts of every domain file.

    Raises:
        LexiconError: a file is malformed or refers to a frame that does not exist.
    """
    frames = {f.id: f for f in _read_frames(data_root() / "frames")}
    frames = _mirror_opposites(frames)
    _check_references(frames)
    concepts = _read_concepts(data_root() / "concepts")
    return Frames(frames, concepts, {c: _ancestors(c, concepts) for c in concepts})


def _read_frames(folder: Traversable) -> Iterator[Frame]:
    seen: dict[str, str] = {}
    for file in _files(folder, ".toml"):
        try:
            tables = tomllib.loads(file.read_text(encoding="utf-8"))
        except tomllib.TOMLDecodeError as error:
            raise LexiconError(f"{file.name}: {error}") from error
        for name, table in tables.items():
            if name in seen:
                raise LexiconError(f"{file.name}: frame {name} is already in {seen[name]}")
            seen[name] = file.name
            yield _frame(name, table, file.name)


def _frame(name: str, table: Mapping[str, object], file: str) -> Frame:
    known = {
        "gloss", "kind", "opposite", "entails", "results", "presupposes", "symmetric",
        "exclusive", "partisan", "topical", "hostile", "ergative", "complement", "question",
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
        symmetric=texts("symmetric"),
        exclusive=str(table.get("exclusive", "")),
        partisan=str(table.get("partisan", "")),
        topical=bool(table.get("topical", False)),
        hostile=bool(table.get("hostile", False)),
        ergative=bool(table.get("ergative", False)),
        complement=str(table.get("complement", "")),
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
    from dataclasses import replace

    extra: dict[str, set[str]] = {name: set(frame.opposite) for name, frame in frames.items()}
    for name, frame in frames.items():
        for other in frame.opposite:
            extra.setdefault(other, set()).add(name)
    return {n: replace(f, opposite=frozenset(extra[n])) for n, f in frames.items()}


def _check_references(frames: Mapping[str, Frame]) -> None:
    for frame in frames.values():
        implied = (i.frame for i in (*frame.entails, *frame.results, *frame.presupposes))
        for other in (*frame.opposite, *implied):
            if other not in frames:
                raise LexiconError(f"frame {frame.id} refers to {other}, which does not exist")


def _read_concepts(folder: Traversable) -> dict[str, Concept]:
    concepts: dict[str, Concept] = {}
    for where, row in _rows(folder, 2, 5):
        name, kind, parents, opposites, exclusive = (*row, *[""] * (5 - len(row)))
        if name in concepts:
            raise LexiconError(f"{where}: concept {name} is defined twice")
        concepts[name] = Concept(name, kind, _list(parents), frozenset(_list(opposites)), exclusive)
    return concepts


def _ancestors(concept: str, concepts: Mapping[str, Concept]) -> frozenset[str]:
    found: set[str] = set()
    todo = [concept]
    while todo:
        for parent in concepts[todo.pop()].parents:
            if parent not in found:
                found.add(parent)
                if parent in concepts:
                    todo.append(parent)
    return frozenset(found)


@lru_cache(maxsize=4)
def load_language(code: str) -> Language:
    """A language's dictionary.

    Raises:
        LexiconError: no such language, or a malformed file.
    """
    folder = data_root() / code
    if not (folder / "grammar.toml").is_file():
        raise LexiconError(f"no language data for {code!r}; known: {', '.join(LANGUAGES)}")
    grammar = tomllib.loads((folder / "grammar.toml").read_text(encoding="utf-8"))
    index: dict[str, dict[tuple[tuple[str, ...], Entry], None]] = {}
    for phrase, entry in _all_entries(folder, grammar):
        first, *rest = phrase.split()
        index.setdefault(first, {})[tuple(rest), entry] = None
    return Language(
        code=code,
        entries={word: tuple(bucket) for word, bucket in index.items()},
        head_first=bool(grammar["head_first"]),
        prepositions=grammar["prepositions"],
        clitics=tuple(grammar.get("clitics", ())),
        reduplicates=bool(grammar.get("reduplicates", False)),
    )


def _all_entries(
    folder: Traversable, grammar: Mapping[str, object]
) -> Iterator[tuple[str, Entry]]:
    function_words = set()
    for phrase, entry in _grammar_entries(grammar):
        function_words.add(phrase)
        yield phrase, entry
    affixing = grammar["style"] == "affix"
    yield from _concept_entries(folder / "words", plural=not affixing, grammar=grammar)
    for phrase, entry in _predicate_entries(folder, affixing):
        if phrase not in function_words:
            yield phrase, entry
    yield from _place_entries(folder.name)


def _grammar_entries(grammar: Mapping[str, object]) -> Iterator[tuple[str, Entry]]:
    words = grammar["words"]
    assert isinstance(words, dict)
    for category, value in words.items():
        if isinstance(value, dict):
            pairs = [(word, detail) for detail, many in value.items() for word in many]
        else:
            pairs = [(word, "") for word in value]
        for word, detail in pairs:
            yield _key(word), Entry(EntryKind.GRAMMAR, category, lemma=word, detail=detail)
    prepositions = grammar["prepositions"]
    assert isinstance(prepositions, dict)
    for word, role in prepositions.items():
        yield _key(word), Entry(EntryKind.GRAMMAR, "preposition", lemma=word, detail=role)


def _concept_entries(
    folder: Traversable, *, plural: bool, grammar: Mapping[str, object]
) -> Iterator[tuple[str, Entry]]:
    plurals = grammar.get("plurals", {})
    assert isinstance(plurals, dict)
    concepts = load_frames().concepts
    for where, (concept, words) in _rows(folder, 2, 2):
        if concept not in concepts:
            raise LexiconError(f"{where}: concept {concept} is not in data/concepts")
        kind = concepts[concept].kind
        for word in _list(words):
            key = _key(word)
            entry = Entry(EntryKind.CONCEPT, concept, lemma=word, detail=kind)
            yield key, entry
            if plural and kind not in ("quality", "manner", "title"):
                yield _plural(key, plurals), entry


def _plural(phrase: str, irregular: Mapping[str, str]) -> str:
    head, _, last = phrase.rpartition(" ")
    if last in irregular:
        return f"{head} {irregular[last]}".strip()
    return english_plural(phrase)


def _predicate_entries(folder: Traversable, affixing: bool) -> Iterator[tuple[str, Entry]]:
    irregular = _irregular(folder)
    frames = load_frames().frames
    for where, row in _rows(folder / "predicates", 3, 4):
        frame, pos, lemma, mapping = (*row, *[""] * (4 - len(row)))
        if frame not in frames:
            raise LexiconError(f"{where}: frame {frame} is not in data/frames")
        slots = _mapping(mapping, where)
        for form, kind in _forms(pos, lemma, affixing, irregular, where):
            shown = lemma.partition(":")[2] or lemma
            yield _key(form), Entry(EntryKind.PREDICATE, frame, kind, shown, slots, pos)


def _forms(
    pos: str, lemma: str, affixing: bool, irregular: Mapping[str, tuple[Irregular, ...]], where: str
) -> Iterable[tuple[str, Form]]:
    if pos == "n":
        plural = () if affixing else ((english_plural(lemma), Form.NOUN),)
        return ((lemma, Form.NOUN), *plural)
    if pos == "a":
        return ((lemma, Form.ADJECTIVE),)
    if pos != "v":
        raise LexiconError(f"{where}: part of speech {pos!r} is none of v, n, a")
    if not affixing:
        return english_verb(lemma, irregular)
    root, colon, form = lemma.partition(":")
    return indonesian_verb(root, form if colon else root)


def _mapping(text: str, where: str) -> tuple[tuple[str, str], ...]:
    pairs = []
    for part in text.split():
        slot, arrow, role = part.partition(">")
        if not arrow or role not in ROLES:
            raise LexiconError(f"{where}: cannot read mapping {part!r}; write slot>role")
        pairs.append((slot.replace("_", " "), role))
    return tuple(pairs)


def _irregular(folder: Traversable) -> dict[str, tuple[Irregular, ...]]:
    file = folder / "irregular.tsv"
    found: dict[str, tuple[Irregular, ...]] = {}
    if file.is_file():
        for _, (base, past, participle) in _lines(file, 3, 3):
            found[base] = (*found.get(base, ()), Irregular(past, participle))
    return found


def _place_entries(code: str) -> Iterator[tuple[str, Entry]]:
    for _, row in _rows(data_root() / "places", 4, 4):
        place, kind, language, names = row
        if language not in (code, "all"):
            continue
        for name in _list(names):
            yield _key(name), Entry(EntryKind.PLACE, place, lemma=name, detail=kind)


def _key(phrase: str) -> str:
    if phrase.isascii() and phrase.replace(" ", "").replace("-", "").isalpha():
        return phrase.lower()  # one token a word: no need to tokenise
    return " ".join(t.norm for t in tokenize(phrase)) or normalise(phrase)


def _list(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())


def _files(folder: Traversable, suffix: str) -> list[Traversable]:
    if not folder.is_dir():
        return []
    return sorted((f for f in folder.iterdir() if f.name.endswith(suffix)), key=lambda f: f.name)


def _rows(folder: Traversable, least: int, most: int) -> Iterator[tuple[str, list[str]]]:
    for file in _files(folder, ".tsv"):
        yield from _lines(file, least, most)


def _lines(file: Traversable, least: int, most: int) -> Iterator[tuple[str, list[str]]]:
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        row = [cell.strip() for cell in line.split("\t")]
        while len(row) > least and not row[-1]:
            row.pop()
        if not least <= len(row) <= most:
            raise LexiconError(
                f"{file.name}:{number}: {len(row)} columns where {least} to {most} belong"
            )
        yield f"{file.name}:{number}", row
