"""The clean reading mends wraps and wrong decoding, and never loses its place."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.article import clean

PLAIN = ["a", "B", "kata", ".", "7", "\u00e9", "\u201c", "\u201d", " ", "-"]
BREAKS = ["  ", "\n", "\r\n", "\t", "-\n", "\u2028", "\x85"]
INVISIBLE = ["\u00ad", "\u200b", "\ufeff", "\x1b"]
WRONGLY_DECODED = [
    *("\u00c2", "\u00c2\u00a0", "\u00c3\u00a9", "\u00c5", "\u00e2", "\u00e2\u20ac"),
    *("\u00e2\u20ac\u0153", "\u00e2\u20ac\u009d", "\u00e2\u20ac\u2122", "\u00ef\u00bb\u00bf"),
    "\u00f0\u0178\u02dc\u20ac",
]
#: Everything the mending knows, in any order.
PIECES = st.lists(
    st.sampled_from([*PLAIN, *BREAKS, *INVISIBLE, *WRONGLY_DECODED]), max_size=40
).map("".join)


def reading(text: str) -> str:
    return clean(text, 0, len(text))[0]


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("Hujan  turun\nsepanjang   malam", "Hujan turun sepanjang malam"),
        ("  tepi\u00a0dan\tujung \r\n", "tepi dan ujung"),
        ("pem-\nbangunan", "pembangunan"),
        ("pem-\r\n   bangunan", "pembangunan"),
        ("kapal-\nkapal", "kapal-kapal"),
        ("ber-\nsama kota-\nkotanya", "bersama kota-kotanya"),
        ("terpecah-\npecah", "terpecah-pecah"),
        ("al-\nFarabi", "al-Farabi"),
        ("Trans-\nJawa", "Trans-Jawa"),
        ("ke-\n2", "ke-2"),
        ("pantai -\nlaut", "pantai - laut"),
        ("pem\u00adbangunan dan pem\u00ad\nbangunan", "pembangunan dan pembangunan"),
        ("nol\u200blebar \ufeff dan \u202eterbalik\u202c", "nollebar dan terbalik"),
        ("dengan\x1b[31m warna", "dengan[31m warna"),
        ("\u00e2\u20ac\u0153Siap,\u00e2\u20ac\u009d katanya", "\u201cSiap,\u201d katanya"),
        ("\u00e2\u20ac\u0153Siap,\u00e2\u20ac katanya", "\u201cSiap,\u201d katanya"),
        ("\u00e2\x80\x9cSiap\u00e2\x80\x9d", "\u201cSiap\u201d"),
        ("2019\u00e2\u20ac\u201c2020", "2019\u20132020"),
        ("caf\u00c3\u00a9 Erdo\u00c4\u0178an", "caf\u00e9 Erdo\u011fan"),
        ("KABAR\u00c2\u00a0\u2013\u00c2\u00a0Hujan", "KABAR \u2013 Hujan"),
        ("Hujan.\u00c2 Reda.\u00c2", "Hujan. Reda."),
        ("\u00c3\u00a2\u00e2\u201a\u00ac\u00c5\u201cDua kali", "\u201cDua kali"),
        ("\u201cCAF\u00c9\u201d dan ma\u00eetre", "\u201cCAF\u00c9\u201d dan ma\u00eetre"),
        ("", ""),
        (" \n ", ""),
    ],
)
def test_readings(raw: str, expected: str) -> None:
    assert reading(raw) == expected


@given(PIECES)
def test_offsets_rise_and_stay_inside(text: str) -> None:
    cleaned, offsets = clean(text, 0, len(text))
    assert len(offsets) == len(cleaned) + 1
    assert all(a < b for a, b in pairwise(offsets))
    assert all(0 <= offset <= len(text) for offset in offsets)


@given(PIECES, PIECES, PIECES)
def test_a_stretch_reads_the_same_wherever_it_stands(before: str, text: str, after: str) -> None:
    alone, places = clean(text, 0, len(text))
    inside, offsets = clean(before + text + after, len(before), len(before) + len(text))
    assert inside == alone
    assert [offset - len(before) for offset in offsets] == list(places)


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=120))
def test_a_character_that_was_not_mended_is_the_one_its_offset_names(text: str) -> None:
    cleaned, offsets = clean(text, 0, len(text))
    for character, offset in zip(cleaned, offsets, strict=False):
        raw = text[offset]
        repaired = raw in "\u00c2\u00c3\u00c4\u00c5\u00e2\u00ef\u00f0" or not raw.isascii()
        assert character == raw or (character == " " and raw.isspace()) or repaired


@given(PIECES)
def test_the_reading_has_single_inner_blanks_only(text: str) -> None:
    cleaned, _ = clean(text, 0, len(text))
    assert cleaned == " ".join(cleaned.split())
    assert "\u200b" not in cleaned


def test_a_quote_cut_out_by_offsets_holds_whole_repaired_marks() -> None:
    text = "Kata dia, \u00e2\u20ac\u0153kami siap\u00e2\u20ac\u009d hari ini"
    cleaned, offsets = clean(text, 0, len(text))
    start, end = cleaned.index("\u201c"), cleaned.index("\u201d") + 1
    quote = text[offsets[start] : offsets[end - 1] + 1]
    assert quote == "\u00e2\u20ac\u0153kami siap\u00e2\u20ac\u009d"


@pytest.mark.parametrize(
    "piece", ["kata ", "ab-\ncd ", "- \n", "\u00e2\u20ac\u0153", " \u200b", "\u00c2"]
)
def test_time_grows_with_the_length_only(piece: str) -> None:
    text = piece * (300_000 // len(piece))
    begin = time.perf_counter()
    clean(text, 0, len(text))
    assert time.perf_counter() - begin < 3
