"""When an article came out is never the day its page was fetched, and never a guess."""

from __future__ import annotations

from pathlib import Path

import pytest
from article_helpers import from_json, from_text

from factcheck.records import Article, DateBasis

LEAD = "Petugas menutup Jembatan Lama sejak pagi karena retak pada tiang tengahnya, kata camat."
TITLE = "Jembatan Lama Ditutup"


def dated(article: Article) -> tuple[str | None, DateBasis]:
    return article.published.iso(), article.published.basis


@pytest.mark.parametrize(
    "line",
    [
        "Selasa, 12 Mei 2020",
        "Selasa, 12 Mei 2020 10:30 WIB",
        "12/05/2020, 10:30 WIB",
        "Published: May 12, 2020",
        "Published May 12, 2020 at 10:30 am GMT",
        "Diterbitkan: 12 Mei 2020",
        "Oleh Rahma Sari | 12 Mei 2020",
        "By Jane Doe - May 12, 2020",
        "Reporter: Rahma | Selasa, 12 Mei 2020",
    ],
)
def test_a_line_under_the_headline_states_the_date(tmp_path: Path, line: str) -> None:
    article = from_text(tmp_path, f"{TITLE}\n\n{line}\n\n{LEAD}\n")
    assert dated(article) == ("2020-05-12", DateBasis.STATED)


@pytest.mark.parametrize("line", ["Last updated: May 14, 2020", "Diperbarui: 14 Mei 2020"])
def test_the_date_of_a_change_is_not_that_of_publication(tmp_path: Path, line: str) -> None:
    article = from_text(tmp_path, f"{TITLE}\n\n{line}\n\n{LEAD}\n")
    assert not article.published.known


def test_a_date_above_the_headline_is_the_day_of_the_fetch(tmp_path: Path) -> None:
    article = from_text(tmp_path, f"Fri. Jun 9th, 2023\n\n{TITLE}\n\n{LEAD}\n")
    assert (str(article.crawled), article.published.known) == ("2023-06-09", False)


def test_both_dates_are_kept_apart(tmp_path: Path) -> None:
    page = f"Fri. Jun 9th, 2023\n\n{TITLE}\n\nSelasa, 12 Mei 2020\n\n{LEAD}\n"
    article = from_text(tmp_path, page)
    assert (str(article.crawled), article.published.iso()) == ("2023-06-09", "2020-05-12")


def test_nothing_is_published_after_its_page_was_fetched(tmp_path: Path) -> None:
    page = f"Fri. Jun 9th, 2023\n\n{TITLE}\n\n{LEAD} Jembatan dibuka Senin (1/7/2024).\n"
    assert not from_text(tmp_path, page).published.known


@pytest.mark.parametrize(
    "dateline",
    ["Jakarta (12/5/2020) \u2013 ", "LONDON, May 12, 2020 (Reuters) - ", "HILIR, 12 Mei 2020 - "],
)
def test_a_dateline_states_the_date(tmp_path: Path, dateline: str) -> None:
    article = from_text(tmp_path, f"{TITLE}\n\n{dateline}{LEAD}\n")
    assert dated(article) == ("2020-05-12", DateBasis.STATED)


def test_a_full_date_in_brackets_in_the_lead_is_the_date(tmp_path: Path) -> None:
    article = from_text(tmp_path, f"{TITLE}\n\n{LEAD[:-1]}, Selasa (12/5/2020).\n")
    assert dated(article) == ("2020-05-12", DateBasis.STATED)


def test_a_date_whose_weekday_is_another_is_not_taken(tmp_path: Path) -> None:
    article = from_text(tmp_path, f"{TITLE}\n\n{LEAD[:-1]}, Senin (12/5/2020).\n")
    assert not article.published.known


def test_a_date_in_the_story_is_an_events(tmp_path: Path) -> None:
    story = "Jembatan itu dibangun pada 4 April 2019 dan dibuka dua bulan setelahnya."
    assert not from_text(tmp_path, f"{TITLE}\n\n{LEAD}\n{story}\n").published.known


def test_a_weekday_with_day_and_year_leaves_one_month(tmp_path: Path) -> None:
    """In 2020 only December has its 31st on a Thursday."""
    article = from_text(tmp_path, f"{TITLE}\n\n{LEAD[:-1]} (Kamis/31/2020).\n")
    assert dated(article) == ("2020-12-31", DateBasis.INFERRED)


def test_a_weekday_with_day_and_month_needs_one_year_between_the_bounds(tmp_path: Path) -> None:
    """15 March is a Wednesday in 2017 and 2023; the text speaks of 2015, the page of 2019."""
    page = f"Sat. Jun 8th, 2019\n\n{TITLE}\n\n{LEAD} Sejak 2015 ia rusak, Rabu (15/3).\n"
    assert dated(from_text(tmp_path, page)) == ("2017-03-15", DateBasis.INFERRED)


def test_where_several_days_fit_the_date_stays_unknown_and_they_are_named(tmp_path: Path) -> None:
    page = f"Fri. Jun 9th, 2023\n\n{TITLE}\n\n{LEAD} Sejak 2015 ia rusak, Rabu (15/3).\n"
    article = from_text(tmp_path, page)
    assert not article.published.known
    assert "fits 2017-03-15, 2023-03-15: state it" in article.warnings[0]


def test_without_a_bound_a_recurring_day_stays_unknown(tmp_path: Path) -> None:
    article = from_text(tmp_path, f"{TITLE}\n\n{LEAD} Sejak 2015 ia rusak, Rabu (15/3).\n")
    assert not article.published.known
    assert article.warnings


def test_a_date_in_the_address_is_inferred(tmp_path: Path) -> None:
    url = "https://kabar.com/read/2020/05/12/103000/jembatan"
    assert dated(from_json(tmp_path, text=f"{LEAD}\n{LEAD}", url=url)) == (
        "2020-05-12",
        DateBasis.INFERRED,
    )
