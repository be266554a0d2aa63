"""What the page shows, as plain values for its template."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from factcheck.records import (
    Article,
    Claim,
    Comparison,
    Evidence,
    Position,
    Question,
    QuestionStatus,
    Relation,
    RelationKind,
    Stance,
)
from factcheck.report.findings import because, relation_key
from factcheck.report.fingerprint import fingerprint, normalised
from factcheck.report.interface import (
    Finding,
    FindingState,
    Place,
    Report,
    TrackedResult,
)
from factcheck.report.matrix import COUNTED, source_matrix
from factcheck.report.page_svg import draw_timeline
from factcheck.report.rows import (
    held_by,
    is_shown,
    relations_by_question,
    shown_attribution,
    shown_date,
    status_order,
)
from factcheck.report.timeline import date_key, dated
from factcheck.settings.values import Rule

#: What a browser opens in two seconds: beyond it the other formats have the rest.
MOST_FINDINGS = 5_000
MOST_QUESTIONS = 3_000
MOST_ARTICLES = 2_000
MOST_POSITIONS = 8
MOST_QUOTES = 4
MOST_RELATIONS = 6
MOST_ENTITIES = 300
#: Characters of an article shown before and after a quote.
CONTEXT = 140
_MARKS = ("e:", "n:", "p:")


@dataclass(frozen=True)
class _Shelf:
    """Claims and articles by their ids, and the findings by fingerprint."""

    claims: Mapping[str, Claim]
    articles: Mapping[str, Article]
    findings: Mapping[str, Finding]
    by_question: Mapping[str, Finding]


def page_values(report: Report, *, verbose: bool) -> dict[str, Any]:
    """Everything that the template names."""
    found = report.comparison
    shelf = _Shelf(
        {claim.id: claim for claim in found.claims},
        {article.id: article for article in found.articles},
        {finding.fingerprint: finding for finding in report.findings.items},
        {
            id: finding
            for finding in report.findings.items
            if finding.rule in (Rule.DISPUTED, Rule.CHANGED)
            for id in finding.question_ids
        },
    )
    belonging = relations_by_question(found)
    wanted = [q for q in found.questions if verbose or is_shown(q)]
    wanted.sort(key=status_order)
    shown = wanted[:MOST_QUESTIONS]
    shown_ids = {q.id for q in shown}
    alone = [
        f for f in report.findings.items
        if f.rule in (Rule.CONTRADICTION, Rule.SUPERSEDED) and not shown_ids & set(f.question_ids)
    ]  # fmt: skip
    room = max(0, MOST_FINDINGS - sum(len(belonging.get(id, ())) for id in shown_ids))
    questions = [_question(q, belonging.get(q.id, []), shelf) for q in shown]
    pairs = [_pair(f, shelf) for f in alone[:room]]
    _name_anchors(questions)
    claim_counts = Counter(claim.article for claim in found.claims)
    return {
        "title": "What the sources say",
        "summary": report.outcome.summary,
        "tiles": list(_tiles(report)),
        "parts": list(_parts(report, bool(pairs))),
        "statuses": [(s.value, s.value.replace("_", " ")) for s in QuestionStatus],
        "sources": sorted({claim.source for claim in found.claims}),
        "entities": _most_named(found),
        "tracked": [_tracked(result, shelf) for result in report.tracked],
        "questions": questions,
        "pairs": pairs,
        "left_out": _left_out(found, shown, len(alone) - len(pairs)),
        "fixed": report.findings.fixed,
        "matrix": _matrix(found),
        "articles": [
            _article(a, claim_counts[a.id]) for a in found.articles[:MOST_ARTICLES]
        ],
        "articles_more": max(0, len(found.articles) - MOST_ARTICLES),
        "reprints": [", ".join(group) for group in found.reprints[:MOST_ARTICLES]],
        "skipped": found.skipped,
        "as_of": f", as of {found.as_of.isoformat()}" if found.as_of else "",
    }  # fmt: skip


def _name_anchors(questions: list[dict[str, Any]]) -> None:
    """Anchors made of the questions' words: a link stays right when the corpus grows."""
    seen: Counter[str] = Counter()
    for question in questions:
        key = fingerprint("question", (normalised(question["question"]),))
        seen[key] += 1
        question["anchor"] = f"q-{key}" if seen[key] == 1 else f"q-{key}-{seen[key]}"


def _tiles(report: Report) -> Iterator[tuple[str, str]]:
    found = report.comparison
    statuses = Counter(q.status for q in found.questions)
    yield f"{len(found.articles):,}", "articles"
    yield f"{len({a.source for a in found.articles}):,}", "sources"
    yield f"{len(found.claims):,}", "claims"
    for status in QuestionStatus:
        if statuses[status]:
            yield f"{statuses[status]:,}", f"questions {status.value.replace('_', ' ')}"
    for state in FindingState:
        count = len(report.findings.of(state))
        if count or state is FindingState.NEW:
            yield f"{count:,}", f"findings {state.value}"
    if report.findings.compared:
        yield f"{len(report.findings.fixed):,}", "findings fixed"


