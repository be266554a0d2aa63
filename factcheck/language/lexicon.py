"""The dictionary of one language: what each word or phrase can be.

Inflected forms are generated when a word is first looked up, a few rows at a time: the
tables hold tens of thousands of forms, a claim needs a few dozen of them.
"""

from __future__ import annotations

import marshal
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import Enum
from functools import lru_cache
from importlib.resources.abc import Traversable
from typing import Any

from factcheck.language.cache import remembered
from factcheck.language.frames import ROLES, Frames, load_frames
from factcheck.language.grammar import check_grammar
from factcheck.language.morphology import (
    Form,
    Irregular,
    english_lemmas,
    english_plural,
    english_verb,
    indonesian_roots,
    indonesian_verb,
)
from factcheck.language.tables import (
    LexiconError,
    data_root,
    file_rows,
    folder_rows,
    read_toml,
    split_list,
)
from factcheck.language.tokens import normalise, tokenize

LANGUAGES = ("en", "id")


class EntryKind(Enum):
    """What a dictionary entry is."""

    GRAMMAR = "grammar"
    PREDICATE = "predicate"
    CONCEPT = "concept"
    PLACE = "place"


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


Forms = Iterable[tuple[str, Entry]]
Reading = tuple[tuple[str, ...], Entry]
# A row of a table: which table, where it stands, its cells.
Row = tuple[str, str, tuple[str, ...]]


class Dictionary:
    """Readings by first word; the rows behind a word are expanded when it is first asked for.

    `lemmas` tells of which lemmas a word may be a form, `expand` makes all forms of a row.
    Readings keep the order of the tables, whatever was asked for first.
    """

    def __init__(
        self,
        lemmas: Callable[[str], Iterable[str]],
        expand: Callable[[Row], Forms],
    ) -> None:
        self._lemmas = lemmas
        self._expand = expand
        self._packed: dict[str, bytes] = {}
        self._rows: dict[str, list[tuple[int, Row]]] = defaultdict(list)
        self._words: dict[str, dict[Reading, int]] = defaultdict(dict)
        self._ready: dict[str, tuple[Reading, ...]] = {}
        self._filed = 0

    def pack(self) -> dict[str, bytes]:
        """All filed rows by first word, in a shape that loads fast."""
        return {lemma: marshal.dumps(rows) for lemma, rows in self._rows.items()}

    def unpack(self, packed: dict[str, bytes]) -> None:
        """Take the rows that `pack` gave."""
        self._packed = packed

    def add(self, lemma: str, row: Row) -> None:
        """File a row under the first word of its lemma."""
        self._filed += 1
        self._rows[lemma].append((self._filed, row))

    def get(self, word: str) -> tuple[Reading, ...]:
        """Readings that begin with a word: the words that follow, and the entry."""
        for lemma in self._lemmas(word):
            rows = self._rows.pop(lemma, None)
            if rows is not None:
                self._fill(rows)
            packed = self._packed.pop(lemma, None)
            if packed is not None:
                self._fill(marshal.loads(packed))
        found = self._ready.get(word)
        if found is None:
            readings = self._words.get(word, {})
            found = self._ready[word] = tuple(sorted(readings, key=readings.__getitem__))
        return found

    def expand_all(self) -> int:
        """Expand every row, as the checks do; the number of readings.

        Raises:
            LexiconError: a row is wrong.
        """
        for lemma in sorted(self._packed):
            self._fill(marshal.loads(self._packed.pop(lemma)))
        for lemma in sorted(self._rows):
            self._fill(self._rows.pop(lemma))
        return sum(len(readings) for readings in self._words.values())

    def _fill(self, rows: list[tuple[int, Row]]) -> None:
        for number, row in rows:
            for phrase, entry in self._expand(row):
                first, *rest = phrase.split()
                readings = self._words[first]
                reading = (tuple(rest), entry)
                readings[reading] = min(number, readings.get(reading, number))
                self._ready.pop(first, None)


