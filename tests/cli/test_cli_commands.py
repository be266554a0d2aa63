"""Commands: artefact on standard output, everything else on standard error, the right exit code."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace
from pathlib import Path

import pytest
from cli_fakes import FakeLibrary, Run
from report_samples import SKIPPED, comparison

from factcheck.cli.app import app
from factcheck.report.interface import Kind, ReportFormat
from factcheck.report.registry import HOLDS, formats_for

COMMANDS = ("compare", "claim", "report", "extract", "judge", "timeline")
CALLS = {
    "compare": ("compare", "news"),
    "claim": ("claim", "Rebels hold the bridge", "news"),
    "report": ("report", "news"),
    "extract": ("extract", "news"),
    "judge": ("judge", "Rebels left", "Rebels stayed"),
    "timeline": ("timeline", "Who controls the bridge?", "news"),
}

KINDS = {
    "compare": Kind.COMPARISON,
    "claim": Kind.VERDICTS,
    "report": Kind.REPORT,
    "extract": Kind.EXTRACTION,
    "judge": Kind.JUDGEMENTS,
    "timeline": Kind.TIMELINE,
}


def test_every_command_is_there_and_has_help(run: Run) -> None:
    registered = [c.callback.__name__ for c in app.registered_commands if c.callback]
    others = ("index", "settings", "completion")  # which have tests of their own
    assert tuple(registered) == (*COMMANDS, *others)
    for name in registered:
        shown = run(name, "--help")
        assert shown.exit_code == 0
        if name in ("settings", "completion"):
            continue
        assert "--format" in shown.stdout
        assert "FILE" in shown.stdout


@pytest.mark.parametrize("report_format", ReportFormat)
@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_writes_every_format_that_holds_its_results(
    run: Run, command: str, report_format: ReportFormat
) -> None:
    done = run(*CALLS[command], "--format", report_format.value)
    if KINDS[command] not in HOLDS[report_format]:
        assert (done.exit_code, done.stdout) == (2, "")
        assert f"--format {report_format.value}: holds no {KINDS[command].value}" in done.stderr
        return
    assert done.exit_code == 0
    assert done.stdout
    if report_format is ReportFormat.JSON:
        json.loads(done.stdout)
    if report_format is ReportFormat.JSONL:
        assert all(json.loads(line) for line in done.stdout.splitlines())


@pytest.mark.parametrize("command", COMMANDS)
def test_the_summary_goes_to_standard_error_and_quiet_silences_it(run: Run, command: str) -> None:
    done = run(*CALLS[command], "--format", "json")
    assert done.stderr.strip()
    json.loads(done.stdout)
    assert run(*CALLS[command], "--quiet").stderr == ""


@pytest.mark.parametrize("command", COMMANDS)
def test_an_output_file_holds_what_standard_output_would(
    run: Run, command: str, tmp_path: Path
) -> None:
    printed = run(*CALLS[command], "--format", "json").stdout
    done = run(*CALLS[command], "--format", "json", "--output", "out.json")
    assert done.stdout == ""
    assert (tmp_path / "out.json").read_text("utf-8") == printed
    assert [path.name for path in tmp_path.iterdir()] == ["out.json"]


def test_an_output_file_stays_as_it_was_when_the_run_fails(run: Run, tmp_path: Path) -> None:
    (tmp_path / "out.json").write_text("before")
    assert run("claim", "", "news", "--output", "out.json").exit_code == 2
    assert (tmp_path / "out.json").read_text() == "before"
    assert [path.name for path in tmp_path.iterdir()] == ["out.json"]


def test_an_output_folder_that_does_not_exist_is_named(run: Run) -> None:
    done = run("compare", "news", "--output", "gone/out.json")
    assert done.exit_code == 2
    assert done.stderr.endswith("name a file in a folder that exists and is writable\n")


def test_without_path_and_settings_the_mend_is_named(run: Run) -> None:
    done = run("compare")
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr == (
        "error: no articles: name a file or a folder, or set corpus in factcheck.toml\n"
    )


def test_without_path_the_corpus_of_the_settings_is_read(
    run: Run, library: FakeLibrary, tmp_path: Path
) -> None:
    (tmp_path / "factcheck.toml").write_text('corpus = ["a", "b"]\n')
    run("compare")
    assert library.asked("read")["paths"] == ("a", "b")


def test_settings_are_looked_for_above_the_first_path_too(run: Run, tmp_path: Path) -> None:
    (tmp_path / "project/news").mkdir(parents=True)
    (tmp_path / "project/factcheck.toml").write_text("x = 1\n")
    done = run("compare", "project/news")
    assert done.exit_code == 2
    assert done.stderr.startswith("error: project/factcheck.toml:1:x: unknown key; known: ")


@pytest.mark.parametrize("value", ["2020-13-01", "yesterday", "2020-01", "01/02/2020", ""])
def test_a_bad_date_is_refused_with_the_form_that_is_meant(run: Run, value: str) -> None:
    done = run("compare", "news", "--as-of", value)
    assert done.exit_code == 2
    assert "write year-month-day, as 2020-01-31" in done.stderr


@pytest.mark.parametrize("command", COMMANDS)
def test_an_unknown_language_is_refused_with_those_known(run: Run, command: str) -> None:
    done = run(*CALLS[command], "--lang", "de")
    assert done.exit_code == 2
    assert done.stderr == "error: --lang de: no such language; write one of en, id\n"


def test_as_of_reaches_the_library(run: Run, library: FakeLibrary) -> None:
    run("compare", "news", "--as-of", "2020-01-31")
    assert library.asked("compare")["as_of"] == dt.date(2020, 1, 31)


def test_extract_as_of_leaves_out_later_articles(run: Run) -> None:
    done = run("extract", "news", "--as-of", "2021-03-31", "--format", "json")
    assert [a["article"] for a in json.loads(done.stdout)["articles"]] == ["post.txt", "times.txt"]


@pytest.mark.parametrize("arguments", [("--colour",), ("--format", "yaml"), ("--fail-on", "all")])
def test_an_unknown_option_or_value_is_wrong_use(run: Run, arguments: tuple[str, ...]) -> None:
    assert run("compare", "news", *arguments).exit_code == 2


@pytest.mark.parametrize(("strict", "code"), [((), 0), (("--strict",), 3)])
def test_a_skipped_input_is_named_with_its_mend(
    run: Run, library: FakeLibrary, strict: tuple[str, ...], code: int
) -> None:
    library.skipped = (SKIPPED,)
    done = run("compare", "news", *strict)
    assert done.exit_code == code
    assert "skipped bad.txt: is binary; save it as text\n" in done.stderr
    assert done.stdout


def test_a_run_that_can_read_nothing_is_incomplete(run: Run, library: FakeLibrary) -> None:
    library.skipped = (SKIPPED,)
    library.found = replace(comparison(), articles=(), claims=(), relations=(), questions=())
    assert run("compare", "news").exit_code == 3


@pytest.mark.parametrize(
    ("level", "code"),
    [("none", 0), ("unexpected-verdict", 0), ("disputed", 1), ("contradiction", 1), ("any", 1)],
)
def test_fail_on_makes_findings_fail(run: Run, level: str, code: int) -> None:
    assert run("compare", "news", "--fail-on", level).exit_code == code


def test_fail_on_of_the_settings_holds_unless_given(run: Run, tmp_path: Path) -> None:
    (tmp_path / "factcheck.toml").write_text('fail_on = "any"\n')
    assert run("compare", "news").exit_code == 1
    assert run("compare", "news", "--fail-on", "none").exit_code == 0


def test_verbose_names_what_was_dropped_and_which_alias_applied(run: Run) -> None:
    for command in ("compare", "claim", "report", "extract"):
        assert "dropped: 'they left'" in run(*CALLS[command], "--verbose").stderr
        assert "alias: LNA in post.txt" in run(*CALLS[command], "--verbose").stderr
        assert "alias" not in run(*CALLS[command]).stderr


def test_article_warnings_are_said_once_and_act_on_nothing(run: Run, library: FakeLibrary) -> None:
    warned = replace(library.found.articles[0], warnings=("odd \x1b[2J bytes",))
    library.found = replace(
        library.found, articles=(warned,), warnings=("echo.txt: odd \x1b[2J bytes",)
    )
    assert run("compare", "news").stderr.count("warning: echo.txt: odd \\x1b[2J bytes\n") == 1


def test_report_checks_each_tracked_claim_as_of_its_day(
    run: Run, library: FakeLibrary, tmp_path: Path
) -> None:
    (tmp_path / "claims").mkdir()
    (tmp_path / "factcheck.toml").write_text("")
    (tmp_path / "claims/a.toml").write_text(
        '[[claim]]\nid = "one"\ntext = "x"\nexpect = "supported"\nas_of = 2020-01-31\n'
        '[[claim]]\nid = "two"\ntext = "y"\nexpect = "refuted"\n'
        '[[claim]]\nid = "three"\ntext = "z"\nas_of = 2020-01-31\n'
    )
    done = run("report", "news", "--format", "json")
    assert done.exit_code == 1
    assert "3 tracked claims, 1 not as expected: two" in done.stderr
    tracked = json.loads(done.stdout)["tracked"]
    assert [(t["id"], t["expected"], t["as_of"]) for t in tracked] == [
        ("one", True, "2020-01-31"),
        ("two", False, None),
        ("three", True, "2020-01-31"),
    ]
    assert run("report", "news", "--fail-on", "none").exit_code == 0


def test_report_without_tracked_claims_says_how_to_add_them(run: Run) -> None:
    done = run("report", "news")
    assert done.exit_code == 0
    assert "add [[claim]] tables to a file in claims/" in done.stderr


@pytest.mark.parametrize("asked", ["q1", "who controls the bridge?", "controls bridge"])
def test_timeline_finds_a_question_by_id_words_or_likeness(run: Run, asked: str) -> None:
    done = run("timeline", asked, "news", "--format", "json")
    assert json.loads(done.stdout)["id"] == "q1"


def test_timeline_names_the_nearest_questions(run: Run) -> None:
    done = run("timeline", "price of rice", "news")
    assert done.exit_code == 2
    assert "the nearest: " in done.stderr
    assert "Who is the mayor?" in done.stderr


def test_the_same_run_gives_the_same_bytes(run: Run) -> None:
    for report_format in formats_for(Kind.COMPARISON):
        first, second = (run("compare", "news", "--format", report_format.value) for _ in "ab")
        assert first.stdout_bytes == second.stdout_bytes
