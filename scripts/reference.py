"""Write the reference pages from the code: every settings key, every command and option.

python scripts/reference.py            write docs/reference/*.md
python scripts/reference.py --check    exit 1 and show the difference if they are not up to date
"""

from __future__ import annotations

import datetime as dt
import difflib
import sys
import types
import typing
from collections.abc import Iterable, Iterator
from enum import Enum
from pathlib import Path
from typing import Any

from annotated_types import Ge, Le
from pydantic.fields import FieldInfo

from factcheck.cli.app import app
from factcheck.cli.describe import Command, Parameter, describe
from factcheck.report.findings import FAILING
from factcheck.report.interface import Kind, ReportFormat
from factcheck.report.registry import FILE_NAMES, HOLDS
from factcheck.settings import schema
from factcheck.settings.values import RULES, FailOn

FOLDER = Path(__file__).resolve().parents[1] / "docs" / "reference"
#: The first lines of each page. The comment is for who would edit the page.
_HEAD = "<!-- Made by scripts/reference.py from {source}; edit that. -->\n\n# {title}\n\n{text}\n"


def main() -> int:
    """Write or check the pages. Returns the exit code."""
    made = {"configuration.md": configuration(), "commands.md": commands()}
    if "--check" in sys.argv[1:]:
        stale = [line for name, text in made.items() for line in _difference(name, text)]
        told = [*stale, "run: python scripts/reference.py"] if stale else ["reference is current"]
        print("\n".join(told))
        return bool(stale)
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, text in made.items():
        (FOLDER / name).write_text(text, "utf-8", newline="\n")
    return 0


def _difference(name: str, new: str) -> Iterator[str]:
    file = FOLDER / name
    old = file.read_text("utf-8") if file.is_file() else ""
    lines = old.split("\n"), new.split("\n")
    return difflib.unified_diff(*lines, name, f"{name} anew", lineterm="")


# settings


def configuration() -> str:
    """The page of every table and key of the settings files."""
    text = (
        "Every table and key of the settings files. [Settings](../settings.md) says how the files\n"
        "are found and what the tables are for. A key marked as needed must stand in its table,\n"
        "the others may be left out; a key that is not named here is a mistake."
    )
    head = _HEAD.format(source="factcheck/settings/schema.py", title="Configuration", text=text)
    parts = [head, *_file(schema.FactcheckFile), *_file(schema.ClaimsFile), *_levels()]
    return "\n".join(parts)


def _file(shape: type[schema.Table]) -> Iterator[str]:
    """A file's own keys, then its tables."""
    yield f"## {_about(shape).rstrip('.')}\n"
    own = {key: field for key, field in shape.model_fields.items() if _table(field) is None}
    if own:
        yield _keys(own)
    for key, field in shape.model_fields.items():
        table = _table(field)
        if table is schema.RulesTable:
            yield from _rules()
        elif table is not None:
            many = typing.get_origin(field.annotation) is list
            yield f"### {f'[[{key}]]' if many else f'[{key}]'}\n"
            yield _about(table) + "\n"
            yield _keys(table.model_fields)


def _rules() -> Iterator[str]:
    yield "### [rule.*]\n"
    yield f"{_about(schema.RuleTable)} {_about(schema.RulesTable)}\n"
    yield _keys(schema.RuleTable.model_fields, default="by rule")
    rows = []
    for rule, entry in RULES.items():
        field = schema.RulesTable.model_fields[rule.name.lower()]
        least = f"`{entry.min_score:g}`"
        rows.append((f"`[rule.{rule}]`", field.description, f"`{entry.severity}`", least))
    yield _table_of(("table", "a finding of it", "severity", "min_score"), rows)


def _levels() -> Iterator[str]:
    yield "## Levels of `fail_on` and `--fail-on`\n"
    rows = [
        (f"`{level}`", ", ".join(f"`{rule}`" for rule in RULES if rule in FAILING[level]) or "none")
        for level in FailOn
    ]
    yield _table_of(("level", "a new finding of these rules makes the exit code 1"), rows)


def _keys(fields: dict[str, FieldInfo], default: str = "") -> str:
    rows = [
        (f"`{field.alias or key}`", _type(field), default or _default(field), field.description)
        for key, field in fields.items()
    ]
    return _table_of(("key", "type", "default", "meaning"), rows)


