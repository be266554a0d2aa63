"""Two phrases compare as the same thing, a narrower, a broader or another one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.language.lexicon import load_frames
from factcheck.match.arguments import Comparer, Outcome
from factcheck.match.corpus import learn_names

COMPARER = Comparer(learn_names([]), load_frames())
MARKS = st.lists(
    st.sampled_from(
        ["c:hospital", "c:market", "p:peru", "p:chile", "n:anna berg", "n:tom reed", "c:north",
         "c:south", "f:attack", "f:reject", "w:dorim", "c:building", "p:oslo", "p:norway"]
    ),
    min_size=1, max_size=4, unique=True,
).map(tuple)  # fmt: skip


@given(MARKS)
def test_a_phrase_is_the_same_as_itself(marks: tuple[str, ...]) -> None:
    assert COMPARER.compare(marks, marks).outcome is Outcome.SAME


@given(MARKS, MARKS)
def test_whether_two_marks_exclude_each_other_does_not_depend_on_their_order(
    a: tuple[str, ...], b: tuple[str, ...]
) -> None:
    assert COMPARER.exclude(a[0], b[0]) == COMPARER.exclude(b[0], a[0])


@given(MARKS, MARKS)
def test_scores_lie_between_nothing_and_all(a: tuple[str, ...], b: tuple[str, ...]) -> None:
    assert 0.0 <= COMPARER.compare(a, b).score <= 1.0


@pytest.mark.parametrize(
    ("asked", "found", "outcome"),
    [
        (("c:building",), ("c:hospital",), Outcome.NARROWER),
        (("c:hospital",), ("c:hospital", "p:oslo"), Outcome.NARROWER),
        (("p:peru",), ("p:chile",), Outcome.DIFFERENT),
        (("n:anna berg",), ("n:tom reed",), Outcome.DIFFERENT),
        (("n:berg",), ("n:anna berg",), Outcome.SAME),
        (("c:north",), ("c:south",), Outcome.OPPOSITE),
        (("p:peru",), (), Outcome.MISSING),
    ],
)
def test_kinds_places_and_names_decide(
    asked: tuple[str, ...], found: tuple[str, ...], outcome: Outcome
) -> None:
    assert COMPARER.compare(asked, found).outcome is outcome


@pytest.mark.parametrize(("a", "b"), [("c:hospital", "c:building"), ("p:bandung", "p:indonesia")])
def test_the_broader_covers_the_narrower_and_not_the_other_way_round(a: str, b: str) -> None:
    assert COMPARER.covers(b, a)
    assert not COMPARER.covers(a, b)
