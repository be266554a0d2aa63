"""Which class writes which format. A format is imported only when it is asked for."""

from __future__ import annotations

from factcheck.report.interface import ReportFormat, View, Writer


def writer(report_format: ReportFormat, view: View | None = None) -> Writer:
    """The writer of a format; `view` says how a report for people looks."""
    match report_format:
        case ReportFormat.TERMINAL:
            from factcheck.report.terminal import TerminalWriter

            return TerminalWriter(view or View())
        case ReportFormat.JSON:
            from factcheck.report.json_ import JsonWriter

            return JsonWriter()
        case ReportFormat.JSONL:
            from factcheck.report.jsonl import JsonLinesWriter

            return JsonLinesWriter()
        case ReportFormat.MARKDOWN:
            from factcheck.report.markdown import MarkdownWriter

            return MarkdownWriter(view or View())
