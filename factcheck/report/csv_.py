"""CSV (RFC 4180, UTF-8): one table a kind of results. No cell is a formula to a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from factcheck.records import Claim, Comparison, Judgement, Verdict
from factcheck.report.escape import cell
from factcheck.report.interface import Extracted, Finding, Report, Timeline
from factcheck.report.rows import shown_attribution, shown_date
from factcheck.report.shape import DIGITS

_FINDING = (
    "rule", "severity", "state", "fails", "score", "type", "question", "tracked", "message",
    "reason", "excuse", "fingerprint",
)  # fmt: skip
_PLACE = ("source", "origin", "date", "article", "path", "line", "start", "end", "quote")
_CLAIM = (
    "claim", "article", "source", "origin", "date", "predicate", "who", "whom", "polarity", "mood",
    "attribution", "start", "end", "quote",
)  # fmt: skip
#: Two places of a finding stand in its row; the others of a question are in the other formats.
_SIDES = ("a", "b")


class CsvWriter:
    """Writes tables with a header."""

    def comparison(self, found: Comparison) -> Iterator[str]:
        """One row for each claim of each position of each question."""
        claims = {claim.id: claim for claim in found.claims}
        yield from _table(
            ("question_id", "question", "status", "tracked", "position", *_CLAIM),
            (
                (q.id, q.question, q.status.value, q.tracked, p.position, *_claim_row(claims[id]))
                for q in found.questions
                for p in q.positions
                for id in p.claims
                if id in claims
            ),
        )

    def verdicts(self, verdicts: Iterable[Verdict], *, many: bool) -> Iterator[str]:
        """One row for each piece of evidence; one for a verdict without any."""
        header = (
            "id", "claim", "verdict", "confidence", "as_of", "error", "stance", "score", "source",
            "origin", "published", "article", "start", "end", "quote", "reason",
        )  # fmt: skip
        yield from _table(header, (row for verdict in verdicts for row in _verdict_rows(verdict)))

    def report(self, report: Report) -> Iterator[str]:
        """One row for each finding with both its sides; those that are fixed at the end."""
        sides = (f"{side}_{name}" for side in _SIDES for name in _PLACE)
        rows = (_finding_row(finding) for finding in report.findings.items)
        gone = (
            (f.rule, "", "fixed", False, None, "", "", "", f.message, "", "", f.fingerprint)
            + ("",) * (len(_SIDES) * len(_PLACE))
            for f in report.findings.fixed
        )
        yield from _table((*_FINDING, *sides), (*rows, *gone))

    def extraction(self, extracted: Extracted) -> Iterator[str]:
        """One row for each claim."""
        yield from _table(_CLAIM, (_claim_row(claim) for claim in extracted.claims))

    def judgements(self, judgements: Iterable[Judgement], *, many: bool) -> Iterator[str]:
        """One row for each pair."""
        header = (
            "id", "label", "entailment", "neutral", "contradiction", "relation", "type", "level",
            "reason",
        )  # fmt: skip
        yield from _table(
            header,
            (
                (
                    j.id, j.label.value, *j.scores, j.relation.value,
                    j.type.value if j.type else "", j.level, j.reason,
                )
                for j in judgements
            ),
        )  # fmt: skip

    def timeline(self, timeline: Timeline) -> Iterator[str]:
        """One row for each dated claim."""
        yield from _table(
            ("event_or_published", "dated_by", "change", "position", *_CLAIM),
            (
                (
                    e.when.iso() or "", e.dated_by, e.change.value if e.change else "",
                    e.position, *_claim_row(e.claim),
                )
                for e in timeline.entries
            ),
        )  # fmt: skip


_Cell = str | float | int | bool | None


def _claim_row(claim: Claim) -> tuple[_Cell, ...]:
    who, whom = claim.argument("who"), claim.argument("whom")
    return (
        claim.id, claim.article, claim.source, claim.origin or "", shown_date(claim),
        claim.predicate, who.text if who else "", whom.text if whom else "", claim.polarity.value,
        claim.mood.value, _attribution(claim), claim.start, claim.end, claim.quote,
    )  # fmt: skip


def _attribution(claim: Claim) -> str:
    return shown_attribution(claim.attribution) if claim.attribution else ""


def _verdict_rows(verdict: Verdict) -> Iterator[tuple[_Cell, ...]]:
    as_of = verdict.as_of.isoformat() if verdict.as_of else ""
    head = (
        verdict.id, verdict.claim, verdict.label.value, verdict.confidence, as_of, verdict.error,
    )  # fmt: skip
    for e in verdict.evidence:
        published = e.published.iso() or ""
        yield (
            *head, e.stance.value, e.score, e.source, e.origin or "", published, e.article,
            e.start, e.end, e.quote, e.reason,
        )  # fmt: skip
    if not verdict.evidence:
        yield (*head, *("",) * 10)


def _finding_row(finding: Finding) -> tuple[_Cell, ...]:
    row: list[_Cell] = [
        finding.rule.value, finding.severity.value, finding.state.value, finding.fails,
        finding.score, finding.type, "; ".join(finding.questions), finding.tracked,
        finding.message, finding.reason, finding.excuse, finding.fingerprint,
    ]  # fmt: skip
    for at in range(len(_SIDES)):
        if at < len(finding.places):
            p = finding.places[at]
            row += [
                p.source, p.origin or "", p.date, p.article, p.path, p.line, p.start, p.end,
                p.quote,
            ]  # fmt: skip
        else:
            row += [""] * len(_PLACE)
    return tuple(row)


def _table(header: Sequence[str], rows: Iterable[Sequence[_Cell]]) -> Iterator[str]:
    yield _line(header)
    for row in rows:
        yield _line([_shown(value) for value in row])


def _shown(value: _Cell) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return str(round(value, DIGITS))
    return cell(value) if isinstance(value, str) else "" if value is None else str(value)


def _line(values: Sequence[str]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerow(values)
    return out.getvalue()
