"""Sentences read cleanly and point into the untouched text."""

from __future__ import annotations

from pathlib import Path

import pytest
from article_helpers import from_json, from_text
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.article import article_sentences

PAGE = (
    "Jembatan Lama Ditutup\r\n\r\n"
    "KABARKOTA.COM, Tripoli \u2013 Petugas menutup  jembatan\r\n"
    "itu sejak Senin pagi karena retak pada tiang tengahnya.\u00c2 Warga memutar lewat hulu.\r\n"
    "\r\nLeave a Reply\r\n"
)


def test_sentences_carry_their_place_paragraph_and_headline(tmp_path: Path) -> None:
    article = from_text(tmp_path, PAGE)
    found = list(article_sentences(article))
    assert [(s.index, s.text, s.is_title, s.paragraph) for s in found] == [
        (0, "Jembatan Lama Ditutup", True, 0),
        (
            1,
            "Petugas menutup jembatan itu sejak Senin pagi karena retak pada tiang tengahnya.",
            False,
            1,
        ),
        (2, "Warga memutar lewat hulu.", False, 1),
    ]
    assert article.text[found[1].start : found[1].end] == (
        "Petugas menutup  jembatan\r\nitu sejak Senin pagi karena retak pada tiang tengahnya."
    )


def test_an_article_in_an_unknown_language_has_no_sentences(tmp_path: Path) -> None:
    article = from_json(tmp_path, text="Le pont est ferme depuis lundi.", lang="fr")
    assert list(article_sentences(article)) == []


def test_a_text_in_no_known_language_is_undetermined_and_says_so(tmp_path: Path) -> None:
    article = from_text(tmp_path, "Xqz vrk plm tnd grb wxy zzt kkl.")
    assert article.language == "und"
    assert "the language could not be told" in article.warnings[0]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Petugas menutup jembatan itu karena retak dan warga harus memutar.", "id"),
        ("Officers closed the bridge because of a crack and people had to turn back.", "en"),
    ],
)
def test_the_language_is_told_from_the_text(tmp_path: Path, text: str, language: str) -> None:
    assert from_text(tmp_path, text).language == language


PLAIN = ["Petugas", "jembatan.", "\u201cKami", "siap,\u201d", "kata", "dia.", "2020", "(abc)"]
BROKEN = [
    "pem-\nbangunan",
    "\u00e2\u20ac\u0153Ya\u00e2\u20ac\u009d",
    "\u200b",
    "\n\n",
    "  ",
    "\u00c2",
]
WORDS = st.lists(st.sampled_from([*PLAIN, *BROKEN]), min_size=1, max_size=30).map(" ".join)


@settings(max_examples=80, deadline=None)
@given(text=WORDS)
def test_every_offset_of_every_sentence_is_inside_its_bounds(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    article = from_json(tmp_path_factory.mktemp("s"), text=text + " dan", lang="id")
    last = 0
    for sentence in article_sentences(article):
        assert len(sentence.offsets) == len(sentence.text) + 1
        assert sentence.offsets[0] == sentence.start >= last
        assert sentence.offsets[-1] == sentence.end <= len(article.text)
        assert list(sentence.offsets) == sorted(set(sentence.offsets))
        whole = sentence.raw(0, len(sentence.text))
        assert (whole.start, whole.end) == (sentence.start, sentence.end)
        assert sentence.text.strip() == sentence.text != ""
        last = sentence.end
