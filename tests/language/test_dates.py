"""Time expressions are found with their grain and tied to the calendar where the text allows."""

from __future__ import annotations

import datetime as dt
import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from language_cases import lines, rows

from factcheck.language.dates import TimeOrder, compare_when, find_dates, weekday_candidates
from factcheck.records import UNKNOWN_TIME, DateBasis, Precision, TimeMention, When

CASES = [
    pytest.param(code, *row, id=f"{code} {row[0]}: {row[1][:40]}")
    for code in ("id", "en")
    for row in rows(f"dates_{code}.tsv")
]
MONTHS = {
    "id": "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember",
    "en": "January February March April May June July August September October November December",
}
ORDINARY = {
    "id": "Lebih dari 700 orang tewas pada 4 April 2019, kata Salim pada Rabu malam di kota itu. ",
    "en": "More than 700 people died on April 4, 2019, Salim said on Wednesday night in town. ",
}
REPEATED = ["1 ", "1-", "1/", "Mei ", "Senin ", "in ", "last ", "hari ", "pukul 1 ", "20 May ", "("]


def on(day: str) -> When:
    if day == "-":
        return UNKNOWN_TIME
    date = dt.date.fromisoformat(day)
    return When(date, date, Precision.DAY, DateBasis.STATED)


def written(mention: TimeMention) -> str:
    when = mention.when
    grain = f"{when.precision} {when.basis}"
    return f"{mention.relation} {when.text} = {when.iso() or '?'} {grain}"


def only(text: str, language: str = "en", anchor: str = "2020-06-05") -> When:
    (mention,) = find_dates(text, language, on(anchor))
    return mention.when


@pytest.mark.parametrize(("language", "anchor", "text", "expected"), CASES)
def test_sentence_holds_these_times(language: str, anchor: str, text: str, expected: str) -> None:
    found = "; ".join(written(mention) for mention in find_dates(text, language, on(anchor)))
    assert (found or "-") == expected


@given(st.dates(dt.date(1900, 1, 1), dt.date(2100, 12, 31)), st.sampled_from(["id", "en"]))
def test_a_full_date_is_read_back(day: dt.date, language: str) -> None:
    month = MONTHS[language].split()[day.month - 1]
    when = only(f"{day.day} {month} {day.year}", language, "-")
    assert (when.first, when.last, when.basis) == (day, day, DateBasis.STATED)
    assert only(day.isoformat(), language, "-").first == day


@given(st.dates(dt.date(1950, 1, 1), dt.date(2090, 12, 31)), st.sampled_from(range(7)))
def test_a_bare_weekday_is_in_the_week_up_to_the_anchor(day: dt.date, weekday: int) -> None:
    name = ["Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Ahad"][weekday]
    when = only(f"pada hari {name}", "id", day.isoformat())
    assert when.first is not None
    assert when.first == when.last
    assert when.first.weekday() == weekday
    assert 0 <= (day - when.first).days < 7


PIECES = " ".join(lines("pieces_dates.txt")).split()


@given(st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from(["", " "])), max_size=14))
@settings(max_examples=500)
def test_spans_are_in_order_and_show_their_text(pieces: list[tuple[str, str]]) -> None:
    text = "".join(word + blank for word, blank in pieces)
    for language in ("id", "en"):
        found = find_dates(text, language, on("2020-06-05"))
        assert all(m.when.text == text[m.start : m.end] != "" for m in found)
        assert all(a.end <= b.start for a, b in pairwise(found))
        whens = [m.when for m in found]
        assert all(w.first <= w.last for w in whens if w.first and w.last)


@pytest.mark.parametrize(
    ("text", "language", "part"),
    [
        ("Rabu malam", "id", "night"),
        ("Kamis dini hari", "id", "morning"),
        ("Selasa (2/6) sore", "id", "afternoon"),
        ("tadi malam", "id", "night"),
        ("Wednesday night", "en", "night"),
        ("early Monday", "en", "morning"),
        ("Monday evening", "en", "evening"),
    ],
)
def test_the_part_of_the_day_is_kept(text: str, language: str, part: str) -> None:
    assert only(text, language).day_part == part


def test_an_anchor_of_a_month_leaves_a_stretch_of_its_grain() -> None:
    january = When(dt.date(2020, 1, 1), dt.date(2020, 1, 31), Precision.MONTH, DateBasis.STATED)
    (wednesday,) = find_dates("pada Rabu malam", "id", january)
    assert (wednesday.when.first, wednesday.when.last) == (
        dt.date(2020, 1, 1),
        dt.date(2020, 1, 29),
    )
    assert wednesday.when.precision is Precision.MONTH


def test_an_open_anchor_resolves_no_weekday() -> None:
    bound = When(None, dt.date(2023, 4, 8), Precision.DAY, DateBasis.INFERRED)
    (tuesday,) = find_dates("pada hari Selasa (29/11)", "id", bound)
    assert not tuesday.when.known