@dataclass(frozen=True, slots=True)
class Language:
    """One language's dictionary and grammar tables."""

    code: str
    dictionary: Dictionary
    head_first: bool
    prepositions: Mapping[str, str]
    clitics: tuple[str, ...]
    reduplicates: bool
    verb_prefixes: tuple[str, ...] = ()

    def matches(self, words: tuple[str, ...], at: int) -> tuple[int, tuple[Entry, ...]]:
        """The longest dictionary match at a position: its length in words, and its readings."""
        best = 0
        found: list[Entry] = []
        for rest, entry in self.dictionary.get(words[at]):
            length = len(rest) + 1
            if length < best or words[at + 1 : at + length] != rest:
                continue
            if length > best:
                best, found = length, []
            found.append(entry)
        if best > 1 and words[at + best - 1] in self.prepositions:
            found += self._without_preposition(words, at, best)
        return best, tuple(found)

    def _without_preposition(self, words: tuple[str, ...], at: int, length: int) -> Iterator[Entry]:
        """ "mundur dari" as a phrase of its own is also "mundur" with its preposition."""
        preposition = words[at + length - 1]
        for rest, entry in self.dictionary.get(words[at]):
            if len(rest) + 2 != length or words[at + 1 : at + length - 1] != rest:
                continue
            if entry.kind is not EntryKind.PREDICATE or entry.form in (Form.NOUN, Form.PASSIVE):
                continue  # the object of a passive is its subject: nothing else takes a role
            mapping = dict(entry.mapping)
            role = mapping.get(preposition, self.prepositions[preposition])
            if role in ROLES:
                mapping["obj"] = role
                yield replace(entry, mapping=tuple(mapping.items()))


@lru_cache(maxsize=4)
def load_language(code: str) -> Language:
    """A language's dictionary.

    Raises:
        LexiconError: no such language, or a malformed file.
    """
    folder = data_root() / code
    if not (folder / "grammar.toml").is_file():
        raise LexiconError(f"no language data for {code!r}; known: {', '.join(LANGUAGES)}")
    grammar = read_toml(folder / "grammar.toml")
    check_grammar(grammar, f"{code}/grammar.toml")
    return Language(
        code=code,
        dictionary=_Tables(folder, grammar).dictionary(),
        head_first=bool(grammar["head_first"]),
        prepositions=grammar["prepositions"],
        clitics=tuple(grammar.get("clitics", ())),
        reduplicates=bool(grammar.get("reduplicates", False)),
        verb_prefixes=tuple(grammar.get("verb_prefixes", ())),
    )


# Function words that are full verbs too where no verb follows: "won 2-1", "the talks failed",
# "the dockers back the strike".
_ALSO_VERBS = frozenset(("light", "light_passive", "mood", "adverb", "preposition"))


