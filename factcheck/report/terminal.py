"""Tables for people, with Rich. Article text goes in as plain Text, never as markup."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterable, Iterator

from rich import box
from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from factcheck.records import Article, Claim, Comparison, Judgement, RelationKind, Verdict
from factcheck.report.escape import one_line
from factcheck.report.findings import because
from factcheck.report.interface import (
    Extracted,
    Findings,
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
from factcheck.report.timeline import Marks, source_marks
from factcheck.settings.values import Rule

#: One colour a meaning, in every table. Colour never carries what words do not say.
_STYLES = {
    "agreed": "green",
    "disputed": "red",
    "changed": "yellow",
    "single_source": "cyan",
    "supported": "green",
    "refuted": "red",
    "conflicting": "magenta",
    "not_enough_evidence": "cyan",
    "supports": "green",
    "refutes": "red",
    "neutral": "dim",
    "agree": "green",
    "contradict": "red",
    "superseded": "yellow",
    "unrelated": "dim",
}

#: The largest share of the width that a column takes; what is left is for the quote. Without
#: it Rich makes all long columns equally narrow.
_SHARES = {
    "position": 0.2,
    "source (origin)": 0.18,
    "source": 0.18,
    "date": 0.16,
    "published": 0.12,
    "who says so": 0.15,
    "reason": 0.22,
    "stance": 0.13,
    "predicate": 0.1,
    "who": 0.15,
    "whom": 0.15,
    "how": 0.1,
    "event": 0.1,
    "text": 0.25,
    "claim": 0.2,
}
_LEAST_WIDTH = 8


class TerminalWriter:
    """Writes tables as wide as the view says; a long cell is wrapped, never cut."""

    def __init__(self, view: View) -> None:
        self._view = view

    def comparison(self, found: Comparison) -> Iterator[str]:
        """Each question with its positions, then how often the sources agree."""
        views, left_out = question_views(found, verbose=self._view.verbose)
        for view in views:
            yield self._print(*_question(view, self._view.width))
        if left_out:
            yield self._print(Text(_left_out(left_out)), Text())
        matrix = source_matrix(found)
        if matrix.counts:
            yield self._print(
                Text("Source by source", style="bold"), _matrix(matrix, self._view.width)
            )
        reprints = [_reprint(group, found.articles) for group in found.reprints]
        if reprints:
            yield self._print(*reprints)

    def verdicts(self, verdicts: Iterable[Verdict], *, many: bool) -> Iterator[str]:
        """Each claim with its verdict and the quoted evidence."""
        for verdict in verdicts:
            yield self._print(*_verdict(verdict, many, self._view))

    def report(self, report: Report) -> Iterator[str]:
        """A comparison, then the tracked claims."""
        yield from self.comparison(report.comparison)
        if report.tracked:
            yield self._print(
                Text("Tracked claims", style="bold"), _tracked(report.tracked, self._view.width)
            )
            yield self._print(*_reasons(report.tracked))
        yield self._print(*_findings(report.findings))

    def extraction(self, extracted: Extracted) -> Iterator[str]:
        """Each article with its claims."""
        for article in extracted.articles:
            claims = [claim for claim in extracted.claims if claim.article == article.id]
            shown = _claims(claims, self._view.width) if claims else _indented("no claims")
            yield self._print(_article_title(article, len(claims)), shown)

    def judgements(self, judgements: Iterable[Judgement], *, many: bool) -> Iterator[str]:
        """Each pair's relation, label and reason; its slots when they are asked for."""
        for judgement in judgements:
            yield self._print(*_judgement(judgement, many, self._view))

    def timeline(self, timeline: Timeline) -> Iterator[str]:
        """The positions of a question by date."""
        table = _table(self._view.width, "date", "change", "position", "source", "quote")
        for entry in timeline.entries:
            claim = entry.claim
            source = source_name(claim.source, claim.origin)
            change = _badge(entry.change.value) if entry.change is not None else ""
            quote = _quote(*quote_parts(claim))
            _add(table, shown_date(claim), change, entry.position, source, quote)
        question = timeline.question
        yield self._print(_title(question.question, question.status.value), table)
        marks = source_marks(timeline)
        if marks is not None:
            yield self._print(*_mark_rows(marks))

    def _print(self, *parts: RenderableType) -> str:
        out = io.StringIO()
        console = Console(
            file=out,
            width=self._view.width,
            color_system="standard" if self._view.colour else None,
            force_terminal=self._view.colour,
            no_color=not self._view.colour,
            legacy_windows=False,
            highlight=False,
            markup=False,
            emoji=False,
            _environ={},  # the same bytes whatever the environment says
        )
        for part in parts:
            console.print(part)
        return "\n".join(line.rstrip() for line in out.getvalue().split("\n"))


