"""Texts go through the model together so that none's answer hangs on the others."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from factcheck.model.session import BATCH_TEXTS, BATCH_TOKENS, batches

LONGEST = 129
lengths = st.lists(st.integers(1, LONGEST), max_size=120)


@given(lengths)
def test_every_text_goes_through(given_lengths: list[int]) -> None:
    rows = Counter(row for batch in batches(given_lengths, LONGEST) for row in set(batch.rows))
    assert rows == Counter(range(len(given_lengths)))


@given(lengths)
def test_how_far_a_text_is_filled_up_hangs_on_its_own_length(given_lengths: list[int]) -> None:
    for batch in batches(given_lengths, LONGEST):
        for row in batch.rows:
            (alone,) = batches([given_lengths[row]], LONGEST)
            assert batch.width == alone.width
            assert given_lengths[row] <= batch.width <= LONGEST


@given(lengths)
def test_no_text_goes_alone_and_no_batch_is_too_large(given_lengths: list[int]) -> None:
    for batch in batches(given_lengths, LONGEST):
        assert 2 <= len(batch.rows) <= BATCH_TEXTS
        assert len(batch.rows) * batch.width <= BATCH_TOKENS
