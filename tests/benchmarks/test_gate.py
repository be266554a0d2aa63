"""The gate: floors hold, go up only, and are bound to the bytes they were measured on."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmark_fakes import ALL_RIGHT, ONE_WRONG, Run

from benchmarks import gate
from benchmarks.cases import DataError
from benchmarks.data import Skipped
from benchmarks.floors import Floor, load_floors, worse


def test_nothing_pinned_is_said_and_fails(run: Run) -> None:
    assert run(ALL_RIGHT) == gate.WRONG_DATA
    assert "part/inference: nothing is pinned; run: python -m benchmarks.gate --update" in run.text


def test_a_floor_that_is_reached_passes(run: Run) -> None:
    assert run(ONE_WRONG, update=True) == gate.GOOD
    assert run(ONE_WRONG) == gate.GOOD
    assert ">= 3" in run.text


def test_a_floor_that_is_not_reached_fails(run: Run) -> None:
    run(ALL_RIGHT, update=True)
    assert run(ONE_WRONG) == gate.WORSE
    assert "WORSE" in run.text


def test_a_figure_above_its_floor_passes_and_asks_to_raise_it(run: Run) -> None:
    run(ONE_WRONG, update=True)
    assert run(ALL_RIGHT) == gate.GOOD
    assert "--update" in run.text


def test_update_raises_the_floor_to_whole_cases(run: Run) -> None:
    run(ONE_WRONG, update=True)
    run(ALL_RIGHT, update=True)
    assert load_floors(run.floors).sets["part/inference/tune"].at_least == {"right": 4}


def test_update_refuses_to_lower_a_floor_and_writes_nothing(run: Run) -> None:
    run(ALL_RIGHT, update=True)
    before = run.floors.read_bytes()
    assert run(ONE_WRONG, update=True) == gate.WORSE
    assert "refused to lower part/inference/tune: right 3/4 < 4/4" in run.text
    assert run.floors.read_bytes() == before


def test_a_floor_goes_down_when_it_is_allowed(run: Run) -> None:
    run(ALL_RIGHT, update=True)
    assert run(ONE_WRONG, update=True, allow_lower=True) == gate.GOOD
    assert run(ONE_WRONG) == gate.GOOD


@pytest.mark.parametrize("update", [False, True])
def test_changed_gold_is_noticed_and_says_how_to_repin(run: Run, update: bool) -> None:
    run(ALL_RIGHT, update=True)
    run.gold.write_text('{"id": "p2"}\n', encoding="utf-8")
    assert run(ALL_RIGHT, update=update) == gate.WRONG_DATA
    assert "python -m benchmarks.gate --repin" in run.text


def test_repin_accepts_changed_gold(run: Run) -> None:
    run(ALL_RIGHT, update=True)
    run.gold.write_text('{"id": "p2"}\n', encoding="utf-8")
    assert run(ALL_RIGHT, repin=True) == gate.GOOD
    assert run(ALL_RIGHT) == gate.GOOD


def test_repin_with_more_cases_compares_shares(run: Run) -> None:
    run(ONE_WRONG, update=True)
    run.gold.write_text('{"id": "p2"}\n', encoding="utf-8")
    assert run((*ONE_WRONG, False, False), repin=True) == gate.WORSE
    assert "right 3/6 < 3/4" in run.text
    assert run((*ONE_WRONG, *ONE_WRONG), repin=True) == gate.GOOD


def test_a_set_that_vanished_is_a_lowered_floor(run: Run) -> None:
    run(ALL_RIGHT, update=True)
    assert run((), update=True) == gate.WORSE
    assert "part/inference/tune: the set is gone" in run.text


def test_absent_data_is_said_and_its_floors_are_kept(run: Run) -> None:
    run(ALL_RIGHT, update=True)
    run.present, run.skipped = False, (Skipped("part/inference", "x is not there"),)
    assert run((), update=True) == gate.GOOD
    assert "skipped: part/inference: x is not there" in run.text
    assert "part/inference/tune" in load_floors(run.floors).sets
    assert "part/inference" in load_floors(run.floors).digests


def test_floors_without_data_are_an_error(run: Run) -> None:
    run(ALL_RIGHT, update=True)
    run.present = False
    assert run(()) == gate.WRONG_DATA
    assert "has floors but no data" in run.text
    assert run((), repin=True) == gate.WORSE
    assert run((), repin=True, allow_lower=True) == gate.GOOD
    assert load_floors(run.floors).sets == {}


def test_more_flips_than_pinned_are_worse() -> None:
    assert worse(Floor(10, {}, {"flips": 1}), Floor(10, {}, {"flips": 2})) == ["flips 2/10 > 1/10"]
    assert worse(Floor(10, {}, {"flips": 1}), Floor(10, {}, {"flips": 0})) == []


def test_a_broken_floors_file_names_itself(tmp_path: Path) -> None:
    file = tmp_path / "floors.toml"
    file.write_text("sets = 3\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"floors\.toml: not a floors file"):
        load_floors(file)
