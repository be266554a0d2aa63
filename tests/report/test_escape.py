"""Article text is data: nothing in it acts on a terminal, in Markdown or in a CI log."""

from __future__ import annotations

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.report.escape import markdown, one_line, to_json, visible

ANY_TEXT = st.text(st.characters(codec=None))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred", r"\x1b[31mred"),
        ("bell\x07", r"bell\x07"),
        ("csi\x9b1m", r"csi\x9b1m"),
        ("a\u202eb", r"a\u202eb"),
        ("\ud800", r"\ud800"),
        ("[/red] [bold]", "[/red] [bold]"),
        ("::error::x", r":\x3aerror:\x3ax"),
        ("a ##[error]b", r"a #\x23[error]b"),
        ("Café — “x”", "Café — “x”"),
    ],
)
def test_terminal_text_shows_what_would_act(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_white_space_of_hard_wrapped_lines_is_shown_as_one_space() -> None:
    assert one_line("Army\r\n  retook\tit") == "Army retook it"


@given(ANY_TEXT)
def test_no_control_or_override_character_is_left(text: str) -> None:
    assert not [c for c in visible(text) if unicodedata.category(c) in ("Cc", "Cs")]
    assert not set(visible(text)) & set("\u202a\u202b\u202d\u202e\u2066\u2067\u2068\u2069")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a | b", r"a \| b"),
        ("<script>&", "&lt;script&gt;&amp;"),
        ("*b* _i_ `c` [l](u) #1 ~s~", r"\*b\* \_i\_ \`c\` \[l\](u) \#1 \~s\~"),
        ("line\nbreak", "line break"),
        ("- item", r"\- item"),
        ("2020. Year", "2020. Year"),
        ("1. item", r"1\. item"),
        ("at 12:30", "at 12:30"),
        ("http://x.org", r"http\://x.org"),
        ("www.x.org", r"www\.x.org"),
        ("@team :smile:", r"&#64;team \:smile:"),
        ("\x1b", r"\\x1b"),
    ],
)
def test_markdown_text_is_no_markup(text: str, shown: str) -> None:
    assert markdown(text) == shown


@given(ANY_TEXT)
def test_json_gives_back_the_text_and_prints_nothing_that_acts(text: str) -> None:
    written = to_json({"quote": text})
    assert json.loads(written) == {"quote": text}
    assert not [c for c in written if unicodedata.category(c) in ("Cc", "Cs")]
    assert "##[" not in written


def test_json_keeps_letters_readable() -> None:
    assert to_json({"b": "Café", "a": 1}) == '{"b": "Café", "a": 1}'


def test_whatever_json_must_escape_is_not_printable() -> None:
    """So that a printable text needs no translation."""
    from factcheck.report.escape import _JSON_TABLE

    assert [code for code in _JSON_TABLE if chr(code).isprintable()] == []
