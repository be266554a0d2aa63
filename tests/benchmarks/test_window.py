"""What `compare` loses is told from what it reports, on headlines written for it."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from benchmarks.window import (
    Run,
    by_hash,
    compare_run,
    count_windows,
    findings,
    report,
    window_findings,
    window_pairs,
)
from factcheck import api
from factcheck.judge.jury import ALONE
from factcheck.match import candidates
from factcheck.match.candidates import Rule
from factcheck.records import Article, RelationKind, When

REJECTED = "Peru rejected the offer of Chile."
REFUSED = "Peru refused the offer of Chile."
ACCEPTED = "Peru accepted the offer of Chile."
SILENT = "What a day in Lima"


def headline(id: str, text: str, day: int = 9) -> Article:
    date = dt.date(2020, 1, day)
    return api.as_article(text, "en", id, api.Text(text, id, When(date, date)))


def run(*headlines: Article) -> Run:
    return compare_run(api.Corpus(headlines), ALONE)


def names(*ids: str) -> set[frozenset[str]]:
    return {frozenset(pair) for pair in ids}


@pytest.fixture
def one_candidate(monkeypatch: pytest.MonkeyPatch) -> None:
    """`compare` judges the nearest pair alone."""
    monkeypatch.setattr(candidates, "ALWAYS", 1)
    monkeypatch.setitem(candidates.PAIRS_EACH, Rule.NEAR_DAYS, 0.0)


def test_pairs_beyond_the_window_are_not_counted() -> None:
    told = [headline(id, REJECTED, day) for id, day in (("a", 1), ("b", 2), ("c", 4), ("d", 8))]
    made = run(*told)
    pairs = window_pairs(made.spoken, "abcd", 3)
    assert [(p.a, p.b) for p in pairs] == [(0, 1), (0, 2), (1, 2)]
    assert count_windows(told, 3) == len(pairs)


def test_of_the_drawn_alone_the_pairs_are_made_each_once() -> None:
    made = run(*(headline(id, REJECTED) for id in "abcd"))
    assert [(p.a, p.b) for p in window_pairs(made.spoken, "ac", 3)] == [
        (0, 1), (0, 2), (0, 3), (1, 2), (2, 3),
    ]  # fmt: skip


def test_the_draw_hangs_on_the_names_and_not_on_their_order() -> None:
    assert by_hash("abcdefgh", 3) == by_hash("hgfedcba", 3)


def test_what_compare_reports_is_not_lost() -> None:
    made = run(headline("a", REJECTED), headline("b", ACCEPTED))
    window = window_findings(made, window_pairs(made.spoken, "a", 3))
    assert window == findings(made.found)
    assert [r.kind for r in window.values()] == [RelationKind.CONTRADICT]


@pytest.mark.usefixtures("one_candidate")
def test_what_is_outside_its_candidates_is_lost() -> None:
    made = run(headline("a", REJECTED), headline("b", REFUSED), headline("c", ACCEPTED))
    window = window_findings(made, window_pairs(made.spoken, "abc", 3))
    assert window.keys() == names("ab", "ac", "bc")
    assert len(findings(made.found)) == 1


def test_a_reprint_of_what_compare_reports_is_not_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    """The two nearest pairs are the reprints, which is no finding, and one of them with c."""
    monkeypatch.setattr(candidates, "ALWAYS", 2)
    monkeypatch.setitem(candidates.PAIRS_EACH, Rule.NEAR_DAYS, 0.0)
    made = run(headline("a", REJECTED), headline("b", REJECTED), headline("c", ACCEPTED))
    assert made.found.reprints == (("a", "b"),)
    assert len(made.found.relations) == 2
    assert findings(made.found).keys() == names("ac")
    for drawn in "ab":
        window = window_findings(made, window_pairs(made.spoken, drawn, 3))
        assert window.keys() == names("ac")


def test_a_headline_that_claims_nothing_is_judged_and_told_apart() -> None:
    made = run(headline("a", SILENT), headline("b", SILENT), headline("c", REJECTED))
    assert made.silent == {"a", "b"}
    assert findings(made.found) == {}
    window = window_findings(made, window_pairs(made.spoken, "abc", 3))
    assert window.keys() == names("ab")


@pytest.mark.usefixtures("one_candidate")
def test_the_report_says_what_is_lost() -> None:
    made = run(headline("a", REJECTED), headline("b", REFUSED), headline("c", ACCEPTED, 12))
    lines = [
        re.sub(r"[0-9.]+ s\b|\d+(?= jobs)|0\.\d{3}$", "~", line)
        for line in report(made, 3, 3, show=True)
    ]
    assert lines == REPORT.splitlines()


REPORT = """\
3 headlines (0 claim nothing about anybody)
3 pairs at most 3 days apart
compare judged 1 in ~
  near, within days: 1
times fewer: 3, within days 3
3 drawn: 3 pairs judged, ~ a pair (~ jobs)
findings: lost 66.7% (2/3) [21%-94%]
  agree: lost 0.0% (0/1) [0%-79%]
  superseded: lost 100.0% (2/2) [34%-100%]
where both claim something: lost 66.7% (2/3) [21%-94%]
  agree: lost 0.0% (0/1) [0%-79%]
  superseded: lost 100.0% (2/2) [34%-100%]
compare alone reports 0
  b c superseded ~
  a c superseded ~
"""
