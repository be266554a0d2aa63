"""`factcheck claim`: one verdict with quoted evidence, or many from a file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from factcheck.cli import options as o
from factcheck.judge.jury import JudgeKind
from factcheck.records import VerdictLabel

if TYPE_CHECKING:
    from factcheck.api import Corpus
    from factcheck.cli.lines import Broken
    from factcheck.cli.run import Run
    from factcheck.records import Verdict

Track = Annotated[
    bool,
    typer.Option(
        "--track",
        help="Also add the claim to a claims file, for report: with the verdict it got now as the "
        "expected one, unless --expect says another.",
    ),
]
TrackFile = Annotated[
    Path | None,
    typer.Option(
        help="Claims file for --track; else that of the last tracked claim.", metavar="FILE"
    ),
]
Expect = Annotated[VerdictLabel | None, typer.Option(help="Expected verdict, for --track.")]
Id = Annotated[
    str | None,
    typer.Option("--id", help="Id of the claim, for --track; else its words.", metavar="ID"),
]
Owner = Annotated[str, typer.Option(help="Who looks after the claim, for --track.", metavar="NAME")]
Note = Annotated[str, typer.Option(help="A note on the claim, for --track.", metavar="TEXT")]
Link = Annotated[str, typer.Option(help="A link to the claim, for --track.", metavar="URL")]
ClaimText = Annotated[
    str | None,
    typer.Argument(
        metavar="TEXT",
        help="The claim, in quotes. With --from-file it is left out.",
        show_default=False,
    ),
]


def claim(
    text: ClaimText = None,
    paths: o.Paths = None,
    from_file: o.FromFile = None,
    report_format: o.Format = None,
    output: o.Output = None,
    as_of: o.AsOf = None,
    lang: o.ClaimLang = None,
    config: o.Config = None,
    fail_on: o.FailLevel = None,
    strict: o.Strict = False,
    quiet: o.Quiet = False,
    verbose: o.Verbose = False,
    no_color: o.NoColor = False,
    width: o.Width = None,
    judge_kind: o.Judge = JudgeKind.BOTH,
    model: o.Model = None,
    track: Track = False,
    track_file: TrackFile = None,
    expect: Expect = None,
    id: Id = None,
    owner: Owner = "",
    note: Note = "",
    link: Link = "",
) -> None:
    """Give a verdict on a claim, with quoted evidence."""
    from factcheck.cli.run import Run
    from factcheck.report.interface import Kind
    from factcheck.report.summary import tally_verdicts

    given = o.Options(
        report_format, output, as_of, lang, config, quiet, verbose, no_color, strict, fail_on,
        width, judge_kind, model,
    )  # fmt: skip
    if from_file is not None and text is not None:
        paths = [text, *(paths or [])]  # what stands first is a path too
        text = None
    _check_use(text, paths or [], from_file)
    _check_track(track, from_file, (track_file, expect, id, owner, note, link))
    run = Run(given, paths, Kind.VERDICTS)
    corpus = run.read()
    run.explain_corpus(corpus)
    answers = _Answers(run, corpus)
    verdicts = answers.one(text or "") if from_file is None else answers.many(from_file)
    run.write(run.writer(many=from_file is not None).verdicts(verdicts, many=bool(from_file)))
    if track and text is not None:
        expected = expect or answers.given[0].label
        _track(run, track_file, text, expected, id or "", owner, note, link)
    run.finish(
        tally_verdicts(
            answers.given,
            articles=len(corpus.articles),
            skipped=len(corpus.skipped),
            broken=answers.broken,
        )
    )


def _track(
    run: Run, named: Path | None, text: str, expect: VerdictLabel, id: str, owner: str, note: str,
    link: str,
) -> None:  # fmt: skip
    from factcheck.settings.add_claim import add_claim, claims_file, new_claim

    settings, options = run.settings, run.options
    file = claims_file(settings.claims, settings.tracked, named)
    made = new_claim(
        text, settings.tracked, expect=expect, id=id, as_of=options.as_of,
        language=options.lang or "", owner=owner, note=note, link=link,
    )  # fmt: skip
    add_claim(file, made)
    run.note(f"tracked as {made.id!r} in {file}, expected {expect.value}")


class _Answers:
    """Verdicts as they are made, remembering what the summary counts."""

    def __init__(self, run: Run, corpus: Corpus) -> None:
        self._run = run
        self._corpus = corpus
        self.given: list[Verdict] = []
        self.broken = 0

    def one(self, text: str) -> Iterator[Verdict]:
        """The verdict on one text. Raises ClaimError if it is no claim."""
        from factcheck.api import ClaimError

        for verdict in self._check(iter([("", text)])):
            if verdict.error:
                raise ClaimError(verdict.error)
            yield verdict

    def many(self, file: str) -> Iterator[Verdict]:
        """The verdicts on the claims of a file, one for each; what is no claim is counted."""
        from factcheck.cli.lines import Broken, read_lines

        places: dict[str, str] = {}

        def claims() -> Iterator[tuple[str, str]]:
            for line in read_lines(file, _parse):
                if isinstance(line, Broken):
                    self._miss(line)
                    continue
                places[line.id] = line.place
                yield line.id, line.value

        for verdict in self._check(claims()):
            if verdict.error:
                self._miss(Broken(places[verdict.id], verdict.error))
            yield verdict

    def _check(self, claims: Iterator[tuple[str, str]]) -> Iterator[Verdict]:
        from factcheck import api

        options = self._run.options
        for verdict in api.check_many(
            claims,
            self._corpus,
            settings=self._run.settings,
            as_of=options.as_of,
            language=options.lang,
            judges=options.judge,
            model=options.model,
            keeper=self._run.keeper,
        ):
            self._run.warn(_doubts(verdict), verdict.id)
            self.given.append(verdict)
            yield verdict

    def _miss(self, line: Broken) -> None:
        self.broken += 1
        self._run.note(f"not answered {line}")


def _check_use(text: str | None, paths: list[str], from_file: str | None) -> None:
    if text is None and from_file is None:
        raise typer.BadParameter("no claim; write one in quotes, or name --from-file FILE")
    if from_file == "-" and "-" in paths:
        raise typer.BadParameter("standard input cannot hold both claims and articles")


def _check_track(track: bool, from_file: str | None, told: tuple[object, ...]) -> None:
    if not track and any(told):
        raise typer.BadParameter(
            "--track-file, --expect, --id, --owner, --note and --link are for "
            "a claim that is tracked; add --track"
        )
    if track and from_file is not None:
        raise typer.BadParameter("--track adds one claim; name it in quotes, without --from-file")


def _parse(item: dict[str, Any]) -> str:
    from factcheck.cli.lines import text_of

    return text_of(item, "claim")


def _doubts(verdict: Verdict) -> Iterator[str]:
    if len(verdict.claim.split()) == 1:
        yield f"{verdict.claim!r} is one word, no statement; write who did what"
    yield from verdict.warnings
