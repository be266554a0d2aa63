"""Translations of public pairs: found by id, shared by rows, refused when malformed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from training.translated import FOLDER, SIDES, Translations


def row(id: str, premise: str, hypothesis: str) -> dict[str, Any]:
    return {
        "id": id, "premise": premise, "hypothesis": hypothesis, "labels": ["neutral"],
        "lang_premise": "id", "lang_hypothesis": "id",
    }  # fmt: skip


ROWS = [row("a", "Hujan turun.", "Jalan basah."), row("b", "Hujan turun.", "Jalan kering.")]


def folder(path: Path, text: str) -> Path:
    (path / "one.tsv").write_text(f"# a note\n{text}", "utf-8")
    return path


def test_a_pair_with_both_texts_translated_has_three_variants(tmp_path: Path) -> None:
    text = "a\tpremise\tIt rained.\na\thypothesis\tThe road is wet.\n"
    told = Translations(ROWS, folder(tmp_path, text))
    variants = list(told.variants(ROWS[0]))
    assert [(v["lang_premise"], v["lang_hypothesis"]) for v in variants] == [
        ("id", "en"), ("en", "id"), ("en", "en"),
    ]  # fmt: skip
    assert variants[2]["premise"] == "It rained."
    assert all(v["labels"] == ["neutral"] for v in variants)


def test_rows_with_one_premise_share_its_translation(tmp_path: Path) -> None:
    told = Translations(ROWS, folder(tmp_path, "a\tpremise\tIt rained.\n"))
    (variant,) = told.variants(ROWS[1])
    assert variant["premise"] == "It rained."
    assert variant["hypothesis"] == "Jalan kering."


def test_what_is_not_translated_has_no_variant(tmp_path: Path) -> None:
    assert list(Translations(ROWS, folder(tmp_path, "")).variants(ROWS[0])) == []


@pytest.mark.parametrize("line", ["a\tpremise", "a\tlabel\tx", "a\tpremise\t ", "a premise x"])
def test_a_malformed_line_is_named(tmp_path: Path, line: str) -> None:
    with pytest.raises(ValueError, match=r"one\.tsv:2: not an id, premise or hypothesis, a text"):
        Translations(ROWS, folder(tmp_path, line + "\n"))


def test_the_shipped_files_are_whole() -> None:
    for path in sorted(FOLDER.glob("*.tsv")):
        lines = path.read_text("utf-8").splitlines()
        parts = [line.split("\t") for line in lines if not line.startswith("#")]
        assert all(len(part) == 3 and part[1] in SIDES and part[2].strip() for part in parts)
        keys = [(part[0], part[1]) for part in parts]
        assert len(keys) == len(set(keys)), path
