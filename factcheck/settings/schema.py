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
    """`[[article]]`: what the user states about one article."""

    id: Filled
    published: dt.date | Filled | int | None = None
    source: Filled | None = None
    origin: Filled | None = None
    title: Filled | None = None


class RuleTable(Table):
    """`[rule.contradiction]` and its like: how findings of one rule are shown."""

    severity: Annotated[Severity, Field(strict=False)] | None = None
    min_score: Annotated[float, Field(ge=0, le=1)] | None = None


class RulesTable(Table):
    """`[rule.*]`: one table a rule."""

    unexpected_verdict: Annotated[RuleTable | None, Field(alias="unexpected-verdict")] = None
    disputed: RuleTable | None = None
    contradiction: RuleTable | None = None
    changed: RuleTable | None = None
    superseded: RuleTable | None = None


class SuppressTable(Table):
    """`[[suppress]]`: findings that were looked at and are set aside until a day."""

    reason: Filled
    expires: dt.date
    rule: Annotated[Rule, Field(strict=False)] | None = None
    fingerprint: Annotated[Filled, StringConstraints(min_length=8)] | None = None
    question: Filled | None = None
    text: Filled | None = None
    source: Filled | None = None


class PublisherTable(Table):
    """`[publisher]`: who publishes the verdicts, for ClaimReview."""

    name: Filled
    url: Filled | None = None


class FactcheckFile(Table):
    """`factcheck.toml`, or `[tool.factcheck]` in `pyproject.toml`."""

    corpus: list[Filled] = []
    claims: Filled | None = None
    fail_on: Annotated[FailOn, Field(strict=False)] = FailOn.UNEXPECTED_VERDICT
    language: Filled | None = None
    article: list[ArticleTable] = []
    rule: RulesTable = RulesTable()
    suppress: list[SuppressTable] = []
    publisher: PublisherTable | None = None


class EntityTable(Table):
    """`[[entity]]`: a name with its aliases and what it must never be merged with."""

    name: Filled
    aliases: list[Filled] = []
    not_same: list[Filled] = []


class QuestionTable(Table):
    """`[[question]]`: what the user wants answered."""

    ask: Filled
    predicate: Filled
    object: Filled | None = None
    subject: Filled | None = None


class ClaimTable(Table):
    """`[[claim]]`: a claim that `report` checks."""

    id: Filled
    text: Filled
    expect: Annotated[VerdictLabel, Field(strict=False)] | None = None
    as_of: dt.date | None = None
    language: Filled | None = None
    note: Filled | None = None
    owner: Filled | None = None
    link: Filled | None = None


class KnownDisputeTable(Table):
    """`[[known_dispute]]`: a question that the sources are known to dispute."""

    question: Filled
    reason: Filled
    expires: dt.date | None = None


class NotSameTable(Table):
    """`[[not_same]]`: two quotes that speak of two events, however alike they are."""

    quotes: Annotated[list[Filled], Field(min_length=2, max_length=2)]
    reason: Filled


class ClaimsFile(Table):
    """One file of `claims/`."""

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
