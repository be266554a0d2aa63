"""Reading a corpus: every article the paths name, one by one, each id once."""

from __future__ import annotations

import hashlib
import io
import os
from array import array
from collections.abc import Iterator, Mapping, Sequence
from typing import BinaryIO

from factcheck.article.build import build_article
from factcheck.article.inputs import STANDARD_INPUT, find_inputs
from factcheck.article.interface import (
    MAX_FILE,
    ArticleFacts,
    Format,
    Input,
    RawArticle,
    Reader,
)
from factcheck.article.jsonl import JsonlReader
from factcheck.article.text import TextReader, too_large
from factcheck.records import Article, UnreadableArticle

READERS: Mapping[Format, Reader] = {Format.TEXT: TextReader(), Format.JSONL: JsonlReader()}
NO_FACTS = ArticleFacts()
#: Bytes of standard input that are looked at to tell JSONL from a text.
_PEEK = 4096
_MARKS = b"\xef\xbb\xbf\xff\xfe\x00"


def read_articles(
    paths: Sequence[str],
    *,
    stdin: BinaryIO | None = None,
    language: str | None = None,
    known: Mapping[str, ArticleFacts] | None = None,
) -> Iterator[Article | UnreadableArticle]:
    """Every article the paths name, in the order of their paths, and what had to be skipped.

    A path is a file, a folder, a glob, or `-` for `stdin` (JSONL if it begins with `{`,
    else one text). `language` overrides the language of every article; `known` holds what
    the user states about articles, by id. The order of the paths changes nothing, and no
    more than one article is in memory at a time.
    """
    facts = known or {}
    for raw in read_raw(paths, stdin):
        if isinstance(raw, UnreadableArticle):
            yield raw
        else:
            yield build_article(raw, language, facts.get(raw.id, NO_FACTS))


def read_raw(
    paths: Sequence[str], stdin: BinaryIO | None = None
) -> Iterator[RawArticle | UnreadableArticle]:
    """As `read_articles`, with nothing derived yet."""
    seen = _SeenIds()
    for item in find_inputs(paths):
        if isinstance(item, UnreadableArticle):
            yield item
            continue
        for raw in _read(item, stdin):
            yield raw if isinstance(raw, UnreadableArticle) else seen.check(raw) or raw


def _read(source: Input, stdin: BinaryIO | None) -> Iterator[RawArticle | UnreadableArticle]:
    if source.path == STANDARD_INPUT:
        yield from _read_stdin(source, stdin)
        return
    try:
        if source.format is Format.TEXT and os.path.getsize(source.file) > MAX_FILE:
            yield too_large(source.path)
            return
        with open(source.file, "rb") as stream:
            yield from READERS[source.format].read(stream, source)
    except PermissionError:
        yield UnreadableArticle(source.path, "permission denied", "make the file readable")
    except OSError as error:
        reason = f"cannot be read: {error.strerror or error}"
        yield UnreadableArticle(source.path, reason, "check the file and its disk")


def _read_stdin(source: Input, stdin: BinaryIO | None) -> Iterator[RawArticle | UnreadableArticle]:
    if stdin is None:
        yield UnreadableArticle(source.path, "there is no standard input", "name files instead")
        return
    head = stdin.read(_PEEK)
    while head and not head.strip(_MARKS + b" \t\r\n") and (more := stdin.read(_PEEK)):
        head += more
    is_jsonl = head.lstrip(_MARKS + b" \t\r\n").startswith(b"{")
    stream = io.BufferedReader(_Rejoined(head, stdin))
    yield from READERS[Format.JSONL if is_jsonl else Format.TEXT].read(stream, source)


class _Rejoined(io.RawIOBase):
    """A stream whose first bytes were taken off to be looked at, whole again."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head = head
        self._rest = rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # any buffer is one
        size = len(buffer)
        if self._head:
            data, self._head = self._head[:size], self._head[size:]
        else:
            # A pipe is handed on as it fills, not only when a whole buffer is there.
            data = getattr(self._rest, "read1", self._rest.read)(size)
        buffer[: len(data)] = data
        return len(data)


class _SeenIds:
    """Ids met so far, with a digest of each article and where it was: some 150 bytes an article."""

    def __init__(self) -> None:
        self._index: dict[str, int] = {}
        self._digests = array("Q")
        self._files: list[str] = []
        self._file_of = array("I")
        self._line_of = array("I")

    def check(self, raw: RawArticle) -> UnreadableArticle | None:
        """None for a new id; otherwise why the article is skipped. The first one is kept."""
        digest = _digest(raw)
        first = self._index.setdefault(raw.id, len(self._index))
        if first == len(self._digests):
            self._add(raw.path, digest)
            return None
        place = self._place(first)
        if self._digests[first] == digest:
            return UnreadableArticle(
                raw.path, f"repeats {place} (id {raw.id!r})", "remove one of the two"
            )
        return UnreadableArticle(
            raw.path,
            f"has the id {raw.id!r} of {place}, but another content; the latter is kept",
            "give each article its own id",
        )

    def _add(self, path: str, digest: int) -> None:
        file, _, line = path.rpartition(":")
        if not line.isdigit():
            file, line = path, "0"
        if not self._files or self._files[-1] != file:
            self._files.append(file)
        self._digests.append(digest)
        self._file_of.append(len(self._files) - 1)
        self._line_of.append(int(line))

    def _place(self, index: int) -> str:
        file, line = self._files[self._file_of[index]], self._line_of[index]
        return f"{file}:{line}" if line else file


def _digest(raw: RawArticle) -> int:
    published = raw.published.iso() if raw.published else None
    parts = (raw.text, raw.title, raw.source, published, raw.url, raw.language)
    packed = "\0".join(part or "" for part in parts).encode("utf-8", "replace")
    return int.from_bytes(hashlib.blake2b(packed, digest_size=8).digest(), "big")
