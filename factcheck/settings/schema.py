"""The shape of settings files. Imported only when there is a file to check: pydantic is slow."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from factcheck.records import VerdictLabel
from factcheck.settings.values import FailOn, Rule, Severity

Filled = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


class Table(BaseModel):
    """A table of a settings file: no unknown keys, no silent conversions."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class ArticleTable(Table):
    """What you know about one article better than its text does."""

    id: Filled = Field(description="Its file name, or the `id` of its JSON line.")
    published: dt.date | Filled | int | None = Field(
        default=None,
        description='When it was published: `2020-01-09`, or `"2020-01"` for a month, or `"2020"` '
        "for a year.",
    )
    source: Filled | None = Field(default=None, description="Who published it.")
    origin: Filled | None = Field(
        default=None,
        description="Whom the source took it from; articles of one origin are one witness.",
    )
    title: Filled | None = Field(default=None, description="Its headline.")


class RuleTable(Table):
    """How the findings of one rule are shown."""

    severity: Annotated[Severity, Field(strict=False)] | None = Field(
        default=None,
        description="How loudly a finding is shown. With `off` it is no finding: no format shows "
        "it, and no run fails on it.",
    )
    min_score: Annotated[float, Field(ge=0, le=1)] | None = Field(
        default=None, description="A finding with a lower score is none."
    )


class RulesTable(Table):
    """One table for each rule."""

    unexpected_verdict: RuleTable | None = Field(
        default=None,
        alias="unexpected-verdict",
        description="A tracked claim has another verdict than the expected one.",
    )
    disputed: RuleTable | None = Field(
        default=None, description="The sources contradict each other on a question."
    )
    contradiction: RuleTable | None = Field(
        default=None, description="Two claims contradict each other."
    )
    changed: RuleTable | None = Field(
        default=None, description="The answers to a question changed with time."
    )
    superseded: RuleTable | None = Field(
        default=None, description="A later claim has taken the place of an earlier one."
    )


class SuppressTable(Table):
    """Findings that were looked at and are set aside until a day.

    A finding is meant if all that is stated fits; one of `fingerprint`, `question`, `text` and
    `source` is needed.
    """

    reason: Filled = Field(description="Why; every format that shows the finding says it.")
    expires: dt.date = Field(
        description="The last day on which it counts (`2030-12-31`); after it a warning is given."
    )
    rule: Annotated[Rule, Field(strict=False)] | None = Field(
        default=None, description="Findings of this rule only."
    )
    fingerprint: Annotated[Filled, StringConstraints(min_length=8)] | None = Field(
        default=None, description="The finding's fingerprint, or its first 8 characters or more."
    )
    question: Filled | None = Field(default=None, description="Words of its question.")
    text: Filled | None = Field(
        default=None, description="Words of one of its quotes or of its message."
    )
    source: Filled | None = Field(default=None, description="One of its sources, whole.")


class PublisherTable(Table):
    """Who publishes the verdicts: the author in ClaimReview."""

    name: Filled = Field(description="The organisation's name.")
    url: Filled | None = Field(default=None, description="Its address.")


class FactcheckFile(Table):
    """`factcheck.toml`, or `[tool.factcheck]` in `pyproject.toml`."""

    corpus: list[Filled] = Field(
        default=[],
        description="Files, folders and globs that are read when no PATH is named; relative to "
        "this file.",
    )
    claims: Filled = Field(
        default="claims",
        description="Folder of claims files, or one such file; relative to this file.",
    )
    fail_on: Annotated[FailOn, Field(strict=False)] = Field(
        default=FailOn.UNEXPECTED_VERDICT,
        description="The least finding that makes the exit code 1; `--fail-on` goes before it.",
    )
    language: Filled | None = Field(
        default=None, description="Language of the articles (`id`, `en`); detected if left out."
    )
    article: list[ArticleTable] = []
    rule: RulesTable = RulesTable()
    suppress: list[SuppressTable] = []
    publisher: PublisherTable | None = None


class EntityTable(Table):
    """A person, organisation, place or group."""

    name: Filled = Field(description="The name that is shown.")
    aliases: list[Filled] = Field(
        default=[], description="Other names of the very same; no name may stand in two entities."
    )
    not_same: list[Filled] = Field(
        default=[], description="Names that it is never merged with, however alike."
    )


class QuestionTable(Table):
    """What you want answered. One of `object` and `subject` is needed."""

    ask: Filled = Field(description="The question in words.")
    predicate: Filled = Field(
        description="What it is about: a frame of the lexicon (`control`, `support`, `accept`), "
        "`title` for how a person is called, `any` for everything said of the object."
    )
    object: Filled | None = Field(default=None, description="About whom or what.")
    subject: Filled | None = Field(default=None, description="By whom.")


class ClaimTable(Table):
    """A tracked claim, which `factcheck report` checks."""

    id: Filled = Field(description="Its name, unlike that of any other claim in the folder.")
    text: Filled = Field(description="The claim.")
    expect: Annotated[VerdictLabel, Field(strict=False)] | None = Field(
        default=None,
        description="The verdict it should get; left out, it is shown and never fails.",
    )
    as_of: dt.date | None = Field(
        default=None,
        description="Judge it by the articles published up to this day (`2020-01-31`).",
    )
    language: Filled | None = Field(
        default=None, description="Language of the claim (`id`, `en`); detected if left out."
    )
    note: Filled | None = Field(default=None, description="A note for the reader.")
    owner: Filled | None = Field(default=None, description="Who looks after the claim.")
    link: Filled | None = Field(
        default=None, description="Where more is told of it; kept, never opened."
    )


class KnownDisputeTable(Table):
    """A question that the sources are known to dispute: its findings are set aside."""

    question: Filled = Field(description="Words of the question.")
    reason: Filled = Field(description="Why it is known; every format that shows it says it.")
    expires: dt.date | None = Field(
        default=None, description="The last day on which it counts; always, if left out."
    )


class NotSameTable(Table):
    """Two quotes that speak of two events: a contradiction or change between them is set aside."""

    quotes: Annotated[list[Filled], Field(min_length=2, max_length=2)] = Field(
        description="Words of the one quote and words of the other."
    )
    reason: Filled = Field(description="Why they are apart.")


class ClaimsFile(Table):
    """`claims/*.toml`."""

    entity: list[EntityTable] = []
    question: list[QuestionTable] = []
    claim: list[ClaimTable] = []
    known_dispute: list[KnownDisputeTable] = []
    not_same: list[NotSameTable] = []


TABLES: dict[str, type[Table]] = {
    "article": ArticleTable,
    "entity": EntityTable,
    "question": QuestionTable,
    "claim": ClaimTable,
    "known_dispute": KnownDisputeTable,
    "not_same": NotSameTable,
    "suppress": SuppressTable,
    "publisher": PublisherTable,
    "rule": RulesTable,
    **dict.fromkeys((rule.value for rule in Rule), RuleTable),
}
