"""Pairs put across languages word by word keep what decides their label."""

from __future__ import annotations

import random
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from training.switched import across, switched


def test_words_of_grammar_and_known_words_are_put_into_english() -> None:
    told = switched("Gempa di Jerman tidak menewaskan 14 orang", "id", 1.0, random.Random(1))
    assert "Germany" in told
    assert " not " in told
    assert "14 people" in told


def test_words_are_put_into_indonesian() -> None:
    told = switched("The court in Germany rejected the appeal", "en", 1.0, random.Random(1))
    assert "di Jerman" in told
    assert "pengadilan" in told


def test_names_stay() -> None:
    text = "Kata Budi Santoso kepada Lensa Hilir"
    told = switched(text, "id", 1.0, random.Random(1))
    assert "Budi Santoso" in told
    assert "Lensa Hilir" in told


def test_a_share_of_nothing_changes_nothing() -> None:
    text = "Pemerintah menolak usulan itu."
    assert switched(text, "id", 0.0, random.Random(1)) == text


@given(st.integers(), st.sampled_from(["id", "en"]))
def test_every_number_stays(seed: int, language: str) -> None:
    text = {
        "id": "Sebanyak 1.200 rumah rusak dan 38 orang tewas pada 5 Mei 2024, naik 7,5 persen.",
        "en": "Some 1,200 houses were damaged and 38 people died on 5 May 2024, up 7.5 percent.",
    }[language]
    told = switched(text, language, 1.0, random.Random(seed))
    assert re.findall(r"\d[\d.,]*\d|\d", told) == re.findall(r"\d[\d.,]*\d|\d", text)


@pytest.mark.parametrize("languages", [("id", "en"), ("ar", "ar")])
def test_pairs_across_languages_or_of_others_stay(languages: tuple[str, str]) -> None:
    row = {
        "premise": "Polisi menahan dua orang.", "hypothesis": "Two were held.",
        "lang_premise": languages[0], "lang_hypothesis": languages[1], "labels": ["entailment"],
    }  # fmt: skip
    assert across(row, random.Random(3)) is row


@given(st.integers())
def test_a_pair_across_keeps_its_label_and_says_its_languages(seed: int) -> None:
    row = {
        "premise": "Polisi menahan dua orang di Jakarta.", "hypothesis": "Dua orang ditahan.",
        "lang_premise": "id", "lang_hypothesis": "id", "labels": ["entailment"],
    }  # fmt: skip
    new = across(row, random.Random(seed))
    assert new["labels"] == row["labels"]
    changed = {side for side in ("premise", "hypothesis") if new[f"lang_{side}"] == "en"}
    assert changed
    assert {side for side in ("premise", "hypothesis") if new[side] != row[side]} <= changed
