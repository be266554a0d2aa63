"""The recipes of docs/ci.md name what is there."""

from __future__ import annotations

import re
import shlex
from typing import Any

import yaml
from integration_helpers import ROOT, read_yaml

from factcheck.cli.app import app
from factcheck.cli.describe import describe

DOCS = (ROOT / "docs" / "ci.md").read_text("utf-8")
RECIPES = [yaml.safe_load(block) for block in re.findall(r"```yaml\n(.*?)```", DOCS, re.DOTALL)]
ACTION = read_yaml("action.yml")


def mappings(value: Any) -> list[dict[str, Any]]:
    """Every mapping inside a recipe."""
    inside = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    found = [mapping for each in inside for mapping in mappings(each)]
    return [value, *found] if isinstance(value, dict) else found


def test_recipes_name_inputs_outputs_jobs_and_hooks_that_exist() -> None:
    steps = [m for m in mappings(RECIPES) if str(m.get("uses", "")).startswith("OWNER/factcheck@")]
    assert len(steps) == 2
    assert {name for step in steps for name in step.get("with", ())} <= set(ACTION["inputs"])
    outputs = set(re.findall(r"steps\.factcheck\.outputs\.([\w-]+)", DOCS))
    assert outputs <= set(ACTION["outputs"])
    (job,) = (m for m in mappings(RECIPES) if "extends" in m)
    (template,) = read_yaml("integrations/gitlab/factcheck.gitlab-ci.yml").items()
    assert job["extends"] == template[0]
    assert set(job["variables"]) <= set(template[1]["variables"])
    hooks = {m["id"] for m in mappings(RECIPES) if set(m) <= {"id", "args"} and "id" in m}
    assert hooks == {hook["id"] for hook in read_yaml(".pre-commit-hooks.yaml")}


def test_every_input_is_told_with_its_default() -> None:
    rows = dict(re.findall(r"^\| `([\w-]+)` \| (.*?) \|", DOCS, re.MULTILINE))
    assert set(rows) == set(ACTION["inputs"])
    for name, given in ACTION["inputs"].items():
        assert not given["default"] or rows[name] == f"`{given['default']}`"


def test_every_command_line_has_options_that_exist() -> None:
    program = describe(app, "factcheck")
    known = {c.name: {n for o in c.options for n in o.names} for c in program.commands}
    lines = [line for line in DOCS.splitlines() if line.startswith("factcheck ")]
    assert len(lines) == 3
    for line in lines:
        _, command, *words = shlex.split(line, comments=True)
        assert {word for word in words if word.startswith("--")} <= known[command]
