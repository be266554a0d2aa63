"""Sentences end where a reader would end them, in linear time."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from language_cases import paragraphs

from factcheck.language.folder import LanguageError
from factcheck.language.sentences import split_sentences

CASES = [
    pytest.param(code, block, id=f"{code}: {block[0][:40]}")
    for code in ("id", "en")
    for block in paragraphs(f"sentences_{code}.txt")
]


@pytest.mark.parametrize(("language", "expected"), CASES)
def test_paragraph_splits_into_its_sentences(language: str, expected: list[str]) -> None:
    text = " ".join(expected)
    assert [text[start:end] for start, end in split_sentences(text, language)] == expected


@given(st.text(alphabet='aB .!?…"”“()1,\n', max_size=80), st.sampled_from(["id", "en"]))
def test_spans_are_in_order_and_lose_nothing_but_white_space(text: str, language: str) -> None:
    spans = split_sentences(text, language)
    kept = "".join(text[start:end] for start, end in spans)
    assert "".join(kept.split()) == "".join(text.split())
    assert all(start < end for start, end in spans)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))


@pytest.mark.parametrize("piece", ["a. ", ".", "A.", '"! ', "x", " ", "no. 5 ", "...) "])
def test_a_line_of_100_000_characters_splits_within_a_second(piece: str) -> None:
    text = (piece * 100_000)[:100_000]
    begin = time.perf_counter()
    split_sentences(text, "en")
    assert time.perf_counter() - begin < 1.0


def test_a_language_without_data_is_an_error_that_names_the_known_ones() -> None:
    with pytest.raises(LanguageError, match=r"'xx' \(known: en, id\)"):
        split_sentences("Text.", "xx")
