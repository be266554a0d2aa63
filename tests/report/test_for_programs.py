"""Formats that other programs read: valid for them, complete, and inert whatever articles say."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from junitparser import JUnitXml
from report_samples import SKIPPED, comparison, disputes, verdict

from factcheck.records import Comparison, VerdictLabel
from factcheck.report.findings import find
from factcheck.report.github import MOST
from factcheck.report.interface import Fixed, Report, ReportFormat, TrackedResult
from factcheck.report.registry import writer
from factcheck.report.sarif import MOST_RESULTS, uri
from factcheck.report.shape import comparison_shape
from factcheck.settings.values import (
    FailOn,
    Publisher,
    Rule,
    Settings,
    Suppression,
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


def _report(found: Comparison, **more: Any) -> Report:
    claim = TrackedClaim(
        "t", "Rebels hold the bridge", VerdictLabel.REFUTED, link="https://x.org/1"
    )
    tracked = (TrackedResult(claim, verdict(id="t")),)
    return Report(found, tracked, find(found, tracked, fail_on=FailOn.ANY, **more))


def _text(report_format: ReportFormat, report: Report) -> str:
    return "".join(writer(report_format).report(report))


def _quiet() -> Report:
    return Report(Comparison((), (), (), ()))


# SARIF: the parts of the OASIS schema that we write, with nothing else allowed

_TEXT = {"type": "object", "required": ["text"], "properties": {"text": {"type": "string"}}}
_LOCATION = {
    "type": "object",
    "additionalProperties": False,
    "properties": {
        "id": {"type": "integer", "minimum": -1},
        "message": _TEXT,
        "physicalLocation": {
            "type": "object",
            "additionalProperties": False,
            "required": ["artifactLocation"],
            "properties": {
                "artifactLocation": {
                    "type": "object",
                    "additionalProperties": False,
                    "properties": {"uri": {"type": "string", "format": "uri-reference"}},
                },
                "region": {
                    "type": "object",
                    "additionalProperties": False,
                    "properties": {
                        "startLine": {"type": "integer", "minimum": 1},
                        "startColumn": {"type": "integer", "minimum": 1},
                        "endLine": {"type": "integer", "minimum": 1},
                        "endColumn": {"type": "integer", "minimum": 1},
                        "snippet": _TEXT,
                    },
                },
            },
        },
        "logicalLocations": {"type": "array", "uniqueItems": True},
    },
}
_RESULT = {
    "type": "object",
    "additionalProperties": False,
    "required": ["message"],
    "properties": {
        "ruleId": {"type": "string"},
        "ruleIndex": {"type": "integer", "minimum": -1},
        "kind": {"enum": ["notApplicable", "pass", "fail", "review", "open", "informational"]},
        "level": {"enum": ["none", "note", "warning", "error"]},
        "message": _TEXT,
        "locations": {"type": "array", "items": _LOCATION, "uniqueItems": True},
        "relatedLocations": {"type": "array", "items": _LOCATION, "uniqueItems": True},
        "partialFingerprints": {"type": "object", "additionalProperties": {"type": "string"}},
        "baselineState": {"enum": ["new", "unchanged", "updated", "absent"]},
        "rank": {"type": "number", "minimum": -1, "maximum": 100},
        "suppressions": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["kind"],
                "properties": {"kind": {"enum": ["inSource", "external"]}},
            },
        },
        "properties": {"type": "object"},
    },
}
SARIF = {
    "type": "object",
    "additionalProperties": False,
    "required": ["version", "runs"],
    "properties": {
        "$schema": {"type": "string", "format": "uri"},
        "version": {"const": "2.1.0"},
        "runs": {
            "type": "array",
            "items": {
                "type": "object",
                "additionalProperties": False,
                "required": ["tool"],
                "properties": {
                    "tool": {
                        "type": "object",
                        "required": ["driver"],
                        "properties": {"driver": {"type": "object", "required": ["name"]}},
                    },
                    "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
                    "invocations": {
                        "type": "array",
                        "items": {"type": "object", "required": ["executionSuccessful"]},
                    },
                    "results": {"type": "array", "items": _RESULT},
                    "properties": {"type": "object"},
                },
            },
        },
    },
}


@pytest.mark.parametrize("report", [_report(comparison()), _quiet()])
def test_sarif_is_valid_and_has_every_finding(report: Report) -> None:
    log = json.loads(_text(ReportFormat.SARIF, report))
    jsonschema.validate(log, SARIF)
    (run,) = log["runs"]
    assert [r["ruleId"] for r in run["results"]] == [f.rule.value for f in report.findings.items]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert rules == [rule.value for rule in Rule]
    assert all(rules[r["ruleIndex"]] == r["ruleId"] for r in run["results"])
    assert all(r["partialFingerprints"]["factcheck/v1"] for r in run["results"])


def test_sarif_places_point_at_the_quote() -> None:
    found = comparison()
    texts = {a.id: a.text for a in found.articles}
    (run,) = json.loads(_text(ReportFormat.SARIF, _report(found)))["runs"]
    for result in run["results"]:
        for location in (*result["locations"], *result["relatedLocations"]):
            physical = location["physicalLocation"]
            region = physical["region"]
            lines = texts[physical["artifactLocation"]["uri"]].split("\n")
            inside = lines[region["startLine"] - 1 : region["endLine"]]
            inside[-1] = inside[-1][: region["endColumn"] - 1]
            inside[0] = inside[0][region["startColumn"] - 1 :]
            if result["ruleId"] != "unexpected-verdict":  # whose sample offsets are made up
                assert "\n".join(inside) == region["snippet"]["text"]


def test_every_sarif_result_has_a_location_else_github_refuses_the_log() -> None:
    claim = TrackedClaim(
        "t", "The mayor left", VerdictLabel.SUPPORTED, file="claims/x.toml", line=7
    )  # fmt: skip
    tracked = (TrackedResult(claim, verdict(VerdictLabel.NOT_ENOUGH_EVIDENCE, id="t")),)
    report = Report(comparison(), tracked, find(comparison(), tracked))
    (run,) = json.loads(_text(ReportFormat.SARIF, report))["runs"]
    assert all(result["locations"] for result in run["results"])
    place = run["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "claims/x.toml"
    assert place["region"] == {"startLine": 7}


def test_sarif_says_what_is_known_set_aside_fixed_and_left_out() -> None:
    found = comparison()
    keys = {f.rule: f.fingerprint for f in find(found).items}
    aside = Settings(suppressions=(Suppression("two events", text="retook"),))
    findings = find(found, (), aside, known=[keys[Rule.CONTRADICTION], "gone"])
    (run,) = json.loads(_text(ReportFormat.SARIF, Report(found, findings=findings)))["runs"]
    states = {r["ruleId"]: r.get("baselineState") for r in run["results"]}
    assert states["contradiction"] == "unchanged"
    assert states["disputed"] == "new"
    gone = replace(findings, fixed=(Fixed("disputed", "abc", "Who left?"),))
    (later,) = json.loads(_text(ReportFormat.SARIF, Report(found, findings=gone)))["runs"]
    assert later["properties"]["fixed"][0]["fingerprint"] == "abc"
    assert later["results"] == run["results"]
    told = next(r for r in run["results"] if r["ruleId"] == "superseded")
    assert told["suppressions"] == [{"kind": "external", "justification": "two events"}]


def test_sarif_holds_no_more_results_than_github_shows_and_says_so() -> None:
    many = disputes(MOST_RESULTS // 2 + 10)
    report = Report(many, findings=find(many))
    (run,) = json.loads(_text(ReportFormat.SARIF, report))["runs"]
    assert len(run["results"]) == MOST_RESULTS
    assert run["properties"]["resultsLeftOut"] == 20


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("seeds/a b.txt", "seeds/a%20b.txt"),
        ("/x/é.txt", "file:///x/%C3%A9.txt"),
        ("C:\\x\\a.txt", "file:///C:/x/a.txt"),
        ("a#b?c.txt", "a%23b%3Fc.txt"),
        ("-", "stdin"),
    ],
)
def test_a_path_is_a_uri(path: str, shown: str) -> None:
    assert uri(path) == shown


# JUnit


@pytest.mark.parametrize("report", [_report(comparison()), _quiet()])
def test_junit_is_read_back_with_its_failures(report: Report) -> None:
    text = _text(ReportFormat.JUNIT, report)
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
    suites = JUnitXml.fromstring(_text(ReportFormat.JUNIT, report).encode())
    assert (suites.tests, suites.failures, suites.skipped) == (5, 0, 4)


# GitHub


def _commands(text: str) -> list[str]:
    return [line for line in text.split("\n") if line.startswith("::")]


def test_github_shows_the_ten_gravest_and_counts_the_rest() -> None:
    many = disputes(20)
    report = Report(many, findings=find(many, fail_on=FailOn.CONTRADICTION))
    text = _text(ReportFormat.GITHUB, report)
    assert len(_commands(text)) == MOST
    assert all(line.startswith("::error file=a0") for line in _commands(text))
    assert "and 30 more findings" in text


@pytest.mark.parametrize("hostile", HOSTILE)
def test_an_annotation_is_one_command_with_the_whole_message(hostile: str) -> None:
    report = _report(comparison(f"Rebels {hostile} hold the bridge"))
    text = _text(ReportFormat.GITHUB, report)
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
    report = _report(comparison())
    issues = json.loads(_text(ReportFormat.CODEQUALITY, report))
    assert len({issue["fingerprint"] for issue in issues}) == len(report.findings.items)
    for issue in issues:
        assert issue["severity"] in ("info", "minor", "major", "critical", "blocker")
        assert issue["location"]["path"]
        assert issue["location"]["lines"]["begin"] >= 1
        assert issue["description"]
    assert json.loads(_text(ReportFormat.CODEQUALITY, _quiet())) == []


def test_a_claim_review_has_what_search_engines_ask_for() -> None:
    report = replace(_report(comparison()), publisher=Publisher("The Desk", "https://desk.org"))
    data = json.loads(_text(ReportFormat.CLAIMREVIEW, report))
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
    assert json.loads(_text(ReportFormat.CLAIMREVIEW, _quiet()))["@graph"] == []


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
    report = _report(comparison())
    rows = _rows(_text(ReportFormat.CSV, report))
    assert [row["fingerprint"] for row in rows] == [f.fingerprint for f in report.findings.items]
    told = next(row for row in rows if row["rule"] == "contradiction")
    assert told["a_quote"] == "Rebels hold the bridge, the mayor said"
    assert (told["a_source"], told["b_source"], told["type"]) == ("Post", "Times", "role")
    assert _rows(_text(ReportFormat.CSV, _quiet())) == []
    assert _text(ReportFormat.CSV, _quiet()).startswith("rule,severity,state,")


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
    text = _text(report_format, _quiet())
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
def test_hostile_text_is_inert_in_every_report(report_format: ReportFormat, hostile: str) -> None:
    text = _text(report_format, _report(comparison(f"Rebels {hostile} hold the bridge")))
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
    report = _report(comparison())
    data = json.loads(_text(ReportFormat.JSON, report))
    assert [f["fingerprint"] for f in data["findings"]] == [
        f.fingerprint for f in report.findings.items
    ]
    assert data["questions"] == comparison_shape(report.comparison)["questions"]
    lines = [json.loads(line) for line in _text(ReportFormat.JSONL, report).splitlines()]
    assert sum(line["kind"] == "finding" for line in lines) == len(report.findings.items)


def test_markdown_stays_below_what_a_step_summary_holds() -> None:
    many = disputes(4000)
    text = _text(ReportFormat.MARKDOWN, Report(many, findings=find(many)))
    assert len(text.encode()) < 1_000_000
    assert "The rest is left out here" in text
