"""The reference pages are as the code says, and leave nothing out."""

from __future__ import annotations

import typing
from pathlib import Path

import pytest
from generated import assert_current

from factcheck.cli.app import app
from factcheck.cli.describe import Command, describe
from factcheck.report.interface import ReportFormat
from factcheck.settings import schema
from factcheck.settings.values import RULES, FailOn

ROOT = Path(__file__).parents[2]
CONFIGURATION = (ROOT / "docs/reference/configuration.md").read_text("utf-8")
COMMANDS = (ROOT / "docs/reference/commands.md").read_text("utf-8")
PROGRAM = describe(app, "factcheck")
TABLES = sorted({schema.FactcheckFile, *schema.TABLES.values()}, key=lambda t: t.__name__)
HEADINGS = {
    "RuleTable": "### [rule.*]",
    "RulesTable": "### [rule.*]",
    "FactcheckFile": "## `factcheck.toml`",
}


def _section(page: str, heading: str) -> str:
    """What stands below a heading, up to the next one of any depth."""
    assert page.count(f"\n{heading}") == 1, heading
    below = page.split(f"\n{heading}", 1)[1].split("\n", 1)[1]
    return below.split("\n## ", 1)[0].split("\n### ", 1)[0]


def test_the_pages_are_current() -> None:
    assert_current("reference")


def test_every_command_is_there() -> None:
    registered = [c.name or c.callback.__name__ for c in app.registered_commands if c.callback]
    assert [command.name for command in PROGRAM.commands] == registered
    assert len(registered) > 6


@pytest.mark.parametrize("command", PROGRAM.commands, ids=lambda command: command.name)
def test_every_option_and_argument_of_a_command_has_a_row_with_its_help(command: Command) -> None:
    section = _section(COMMANDS, f"## factcheck {command.name}")
    assert command.help
    assert command.help in section
    rows = [line for line in section.splitlines() if line.startswith("| `")]
    for each in (*command.arguments, *command.options):
        name = f"`{each.names[0]}`" if each.names else each.metavar
        (row,) = [line for line in rows if name in line.split("|")[1]]
        assert each.help, f"{command.name} {name}"
        assert each.help in row
        assert each.default in row
        assert all(f"`{choice}`" in row for choice in each.choices)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.__name__)
def test_every_key_of_a_table_has_a_row_with_its_meaning(table: type[schema.Table]) -> None:
    key_of = {shape: key for key, shape in schema.TABLES.items()}
    named = key_of.get(table, "")
    plain = f"### [{named}]" if f"\n### [{named}]\n" in CONFIGURATION else f"### [[{named}]]"
    section = _section(CONFIGURATION, HEADINGS.get(table.__name__, plain))
    for key, field in table.model_fields.items():
        if _is_table(field.annotation):
            continue
        assert f"\n| `{field.alias or key}` | " in section
        assert field.description, f"{table.__name__}.{key}"
        assert field.description in section


def _is_table(hint: typing.Any) -> bool:
    parts = (hint, *typing.get_args(hint))
    return any(isinstance(part, type) and issubclass(part, schema.Table) for part in parts)


def test_every_rule_level_and_format_is_there() -> None:
    assert [r for r in RULES if f"\n| `[rule.{r}]` | " not in CONFIGURATION] == []
    assert [level for level in FailOn if f"\n| `{level}` | " not in CONFIGURATION] == []
    formats = _section(COMMANDS, "## What each format holds")
    assert [each for each in ReportFormat if f"\n| `{each}` | " not in formats] == []
