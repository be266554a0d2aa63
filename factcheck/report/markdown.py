"""Markdown tables, for pull requests and job summaries. Nothing in an article acts as markup."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from factcheck.records import Claim, Comparison, Judgement, RelationKind, Verdict
from factcheck.report.escape import markdown
from factcheck.report.findings import because
from factcheck.report.interface import (
    Extracted,
    Finding,
    FindingState,
    Report,
    Timeline,
    TrackedResult,
    View,
)
from factcheck.report.matrix import COUNTED, SourceMatrix, source_matrix
from factcheck.report.rows import (
    Line,
    QuestionView,
    Row,
    question_views,
    quote_parts,
    shown_attribution,
    shown_date,
    shown_evidence,
    source_name,
)


class MarkdownWriter:
    """Writes GitHub-flavoured Markdown."""

    def __init__(self, view: View) -> None:
        self._view = view

    def comparison(self, found: Comparison) -> Iterator[str]:
        """Each question with its positions, then how often the sources agree."""
        yield "# What the sources say\n\n"
        views, left_out = question_views(found, verbose=self._view.verbose)
        for view in views:
            yield from _question(view)
        if left_out:
            yield f"Questions that only one source answers, not shown: {left_out}\n\n"
        yield from _matrix(source_matrix(found))
        for group in found.reprints:
            yield f"- one witness: {', '.join(map(markdown, group))}\n"

    def verdicts(self, verdicts: Iterable[Verdict], *, many: bool) -> Iterator[str]:
        """Each claim with its verdict and the quoted evidence."""
        for verdict in verdicts:
            head = f"{verdict.id}: {verdict.claim}" if many else verdict.claim
            yield f"## {markdown(head)}\n\n"
            yield f"**{_words(verdict.label.value)}**, confidence {verdict.confidence:.2f}"
            yield f", as of {verdict.as_of}\n\n" if verdict.as_of else "\n\n"
            if verdict.evidence:
                yield from _table(
                    ("stance", "source", "published", "quote", "reason"),
                    _evidence_rows(verdict, verbose=self._view.verbose),
                )

    def report(self, report: Report) -> Iterator[str]:
        """The tracked claims, the findings, then the comparison as far as a summary may be long."""
        if report.tracked:
            yield "# Tracked claims\n\n"
            rows = (_tracked_row(result) for result in report.tracked)
            yield from _table(("claim", "text", "verdict", "expected", "evidence"), rows)
        yield from _findings(report)
        yield from _within_limit(self.comparison(report.comparison))

    def extraction(self, extracted: Extracted) -> Iterator[str]:
        """Each article with its claims."""
        for article in extracted.articles:
            yield f"## {markdown(article.id)}: {markdown(article.title)}\n\n"
            source = source_name(article.source, article.origin)
            yield f"{markdown(source)}, {article.published.iso() or 'undated'}\n\n"
            rows = (
                (c.predicate, *_roles(c), c.mood.value, c.polarity.value, *_said_and_quote(c))
                for c in extracted.claims
                if c.article == article.id
            )
            header = ("predicate", "who", "whom", "mood", "polarity", "who says so", "quote")
            yield from _table(header, rows)

    def judgements(self, judgements: Iterable[Judgement], *, many: bool) -> Iterator[str]:
        """One row for each pair."""
        rows = (
            (j.id, j.relation.value, j.type.value if j.type else "", j.label.value, j.reason)
            for j in judgements
        )
        yield from _table(("id", "relation", "type", "label", "reason"), rows)

    def timeline(self, timeline: Timeline) -> Iterator[str]:
        """The positions of a question by date."""
        question = timeline.question
        yield f"## {markdown(question.question)}\n\n{_words(question.status.value)}\n\n"
        rows = (
            (
                shown_date(e.claim), e.change.value if e.change is not None else "", e.position,
                e.claim.source, e.claim.quote,
            )
            for e in timeline.entries
        )  # fmt: skip
        yield from _table(("date", "change", "position", "source", "quote"), rows)


class _Ready(str):
    """Markdown that is written as it is."""


def _words(value: str) -> str:
    return value.replace("_", " ")


def _table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(header)} |\n|{'---|' * len(header)}\n"
    for row in rows:
        cells = (cell if isinstance(cell, _Ready) else markdown(cell) for cell in row)
        yield f"| {' | '.join(cells)} |\n"
    yield "\n"


def _question(view: QuestionView) -> Iterator[str]:
    question = view.question
    yield f"## {markdown(question.question)}\n\n**{_words(question.status.value)}**\n\n"
    if view.rows:
        header = ("position", "source (origin)", "date", "who says so", "quote")
        yield from _table(header, (_row(row) for row in view.rows))
    for line in view.lines:
        yield f"- {_line(line)}\n"
    if view.hidden:
        yield f"- and {view.hidden} more\n"
    yield "\n" if view.lines else ""


def _row(row: Row) -> tuple[str, ...]:
    position = f"{row.position} ({row.held_by})" if row.position else ""
    more = f" (+{row.more} more)" if row.more else ""
    quote = _Ready(_bold(row.before, row.focus, row.after) + more)
    return position, row.source, row.date, row.attribution, quote


def _bold(before: str, focus: str, after: str) -> str:
    """The quote with the deciding clause bold; spaces must stand outside the asterisks."""
    inner = markdown(focus)
    if not inner:
        return markdown(before + after)
    left = " " if before[-1:].isspace() or focus[:1].isspace() else ""
    right = " " if after[:1].isspace() or focus[-1:].isspace() else ""
    return f"{markdown(before)}{left}**{inner}**{right}{markdown(after)}".strip()


def _line(line: Line) -> str:
    arrow = "→" if line.kind is RelationKind.SUPERSEDED else "↔"
    kind = f" ({line.type})" if line.type else ""
    places = f"{markdown(line.first)} {arrow} {markdown(line.second)}"
    return f"**{line.kind.value}**{kind}: {places}: {markdown(line.reason)}"


def _matrix(matrix: SourceMatrix) -> Iterator[str]:
    if not matrix.counts:
        return
    yield "## Source by source\n\n"
    rows = (
        (one, *(_counts(matrix, one, other) for other in matrix.sources)) for one in matrix.sources
    )
    yield from _table(("", *map(markdown, matrix.sources)), rows)


def _counts(matrix: SourceMatrix, one: str, other: str) -> str:
    counts = matrix.between(one, other)
    return ", ".join(f"{counts[k]} {k.value}" for k in COUNTED if counts[k])


def _evidence_rows(verdict: Verdict, *, verbose: bool) -> Iterator[tuple[str, ...]]:
    for e in shown_evidence(verdict, verbose=verbose):
        source = source_name(e.source, e.origin)
        yield e.stance.value, source, e.published.iso() or "undated", e.quote, e.reason


#: A GitHub step summary holds 1 MiB, and none at all of a longer one.
LIMIT = 900_000
#: Findings listed; the other formats have all.
MOST_FINDINGS = 50


def _findings(report: Report) -> Iterator[str]:
    yield "# Findings\n\n"
    if report.outcome.summary:
        yield f"{markdown(report.outcome.summary)}\n\n"
    findings = report.findings
    shown = [f for f in findings.items if f.state is FindingState.NEW]
    shown.sort(key=lambda f: not f.fails)
    if not findings.items:
        yield "None.\n\n"
    elif not shown:
        yield "None that is new.\n\n"
    else:
        rows = (_finding_row(finding) for finding in shown[:MOST_FINDINGS])
        yield from _table(("rule", "severity", "what", "where", "fingerprint"), rows)
    if len(shown) > MOST_FINDINGS:
        yield f"and {len(shown) - MOST_FINDINGS} more\n\n"
    for fixed in findings.fixed:
        yield f"- fixed: {markdown(fixed.message)} ({fixed.fingerprint})\n"
    yield "\n" if findings.fixed else ""


def _finding_row(finding: Finding) -> tuple[str, ...]:
    severity = f"{finding.severity.value}, fails" if finding.fails else finding.severity.value
    where = "; ".join(f"{p.path}:{p.line}" for p in finding.places[:2])
    return finding.rule.value, severity, finding.message, where, finding.fingerprint


def _within_limit(pieces: Iterator[str]) -> Iterator[str]:
    """Pieces up to the limit; what is left out is said."""
    size = 0
    for piece in pieces:
        size += len(piece.encode())
        if size > LIMIT:
            yield "\n\nThe rest is left out here: the other formats of this report have it.\n"
            return
        yield piece


def _tracked_row(result: TrackedResult) -> tuple[str, ...]:
    expect = result.tracked.expect
    wanted = _words(expect.value) if expect else "-"
    wanted += "" if result.expected else " (NOT MET)"
    quote = result.verdict.evidence[0].quote if result.verdict.evidence else "-"
    quote = because(result) if result.before or not result.expected else quote
    verdict = _words(result.verdict.label.value)
    return result.tracked.id, result.tracked.text, verdict, wanted, quote


def _roles(claim: Claim) -> tuple[str, str]:
    who, whom = (claim.argument(role) for role in ("who", "whom"))
    return who.text if who else "-", whom.text if whom else "-"


def _said_and_quote(claim: Claim) -> tuple[str, str]:
    return shown_attribution(claim.attribution), _Ready(_bold(*quote_parts(claim)))
