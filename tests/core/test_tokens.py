"""Words keep their place in the text, whatever the text is made of."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.language.tokens import TokenKind, normalise, tokenize


def texts(text: str) -> list[str]:
    return [t.text for t in tokenize(text)]


@given(st.text())
def test_every_token_is_the_text_at_its_offsets(text: str) -> None:
    for token in tokenize(text):
        assert text[token.start : token.end] == token.text


@given(st.text())
def test_tokens_leave_out_nothing_but_blanks_and_never_overlap(text: str) -> None:
    end = 0
    for token in tokenize(text):
        assert not text[end : token.start].strip()
        assert token.end > token.start >= end
        end = token.end
    assert not text[end:].strip()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("didn't", ["did", "n't"]),
        ("didn’t", ["did", "n’t"]),
        ("Lopez's", ["Lopez", "'s"]),
        ("we're", ["we", "'re"]),
        ("anak-anak", ["anak-anak"]),
        ("COVID-19", ["COVID-19"]),
        ("2-1", ["2-1"]),
        ("1.250,50", ["1.250,50"]),
        ("12%", ["12%"]),
        ("Sana'a", ["Sana'a"]),
        ("(WHO)", ["(", "WHO", ")"]),
        ("rapat/sidang", ["rapat/sidang"]),
        ("Anna, Berg.", ["Anna", ",", "Berg", "."]),
    ],
)
def test_words_numbers_and_clitics_are_cut_where_their_meaning_is(
    text: str, expected: list[str]
) -> None:
    assert texts(text) == expected


def test_a_token_knows_whether_it_is_word_number_or_mark() -> None:
    kinds = [t.kind for t in tokenize("Rp 5.000 !")]
    assert kinds == [TokenKind.WORD, TokenKind.NUMBER, TokenKind.MARK]


@pytest.mark.parametrize(
    ("a", "b"), [("Erdoğan", "ERDOĞAN"), ("São Paulo", "Sao Paulo"), ("Sana’a", "sana'a")]
)
def test_case_accents_and_apostrophes_do_not_tell_words_apart(a: str, b: str) -> None:
    assert normalise(a) == normalise(b)


@pytest.mark.parametrize("piece", ["a", "a-", "1,", "n't", "'", "a'", "é.", "-", "9"])
def test_a_very_long_run_takes_linear_time(piece: str) -> None:
    began = time.process_time()
    tokenize(piece * 60_000)
    assert time.process_time() - began < 2.0
