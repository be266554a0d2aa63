"""What the README says is so: its commands, its examples, its exit codes, its Python."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

import pytest
from generated import assert_current

from factcheck.cli.app import app
from factcheck.report.interface import ReportFormat
from factcheck.report.summary import ExitCode
from factcheck.settings import schema
from factcheck.settings.values import FailOn

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
SETTINGS = (ROOT / "docs" / "settings.md").read_text("utf-8")


def _shell_blocks() -> list[str]:
    return re.findall(r"```sh\n(.*?)\n```", README, re.DOTALL)


def test_ci_runs_exactly_the_test_command_of_the_readme() -> None:
    (command,) = [block for block in _shell_blocks() if "pytest" in block]
    assert "\n" not in command
    assert command in (ROOT / ".ci" / "run").read_text("utf-8").splitlines()


def test_one_line_installs_and_compares_the_seeds() -> None:
    (command,) = [block for block in _shell_blocks() if "factcheck compare seeds" in block]
    assert "\n" not in command


def test_every_command_format_level_and_exit_code_is_described() -> None:
    names = [c.callback.__name__ for c in app.registered_commands if c.callback]
    assert [name for name in names if f"`factcheck {name} " not in README] == []
    assert [f.value for f in ReportFormat if f"`{f.value}`" not in README] == []
    assert [code for code in ExitCode if f"\n| {code.value} | " not in README] == []
    assert [level.value for level in FailOn if f"\n| `{level.value}` | " not in SETTINGS] == []


def test_every_settings_key_is_described() -> None:
    tables = (schema.FactcheckFile, *schema.TABLES.values())
    keys = {field.alias or key for table in tables for key, field in table.model_fields.items()}
    named = set(re.findall(r"`\[*(?:rule\.)?([\w-]+)\]*`", SETTINGS))
    assert sorted(keys - named) == []


def test_python_examples_give_what_they_show(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    blocks = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    test = doctest.DocTestParser().get_doctest("\n".join(blocks), {}, "README", "README.md", 0)
    assert len(test.examples) > 5
    report: list[str] = []
    doctest.DocTestRunner().run(test, out=report.append)
    assert report == []


def test_the_pictures_of_the_readme_exist_and_load_nothing() -> None:
    for path in re.findall(r"!\[[^]]*\]\(([^)]+)\)", README):
        if path.endswith(".png"):
            assert (ROOT / path).read_bytes().startswith(b"\x89PNG")
            continue
        picture = (ROOT / path).read_text("utf-8")
        assert "url(http" not in picture
        assert "compare" in picture


@pytest.mark.slow
def test_the_examples_are_what_the_command_prints() -> None:
    assert_current("readme")
