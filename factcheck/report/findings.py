"""What a run found, as findings: the one list that every format and the exit code are made of."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from factcheck.records import (
    Claim,
    Comparison,
    Evidence,
    Question,
    QuestionStatus,
    Relation,
    RelationKind,
    Stance,
    VerdictLabel,
)
from factcheck.report.fingerprint import fingerprint, normalised, side
from factcheck.report.interface import Finding, Findings, FindingState, Place, TrackedResult
from factcheck.report.places import Places, of_tracked
from factcheck.report.rows import relations_by_question
from factcheck.report.suppress import suppressed
from factcheck.report.timeline import date_key, dated
from factcheck.settings.values import RULES, FailOn, Rule, RuleEntry, Settings, Severity

#: Which rules make a run fail at which level: each level also on those before it.
FAILING: Mapping[FailOn, frozenset[Rule]] = {
    FailOn.NONE: frozenset(),
    FailOn.UNEXPECTED_VERDICT: frozenset({Rule.UNEXPECTED_VERDICT}),
    FailOn.DISPUTED: frozenset({Rule.UNEXPECTED_VERDICT, Rule.DISPUTED}),
    FailOn.CONTRADICTION: frozenset({Rule.UNEXPECTED_VERDICT, Rule.DISPUTED, Rule.CONTRADICTION}),
    FailOn.ANY: frozenset(Rule),
}
#: Characters of a quote in a message; the whole quote stands in the finding's places.
SHOWN_QUOTE = 140
#: Places of one question in a finding; the quotes of all its claims are in the comparison.
MOST_PLACES = 10
_RULE_OF = {
    RelationKind.CONTRADICT: Rule.CONTRADICTION,
    RelationKind.SUPERSEDED: Rule.SUPERSEDED,
    QuestionStatus.DISPUTED: Rule.DISPUTED,
    QuestionStatus.CHANGED: Rule.CHANGED,
}
_GRAVITY = {rule: at for at, rule in enumerate(Rule)}
_LOUDNESS = {severity: at for at, severity in enumerate(Severity)}


def find(
    found: Comparison,
    tracked: Sequence[TrackedResult] = (),
    settings: Settings | None = None,
    *,
    today: dt.date | None = None,
    known: Iterable[str] | None = None,
    fail_on: FailOn | None = None,
    whole: bool = True,
) -> Findings:
    """The findings of a comparison and of tracked claims, the gravest first.

    `known` are the fingerprints of a baseline; `today` is the day on which suppressions are
    judged to have expired (never, if None). A suppression that fits nothing is warned of where the
    `whole` corpus was read and its tracked claims were checked.
    """
    settings = settings or Settings()
    shelf = _Shelf(found)
    made = _once([*_verdicts(shelf, tracked), *_relations(shelf), *_questions(shelf)])
    wanted = [f for f in (_as_wanted(each, settings.rules) for each in made) if f is not None]
    states, warnings = suppressed(wanted, settings.suppressions, today, whole=whole)
    old = frozenset(known or ())
    failing = FAILING[fail_on or settings.fail_on]
    items = [_judged(each, old, failing) for each in states]
    items.sort(key=_order)
    return Findings(tuple(items), compared=known is not None, warnings=tuple(warnings))


class _Shelf:
    """A comparison with its claims by id, its relations by question, and its places."""

    def __init__(self, found: Comparison) -> None:
        self.found = found
        self.claims = {claim.id: claim for claim in found.claims}
        self.places = Places(found.articles)
        self.belonging = relations_by_question(found)


def accepted(findings: Findings) -> Findings:
    """The findings as they are once a baseline has them: none is new, none fails."""
    items = (
        replace(f, state=FindingState.KNOWN, fails=False) if f.state is FindingState.NEW else f
        for f in findings.items
    )
    return replace(findings, items=tuple(items))


def _judged(finding: Finding, known: frozenset[str], failing: frozenset[Rule]) -> Finding:
    if finding.state is FindingState.NEW and finding.fingerprint in known:
        finding = replace(finding, state=FindingState.KNOWN)
    fails = finding.state is FindingState.NEW and finding.rule in failing
    return replace(finding, fails=True) if fails else finding


def _order(finding: Finding) -> tuple[int, int, float, str]:
    loudness, gravity = _LOUDNESS[finding.severity], _GRAVITY[finding.rule]
    return loudness, gravity, -finding.score, finding.fingerprint


def _as_wanted(finding: Finding, rules: Mapping[Rule, RuleEntry]) -> Finding | None:
    """With the severity the user wants; None where the rule is off or the score too low."""
    entry = rules.get(finding.rule, RULES[finding.rule])
    if entry.severity is Severity.OFF or finding.score < entry.min_score:
        return None
    return replace(finding, severity=entry.severity)


def _once(findings: Iterable[Finding]) -> list[Finding]:
    """One finding a fingerprint, the one with the highest score; its questions are joined."""
    by_key: dict[str, Finding] = {}
    for finding in findings:
        other = by_key.get(finding.fingerprint)
        if other is not None:
            best = finding if finding.score > other.score else other
            finding = replace(
                best,
                questions=_joined(other.questions, finding.questions),
                question_ids=_joined(other.question_ids, finding.question_ids),
            )
        by_key[finding.fingerprint] = finding
    return list(by_key.values())


def _joined(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*one, *other)))


# of two claims


def _relations(shelf: _Shelf) -> Iterator[Finding]:
    claims = shelf.claims
    asked: dict[tuple[str, str], list[Question]] = defaultdict(list)
    for question in shelf.found.questions:
        for relation in shelf.belonging.get(question.id, ()):
            asked[relation.a, relation.b].append(question)
    for relation in shelf.found.relations:
        if relation.kind in _RULE_OF and relation.a in claims and relation.b in claims:
            about = asked.get((relation.a, relation.b), [])
            yield _relation(relation, claims[relation.a], claims[relation.b], about, shelf.places)


def relation_key(relation: Relation, a: Claim, b: Claim) -> str:
    """The fingerprint of the relation of two claims."""
    sides = (side(claim.source, claim.quote) for claim in (a, b))
    return fingerprint(_RULE_OF[relation.kind], sides)


def _relation(
    relation: Relation, a: Claim, b: Claim, about: list[Question], places: Places
) -> Finding:
    first, second = places.of_claim(a), places.of_claim(b)
    if relation.kind is RelationKind.SUPERSEDED and _later(a, b):
        first, second = second, first
    return Finding(
        rule=_RULE_OF[relation.kind],
        severity=Severity.NOTE,
        score=relation.score,
        fingerprint=relation_key(relation, a, b),
        message=_said_of_two(relation, first, second),
        reason=relation.reason,
        places=(first, second),
        type=relation.type.value if relation.type else "",
        level=relation.level,
        questions=tuple(q.question for q in about),
        question_ids=tuple(q.id for q in about),
    )


def _later(one: Claim, other: Claim) -> bool:
    return date_key(dated(one)[0]) > date_key(dated(other)[0])


def _said_of_two(relation: Relation, first: Place, second: Place) -> str:
    kind = f" ({relation.type.value})" if relation.type else ""
    superseded = relation.kind is RelationKind.SUPERSEDED
    verb = "is superseded by" if superseded else "is contradicted by"
    return f"{_quoted(first)} {verb} {_quoted(second)}{kind}: {relation.reason}"


def _quoted(place: Place) -> str:
    return f"{place.source} ({place.date}) “{shortened(place.quote)}”"


def shortened(quote: str) -> str:
    """A quote on one line, cut at a word where it is long."""
    text = " ".join(quote.split())
    if len(text) <= SHOWN_QUOTE:
        return text
    return text[: text.rfind(" ", SHOWN_QUOTE // 2, SHOWN_QUOTE) or SHOWN_QUOTE].rstrip() + " …"


# of a question


def _questions(shelf: _Shelf) -> Iterator[Finding]:
    for question in shelf.found.questions:
        if question.status in _RULE_OF:
            yield _question(question, shelf)


def _question(question: Question, shelf: _Shelf) -> Finding:
    claims, places = shelf.claims, shelf.places
    related = shelf.belonging.get(question.id, [])
    rule = _RULE_OF[question.status]
    kind = RelationKind.CONTRADICT if rule is Rule.DISPUTED else RelationKind.SUPERSEDED
    own = [r for r in related if r.kind is kind and r.a in claims and r.b in claims]
    own.sort(key=lambda r: (-r.score, r.a, r.b))
    ids = dict.fromkeys(id for r in own for id in (r.a, r.b))
    ids = ids or dict.fromkeys(p.claims[0] for p in question.positions if p.claims)
    told = [claims[id] for id in ids if id in claims]
    sources = sorted({normalised(claim.source) for claim in told})
    stand = "; ".join(
        f"{shortened(p.position)} ({', '.join(p.sources)})"
        for p in question.positions[:MOST_PLACES]
    )
    verb = "disputed" if rule is Rule.DISPUTED else "changed with time"
    return Finding(
        rule=rule,
        severity=Severity.NOTE,
        score=max((r.score for r in own), default=1.0),
        fingerprint=fingerprint(rule, sources, normalised(question.question)),
        message=f"{question.question} {verb}: {stand}",
        reason=own[0].reason if own else "",
        places=tuple(places.of_claim(claim) for claim in told[:MOST_PLACES]),
        questions=(question.question,),
        question_ids=(question.id,),
        reasons=tuple(
            dict.fromkeys(relation_key(r, claims[r.a], claims[r.b]) for r in own)
        ),
    )  # fmt: skip


# of a tracked claim


def _verdicts(shelf: _Shelf, tracked: Sequence[TrackedResult]) -> Iterator[Finding]:
    for result in tracked:
        if not result.expected:
            yield _verdict(result, shelf.places)


def _verdict(result: TrackedResult, places: Places) -> Finding:
    claim, verdict = result.tracked, result.verdict
    against = result.changed_by or against_expectation(result)
    shown = (*against, *(e for e in verdict.evidence if e not in against))
    expected = _words(claim.expect) if claim.expect else ""
    message = f"“{shortened(claim.text)}” is {_words(verdict.label)}, expected {expected}"
    reason = because(result)
    return Finding(
        rule=Rule.UNEXPECTED_VERDICT,
        severity=Severity.ERROR,
        score=verdict.confidence,
        fingerprint=fingerprint(
            Rule.UNEXPECTED_VERDICT, (normalised(claim.text),), expected, verdict.label.value
        ),
        message=f"{message}: {reason}" if reason else message,
        reason=reason,
        places=(
            *(places.of_evidence(e) for e in shown[:MOST_PLACES]),
            *((of_tracked(claim),) if claim.file else ()),
        ),
        tracked=claim.id,
    )


def because(result: TrackedResult) -> str:
    """What made the verdict another one than the expected or the earlier one, in words."""
    before = f"was {_words(result.before)}; " if result.before else ""
    if result.verdict.error:
        return before + result.verdict.error
    if result.changed_by:
        return f"{before}changed by {_evidence(result.changed_by[0])}"
    against = against_expectation(result)
    if against:
        return before + _evidence(against[0])
    nothing = result.verdict.label is VerdictLabel.NOT_ENOUGH_EVIDENCE
    return f"{before}no article decides it" if nothing else before.rstrip("; ")


def against_expectation(result: TrackedResult) -> tuple[Evidence, ...]:
    """The evidence that speaks against the expected verdict, the latest first."""
    wanted = _AGAINST.get(result.tracked.expect, ())
    told = [e for e in result.verdict.evidence if e.stance in wanted]
    told.sort(key=lambda e: (e.published.last or dt.date.min, e.score), reverse=True)
    return tuple(told)


_AGAINST: Mapping[VerdictLabel | None, tuple[Stance, ...]] = {
    VerdictLabel.SUPPORTED: (Stance.REFUTES,),
    VerdictLabel.REFUTED: (Stance.SUPPORTS,),
    VerdictLabel.NOT_ENOUGH_EVIDENCE: (Stance.SUPPORTS, Stance.REFUTES),
}


def _evidence(evidence: Evidence) -> str:
    date = evidence.published.iso() or "undated"
    return (
        f"{evidence.source} ({date}, {evidence.article}) {evidence.stance.value} it: "
        f"“{shortened(evidence.quote)}”"
    )


def _words(label: VerdictLabel) -> str:
    return label.value.replace("_", " ")
