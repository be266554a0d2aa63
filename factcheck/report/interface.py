"""What the report formats have in common: their protocol, the values they take, their error."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum
from typing import NoReturn, Protocol

from factcheck.records import (
    Article,
    Claim,
    Comparison,
    Evidence,
    FactcheckError,
    Judgement,
    Question,
    RelationKind,
    UnreadableArticle,
    Verdict,
    VerdictLabel,
    When,
)
from factcheck.settings.values import Publisher, Rule, Severity, TrackedClaim

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
    CSV = "csv"
    MARKDOWN = "markdown"
    HTML = "html"
    SARIF = "sarif"
    JUNIT = "junit"
    GITHUB = "github"
    CODEQUALITY = "codequality"
    CLAIMREVIEW = "claimreview"


class Kind(StrEnum):
    """What a command hands to a format; the names are those of the writers' methods."""

    COMPARISON = "comparison"
    VERDICTS = "verdicts"
    REPORT = "report"
    EXTRACTION = "extraction"
    JUDGEMENTS = "judgements"
    TIMELINE = "timeline"


class ExitCode(IntEnum):
    """What a caller reads from the process."""

    CLEAN = 0
    FINDINGS = 1
    WRONG_USE = 2
    INCOMPLETE = 3


@dataclass(frozen=True, slots=True)
class Outcome:
    """The summary line and the exit code that goes with it."""

    summary: str
    exit_code: ExitCode


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
    before: VerdictLabel | None = None  # the verdict in the baseline, where it was another one
    changed_by: tuple[Evidence, ...] = ()  # the evidence that made it another one

    @property
    def expected(self) -> bool:
        """True when the verdict is the expected one, or none is expected."""
        return self.tracked.expect in (None, self.verdict.label)


class FindingState(StrEnum):
    """Whether a finding is news to the user. Only a new one makes a run fail."""

    NEW = "new"
    KNOWN = "known"  # in the baseline
    SUPPRESSED = "suppressed"


@dataclass(frozen=True, slots=True)
class Place:
    """Where an article says what a finding is about.

    `start` and `end` are offsets into the article's untouched text, `focus` those of the words
    that decide. Lines and columns count from 1 in characters, ends exclusive; in a JSON Lines
    file `line` is the article's and `column` 0, for the whole line.
    """

    article: str
    path: str
    source: str
    origin: str | None
    date: str  # of the event, else "published ..." or "undated"
    quote: str
    start: int
    end: int
    focus: tuple[int, int]
    line: int
    column: int
    end_line: int
    end_column: int
    claim: str = ""  # the claim's id; empty for evidence
    language: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a report tells, alike in every format.

    `fingerprint` is made of its content (rule, sources, quotes), not of paths or lines.
    `reasons` are the fingerprints of the contradictions that make a question disputed.
    """

    rule: Rule
    severity: Severity
    score: float
    fingerprint: str
    message: str
    reason: str
    places: tuple[Place, ...]
    type: str = ""  # of the contradiction
    level: str = ""  # that decided
    questions: tuple[str, ...] = ()
    question_ids: tuple[str, ...] = ()
    tracked: str = ""  # id of the tracked claim
    reasons: tuple[str, ...] = ()
    state: FindingState = FindingState.NEW
    excuse: str = ""  # why it is suppressed
    fails: bool = False  # the run fails on it


@dataclass(frozen=True, slots=True)
class Fixed:
    """A finding of the baseline that is there no more."""

    rule: str
    fingerprint: str
    message: str


@dataclass(frozen=True, slots=True)
class Findings:
    """All findings, the gravest first; those of the baseline that are gone; what to say of them."""

    items: tuple[Finding, ...] = ()
    fixed: tuple[Fixed, ...] = ()
    compared: bool = False  # with a baseline
    warnings: tuple[str, ...] = ()

    def of(self, state: FindingState) -> tuple[Finding, ...]:
        """The findings of one state."""
        return tuple(f for f in self.items if f.state is state)


@dataclass(frozen=True, slots=True)
class Report:
    """Everything found in a corpus, with the tracked claims."""

    comparison: Comparison
    tracked: tuple[TrackedResult, ...] = ()
    findings: Findings = field(default_factory=Findings)
    outcome: Outcome = field(default_factory=lambda: Outcome("", ExitCode.CLEAN))
    publisher: Publisher = field(default_factory=Publisher)


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


class PartialWriter:
    """A format that only some kinds of results fit in; the others are refused."""

    name: str

    def comparison(self, found: Comparison) -> Iterator[str]:
        """Refused."""
        self._refuse(Kind.COMPARISON)

    def verdicts(self, verdicts: Iterable[Verdict], *, many: bool) -> Iterator[str]:
        """Refused."""
        self._refuse(Kind.VERDICTS)

    def report(self, report: Report) -> Iterator[str]:
        """Refused."""
        self._refuse(Kind.REPORT)

    def extraction(self, extracted: Extracted) -> Iterator[str]:
        """Refused."""
        self._refuse(Kind.EXTRACTION)

    def judgements(self, judgements: Iterable[Judgement], *, many: bool) -> Iterator[str]:
        """Refused."""
        self._refuse(Kind.JUDGEMENTS)

    def timeline(self, timeline: Timeline) -> Iterator[str]:
        """Refused."""
        self._refuse(Kind.TIMELINE)

    def _refuse(self, kind: Kind) -> NoReturn:
        raise ReportError(f"{self.name} holds no {kind.value}; choose another format")