class _Tables:
    """The tables of one language, and how their rows become forms."""

    def __init__(self, folder: Traversable, grammar: Mapping[str, Any]) -> None:
        self.folder = folder
        self.grammar = grammar
        self.affixing = grammar["style"] == "affix"
        self.irregular = _irregular(folder)
        self.bases: dict[str, list[str]] = defaultdict(list)
        for base, parts in self.irregular.items():
            for part in parts:
                self.bases[part.past].append(base)
                self.bases[part.participle].append(base)
        self.plurals: Mapping[str, str] = grammar.get("plurals", {})
        self.singulars = {plural: noun for noun, plural in self.plurals.items()}
        self.function_words = {key: entry for key, entry in _grammar_entries(grammar)}

    def dictionary(self) -> Dictionary:
        """Every row filed under the first word of its lemma."""
        places = data_root() / "places"
        folders = (
            self.folder / "words", self.folder / "predicates", self.folder / "grammar.toml", places,
        )  # fmt: skip
        ready = Dictionary(self._lemmas, self._expand)
        ready.unpack(remembered(self.folder.name, folders, lambda: self._filed_dictionary().pack()))
        return ready

    def _filed_dictionary(self) -> Dictionary:
        found = Dictionary(self._lemmas, self._expand)
        for key, entry in _grammar_entries(self.grammar):
            found.add(_first(key), ("grammar", key, (entry.value, entry.detail, entry.lemma)))
        for where, row in folder_rows(self.folder / "words", 2, 2):
            for word in split_list(row[1]):
                found.add(_first(_key(word)), ("concept", where, (row[0], word)))
        for where, row in folder_rows(self.folder / "predicates", 3, 4):
            for head in self._heads(row[1], row[2]):
                found.add(head, ("predicate", where, tuple(row)))
        for where, row in folder_rows(data_root() / "places", 4, 4):
            if row[2] in (self.folder.name, "all"):
                for name in split_list(row[3]):
                    found.add(_first(_key(name)), ("place", where, (row[0], row[1], name)))
        return found

    def _heads(self, pos: str, lemma: str) -> Iterable[str]:
        """First words under which a predicate is filed: its root and its dictionary form."""
        if pos != "v" or not self.affixing:
            return (_first(_key(lemma)),)
        root, _, form = lemma.partition(":")
        return {_first(root): None, _first(form or root): None}

    def _lemmas(self, word: str) -> Iterable[str]:
        """Lemmas that a word may be a form of."""
        if self.affixing:
            yield word
            for root in indonesian_roots(word):
                yield root
                for suffix in ("kan", "i"):
                    if root.endswith(suffix):
                        yield root.removesuffix(suffix)
        else:
            yield from english_lemmas(word)
            yield from self.bases.get(word, ())
            if word in self.singulars:
                yield self.singulars[word]

    def _expand(self, row: Row) -> Forms:
        table, where, cells = row
        if table == "grammar":
            value, detail, lemma = cells
            return ((where, Entry(EntryKind.GRAMMAR, value, lemma=lemma, detail=detail)),)
        if table == "concept":
            return self._concept(where, *cells)
        if table == "predicate":
            return self._predicate(where, list(cells))
        place, kind, name = cells
        return ((_key(name), Entry(EntryKind.PLACE, place, lemma=name, detail=kind)),)

    def _concept(self, where: str, concept: str, word: str) -> Forms:
        known = load_frames().concepts.get(concept)
        if known is None:
            raise LexiconError(f"{where}: concept {concept} is not in data/concepts")
        key = _key(word)
        entry = Entry(EntryKind.CONCEPT, concept, lemma=word, detail=known.kind)
        yield key, entry
        if not self.affixing and known.kind not in ("quality", "manner", "title"):
            yield _plural(key, self.plurals), entry

    def _predicate(self, where: str, row: list[str]) -> Forms:
        frame, pos, lemma, mapping = (*row, *[""] * (4 - len(row)))
        if frame not in load_frames().frames:
            raise LexiconError(f"{where}: frame {frame} is not in data/frames")
        slots = _mapping(mapping, where)
        shown = lemma.partition(":")[2] or lemma
        for form, kind in _forms(pos, lemma, self.affixing, self.irregular, where):
            key = _key(form)
            grammar = self.function_words.get(key)
            if grammar is None or grammar.value in _ALSO_VERBS:
                yield key, Entry(EntryKind.PREDICATE, frame, kind, shown, slots, pos)


def _first(phrase: str) -> str:
    return phrase.split(" ", 1)[0]


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


def _plural(phrase: str, irregular: Mapping[str, str]) -> str:
    head, _, last = phrase.rpartition(" ")
    if last in irregular:
        return f"{head} {irregular[last]}".strip()
    return english_plural(phrase)


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
        for _, (base, past, participle) in file_rows(file, 3, 3):
            found[base] = (*found.get(base, ()), Irregular(past, participle))
    return found


def _key(phrase: str) -> str:
    if phrase.isascii() and phrase.replace(" ", "").replace("-", "").isalpha():
        return phrase.lower()  # one token a word: no need to tokenise
    return " ".join(t.norm for t in tokenize(phrase)) or normalise(phrase)


__all__ = [
    "LANGUAGES",
    "Dictionary",
    "Entry",
    "EntryKind",
    "Frames",
    "Language",
    "LexiconError",
    "load_frames",
    "load_language",
]
