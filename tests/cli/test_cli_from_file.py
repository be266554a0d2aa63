"""Claims and pairs: single ones, many from a file, broken lines, standard input."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from cli_fakes import FakeLibrary, Run

BROKEN = [
    ("{", "not JSON (Expecting property name enclosed in double quotes); write one object a line"),
    ("[1]", "not a JSON object; write one object a line"),
    ('{"claim": "x y"}', '"id" is missing or no text; write "id": "c1"'),
    ('{"id": "b"}', '"claim" is missing; write "claim": "..."'),
    ('{"id": "b", "claim": 7}', '"claim" is not a text; write "claim": "..."'),
    ('{"id": "a", "claim": "x y"}', "id 'a' is already on line 1; give each line its own id"),
    ('{"id": "b", "claim": " "}', "the claim is empty; write one statement"),
    ('{"id": "b", "claim": "' + "x" * 1_000_001 + '"}', "the line has more than 1,000,000 bytes"),
    (b"\xff", "not UTF-8; save the file as UTF-8"),
]


def _file(folder: Path, *lines: str | bytes) -> str:
    raw = [line.encode() if isinstance(line, str) else line for line in lines]
    (folder / "in.jsonl").write_bytes(b"\n".join(raw) + b"\n")
    return "in.jsonl"


def _answers(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


@pytest.mark.parametrize(("line", "reason"), BROKEN)
def test_a_broken_line_is_named_and_the_others_are_answered(
    run: Run, tmp_path: Path, line: str | bytes, reason: str
) -> None:
    first, last = '{"id": "a", "claim": "A b"}', '{"id": "z", "claim": "Y z", "more": 1}'
    done = run("claim", "--from-file", _file(tmp_path, first, line, last), "news")
    answered = [a["id"] for a in _answers(done.stdout) if not a.get("error")]
    assert answered == ["a", "z"]
    assert f"not answered in.jsonl:2: {reason}" in done.stderr
    assert done.exit_code == 3
    assert "1 line not answered" in done.stderr


def test_claims_are_answered_in_input_order_one_object_a_line(run: Run, tmp_path: Path) -> None:
    lines = [json.dumps({"id": f"c{n}", "claim": f"claim {n}"}) for n in (3, 1, 2)]
    for more in ((), ("--format", "jsonl"), ("--format", "json")):
        done = run("claim", "--from-file", _file(tmp_path, *lines, ""), "news", *more)
        assert [answer["id"] for answer in _answers(done.stdout)] == ["c3", "c1", "c2"]
        assert done.exit_code == 0


def test_claims_come_from_standard_input(run: Run) -> None:
    done = run("claim", "--from-file", "-", "news", input='\ufeff{"id": 7, "claim": "A b"}\n')
    assert [answer["id"] for answer in _answers(done.stdout)] == ["7"]


def test_standard_input_cannot_hold_claims_and_articles(run: Run) -> None:
    assert run("claim", "--from-file", "-", "-").exit_code == 2


@pytest.mark.parametrize("command", ["claim", "judge"])
def test_a_file_that_cannot_be_opened_is_wrong_use(run: Run, command: str) -> None:
    done = run(command, "--from-file", "gone.jsonl", *(["news"] if command == "claim" else []))
    assert done.exit_code == 2
    assert done.stderr == (
        "error: --from-file gone.jsonl: No such file or directory; name a JSON Lines file, or -\n"
    )


def test_an_empty_claim_is_one_clear_line(run: Run) -> None:
    done = run("claim", " ", "news")
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr == "error: the claim is empty; write one statement\n"


def test_a_claim_of_one_word_is_answered_with_a_warning(run: Run) -> None:
    done = run("claim", "Haftar", "news")
    assert done.exit_code == 0
    assert "warning: 'Haftar' is one word, no statement; write who did what\n" in done.stderr


def test_a_missing_claim_is_wrong_use(run: Run) -> None:
    done = run("claim")
    assert done.exit_code == 2
    assert "no claim; write one in quotes, or name --from-file FILE" in done.stderr


def test_language_and_date_reach_the_library(run: Run, library: FakeLibrary) -> None:
    run("claim", "Ann left", "news", "--lang", "en", "--as-of", "2020-01-31")
    asked = library.asked("check_many")
    assert (asked["language"], str(asked["as_of"])) == ("en", "2020-01-31")


def test_judge_reads_both_shapes_of_a_pair(run: Run, library: FakeLibrary, tmp_path: Path) -> None:
    plain = {"id": "p", "premise": "A b", "hypothesis": "C d"}
    dated = {
        "id": "d",
        "a": {"text": "A b", "source": "S", "published": "2020-01-31"},
        "b": {"text": "C d", "published": None},
    }
    lines = [json.dumps(pair) for pair in (plain, dated)]
    done = run("judge", "--from-file", _file(tmp_path, *lines), "--format", "jsonl")
    assert [answer["id"] for answer in _answers(done.stdout)] == ["p", "d"]
    asked = library.asked("judge")
    assert (asked["a"].text, asked["a"].source) == ("A b", "S")
    assert asked["a"].published.iso() == "2020-01-31"
    assert not asked["b"].published.known


@pytest.mark.parametrize(
    ("pair", "reason"),
    [
        ({"a": {"text": "x"}}, '"b" is missing; write "b": "..."'),
        ({"premise": "x", "hypothesis": " "}, '"hypothesis" is empty; write a sentence'),
        ({"a": {"text": "x", "published": "soon"}, "b": "y"}, "published is no date: 'soon'"),
    ],
)
def test_a_broken_pair_is_named_and_the_others_are_judged(
    run: Run, tmp_path: Path, pair: dict[str, Any], reason: str
) -> None:
    good = json.dumps({"id": "z", "premise": "A b", "hypothesis": "C d"})
    done = run("judge", "--from-file", _file(tmp_path, json.dumps({"id": "x", **pair}), good))
    assert [answer["id"] for answer in _answers(done.stdout)] == ["z"]
    assert reason in done.stderr
    assert done.exit_code == 3


def test_judge_takes_the_dates_of_both_texts(run: Run, library: FakeLibrary) -> None:
    run("judge", "A b", "C d", "--date-a", "2020-01-31", "--date-b", "2020-02-01")
    asked = library.asked("judge")
    assert [asked[side].published.iso() for side in "ab"] == ["2020-01-31", "2020-02-01"]


@pytest.mark.parametrize("texts", [(), ("one",), ("one", "two", "three"), ("one", "")])
def test_judge_wants_two_texts(run: Run, texts: tuple[str, ...]) -> None:
    done = run("judge", *texts)
    assert done.exit_code == 2
    assert "; write" in done.stderr or "unexpected extra argument" in done.stderr


def test_judge_explain_shows_the_slots(run: Run) -> None:
    assert "opposite" in run("judge", "A b", "C d", "--explain").stdout
    assert "opposite" not in run("judge", "A b", "C d").stdout
