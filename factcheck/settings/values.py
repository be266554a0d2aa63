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
    file: str = ""
