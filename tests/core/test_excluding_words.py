"""Words that exclude each other contradict in one slot, in both languages and across them."""

from __future__ import annotations

import pytest
from core_helpers import rows, symbolic

from factcheck.language.lexicon import load_frames
from factcheck.match.arguments import Comparer
from factcheck.match.corpus import learn_names

COMPARER = Comparer(learn_names([]), load_frames())


@pytest.mark.parametrize(("label", "premise", "hypothesis"), rows("excluding_words.tsv"))
def test_a_differing_word_decides(label: str, premise: str, hypothesis: str) -> None:
    assert symbolic.judge(premise, hypothesis).label.value == label


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("c:nephew", "c:niece"),  # by what they are kinds of: male and female
        ("c:soldier", "c:civilian"),
        ("c:foreign_tourist", "c:domestic"),
        ("o:1", "c:last"),
        ("c:conscious", "f:faint"),  # a predicate that says the quality
        ("f:flow_freely", "f:slow"),
    ],
)
def test_two_marks_exclude_each_other_both_ways(one: str, other: str) -> None:
    assert COMPARER.exclude(one, other)
    assert COMPARER.exclude(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("c:school", "c:elementary_school"),
        ("c:dawn", "c:morning"),
        ("c:waitress", "c:waiter"),
        ("o:2", "c:last"),
        ("c:hospital", "c:school"),
        ("c:unconscious", "f:faint"),
    ],
)
def test_wider_words_and_words_that_can_both_hold_exclude_nothing(one: str, other: str) -> None:
    assert not COMPARER.exclude(one, other)
    assert not COMPARER.exclude(other, one)
