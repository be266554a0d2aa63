"""`factcheck timeline`: how the positions of one question follow each other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli import options as o

if TYPE_CHECKING:
    from factcheck.records import Question

#: Least likeness (0 to 100, rapidfuzz token_set_ratio) of what was asked to a question's words.
LEAST_LIKE = 75
#: Questions named when none is like the one asked.
_NAMED = 5

Asked = Annotated[
    str,
    typer.Argument(
        metavar="QUESTION", help="A question of compare: its words or its id.", show_default=False
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
) -> None:
    """Show how the answers to one question change."""
    from factcheck import api
    from factcheck.cli.run import Run
    from factcheck.report.summary import tally_comparison
    from factcheck.report.timeline import build_timeline, only

    given = o.Options(
        report_format, output, as_of, lang, config, quiet, verbose, no_color, strict, fail_on, width
    )
    run = Run(given, paths)
    corpus = run.read(lang)
    found = api.compare(corpus, settings=run.settings, as_of=as_of, keeper=run.keeper)
    asked = find_question(question, found.questions)
    run.write(run.writer().timeline(build_timeline(found, asked)))
    run.finish(tally_comparison(only(found, asked), len(corpus.articles)))


def find_question(asked: str, questions: Sequence[Question]) -> Question:
    """The question with this id or these words, or the one most like them.

    Raises UsageError that names the nearest questions if none is like it.
    """
    from rapidfuzz import fuzz, utils

    from factcheck.cli.errors import UsageError

    wanted = asked.strip().casefold()
    for question in questions:
        if wanted in (question.id.casefold(), question.question.casefold()):
            return question
    scored = [
        (fuzz.token_set_ratio(asked, q.question, processor=utils.default_process), q)
        for q in questions
    ]
    scored.sort(key=lambda pair: (-pair[0], pair[1].id))
    if scored and scored[0][0] >= LEAST_LIKE:
        return scored[0][1]
    named = "; ".join(question.question for _, question in scored[:_NAMED]) or "none"
    raise UsageError(f"no question is like {asked!r}; the nearest: {named}")
