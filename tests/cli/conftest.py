"""The command line over a library that answers from memory."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest
from cli_fakes import FakeLibrary, Run
from typer.testing import CliRunner, Result

import factcheck
from factcheck.cli.app import app


@pytest.fixture
def library(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> FakeLibrary:
    """A fake library in place of the real one, in an empty working directory."""
    fake = FakeLibrary()
    module = fake.module()
    monkeypatch.setitem(sys.modules, "factcheck.api", module)
    monkeypatch.setitem(vars(factcheck), "api", module)  # no question to a lazy __getattr__
    monkeypatch.chdir(tmp_path)
    return fake


@pytest.fixture
def run(library: FakeLibrary) -> Run:
    """Run the command line: `run("compare", "x.txt")`."""

    def invoke(*arguments: str, **options: Any) -> Result:
        return CliRunner().invoke(app, list(arguments), catch_exceptions=False, **options)

    return invoke