def test_weekday_candidates_complete_what_is_missing() -> None:
    monday = 0
    assert weekday_candidates(monday, 25, None, 2020, None, None) == [dt.date(2020, 5, 25)]
    tuesday = weekday_candidates(1, 29, 11, None, dt.date(2015, 1, 1), dt.date(2023, 4, 8))
    assert tuesday == [dt.date(2016, 11, 29), dt.date(2022, 11, 29)]
    assert weekday_candidates(monday, 31, 2, 2020, None, None) == []


def stretch(first: str | None, last: str | None, part: str | None = None) -> When:
    ends = [dt.date.fromisoformat(end) if end else None for end in (first, last)]
    return When(ends[0], ends[1], Precision.DAY, DateBasis.STATED, part)


JANUARY = stretch("2020-01-01", "2020-01-31")
COMPARED = [
    (JANUARY, JANUARY, TimeOrder.SAME),
    (stretch("2020-01-08", "2020-01-08"), JANUARY, TimeOrder.WITHIN),
    (JANUARY, stretch("2020-01-08", "2020-01-08"), TimeOrder.CONTAINS),
    (JANUARY, stretch("2020-08-18", "2020-08-18"), TimeOrder.BEFORE),
    (stretch("2020-08-18", "2020-08-18"), JANUARY, TimeOrder.AFTER),
    (JANUARY, stretch("2020-01-20", "2020-02-10"), TimeOrder.OVERLAP),
    (JANUARY, UNKNOWN_TIME, TimeOrder.UNKNOWN),
    (JANUARY, stretch("2019-04-01", None), TimeOrder.WITHIN),
    (stretch(None, "2019-12-31"), JANUARY, TimeOrder.BEFORE),
    (
        stretch("2020-01-08", "2020-01-08", "morning"),
        stretch("2020-01-08", "2020-01-08", "night"),
        TimeOrder.BEFORE,
    ),
    (
        stretch("2020-01-08", "2020-01-08", "evening"),
        stretch("2020-01-08", "2020-01-08", "night"),
        TimeOrder.SAME,
    ),
    (
        stretch("2020-01-08", "2020-01-08", "night"),
        stretch("2020-01-08", "2020-01-08"),
        TimeOrder.WITHIN,
    ),
]


@pytest.mark.parametrize(("a", "b", "expected"), COMPARED)
def test_two_stretches_of_time_compare(a: When, b: When, expected: TimeOrder) -> None:
    assert compare_when(a, b) is expected


@pytest.mark.parametrize("language", ["id", "en"])
def test_a_line_of_100_000_characters_is_read_within_a_second(language: str) -> None:
    text = (ORDINARY[language] * 2_000)[:100_000]
    find_dates(text[:100], language)  # the tables are read once
    begin = time.perf_counter()
    find_dates(text, language)
    assert time.perf_counter() - begin < 1.0


@pytest.mark.parametrize("piece", REPEATED)
@pytest.mark.parametrize("language", ["id", "en"])
def test_no_repetition_makes_reading_slower_than_linear(language: str, piece: str) -> None:
    """Quadratic reading of so many tokens would take minutes."""
    text = (piece * 20_000)[:20_000]
    begin = time.perf_counter()
    find_dates(text, language, on("2020-06-05"))
    assert time.perf_counter() - begin < 5.0


UNRESOLVED = [
    ("en", "on Monday", "en", "on Tuesday", TimeOrder.BEFORE),
    ("en", "on Monday", "id", "pada Senin malam", TimeOrder.CONTAINS),
    ("id", "pada Jumat sore", "en", "on Friday morning", TimeOrder.AFTER),
    ("en", "on 4 July", "id", "pada 4 Juli", TimeOrder.SAME),
    ("en", "on 4 July", "en", "in late August", TimeOrder.BEFORE),
    ("id", "pada April", "en", "on April 9", TimeOrder.CONTAINS),
    ("en", "last week", "id", "kemarin", TimeOrder.BEFORE),
    ("id", "bulan depan", "en", "last month", TimeOrder.AFTER),
    ("en", "will leave on 5 May", "id", "pada bulan Mei", TimeOrder.WITHIN),
    ("en", "in mid-March", "id", "akhir Maret", TimeOrder.BEFORE),
    ("en", "on 29 February", "id", "pada 1 Maret", TimeOrder.BEFORE),
    # What hangs on different things says nothing about the other.
    ("en", "on Monday", "en", "on 9 March", TimeOrder.UNKNOWN),
    ("id", "pada April", "en", "last month", TimeOrder.UNKNOWN),
    ("en", "yesterday", "id", "pada Senin", TimeOrder.UNKNOWN),
    ("en", "in 2019", "en", "in March", TimeOrder.UNKNOWN),
]


@pytest.mark.parametrize(("language", "a", "other", "b", "order"), UNRESOLVED)
def test_dates_without_a_publication_date_compare_where_they_hang_on_the_same(
    language: str, a: str, other: str, b: str, order: TimeOrder
) -> None:
    (first,), (second,) = find_dates(a, language), find_dates(b, other)
    assert not first.when.known or not second.when.known
    assert compare_when(first.when, second.when) is order
    if order in (TimeOrder.SAME, TimeOrder.UNKNOWN):
        assert compare_when(second.when, first.when) is order
