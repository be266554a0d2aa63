"""`factcheck compare`: questions, positions and relations, side by side."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from factcheck.cli import options as o
from factcheck.judge.jury import JudgeKind

if TYPE_CHECKING:
    from factcheck.api import Corpus
    from factcheck.cli.run import Run
    from factcheck.records import Comparison

ExplainPairs = Annotated[
    bool,
    typer.Option("--explain", help="Say how many pairs each rule found, and what took how long."),
]


def compare(
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
    explain: ExplainPairs = False,
) -> None:
    """Show what sources agree on, dispute, and what changed."""
    from factcheck import api
    from factcheck.cli.account import Account
    from factcheck.cli.run import Run
    from factcheck.cli.written import FOR_PROGRAMS
    from factcheck.report.interface import Kind
    from factcheck.report.summary import tally_comparison
    from factcheck.store.nothing import NOTHING

    given = o.Options(
        report_format, output, as_of, lang, config, quiet, verbose, no_color, strict, fail_on,
        width, judge_kind, model,
    )  # fmt: skip
    run, account = Run(given, paths, Kind.COMPARISON), Account()
    corpus = run.read(lang)

    def find() -> Comparison:
        return api.compare(
            corpus, settings=run.settings, as_of=as_of, judges=judge_kind, model=model,
            jobs=jobs, keeper=run.keeper, watch=account if explain else None,
        )  # fmt: skip

    if report_format in FOR_PROGRAMS and not explain and run.keeper is not NOTHING:
        _write_kept(run, corpus, find)
    found = find()
    for line in account.lines() if explain else ():
        run.note(line)
    run.warn(found.warnings)
    run.explain_corpus(corpus)
    run.write(run.writer().comparison(found))
    run.finish(tally_comparison(found, run.find(found), len(corpus.articles)))


def _write_kept(run: Run, corpus: Corpus, find: Callable[[], Comparison]) -> NoReturn:
    """Write what the index has as it was written; else write it and keep it so."""
    from factcheck import api
    from factcheck.cli.written import Written, as_written
    from factcheck.store.results import kept_result

    options = run.options

    def key() -> bytes:
        return api.comparison_key(
            corpus, run.settings, options.as_of, options.judge, options.model, "written",
            str(options.report_format), *run.wanted,
        )  # fmt: skip

    def write() -> Written:
        found = find()
        pieces = run.writer().comparison(found)
        return as_written(found, run.find(found), len(corpus.articles), pieces)

    written = kept_result(Written, run.keeper, key, write)
    run.warn(written.warnings)
    run.explain_corpus(corpus)
    run.write(written.pieces)
    run.finish(written.tally)
