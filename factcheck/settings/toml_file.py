"""Reading one settings file: TOML, then the shape, with every mistake tied to its line."""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path as FilePath
from typing import TYPE_CHECKING, Any, TypeVar

from factcheck.settings.errors import Problem, SettingsError
from factcheck.settings.toml_lines import Path, key_lines, line_of

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

    from factcheck.settings.schema import Table

#: A settings file above this many bytes is a wrong path: ten thousand entities are 1 MB.
MAX_SETTINGS = 10_000_000

_T = TypeVar("_T", bound="Table")
_PLACE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")
#: The forms a date may have are a union for pydantic, which complains of each of them.
_DATE_BRANCHES = ("date", "constrained-str", "int")
NO_DATE = ("is not a date", 'write it as 2020-01-31, "2020-01" or "2020"')
#: How to mend what pydantic finds, by its error type.
_MENDS = {
    "string_type": ("is not text", "write it in quotes"),
    "string_too_short": ("is empty", "write a text or remove the key"),
    "list_type": ("is not a list", 'write it as ["one", "two"]'),
    "dict_type": ("is not a table", "write it under a header"),
    "model_type": ("is not a table", "write it under a header"),
    "date_type": ("is not a date", "write it as 2020-01-31, without quotes"),
    "date_from_datetime_inexact": ("has a time of day", "write the day alone, as 2020-01-31"),
    "missing": ("is missing", "add it"),
    "greater_than_equal": ("is below 0", "write a score from 0 to 1"),
    "less_than_equal": ("is above 1", "write a score from 0 to 1"),
    "float_type": ("is not a number", "write a score from 0 to 1"),
    "too_short": ("has too few parts", 'write two texts: ["one", "other"]'),
    "too_long": ("has too many parts", 'write two texts: ["one", "other"]'),
}


@dataclass(frozen=True, slots=True)
class TomlFile:
    """A TOML file as read. `root` is the table the settings stand in, () for the whole file."""

    name: str
    text: str
    data: dict[str, Any]
    root: Path = ()
    lines: dict[Path, int] = field(default_factory=dict)

    def line(self, path: Path) -> int:
        """The line of a key, counted from 1."""
        return line_of((*self.root, *path), self.lines)

    def problem(self, path: Path, what: str, mend: str) -> Problem:
        """A mistake at a key of this file."""
        return Problem(self.name, self.line(path), shown_key(path), what, mend)

    def checked(self, shape: type[_T]) -> _T:
        """The file's settings in their shape. Raises SettingsError with every mistake."""
        from pydantic import ValidationError

        data: Any = self.data
        for part in self.root:
            data = data[part]
        try:
            return shape.model_validate(data)
        except ValidationError as error:
            problems = {self._translated(detail, shape): None for detail in error.errors()}
            raise SettingsError(*problems) from None

    def _translated(self, detail: ErrorDetails, shape: type[Table]) -> Problem:
        path: Path = tuple(detail["loc"])
        if path and path[-1] in _DATE_BRANCHES:
            return self.problem(path[:-1], *NO_DATE)
        what, mend = _explain(detail, path, shape)
        return self.problem(path, what, mend)


def read_toml(file: FilePath, name: str, root: Path = ()) -> TomlFile:
    """Read and parse a file. Raises SettingsError with line and column of a syntax mistake."""
    try:
        if file.stat().st_size > MAX_SETTINGS:
            what = f"has more than {MAX_SETTINGS:,} bytes"
            raise SettingsError(Problem(name, 0, "", what, "name a settings file"))
        text = file.read_text("utf-8-sig")
    except UnicodeDecodeError:
        raise SettingsError(Problem(name, 0, "", "is not UTF-8", "save it as UTF-8")) from None
    except OSError as error:
        what = f"cannot be read ({error.strerror})"
        raise SettingsError(Problem(name, 0, "", what, "check the path and its rights")) from None
    return parse_toml(text, name, root)


def parse_toml(text: str, name: str, root: Path = ()) -> TomlFile:
    """Parse TOML text. Raises SettingsError with line and column of a syntax mistake."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(_syntax(str(error), text, name)) from None
    return TomlFile(name, text, data, root, key_lines(text))


def shown_key(path: Path) -> str:
    """A key as people write it: claim[2].expect, counted from 1."""
    shown = ""
    for part in path:
        shown += f"[{part + 1}]" if isinstance(part, int) else f".{part}" if shown else part
    return shown


def nearest(word: str, known: Sequence[str]) -> str:
    """A hint for a misspelt word: the nearest known one, or all of them."""
    close = difflib.get_close_matches(word, known, n=1)
    return f"did you mean {close[0]!r}?" if close else f"known: {', '.join(known)}"


def _syntax(message: str, text: str, name: str) -> Problem:
    place = _PLACE.search(message)
    what = message[: place.start()] if place else message
    if place and place[1]:
        line, column = int(place[1]), place[2]
    else:  # at the end of the document: what is open there began with the last key
        line, column = max(key_lines(text).values(), default=1), "1"
    hint = "mend the TOML there; texts stand in quotes, tables as [[claim]]"
    return Problem(name, line, column, what[:1].lower() + what[1:], hint)


def _explain(detail: ErrorDetails, path: Path, shape: type[Table]) -> tuple[str, str]:
    kind, given = detail["type"], detail.get("input")
    if kind == "extra_forbidden":
        return "unknown key", nearest(str(path[-1]), _known_keys(path, shape))
    if kind == "enum":
        expected = [word.strip("' ") for word in re.split(",| or ", detail["ctx"]["expected"])]
        return f"{given!r} is not a known value", _nearest_value(given, expected)
    if kind in _MENDS:
        return _MENDS[kind]
    return detail["msg"].lower(), "see docs/settings.md"


def _nearest_value(given: object, expected: Sequence[str]) -> str:
    hint = f"write one of {', '.join(expected)}"
    close = difflib.get_close_matches(str(given), expected, n=1)
    return f"did you mean {close[0]!r}? {hint}" if close else hint


def _known_keys(path: Path, shape: type[Table]) -> list[str]:
    from factcheck.settings.schema import TABLES

    tables = [part for part in path[:-1] if isinstance(part, str)]
    fields = TABLES.get(tables[-1] if tables else "", shape).model_fields
    return sorted(stated.alias or name for name, stated in fields.items())
