"""Which sentences are held against each other: the near ones, of one time, and never all pairs."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.match import candidates as module
from factcheck.match.candidates import Entry, Rule, candidates
from factcheck.match.word_vectors import word_vectors
from factcheck.records import UNKNOWN_TIME, Precision, When


def on(day: int) -> When:
    date = dt.date(2021, 1, 1) + dt.timedelta(days=day)
    return When(date, date, Precision.DAY)


def entry(group: str, *marks: str, day: int | None = 0) -> Entry:
    return Entry(group, marks, UNKNOWN_TIME if day is None else on(day))


STRIKE = ("f:strike", "c:school", "p:kenya", "n:ana vidal")


def pairs(*entries: Entry) -> dict[tuple[int, int], Rule]:
    return {(c.a, c.b): c.rule for c in candidates(entries, None)}


@pytest.mark.parametrize(
    ("days", "rule"),
    [
        (0, Rule.NEAR_DAYS),
        (3, Rule.NEAR_DAYS),
        (4, Rule.WEEKS_APART),
        (60, Rule.WEEKS_APART),
        (61, Rule.MONTHS_APART),
        (4000, Rule.MONTHS_APART),
    ],
)
def test_like_sentences_are_paired_by_how_far_apart_they_are(days: int, rule: Rule) -> None:
    assert pairs(entry("a", *STRIKE), entry("b", *STRIKE, day=days)) == {(0, 1): rule}


def test_a_sentence_without_a_day_is_held_against_those_of_any_day() -> None:
    found = pairs(entry("a", *STRIKE, day=None), entry("b", *STRIKE), entry("c", *STRIKE, day=None))
    assert found == dict.fromkeys([(0, 1), (0, 2), (1, 2)], Rule.UNDATED)


def test_a_month_is_no_day() -> None:
    month = When(dt.date(2021, 1, 1), dt.date(2021, 1, 31), Precision.MONTH)
    assert pairs(entry("a", *STRIKE), Entry("b", STRIKE, month)) == {(0, 1): Rule.UNDATED}


def test_sentences_of_one_article_are_never_paired() -> None:
    assert pairs(entry("a", *STRIKE), entry("a", *STRIKE)) == {}


def test_sentences_that_share_nothing_are_not_paired() -> None:
    assert pairs(entry("a", *STRIKE), entry("b", "f:harvest", "c:rice", "p:japan")) == {}


def test_meaning_pairs_what_no_mark_does() -> None:
    near = np.array([[1, 0], [0.99, 0.141]], np.float32)
    entries = [entry("a", "w:dry"), entry("b", "w:kering")]
    assert [(c.a, c.b) for c in candidates(entries, near)] == [(0, 1)]
    assert candidates(entries, np.array([[1, 0], [0, 1]], np.float32)) == []


def test_a_surname_meets_the_full_name() -> None:
    full, short, other = word_vectors([("n:ana vidal",), ("n:vidal",), ("n:kim",)])
    assert full @ short > 0.5
    assert abs(full @ other) < 0.2


marks = st.lists(st.sampled_from([f"w:{n}" for n in range(30)]), min_size=1, max_size=6)
entries = st.lists(
    st.builds(
        entry, st.sampled_from("abcdefgh"), marks.map(" ".join),
        day=st.one_of(st.none(), st.integers(0, 90)),
    ),
    max_size=25,
)  # fmt: skip


@given(entries)
def test_every_pair_stands_once_in_order_and_between_articles(found: list[Entry]) -> None:
    keys = [(c.a, c.b) for c in candidates(found, None)]
    assert keys == sorted(set(keys))
    assert all(a < b and found[a].group != found[b].group for a, b in keys)


def crowd(count: int, *, days: int) -> list[Entry]:
    """Each story is told twice on one day, with words of its own."""
    return [
        entry(f"{half}{n}", f"w:{n}", f"n:name{n}", f"p:town{n % 40}", day=n % days)
        for n in range(count)
        for half in "ab"
    ]


def test_pairs_grow_with_a_corpus_that_grows_in_time_not_with_its_square() -> None:
    small, large = (len(candidates(crowd(n, days=n // 5), None)) for n in (200, 800))
    assert large <= 4.6 * small


@settings(max_examples=5, deadline=None)
@given(st.sampled_from([None, 1]))
def test_a_split_stretch_still_finds_the_like(days: int | None) -> None:
    """Every story is told twice; few of its pairs are lost where the landmarks part it."""
    told = crowd(300, days=days or 1)
    if days is None:
        told = [Entry(e.group, e.marks, UNKNOWN_TIME) for e in told]
    wanted = {(n, n + 1) for n in range(0, 600, 2)}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "LARGEST", 100)
        found = {(c.a, c.b) for c in candidates(told, None)}
    assert len(wanted & found) >= 0.95 * len(wanted)
