"""The page about the judge names every level, with what it says."""

from pathlib import Path

import pytest

from factcheck.judge.levels import LEVELS, Level
from factcheck.judge.weights import PAIRS, PASSAGES, load_weights

PAGE = (Path(__file__).parents[2] / "docs" / "judge.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("level", LEVELS, ids=lambda level: level.name)
def test_the_page_names_the_level_with_its_label_and_type(level: Level) -> None:
    kind = level.type.value if level.type is not None else ""
    assert f"| {level.name} | {level.label.value} | {kind}".rstrip() in PAGE


@pytest.mark.parametrize(
    "name", ["number other", "time other", "opposite quality", "sign other somewhere"]
)
def test_a_clash_never_speaks_for_entailment(name: str) -> None:
    weight = load_weights()[name]
    assert weight.contradiction > weight.entailment
    assert weight.entailment < 0.5


def test_a_number_that_fits_speaks_for_entailment() -> None:
    for table in (PAIRS, PASSAGES):
        weight = load_weights(table)["number same"]
        assert weight.entailment > weight.contradiction
