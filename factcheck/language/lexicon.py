"""The dictionary of one language: what each word or phrase can be.

Inflected forms are generated from the tables once and kept on disk (see `cache`); a word's
readings are unpacked when it is first looked up: there are tens of thousands of forms, and a claim
needs a few dozen of them.
"""

from __future__ import annotations

import marshal
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import Enum
from functools import lru_cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any

from factcheck.language.cache import remembered
from factcheck.language.frames import CONCEPT_KINDS, ROLES, Frames, load_frames
from factcheck.language.grammar import check_grammar
from factcheck.language.morphology import (
    Form,
    Irregular,
    english_plural,
    english_verb,
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
    `needs` names, for a slot, the concepts of which one must stand in it: "took" is of medicine
    only where a medicine is taken.
    """

    kind: EntryKind
    value: str
    form: Form | None = None
    lemma: str = ""
    mapping: tuple[tuple[str, str], ...] = ()
    detail: str = ""
    needs: tuple[tuple[str, tuple[str, ...]], ...] = ()


# What a number may measure, where a reading needs it: "lost nine kilos", "raised 15 dollars".
NOTHING = "-"  # a need that nothing stands in the slot: "drew" is of a match where it has no object
MEASURES = frozenset(("currency", "mass", "length", "duration"))

Forms = Iterable[tuple[str, Entry]]
Reading = tuple[tuple[str, ...], Entry]
Slots = tuple[tuple[str, str], ...]
Needs = tuple[tuple[str, tuple[str, ...]], ...]
# What is kept of a reading: the words that follow, then the fields of its entry.
Packed = tuple[tuple[str, ...], str, str, str, str, Slots, str, Needs]


class Dictionary:
    """Readings by first word, in the order of the tables; unpacked when first asked for."""

    def __init__(self, packed: Mapping[str, bytes]) -> None:
        self._packed = packed
        self._ready: dict[str, tuple[Reading, ...]] = {}

    def get(self, word: str) -> tuple[Reading, ...]:
        """Readings that begin with a word: the words that follow, and the entry."""
        found = self._ready.get(word)
        if found is None:
            packed = self._packed.get(word)
            rows: tuple[Packed, ...] = marshal.loads(packed) if packed else ()
            found = self._ready[word] = tuple(map(_unpacked, rows))
        return found

    def __len__(self) -> int:
        """How many first words there are."""
        return len(self._packed)


def pack(forms: Forms) -> dict[str, bytes]:
    """Forms and their entries as a `Dictionary` takes them; the same reading is kept once."""
    words: dict[str, dict[Packed, None]] = defaultdict(dict)
    for phrase, entry in forms:
        first, *rest = phrase.split()
        form = entry.form.value if entry.form else ""
        kept = (entry.kind.value, entry.value, form, entry.lemma, entry.mapping, entry.detail)
        words[first][(tuple(rest), *kept, entry.needs)] = None
    return {word: marshal.dumps(tuple(rows)) for word, rows in words.items()}


def _unpacked(row: Packed) -> Reading:
    rest, kind, value, form, lemma, mapping, detail, needs = row
    shape = Form(form) if form else None
    return rest, Entry(EntryKind(kind), value, shape, lemma, mapping, detail, needs)


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
    adverb_endings: tuple[str, ...] = ()

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
                needs = tuple(("obj" if s == preposition else s, n) for s, n in entry.needs)
                yield replace(entry, mapping=tuple(mapping.items()), needs=needs)


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
        adverb_endings=tuple(grammar.get("adverb_endings", ())),
    )


# Function words that are full verbs too where no verb follows: "won 2-1", "the talks failed",
# "the dockers back the strike".
_ALSO_VERBS = frozenset(
    ("light", "light_passive", "mood", "adverb", "preposition", "existential", "becoming", "lead")
)


class _Tables:
    """The tables of one language, and how their rows become forms."""

    def __init__(self, folder: Traversable, grammar: Mapping[str, Any]) -> None:
        self.folder = folder
        self.grammar = grammar
        self.affixing = grammar["style"] == "affix"
        self.irregular = _irregular(folder)
        self.plurals: Mapping[str, str] = grammar.get("plurals", {})
        self.function_words = {key: entry for key, entry in _grammar_entries(grammar)}
        self.own: frozenset[str] = frozenset()  # dictionary forms of verbs, as they are listed

    def dictionary(self) -> Dictionary:
        """All forms of all rows: made once, then kept on disk."""
        names = ("words", "predicates", "grammar.toml", "irregular.tsv")
        made_of = [self.folder / name for name in names]
        made_of += [data_root() / name for name in ("frames", "concepts", "places")]
        code = resources.files("factcheck.language")
        made_of += [code / "lexicon.py", code / "morphology.py"]
        files = [file for file in made_of if file.is_file() or file.is_dir()]
        return Dictionary(remembered(self.folder.name, files, lambda: pack(self._forms())))

    def _forms(self) -> Forms:
        yield from _grammar_entries(self.grammar)
        for where, row in folder_rows(self.folder / "words", 2, 2):
            for word in split_list(row[1]):
                yield from self._concept(where, row[0], word)
        rows = list(folder_rows(self.folder / "predicates", 3, 4))
        self.own = frozenset(row[2].partition(":")[2] for _, row in rows if row[1] == "v")
        elsewhere: list[tuple[str, Entry]] = []
        for where, row in rows:
            for form, entry in self._predicate(where, row):
                if self._belongs_elsewhere(form, entry):
                    elsewhere.append((form, entry))
                else:
                    yield form, entry
        yield from elsewhere
        for _, (place, kind, language, names) in folder_rows(data_root() / "places", 4, 4):
            if language in (self.folder.name, "all"):
                for name in split_list(names):
                    yield _key(name), Entry(EntryKind.PLACE, place, lemma=name, detail=kind)

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
        slots, needs = _mapping(mapping, where)
        shown = lemma.partition(":")[2] or lemma
        for form, kind in _forms(pos, lemma, self.affixing, self.irregular, where):
            key = _key(form)
            grammar = self.function_words.get(key)
            if grammar is None or grammar.value in _ALSO_VERBS:
                yield key, Entry(EntryKind.PREDICATE, frame, kind, shown, slots, pos, needs)

    def _belongs_elsewhere(self, form: str, entry: Entry) -> bool:
        """ "menyerah" is a short form of "menyerahkan" only after the verb that it is itself."""
        short = entry.form is Form.ACTIVE and form != entry.lemma
        return self.affixing and short and form in self.own


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


def _mapping(text: str, where: str) -> tuple[Slots, Needs]:
    """Roles of slots (`obj>value`), and what must stand in a slot (`obj=medicine,drink`)."""
    pairs, needs = [], []
    for part in text.split():
        slot, equals, wanted = part.partition("=")
        if equals:
            concepts = split_list(wanted)
            _check_needs(concepts, where)
            needs.append((slot.replace("_", " "), concepts))
            continue
        slot, arrow, role = part.partition(">")
        if not arrow or role not in ROLES:
            raise LexiconError(f"{where}: cannot read mapping {part!r}; write slot>role")
        pairs.append((slot.replace("_", " "), role))
    return tuple(pairs), tuple(needs)


def _check_needs(names: tuple[str, ...], where: str) -> None:
    frames = load_frames()
    for name in names:
        kind = name.removeprefix("@")
        known = (
            kind in CONCEPT_KINDS
            if kind != name
            else (
                name in frames.concepts
                or name in frames.frames
                or name in MEASURES
                or name == NOTHING
            )
        )
        if not known:
            raise LexiconError(f"{where}: {name} is no concept, frame, @kind or measure")


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
