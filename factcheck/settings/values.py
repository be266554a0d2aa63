"""The frozen values that settings files are read into; a default is what holds without a file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from factcheck.records import VerdictLabel

if TYPE_CHECKING:  # `--help` must not load the readers
    from factcheck.article.interface import ArticleFacts


class FailOn(StrEnum):
    """The least finding that makes the exit code 1. Each level includes those before it."""

    NONE = "none"
    UNEXPECTED_VERDICT = "unexpected-verdict"
    DISPUTED = "disputed"
    CONTRADICTION = "contradiction"
    ANY = "any"


class Rule(StrEnum):
    """What a finding is about. The name is the rule's id in every report."""

    UNEXPECTED_VERDICT = "unexpected-verdict"
    DISPUTED = "disputed"
    CONTRADICTION = "contradiction"
    CHANGED = "changed"
    SUPERSEDED = "superseded"


class Severity(StrEnum):
    """How loudly a report shows a finding; what is off is no finding at all."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"
    OFF = "off"


@dataclass(frozen=True, slots=True)
class RuleEntry:
    """What the user wants of one rule: its severity, and the least score it counts from."""

    severity: Severity
    min_score: float = 0.0


#: What holds without a settings file.
RULES: Mapping[Rule, RuleEntry] = MappingProxyType(
    {
        Rule.UNEXPECTED_VERDICT: RuleEntry(Severity.ERROR),
        Rule.DISPUTED: RuleEntry(Severity.WARNING),
        Rule.CONTRADICTION: RuleEntry(Severity.WARNING),
        Rule.CHANGED: RuleEntry(Severity.NOTE),
        Rule.SUPERSEDED: RuleEntry(Severity.NOTE),
    }
)


@dataclass(frozen=True, slots=True)
class Suppression:
    """Findings that the user has looked at and sets aside, and why.

    A finding is meant if everything stated fits: `fingerprint` (or its beginning), `rule`,
    words of its `question`, words of one of its quotes (`text`), one of its sources. With
    `quotes` each of the two must be in one of the finding's. From the day after `expires` on
    it counts no more. `kind` is the table it was written in.
    """

    reason: str
    kind: str = "suppress"  # "suppress", "known_dispute", "not_same"
    expires: dt.date | None = None
    rule: Rule | None = None
    fingerprint: str = ""
    question: str = ""
    text: str = ""
    source: str = ""
    quotes: tuple[str, ...] = ()
    file: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who publishes the verdicts: the author of a ClaimReview."""

    name: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class EntityEntry:
    """A person, organisation, place or group the user names, with what it is never merged with."""

    name: str
    aliases: tuple[str, ...] = ()
    not_same: tuple[str, ...] = ()
    file: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class QuestionEntry:
    """A question the user wants answered: a predicate with its object, its subject, or both."""

    ask: str
    predicate: str
    object: str = ""
    subject: str = ""


@dataclass(frozen=True, slots=True)
class TrackedClaim:
    """A claim that `report` checks. Without `expect` its verdict is shown and never fails."""

    id: str
    text: str
    expect: VerdictLabel | None = None
    as_of: dt.date | None = None
    language: str = ""
    note: str = ""
    owner: str = ""
    link: str = ""
    file: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything the settings files state.

    `corpus` holds paths that can be opened from the working directory; `articles` maps
    article ids to what the user knows better than their text; `file` is empty without a file.
    """

    corpus: tuple[str, ...] = ()
    claims: str = ""
    fail_on: FailOn = FailOn.UNEXPECTED_VERDICT
    language: str | None = None
    entities: tuple[EntityEntry, ...] = ()
    questions: tuple[QuestionEntry, ...] = ()
    tracked: tuple[TrackedClaim, ...] = ()
    articles: Mapping[str, ArticleFacts] = field(default_factory=lambda: MappingProxyType({}))
    rules: Mapping[Rule, RuleEntry] = field(default_factory=lambda: RULES)
    suppressions: tuple[Suppression, ...] = ()
    publisher: Publisher = Publisher()
    file: str = ""
