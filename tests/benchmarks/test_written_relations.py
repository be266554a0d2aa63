"""The written dated pairs are in form; files that are kept out share no text with the others."""

from __future__ import annotations

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
    assert (first.relation, first.langs, first.days) == ("superseded", ("id", "en"), 2)
    assert (second.earlier, second.later) == ("Pasar Terbakar", "Api Melalap Pasar")


@pytest.mark.parametrize(
    "line",
    ["superseded id en\ta\tb", "refutes id en 2\ta\tb", "agree id en 2\ta", "agree id en -1\ta\tb"],
)
def test_a_line_out_of_form_is_named(file: Path, line: str) -> None:
    file.write_text(f"{LINES}{line}\n", "utf-8")
    with pytest.raises(ValueError, match=r"quake_a\.tsv:3: no dated pair"):
        relations.read_file(file)


def test_the_files_kept_out_are_there_and_share_next_to_no_text_with_the_others() -> None:
    kept = relations.HELD_OUT | relations.DEVELOPMENT
    assert not relations.HELD_OUT & relations.DEVELOPMENT
    assert kept < {path.stem for path in relations.files()}
    texts: dict[bool, set[str]] = {True: set(), False: set()}
    for path in relations.files():
        for pair in relations.read_file(path):
            texts[path.stem in kept] |= {pair.earlier, pair.later}
    assert len(texts[True] & texts[False]) < len(texts[True]) / 50


def test_every_relation_is_about_a_quarter_of_the_pairs() -> None:
    found = [pair.relation for path in relations.files() for pair in relations.read_file(path)]
    for relation in relations.RELATIONS:
        assert 0.2 < found.count(relation) / len(found) < 0.3
