"""The reader of JSONL: every line is one article, and is read when it is asked for."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from factcheck.article.encoding import decode, wide_mark
from factcheck.article.interface import MAX_FILE, Input, RawArticle
from factcheck.article.stated import parse_published
from factcheck.records import UnreadableArticle

_KEYS = "id source published title text url language lang"
_MEND = f"write one object a line with the keys {_KEYS}; only text is required"
_SURROGATE = re.compile("[\ud800-\udfff]")
#: Bytes read at a time while the rest of an over-long line is passed over.
_CHUNK = 1 << 20


class JsonlReader:
    """Reads one article a line; holds one line at a time in memory."""

    def read(self, stream: BinaryIO, source: Input) -> Iterator[RawArticle | UnreadableArticle]:
        """Yield each line's article, or why the line is none; blank lines are passed over."""
        found = False
        for number, line in _lines(stream):
            if line is not None and not line.strip():
                continue
            found = True
            place = f"{source.path}:{number}"
            yield _article(line, place, f"{source.id}:{number}")
        if not found:
            yield UnreadableArticle(source.path, "is empty", "fill it or remove it")


def _lines(stream: BinaryIO) -> Iterator[tuple[int, bytes | None]]:
    """Number and bytes of every line; None for a line above the limit."""
    number = 0
    stream = _as_utf8(stream)
    while line := stream.readline(MAX_FILE + 1):
        number += 1
        if len(line) > MAX_FILE:
            _pass_over_line(stream, line)
            yield number, None
        else:
            yield number, line


def _pass_over_line(stream: BinaryIO, part: bytes) -> None:
    while part and not part.endswith(b"\n"):
        part = stream.readline(_CHUNK)


def _as_utf8(stream: BinaryIO) -> BinaryIO:
    """The stream itself, or one that turns UTF-16 and UTF-32 into UTF-8 as it is read."""
    buffered = stream if isinstance(stream, io.BufferedReader) else _buffered(stream)
    codec = wide_mark(buffered.peek(4)[:4])
    if codec is None:
        return buffered
    text = io.TextIOWrapper(buffered, codec, errors="replace", newline="\n")
    return io.BufferedReader(_Recoded(text), _CHUNK)


def _buffered(stream: BinaryIO) -> io.BufferedReader:
    return io.BufferedReader(_Unbuffered(stream), _CHUNK)


class _Unbuffered(io.RawIOBase):
    """Any binary stream as a raw one, so that it can be buffered and peeked into."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data = getattr(self._stream, "read1", self._stream.read)(len(buffer))
        buffer[: len(data)] = data
        return len(data)


class _Recoded(io.RawIOBase):
    """A text stream as a raw stream of UTF-8 bytes."""

    def __init__(self, text: io.TextIOWrapper) -> None:
        self._text = text

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        # Four bytes hold any character, so what is read always fits.
        data = self._text.read(max(1, len(buffer) // 4)).encode("utf-8", "replace")
        buffer[: len(data)] = data
        return len(data)


def _article(line: bytes | None, place: str, default_id: str) -> RawArticle | UnreadableArticle:
    if line is None:
        limit = f"{MAX_FILE // 1_000_000} MB"
        return UnreadableArticle(place, f"the line is longer than {limit}", "split the article")
    decoded = decode(line)
    if decoded is None:
        return UnreadableArticle(place, "the line is binary, not text", "save the file as UTF-8")
    try:
        data = json.loads(decoded.text.lstrip("\ufeff"))
    except json.JSONDecodeError as error:
        return UnreadableArticle(place, f"is not JSON: {error.msg} at column {error.colno}", _MEND)
    except (ValueError, RecursionError):
        return UnreadableArticle(place, "is not JSON that can be read", _MEND)
    if not isinstance(data, dict):
        return UnreadableArticle(place, "is not a JSON object", _MEND)
    return _from_object(data, place, default_id, decoded.warnings)


def _from_object(
    data: dict[str, Any], place: str, default_id: str, warnings: tuple[str, ...]
) -> RawArticle | UnreadableArticle:
    if reason := _flaw(data):
        return UnreadableArticle(place, reason, _MEND)
    published = parse_published(_field(data, "published") or "")
    if published.flaw:
        return UnreadableArticle(
            place, published.flaw, "write the date as 2020-05-12 or 2020-05-12T10:30"
        )
    text, mended = _SURROGATE.subn("\ufffd", data["text"])
    if mended:
        warnings += (f"{mended} lone surrogates in text became \ufffd",)
    return RawArticle(
        id=_field(data, "id") or default_id,
        path=place,
        text=text,
        title=_field(data, "title"),
        source=_field(data, "source"),
        published=published.when,
        url=_field(data, "url"),
        language=_field(data, "language") or _field(data, "lang"),
        warnings=warnings + published.warnings + _misplaced(data),
    )


def _flaw(data: dict[str, Any]) -> str:
    """What is wrong with the object's keys; empty if nothing is."""
    if data.get("text") is None:
        return "lacks the key text"
    if not isinstance(data["text"], str):
        return "text is not a string"
    if not data["text"].strip():
        return "text is empty"
    for key in _KEYS.split():
        value = data.get(key)
        is_number = key == "id" and type(value) is int
        if value is not None and not isinstance(value, str) and not is_number:
            return f"{key} is not a string"
    return ""


def _field(data: dict[str, Any], key: str) -> str | None:
    """A stated value without outer blanks; None if it is absent, null or blank."""
    value = data.get(key)
    if value is None:
        return None
    return _SURROGATE.sub("\ufffd", str(value)).strip() or None


def _misplaced(data: dict[str, Any]) -> tuple[str, ...]:
    if data.get("published") is None and isinstance(data.get("date"), str):
        return ("has the key date but not published: rename it if it is the publication date",)
    return ()
