"""Which class writes which format, and what each can hold. A format is imported when asked for."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from factcheck.report.interface import Kind, ReportError, ReportFormat, View, Writer

_EVERYTHING = frozenset(Kind)
_FOUND = frozenset({Kind.COMPARISON, Kind.REPORT})

#: The kinds of results that each format can hold.
HOLDS: Mapping[ReportFormat, frozenset[Kind]] = MappingProxyType(
    {
        ReportFormat.TERMINAL: _EVERYTHING,
        ReportFormat.JSON: _EVERYTHING,
        ReportFormat.JSONL: _EVERYTHING,
        ReportFormat.CSV: _EVERYTHING,
        ReportFormat.MARKDOWN: _EVERYTHING,
        ReportFormat.HTML: _FOUND,
        ReportFormat.SARIF: frozenset({Kind.REPORT}),
        ReportFormat.JUNIT: frozenset({Kind.REPORT}),
        ReportFormat.GITHUB: frozenset({Kind.REPORT}),
        ReportFormat.CODEQUALITY: frozenset({Kind.REPORT}),
        ReportFormat.CLAIMREVIEW: frozenset({Kind.REPORT, Kind.VERDICTS}),
    }
)

#: The file that each format is written to in a folder.
FILE_NAMES: Mapping[ReportFormat, str] = MappingProxyType(
    {
        ReportFormat.TERMINAL: "factcheck.txt",
        ReportFormat.JSON: "factcheck.json",
        ReportFormat.JSONL: "factcheck.jsonl",
        ReportFormat.CSV: "factcheck.csv",
        ReportFormat.MARKDOWN: "factcheck.md",
        ReportFormat.HTML: "factcheck.html",
        ReportFormat.SARIF: "factcheck.sarif",
        ReportFormat.JUNIT: "factcheck.junit.xml",
        ReportFormat.GITHUB: "factcheck.github.txt",
        ReportFormat.CODEQUALITY: "factcheck.codequality.json",
        ReportFormat.CLAIMREVIEW: "factcheck.claimreview.jsonld",
    }
)


def formats_for(kind: Kind) -> tuple[ReportFormat, ...]:
    """The formats that can hold a kind of results."""
    return tuple(f for f in ReportFormat if kind in HOLDS[f])


def require(report_format: ReportFormat, kind: Kind) -> None:
    """Raise ReportError where a format cannot hold a kind of results."""
    if kind not in HOLDS[report_format]:
        known = ", ".join(f.value for f in formats_for(kind))
        more = "; factcheck report writes it" if Kind.REPORT in HOLDS[report_format] else ""
        raise ReportError(
            f"--format {report_format.value}: holds no {kind.value}; write one of {known}{more}"
        )


def writer(report_format: ReportFormat, view: View | None = None) -> Writer:
    """The writer of a format; `view` says how a report for people looks."""
    view = view or View()
    match report_format:
        case ReportFormat.TERMINAL:
            from factcheck.report.terminal import TerminalWriter

            return TerminalWriter(view)
        case ReportFormat.JSON:
            from factcheck.report.json_ import JsonWriter

            return JsonWriter()
        case ReportFormat.JSONL:
            from factcheck.report.jsonl import JsonLinesWriter

            return JsonLinesWriter()
        case ReportFormat.CSV:
            from factcheck.report.csv_ import CsvWriter

            return CsvWriter()
        case ReportFormat.MARKDOWN:
            from factcheck.report.markdown import MarkdownWriter

            return MarkdownWriter(view)
        case ReportFormat.HTML:
            from factcheck.report.html import HtmlWriter

            return HtmlWriter(view)
        case _:
            return _for_programs(report_format)


def _for_programs(report_format: ReportFormat) -> Writer:
    match report_format:
        case ReportFormat.SARIF:
            from factcheck.report.sarif import SarifWriter

            return SarifWriter()
        case ReportFormat.JUNIT:
            from factcheck.report.junit import JunitWriter

            return JunitWriter()
        case ReportFormat.GITHUB:
            from factcheck.report.github import GithubWriter

            return GithubWriter()
        case ReportFormat.CODEQUALITY:
            from factcheck.report.codequality import CodeQualityWriter

            return CodeQualityWriter()
        case ReportFormat.CLAIMREVIEW:
            from factcheck.report.claimreview import ClaimReviewWriter

            return ClaimReviewWriter()
        case _:
            raise ReportError(f"{report_format.value}: no such format")
