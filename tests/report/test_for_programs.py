"""Formats that other programs read: valid for them, complete, and inert whatever articles say."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from junitparser import JUnitXml
from report_samples import NO_REPORT, SKIPPED, comparison, disputes, sample_report, text_of, verdict

from factcheck.records import VerdictLabel
from factcheck.report.findings import find
from factcheck.report.github import MOST
from factcheck.report.interface import Report, ReportFormat, TrackedResult
from factcheck.report.registry import writer
from factcheck.report.shape import comparison_shape
from factcheck.settings.values import (
    FailOn,
    Publisher,
    TrackedClaim,
)

HOSTILE = [
    "<script>alert(1)</script>",
    "a ]]> b",
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    "\t=1",
    "::error::gone",
    "##[error]gone",
    "\x1b[2J\x1b]8;;http://x\x07",
    "\u202eabc",
    "nul \x00 in",
    "[/red] [bold]x",
    "](javascript:alert(1))",
    "{{ 7*7 }} {% raw %}",
    "\udc80 lone",
    'quote " and \\ back',
    "line\r\nbreak",
]


# JUnit


@pytest.mark.parametrize("report", [sample_report(comparison()), NO_REPORT])
def test_junit_is_read_back_with_its_failures(report: Report) -> None:
    text = text_of(ReportFormat.JUNIT, report)
    suites = JUnitXml.fromstring(text.encode())
    failing = [f for f in report.findings.items if f.fails]
    assert suites.failures == len(failing)
    messages = [r.message for suite in suites for case in suite for r in case.result]
    assert sorted(messages) == sorted(f.message for f in failing)


def test_junit_shows_a_met_expectation_as_passed_and_a_known_finding_as_skipped() -> None:
    found = replace(comparison(), skipped=(SKIPPED,))
    met = TrackedResult(TrackedClaim("t", "x", VerdictLabel.SUPPORTED), verdict(id="t"))
    known = [f.fingerprint for f in find(found).items]
    report = Report(found, (met,), find(found, (met,), known=known))
    suites = JUnitXml.fromstring(text_of(ReportFormat.JUNIT, report).encode())
    assert (suites.tests, suites.failures, suites.skipped) == (5, 0, 4)


# GitHub


def _commands(text: str) -> list[str]:
    return [line for line in text.split("\n") if line.startswith("::")]


def test_github_shows_the_ten_gravest_and_counts_the_rest() -> None:
    many = disputes(20)
    report = Report(many, findings=find(many, fail_on=FailOn.CONTRADICTION))
    text = text_of(ReportFormat.GITHUB, report)
    assert len(_commands(text)) == MOST
    assert all(line.startswith("::error file=a0") for line in _commands(text))
    assert "and 30 more findings" in text


@pytest.mark.parametrize("hostile", HOSTILE)
def test_an_annotation_is_one_command_with_the_whole_message(hostile: str) -> None:
    report = sample_report(comparison(f"Rebels {hostile} hold the bridge"))
    text = text_of(ReportFormat.GITHUB, report)
    commands = _commands(text)
    assert len(commands) == len(report.findings.items)
    for line in commands:
        match = re.fullmatch(r"::(error|warning|notice) ([^:]*)::(.*)", line)
        assert match
        assert {part.split("=")[0] for part in match[2].split(",")} <= {
            "file", "line", "endLine", "col", "endColumn", "title",
        }  # fmt: skip


# code quality and ClaimReview


def test_code_quality_has_what_gitlab_reads() -> None:
    report = sample_report(comparison())
    issues = json.loads(text_of(ReportFormat.CODEQUALITY, report))
    assert len({issue["fingerprint"] for issue in issues}) == len(report.findings.items)
    for issue in issues:
        assert issue["severity"] in ("info", "minor", "major", "critical", "blocker")
        assert issue["location"]["path"]
        assert issue["location"]["lines"]["begin"] >= 1
        assert issue["description"]
    assert json.loads(text_of(ReportFormat.CODEQUALITY, NO_REPORT)) == []


def test_a_claim_review_has_what_search_engines_ask_for() -> None:
    report = replace(
        sample_report(comparison()), publisher=Publisher("The Desk", "https://desk.org")
    )
    data = json.loads(text_of(ReportFormat.CLAIMREVIEW, report))
    assert data["@context"] == "https://schema.org"
    (review,) = data["@graph"]
    assert review["@type"] == "ClaimReview"
    assert review["claimReviewed"] == "Rebels hold the bridge"
    assert review["reviewRating"]["ratingValue"] == 5
    assert review["reviewRating"]["alternateName"] == "Supported"
    assert review["author"] == {
        "@type": "Organization", "name": "The Desk", "url": "https://desk.org",
    }  # fmt: skip
    assert review["url"] == "https://x.org/1"
    assert review["citation"][0]["datePublished"] == "2021-03-01"
    assert json.loads(text_of(ReportFormat.CLAIMREVIEW, NO_REPORT))["@graph"] == []


def test_a_claim_that_nothing_decides_has_a_rating_without_a_number() -> None:
    undecided = verdict(VerdictLabel.NOT_ENOUGH_EVIDENCE)
    text = "".join(writer(ReportFormat.CLAIMREVIEW).verdicts([undecided], many=False))
    (review,) = json.loads(text)["@graph"]
    assert review["reviewRating"] == {"@type": "Rating", "alternateName": "Not enough evidence"}
    assert review["citation"] == []


# CSV


def _rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_csv_of_findings_is_read_back() -> None:
    report = sample_report(comparison())
    rows = _rows(text_of(ReportFormat.CSV, report))
    assert [row["fingerprint"] for row in rows] == [f.fingerprint for f in report.findings.items]
    told = next(row for row in rows if row["rule"] == "contradiction")
    assert told["a_quote"] == "Rebels hold the bridge, the mayor said"
    assert (told["a_source"], told["b_source"], told["type"]) == ("Post", "Times", "role")
    assert _rows(text_of(ReportFormat.CSV, NO_REPORT)) == []
    assert text_of(ReportFormat.CSV, NO_REPORT).startswith("rule,severity,state,")


def test_csv_of_a_comparison_has_a_row_for_each_claim_of_a_position() -> None:
    found = comparison()
    rows = _rows("".join(writer(ReportFormat.CSV).comparison(found)))
    assert len(rows) == sum(len(p.claims) for q in found.questions for p in q.positions)


@settings(max_examples=60)
@given(st.one_of(st.sampled_from(HOSTILE), st.text(st.characters(codec=None), max_size=40)))
def test_no_cell_is_a_formula_and_none_is_lost(hostile: str) -> None:
    found = comparison(f"Rebels hold the bridge {hostile} ok")
    found = replace(
        found, claims=tuple(replace(c, quote=hostile or "x", source=hostile) for c in found.claims)
    )
    text = "".join(writer(ReportFormat.CSV).comparison(found))
    rows = list(csv.reader(io.StringIO(text, newline="")))
    assert len({len(row) for row in rows}) == 1
    for row in rows:
        for each in row:
            assert not each.lstrip().startswith(tuple("=+-@＝＋－＠"))


# every format


@pytest.mark.parametrize("report_format", ReportFormat)
def test_a_report_of_no_findings_is_still_a_full_document(report_format: ReportFormat) -> None:
    text = text_of(report_format, NO_REPORT)
    if report_format is ReportFormat.JSONL:
        assert text == ""
        return
    assert text.strip()
    if report_format in (
        ReportFormat.JSON, ReportFormat.SARIF, ReportFormat.CODEQUALITY, ReportFormat.CLAIMREVIEW,
    ):  # fmt: skip
        json.loads(text)
    if report_format is ReportFormat.JUNIT:
        ElementTree.fromstring(text)


@pytest.mark.parametrize("hostile", HOSTILE)
@pytest.mark.parametrize("report_format", ReportFormat)
def test_hostile_text_is_inert_in_everyreport(report_format: ReportFormat, hostile: str) -> None:
    text = text_of(report_format, sample_report(comparison(f"Rebels {hostile} hold the bridge")))
    text.encode("utf-8")
    assert not set(text) & set("\x00\x1b\x07\u202e")
    assert "##[" not in text
    assert "<script>alert" not in text or report_format not in (
        ReportFormat.HTML, ReportFormat.MARKDOWN, ReportFormat.JUNIT,
    )  # fmt: skip
    if report_format is ReportFormat.JUNIT:
        JUnitXml.fromstring(text.encode())
    if report_format in (ReportFormat.JSON, ReportFormat.SARIF):
        json.loads(text)


def test_json_and_jsonl_have_every_finding() -> None:
    report = sample_report(comparison())
    data = json.loads(text_of(ReportFormat.JSON, report))
    assert [f["fingerprint"] for f in data["findings"]] == [
        f.fingerprint for f in report.findings.items
    ]
    assert data["questions"] == comparison_shape(report.comparison)["questions"]
    lines = [json.loads(line) for line in text_of(ReportFormat.JSONL, report).splitlines()]
    assert sum(line["kind"] == "finding" for line in lines) == len(report.findings.items)


def test_markdown_stays_below_what_a_step_summary_holds() -> None:
    many = disputes(4000)
    text = text_of(ReportFormat.MARKDOWN, Report(many, findings=find(many)))
    assert len(text.encode()) < 1_000_000
    assert "The rest is left out here" in text