def _parts(report: Report, pairs: bool) -> Iterator[tuple[str, str]]:
    if report.tracked:
        yield "tracked", "Tracked claims"
    yield "questions", "Questions"
    if pairs:
        yield "pairs", "Findings outside a question"
    if report.findings.fixed:
        yield "fixed", "Fixed"
    if _matrix(report.comparison):
        yield "matrix", "Source by source"
    yield "articles", "Articles"


def _left_out(found: Comparison, shown: list[Question], pairs: int) -> str:
    more = len(found.questions) - len(shown)
    parts = []
    if more:
        parts.append(f"{more:,} more questions, most of them answered by one source only")
    if pairs:
        parts.append(f"{pairs:,} more findings outside a question")
    return f"Not shown here: {' and '.join(parts)}; the JSON report has them." if parts else ""


# a question


def _question(question: Question, relations: list[Relation], shelf: _Shelf) -> dict[str, Any]:
    own = [
        shelf.claims[id] for p in question.positions for id in p.claims if id in shelf.claims
    ]  # fmt: skip
    told = [r for r in relations if r.kind in (RelationKind.CONTRADICT, RelationKind.SUPERSEDED)]
    told.sort(key=lambda r: (r.kind is not RelationKind.CONTRADICT, -r.score, r.a, r.b))
    finding = shelf.by_question.get(question.id)
    news = finding is None or finding.state is FindingState.NEW
    lines = list({(r["label"], r["text"]): r for r in (_relation(r, shelf) for r in told)}.values())
    return {
        "anchor": "",  # when all are known
        "question": question.question,
        "status": question.status.value,
        "status_name": question.status.value.replace("_", " "),
        "state": "" if finding is None or news else finding.state.value,
        "excuse": finding.excuse if finding is not None else "",
        "positions": [_position(p, shelf) for p in question.positions[:MOST_POSITIONS]],
        "more": max(0, len(question.positions) - MOST_POSITIONS),
        "relations": lines[:MOST_RELATIONS],
        "more_relations": max(0, len(lines) - MOST_RELATIONS),
        "svg": draw_timeline(question, shelf.claims),
        **_filters(own),
    }


def _position(position: Position, shelf: _Shelf) -> dict[str, Any]:
    held = [shelf.claims[id] for id in position.claims if id in shelf.claims]
    by_source: dict[str, list[Claim]] = {}
    for claim in held:
        by_source.setdefault(claim.source, []).append(claim)
    firsts = [claims[0] for claims in by_source.values()][:MOST_QUOTES]
    return {
        "position": position.position,
        "held_by": held_by(len(position.sources), len(position.origins)),
        "rows": [_row(claim, shelf.articles.get(claim.article)) for claim in firsts],
        "more": len(held) - len(firsts),
    }


def _row(claim: Claim, article: Article | None) -> dict[str, Any]:
    start, end = claim.focus.start - claim.start, claim.focus.end - claim.start
    if not 0 <= start < end <= len(claim.quote):
        start, end = 0, len(claim.quote)
    return _quote(claim, shown_date(claim), article, (start, end)) | {
        "says": shown_attribution(claim.attribution),
        "lang": claim.language,
    }


def _quote(
    said: Claim | Evidence | Place, date: str, article: Article | None, focus: tuple[int, int]
) -> dict[str, Any]:
    text = article.text if article is not None else ""
    return {
        "source": said.source,
        "origin": said.origin if said.origin != said.source else None,
        "date": date,
        "says": "-",
        "place": said.article,
        "lang": article.language if article is not None else "",
        "lead": _before(text, said.start),
        "before": said.quote[: focus[0]],
        "focus": said.quote[focus[0] : focus[1]],
        "after": said.quote[focus[1] :],
        "trail": _after(text, said.end),
    }


def _before(text: str, start: int) -> str:
    """The words of the paragraph before a quote."""
    paragraph = text[max(0, start - CONTEXT) : start].split("\n\n")[-1]
    words = paragraph.split()
    return " ".join(["…", *words[1:]] if len(paragraph) == CONTEXT else words)


def _after(text: str, end: int) -> str:
    paragraph = text[end : end + CONTEXT].split("\n\n")[0]
    words = paragraph.split()
    return " ".join([*words[:-1], "…"] if len(paragraph) == CONTEXT else words)


def _relation(relation: Relation, shelf: _Shelf) -> dict[str, Any]:
    a, b = shelf.claims[relation.a], shelf.claims[relation.b]
    if relation.kind is RelationKind.SUPERSEDED and date_key(dated(a)[0]) > date_key(dated(b)[0]):
        a, b = b, a
    key = relation_key(relation, shelf.claims[relation.a], shelf.claims[relation.b])
    finding = shelf.findings.get(key)
    arrow = "→" if relation.kind is RelationKind.SUPERSEDED else "↔"
    places = f"{a.source} ({shown_date(a)}) {arrow} {b.source} ({shown_date(b)})"
    kind = f" ({relation.type.value})" if relation.type else ""
    return {
        "kind": relation.kind.value,
        "label": f"{relation.kind.value}{kind}",
        "text": f"{places}: {relation.reason}",
        "score": f"{relation.score:.2f}",
        "state": finding.state.value if finding is not None else FindingState.NEW.value,
        "excuse": finding.excuse if finding is not None else "",
        "key": key if finding is not None else "",
    }


