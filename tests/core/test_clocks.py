"""Times of the day of two sentences are compared, in both languages."""

from __future__ import annotations

import pytest
from core_helpers import article, symbolic
from hypothesis import given
from hypothesis import strategies as st

from factcheck.extract.articles import read_article
from factcheck.match.arguments import Outcome
from factcheck.match.clocks import clocks, compare_clocks
from factcheck.records import ContradictionType, InferenceLabel


def read(text: str, language: str) -> tuple[int, ...]:
    (sentence,) = read_article(article(text, language=language)).analyses
    return tuple(c.minutes for c in clocks(sentence.times, sentence.sentence.text))


@pytest.mark.parametrize(
    ("text", "language", "minutes"),
    [
        ("The gates were opened at 2 a.m. on Sunday.", "en", 120),
        ("The shop burned down at 3:30 pm.", "en", 15 * 60 + 30),
        ("Gempa terjadi pada Selasa (29/11) pukul 02.10 WIB.", "id", 130),
        ("Rapat dimulai jam 11 siang.", "id", 660),
        ("Rapat dimulai jam 2 siang.", "id", 14 * 60),
        ("Mobil itu terbakar pukul 12 malam.", "id", 0),
        ("Kapal berangkat pukul 5 sore.", "id", 17 * 60),
    ],
)
def test_a_time_of_the_day_is_read(text: str, language: str, minutes: int) -> None:
    assert read(text, language) == (minutes,)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The bridge was opened on 4 April 2019.", "en"),
        ("Sebanyak 12 orang tewas pada 4 April 2019.", "id"),
    ],
)
def test_a_day_is_no_time_of_the_day(text: str, language: str) -> None:
    assert read(text, language) == ()


@pytest.mark.parametrize(
    ("found", "found_in", "asked", "asked_in", "outcome"),
    [
        ("opened at 2 a.m.", "en", "dibuka pukul 02.10", "id", Outcome.SAME),
        ("opened at 2 a.m.", "en", "dibuka pukul 14.00", "id", Outcome.DIFFERENT),
        ("opened at 2 a.m.", "en", "dibuka pukul 02.50", "id", Outcome.SAME),
        ("opened at 3 a.m.", "en", "dibuka pukul 02.10", "id", Outcome.DIFFERENT),
        ("opened at 3 a.m.", "en", "dibuka jam 2 pagi", "id", Outcome.DIFFERENT),
        ("opened at 2:40 p.m.", "en", "dibuka pukul 14.00", "id", Outcome.DIFFERENT),
        ("opened at 09:00 GMT", "en", "dibuka pukul 16.00 WIB", "id", None),
        ("opened on Monday", "en", "dibuka pukul 16.00 WIB", "id", None),
    ],
)
def test_times_of_the_day_are_compared(
    found: str, found_in: str, asked: str, asked_in: str, outcome: Outcome | None
) -> None:
    here, there = (
        clocks(a.times, a.sentence.text)
        for text, language in (
            (f"Pintu {asked}.", asked_in),
            (f"The gates were {found}.", found_in),
        )
        for a in read_article(article(text, language=language)).analyses
    )
    slot = compare_clocks(here, there)
    assert (slot.outcome if slot is not None else None) is outcome


@given(st.integers(0, 23), st.integers(0, 59))
def test_a_time_is_itself(hour: int, minute: int) -> None:
    text = f"Pintu dibuka pukul {hour:02}.{minute:02} WIB."
    (sentence,) = read_article(article(text, language="id")).analyses
    own = clocks(sentence.times, text)
    slot = compare_clocks(own, own)
    assert slot is not None
    assert slot.outcome is Outcome.SAME


def test_another_time_of_the_day_contradicts() -> None:
    judged = symbolic.judge("The gates were opened at 2 a.m.", "Pintu itu dibuka pukul 14.00 WIB.")
    assert judged.label is InferenceLabel.CONTRADICTION
    assert judged.type is ContradictionType.DATE
