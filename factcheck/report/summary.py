"""What a run found, counted: the one place that makes both the summary line and the exit code."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum
from typing import TypeVar

from factcheck.records import (
    Comparison,
    Judgement,
    QuestionStatus,
    RelationKind,
    Verdict,
    VerdictLabel,
)
from factcheck.report.interface import Report
from factcheck.settings.values import FailOn

_Kind = TypeVar("_Kind", bound=StrEnum)


class ExitCode(IntEnum):
    """What a caller reads from the process."""

    CLEAN = 0
    FINDINGS = 1
    WRONG_USE = 2
    INCOMPLETE = 3


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


@dataclass(frozen=True, slots=True)
class Outcome:
    """The summary line and the exit code that goes with it."""

    summary: str
    exit_code: ExitCode


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


def tally_comparison(found: Comparison, articles: int) -> Tally:
    """Count a comparison of a corpus in which `articles` articles could be read."""
    return Tally(
        parts=(_comparison_part(found),),
        findings=_comparison_findings(found),
        articles=articles,
        skipped=len(found.skipped),
    )


def tally_report(report: Report, articles: int) -> Tally:
    """Count a comparison and its tracked claims."""
    unexpected = [r.tracked.id for r in report.tracked if not r.expected]
    findings = _comparison_findings(report.comparison)
    findings[FailOn.UNEXPECTED_VERDICT] = len(unexpected)
    part = f"{plural(len(report.tracked), 'tracked claim')}"
    if unexpected:
        part += f", {len(unexpected)} not as expected: {', '.join(unexpected)}"
    elif report.tracked:
        part += ", all as expected"
    return Tally(
        parts=(_comparison_part(report.comparison), part),
        findings=findings,
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


def _comparison_findings(found: Comparison) -> Counter[FailOn]:
    statuses = Counter(question.status for question in found.questions)
    kinds = Counter(relation.kind for relation in found.relations)
    return Counter(
        {
            FailOn.DISPUTED: statuses[QuestionStatus.DISPUTED],
            FailOn.CONTRADICTION: kinds[RelationKind.CONTRADICT],
            FailOn.ANY: statuses[QuestionStatus.CHANGED] + kinds[RelationKind.SUPERSEDED],
        }
    )


def _comparison_part(found: Comparison) -> str:
    counts = Counter(question.status for question in found.questions)
    read = f"{plural(len(found.articles), 'article')}, {plural(len(found.claims), 'claim')}"
    asked = plural(len(found.questions), "question")
    return f"{read}, {asked}: {_counted(counts, QuestionStatus)}" if counts else f"{read}, {asked}"


def _counted(counts: Counter[_Kind], kinds: type[_Kind]) -> str:
    return ", ".join(f"{counts[k]} {k.value.replace('_', ' ')}" for k in kinds if counts[k])
