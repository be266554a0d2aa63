"""GitHub workflow commands: the gravest findings as annotations of a pull request."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.report.escape import visible, workflow_property, workflow_text
from factcheck.report.interface import (
    Finding,
    FindingState,
    PartialWriter,
    Report,
    ReportFormat,
)
from factcheck.settings.values import Rule, Severity

#: GitHub shows ten annotations of a kind for a step; with more, which ones is its own choice.
MOST = 10
_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
_TITLES = {
    Rule.UNEXPECTED_VERDICT: "Unexpected verdict",
    Rule.DISPUTED: "Disputed question",
    Rule.CONTRADICTION: "Contradiction",
    Rule.CHANGED: "Changed with time",
    Rule.SUPERSEDED: "Superseded claim",
}


class GithubWriter(PartialWriter):
    """Writes a workflow command a line, then what was left out."""

    name = ReportFormat.GITHUB.value

    def report(self, report: Report) -> Iterator[str]:
        """The ten gravest new findings, those that make the run fail first."""
        new = report.findings.of(FindingState.NEW)
        ordered = sorted(new, key=lambda f: not f.fails)
        for finding in ordered[:MOST]:
            yield _command(finding)
        left = len(ordered) - MOST
        if left > 0:
            yield f"and {left:,} more findings, in the other formats of this report\n"
        yield f"factcheck: {visible(report.outcome.summary) or 'done'}\n"


def _command(finding: Finding) -> str:
    command = "error" if finding.fails else _COMMANDS[finding.severity]
    properties: dict[str, str] = {}
    if finding.places:
        place = finding.places[0]
        properties = {"file": place.path, "line": str(place.line)}
        if place.column:
            properties["endLine"] = str(place.end_line)
            if place.line == place.end_line:
                properties |= {"col": str(place.column), "endColumn": str(place.end_column)}
    properties["title"] = _TITLES[finding.rule]
    told = ",".join(f"{name}={workflow_property(value)}" for name, value in properties.items())
    return f"::{command} {told}::{workflow_text(finding.message)}\n"
