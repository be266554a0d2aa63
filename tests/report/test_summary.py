"""One function makes the summary line and the exit code."""

from __future__ import annotations

from dataclasses import replace

import pytest
from report_samples import SKIPPED, comparison, judgement, verdict

from factcheck.records import QuestionStatus, RelationKind, VerdictLabel
from factcheck.report.findings import find
from factcheck.report.interface import Report, TrackedResult
from factcheck.report.summary import (
    Tally,
    conclude,
    tally_claims,
    tally_comparison,
    tally_judgements,
    tally_report,
    tally_verdicts,
)
from factcheck.settings.values import FailOn, TrackedClaim

DISPUTED = comparison()
CONTRADICTED = replace(
    DISPUTED, questions=(replace(DISPUTED.questions[0], status=QuestionStatus.CHANGED),)
)
CHANGED = replace(CONTRADICTED, relations=DISPUTED.relations[1:])
QUIET = replace(DISPUTED, questions=DISPUTED.questions[1:], relations=())
LEVELS = tuple(FailOn)


@pytest.mark.parametrize(
    ("found", "codes"),
    [
        (DISPUTED, (0, 0, 1, 1, 1)),
        (CONTRADICTED, (0, 0, 0, 1, 1)),
        (CHANGED, (0, 0, 0, 0, 1)),
        (QUIET, (0, 0, 0, 0, 0)),
    ],
)
def test_a_level_fails_on_itself_and_on_all_graver_findings(
    found: object, codes: tuple[int, ...]
) -> None:
    tally = tally_comparison(found, find(found), 3)  # type: ignore[arg-type]
    assert tuple(conclude(tally, level).exit_code for level in LEVELS) == codes


@pytest.mark.parametrize(
    ("expect", "code"),
    [(VerdictLabel.SUPPORTED, 0), (VerdictLabel.REFUTED, 1), (None, 0)],
)
def test_a_report_fails_on_an_unexpected_verdict(expect: VerdictLabel | None, code: int) -> None:
    result = TrackedResult(TrackedClaim("bridge", "x", expect), verdict())
    report = Report(QUIET, (result,), find(QUIET, (result,)))
    outcome = conclude(tally_report(report, 3), FailOn.UNEXPECTED_VERDICT)
    assert outcome.exit_code == code
    assert ("not as expected: bridge" in outcome.summary) is bool(code)


def test_the_summary_counts_articles_claims_questions_and_their_status() -> None:
    assert conclude(tally_comparison(DISPUTED, find(DISPUTED), 3), FailOn.NONE).summary == (
        "3 articles, 3 claims, 2 questions: 1 disputed, 1 single source"
    )


def test_the_summary_names_what_made_the_run_fail() -> None:
    assert conclude(tally_comparison(DISPUTED, find(DISPUTED), 3), FailOn.ANY).summary.endswith(
        "; fails on disputed (--fail-on any)"
    )


@pytest.mark.parametrize(("strict", "code"), [(False, 0), (True, 3)])
def test_a_skipped_input_is_counted_and_fails_when_strict(strict: bool, code: int) -> None:
    found = replace(QUIET, skipped=(SKIPPED,))
    outcome = conclude(tally_comparison(found, find(found), 3), FailOn.NONE, strict=strict)
    assert outcome.exit_code == code
    assert outcome.summary.endswith("; 1 input skipped")


def test_a_run_that_could_read_nothing_is_incomplete() -> None:
    assert conclude(tally_claims(0, 0, 1), FailOn.NONE).exit_code == 3


def test_a_broken_line_makes_the_run_incomplete() -> None:
    tally = tally_verdicts([verdict()], articles=3, broken=2)
    outcome = conclude(tally, FailOn.NONE)
    assert outcome.exit_code == 3
    assert outcome.summary == "3 articles; 1 claim: 1 supported; 2 lines not answered"


def test_incomplete_goes_before_findings() -> None:
    tally = tally_verdicts([verdict(VerdictLabel.REFUTED)], articles=3, broken=1)
    assert conclude(tally, FailOn.ANY).exit_code == 3


@pytest.mark.parametrize(
    ("label", "codes"),
    [
        (VerdictLabel.SUPPORTED, (0, 0, 0, 0, 0)),
        (VerdictLabel.REFUTED, (0, 0, 0, 1, 1)),
        (VerdictLabel.CONFLICTING, (0, 0, 1, 1, 1)),
        (VerdictLabel.NOT_ENOUGH_EVIDENCE, (0, 0, 0, 0, 0)),
    ],
)
def test_verdicts_are_findings(label: VerdictLabel, codes: tuple[int, ...]) -> None:
    tally = tally_verdicts([verdict(label)], articles=1)
    assert tuple(conclude(tally, level).exit_code for level in LEVELS) == codes


def test_a_pair_of_texts_needs_no_articles() -> None:
    tally = tally_judgements([judgement(RelationKind.AGREE)])
    assert conclude(tally, FailOn.ANY) == conclude(
        Tally(("1 pair: 1 agree",), needs_articles=False), FailOn.ANY
    )
