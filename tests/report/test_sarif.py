"""SARIF: valid for its readers; every finding with its place; what is known, what is left out."""

from __future__ import annotations

import json
from dataclasses import replace

import jsonschema
import pytest
from report_samples import NO_REPORT, comparison, disputes, sample_report, text_of, verdict

from factcheck.records import VerdictLabel
from factcheck.report.findings import find
from factcheck.report.interface import Fixed, Report, ReportFormat, TrackedResult
from factcheck.report.sarif import MOST_RESULTS, uri
from factcheck.settings.values import Rule, Settings, Suppression, TrackedClaim

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


@pytest.mark.parametrize("report", [sample_report(comparison()), NO_REPORT])
def test_sarif_is_valid_and_has_every_finding(report: Report) -> None:
    log = json.loads(text_of(ReportFormat.SARIF, report))
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
    (run,) = json.loads(text_of(ReportFormat.SARIF, sample_report(found)))["runs"]
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
    (run,) = json.loads(text_of(ReportFormat.SARIF, report))["runs"]
    assert all(result["locations"] for result in run["results"])
    place = run["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "claims/x.toml"
    assert place["region"] == {"startLine": 7}


def test_sarif_says_what_is_known_set_aside_fixed_and_left_out() -> None:
    found = comparison()
    keys = {f.rule: f.fingerprint for f in find(found).items}
    aside = Settings(suppressions=(Suppression("two events", text="retook"),))
    findings = find(found, (), aside, known=[keys[Rule.CONTRADICTION], "gone"])
    (run,) = json.loads(text_of(ReportFormat.SARIF, Report(found, findings=findings)))["runs"]
    states = {r["ruleId"]: r.get("baselineState") for r in run["results"]}
    assert states["contradiction"] == "unchanged"
    assert states["disputed"] == "new"
    gone = replace(findings, fixed=(Fixed("disputed", "abc", "Who left?"),))
    (later,) = json.loads(text_of(ReportFormat.SARIF, Report(found, findings=gone)))["runs"]
    assert later["properties"]["fixed"][0]["fingerprint"] == "abc"
    assert later["results"] == run["results"]
    told = next(r for r in run["results"] if r["ruleId"] == "superseded")
    assert told["suppressions"] == [{"kind": "external", "justification": "two events"}]


def test_sarif_holds_no_more_results_than_github_shows_and_says_so() -> None:
    many = disputes(MOST_RESULTS // 2 + 10)
    report = Report(many, findings=find(many))
    (run,) = json.loads(text_of(ReportFormat.SARIF, report))["runs"]
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
