"""Texts go through the model together so that none's answer hangs on the others."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from model_fakes import write_tokenizer

from factcheck.model.interface import ModelError
from factcheck.model.session import BATCH_TEXTS, BATCH_TOKENS, batches, open_tokenizer

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


def test_a_tokenizer_is_shared_and_cuts_where_each_reader_says(tmp_path: Path) -> None:
    write_tokenizer(tmp_path)
    one, other = (open_tokenizer(tmp_path / "tokenizer.json") for _ in range(2))
    assert one is other
    text = " ".join(["town"] * 50)
    for longest in (10, 40, 10):
        assert [len(code.ids) for code in one.encode([text], longest)] == [longest]


def test_a_tokenizer_that_was_replaced_is_read_again(tmp_path: Path) -> None:
    write_tokenizer(tmp_path)
    file = tmp_path / "tokenizer.json"
    before = open_tokenizer(file)
    file.write_text(file.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    assert open_tokenizer(file) is not before


def test_a_tokenizer_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"none\.json"):
        open_tokenizer(tmp_path / "none.json")
