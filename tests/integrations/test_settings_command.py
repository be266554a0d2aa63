"""`factcheck settings`: says what it read, or every mistake with its line; reads no article."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from factcheck.cli.app import app


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["settings", *arguments], catch_exceptions=False)


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("claims").mkdir()


def test_right_files_are_counted_though_the_corpus_is_not_there() -> None:
    Path("factcheck.toml").write_text('corpus = ["nowhere"]\n')
    Path("claims/a.toml").write_text('[[claim]]\nid = "a"\ntext = "The bridge is open."\n')
    done = run()
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr == (
        "factcheck.toml and claims: 0 article facts, 0 entity tables, 0 questions, "
        "1 tracked claim, 0 suppressions; no mistakes\n"
    )
    assert run("--quiet").stderr == ""


def test_every_mistake_of_every_claims_file_is_told_with_its_line() -> None:
    Path("factcheck.toml").touch()
    Path("claims/a.toml").write_text('[[claim]]\nid = "a"\ntext = "x"\nexpect = "perhaps"\n')
    Path("claims/b.toml").write_text("[[claim]\n")
    done = run()
    assert done.exit_code == 2
    told = done.stderr.splitlines()
    assert [line.split(":")[:3] for line in told] == [
        ["error", " claims/a.toml", "4"],
        ["error", " claims/b.toml", "1"],
    ]


def test_no_settings_are_wrong_use() -> None:
    done = run()
    assert done.exit_code == 2
    assert done.stderr == "error: no settings: name one with --config, or write factcheck.toml\n"
