"""The nearest passages come first, and equals in the order they were given."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from factcheck.match.dense import DenseIndex, best


class Clock:
    """Reads a text as an angle in degrees, so that nearness can be seen; counts its readings."""

    def __init__(self) -> None:
        self.read = 0

    def queries(self, texts: Sequence[str]) -> NDArray[np.float32]:
        angles = np.deg2rad(np.array([float(text) for text in texts]))
        return np.stack([np.cos(angles), np.sin(angles)], axis=1).astype(np.float32)

    def passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        self.read += 1
        return self.queries(texts)


def index(*angles: float) -> DenseIndex:
    return DenseIndex([str(angle) for angle in angles], Clock())


def test_the_nearest_comes_first() -> None:
    assert best(index(90, 10, 180, 45).cosines("0"), 4) == [1, 3, 0, 2]


def test_only_as_many_as_asked_for_are_given() -> None:
    assert best(index(90, 10, 180, 45).cosines("0"), 2) == [1, 3]


def test_equals_come_in_their_order() -> None:
    assert best(index(30, 90, -30, 30, 330).cosines("0"), 5) == [0, 2, 3, 4, 1]


def test_many_equals_come_in_their_order() -> None:
    """Sixteen and fewer would stay in order by any way of sorting."""
    found = best(index(*[30, 90] * 100).cosines("0"), 200)
    assert found == [*range(0, 200, 2), *range(1, 200, 2)]


def test_what_a_processor_rounds_differently_counts_as_equal() -> None:
    """The second is nearer by less than 0.00001."""
    assert best(index(60.0001, 60, 10).cosines("0"), 3) == [2, 0, 1]


@pytest.mark.parametrize("count", [3, 4, 1000])
def test_more_than_there_are_gives_all(count: int) -> None:
    assert best(index(90, 10, 45).cosines("0"), count) == [1, 2, 0]


def test_none_asked_for_is_none_given() -> None:
    assert best(index(90, 10).cosines("0"), 0) == []


def test_passages_are_embedded_once_and_not_before_they_are_needed() -> None:
    clock = Clock()
    found = DenseIndex(["10", "20"], clock)
    assert clock.read == 0
    best(found.cosines("0"), 1)
    best(found.cosines("90"), 1)
    list(found.neighbours(["a", "b"], 1, 0.0))
    assert clock.read == 1


def test_neighbours_are_of_other_groups() -> None:
    found = index(0, 1, 5, 40).neighbours(["post", "post", "wire", "wire"], 4, -1.0)
    assert list(found) == [[2, 3], [2, 3], [1, 0], [1, 0]]


def test_neighbours_below_the_least_cosine_are_left_out() -> None:
    """Cosine 0.9 is 26 degrees."""
    found = index(0, 20, 80).neighbours(["a", "b", "c"], 3, 0.9)
    assert list(found) == [[1], [0], []]


def test_of_one_group_nobody_has_neighbours() -> None:
    assert list(index(0, 0, 0).neighbours(["a", "a", "a"], 3, -1.0)) == [[], [], []]


def test_neighbours_are_at_most_the_count() -> None:
    found = index(0, 1, 2, 3).neighbours(["a", "b", "c", "d"], 2, 0.0)
    assert list(found) == [[1, 2], [0, 2], [1, 3], [2, 1]]


@given(
    angles=st.lists(st.integers(0, 359), min_size=1, max_size=20),
    query=st.integers(0, 359),
    count=st.integers(0, 25),
)
def test_what_is_left_out_is_no_nearer_than_what_is_given(
    angles: list[int], query: int, count: int
) -> None:
    found = best(index(*angles).cosines(str(query)), count)
    cosines = np.round(np.cos(np.deg2rad(np.array(angles) - query)), 4)
    assert len(found) == len(set(found)) == min(count, len(angles))
    given = [cosines[place] for place in found]
    left = [cosine for place, cosine in enumerate(cosines) if place not in found]
    assert given == sorted(given, reverse=True)
    assert not given or not left or given[-1] >= max(left)


@given(
    st.lists(st.sampled_from([0.1, 0.2, 0.200001, 0.3, -0.5]), min_size=1, max_size=40),
    st.integers(1, 20),
)
def test_the_nearest_come_first_and_equals_in_their_order(near: list[float], count: int) -> None:
    wanted = sorted(range(len(near)), key=lambda at: (-round(near[at], 5), at))[:count]
    assert best(np.array(near), count) == wanted
