"""What the report formats have in common: their protocol, the values they take, their error."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from factcheck.records import (
    Article,
    Claim,
    Comparison,
    FactcheckError,
    Judgement,
    Question,
    RelationKind,
    UnreadableArticle,
    Verdict,
    When,
)
from factcheck.settings.values import TrackedClaim

#: Columns of a terminal report that no terminal shows: wide enough that a long quote takes
#: few lines, and no cell is ever cut.
WIDE = 200


class ReportError(FactcheckError):
    """A report that cannot be made or written."""


class ReportFormat(StrEnum):
    """A format that findings can be written in."""

    TERMINAL = "terminal"
    JSON = "json"
    JSONL = "jsonl"
    MARKDOWN = "markdown"


@dataclass(frozen=True, slots=True)
class View:
    """How a report for people looks. Programs' formats take no notice of it."""

    width: int = WIDE
    colour: bool = False
    verbose: bool = False
    explain: bool = False


@dataclass(frozen=True, slots=True)
class Extracted:
    """The claims of some articles, what was dropped and why, and which alias applied where."""

    articles: tuple[Article, ...]
    claims: tuple[Claim, ...]
    dropped: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    skipped: tuple[UnreadableArticle, ...] = ()


@dataclass(frozen=True, slots=True)
class TrackedResult:
    """A tracked claim with the verdict it got."""

    tracked: TrackedClaim
    verdict: Verdict

    @property
    def expected(self) -> bool:
        """True when the verdict is the expected one, or none is expected."""
        return self.tracked.expect in (None, self.verdict.label)


@dataclass(frozen=True, slots=True)
class Report:
    """Everything found in a corpus, with the tracked claims."""

    comparison: Comparison
    tracked: tuple[TrackedResult, ...] = ()


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """One claim of a question at its date; `dated_by` says whether the date is the event's.

    `change` is what it does to an earlier claim of the question: contradicts it, or supersedes it.
    """

    when: When
    dated_by: str  # "event", "published" or "unknown"
    position: str
    claim: Claim
    change: RelationKind | None = None


@dataclass(frozen=True, slots=True)
class Timeline:
    """How the positions of one question follow each other, earliest first, undated last."""

    question: Question
    entries: tuple[TimelineEntry, ...]


class Writer(Protocol):
    """Writes findings in one format, as pieces of text that can be printed as they come."""

    def comparison(self, found: Comparison) -> Iterator[str]:
        """Questions, positions and relations of a corpus."""
        ...

    def verdicts(self, verdicts: Iterable[Verdict], *, many: bool) -> Iterator[str]:
        """Verdicts in their order; `many` when they come from a file."""
        ...

    def report(self, report: Report) -> Iterator[str]:
        """A comparison with its tracked claims."""
        ...

    def extraction(self, extracted: Extracted) -> Iterator[str]:
        """The claims of each article."""
        ...

    def judgements(self, judgements: Iterable[Judgement], *, many: bool) -> Iterator[str]:
        """Relations of pairs of texts in their order."""
        ...

    def timeline(self, timeline: Timeline) -> Iterator[str]:
        """The positions of one question over time."""
        ...
