"""The values as plain dictionaries, for JSON: keys are added over time, never changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.records import (
    Argument,
    Article,
    Attribution,
    Claim,
    Comparison,
    Evidence,
    Judgement,
    Position,
    Quantity,
    Question,
    Relation,
    UnreadableArticle,
    Verdict,
)
from factcheck.report.interface import (
    Extracted,
    Finding,
    Report,
    Timeline,
    TimelineEntry,
    TrackedResult,
)

if TYPE_CHECKING:  # they need pydantic, which is slow to import
    from factcheck.report.shapes import (
        ArgumentShape,
        ArticleShape,
        AttributionShape,
        ClaimShape,
        ComparisonShape,
        EvidenceShape,
        ExtractionShape,
        FindingShape,
        JudgementShape,
        PositionShape,
        QuantityShape,
        QuestionShape,
        RelationShape,
        ReportShape,
        SkippedShape,
        TimelineEntryShape,
        TimelineShape,
        TrackedShape,
        VerdictShape,
    )

#: Of the documents; raised by one when a key is added. Keys are never taken away or changed.
SCHEMA_VERSION = 1

#: Digits of a score or a confidence: further ones mean nothing.
DIGITS = 4


def comparison_shape(found: Comparison) -> ComparisonShape:
    """`compare`: articles, questions, claims and relations."""
    counts = _claim_counts(found.claims)
    return {
        "schema_version": SCHEMA_VERSION,
        "as_of": found.as_of.isoformat() if found.as_of else None,
        "articles": [article_shape(a, counts.get(a.id, 0)) for a in found.articles],
        "questions": [question_shape(q) for q in found.questions],
        "claims": [claim_shape(c) for c in found.claims],
        "relations": [relation_shape(r) for r in found.relations],
        "reprints": [list(group) for group in found.reprints],
        "skipped": [skipped_shape(s) for s in found.skipped],
        "warnings": list(found.warnings),
    }


def report_shape(report: Report) -> ReportShape:
    """`report`: a comparison and the tracked claims."""
    return {
        **comparison_shape(report.comparison),
        "tracked": [tracked_shape(result) for result in report.tracked],
        "findings": [finding_shape(finding) for finding in report.findings.items],
        "fixed": [
            {"rule": f.rule, "fingerprint": f.fingerprint, "message": f.message}
            for f in report.findings.fixed
        ],
        "summary": report.outcome.summary,
        "exit_code": int(report.outcome.exit_code),
    }


def finding_shape(finding: Finding) -> FindingShape:
    """One finding, alike in every format."""
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        "state": finding.state,
        "fails": finding.fails,
        "fingerprint": finding.fingerprint,
        "score": round(finding.score, DIGITS),
        "type": finding.type or None,
        "level": finding.level or None,
        "message": finding.message,
        "reason": finding.reason,
        "excuse": finding.excuse or None,
        "tracked": finding.tracked or None,
        "questions": list(finding.question_ids),
        "places": [
            {
                "article": p.article,
                "path": p.path,
                "line": p.line,
                "column": p.column or None,
                "source": p.source,
                "origin": p.origin,
                "date": p.date,
                "claim": p.claim or None,
                "quote": p.quote,
                "start": p.start,
                "end": p.end,
                "focus": list(p.focus),
            }
            for p in finding.places
        ],
    }


def extraction_shape(extracted: Extracted) -> ExtractionShape:
    """`extract`: articles with their claims."""
    counts = _claim_counts(extracted.claims)
    return {
        "schema_version": SCHEMA_VERSION,
        "articles": [article_shape(a, counts.get(a.id, 0)) for a in extracted.articles],
        "claims": [claim_shape(c) for c in extracted.claims],
        "dropped": list(extracted.dropped),
        "aliases": list(extracted.aliases),
        "skipped": [skipped_shape(s) for s in extracted.skipped],
    }


def timeline_shape(timeline: Timeline) -> TimelineShape:
    """`timeline`: one question's claims by date."""
    question = timeline.question
    return {
        "schema_version": SCHEMA_VERSION,
        "id": question.id,
        "question": question.question,
        "status": question.status,
        "entries": [timeline_entry_shape(entry) for entry in timeline.entries],
    }


def timeline_entry_shape(entry: TimelineEntry) -> TimelineEntryShape:
    """One dated claim of a question."""
    claim = entry.claim
    return {
        "date": entry.when.iso(),
        "precision": entry.when.precision,
        "dated_by": entry.dated_by,
        "position": entry.position,
        "change": entry.change,
        "claim": claim.id,
        "article": claim.article,
        "source": claim.source,
        "origin": claim.origin,
        "quote": claim.quote,
        "start": claim.start,
        "end": claim.end,
    }


def article_shape(article: Article, claims: int) -> ArticleShape:
    """One article with the number of its claims."""
    return {
        "article": article.id,
        "title": article.title,
        "source": article.source,
        "origin": article.origin,
        "language": article.language,
        "published": article.published.iso(),
        "published_precision": article.published.precision,
        "published_basis": article.published.basis,
        "crawled": article.crawled.isoformat() if article.crawled else None,
        "url": article.url,
        "claims": claims,
        "warnings": list(article.warnings),
    }


