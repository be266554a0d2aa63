"""On which line of a TOML file each key stands; `tomllib` does not tell."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

Path = tuple[str | int, ...]

_PART = re.compile(r"""\s*("[^"\n]*"|'[^'\n]*'|[\w-]+)\s*([.=\]]?)""")
_QUOTES = ('"""', "'''", '"', "'")


def key_lines(text: str) -> dict[Path, int]:
    """Map ("claim", 1, "expect") to the line of that key, and ("claim", 1) to its table's line.

    The text must be TOML that `tomllib` accepts. Keys of inline tables are left out.
    """
    lines: dict[Path, int] = {}
    tables: Counter[Path] = Counter()
    prefix: Path = ()
    for number, line in _statements(text):
        if line.startswith("[["):
            name = _key(line[2:])
            prefix = (*name, tables[name])
            tables[name] += 1
            lines.setdefault(name, number)
        elif line.startswith("["):
            prefix = _key(line[1:])
        else:
            lines.setdefault((*prefix, *_key(line)), number)
            continue
        lines.setdefault(prefix, number)
    return lines


def line_of(path: Path, lines: dict[Path, int]) -> int:
    """The line of a key, or of the nearest table around it; 1 if none is known."""
    for length in range(len(path), 0, -1):
        if path[:length] in lines:
            return lines[path[:length]]
    return 1


def _key(line: str) -> tuple[str, ...]:
    parts: list[str] = []
    at = 0
    while match := _PART.match(line, at):
        parts.append(match[1].strip("\"'"))
        at = match.end()
        if match[2] != ".":
            break
    return tuple(parts)


def _statements(text: str) -> Iterator[tuple[int, str]]:
    """Lines that begin a table or a key, with their numbers; not those inside a long value."""
    depth, quote = 0, ""
    for number, line in enumerate(text.split("\n"), start=1):
        stripped = line.strip()
        starts = depth == 0 and not quote
        if starts and stripped and not stripped.startswith("#"):
            yield number, stripped
        if starts and stripped.startswith("["):
            continue
        depth, quote = _after(line, depth, quote)


def _after(line: str, depth: int, quote: str) -> tuple[int, str]:
    """The bracket depth and the open quote at the end of a line."""
    at = 0
    while at < len(line):
        if quote:
            if line[at] == "\\" and quote[0] == '"':
                at += 2
                continue
            if line.startswith(quote, at):
                at, quote = at + len(quote), ""
                continue
        elif line[at] == "#":
            break
        elif opened := next((mark for mark in _QUOTES if line.startswith(mark, at)), ""):
            at, quote = at + len(opened), opened
            continue
        else:
            depth += (line[at] in "[{") - (line[at] in "]}")
        at += 1
    return depth, quote if len(quote) == 3 else ""
