"""Tables of time expressions, and of two of them side by side, in both languages."""

from __future__ import annotations

import datetime as dt

import pytest
from language_cases import rows

from factcheck.language.dates import find_dates
from factcheck.match.measures import sentence_times
from factcheck.records import DateBasis, Precision, When

WEDNESDAY = dt.date(2021, 12, 29)
PUBLISHED = When(WEDNESDAY, WEDNESDAY, Precision.DAY, DateBasis.STATED)
FRAMES = {"id": "Acara berlangsung {}.", "en": "It happened {}."}


@pytest.mark.parametrize(("language", "text", "iso", "grain", "part"), rows("date_expressions.tsv"))
def test_expression_is_resolved(language: str, text: str, iso: str, grain: str, part: str) -> None:
    when = find_dates(FRAMES[language].format(text), language, PUBLISHED)[0].when
    assert (when.iso() or "?", when.precision.value, when.day_part or "-") == (iso, grain, part)


@pytest.mark.parametrize(("asked", "a", "found", "b", "outcome"), rows("date_pairs.tsv"))
def test_undated_times_compare(asked: str, a: str, found: str, b: str, outcome: str) -> None:
    pairs = sentence_times(find_dates(asked, a), find_dates(found, b))
    assert [pair.slot.outcome.value for pair in pairs] == [outcome]


@pytest.mark.parametrize(
    ("asked", "a", "found", "b", "outcomes"),
    [
        (
            "The bridge opened on Monday and will close in March.", "en",
            "Jembatan dibuka pada Senin dan akan ditutup pada Mei.", "id",
            ["same", "different"],
        ),
        ("Gempa terjadi pada Senin pada bulan Mei.", "id", "It struck on Monday.", "en",
         ["same", "missing"]),
        ("The talks opened on Friday.", "en", "Perundingan berlangsung sejak Rabu.", "id",
         ["missing"]),
    ],
)  # fmt: skip
def test_each_time_of_a_sentence_finds_its_own(
    asked: str, a: str, found: str, b: str, outcomes: list[str]
) -> None:
    """A time that already answers another is not held against a second one."""
    pairs = sentence_times(find_dates(asked, a), find_dates(found, b))
    assert [pair.slot.outcome.value for pair in pairs] == outcomes


@pytest.mark.parametrize("anchor", ["2021-12-29", "2022-03-01"])
@pytest.mark.parametrize(
    ("text", "language"), [("two days after the flood", "en"), ("dua hari setelah banjir", "id")]
)
def test_an_offset_from_an_event_is_not_resolved(text: str, language: str, anchor: str) -> None:
    day = dt.date.fromisoformat(anchor)
    (mention,) = find_dates(text, language, When(day, day, Precision.DAY, DateBasis.STATED))
    assert not mention.when.known
    assert mention.when.if_today is not None
