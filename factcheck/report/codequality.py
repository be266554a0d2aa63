"""Code-quality JSON as GitLab reads it: a list of issues with fingerprints."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.report.escape import to_json
from factcheck.report.interface import (
    Finding,
    FindingState,
    PartialWriter,
    Report,
    ReportFormat,
)
from factcheck.settings.values import Severity

_SEVERITIES = {Severity.ERROR: "critical", Severity.WARNING: "major", Severity.NOTE: "info"}


class CodeQualityWriter(PartialWriter):
    """Writes one JSON list. GitLab compares it with that of the target branch itself."""

    name = ReportFormat.CODEQUALITY.value

    def report(self, report: Report) -> Iterator[str]:
        """Every finding that is not set aside."""
        shown = (f for f in report.findings.items if f.state is not FindingState.SUPPRESSED)
        yield to_json([_issue(finding) for finding in shown], indent=2) + "\n"


def _issue(finding: Finding) -> dict[str, object]:
    place = finding.places[0] if finding.places else None
    return {
        "description": finding.message,
        "check_name": finding.rule.value,
        "fingerprint": finding.fingerprint,
        "severity": _SEVERITIES[finding.severity],
        "location": {
            "path": place.path if place else "claims",
            "lines": {"begin": place.line if place else 1},
        },
    }
