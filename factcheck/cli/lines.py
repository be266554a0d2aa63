"""Reading --from-file: JSON Lines, where a broken line is a value and the others go on."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO, Generic, TypeVar

from factcheck.cli.errors import UsageError

#: Bytes of one line: two texts of a pair at their greatest length are a tenth of it.
MAX_LINE = 1_000_000

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Asked(Generic[_T]):
    """One readable line: its place for messages, its id, and what it asks."""

    place: str
    id: str
    value: _T


@dataclass(frozen=True, slots=True)
class Broken:
    """One line that cannot be answered, with the reason and how to mend it."""

    place: str
    reason: str

    def __str__(self) -> str:
        return f"{self.place}: {self.reason}"


def read_lines(file: str, parse: Callable[[dict[str, Any]], _T]) -> Iterator[Asked[_T] | Broken]:
    """Read each line as a JSON object with an `id`; `parse` takes the rest or raises ValueError.

    Empty lines are passed over. Raises UsageError if the file cannot be opened.
    """
    name = "standard input" if file == "-" else file
    seen: dict[str, int] = {}
    with _opened(file) as stream:
        for number, line in enumerate(_whole_lines(stream), start=1):
            if not line.strip():
                continue
            try:
                yield _asked(line, number, f"{name}:{number}", seen, parse)
            except ValueError as error:
                yield Broken(f"{name}:{number}", str(error))


def _asked(
    line: bytes,
    number: int,
    place: str,
    seen: dict[str, int],
    parse: Callable[[dict[str, Any]], _T],
) -> Asked[_T]:
    item = _object(line)
    id = _id(item)
    if id in seen:
        raise ValueError(f"id {id!r} is already on line {seen[id]}; give each line its own id")
    seen[id] = number
    return Asked(place, id, parse(item))


def text_of(item: dict[str, Any], key: str) -> str:
    """A text of an object. Raises ValueError if it is missing or no text."""
    value = item.get(key)
    if not isinstance(value, str):
        what = "is missing" if key not in item else "is not a text"
        raise ValueError(f'"{key}" {what}; write "{key}": "..."')
    return value


def _id(item: dict[str, Any]) -> str:
    value = item.get("id")
    if isinstance(value, bool) or not isinstance(value, str | int) or value == "":
        raise ValueError('"id" is missing or no text; write "id": "c1"')
    return str(value)


def _object(line: bytes) -> dict[str, Any]:
    if len(line) > MAX_LINE:
        raise ValueError(f"the line has more than {MAX_LINE:,} bytes; write one object a line")
    try:
        item = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise ValueError("not UTF-8; save the file as UTF-8") from None
    except (json.JSONDecodeError, RecursionError) as error:
        what = getattr(error, "msg", "nested too deep")
        raise ValueError(f"not JSON ({what}); write one object a line") from None
    if not isinstance(item, dict):
        raise ValueError("not a JSON object; write one object a line")
    return item


def _whole_lines(stream: BinaryIO) -> Iterator[bytes]:
    """The lines; of one that is too long only the beginning, so that memory stays small."""
    while line := stream.readline(MAX_LINE + 2):
        rest = line
        while rest and not rest.endswith(b"\n"):
            rest = stream.readline(MAX_LINE)
        yield line


def _opened(file: str) -> AbstractContextManager[BinaryIO]:
    if file == "-":
        return nullcontext(sys.stdin.buffer)
    try:
        return Path(file).open("rb")
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UsageError(f"--from-file {file}: {reason}; name a JSON Lines file, or -") from None


def chunks(items: Iterable[_T], size: int) -> Iterator[list[_T]]:
    """Items in lists of `size`, the last one shorter."""
    left = iter(items)
    while some := list(islice(left, size)):
        yield some
