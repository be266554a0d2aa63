"""The labelled cases that benchmarks run, and how a line of gold data becomes one."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

from factcheck.api import Text
from factcheck.article.stated import parse_published
from factcheck.records import UNKNOWN_TIME, FactcheckError, RelationKind, VerdictLabel

Case = TypeVar("Case")
Line = dict[str, Any]

NOT_STATED = "not stated"


class DataError(FactcheckError):
    """Gold data that is missing or wrong; the message names the file, the line and the mend."""


class Half(StrEnum):
    """What a case is for: rules may be adjusted on `tune`, `gate` is only measured."""

    TUNE = "tune"
    GATE = "gate"
    ALL = "all"  # data that is not split


class GoldLabel(StrEnum):
    """Labels of inference data; two-way sources say only `not_entailment`."""

    ENTAILMENT = "entailment"
    NEUTRAL = "neutral"
    CONTRADICTION = "contradiction"
    NOT_ENTAILMENT = "not_entailment"


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of an article, white space as in the article or normalised."""

    article: str
    text: str


@dataclass(frozen=True, slots=True)
class ClaimCase:
    """A claim with the verdict that a corpus must give, and the quotes that show it."""

    id: str
    half: Half
    type: str
    language: str
    claim: str
    verdict: VerdictLabel
    evidence: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class LabelCase:
    """A premise and a hypothesis with their inference label. `languages` reads "id>en"."""

    id: str
    half: Half
    type: str
    languages: str
    premise: str
    hypothesis: str
    label: GoldLabel


@dataclass(frozen=True, slots=True)
class RelationCase:
    """Two dated texts with their relation."""

    id: str
    half: Half
    type: str
    languages: str
    a: Text
    b: Text
    relation: RelationKind


@dataclass(frozen=True, slots=True)
class CompareCase:
    """Two quotes of a corpus with the relation that comparing it must, or must not, find."""

    id: str
    a: Quote
    b: Quote
    relation: RelationKind


def read_cases(file: Path, parse: Callable[[Line], Case]) -> tuple[Case, ...]:
    """Every line of a JSONL file (`.gz` or plain) as a case, in file order.

    Raises DataError for a line that does not have what the case needs.
    """
    cases = []
    for number, line in _lines(file):
        try:
            cases.append(parse(line))
        except (KeyError, ValueError, TypeError) as error:
            raise DataError(f"{file}:{number}: {type(error).__name__} {error}") from error
    return tuple(cases)


def is_relation(line: Line) -> bool:
    """True for a line with two dated texts, false for one with premise and hypothesis."""
    return "relation" in line


def parse_claim(line: Line) -> ClaimCase:
    """A line of claims.jsonl."""
    return ClaimCase(
        line["id"],
        _half(line),
        line.get("type", NOT_STATED),
        line["lang"],
        line["claim"],
        VerdictLabel(line["verdict"]),
        tuple(_quote(e) for e in line["evidence"]),
    )


def parse_label(line: Line) -> LabelCase:
    """A line with premise, hypothesis and label."""
    one = line.get("lang", "?")
    languages = f"{line.get('lang_premise', one)}>{line.get('lang_hypothesis', one)}"
    return LabelCase(
        line["id"],
        _half(line),
        line.get("type", NOT_STATED),
        languages,
        line["premise"],
        line["hypothesis"],
        GoldLabel(line["label"]),
    )


def parse_relation(line: Line) -> RelationCase:
    """A line with two dated texts and their relation."""
    languages = [line[end].get("lang") for end in ("a", "b")]
    return RelationCase(
        line["id"],
        _half(line),
        line.get("type", NOT_STATED),
        ">".join(languages) if all(languages) else NOT_STATED,
        _text(line["a"]),
        _text(line["b"]),
        RelationKind(line["relation"]),
    )


def parse_compare(line: Line) -> CompareCase:
    """A line with two quotes of a corpus and their relation."""
    a, b = _quote(line["a"]), _quote(line["b"])
    return CompareCase(line["id"], a, b, RelationKind(line["relation"]))


def _lines(file: Path) -> Iterator[tuple[int, Line]]:
    opened = gzip.open if file.suffix == ".gz" else open
    with opened(file, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                yield number, json.loads(line)
            except ValueError as error:
                raise DataError(f"{file}:{number}: not JSON: {error}") from error


def _half(line: Line) -> Half:
    return Half(line.get("half", Half.ALL))


def _quote(value: Line) -> Quote:
    """A quote; evidence without one names an article whose every sentence counts."""
    return Quote(value["article"], value.get("quote", ""))


def _text(value: Line) -> Text:
    date = parse_published(value.get("published", ""))
    if date.flaw:
        raise ValueError(date.flaw)
    return Text(value["text"], value.get("source", ""), date.when or UNKNOWN_TIME)
