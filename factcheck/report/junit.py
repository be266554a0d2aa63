"""JUnit XML: tracked claims and findings as test cases, for the test views of CI servers."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree as Xml

from factcheck.report.escape import xml
from factcheck.report.findings import because
from factcheck.report.interface import (
    Finding,
    FindingState,
    PartialWriter,
    Report,
    ReportFormat,
    TrackedResult,
)
from factcheck.settings.values import Rule


class JunitWriter(PartialWriter):
    """Writes one <testsuites> with a suite for the tracked claims and one a rule."""

    name = ReportFormat.JUNIT.value

    def report(self, report: Report) -> Iterator[str]:
        """One document. What the run fails on is a failure; what is known or set aside, skipped."""
        root = Xml.Element("testsuites", name="factcheck")
        verdicts = {f.tracked: f for f in report.findings.items if f.tracked}
        cases = [_tracked(result, verdicts.get(result.tracked.id)) for result in report.tracked]
        _suite(root, "tracked claims", cases)
        for rule in Rule:
            if rule is not Rule.UNEXPECTED_VERDICT:
                found = [f for f in report.findings.items if f.rule is rule]
                _suite(root, rule.value, [_finding(finding) for finding in found])
        fixed = [_passed(f.rule, f"fixed: {f.message}") for f in report.findings.fixed]
        if fixed:
            _suite(root, "fixed", fixed)
        _suite(root, "input", [_skipped(s.path, s.reason) for s in report.comparison.skipped])
        for count in ("tests", "failures", "errors", "skipped"):
            root.set(count, str(sum(int(suite.get(count, "0")) for suite in root)))
        Xml.indent(root)
        yield '<?xml version="1.0" encoding="UTF-8"?>\n'
        yield Xml.tostring(root, encoding="unicode") + "\n"


def _suite(root: Xml.Element, name: str, cases: list[Xml.Element]) -> None:
    suite = Xml.SubElement(root, "testsuite", name=name, tests=str(len(cases)))
    for count, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        suite.set(count, str(sum(case.find(tag) is not None for case in cases)))
    suite.set("time", "0")
    suite.extend(cases)


def _case(group: str, name: str, file: str = "", line: int = 0) -> Xml.Element:
    case = Xml.Element("testcase", classname=f"factcheck.{group}", name=xml(name), time="0")
    if file:
        case.set("file", xml(file))
        case.set("line", str(line))
    return case


def _passed(group: str, name: str) -> Xml.Element:
    return _case(group, name)


def _tracked(result: TrackedResult, finding: Finding | None) -> Xml.Element:
    claim = result.tracked
    case = _case("tracked", f"{claim.id}: {claim.text}", claim.file, claim.line)
    if finding is not None:
        _told(case, finding)
    else:
        _output(case, f"{result.verdict.label.value}\n{because(result)}".strip())
    return case


def _finding(finding: Finding) -> Xml.Element:
    place = finding.places[0] if finding.places else None
    name = f"{finding.fingerprint} {finding.message}"
    case = _case(
        finding.rule.value, name, place.path if place else "", place.line if place else 0
    )  # fmt: skip
    _told(case, finding)
    return case


def _told(case: Xml.Element, finding: Finding) -> None:
    text = xml(_details(finding))
    if finding.fails:
        told = {"message": xml(finding.message), "type": finding.rule.value}
        Xml.SubElement(case, "failure", told).text = text
    elif finding.state is not FindingState.NEW:
        why = finding.excuse or "in the baseline"
        Xml.SubElement(case, "skipped", {"message": xml(f"{finding.state.value}: {why}")})
        _output(case, text)
    else:
        _output(case, text)


def _output(case: Xml.Element, text: str) -> None:
    Xml.SubElement(case, "system-out").text = xml(text)


def _skipped(path: str, reason: str) -> Xml.Element:
    case = _case("input", path)
    Xml.SubElement(case, "skipped", {"message": xml(reason)})
    return case


def _details(finding: Finding) -> str:
    lines = [f"{finding.message}", f"fingerprint {finding.fingerprint}, score {finding.score:.2f}"]
    for place in finding.places:
        spot = f"{place.path}:{place.line}"
        lines.append(f"{place.source} ({place.date}, {spot}): {' '.join(place.quote.split())}")
    return "\n".join(lines)
