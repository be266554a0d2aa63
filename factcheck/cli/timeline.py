"""`factcheck timeline`: how the positions of one question follow each other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli import options as o
from factcheck.judge.jury import JudgeKind

if TYPE_CHECKING:
    from factcheck.cli.run import Run
    from factcheck.records import Comparison, Question

#: Least likeness (0 to 100, rapidfuzz token_set_ratio) of what was asked to a question's words.
LEAST_LIKE = 75
#: Questions named when none is like the one asked.
_NAMED = 5

Asked = Annotated[
    str,
    typer.Argument(
        metavar="QUESTION",
        help="A question of compare, by its words or id, or a matter: 'Haftar and a ceasefire'.",
        show_default=False,
    ),
]


def timeline(
    question: Asked,
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
    """Show how the answers to one question, or what is said of a matter, change."""
    from factcheck import api
    from factcheck.cli.run import Run
    from factcheck.report.findings import find
    from factcheck.report.interface import Kind
    from factcheck.report.summary import tally_comparison
    from factcheck.report.timeline import build_timeline, only

    given = o.Options(
        report_format, output, as_of, lang, config, quiet, verbose, no_color, strict, fail_on,
        width, judge_kind, model,
    )  # fmt: skip
    run = Run(given, paths, Kind.TIMELINE)
    corpus = run.read(lang)
    found = api.compare(
        corpus, settings=run.settings, as_of=as_of, judges=judge_kind, model=model, jobs=jobs,
        keeper=run.keeper,
    )  # fmt: skip
    asked = _find(question, found, run)
    run.write(run.writer().timeline(build_timeline(found, asked)))
    own = only(found, asked)
    run.finish(tally_comparison(own, find(own), len(corpus.articles)))


def _find(asked: str, found: Comparison, run: Run) -> Question:
    """A question of the corpus by its id or words; else what is said of a matter; else the likest.

    A text with a question mark asks one of the corpus's questions first.
    """
    from factcheck import api

    exact = exact_question(asked, found.questions)
    if exact is None and "?" not in asked and asked.strip():
        exact = api.ask(asked, found, settings=run.settings)
    return exact or find_question(asked, found.questions)


def exact_question(asked: str, questions: Sequence[Question]) -> Question | None:
    """The question with this id or these words."""
    wanted = asked.strip().casefold()
    return next((q for q in questions if wanted in (q.id.casefold(), q.question.casefold())), None)


def find_question(asked: str, questions: Sequence[Question]) -> Question:
    """The question with this id or these words, or the one most like them.

    Raises UsageError that names the nearest questions if none is like it.
    """
    from rapidfuzz import fuzz, utils

    from factcheck.cli.errors import UsageError

    exact = exact_question(asked, questions)
    if exact is not None:
        return exact
    scored = [
        (fuzz.token_set_ratio(asked, q.question, processor=utils.default_process), q)
        for q in questions
    ]
    scored.sort(key=lambda pair: (-pair[0], pair[1].id))
    if scored and scored[0][0] >= LEAST_LIKE:
        return scored[0][1]
    named = "; ".join(question.question for _, question in scored[:_NAMED]) or "none"
    raise UsageError(f"no question is like {asked!r}; the nearest: {named}")
