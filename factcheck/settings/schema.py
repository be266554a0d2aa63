"""The shape of settings files. Imported only when there is a file to check: pydantic is slow."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from factcheck.records import VerdictLabel
from factcheck.settings.values import FailOn

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


class FactcheckFile(Table):
    """`factcheck.toml`, or `[tool.factcheck]` in `pyproject.toml`."""

    corpus: list[Filled] = []
    claims: Filled | None = None
    fail_on: Annotated[FailOn, Field(strict=False)] = FailOn.UNEXPECTED_VERDICT
    language: Filled | None = None
    article: list[ArticleTable] = []


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


class ClaimsFile(Table):
    """One file of `claims/`."""

    entity: list[EntityTable] = []
    question: list[QuestionTable] = []
    claim: list[ClaimTable] = []


TABLES: dict[str, type[Table]] = {
    "article": ArticleTable,
    "entity": EntityTable,
    "question": QuestionTable,
    "claim": ClaimTable,
}
