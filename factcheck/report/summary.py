"""What a run found, counted: the one place that makes both the summary line and the exit code."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeVar

from factcheck.records import (
    Comparison,
    Judgement,
    QuestionStatus,
    RelationKind,
    Verdict,
    VerdictLabel,
)
from factcheck.report.findings import FAILING
from factcheck.report.interface import ExitCode, Findings, FindingState, Outcome, Report
from factcheck.settings.values import FailOn, Rule

_Kind = TypeVar("_Kind", bound=StrEnum)


#: The level at which a rule first makes a run fail.
_LEVEL_OF = {rule: next(level for level in FailOn if rule in FAILING[level]) for rule in Rule}
#: From the gravest finding to the least; a level fails on itself and on all before it.
_LEVELS = (FailOn.UNEXPECTED_VERDICT, FailOn.DISPUTED, FailOn.CONTRADICTION, FailOn.ANY)


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts of one run.

    `parts` are the phrases of the summary line; `findings` counts by the level at which
    each makes the run fail. `needs_articles` is False where a command reads none;
    `skipped` are inputs that could not be read, `broken` lines of --from-file.
    """

    parts: tuple[str, ...] = ()
    findings: Counter[FailOn] = field(default_factory=Counter)
    articles: int = 0
    needs_articles: bool = True
    skipped: int = 0
    broken: int = 0


def conclude(tally: Tally, fail_on: FailOn, *, strict: bool = False) -> Outcome:
    """The summary and the exit code of a run.

    3 when nothing could be read, a line of the input was broken, or with `strict` an input
    was skipped; else 1 when there is a finding at or above `fail_on`; else 0.
    """
    failing = _failing(tally, fail_on)
    unread = tally.needs_articles and not tally.articles
    parts = [part for part in tally.parts if part]
    if tally.skipped:
        parts.append(f"{plural(tally.skipped, 'input')} skipped")
    if tally.broken:
        parts.append(f"{plural(tally.broken, 'line')} not answered")
    if unread:
        parts.append("nothing to read")
    if failing:
        parts.append(f"fails on {failing.value} (--fail-on {fail_on.value})")
    incomplete = unread or tally.broken or (strict and tally.skipped)
    code = ExitCode.FINDINGS if failing else ExitCode.CLEAN
    return Outcome("; ".join(parts), ExitCode.INCOMPLETE if incomplete else code)


def tally_comparison(found: Comparison, findings: Findings, articles: int) -> Tally:
    """Count a comparison of a corpus in which `articles` articles could be read."""
    return Tally(
        parts=(_comparison_part(found), _states_part(findings)),
        findings=_counted_findings(findings),
        articles=articles,
        skipped=len(found.skipped),
    )


def tally_report(report: Report, articles: int) -> Tally:
    """Count a comparison and its tracked claims."""
    unexpected = [r.tracked.id for r in report.tracked if not r.expected]
    part = f"{plural(len(report.tracked), 'tracked claim')}"
    if unexpected:
        part += f", {len(unexpected)} not as expected: {', '.join(unexpected)}"
    elif report.tracked:
        part += ", all as expected"
    return Tally(
        parts=(_comparison_part(report.comparison), part, _states_part(report.findings)),
        findings=_counted_findings(report.findings),
        articles=articles,
        skipped=len(report.comparison.skipped),
    )


def tally_verdicts(
    verdicts: Iterable[Verdict], *, articles: int, skipped: int = 0, broken: int = 0
) -> Tally:
    """Count verdicts on free-text claims."""
    labels = Counter(verdict.label for verdict in verdicts)
    findings = Counter(
        {
            FailOn.DISPUTED: labels[VerdictLabel.CONFLICTING],
            FailOn.CONTRADICTION: labels[VerdictLabel.REFUTED],
        }
    )
    part = f"{plural(labels.total(), 'claim')}: {_counted(labels, VerdictLabel)}"
    read = plural(articles, "article")
    return Tally((read, part), findings, articles, skipped=skipped, broken=broken)


def tally_judgements(judgements: Iterable[Judgement], *, broken: int = 0) -> Tally:
    """Count relations of pairs of texts."""
    kinds = Counter(judgement.relation for judgement in judgements)
    findings = Counter(
        {
            FailOn.CONTRADICTION: kinds[RelationKind.CONTRADICT],
            FailOn.ANY: kinds[RelationKind.SUPERSEDED],
        }
    )
    part = f"{plural(kinds.total(), 'pair')}: {_counted(kinds, RelationKind)}"
    return Tally((part,), findings, needs_articles=False, broken=broken)


def tally_claims(articles: int, claims: int, skipped: int) -> Tally:
    """Count extracted claims; they are no findings."""
    part = f"{plural(articles, 'article')}, {plural(claims, 'claim')}"
    return Tally((part,), Counter(), articles, skipped=skipped)


def plural(count: int, noun: str) -> str:
    """A count with its noun: 1 article, 2 articles."""
    return f"{count:,} {noun}{'s' * (count != 1)}"


def _failing(tally: Tally, fail_on: FailOn) -> FailOn | None:
    """The gravest level with a finding, among those that fail."""
    if fail_on is FailOn.NONE:
        return None
    levels = _LEVELS[: _LEVELS.index(fail_on) + 1]
    return next((level for level in levels if tally.findings[level]), None)


def _counted_findings(findings: Findings) -> Counter[FailOn]:
    """New findings by the level at which each makes the run fail."""
    return Counter(_LEVEL_OF[finding.rule] for finding in findings.of(FindingState.NEW))


def _states_part(findings: Findings) -> str:
    """How many findings are new, where not all of them are."""
    counts = Counter(finding.state for finding in findings.items)
    if not findings.compared and not counts[FindingState.SUPPRESSED]:
        return ""
    part = f"{plural(len(findings.items), 'finding')}: {_counted(counts, FindingState) or 'none'}"
    return f"{part}, {len(findings.fixed)} fixed" if findings.compared else part


def _comparison_part(found: Comparison) -> str:
    counts = Counter(question.status for question in found.questions)
    read = f"{plural(len(found.articles), 'article')}, {plural(len(found.claims), 'claim')}"
    asked = plural(len(found.questions), "question")
    return f"{read}, {asked}: {_counted(counts, QuestionStatus)}" if counts else f"{read}, {asked}"


def _counted(counts: Counter[_Kind], kinds: type[_Kind]) -> str:
    return ", ".join(f"{counts[k]} {k.value.replace('_', ' ')}" for k in kinds if counts[k])
