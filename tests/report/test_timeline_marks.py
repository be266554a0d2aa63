"""The rows of marks under a timeline: who held which position when."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from report_samples import comparison

from factcheck.records import Precision, RelationKind, When
from factcheck.report.interface import Timeline, TimelineEntry
from factcheck.report.timeline import build_timeline, source_marks

FOUND = comparison()
CLAIM = FOUND.claims[0]


def entry(day: int, source: str, position: str) -> TimelineEntry:
    date = dt.date(2021, 1, 1) + dt.timedelta(days=day)
    when = When(date, date, Precision.DAY)
    return TimelineEntry(when, "event", position, replace(CLAIM, source=source))


def timeline(*entries: TimelineEntry) -> Timeline:
    return Timeline(FOUND.questions[0], entries)


def test_each_source_has_a_row_and_each_position_a_letter() -> None:
    marks = source_marks(
        timeline(
            entry(0, "North", "open"), entry(1, "South", "open"), entry(5, "North", "closed"),
        )
    )  # fmt: skip
    assert marks is not None
    assert marks.rows == (("North", "A.B"), ("South", ".A."))
    assert marks.legend == (("A", "open"), ("B", "closed"))
    assert (marks.first, marks.last) == ("2021-01-01", "2021-01-06")


def test_a_source_that_holds_two_positions_on_a_day_shows_that() -> None:
    told = (entry(0, "North", "open"), entry(0, "North", "closed"), entry(1, "North", "open"))
    marks = source_marks(timeline(*told))
    assert marks is not None
    assert marks.rows == (("North", "+A"),)
    assert marks.legend[-1] == ("+", "several positions")


def test_more_positions_than_letters_are_shown_as_one() -> None:
    told = [entry(n, "North", f"position {n}") for n in range(30)]
    marks = source_marks(timeline(*told))
    assert marks is not None
    assert marks.legend[-1] == ("z", "5 other positions")
    assert marks.rows[0][1].count("z") == 5


def test_many_dates_share_a_column() -> None:
    marks = source_marks(timeline(*(entry(n, "North", "open") for n in range(500))))
    assert marks is not None
    assert len(marks.rows[0][1]) <= 60


def test_one_date_has_no_marks() -> None:
    assert source_marks(timeline(entry(0, "North", "open"), entry(0, "South", "closed"))) is None


def test_the_later_of_two_claims_says_what_it_does_to_the_earlier() -> None:
    question = FOUND.questions[0]
    first, *_, last = build_timeline(FOUND, question).entries
    for kind in (RelationKind.CONTRADICT, RelationKind.SUPERSEDED):
        relation = replace(FOUND.relations[0], kind=kind, a=last.claim.id, b=first.claim.id)
        entries = build_timeline(replace(FOUND, relations=(relation,)), question).entries
        changes = {e.claim.id: e.change for e in entries}
        assert (changes[first.claim.id], changes[last.claim.id]) == (None, kind)
