"""The number knowledge of one language, read once from its `numbers.toml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from factcheck.language.folder import load_shared, load_table
from factcheck.language.scan import PhraseTable, flatten, phrase_set, scan


class Modifier(StrEnum):
    """How words around a number change what it says; names as in `numbers.toml`."""

    ABOUT = "about"
    BELOW = "below"
    ABOVE = "above"
    MORE = "more"
    AT_LEAST = "at_least"
    FEWER = "fewer"
    AT_MOST = "at_most"
    EXACT = "exact"


@dataclass(frozen=True, slots=True)
class LetterScale:
    """A letter after a number: a unit for values below the limit, a scale from it on."""

    unit: str
    limit: float
    scale: float


@dataclass(frozen=True, slots=True)
class WordTables:
    """What the reader of numbers in digits and in words needs."""

    decimal: str
    group: str
    decimal_words: frozenset[str]
    half_words: PhraseTable[bool]
    connectors: frozenset[str]
    articles: frozenset[str]
    of_words: frozenset[str]
    teen: frozenset[str]
    tens: frozenset[str]
    ordinal_prefix: frozenset[str]
    ordinal_suffix: frozenset[str]
    approximate_suffix: frozenset[str]
    values: Mapping[str, int]
    hundreds: Mapping[str, int]
    scales: Mapping[str, float]
    one_scales: Mapping[str, float]
    currency_scales: Mapping[str, float]
    letter_scales: Mapping[str, LetterScale]
    fractions: Mapping[str, float]
    denominators: Mapping[str, int]
    ordinals: Mapping[str, int]
    collective: Mapping[str, int]
    vague: PhraseTable[tuple[float, float]]
    shares: PhraseTable[tuple[float, float]]
    ordinal_heads: frozenset[str]
    not_counted: frozenset[str]
    collective_nouns: frozenset[str]
    fraction_cues: frozenset[str]
    fraction_followers: frozenset[str]


@dataclass(frozen=True, slots=True)
class PhraseTables:
    """What the finder of quantities needs around a number."""

    range_words: PhraseTable[bool]
    between: PhraseTable[tuple[str, ...]]
    change_from: PhraseTable[bool]
    change_to: PhraseTable[bool]
    label_joins: PhraseTable[bool]
    classifiers: frozenset[str]
    counted: frozenset[str]
    after_strict: frozenset[str]
    age_before: PhraseTable[bool]
    strength_before: PhraseTable[bool]
    contrast_before: PhraseTable[bool]
    contrast_after: frozenset[str]
    compound_joins: frozenset[str]
    ratio_joins: PhraseTable[bool]
    name_labels: PhraseTable[bool]
    street_words: frozenset[str]
    articles: frozenset[str]
    half_words: PhraseTable[bool]
    score_cues: frozenset[str]
    score_joins: frozenset[str]
    labels: PhraseTable[bool]
    skip: PhraseTable[bool]
    one_units: Mapping[str, str]
    one_things: PhraseTable[int]
    times_words: Mapping[str, int]
    bent_times: Mapping[str, int]
    before: PhraseTable[Modifier]
    after: PhraseTable[Modifier]
    unit_before: PhraseTable[str]
    currencies: frozenset[str]
    units: PhraseTable[str]
    units_exact: Mapping[str, str]
    scaled_units: Mapping[str, str]
    triggers: frozenset[str]


_WORD_SETS = (
    "decimal_words", "connectors", "articles", "of_words", "teen", "tens", "ordinal_prefix",
    "ordinal_suffix", "approximate_suffix", "ordinal_heads", "not_counted", "collective_nouns",
    "fraction_cues", "fraction_followers",
)  # fmt: skip
_WORD_MAPS = (
    "values", "hundreds", "scales", "one_scales", "currency_scales", "fractions",
    "denominators", "ordinals", "collective",
)  # fmt: skip
# What a figure below zero begins with.
_SIGNS = ("-", "minus")
_PHRASE_SETS = (
    "range_words", "change_from", "change_to", "label_joins", "age_before", "labels", "skip",
    "strength_before", "contrast_before", "ratio_joins", "name_labels", "half_words",
)  # fmt: skip
_AROUND_SETS = (
    "score_cues", "score_joins", "classifiers", "after_strict", "contrast_after",
    "compound_joins", "street_words", "articles",
)  # fmt: skip


@cache
def word_tables(language: str) -> WordTables:
    """Number words of a language. Raises LanguageError if there is no data."""
    raw = load_table(language, "numbers")
    sets: dict[str, Any] = {name: frozenset(raw[name]) for name in _WORD_SETS}
    maps: dict[str, Any] = {name: raw[name] for name in _WORD_MAPS}
    return WordTables(
        decimal=raw["decimal"],
        group=raw["group"],
        half_words=phrase_set(raw["half_words"]),
        letter_scales={k: LetterScale(**v) for k, v in raw["letter_scales"].items()},
        vague=PhraseTable({k: (v[0], v[1]) for k, v in raw["vague"].items()}),
        shares=PhraseTable({k: (v[0], v[1]) for k, v in raw["shares"].items()}),
        **sets,
        **maps,
    )


@cache
def phrase_tables(language: str) -> PhraseTables:
    """Words around numbers of a language. Raises LanguageError if there is no data."""
    raw = load_table(language, "numbers")
    sets: dict[str, Any] = {name: phrase_set(raw[name]) for name in _PHRASE_SETS}
    sets |= {name: frozenset(raw[name]) for name in _AROUND_SETS}
    return PhraseTables(
        between=PhraseTable({k: tuple(v) for k, v in raw["between"].items()}),
        one_units=raw["one_units"],
        one_things=PhraseTable(raw["one_things"]),
        times_words=raw["times_words"],
        bent_times=raw["bent_times"],
        before=PhraseTable(_modifiers(raw["before"])),
        after=PhraseTable(_modifiers(raw["after"])),
        unit_before=PhraseTable(flatten({**raw["currency_before"], **raw["prefix_units"]})),
        currencies=frozenset(raw["currency_before"]),
        units=PhraseTable(flatten(raw["units"])),
        units_exact=raw["units_exact"],
        scaled_units=raw["scaled_units"],
        counted=frozenset(load_table(language, "dates")["counted"]),
        triggers=_first_words(raw),
        **sets,
    )


def _first_words(raw: Mapping[str, Any]) -> frozenset[str]:
    """First words of everything that can begin a quantity: others are passed over."""
    phrases = [*raw["skip"], *raw["between"], *raw["age_before"], *raw["range_words"], *_SIGNS]
    phrases += [*raw["strength_before"], *raw["times_words"], *raw["shares"]]
    for name in ("values", "one_scales", "fractions", "ordinals", "collective", "vague"):
        phrases += raw[name]
    phrases += [*raw["one_units"], *raw["one_things"], *raw["articles"], *raw["ordinal_prefix"]]
    for name in ("before", "currency_before", "prefix_units"):
        phrases += [phrase for row in raw[name].values() for phrase in row]
    return frozenset(scan(phrase)[0].low for phrase in phrases)


def _modifiers(groups: Mapping[str, list[str]]) -> dict[str, Modifier]:
    return {phrase: Modifier(name) for phrase, name in flatten(groups).items()}


@cache
def unit_zeros() -> Mapping[str, float]:
    """Where the zero of a unit lies in its measure's base unit, if not at zero."""
    return {
        unit: size[1]
        for units in load_shared("units").values()
        for unit, size in units.items()
        if isinstance(size, list)
    }


@cache
def unit_bases() -> Mapping[str, tuple[str, float]]:
    """For every convertible unit, what it measures and its size in that measure's base unit."""
    return {
        unit: (measure, factor[0] if isinstance(factor, list) else factor)
        for measure, units in load_shared("units").items()
        for unit, factor in units.items()
    }