def _filters(claims: list[Claim]) -> dict[str, str]:
    dates = [when for when in (dated(c)[0] for c in claims) if when.known]
    first = min((when.first or when.last for when in dates), default=None)  # type: ignore[type-var]
    last = max((when.last or when.first for when in dates), default=None)  # type: ignore[type-var]
    return {
        "first": first.isoformat() if first else "",
        "last": last.isoformat() if last else "",
        "sources": "|".join(sorted({c.source for c in claims})),
        "entities": "|".join(sorted({name for c in claims for name in _named(c)})[:40]),
    }


def _named(claim: Claim) -> Iterator[str]:
    for argument in claim.arguments:
        for feature in argument.features[:3]:
            if feature.startswith(_MARKS):
                yield feature[2:].lower()


def _most_named(found: Comparison) -> list[str]:
    counts = Counter(name for claim in found.claims for name in set(_named(claim)))
    return sorted(sorted(counts, key=lambda name: (-counts[name], name))[:MOST_ENTITIES])


# findings outside a question


def _pair(finding: Finding, shelf: _Shelf) -> dict[str, Any]:
    claims = [shelf.claims[p.claim] for p in finding.places if p.claim in shelf.claims]
    contradicts = finding.rule is Rule.CONTRADICTION
    kind = RelationKind.CONTRADICT if contradicts else RelationKind.SUPERSEDED
    status = QuestionStatus.DISPUTED if contradicts else QuestionStatus.CHANGED
    kind_name = f"{kind.value} ({finding.type})" if finding.type else kind.value
    return {
        "anchor": f"f-{finding.fingerprint}",
        "title": " and ".join(dict.fromkeys(p.source for p in finding.places)),
        "status": status.value,
        "kind": kind.value,
        "kind_name": kind_name,
        "label": kind_name,
        "state": finding.state.value,
        "excuse": finding.excuse,
        "rows": [_row(c, shelf.articles.get(c.article)) for c in claims],
        "text": finding.reason,
        "score": f"{finding.score:.2f}",
        "key": finding.fingerprint,
        **_filters(claims),
    }


# the other parts


def _tracked(result: TrackedResult, shelf: _Shelf) -> dict[str, Any]:
    claim, verdict = result.tracked, result.verdict
    told = [e for e in verdict.evidence if e.stance is not Stance.NEUTRAL]
    as_of = verdict.as_of or claim.as_of
    return {
        "anchor": f"c-{fingerprint('claim', (normalised(claim.id),))}",
        "id": claim.id,
        "text": claim.text,
        "as_of": as_of.isoformat() if as_of else "",
        "owner": claim.owner,
        "link": safe_link(claim.link),
        "note": claim.note,
        "verdict": verdict.label.value,
        "verdict_name": verdict.label.value.replace("_", " "),
        "before": result.before.value.replace("_", " ") if result.before else "",
        "expected": claim.expect.value.replace("_", " ") if claim.expect else "",
        "fits": result.expected,
        "why": because(result) if not result.expected or result.before else "",
        "quotes": [_evidence(e, shelf) for e in told[:MOST_QUOTES]],
    }


def _evidence(evidence: Evidence, shelf: _Shelf) -> dict[str, Any]:
    date = evidence.published.iso()
    shown = f"published {date}" if date else "undated"
    article = shelf.articles.get(evidence.article)
    quote = _quote(evidence, shown, article, (0, len(evidence.quote)))
    return quote | {"stance": evidence.stance.value, "reason": evidence.reason}


def _matrix(found: Comparison) -> dict[str, Any] | None:
    matrix = source_matrix(found)
    if not matrix.counts:
        return None
    return {
        "sources": matrix.sources,
        "rows": [
            (one, [_cell(matrix.between(one, other)) for other in matrix.sources])
            for one in matrix.sources
        ],
    }


def _cell(counts: Mapping[RelationKind, int]) -> list[tuple[str, int]]:
    return [(kind.value, counts[kind]) for kind in COUNTED if counts.get(kind)]


def _article(article: Article, claims: int) -> dict[str, Any]:
    return {
        "id": article.id,
        "title": article.title,
        "source": article.source,
        "origin": article.origin or "",
        "published": article.published.iso() or "undated",
        "language": article.language,
        "url": safe_link(article.url or ""),
        "claims": claims,
    }


def safe_link(url: str) -> str:
    """A link that opens a web page; anything else (`javascript:`) is none."""
    return url if url.lower().startswith(("http://", "https://")) else ""
