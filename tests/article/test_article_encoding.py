"""Bytes become text whatever an editor saved them as; what was mended is said."""

from __future__ import annotations

import codecs
import random
import time
from pathlib import Path

import pytest
from article_helpers import articles, from_text, skipped
from hypothesis import given
from hypothesis import strategies as st

from factcheck.article.encoding import decode

TEXT = "Wali kota berkata: \u201cJembatan itu aman.\u201d\r\nWarga bertepuk tangan.\r\n"


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode("utf-8"),
        codecs.BOM_UTF8 + TEXT.encode("utf-8"),
        codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
    ],
    ids=["utf-8", "utf-8 mark", "16-le mark", "16-be mark", "32-le mark", "16-le", "16-be"],
)
def test_unicode_is_read_without_its_mark_and_with_its_line_ends(data: bytes) -> None:
    decoded = decode(data)
    assert decoded is not None
    assert (decoded.text, decoded.warnings) == (TEXT, ())


def test_windows_1252_is_told_and_warned_of(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(TEXT.encode("cp1252"))
    [article] = articles(path)
    assert article.text == TEXT
    assert article.warnings == (
        "decoded as Windows-1252, because byte 19 is not UTF-8: save the file as UTF-8",
    )


def test_damaged_utf8_keeps_the_rest_and_says_where(tmp_path: Path) -> None:
    data = TEXT.encode("utf-8").replace(b"aman", b"am\xffan")
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    [article] = articles(path)
    assert article.text == TEXT.replace("aman", "am\ufffdan")
    assert article.warnings[0].startswith("not valid UTF-8 from byte 37 on")


def test_a_cut_file_is_damaged_utf8_and_not_windows_1252() -> None:
    decoded = decode("Jembatan itu aman\u201d".encode()[:-1])
    assert decoded is not None
    assert decoded.text == "Jembatan itu aman\ufffd"


def test_an_odd_byte_at_the_end_of_utf16_is_said(tmp_path: Path) -> None:
    decoded = decode(codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le") + b"a")
    assert decoded is not None
    assert decoded.text.startswith(TEXT)
    assert "UTF-16-LE" in decoded.warnings[0]


@pytest.mark.parametrize("seed", range(5))
def test_random_bytes_are_no_text(seed: int, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(random.Random(seed).randbytes(5000))
    assert [p.reason for p in skipped(path)] == ["is a binary file, not text"]


@given(st.binary(max_size=300))
def test_any_bytes_are_decoded_or_refused(data: bytes) -> None:
    decoded = decode(data)
    assert decoded is None or isinstance(decoded.text, str)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=200))
def test_utf8_comes_back_unchanged(text: str) -> None:
    decoded = decode(text.encode("utf-8"))
    assert decoded is not None
    assert decoded.text == text.removeprefix("\ufeff")


def test_one_word_is_an_article(tmp_path: Path) -> None:
    assert from_text(tmp_path, "Gempa").title == "Gempa"


def test_a_line_of_100_000_characters_is_read_fast(tmp_path: Path) -> None:
    for text in ("kata " * 20_000, "x" * 100_000, "- " * 50_000, "(a" * 50_000, "a." * 50_000):
        begin = time.perf_counter()
        article = from_text(tmp_path, text)
        assert article.text == text
        assert time.perf_counter() - begin < 2
