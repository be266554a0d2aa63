"""SARIF 2.1.0 (OASIS): findings as results, for code scanning and editors."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.metadata import version
from typing import Any
from urllib.parse import quote

from factcheck.report.escape import to_json
from factcheck.report.interface import (
    Finding,
    FindingState,
    PartialWriter,
    Place,
    Report,
    ReportFormat,
)
from factcheck.report.shape import DIGITS
from factcheck.settings.values import Rule, Severity

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
#: GitHub shows no more results of a run; the gravest are kept.
MOST_RESULTS = 5_000
_DRIVE = re.compile(r"[A-Za-z]:[/\\]")
_ABOUT = {
    Rule.UNEXPECTED_VERDICT: (
        "A tracked claim has another verdict than expected",
        "A claim of claims/ got a verdict that is not the one its `expect` states. Read the "
        "quotes: either the articles say something new, or the expectation is to be changed.",
    ),
    Rule.DISPUTED: (
        "Sources contradict each other on a question",
        "The sources give answers to one question that cannot both be true of one time.",
    ),
    Rule.CONTRADICTION: (
        "Two claims contradict each other",
        "Two sources make claims that cannot both be true of one time.",
    ),
    Rule.CHANGED: (
        "The answers to a question changed with time",
        "Later reports answer a question otherwise than earlier ones.",
    ),
    Rule.SUPERSEDED: (
        "A claim was superseded by a later one",
        "A later report says that what an earlier one told has changed.",
    ),
}
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}
_STATES = {FindingState.NEW: "new", FindingState.KNOWN: "unchanged"}


class SarifWriter(PartialWriter):
    """Writes one SARIF log with one run."""

    name = ReportFormat.SARIF.value

    def report(self, report: Report) -> Iterator[str]:
        """One document; what is left out above the limit is counted in the run's properties."""
        findings = report.findings
        shown = findings.items[:MOST_RESULTS]
        rules = list(Rule)
        results = [_result(f, rules.index(f.rule), findings.compared) for f in shown]
        run = {
            "tool": {"driver": _driver()},
            "columnKind": "unicodeCodePoints",
            "invocations": [
                {
                    "executionSuccessful": True,
                    "exitCode": int(report.outcome.exit_code),
                    "toolExecutionNotifications": [
                        {"level": "warning", "message": {"text": _skipped(s.path, s.reason)}}
                        for s in report.comparison.skipped
                    ],
                }
            ],
            "results": results,
            "properties": {
                "summary": report.outcome.summary,
                "resultsLeftOut": len(findings.items) - len(shown),
                # Not as results: GitHub refuses a whole log for one result without a location.
                "fixed": [
                    {"ruleId": f.rule, "fingerprint": f.fingerprint, "message": f.message}
                    for f in findings.fixed
                ],
            },
        }
        yield to_json({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2) + "\n"


def _driver() -> dict[str, Any]:
    return {
        "name": "factcheck",
        "version": version("factcheck-news"),
        "rules": [
            {
                "id": rule.value,
                "name": rule.name.title().replace("_", ""),
                "shortDescription": {"text": _ABOUT[rule][0]},
                "fullDescription": {"text": _ABOUT[rule][1]},
                "help": {"text": _ABOUT[rule][1]},
                "defaultConfiguration": {"level": "note"},
            }
            for rule in Rule
        ],
    }


def _result(finding: Finding, index: int, compared: bool) -> dict[str, Any]:
    places = finding.places
    result: dict[str, Any] = {
        "ruleId": finding.rule.value,
        "ruleIndex": index,
        "level": _LEVELS[finding.severity],
        "message": {"text": finding.message},
        "locations": [_location(place) for place in places[:1]],
        "relatedLocations": [
            {"id": at, **_location(place), "message": {"text": f"{place.source}: {place.quote}"}}
            for at, place in enumerate(places[1:], 1)
        ],
        "partialFingerprints": {"factcheck/v1": finding.fingerprint},
        "rank": round(100 * finding.score, 1),
        "properties": {
            "score": round(finding.score, DIGITS),
            "type": finding.type or None,
            "reason": finding.reason,
            "questions": list(finding.questions),
            "fails": finding.fails,
        },
    }
    if compared and finding.state in _STATES:
        result["baselineState"] = _STATES[finding.state]
    if finding.state is FindingState.SUPPRESSED:
        result["suppressions"] = [{"kind": "external", "justification": finding.excuse}]
    return result


def _location(place: Place) -> dict[str, Any]:
    region: dict[str, Any] = {"startLine": place.line}
    if place.column:
        region |= {
            "startColumn": place.column,
            "endLine": place.end_line,
            "endColumn": place.end_column,
            "snippet": {"text": place.quote},
        }
    return {
        "physicalLocation": {"artifactLocation": {"uri": uri(place.path)}, "region": region},
        "logicalLocations": [{"name": place.article, "kind": "article"}],
    }


def uri(path: str) -> str:
    """A path as a URI reference: relative paths stay relative, every odd character is encoded."""
    if path in ("-", ""):
        return "stdin"
    plain = path.replace("\\", "/") if _DRIVE.match(path) else path
    encoded = quote(plain, safe="/-._~!$&'()*+,;=@", errors="replace")
    if _DRIVE.match(path):
        return f"file:///{plain[0]}:{encoded[4:]}"
    return f"file://{encoded}" if plain.startswith("/") else encoded


def _skipped(path: str, reason: str) -> str:
    return f"skipped {path}: {reason}"
