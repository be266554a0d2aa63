"""The time knowledge of one language, read once from its `dates.toml`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from factcheck.language.date_values import Direction, Part
from factcheck.language.folder import load_table
from factcheck.language.number_tables import word_tables
from factcheck.language.scan import PhraseTable, flatten, phrase_set, scan

# First month of each season in the northern half of the earth.
_SEASON_MONTHS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
_MONTHS_A_SEASON = 3

# What may stand before the figures of a decade: the '90s.
_DATE_MARKS = ("/", "-", ":", "\u2010", "\u2011", "\u2013", "\u2014", "'", "\u2019")
_APOSTROPHES = ("'", "\u2019")


@dataclass(frozen=True, slots=True)
class Deictic:
    """A word that points from the day of writing: yesterday, tonight, this weekend."""

    unit: str
    shift: int
    part: str | None = None
    past: bool = False  # "over the weekend": the last one that has begun


@dataclass(frozen=True, slots=True)
class ClockTables:
    """Words around times of the day."""

    before: PhraseTable[bool]
    zones: PhraseTable[bool]
    halves: PhraseTable[str]  # "morning" or "evening"
    words: PhraseTable[bool]
    cue_is_enough: bool


@dataclass(frozen=True, slots=True)
class QuarterTables:
    """Words for quarters and halves of a year."""

    names: Mapping[str, int]  # name: months in it
    letters: frozenset[str]  # "Q" of Q3
    ordinals: Mapping[str, int]
    number_last: bool  # "kuartal III", not "third quarter"


@dataclass(frozen=True, slots=True)
class DateTables:
    """All words of one language that speak of time."""

    numeric_order: str
    capital_names: bool
    months: Mapping[str, int]
    month_abbreviations: Mapping[str, int]
    ambiguous_months: frozenset[str]
    weekdays: Mapping[str, int]
    weekday_abbreviations: Mapping[str, int]
    ambiguous_weekdays: frozenset[str]
    day_words: frozenset[str]
    month_words: frozenset[str]
    year_words: frozenset[str]
    date_words: PhraseTable[bool]
    month_cues: frozenset[str]
    month_cues_after: frozenset[str]
    year_cues: frozenset[str]
    event_names: frozenset[str]
    counted: frozenset[str]
    decade_suffix: frozenset[str]
    decade_joined: bool
    ordinal_suffix: frozenset[str]
    of_words: frozenset[str]
    fillers: frozenset[str]
    range_words: PhraseTable[bool]
    between_words: frozenset[str]
    between_joins: frozenset[str]
    list_joins: frozenset[str]
    links: PhraseTable[bool]
    future_cues: frozenset[str]
    no_possessive: frozenset[str]
    not_dates: PhraseTable[bool]
    articles: frozenset[str]
    units: Mapping[str, str]
    one_units: Mapping[str, str]
    before_name: PhraseTable[Direction]
    after_name: PhraseTable[Direction]
    before_count: PhraseTable[str]
    after_count: PhraseTable[str]
    deictic: PhraseTable[Deictic]
    day_parts: PhraseTable[str]
    day_parts_before: PhraseTable[str]
    parts: PhraseTable[Part]
    seasons: PhraseTable[tuple[int, int]]
    season_cues: PhraseTable[bool]
    quarters: QuarterTables
    clock: ClockTables
    relations: PhraseTable[str]
    relation_skips: PhraseTable[bool]
    not_until: frozenset[str]
    offset_articles: frozenset[str]
    event_sides: PhraseTable[str]
    triggers: frozenset[str]
    followers: frozenset[str]


_WORD_SETS = (
    "ambiguous_months", "ambiguous_weekdays", "day_words", "month_words", "year_words",
    "month_cues", "month_cues_after", "year_cues", "event_names", "counted", "decade_suffix",
    "ordinal_suffix", "of_words", "fillers", "between_words", "between_joins", "list_joins",
    "future_cues", "no_possessive", "not_until",
    "offset_articles",
)  # fmt: skip
_PHRASE_SETS = ("date_words", "range_words", "links", "not_dates")
_PHRASE_GROUPS = ("before_count", "after_count", "day_parts", "day_parts_before", "event_sides")


def _numbered(rows: Iterable[Iterable[str]], first: int) -> dict[str, int]:
    return {name: number for number, row in enumerate(rows, first) for name in row}


def _directions(groups: Mapping[str, list[str]]) -> PhraseTable[Direction]:
    return PhraseTable({p: Direction(name) for p, name in flatten(groups).items()})


def _parts(groups: Mapping[str, list[str]]) -> PhraseTable[Part]:
    return PhraseTable({p: Part[name.upper()] for p, name in flatten(groups).items()})


def _seasons(groups: Mapping[str, list[str]]) -> PhraseTable[tuple[int, int]]:
    named = flatten(groups).items()
    return PhraseTable({p: (_SEASON_MONTHS[name], _MONTHS_A_SEASON) for p, name in named})


def _quarters(raw: Mapping[str, Any]) -> QuarterTables:
    names = {**dict.fromkeys(raw["names"], 3), **dict.fromkeys(raw["halves"], 6)}
    ordinals = {word.casefold(): number for word, number in raw["ordinals"].items()}
    return QuarterTables(names, frozenset(raw["letters"]), ordinals, raw["before_number"])


def _clock(raw: Mapping[str, Any]) -> ClockTables:
    halves = flatten({"morning": raw["morning"], "evening": raw["evening"]})
    return ClockTables(
        before=phrase_set(raw["before"]),
        zones=phrase_set(raw["zones"]),
        halves=PhraseTable(halves),
        words=phrase_set(raw["words"]),
        cue_is_enough=not raw["words"],
    )


def _first_words(raw: Mapping[str, Any], language: str) -> frozenset[str]:
    """First words of everything that can begin a time expression: others are passed over."""
    numbers = word_tables(language)
    phrases: list[str] = [*raw["date_words"], *raw["not_dates"], *raw["deictic"], *raw["units"]]
    for rows in ("months", "month_abbreviations", "weekdays", "weekday_abbreviations"):
        phrases += [name for row in raw[rows] for name in row]
    for group in ("before_name", "before_count", "day_parts_before", "parts", "seasons", "units"):
        phrases += [phrase for row in raw[group].values() for phrase in row]
    for words in ("day_words", "month_words", "year_words", "between_words"):
        phrases += raw[words]
    phrases += [*raw["one_units"], *raw["clock"]["before"], *raw["quarters"]["names"]]
    for words in ("halves", "ordinals", "letters"):
        phrases += raw["quarters"][words]
    phrases += _APOSTROPHES
    phrases += [*numbers.values, *numbers.articles, *numbers.one_scales, *numbers.fractions]
    phrases += numbers.vague.phrases()
    return frozenset(scan(phrase)[0].low for phrase in phrases)


def _number_followers(raw: Mapping[str, Any], language: str) -> frozenset[str]:
    """First words of everything that may follow a short figure in a time expression."""
    numbers = word_tables(language)
    phrases: list[str] = [*_DATE_MARKS, *raw["of_words"], *raw["list_joins"], *raw["range_words"]]
    for rows in ("months", "month_abbreviations"):
        phrases += [name for row in raw[rows] for name in row]
    phrases += [name for row in raw["units"].values() for name in row]
    for name in ("ordinal_suffix", "decade_suffix", "between_joins"):
        phrases += raw[name]
    phrases += [*raw["clock"]["zones"], *raw["clock"]["morning"], *raw["clock"]["evening"]]
    phrases += [*raw["clock"]["words"], *numbers.scales, *numbers.hundreds]
    phrases += [*raw["quarters"]["names"], *raw["quarters"]["halves"]]
    phrases += numbers.half_words.phrases()
    return frozenset(scan(phrase)[0].low for phrase in phrases)


@cache
def date_tables(language: str) -> DateTables:
    """Time words of a language. Raises LanguageError if there is no data."""
    raw = load_table(language, "dates")
    sets: dict[str, Any] = {name: frozenset(raw[name]) for name in _WORD_SETS}
    phrases: dict[str, Any] = {name: phrase_set(raw[name]) for name in _PHRASE_SETS}
    groups: dict[str, Any] = {name: PhraseTable(flatten(raw[name])) for name in _PHRASE_GROUPS}
    relations = {k: v for k, v in raw["relations"].items() if k != "skipped"}
    return DateTables(
        numeric_order=raw["numeric_order"],
        capital_names=raw["capital_names"],
        months=_numbered(raw["months"], 1),
        month_abbreviations=_numbered(raw["month_abbreviations"], 1),
        weekdays=_numbered(raw["weekdays"], 0),
        weekday_abbreviations=_numbered(raw["weekday_abbreviations"], 0),
        decade_joined=raw["decade_joined"],
        articles=word_tables(language).articles,
        units=flatten(raw["units"]),
        one_units=raw["one_units"],
        before_name=_directions(raw["before_name"]),
        after_name=_directions(raw["after_name"]),
        deictic=PhraseTable({p: Deictic(**v) for p, v in raw["deictic"].items()}),
        parts=_parts(raw["parts"]),
        seasons=_seasons(raw["seasons"]),
        season_cues=phrase_set(raw["season_cues"]["before"]),
        quarters=_quarters(raw["quarters"]),
        clock=_clock(raw["clock"]),
        relations=PhraseTable(flatten(relations)),
        relation_skips=phrase_set(raw["relations"]["skipped"]),
        triggers=_first_words(raw, language),
        followers=_number_followers(raw, language),
        **sets,
        **phrases,
        **groups,
    )
