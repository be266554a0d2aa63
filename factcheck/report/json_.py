"""JSON: one document for a corpus or a single answer, one object a line for answers from a file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from factcheck.records import Comparison, Judgement, Verdict
from factcheck.report import shape
from factcheck.report.escape import to_json
from factcheck.report.interface import Extracted, Report, Timeline


class JsonWriter:
    """Writes indented JSON documents."""

    def comparison(self, found: Comparison) -> Iterator[str]:
        """One document."""
        yield _document(shape.comparison_shape(found))

    def verdicts(self, verdicts: Iterable[Verdict], *, many: bool) -> Iterator[str]:
        """One document for one claim; one object a line for claims from a file."""
        yield from _answers((shape.verdict_shape(v) for v in verdicts), many)

    def report(self, report: Report) -> Iterator[str]:
        """One document."""
        yield _document(shape.report_shape(report))

    def extraction(self, extracted: Extracted) -> Iterator[str]:
        """One document."""
        yield _document(shape.extraction_shape(extracted))

    def judgements(self, judgements: Iterable[Judgement], *, many: bool) -> Iterator[str]:
        """One document for one pair; one object a line for pairs from a file."""
        yield from _answers((shape.judgement_shape(j) for j in judgements), many)

    def timeline(self, timeline: Timeline) -> Iterator[str]:
        """One document."""
        yield _document(shape.timeline_shape(timeline))


def _document(value: Mapping[str, Any]) -> str:
    return to_json(value, indent=2) + "\n"


def _answers(values: Iterable[Mapping[str, Any]], many: bool) -> Iterator[str]:
    for value in values:
        yield to_json(value) + "\n" if many else _document(value)
