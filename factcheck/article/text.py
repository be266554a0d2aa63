"""The reader of plain text files: one file is one article."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from factcheck.article.encoding import decode
from factcheck.article.interface import MAX_FILE, Input, RawArticle
from factcheck.records import UnreadableArticle

_MEGABYTE = 1_000_000


class TextReader:
    """Reads a whole stream as one article named after its file."""

    def read(self, stream: BinaryIO, source: Input) -> Iterator[RawArticle | UnreadableArticle]:
        """Yield the one article, or why it is none."""
        data = stream.read(MAX_FILE + 1)
        yield too_large(source.path) if len(data) > MAX_FILE else _article(data, source)


def too_large(path: str) -> UnreadableArticle:
    """The answer to a text file above the limit."""
    limit = f"{MAX_FILE // _MEGABYTE} MB"
    return UnreadableArticle(
        path, f"is larger than {limit}", "split it into articles, or write them as .jsonl lines"
    )


def _article(data: bytes, source: Input) -> RawArticle | UnreadableArticle:
    decoded = decode(data)
    if decoded is None:
        return UnreadableArticle(
            source.path, "is a binary file, not text", "save the article as UTF-8 text"
        )
    if not decoded.text.strip():
        return UnreadableArticle(source.path, "is empty", "fill it or remove it")
    return RawArticle(source.id, source.path, decoded.text, warnings=decoded.warnings)
