"""Figures: counts, their uncertainty, baselines that learn on the other half, and tables."""

from __future__ import annotations

import pytest
from benchmark_fakes import outcome
from hypothesis import given
from hypothesis import strategies as st

from benchmarks import baselines, figures
from benchmarks.data import Kind
from benchmarks.figures import Share
from benchmarks.report import replaced
from benchmarks.tables import table


def test_wilson_interval_of_known_counts() -> None:
    """Published examples: Newcombe 1998, 81 of 263, 15 of 148, 0 of 20 and 1 of 29."""
    known = {
        (81, 263): (0.2553, 0.3662),
        (15, 148): (0.0624, 0.1605),
        (0, 20): (0.0, 0.1611),
        (1, 29): (0.0061, 0.1718),
    }
    for (hits, total), interval in known.items():
        assert Share(hits, total).interval == pytest.approx(interval, abs=5e-5)


@given(st.integers(0, 500), st.integers(1, 500))
def test_the_interval_holds_the_share(hits: int, more: int) -> None:
    share = Share(hits, hits + more)
    low, high = share.interval
    assert 0 <= low <= share.value + 1e-12
    assert share.value <= high + 1e-12 <= 1 + 1e-11


def test_nothing_counted_is_not_a_zero() -> None:
    assert str(Share(0, 0)) == "none"
    assert Share(0, 0).interval == (0.0, 1.0)


def test_evidence_is_counted_only_where_the_gold_has_a_quote() -> None:
    outcomes = [outcome(True, evidence=e) for e in (True, False, None, None)]
    found = {m.name: m.share for m in figures.measures(Kind.CLAIMS, outcomes)}
    assert found["evidence"] == Share(1, 2)


def test_precision_recall_and_coverage_of_contradiction() -> None:
    gold_got = [
        ("contradiction", "contradiction"),
        ("contradiction", "neutral"),
        ("neutral", "contradiction"),
        ("entailment", "entailment"),
    ]
    outcomes = [outcome(True, gold=gold, got=got) for gold, got in gold_got]
    assert figures.precision(outcomes, "contradiction") == Share(1, 2)
    assert figures.recall(outcomes, "contradiction") == Share(1, 2)
    assert figures.coverage(outcomes) == Share(3, 4)


def test_a_sample_is_the_same_in_any_order_of_the_data() -> None:
    names = [f"case {n}" for n in range(50)]
    drawn = baselines.sample(names, 10, str)
    assert len(drawn) == 10
    assert set(drawn) == set(baselines.sample(names[::-1], 10, str))


def test_a_smaller_sample_is_part_of_a_larger_one() -> None:
    names = [f"case {n}" for n in range(50)]
    assert set(baselines.sample(names, 5, str)) < set(baselines.sample(names, 20, str))


def test_a_baseline_learns_nothing_from_the_half_it_answers() -> None:
    mine = [baselines.Scored(90, "entailment", 0) for _ in range(9)]
    other = [baselines.Scored(90, "neutral", 1) for _ in range(3)]
    assert baselines.majority([*mine, *other]) == ["neutral"] * 9 + ["entailment"] * 3


def test_the_threshold_baseline_finds_a_threshold_that_separates() -> None:
    pairs = [
        baselines.Scored(similarity, "entailment" if similarity > 62 else "contradiction", fold)
        for fold in (0, 1)
        for similarity in (10, 30, 58, 64, 80, 95)
    ]
    answers, found = baselines.thresholds(pairs)
    assert answers == [p.gold for p in pairs]
    assert {t.at for t in found} == {60}


def test_cells_of_a_table_are_aligned() -> None:
    assert table(("set", "n"), [("a", "10"), ("longer", "2")]) == (
        "| set    | n  |\n| ------ | -- |\n| a      | 10 |\n| longer | 2  |"
    )


def test_writing_figures_twice_changes_the_page_once() -> None:
    page = "Before\n<!-- gate -->\nold\n<!-- end of gate -->\nAfter\n"
    once = replaced(page, "gate", "new")
    assert once == "Before\n<!-- gate -->\n\nnew\n\n<!-- end of gate -->\nAfter\n"
    assert replaced(once, "gate", "new") == once
