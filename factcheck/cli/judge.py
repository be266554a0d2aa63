"""`factcheck judge`: the relation of two texts, or of many pairs from a file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any

import typer

from factcheck.cli import options as o
from factcheck.judge.jury import JudgeKind

if TYPE_CHECKING:
    from factcheck.api import Text
    from factcheck.cli.run import Run
    from factcheck.records import Judgement

TextA = Annotated[
    str | None, typer.Argument(metavar="A", help="A text, in quotes.", show_default=False)
]
TextB = Annotated[
    str | None, typer.Argument(metavar="B", help="Another, in quotes.", show_default=False)
]
DateA = Annotated[
    dt.date | None,
    typer.Option(parser=o.iso_date, metavar="DATE", help="When A was published."),
]
DateB = Annotated[
    dt.date | None,
    typer.Option(parser=o.iso_date, metavar="DATE", help="When B was published."),
]
Explain = Annotated[bool, typer.Option("--explain", help="Show how each slot compares.")]


def judge(
    a: TextA = None,
    b: TextB = None,
    from_file: o.FromFile = None,
    date_a: DateA = None,
    date_b: DateB = None,
    explain: Explain = False,
    report_format: o.Format = None,
    output: o.Output = None,
    lang: o.TextLang = None,
    config: o.Config = None,
    fail_on: o.FailLevel = None,
    quiet: o.Quiet = False,
    verbose: o.Verbose = False,
    no_color: o.NoColor = False,
    width: o.Width = None,
    judge_kind: o.Judge = JudgeKind.BOTH,
    model: o.Model = None,
) -> None:
    """Say whether two texts agree or contradict each other."""
    from factcheck.cli.run import Run
    from factcheck.report.interface import Kind
    from factcheck.report.summary import tally_judgements

    given = o.Options(
        report_format, output, None, lang, config, quiet, verbose, no_color, False, fail_on, width,
        judge_kind, model,
    )  # fmt: skip
    texts = [text for text in (a, b) if text is not None]
    _check_texts(texts, from_file)
    run = Run(given, None, Kind.JUDGEMENTS)
    answers = _Answers(run)
    if from_file is None:
        judgements = answers.one(*_two_texts(texts, (date_a, date_b)))
    else:
        judgements = answers.many(from_file)
    many = from_file is not None
    run.write(run.writer(many=many, explain=explain).judgements(judgements, many=many))
    run.finish(tally_judgements(answers.given, broken=answers.broken))


# Pairs that the model is asked of at once.
AT_ONCE = 64


class _Answers:
    """Judgements as they are made, remembering what the summary counts."""

    def __init__(self, run: Run) -> None:
        from factcheck.judge.jury import seat

        self._run = run
        self._jury = seat(run.options.judge, run.options.model)
        self.given: list[Judgement] = []
        self.broken = 0

    def one(self, a: Text, b: Text, id: str = "") -> Iterator[Judgement]:
        """The relation of one pair."""
        from factcheck import api

        options = self._run.options
        judged = api.judge(
            a, b, settings=self._run.settings, language=options.lang, id=id,
            judges=self._jury,
        )  # fmt: skip
        self.given.append(judged)
        yield judged

    def many(self, file: str) -> Iterator[Judgement]:
        """The relations of the pairs of a file; a broken line is said and counted."""
        from factcheck.cli.lines import Broken, chunks, read_lines
        from factcheck.records import FactcheckError

        for lines in chunks(read_lines(file, _parse), AT_ONCE):
            whole = [line for line in lines if not isinstance(line, Broken)]
            self._prepare([line.value for line in whole])
            for line in lines:
                try:
                    if isinstance(line, Broken):
                        self._miss(str(line))
                    else:
                        yield from self.one(*line.value, id=line.id)
                except FactcheckError as error:
                    assert not isinstance(line, Broken)
                    self._miss(f"{line.place}: {error}")

    def _prepare(self, pairs: list[tuple[Text, Text]]) -> None:
        """Ask the model of many pairs at once, as they will be asked of it."""
        self._jury.prepare((a.text, b.text) for a, b in pairs)
        if not self._jury.weighs_words:  # the model alone relates them too, either way round
            self._jury.prepare((b.text, a.text) for a, b in pairs)

    def _miss(self, message: str) -> None:
        self.broken += 1
        self._run.note(f"not answered {message}")


def _check_texts(texts: list[str], from_file: str | None) -> None:
    if from_file is None and len(texts) != 2:
        raise typer.BadParameter(
            f"{len(texts)} texts; write two, each in quotes, or name --from-file FILE"
        )
    if from_file is not None and texts:
        raise typer.BadParameter("--from-file holds the texts; name no others")
    if not all(text.strip() for text in texts):
        raise typer.BadParameter("a text is empty; write a sentence")


def _two_texts(texts: list[str], dates: tuple[dt.date | None, ...]) -> tuple[Text, Text]:
    from factcheck.api import Text
    from factcheck.records import UNKNOWN_TIME
    from factcheck.settings.factcheck_toml import stated_date

    a, b = (
        Text(text, published=(stated_date(date) if date else None) or UNKNOWN_TIME)
        for text, date in zip(texts, dates, strict=True)
    )
    return a, b


def _parse(item: dict[str, Any]) -> tuple[Text, Text]:
    """{"premise", "hypothesis"}, or {"a", "b"} with a text or {"text", "source", "published"}."""
    if "a" in item or "b" in item:
        return _side(item, "a"), _side(item, "b")
    return _side(item, "premise"), _side(item, "hypothesis")


def _side(item: dict[str, Any], key: str) -> Text:
    from factcheck.api import Text
    from factcheck.article.stated import parse_published
    from factcheck.cli.lines import text_of
    from factcheck.records import UNKNOWN_TIME

    side = item.get(key)
    if not isinstance(side, dict):
        side = {"text": text_of(item, key)}
    text = text_of(side, "text")
    if not text.strip():
        raise ValueError(f'"{key}" is empty; write a sentence')
    date = parse_published(str(side.get("published") or ""))
    if date.flaw:
        raise ValueError(f'"{key}": {date.flaw}; write it as 2020-01-31')
    source = side.get("source")
    return Text(text, source if isinstance(source, str) else "", date.when or UNKNOWN_TIME)
