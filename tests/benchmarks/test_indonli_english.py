"""The English hypotheses for IndoNLI are ids and translations, and nothing else."""

from __future__ import annotations

import re

import pytest

from benchmarks.data import ROOT

FILE = ROOT / "benchmarks" / "indonli_english.tsv"


@pytest.fixture(scope="module")
def rows() -> list[list[str]]:
    lines = FILE.read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]


def test_every_row_is_an_id_and_a_translation(rows: list[list[str]]) -> None:
    wrong = [
        row
        for row in rows
        if len(row) != 2
        or not re.fullmatch(r"indonli-\d+", row[0])
        or not row[1]
        or row[1] != " ".join(row[1].split())
    ]
    assert not wrong


def test_no_id_is_translated_twice(rows: list[list[str]]) -> None:
    assert len({row[0] for row in rows}) == len(rows)


def test_there_are_enough_translations(rows: list[list[str]]) -> None:
    assert len(rows) >= 200


def test_the_head_names_the_licence() -> None:
    head = [x for x in FILE.read_text(encoding="utf-8").splitlines() if x.startswith("#")]
    assert "CC BY 4.0" in " ".join(head)