def _table(field: FieldInfo) -> type[schema.Table] | None:
    """The table that a key holds, once or several times; None for a plain value."""
    for part in (field.annotation, *typing.get_args(field.annotation)):
        if isinstance(part, type) and issubclass(part, schema.Table):
            return part
    return None


def _about(shape: type[schema.Table]) -> str:
    """A table's docstring as one paragraph for each of its own."""
    paragraphs = (shape.__doc__ or "").split("\n\n")
    return "\n\n".join(" ".join(part.split()) for part in paragraphs)


def _default(field: FieldInfo) -> str:
    if field.is_required():
        return "(needed)"
    value = field.default
    if value is None:
        return ""
    if isinstance(value, Enum):
        value = value.value
    return f'`"{value}"`' if isinstance(value, str) else f"`{value}`"


def _type(field: FieldInfo) -> str:
    bounds = [part for part in field.metadata if isinstance(part, Ge | Le)]
    return _kind(field.annotation, bounds)


def _kind(hint: Any, bounds: Iterable[Any] = ()) -> str:
    """A type in words."""
    origin, parts = typing.get_origin(hint), typing.get_args(hint)
    if origin is typing.Annotated:
        inner = [m for part in parts[1:] for m in getattr(part, "metadata", [part])]
        return _kind(parts[0], inner)
    if origin in (typing.Union, types.UnionType):
        said = dict.fromkeys(_kind(part) for part in parts if part is not types.NoneType)
        *first, last = said
        return f"{', '.join(first)} or {last}" if first else last
    if origin is list:
        return f"list of {_kind(parts[0])}s"
    if isinstance(hint, type) and issubclass(hint, Enum):
        return "one of " + ", ".join(f"`{each.value}`" for each in hint)
    if hint is float:
        ends = [f"{getattr(b, 'ge', getattr(b, 'le', ''))}" for b in bounds]
        return f"number from {' to '.join(ends)}" if ends else "number"
    return {str: "text", int: "number", dt.date: "date", bool: "true or false"}[hint]


# commands


def commands() -> str:
    """The page of every command, argument and option."""
    program = describe(app, "factcheck")
    more = "[Formats](../formats.md) says what each format is for."
    text = f"{program.itself.help}\n\n{program.epilog} {more}"
    parts = [
        _HEAD.format(source="factcheck/cli", title="Commands", text=text),
        _parameters(program.itself.options),
        *(part for command in program.commands for part in _command(command)),
        *_formats(),
    ]
    return "\n".join(parts)


def _command(command: Command) -> Iterator[str]:
    places = "".join(f" {_place(argument)}" for argument in command.arguments)
    yield f"## factcheck {command.name}\n"
    yield f"{command.help}\n"
    yield f"```text\nfactcheck {command.name} [OPTIONS]{places}\n```\n"
    yield _parameters((*command.arguments, *command.options))


def _formats() -> Iterator[str]:
    yield "## What each format holds\n"
    yield "The file is its name in the folder of `--output-dir`.\n"
    rows = [
        (f"`{each}`", f"`{FILE_NAMES[each]}`", ", ".join(k.value for k in Kind if k in HOLDS[each]))
        for each in ReportFormat
    ]
    yield _table_of(("format", "file", "results"), rows)


def _place(argument: Parameter) -> str:
    name = argument.metavar if argument.required else f"[{argument.metavar}]"
    return f"{name}..." if argument.repeats else name


def _parameters(parameters: Iterable[Parameter]) -> str:
    rows = []
    for each in parameters:
        if each.choices:
            value = ", ".join(f"`{choice}`" for choice in each.choices)
        else:
            value = f"`{each.metavar}`" if each.names and each.metavar else ""
        name = ", ".join(f"`{name}`" for name in each.names) or f"`{_place(each)}`"
        meaning = each.help + (" May be repeated." if each.repeats and each.names else "")
        rows.append((name, value, each.default, meaning))
    return _table_of(("argument or option", "value", "default", "meaning"), rows)


def _table_of(header: tuple[str, ...], rows: Iterable[tuple[str | None, ...]]) -> str:
    lines = [header, ("---",) * len(header), *rows]
    shown = ("| " + " | ".join((part or "").replace("|", "\\|") for part in row) for row in lines)
    return "\n".join(f"{line} |" for line in shown) + "\n"


if __name__ == "__main__":
    sys.exit(main())