def claim_shape(claim: Claim) -> ClaimShape:
    """One claim of an article."""
    return {
        "id": claim.id,
        "article": claim.article,
        "source": claim.source,
        "origin": claim.origin,
        "quote": claim.quote,
        "start": claim.start,
        "end": claim.end,
        "focus": [claim.focus.start, claim.focus.end],
        "predicate": claim.predicate,
        "subject": _role_text(claim, "who"),
        "object": _role_text(claim, "whom"),
        "arguments": [_argument_shape(a) for a in claim.arguments],
        "polarity": claim.polarity,
        "mood": claim.mood,
        "attribution": [_attribution_shape(a) for a in claim.attribution],
        "event_date": claim.event.iso(),
        "event_precision": claim.event.precision,
        "published": claim.published.iso(),
        "quantities": [_quantity_shape(q) for q in claim.quantities],
        "language": claim.language,
        "is_title": claim.is_title,
    }


def relation_shape(relation: Relation) -> RelationShape:
    """The relation of two claims."""
    return {
        "relation": relation.kind,
        "type": relation.type,
        "a": relation.a,
        "b": relation.b,
        "score": round(relation.score, DIGITS),
        "level": relation.level,
        "reason": relation.reason,
    }


def question_shape(question: Question) -> QuestionShape:
    """One question with its positions."""
    return {
        "id": question.id,
        "question": question.question,
        "status": question.status,
        "tracked": question.tracked,
        "positions": [_position_shape(p) for p in question.positions],
    }


def verdict_shape(verdict: Verdict) -> VerdictShape:
    """The answer to a free-text claim."""
    return {
        "id": verdict.id,
        "claim": verdict.claim,
        "verdict": verdict.label,
        "confidence": round(verdict.confidence, DIGITS),
        "as_of": verdict.as_of.isoformat() if verdict.as_of else None,
        "evidence": [evidence_shape(e) for e in verdict.evidence],
        "warnings": list(verdict.warnings),
        "error": verdict.error or None,
    }


def evidence_shape(evidence: Evidence) -> EvidenceShape:
    """One quoted piece of evidence."""
    return {
        "article": evidence.article,
        "source": evidence.source,
        "origin": evidence.origin,
        "published": evidence.published.iso(),
        "published_precision": evidence.published.precision,
        "quote": evidence.quote,
        "start": evidence.start,
        "end": evidence.end,
        "stance": evidence.stance,
        "score": round(evidence.score, DIGITS),
        "level": evidence.level,
        "reason": evidence.reason,
    }


def tracked_shape(result: TrackedResult) -> TrackedShape:
    """A tracked claim: its verdict, the expected one, and whether they are the same."""
    expect = result.tracked.expect
    return {
        **verdict_shape(result.verdict),
        "expect": expect,
        "expected": result.expected,
        "before": result.before,
        "changed_by": [evidence_shape(e) for e in result.changed_by],
        "note": result.tracked.note,
        "owner": result.tracked.owner or None,
        "link": result.tracked.link or None,
    }


def judgement_shape(judgement: Judgement) -> JudgementShape:
    """The relation of two texts."""
    names = ("entailment", "neutral", "contradiction")
    scores = (round(score, DIGITS) for score in judgement.scores)
    return {
        "id": judgement.id,
        "label": judgement.label,
        "scores": dict(zip(names, scores, strict=True)),
        "relation": judgement.relation,
        "type": judgement.type,
        "reason": judgement.reason,
        "level": judgement.level,
        "slots": [
            {"slot": slot.slot, "a": slot.a, "b": slot.b, "outcome": slot.outcome}
            for slot in judgement.slots
        ],
    }


def skipped_shape(skipped: UnreadableArticle) -> SkippedShape:
    """An input that could not be read."""
    return {"path": skipped.path, "reason": skipped.reason, "mend": skipped.mend}


def _claim_counts(claims: tuple[Claim, ...]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for claim in claims:
        counts[claim.article] = counts.get(claim.article, 0) + 1
    return counts


def _role_text(claim: Claim, role: str) -> str | None:
    argument = claim.argument(role)
    return argument.text if argument else None


def _argument_shape(argument: Argument) -> ArgumentShape:
    return {
        "role": argument.role,
        "text": argument.text,
        "start": argument.start,
        "end": argument.end,
        "stands_for": argument.stands_for or None,
    }


def _attribution_shape(attribution: Attribution) -> AttributionShape:
    return {
        "source": attribution.source,
        "cue": attribution.cue,
        "denies": attribution.denies,
    }


def _quantity_shape(quantity: Quantity) -> QuantityShape:
    return {
        "low": quantity.low,
        "high": quantity.high,
        "unit": quantity.unit,
        "text": quantity.text,
        "vague": quantity.vague,
        "counted": quantity.counted,
    }


def _position_shape(position: Position) -> PositionShape:
    return {
        "position": position.position,
        "claims": list(position.claims),
        "sources": list(position.sources),
        "origins": list(position.origins),
        "when": position.when.iso(),
    }
