"""Which findings the user has set aside, and what is wrong with what was written to do so."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import replace

from factcheck.report.fingerprint import normalised
from factcheck.report.interface import Finding, FindingState
from factcheck.settings.values import Rule, Suppression


def suppressed(
    findings: Sequence[Finding],
    entries: Iterable[Suppression],
    today: dt.date | None,
    *,
    whole: bool = True,
) -> tuple[list[Finding], list[str]]:
    """The findings, those set aside marked so with the reason, and warnings.

    An entry that has expired counts no more, and is warned of; so is one that fits nothing, where
    the `whole` corpus was looked at. A disputed question is set aside with all the
    contradictions that make it one.
    """
    live, warnings = [], []
    for entry in entries:
        if today is not None and entry.expires is not None and entry.expires < today:
            warnings.append(
                f"{_where(entry)}: expired on {entry.expires}: {entry.reason}; look at it again, "
                "then remove it or set a later day"
            )
        else:
            live.append(entry)
    used: set[int] = set()
    marked = [_mark(finding, live, used) for finding in findings]
    warnings.extend(
        f"{_where(entry)}: fits no finding; remove it, or mend what it says"
        for at, entry in enumerate(live)
        if whole and at not in used
    )
    return _with_their_question(marked), warnings


def _mark(finding: Finding, entries: Sequence[Suppression], used: set[int]) -> Finding:
    if not entries:
        return finding
    quotes = [normalised(place.quote) for place in finding.places]
    fitting = [at for at, entry in enumerate(entries) if _fits(entry, finding, quotes)]
    used.update(fitting)
    if not fitting:
        return finding
    reason = entries[fitting[0]].reason
    return replace(finding, state=FindingState.SUPPRESSED, excuse=reason)


def _with_their_question(findings: list[Finding]) -> list[Finding]:
    excuses = {f.fingerprint: f.excuse for f in findings if f.state is FindingState.SUPPRESSED}
    return [
        replace(f, state=FindingState.SUPPRESSED, excuse=excuses[f.reasons[0]])
        if f.state is FindingState.NEW and f.reasons and all(r in excuses for r in f.reasons)
        else f
        for f in findings
    ]


def _fits(entry: Suppression, finding: Finding, quotes: list[str]) -> bool:
    if entry.kind == "not_same":
        one, other = (normalised(quote) for quote in entry.quotes)
        return finding.rule in (Rule.CONTRADICTION, Rule.SUPERSEDED) and (
            _apart(one, other, quotes) or _apart(other, one, quotes)
        )
    if entry.rule is not None and entry.rule is not finding.rule:
        return False
    if entry.fingerprint and not finding.fingerprint.startswith(entry.fingerprint.lower()):
        return False
    asked = normalised(entry.question)
    if asked and not any(asked in normalised(question) for question in finding.questions):
        return False
    text = normalised(entry.text)
    if text and not any(text in told for told in (*quotes, normalised(finding.message))):
        return False
    source = normalised(entry.source)
    return not source or any(source == normalised(place.source) for place in finding.places)


def _apart(one: str, other: str, quotes: list[str]) -> bool:
    return len(quotes) == 2 and one in quotes[0] and other in quotes[1]


def _where(entry: Suppression) -> str:
    return f"{entry.file}:{entry.line}:{entry.kind}"
