"""The findings of an earlier run, on disk: what is in it is known, and fails no more."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from factcheck.records import Article, Evidence, FactcheckError, VerdictLabel
from factcheck.report.escape import to_json
from factcheck.report.fingerprint import VERSION, fingerprint, normalised, side
from factcheck.report.interface import Findings, FindingState, Fixed, TrackedResult

#: The layout of the file. Another number is refused.
LAYOUT = 1
_MEND = "write it anew with --write-baseline"


class BaselineError(FactcheckError):
    """A baseline that is missing or damaged; the message has the mend in it."""


@dataclass(frozen=True, slots=True)
class KnownVerdict:
    """The verdict on a tracked claim, with fingerprints of the evidence that decided it."""

    text: str
    verdict: VerdictLabel
    evidence: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Baseline:
    """Findings by fingerprint, verdicts by the claim's id, fingerprints of the articles' texts."""

    findings: dict[str, Fixed] = field(default_factory=dict)
    verdicts: dict[str, KnownVerdict] = field(default_factory=dict)
    articles: frozenset[str] = frozenset()


def article_key(article: Article) -> str:
    """The fingerprint of an article: its source and its text, wherever it lies."""
    return fingerprint("article", (side(article.source, article.text),))


def evidence_key(evidence: Evidence) -> str:
    """The fingerprint of a piece of evidence."""
    return fingerprint("evidence", (side(evidence.source, evidence.quote),), evidence.stance.value)


def read_baseline(file: Path) -> Baseline:
    """Read a baseline. Raises BaselineError where there is none or it cannot be used."""
    try:
        data = json.loads(file.read_text("utf-8"))
    except FileNotFoundError:
        raise BaselineError(f"--baseline {file}: no such file; {_MEND} {file}") from None
    except OSError as error:
        what = error.strerror or str(error)
        raise BaselineError(f"--baseline {file}: {what}; name a file that can be read") from None
    except (ValueError, RecursionError):
        raise BaselineError(f"--baseline {file}: is not JSON, so damaged; {_MEND}") from None
    if not isinstance(data, dict) or "factcheck_baseline" not in data:
        raise BaselineError(f"--baseline {file}: is no baseline of factcheck; {_MEND}")
    if (data["factcheck_baseline"], data.get("fingerprints")) != (LAYOUT, VERSION):
        raise BaselineError(f"--baseline {file}: is of another version of factcheck; {_MEND}")
    try:
        return _baseline(data)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        what = f"is damaged ({type(error).__name__}: {error})"
        raise BaselineError(f"--baseline {file}: {what}; {_MEND}") from None


def baseline_text(
    findings: Findings, tracked: Sequence[TrackedResult], articles: Iterable[Article]
) -> str:
    """A baseline of what a run found. What is suppressed is left out: its entry says enough."""
    kept = [f for f in findings.items if f.state is not FindingState.SUPPRESSED]
    return (
        to_json(
            {
                "factcheck_baseline": LAYOUT,
                "fingerprints": VERSION,
                "findings": [
                    {"fingerprint": f.fingerprint, "rule": f.rule.value, "message": f.message}
                    for f in sorted(kept, key=lambda f: (f.rule.value, f.fingerprint))
                ],
                "verdicts": [
                    {
                        "id": r.tracked.id,
                        "text": r.tracked.text,
                        "verdict": r.verdict.label.value,
                        "evidence": sorted(evidence_key(e) for e in r.verdict.evidence),
                    }
                    for r in sorted(tracked, key=lambda r: r.tracked.id)
                ],
                "articles": sorted(article_key(article) for article in articles),
            },
            indent=1,
        )
        + "\n"
    )


def fixed_since(baseline: Baseline, findings: Findings) -> tuple[Fixed, ...]:
    """The findings of a baseline that are there no more, suppressed ones not counted as fixed."""
    here = {finding.fingerprint for finding in findings.items}
    return tuple(
        sorted(
            (f for f in baseline.findings.values() if f.fingerprint not in here),
            key=lambda f: (f.rule, f.fingerprint),
        )
    )


def changed_since(
    baseline: Baseline, tracked: Sequence[TrackedResult], articles: Iterable[Article]
) -> tuple[TrackedResult, ...]:
    """The tracked claims, each changed verdict with the earlier one and what changed it.

    What changed it is the deciding evidence of articles that the baseline had not seen; if
    there is none, the deciding evidence that was not there.
    """
    new = {a.id for a in articles if article_key(a) not in baseline.articles}
    return tuple(_changed(baseline.verdicts.get(r.tracked.id), r, new) for r in tracked)


def _changed(known: KnownVerdict | None, result: TrackedResult, new: set[str]) -> TrackedResult:
    if known is None or normalised(known.text) != normalised(result.tracked.text):
        return result
    if known.verdict is result.verdict.label:
        return result
    deciding = [e for e in result.verdict.evidence if e.stance.value != "neutral"]
    from_new = [e for e in deciding if e.article in new]
    other = [e for e in deciding if evidence_key(e) not in known.evidence]
    return replace(result, before=known.verdict, changed_by=tuple(from_new or other))


def _baseline(data: dict[str, Any]) -> Baseline:
    findings = [
        Fixed(_text(f["rule"]), _text(f["fingerprint"]), _text(f["message"]))
        for f in data["findings"]
    ]
    verdicts = {
        _text(v["id"]): KnownVerdict(
            _text(v["text"]), VerdictLabel(v["verdict"]), frozenset(map(_text, v["evidence"]))
        )
        for v in data["verdicts"]
    }
    articles = frozenset(map(_text, data["articles"]))
    return Baseline({f.fingerprint: f for f in findings}, verdicts, articles)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is not text")
    return value
