"""Whatever is packed comes back the same; whatever else comes is refused, and never executed."""

from __future__ import annotations

import contextlib
import datetime as dt
import pickle
from array import array
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from store_helpers import articles_of

from factcheck.extract.articles import read_article
from factcheck.extract.statements import Analysis
from factcheck.records import (
    Article,
    Block,
    DateBasis,
    Hang,
    InferenceLabel,
    Judgement,
    Polarity,
    Precision,
    Quantity,
    RelationKind,
    Sentence,
    When,
)
from factcheck.store.interface import StoreError, key_of
from factcheck.store.packing import packing

_days = st.one_of(st.none(), st.dates())
whens = st.builds(
    When, _days, _days, st.sampled_from(Precision), st.sampled_from(DateBasis),
    st.none() | st.text(), st.text(),
)  # fmt: skip
blocks = st.builds(Block, st.sampled_from(("title", "body")), st.integers(), st.integers())
texts = st.text(st.characters(codec=None))  # half characters too
articles = st.builds(
    Article, texts, texts, texts, texts, texts, st.none() | texts, texts, whens, _days,
    st.none() | texts, st.tuples(blocks), st.lists(texts).map(tuple),
)  # fmt: skip
numbers = st.none() | st.floats(allow_nan=False)
quantities = st.builds(Quantity, numbers, numbers, texts, texts, st.integers(), st.integers(),
                       st.booleans(), texts)  # fmt: skip
sentences = st.builds(
    Sentence, texts, st.integers(), st.integers(), st.integers(), texts,
    st.lists(st.integers(0, 2**32 - 1)).map(lambda n: array("I", n)), st.booleans(), st.integers(),
)  # fmt: skip


@given(st.one_of(articles, quantities, sentences, whens))
def test_what_is_packed_comes_back_the_same(value: object) -> None:
    kept = packing(type(value))
    assert kept.unpack(kept.pack(value)) == value


@pytest.mark.parametrize("number", [0, 1, False, True, 0.0, -0.0, float("inf"), 1e300])
def test_a_number_keeps_its_type(number: float) -> None:
    value = Quantity(number, number, "km", "x", 0, 1)
    kept = packing(Quantity).unpack(packing(Quantity).pack(value))
    assert (type(kept.low), repr(kept.low)) == (type(number), repr(number))


def test_everything_that_is_read_of_a_corpus_comes_back_the_same(corpus: Path) -> None:
    kept = packing(tuple[Analysis, ...])
    for article in articles_of(corpus):
        analyses = read_article(article).analyses
        assert analyses
        assert kept.unpack(kept.pack(analyses)) == analyses


def test_members_dates_and_fixed_tuples_are_values_again() -> None:
    assert packing(tuple[Polarity, ...]).unpack(b'\0["negated"]') == (Polarity.NEGATED,)
    assert packing(dt.date).unpack(b"\x00737425") == dt.date(2020, 1, 1)
    assert packing(Hang).unpack(b'\0"week"') is Hang.WEEK
    judged = Judgement(
        "1", InferenceLabel.NEUTRAL, (0.1, 0.8, 0.1), RelationKind.UNRELATED, None, "why", "words"
    )
    assert packing(Judgement).unpack(packing(Judgement).pack(judged)) == judged


@pytest.mark.parametrize(
    "packed",
    [
        b"", b"\0", b"\0{", b"\1not packed", b"\0null", b"\0[1]", b"\0[[0,0,0]]", b"\0\xff",
        b'\0["a","b"', b"\0" + b"[" * 100_000, pickle.dumps(print), b"\0" + pickle.dumps(print),
    ],
)  # fmt: skip
def test_what_is_no_such_value_is_refused(packed: bytes) -> None:
    with pytest.raises(StoreError):
        packing(tuple[When, ...]).unpack(packed)


@given(st.binary())
def test_any_bytes_are_a_value_or_refused(packed: bytes) -> None:
    with contextlib.suppress(StoreError):
        packing(tuple[Quantity, ...]).unpack(packed)


@dataclass(frozen=True)
class Odd:
    """A field that JSON has no place for."""

    odd: dict[str, int]


def test_a_type_that_cannot_be_kept_is_said_at_once() -> None:
    with pytest.raises(TypeError, match="cannot be kept"):
        packing(Odd)


@given(st.lists(st.text()), st.lists(st.text()))
def test_no_two_lists_of_parts_have_one_key(a: list[str], b: list[str]) -> None:
    assert (key_of("v", *a) == key_of("v", *b)) == (a == b)


def test_another_version_is_another_key() -> None:
    assert key_of("1", "text") != key_of("2", "text")
