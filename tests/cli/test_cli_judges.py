"""`--judge` and `--model` reach the library, and a model that is none is said to be none."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from cli_fakes import FakeLibrary, Run


@pytest.mark.parametrize("kind", ["symbolic", "neural", "both"])
def test_claim_hands_on_who_judges(run: Run, library: FakeLibrary, kind: str) -> None:
    run("claim", "Ann left", "news", "--judge", kind, "--model", "other")
    asked = library.asked("check_many")
    assert (asked["judges"], asked["model"]) == (kind, Path("other"))


def test_both_judges_and_the_shipped_model_are_the_default(run: Run, library: FakeLibrary) -> None:
    run("claim", "Ann left", "news")
    asked = library.asked("check_many")
    assert (asked["judges"], asked["model"]) == ("both", None)


def test_judge_seats_who_is_asked_for(run: Run, library: FakeLibrary) -> None:
    run("judge", "Ann left", "Ann stayed", "--judge", "symbolic")
    assert library.asked("judge")["judges"].kind == "symbolic"


def test_an_unknown_judge_is_wrong_use(run: Run) -> None:
    done = run("claim", "Ann left", "news", "--judge", "oracle")
    assert done.exit_code == 2
    assert "oracle" in done.stderr


def test_a_folder_without_a_model_is_said(run: Run, tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text(json.dumps({"id2label": {"0": "yes"}}))
    done = run("judge", "Ann left", "Ann stayed", "--model", str(tmp_path))
    assert done.exit_code == 3
    assert f"{tmp_path}: no .onnx file; give a folder with an .onnx file" in done.stderr
