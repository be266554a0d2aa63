"""Numbers of two sentences meet in the unit they were written in, and as parts of a whole."""

from __future__ import annotations

import pytest
from core_helpers import article

from factcheck.extract.articles import read_article
from factcheck.language.numbers import find_quantities
from factcheck.match.arguments import Outcome
from factcheck.match.figures import _sums, figures, part_shares
from factcheck.match.measures import compare_numbers
from factcheck.records import Quantity


def only(text: str, language: str) -> Quantity:
    (quantity,) = find_quantities(text, language)
    return quantity


@pytest.mark.parametrize(
    ("asked", "asked_in", "found", "found_in"),
    [
        ("370 km", "id", "230 miles", "en"),
        ("80 mph", "en", "129 km/jam", "id"),
        ("102 degrees Fahrenheit", "en", "39 derajat Celsius", "id"),
    ],
)
def test_a_rounded_conversion_is_the_same_number(
    asked: str, asked_in: str, found: str, found_in: str
) -> None:
    assert compare_numbers(only(asked, asked_in), only(found, found_in)).outcome is Outcome.SAME
    assert compare_numbers(only(found, found_in), only(asked, asked_in)).outcome is Outcome.SAME


@pytest.mark.parametrize(
    ("text", "language", "shares"),
    [
        ("Nine of the fifteen nurses left", "en", [0.6]),
        ("Hanya 19 dari 45 anggota yang hadir", "id", [19 / 45]),
        ("Five nurses from Lombok met 15 teachers", "en", []),
        ("Tiga perawat asal Lombok bertemu 15 guru", "id", []),
        ("15 of the nine nurses", "en", []),
        ("5 nurses, 15 teachers", "en", []),
    ],
)
def test_a_part_before_its_whole_is_a_share(text: str, language: str, shares: list[float]) -> None:
    (sentence,) = read_article(article(text + ".", language=language)).analyses
    found = figures(sentence)
    assert [share.quantity.low for share in part_shares(found)] == pytest.approx(shares)


@pytest.mark.parametrize(
    ("text", "language", "sums"),
    [
        ("The slide killed 12 adults and three children", "en", [15]),
        ("Longsor menewaskan 12 orang dewasa dan tiga anak", "id", [15]),
        ("Seven men, four women and two children were rescued", "en", [13, 6]),
        ("Norway and 14 other countries signed", "en", [15]),
        ("Norwegia serta 14 negara lain menandatangani", "id", [15]),
        ("Norway and 14 soldiers left", "en", []),
        ("Polisi Jakarta dan 14 warga terluka", "id", []),
        ("The toll rose from 12 to 15 people", "en", []),
        ("In Oslo 14 people were hurt", "en", []),
        ("12 of the 30 miners and the owner left", "en", []),
    ],
)
def test_parts_add_up(text: str, language: str, sums: list[float]) -> None:
    (sentence,) = read_article(article(text + ".", language=language)).analyses
    assert [total.quantity.low for total in _sums(figures(sentence))] == sums
