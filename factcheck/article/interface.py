"""What the readers of articles have in common: their protocol, their values and their error."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import BinaryIO, Protocol

from factcheck.records import FactcheckError, UnreadableArticle, When

#: Bytes of the largest text file, and of the largest JSONL line, that is read: 50 MB is some
#: forty novels, so anything above it is not an article but a wrong path.
MAX_FILE = 50_000_000


class ArticleError(FactcheckError):
    """The reading of articles cannot start, for example because a cue table is broken."""


class Format(StrEnum):
    """A file format that has a reader."""

    TEXT = "text"
    JSONL = "jsonl"


@dataclass(frozen=True, slots=True)
class ArticleFacts:
    """What the user states about one article; it overrides whatever the text says."""

    published: When | None = None
    source: str | None = None
    origin: str | None = None
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Input:
    """One input to read: `path` for people, `id` for its article(s), `file` to open."""

    path: str
    id: str
    file: str
    format: Format


@dataclass(frozen=True, slots=True)
class RawArticle:
    """One decoded text with what its container states about it; nothing is derived yet."""

    id: str
    path: str
    text: str
    title: str | None = None
    source: str | None = None
    published: When | None = None
    url: str | None = None
    language: str | None = None
    warnings: tuple[str, ...] = ()


class Reader(Protocol):
    """Turns the bytes of one input into raw articles. A bad part is a value, never an exception."""

    def read(self, stream: BinaryIO, source: Input) -> Iterator[RawArticle | UnreadableArticle]:
        """Yield the articles of the stream in their order, and what had to be skipped."""
        ...
