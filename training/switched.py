"""Texts with their words in the other of two languages, by the package's own lexicon.

A pair in one language becomes one across languages: each word or phrase that the lexicon knows is
put into the other language, at a chance, where it stands (the idea of CoSDA-ML, Qin and others,
arXiv 2006.06402). The result is no sentence of that language; a pair's label stays. Words of
several meanings, names and what the lexicon does not know are left as they are.
"""

from __future__ import annotations

import random
from collections import defaultdict
from functools import lru_cache
from pathlib import Path
from typing import Any

from factcheck.language.lexicon import Entry, EntryKind, load_language
from factcheck.language.morphology import Form, Irregular, english_verb
from factcheck.language.tables import data_root, file_rows, folder_rows, split_list
from factcheck.language.tokens import TokenKind, tokenize

OTHER = {"id": "en", "en": "id"}
BOTH = ["premise", "hypothesis"]
SHARES = (0.6, 0.8, 1.0)  # of the known words of a text
CHOICES = 2  # of the words of a meaning, so many first ones are taken
Row = dict[str, Any]


@lru_cache(maxsize=1)
def grammar() -> dict[tuple[str, str], str]:
    """Words that the lexicon keeps by what they do: (language, word) to the other's word."""
    table = Path(__file__).with_name("switched.tsv").read_text("utf-8")
    rows = [line.split("\t") for line in table.splitlines() if not line.startswith("#")]
    return {(language, word): other for language, word, other in rows}


@lru_cache(maxsize=2)
def surfaces(language: str) -> dict[tuple[str, str], list[str]]:
    """Words of each meaning in a language, the commonest first: concepts, verbs, nouns, places."""
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    folder = data_root() / language
    for _, row in folder_rows(folder / "words", 2, 2):
        found["concept", row[0]] += split_list(row[1])
    for _, row in folder_rows(folder / "predicates", 3, 4):
        if len(row) < 4 or not row[3]:  # no slot of its own: who did it stands where it stands
            found[row[1], row[0]].append(row[2].partition(":")[2] or row[2])
    for _, (place, kind, which, names) in folder_rows(data_root() / "places", 4, 4):
        if which in (language, "all"):
            found[kind, place] += split_list(names)
    return found


def put(entry: Entry, language: str, generator: random.Random) -> str | None:
    """A word of `language` for what an entry means; None where there is no plain one."""
    if entry.kind is EntryKind.CONCEPT:
        return _one(surfaces(language).get(("concept", entry.value)), generator)
    if entry.kind is EntryKind.PLACE:
        return _one(surfaces(language).get((entry.detail, entry.value), [])[:1], generator)
    if entry.kind is not EntryKind.PREDICATE or entry.mapping or entry.needs:
        return None
    lemma = _one(surfaces(language).get((entry.detail, entry.value)), generator)
    return lemma and _formed(lemma, entry, language)


def _formed(lemma: str, entry: Entry, language: str) -> str:
    passive = entry.form in (Form.PASSIVE, Form.PARTICIPLE)
    if entry.detail != "v":
        return lemma
    if language == "en":
        forms = {form: word for word, form in english_verb(lemma, _irregular())}
        past = forms.get(Form.PAST_OR_PARTICIPLE) or forms.get(Form.ACTIVE, lemma)
        done = forms.get(Form.PAST_OR_PARTICIPLE) or forms.get(Form.PARTICIPLE, lemma)
        return f"was {done}" if passive else past
    head, _, tail = lemma.partition(" ")
    if passive and head.startswith("me"):
        return f"telah {lemma}"  # the root is not known here: voice by word order is lost
    return lemma if not tail else f"{head} {tail}"


@lru_cache(maxsize=1)
def _irregular() -> dict[str, tuple[Irregular, ...]]:
    found: dict[str, tuple[Irregular, ...]] = {}
    for _, (base, past, participle) in file_rows(data_root() / "en" / "irregular.tsv", 3, 3):
        found[base] = (*found.get(base, ()), Irregular(past, participle))
    return found


def _one(words: list[str] | None, generator: random.Random) -> str | None:
    return generator.choice(words[:CHOICES]) if words else None


def switched(text: str, language: str, share: float, generator: random.Random) -> str:
    """The text with a `share` of its known words in the other language."""
    tokens = tokenize(text)
    norms = tuple(token.norm for token in tokens)
    known = load_language(language)
    parts: list[str] = []
    at, end = 0, 0
    while at < len(tokens):
        length, entries = 1, ()
        if tokens[at].kind is TokenKind.WORD:
            length, entries = known.matches(norms, at)
            length = max(1, length)
        first, last = tokens[at], tokens[at + length - 1]
        phrase = " ".join(norms[at : at + length])
        new = _other(phrase, entries, first.capitalised and at > 0, language, generator)
        if new is not None and generator.random() >= share:
            new = None
        old = text[first.start : last.end]
        parts += [text[end : first.start], old if new is None else _like(old, new)]
        end = last.end
        at += length
    return " ".join("".join([*parts, text[end:]]).replace(" -nya", "nya").split())


def _other(
    phrase: str,
    entries: tuple[Entry, ...],
    name: bool,
    language: str,
    generator: random.Random,
) -> str | None:
    """A word of the other language for a phrase; None: it stays as it is."""
    other = OTHER[language]
    if (language, phrase) in grammar():
        return grammar()[language, phrase]
    if name:
        places = [entry for entry in entries if entry.kind is EntryKind.PLACE]
        return put(places[0], other, generator) if places else None
    if other == "id" and any(entry.form is Form.PASSIVE for entry in entries):
        return None
    told = [put(entry, other, generator) for entry in entries[:2]]
    return next((each for each in told if each), None)


def _like(old: str, new: str) -> str:
    return new[:1].upper() + new[1:] if old[:1].isupper() else new


def across(row: Row, generator: random.Random) -> Row:
    """A pair in one language with its hypothesis, premise or both in words of the other."""
    language = row["lang_premise"]
    if language not in OTHER or row["lang_hypothesis"] != language:
        return row
    dice = generator.random()
    sides = ["hypothesis"] if dice < 0.5 else ["premise"] if dice < 0.85 else BOTH
    new = dict(row)
    for side in sides:
        share = generator.choice(SHARES)
        new[side] = switched(row[side], language, share, generator)
        new[f"lang_{side}"] = OTHER[language]
    return new
