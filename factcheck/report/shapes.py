"""The JSON that other programs read, as types: keys are added over time, never changed.

The published JSON Schema (docs/schema) is generated from these; see `json_schema`.
"""

from __future__ import annotations

from typing import Any

from pydantic import TypeAdapter
from typing_extensions import TypedDict

from factcheck.records import (
    ContradictionType,
    DateBasis,
    InferenceLabel,
    Mood,
    Polarity,
    Precision,
    QuestionStatus,
    RelationKind,
    Stance,
    VerdictLabel,
)
from factcheck.report.interface import FindingState
from factcheck.report.shape import SCHEMA_VERSION
from factcheck.settings.values import Rule, Severity


class ArticleShape(TypedDict):
    """An article with the number of its claims. Dates are ISO 8601 at their own grain, or null."""

    article: str
    title: str
    source: str
    origin: str | None
    language: str
    published: str | None
    published_precision: Precision
    published_basis: DateBasis
    crawled: str | None
    url: str | None
    claims: int
    warnings: list[str]


class ArgumentShape(TypedDict):
    """What fills one role of a claim; offsets index the article's text."""

    role: str
    text: str
    start: int
    end: int
    stands_for: str | None


class AttributionShape(TypedDict):
    """Who says a claim."""

    source: str
    cue: str
    denies: bool


class QuantityShape(TypedDict):
    """A number or an interval; null is an open end."""

    low: float | None
    high: float | None
    unit: str
    text: str
    vague: bool
    counted: str


class ClaimShape(TypedDict):
    """One claim of an article; `text[start:end]` of the article is its quote."""

    id: str
    article: str
    source: str
    origin: str | None
    quote: str
    start: int
    end: int
    focus: list[int]
    predicate: str
    subject: str | None
    object: str | None
    arguments: list[ArgumentShape]
    polarity: Polarity
    mood: Mood
    attribution: list[AttributionShape]
    event_date: str | None
    event_precision: Precision
    published: str | None
    quantities: list[QuantityShape]
    language: str
    is_title: bool


class RelationShape(TypedDict):
    """The relation of two claims, by their ids."""

    relation: RelationKind
    type: ContradictionType | None
    a: str
    b: str
    score: float
    level: str
    reason: str


class PositionShape(TypedDict):
    """One answer to a question; reprints share an origin."""

    position: str
    claims: list[str]
    sources: list[str]
    origins: list[str]
    when: str | None


class QuestionShape(TypedDict):
    """What a group of claims is about, and where the sources stand."""

    id: str
    question: str
    status: QuestionStatus
    tracked: bool
    positions: list[PositionShape]


class SkippedShape(TypedDict):
    """An input that could not be read."""

    path: str
    reason: str
    mend: str


class ComparisonShape(TypedDict):
    """What `compare` writes."""

    schema_version: int
    as_of: str | None
    articles: list[ArticleShape]
    questions: list[QuestionShape]
    claims: list[ClaimShape]
    relations: list[RelationShape]
    reprints: list[list[str]]
    skipped: list[SkippedShape]
    warnings: list[str]


class EvidenceShape(TypedDict):
    """One quoted piece of evidence; `text[start:end]` of the article is its quote."""

    article: str
    source: str
    origin: str | None
    published: str | None
    published_precision: Precision
    quote: str
    start: int
    end: int
    stance: Stance
    score: float
    level: str
    reason: str


class VerdictShape(TypedDict):
    """The answer to a claim; `error` says why it could not be checked."""

    id: str
    claim: str
    verdict: VerdictLabel
    confidence: float
    as_of: str | None
    evidence: list[EvidenceShape]
    warnings: list[str]
    error: str | None


class TrackedShape(VerdictShape):
    """A tracked claim; `before` is the baseline's verdict where it was another one."""

    expect: VerdictLabel | None
    expected: bool
    before: VerdictLabel | None
    changed_by: list[EvidenceShape]
    note: str
    owner: str | None
    link: str | None


class PlaceShape(TypedDict):
    """Where an article says what a finding is about; `column` is null for a whole line."""

    article: str
    path: str
    line: int
    column: int | None
    source: str
    origin: str | None
    date: str
    claim: str | None
    quote: str
    start: int
    end: int
    focus: list[int]


class FindingShape(TypedDict):
    """One finding; `fingerprint` is made of its content and stays the same from run to run."""

    rule: Rule
    severity: Severity
    state: FindingState
    fails: bool
    fingerprint: str
    score: float
    type: str | None
    level: str | None
    message: str
    reason: str
    excuse: str | None
    tracked: str | None
    questions: list[str]
    places: list[PlaceShape]


class FixedShape(TypedDict):
    """A finding of the baseline that is there no more."""

    rule: str
    fingerprint: str
    message: str


class ReportShape(ComparisonShape):
    """What `report` writes."""

    tracked: list[TrackedShape]
    findings: list[FindingShape]
    fixed: list[FixedShape]
    summary: str
    exit_code: int


class ExtractionShape(TypedDict):
    """What `extract` writes."""

    schema_version: int
    articles: list[ArticleShape]
    claims: list[ClaimShape]
    dropped: list[str]
    aliases: list[str]
    skipped: list[SkippedShape]


class SlotShape(TypedDict):
    """How one slot of two texts compares."""

    slot: str
    a: str
    b: str
    outcome: str


class JudgementShape(TypedDict):
    """What `judge` writes for a pair of texts."""

    id: str
    label: InferenceLabel
    scores: dict[str, float]
    relation: RelationKind
    type: ContradictionType | None
    reason: str
    level: str
    slots: list[SlotShape]


class TimelineEntryShape(TypedDict):
    """One dated claim of a question; `change` is what it does to an earlier one."""

    date: str | None
    precision: Precision
    dated_by: str
    position: str
    change: RelationKind | None
    claim: str
    article: str
    source: str
    origin: str | None
    quote: str
    start: int
    end: int


class TimelineShape(TypedDict):
    """What `timeline` writes."""

    schema_version: int
    id: str
    question: str
    status: QuestionStatus
    entries: list[TimelineEntryShape]


#: What each command writes with --format json.
DOCUMENTS: dict[str, Any] = {
    "compare": ComparisonShape,
    "report": ReportShape,
    "claim": VerdictShape,
    "extract": ExtractionShape,
    "judge": JudgementShape,
    "timeline": TimelineShape,
}


def json_schema(command: str) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of what a command writes with --format json."""
    schema = TypeAdapter(DOCUMENTS[command]).json_schema()
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:factcheck:{command}:{SCHEMA_VERSION}",
        **schema,
    }
