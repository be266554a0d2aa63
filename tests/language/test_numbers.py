"""Quantities are read with their value, unit and vagueness, and compare as a reader would."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from language_cases import lines, rows
from num2words import num2words

from factcheck.language.numbers import (
    QuantityOrder,
    comparable,
    compare_quantities,
    find_quantities,
)
from factcheck.records import Quantity

CASES = [
    pytest.param(code, *row, id=f"{code}: {row[0][:40]}")
    for code in ("id", "en")
    for name in ("quantities", "expressions")
    for row in rows(f"{name}_{code}.tsv")
]
ORDINARY = {
    "id": "Lebih dari 700 orang tewas pada 4 April 2019 dan dua puluh rumah rusak, kata Salim. ",
    "en": "More than 700 people died on April 4, 2019 and twenty homes burned, officials said. ",
}
REPEATED = ["1 ", "1-", "dua ", "two hundred and ", "lebih dari ", "half a ", "Rp 1 ", "1,", "9"]


def number(value: float | None) -> str:
    return "*" if value is None else f"{value:.3f}".rstrip("0").rstrip(".")


def written(quantity: Quantity) -> str:
    ends = f"{number(quantity.low)}..{number(quantity.high)}"
    return f"{quantity.text} = {ends} {quantity.unit}{'~' * quantity.vague}"


def only(text: str, language: str = "en") -> Quantity:
    (quantity,) = find_quantities(text, language)
    return quantity


@pytest.mark.parametrize(("language", "text", "expected"), CASES)
def test_sentence_holds_these_quantities(language: str, text: str, expected: str) -> None:
    found = "; ".join(written(quantity) for quantity in find_quantities(text, language))
    assert (found or "-") == expected


@pytest.mark.parametrize("language", ["id", "en"])
@given(value=st.integers(min_value=0, max_value=10**12))
@settings(max_examples=200)
def test_number_words_are_read_back(language: str, value: int) -> None:
    words = num2words(value, lang=language).replace(",", "")
    quantity = only(words, language)
    assert (quantity.low, quantity.high, quantity.text) == (value, value, words)


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_number_word_up_to_two_thousand_is_read_back(language: str) -> None:
    wrong = [
        value
        for value in range(2_000)
        if only(num2words(value, lang=language).replace(",", ""), language).low != value
    ]
    assert wrong == []


@given(value=st.integers(min_value=1, max_value=10**9), cents=st.integers(1, 9))
def test_both_digit_conventions_are_read_back(value: int, cents: int) -> None:
    english = f"{value:,}.{cents}"
    indonesian = english.translate(str.maketrans(",.", ".,"))
    expected = value + cents / 10
    assert only(f"{english} points").low == pytest.approx(expected)
    assert only(f"{indonesian} poin", "id").low == pytest.approx(expected)


PIECES = " ".join(lines("pieces_numbers.txt")).split()


@given(
    st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from(["", " "])), max_size=14),
    st.sampled_from(["id", "en"]),
)
@settings(max_examples=500)
def test_spans_are_in_order_and_show_their_text(
    pieces: list[tuple[str, str]], language: str
) -> None:
    text = "".join(word + blank for word, blank in pieces)
    found = find_quantities(text, language)
    assert all(q.text == text[q.start : q.end] != "" for q in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(q.low is None or q.high is None or q.low <= q.high for q in found)


Order = QuantityOrder
COMPARED = [
    ("704 people", "en", "lebih dari 700 orang", "id", Order.NARROWER),
    ("lebih dari 700 orang", "id", "704 people", "en", Order.BROADER),
    ("more than 700", "en", "lebih dari 700", "id", Order.EQUAL),
    ("700 orang", "id", "more than 700", "en", Order.COMPATIBLE),
    ("hampir 100 orang", "id", "98 people", "en", Order.COMPATIBLE),
    ("about 100", "en", "130", "en", Order.DIFFERENT),
    ("8 orang", "id", "sembilan orang", "id", Order.DIFFERENT),
    ("nine people", "en", "sembilan orang", "id", Order.EQUAL),
    ("puluhan orang", "id", "45 people", "en", Order.COMPATIBLE),
    ("puluhan orang", "id", "450 people", "en", Order.DIFFERENT),
    ("dozens", "en", "puluhan", "id", Order.COMPATIBLE),
    ("7 ships", "en", "5-10 kapal", "id", Order.NARROWER),
    ("at least 5", "en", "3", "en", Order.DIFFERENT),
    ("at least 5", "en", "8", "en", Order.BROADER),
    ("up to 10", "en", "3", "en", Order.BROADER),
    ("370 km", "en", "230 miles", "en", Order.EQUAL),
    ("370 km", "en", "300 miles", "en", Order.DIFFERENT),
    ("72 hours", "en", "tiga hari", "id", Order.EQUAL),
    ("dua pekan", "id", "14 days", "en", Order.EQUAL),
    ("half of voters", "en", "50 persen pemilih", "id", Order.EQUAL),
    ("35,49 juta", "id", "35.5 million", "en", Order.COMPATIBLE),
    ("700", "en", "704", "en", Order.DIFFERENT),
    ("14 ribu orang", "id", "14,128 people", "en", Order.COMPATIBLE),
    ("9.000 orang", "id", "9.061 orang", "id", Order.COMPATIBLE),
    ("9,000", "en", "8,700", "en", Order.DIFFERENT),
    ("3 ribu orang", "id", "2.700 orang", "id", Order.DIFFERENT),
    ("11,800", "en", "11,100", "en", Order.DIFFERENT),
    ("11,100", "en", "11,180", "en", Order.DIFFERENT),
    ("nearly 500 cows", "en", "lebih dari 500 sapi", "id", Order.DIFFERENT),
    ("fewer than 40", "en", "more than 40", "en", Order.DIFFERENT),
    ("up to 10", "en", "at least 10", "en", Order.COMPATIBLE),
    ("180 km", "en", "180 kg", "en", Order.INCOMPARABLE),
    ("$5", "en", "Rp 5", "id", Order.INCOMPARABLE),
    ("won 2-1", "en", "menang 2-1", "id", Order.EQUAL),
    ("won 2-1", "en", "kalah 1-2", "id", Order.COMPATIBLE),
    ("won 2-1", "en", "menang 3-1", "id", Order.DIFFERENT),
]


@pytest.mark.parametrize(("a", "lang_a", "b", "lang_b", "expected"), COMPARED)
def test_two_quantities_compare(
    a: str, lang_a: str, b: str, lang_b: str, expected: QuantityOrder
) -> None:
    assert compare_quantities(only(a, lang_a), only(b, lang_b)) is expected


PAIRS = [pytest.param(*row, id=" | ".join(row)) for row in rows("quantity_pairs.tsv")]


@pytest.mark.parametrize(("lang_a", "a", "lang_b", "b", "expected"), PAIRS)
def test_two_written_quantities_compare_both_ways(
    lang_a: str, a: str, lang_b: str, b: str, expected: str
) -> None:
    first, second = only(a, lang_a), only(b, lang_b)
    turned = {"narrower": "broader", "broader": "narrower"}.get(expected, expected)
    assert compare_quantities(first, second) == expected
    assert compare_quantities(second, first) == turned


MIRRORED = {Order.NARROWER: Order.BROADER, Order.BROADER: Order.NARROWER}


@pytest.mark.parametrize(("a", "lang_a", "b", "lang_b", "expected"), COMPARED)
def test_comparing_the_other_way_round_mirrors_the_answer(
    a: str, lang_a: str, b: str, lang_b: str, expected: QuantityOrder
) -> None:
    turned = compare_quantities(only(b, lang_b), only(a, lang_a))
    assert turned is MIRRORED.get(expected, expected)


def test_units_of_one_kind_become_one_unit() -> None:
    pair = comparable(only("two tons"), only("2000 kg"))
    assert pair is not None
    assert pair[0].low == pair[1].low == 2000.0
    assert comparable(only("two tons"), only("2 km")) is None


@pytest.mark.parametrize("language", ["id", "en"])
def test_a_line_of_100_000_characters_is_read_within_a_second(language: str) -> None:
    text = (ORDINARY[language] * 2_000)[:100_000]
    find_quantities(text[:100], language)  # the tables are read once
    begin = time.perf_counter()
    find_quantities(text, language)
    assert time.perf_counter() - begin < 1.0


@pytest.mark.parametrize("piece", REPEATED)
@pytest.mark.parametrize("language", ["id", "en"])
def test_no_repetition_makes_reading_slower_than_linear(language: str, piece: str) -> None:
    """Quadratic reading of so many tokens would take minutes."""
    text = (piece * 20_000)[:20_000]
    begin = time.perf_counter()
    find_quantities(text, language)
    assert time.perf_counter() - begin < 5.0
