"""What the reports for people show of a question: its positions as rows, its changes as lines."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.records import (
    Attribution,
    Claim,
    Comparison,
    Evidence,
    Position,
    Question,
    QuestionStatus,
    Relation,
    RelationKind,
    Stance,
    Verdict,
    When,
)
from factcheck.report.timeline import date_key, dated

#: Relations listed below a question without --verbose; the rest is counted.
SHOWN_RELATIONS = 3
#: Quotes of one source listed for a position without --verbose; the rest is counted.
SHOWN_QUOTES = 1
#: Disputes first: they are what the reader came for.
_ORDER = (
    QuestionStatus.DISPUTED,
    QuestionStatus.CHANGED,
    QuestionStatus.AGREED,
    QuestionStatus.SINGLE_SOURCE,
)


def shown_evidence(verdict: Verdict, *, verbose: bool) -> tuple[Evidence, ...]:
    """Evidence for people: what decides nothing is shown where nothing else is, or on demand."""
    deciding = tuple(e for e in verdict.evidence if e.stance is not Stance.NEUTRAL)
    return verdict.evidence if verbose or not deciding else deciding


@dataclass(frozen=True, slots=True)
class Row:
    """One quote that holds a position. `position` is empty where it repeats the row above."""

    position: str
    held_by: str
    source: str
    date: str
    attribution: str
    before: str
    focus: str
    after: str
    more: int = 0

    @property
    def quote(self) -> str:
        """The whole quote."""
        return self.before + self.focus + self.after


@dataclass(frozen=True, slots=True)
class Line:
    """One relation in words. A change goes from the earlier claim to the later one."""

    kind: RelationKind
    type: str
    first: str
    second: str
    reason: str


@dataclass(frozen=True, slots=True)
class QuestionView:
    """A question as it is shown. `hidden` counts the relations left out."""

    question: Question
    rows: tuple[Row, ...]
    lines: tuple[Line, ...]
    hidden: int


def question_views(found: Comparison, *, verbose: bool) -> tuple[tuple[QuestionView, ...], int]:
    """The questions to show, tracked ones and disputes first, and how many are left out.

    Left out are untracked questions that only one source answers, unless `verbose`.
    """
    shown = [q for q in found.questions if verbose or is_shown(q)]
    shown.sort(key=status_order)
    claims = {claim.id: claim for claim in found.claims}
    related = relations_by_question(found)
    views = tuple(_view(q, related.get(q.id, []), claims, verbose) for q in shown)
    return views, len(found.questions) - len(shown)


def status_order(question: Question) -> tuple[bool, int]:
    """A sorting key: tracked questions first, then disputes, changes, agreements."""
    return not question.tracked, _ORDER.index(question.status)


def held_by(sources: int, origins: int) -> str:
    """How many witnesses: reprints of one origin are one."""
    shown = f"{sources} source{'s' * (sources != 1)}"
    return shown if origins in (0, sources) else f"{shown}, {origins} origin{'s' * (origins != 1)}"


def source_name(source: str, origin: str | None) -> str:
    """A source with its origin in brackets."""
    return f"{source} ({origin})" if origin and origin != source else source


def shown_date(claim: Claim) -> str:
    """The date of what a claim says, or of its article, marked as such."""
    when, by = dated(claim)
    return f"published {when.iso()}" if by == "published" else when.iso() or "undated"


def shown_attribution(attribution: tuple[Attribution, ...]) -> str:
    """Who says so, outermost first; a dash where the article says it itself."""
    return "; ".join(f"{a.source} ({a.cue})" if a.cue else a.source for a in attribution) or "-"


def quote_parts(claim: Claim) -> tuple[str, str, str]:
    """The quote before, within and after the clause that decides."""
    start = min(max(claim.focus.start - claim.start, 0), len(claim.quote))
    end = min(max(claim.focus.end - claim.start, start), len(claim.quote))
    return claim.quote[:start], claim.quote[start:end], claim.quote[end:]


def relations_by_question(found: Comparison) -> dict[str, list[Relation]]:
    """The relations between two claims of a question, by the question's id."""
    questions: dict[str, list[str]] = defaultdict(list)
    for question in found.questions:
        for id in {id for position in question.positions for id in position.claims}:
            questions[id].append(question.id)
    belonging: dict[str, list[Relation]] = defaultdict(list)
    for relation in found.relations:
        both = set(questions.get(relation.b, ()))
        for id in questions.get(relation.a, ()):
            if id in both:
                belonging[id].append(relation)
    return belonging


def is_shown(question: Question) -> bool:
    """Whether a question is shown without --verbose: tracked, or answered by several sources."""
    return question.tracked or question.status is not QuestionStatus.SINGLE_SOURCE


def _view(
    question: Question,
    relations: list[Relation],
    claims: dict[str, Claim],
    verbose: bool,
) -> QuestionView:
    rows = [row for p in question.positions for row in _rows(p, claims, verbose)]
    lines = _lines(relations, claims)
    count = len(lines) if verbose else SHOWN_RELATIONS
    return QuestionView(question, tuple(rows), tuple(lines[:count]), len(lines[count:]))


def _rows(position: Position, claims: dict[str, Claim], verbose: bool) -> Iterator[Row]:
    by_source: dict[str, list[Claim]] = {}
    for id in position.claims:
        if id in claims:
            by_source.setdefault(claims[id].source, []).append(claims[id])
    title, count = position.position, held_by(len(position.sources), len(position.origins))
    for held in by_source.values():
        shown = held if verbose else held[:SHOWN_QUOTES]
        for claim in shown:
            more = len(held) - len(shown) if claim is shown[-1] else 0
            yield _row(title, count, claim, more)
            title = count = ""


def _row(position: str, count: str, claim: Claim, more: int) -> Row:
    source = source_name(claim.source, claim.origin)
    said = shown_attribution(claim.attribution)
    return Row(position, count, source, shown_date(claim), said, *quote_parts(claim), more)


def _lines(relations: list[Relation], claims: dict[str, Claim]) -> list[Line]:
    """Contradictions, then changes; each reason between two sources once."""
    lines: dict[Line, None] = {}
    for kind in (RelationKind.CONTRADICT, RelationKind.SUPERSEDED):
        for relation in relations:
            if relation.kind is kind and relation.a in claims and relation.b in claims:
                lines.setdefault(_line(relation, claims[relation.a], claims[relation.b]))
    return list(lines)


def _line(relation: Relation, a: Claim, b: Claim) -> Line:
    if relation.kind is RelationKind.SUPERSEDED and _later(dated(a)[0], dated(b)[0]):
        a, b = b, a
    kind = relation.type.value if relation.type else ""
    first, second = (f"{shown_date(c)} {c.source}" for c in (a, b))
    return Line(relation.kind, kind, first, second, relation.reason)


def _later(one: When, other: When) -> bool:
    return date_key(one) > date_key(other)
