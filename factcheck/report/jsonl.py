"""JSON Lines: one object a line. Where lines differ in kind, each has a key `kind`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from factcheck.records import Comparison, Judgement, Verdict
from factcheck.report import shape
from factcheck.report.escape import to_json
from factcheck.report.interface import Extracted, Report, Timeline

#: The lists of a comparison or a report, and what one line of each is called.
_KINDS = {
    "articles": "article",
    "questions": "question",
    "claims": "claim",
    "relations": "relation",
    "tracked": "tracked",
    "findings": "finding",
    "fixed": "fixed",
    "skipped": "skipped",
}


class JsonLinesWriter:
    """Writes one JSON object a line."""

    def comparison(self, found: Comparison) -> Iterator[str]:
        """A line for each article, question, claim, relation and skipped input."""
        yield from _kinds(shape.comparison_shape(found))

    def verdicts(self, verdicts: Iterable[Verdict], *, many: bool) -> Iterator[str]:
        """A line for each claim, in input order."""
        yield from _lines(shape.verdict_shape(verdict) for verdict in verdicts)

    def report(self, report: Report) -> Iterator[str]:
        """As `comparison`, with a line for each tracked claim and each finding."""
        yield from _kinds(shape.report_shape(report))

    def extraction(self, extracted: Extracted) -> Iterator[str]:
        """A line for each claim."""
        yield from _lines(shape.claim_shape(claim) for claim in extracted.claims)

    def judgements(self, judgements: Iterable[Judgement], *, many: bool) -> Iterator[str]:
        """A line for each pair, in input order."""
        yield from _lines(shape.judgement_shape(judgement) for judgement in judgements)

    def timeline(self, timeline: Timeline) -> Iterator[str]:
        """A line for each dated claim."""
        yield from _lines(shape.timeline_entry_shape(entry) for entry in timeline.entries)


def _lines(values: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    for value in values:
        yield to_json(value) + "\n"


def _kinds(value: Mapping[str, Any]) -> Iterator[str]:
    for key, kind in _KINDS.items():
        yield from _lines({"kind": kind, **item} for item in value.get(key, ()))