def _mark_rows(marks: Marks) -> Iterator[RenderableType]:
    """A row of marks a source, from the first date to the last, then what the letters mean."""
    widest = max(len(source) for source, _ in marks.rows)
    yield _plain(f"{marks.first} to {marks.last}, a letter a position", "dim")
    for source, row in marks.rows:
        room = " " * (widest - len(source) + 2)
        yield Text.assemble(_plain(source), room, row, overflow="fold")
    for letter, position in marks.legend:
        yield Text.assemble("  ", (letter, "bold"), "  ", _plain(position), overflow="fold")


def _plain(text: str, style: str = "") -> Text:
    return Text(one_line(text), style=style, overflow="fold")


def _indented(text: str) -> Padding:
    return Padding(_plain(text), (0, 0, 0, 2))


def _badge(value: str) -> Text:
    return Text(value.replace("_", " "), style=_STYLES.get(value, ""))


def _title(text: str, status: str) -> Text:
    return Text.assemble(_plain(text, "bold"), "  [", _badge(status), "]", overflow="fold")


def _table(width: int, *columns: str, lines: bool = False) -> Table:
    """A table whose columns other than the quote leave it most of the room."""
    table = Table(box=box.ROUNDED, show_lines=lines, header_style="dim", expand=False)
    for column in columns:
        share = _SHARES.get(column, 1.0)
        most = max(_LEAST_WIDTH, int(share * width))
        table.add_column(column, overflow="fold", max_width=most)
    return table


def _add(table: Table, *cells: str | Text) -> None:
    table.add_row(*(cell if isinstance(cell, Text) else _plain(cell) for cell in cells))


def _quote(before: str, focus: str, after: str, more: int = 0) -> Text:
    """The quote with the deciding clause bold."""
    text = Text.assemble(_plain(before), _plain(focus, "bold"), _plain(after), overflow="fold")
    text = _stripped(text)
    if more:
        text.append(f"  (+{more} more)", style="dim")
    return text


def _stripped(text: Text) -> Text:
    start = len(text.plain) - len(text.plain.lstrip())
    return text[start : len(text.plain.rstrip())]


def _question(view: QuestionView, width: int) -> list[RenderableType]:
    table = _table(width, "position", "source (origin)", "date", "who says so", "quote")
    for number, row in enumerate(view.rows):
        if row.position and number:
            table.add_section()
        _add(table, _position(row), row.source, row.date, row.attribution, _row_quote(row))
    question = view.question
    parts: list[RenderableType] = [_title(question.question, question.status.value)]
    parts.append(
        table if view.rows else Padding(Text("no source says so far", style="dim"), (0, 2))
    )
    parts.extend(Padding(_line(line), (0, 0, 0, 2)) for line in view.lines)
    if view.hidden:
        parts.append(Padding(Text(f"and {view.hidden} more: --verbose shows them"), (0, 2)))
    return [*parts, Text()]


def _position(row: Row) -> Text:
    if not row.position:
        return Text()
    return Text.assemble(_plain(row.position), "\n", Text(row.held_by, style="dim"))


def _row_quote(row: Row) -> Text:
    return _quote(row.before, row.focus, row.after, row.more)


def _line(line: Line) -> Text:
    arrow = " → " if line.kind is RelationKind.SUPERSEDED else " ↔ "
    kind = f" ({line.type})" if line.type else ""
    places = _plain(f"{line.first}{arrow}{line.second}")
    return Text.assemble(_badge(line.kind.value), kind, ": ", places, ": ", _plain(line.reason))


def _left_out(count: int) -> str:
    if count == 1:
        return "1 more question is answered by one source only: --verbose shows it"
    return f"{count:,} more questions are answered by one source only: --verbose shows them"


def _matrix(matrix: SourceMatrix, width: int) -> Table:
    table = _table(width, "", *(one_line(source) for source in matrix.sources), lines=True)
    for one in matrix.sources:
        cells = []
        for other in matrix.sources:
            counts = matrix.between(one, other)
            shown = [
                Text.assemble(f"{counts[kind]} ", _badge(kind.value))
                for kind in COUNTED
                if counts[kind]
            ]
            cells.append(Text("\n").join(shown) if shown else Text("-", style="dim"))
        _add(table, one, *cells)
    return table


def _reprint(group: tuple[str, ...], articles: tuple[Article, ...]) -> Text:
    sources = {article.id: article.source for article in articles}
    names = ", ".join(f"{id} ({sources.get(id, '')})" for id in group)
    return _plain(f"one witness: {names}")


