"""`factcheck index`: what it says, where it writes, how it fails."""

from __future__ import annotations

import io
import json
import sqlite3
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from factcheck.cli.app import app
from factcheck.cli.progress import shown_progress
from factcheck.store.schema import SCHEMA


@pytest.fixture
def news(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "a.txt").write_text("Mayor rejects ceasefire\n\nThe mayor rejected the ceasefire.\n")
    (folder / "b.txt").write_text("Mayor accepts ceasefire\n\nThe mayor accepted the ceasefire.\n")
    return folder


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments), catch_exceptions=False)


def index(*arguments: str) -> Result:
    return run("index", *arguments, "--judge", "symbolic")


def test_it_says_what_it_kept_on_standard_error_alone(news: Path) -> None:
    done = index("news")
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr == "2 articles, 4 claims; kept in news/.factcheck/index.db\n"
    assert index("news", "--quiet").stderr == ""


def test_status_tells_what_is_in_it(news: Path) -> None:
    index("news")
    found = json.loads(run("index", "news", "--status", "--format", "json").stdout)
    assert found["file"] == "news/.factcheck/index.db"
    assert (found["schema"], found["files"], found["articles"]) == (SCHEMA, 2, 2)
    assert found["held"]["readings"]["entries"] == 2
    assert found["held"]["vectors"] == {"entries": 0, "bytes": 0, "older": 0}
    assert found["bytes"] == (news / ".factcheck/index.db").stat().st_size
    assert found["written"].startswith("20")
    shown = run("index", "news", "--status").stdout
    assert f"schema {SCHEMA}\n" in shown
    assert ": 2 articles in 2 files\n" in shown
    assert "older" not in shown


def test_status_counts_entries_of_older_versions(news: Path) -> None:
    index("news")
    with sqlite3.connect(news / ".factcheck/index.db") as db:
        db.execute("UPDATE kept SET version = 7 WHERE kind = 'readings'")
    db.close()
    assert "2 of older versions" in run("index", "news", "--status").stdout
    assert "2 old entries removed" in index("news").stderr  # they are under keys in use, yet old


def test_status_can_go_to_a_file_and_after_the_work(news: Path) -> None:
    done = index("news", "--format", "json", "--output", "status.json")
    assert (done.exit_code, done.stdout) == (0, "")
    assert json.loads(Path("status.json").read_text("utf-8"))["articles"] == 2


def test_status_without_an_index_is_said(news: Path) -> None:
    done = run("index", "news", "--status")
    assert (done.exit_code, done.stdout) == (3, "")
    assert done.stderr == (
        "error: news/.factcheck/index.db: there is no index; run `factcheck index`\n"
    )
    assert not (news / ".factcheck").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "no articles"),
        (("-",), "standard input alone has no folder"),
        (("news", "--status", "--rebuild"), "choose one of them"),
        (("news", "--format", "markdown"), "terminal or json"),
        (("news", "--lang", "de"), "no such language"),
    ],
)
def test_wrong_use_is_said(news: Path, arguments: tuple[str, ...], said: str) -> None:
    done = run("index", *arguments)
    assert done.exit_code == 2
    assert said in done.stderr


def test_the_index_lies_beside_the_settings(news: Path, tmp_path: Path) -> None:
    (tmp_path / "factcheck.toml").write_text('corpus = ["news"]\n')
    assert index().stderr.endswith("kept in .factcheck/index.db\n")
    assert index("news/a.txt").stderr.endswith("1 article, 2 claims; kept in .factcheck/index.db\n")
    assert not (news / ".factcheck").exists()


def test_a_skipped_input_counts_with_strict(news: Path) -> None:
    (news / "c.txt").touch()
    assert index("news").exit_code == 0
    done = index("news", "--strict")
    assert done.exit_code == 3
    assert "skipped news/c.txt" in done.stderr


def test_nothing_to_read_is_incomplete(news: Path) -> None:
    assert index("gone").exit_code == 3


def test_a_newer_index_is_refused_and_other_commands_do_without(news: Path) -> None:
    plain = run("extract", "news", "--format", "json").stdout
    index("news")
    with sqlite3.connect(news / ".factcheck/index.db") as db:
        db.execute(f"PRAGMA user_version = {SCHEMA + 1}")
    db.close()
    done = index("news")
    assert done.exit_code == 3
    assert "was written by a newer version of factcheck" in done.stderr
    assert "run `factcheck index --rebuild`" in done.stderr
    done = run("extract", "news", "--format", "json")
    assert (done.exit_code, done.stdout) == (0, plain)
    assert done.stderr.count("working without it") == 1
    assert index("news", "--rebuild").exit_code == 0
    assert "warning" not in run("extract", "news").stderr


class Terminal(io.StringIO):
    """What a person sees of standard error."""

    def isatty(self) -> bool:
        return True


def progress_on(stream: io.StringIO, monkeypatch: pytest.MonkeyPatch, quiet: bool) -> str:
    monkeypatch.setattr("sys.stderr", stream)
    monkeypatch.setenv("TERM", "xterm")
    with shown_progress(quiet=quiet) as tell:
        for done in range(1, 4):
            tell("articles", done, 0)
            tell("claims", done, 3)
    return stream.getvalue()


def test_progress_is_shown_on_a_terminal_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = progress_on(Terminal(), monkeypatch, quiet=False)
    assert "extracting claims" in shown
    assert "3/3" in shown
    assert progress_on(io.StringIO(), monkeypatch, quiet=False) == ""
    assert progress_on(Terminal(), monkeypatch, quiet=True) == ""
