"""`factcheck report`: the findings as files, for CI, with the tracked claims."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.cli import options as o
from factcheck.cli import output as output_file
from factcheck.cli.errors import UsageError
from factcheck.judge.jury import JudgeKind
from factcheck.report.interface import ReportFormat, TrackedResult

if TYPE_CHECKING:
    from factcheck.api import Corpus
    from factcheck.cli.run import Run
    from factcheck.judge.jury import Jury
    from factcheck.records import Comparison
    from factcheck.report.baseline import Baseline
    from factcheck.report.interface import Findings
    from factcheck.settings.values import TrackedClaim


def report(
    paths: o.Paths = None,
    report_format: o.Formats = None,
    output: o.Outputs = None,
    output_dir: o.OutputDir = None,
    as_of: o.AsOf = None,
    lang: o.Lang = None,
    config: o.Config = None,
    fail_on: o.FailLevel = None,
    baseline: o.BaselineFile = None,
    write_baseline: o.WriteBaseline = None,
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
    from factcheck.report.baseline import baseline_text, read_baseline
    from factcheck.report.findings import accepted
    from factcheck.report.interface import Kind, Report
    from factcheck.report.summary import tally_report

    targets = _targets(report_format or [], output or [], output_dir)
    given = o.Options(
        None, None, as_of, lang, config, quiet, verbose, no_color, strict, fail_on,
        width, judge_kind, model,
    )  # fmt: skip
    run = Run(given, paths, Kind.REPORT)
    known = read_baseline(baseline) if baseline is not None else None
    corpus = run.read(lang)
    jury = seat_kept(judge_kind, model, run.keeper)
    found = api.compare(
        corpus, settings=run.settings, as_of=as_of, judges=jury, jobs=jobs, keeper=run.keeper
    )
    run.warn(found.warnings)
    run.explain_corpus(corpus)
    tracked = _check_tracked(run, corpus, jury)
    findings, tracked = _findings(run, found, tracked, known)
    written: list[str] = []
    if write_baseline is not None:
        written.append(baseline_text(findings, tracked, found.articles))
        findings = findings if known is not None else accepted(findings)
    result = Report(found, tracked, findings, publisher=run.settings.publisher)
    outcome = run.conclude(tally_report(result, len(corpus.articles)))
    result = replace(result, outcome=outcome)
    for each, target in targets:
        output_file.write(run.writer_to(each, target).report(result), target)
    if write_baseline is not None:
        output_file.write(written, write_baseline)
        run.note(f"baseline written to {write_baseline}")
    run.end(outcome)


def _targets(
    formats: list[ReportFormat], outputs: list[Path], folder: Path | None
) -> list[tuple[ReportFormat, Path | None]]:
    """Where each format goes. Raises UsageError where two would go to one place, or one nowhere."""
    from factcheck.report.registry import FILE_NAMES

    formats = formats or [ReportFormat.TERMINAL]
    if len(outputs) > len(formats):
        raise UsageError(
            f"{len(outputs)} --output for {len(formats)} --format; give each its own --format"
        )
    left = formats[len(outputs) :]
    if (folder is None and len(left) > 1) or (folder is None and left and outputs):
        raise UsageError(
            f"--format {left[-1].value}: nowhere to go; give each format its --output, or name "
            "--output-dir"
        )
    targets = [output_file.file_of(output) for output in outputs]
    if folder is not None and left:
        output_file.make_folder(folder)
        targets += [folder / FILE_NAMES[each] for each in left]
    else:
        targets += [None] * len(left)
    for target in targets:
        if targets.count(target) > 1:
            shown = target or "standard output"
            raise UsageError(f"{shown}: two formats would go there; give each its own --output")
    return list(zip(formats, targets, strict=True))


def _findings(
    run: Run,
    found: Comparison,
    tracked: tuple[TrackedResult, ...],
    known: Baseline | None,
) -> tuple[Findings, tuple[TrackedResult, ...]]:
    """The findings, and the tracked claims with what changed their verdicts since a baseline."""
    from factcheck.report.baseline import changed_since, fixed_since

    if known is None:
        return run.find(found, tracked), tracked
    tracked = changed_since(known, tracked, found.articles)
    findings = run.find(found, tracked, known=known.findings)
    return replace(findings, fixed=fixed_since(known, findings)), tracked


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
