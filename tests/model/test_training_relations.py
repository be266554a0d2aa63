"""The dated pairs that the model's second head learns from are read as they were written."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from training import relations

LINES = (
    "superseded id en 2\tKorban Gempa Jadi 12 Orang\tQuake toll climbs to 31\n"
    "agree id id 0\tPasar Terbakar\tApi Melalap Pasar\n"
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "quake_a.tsv"
    path.write_text(LINES, "utf-8")
    return path


def test_a_line_is_a_pair_with_the_days_between(file: Path) -> None:
    first, second = relations.read_file(file)
    assert (first.id, first.relation, first.langs, first.days) == (
        "quake_a-001",
        "superseded",
        ("id", "en"),
        2,
    )
    assert (second.earlier, second.later) == ("Pasar Terbakar", "Api Melalap Pasar")


@pytest.mark.parametrize(
    "line",
    ["superseded id en\ta\tb", "refutes id en 2\ta\tb", "agree id en 2\ta", "agree id en -1\ta\tb"],
)
def test_a_line_out_of_form_is_named(file: Path, line: str) -> None:
    file.write_text(f"{LINES}{line}\n", "utf-8")
    with pytest.raises(ValueError, match=r"quake_a\.tsv:3: no dated pair"):
        relations.read_file(file)


def test_the_earlier_text_stands_first_and_those_of_one_day_in_either_order(file: Path) -> None:
    pairs = relations.read_file(file)
    seen = set()
    for seed in range(20):
        later, same = relations.rows(pairs, random.Random(seed), as_well=False)
        assert (later["premise"], later["hypothesis"]) == (
            "Korban Gempa Jadi 12 Orang",
            "+2 Quake toll climbs to 31",
        )
        assert (later["lang_premise"], later["lang_hypothesis"]) == ("id", "en")
        seen.add((same["premise"], same["hypothesis"]))
    assert seen == {
        ("Pasar Terbakar", "+0 Api Melalap Pasar"),
        ("Api Melalap Pasar", "+0 Pasar Terbakar"),
    }


def test_what_agrees_on_one_day_may_be_told_days_later_and_what_changed_may_not(
    file: Path,
) -> None:
    pairs = relations.read_file(file)
    told = [[*relations.rows(pairs, random.Random(seed))] for seed in range(40)]
    assert {later["hypothesis"][:3] for later, _ in told} == {"+2 "}
    assert {same["hypothesis"][:3] for _, same in told} == {"+0 ", "+1 ", "+2 ", "+3 "}


def test_no_pair_that_is_tested_or_fitted_on_is_learned_from() -> None:
    kept = relations.HELD_OUT | relations.DEVELOPMENT
    learned = {path.stem for path in relations.files()}
    assert kept
    assert not kept & learned
    assert {path.stem for path in relations.files(kept)} == kept
    texts = {
        name: {
            text
            for path in paths
            for pair in relations.read_file(path)
            for text in (pair.earlier, pair.later)
        }
        for name, paths in (("kept", relations.files(kept)), ("learned", relations.files()))
    }
    assert len(texts["kept"] & texts["learned"]) < len(texts["kept"]) / 50
