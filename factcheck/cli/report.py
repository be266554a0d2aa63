"""`factcheck report`: the findings as files, for CI, with the tracked claims."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.cli import options as o
from factcheck.judge.jury import JudgeKind

if TYPE_CHECKING:
    from factcheck.api import Corpus
    from factcheck.cli.run import Run
    from factcheck.judge.jury import Jury
    from factcheck.report.interface import TrackedResult
    from factcheck.settings.values import TrackedClaim


def report(
    paths: o.Paths = None,
    report_format: o.Format = None,
    output: o.Output = None,
    as_of: o.AsOf = None,
    lang: o.Lang = None,
    config: o.Config = None,
    fail_on: o.FailLevel = None,
    strict: o.Strict = False,
    quiet: o.Quiet = False,
    verbose: o.Verbose = False,
    no_color: o.NoColor = False,
    width: o.Width = None,
    judge_kind: o.Judge = JudgeKind.BOTH,
    model: o.Model = None,
    jobs: o.Jobs = None,
) -> None:
    """Write all findings, and check the tracked claims."""
    from factcheck import api
    from factcheck.cli.run import Run
    from factcheck.indexing import seat_kept
    from factcheck.report.interface import Report
    from factcheck.report.summary import tally_report

    given = o.Options(
        report_format, output, as_of, lang, config, quiet, verbose, no_color, strict, fail_on,
        width, judge_kind, model,
    )  # fmt: skip
    run = Run(given, paths)
    corpus = run.read(lang)
    jury = seat_kept(judge_kind, model, run.keeper)
    found = api.compare(
        corpus, settings=run.settings, as_of=as_of, judges=jury, jobs=jobs, keeper=run.keeper
    )
    run.warn(found.warnings)
    run.explain_corpus(corpus)
    result = Report(found, _check_tracked(run, corpus, jury))
    run.write(run.writer().report(result))
    run.finish(tally_report(result, len(corpus.articles)))


def _check_tracked(run: Run, corpus: Corpus, jury: Jury) -> tuple[TrackedResult, ...]:
    """The verdicts on the tracked claims, in the order of the files.

    Claims as of one day and in one language are checked together: the corpus is read once
    for each such group.
    """
    tracked = run.settings.tracked
    if not tracked:
        run.warn(["no tracked claims; add [[claim]] tables to a file in claims/"])
    groups: dict[tuple[object, str], list[TrackedClaim]] = {}
    for claim in tracked:
        groups.setdefault((claim.as_of or run.options.as_of, claim.language), []).append(claim)
    results = {
        r.tracked.id: r for group in groups.values() for r in _check(run, corpus, group, jury)
    }
    return tuple(results[claim.id] for claim in tracked)


def _check(run: Run, corpus: Corpus, group: list[TrackedClaim], jury: Jury) -> list[TrackedResult]:
    from factcheck import api
    from factcheck.report.interface import TrackedResult

    verdicts = api.check_many(
        [(claim.id, claim.text) for claim in group],
        corpus,
        settings=run.settings,
        as_of=group[0].as_of or run.options.as_of,
        language=group[0].language or None,
        judges=jury,
        keeper=run.keeper,
    )
    pairs = zip(group, verdicts, strict=True)
    return [TrackedResult(claim, verdict) for claim, verdict in pairs]