def _verdict(verdict: Verdict, with_id: bool, view: View) -> list[RenderableType]:
    head = Text.assemble(
        _badge(verdict.label.value),
        f"  {verdict.confidence:.2f}  ",
        _plain(f"{verdict.id}: {verdict.claim}" if with_id else verdict.claim, "bold"),
        f"  (as of {verdict.as_of})" if verdict.as_of else "",
        overflow="fold",
    )
    if not verdict.evidence:
        return [head, Text("  no evidence in these articles", style="dim"), Text()]
    table = _table(view.width, "stance", "source (origin)", "published", "quote", "reason")
    for e in shown_evidence(verdict, verbose=view.verbose):
        quote = _stripped(_plain(e.quote))
        published = e.published.iso() or "undated"
        stance = Text.assemble(_badge(e.stance.value), f" {e.score:.2f}")
        _add(table, stance, source_name(e.source, e.origin), published, quote, e.reason)
    return [head, table, Text()]


def _tracked(results: tuple[TrackedResult, ...], width: int) -> Table:
    table = _table(width, "claim", "text", "verdict", "expected", "evidence")
    for result in results:
        expect = result.tracked.expect
        wanted = _badge(expect.value) if expect else Text("-")
        if not result.expected:
            wanted = Text.assemble(wanted, Text("  NOT MET", style="bold red"))
        first = result.verdict.evidence[:1]
        quote = _stripped(_plain(first[0].quote)) if first else Text("-")
        label = _badge(result.verdict.label.value)
        _add(table, result.tracked.id, result.tracked.text, label, wanted, quote)
    return table


def _reasons(results: tuple[TrackedResult, ...]) -> Iterator[RenderableType]:
    """Why a verdict is not the expected one, or not the earlier one."""
    for result in results:
        why = because(result) if result.before or not result.expected else ""
        if why:
            yield _indented(f"{result.tracked.id}: {why}")


def _findings(findings: Findings) -> Iterator[RenderableType]:
    """How many findings of each rule there are and what of them is new; those that are gone."""
    if not findings.items and not findings.fixed:
        yield Text("No findings", style="bold")
        return
    yield Text("Findings", style="bold")
    counts = Counter((f.rule, f.state) for f in findings.items)
    for rule in Rule:
        told = [
            f"{counts[rule, state]} {state.value}" for state in FindingState if counts[rule, state]
        ]
        if told:
            yield _indented(f"{rule.value}: {', '.join(told)}")
    for finding in findings.items:
        if finding.fails:
            yield _indented(f"FAILS {finding.rule.value} {finding.fingerprint}: {finding.message}")
    for fixed in findings.fixed:
        yield _indented(f"fixed {fixed.rule} {fixed.fingerprint}: {fixed.message}")


def _article_title(article: Article, claims: int) -> Text:
    source = source_name(article.source, article.origin)
    published = article.published.iso() or "undated"
    if article.published.known:
        published += f" ({article.published.precision.value}, {article.published.basis.value})"
    rest = f"{source}, {article.language}, {published}, {claims} claim{'s' * (claims != 1)}"
    head = _plain(f"{article.id}  {article.title}", "bold")
    return Text.assemble(head, "\n", _plain(rest), overflow="fold")


def _claims(claims: list[Claim], width: int) -> Table:
    """One row a claim; a quote that repeats is shortened to the clause that decides."""
    table = _table(width, "predicate", "who", "whom", "how", "event", "who says so", "quote")
    above = ""
    for claim in claims:
        who, whom = (claim.argument(role) for role in ("who", "whom"))
        how = ", ".join((claim.mood.value, claim.polarity.value))
        filled = (a.text if a else "-" for a in (who, whom))
        said, event = shown_attribution(claim.attribution), claim.event.iso() or "-"
        before, focus, after = quote_parts(claim)
        quote = _quote("", focus, "") if claim.quote == above else _quote(before, focus, after)
        _add(table, claim.predicate, *filled, how, event, said, quote)
        above = claim.quote
    return table


def _judgement(judgement: Judgement, many: bool, view: View) -> list[RenderableType]:
    kind = f" ({judgement.type.value})" if judgement.type else ""
    scores = " / ".join(f"{score:.2f}" for score in judgement.scores)
    head = Text.assemble(
        _plain(f"{judgement.id}: ") if many else "",
        _badge(judgement.relation.value),
        kind,
        f"  {judgement.label.value} (entailment / neutral / contradiction {scores})",
    )
    parts: list[RenderableType] = [head, _indented(judgement.reason)]
    if view.explain:
        parts.append(_indented(f"decided by: {judgement.level}"))
        table = _table(view.width, "slot", "a", "b", "outcome")
        for slot in judgement.slots:
            _add(table, slot.slot, slot.a or "-", slot.b or "-", slot.outcome)
        parts.append(table)
    return parts
