"""`factcheck index`: keep on disk what every command would work out again."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli import options as o
from factcheck.judge.jury import JudgeKind
from factcheck.report.interface import ReportFormat

if TYPE_CHECKING:
    from factcheck.cli.run import Run
    from factcheck.indexing import Indexed
    from factcheck.store.upkeep import Status

ShowStatus = Annotated[
    bool, typer.Option("--status", help="Say what is in the index; add nothing.")
]
Rebuild = Annotated[
    bool, typer.Option("--rebuild", help="Empty it first, or replace a damaged one.")
]
IndexJudge = Annotated[
    JudgeKind, typer.Option("--judge", help="With symbolic no sentence is embedded for the model.")
]
#: The formats of `--status`.
_FORMATS = (ReportFormat.TERMINAL, ReportFormat.JSON)


def index(
    paths: o.Paths = None,
    show_status: ShowStatus = False,
    rebuild: Rebuild = False,
    report_format: o.Format = None,
    output: o.Output = None,
    lang: o.Lang = None,
    config: o.Config = None,
    strict: o.Strict = False,
    quiet: o.Quiet = False,
    judge_kind: IndexJudge = JudgeKind.BOTH,
    jobs: o.Jobs = None,
) -> None:
    """Keep articles, claims and embeddings on disk."""
    from factcheck.cli.run import Run

    if show_status and rebuild:
        raise typer.BadParameter("--status changes nothing, --rebuild does; choose one of them")
    if report_format not in (None, *_FORMATS):
        raise typer.BadParameter("--format is terminal or json here")
    given = o.Options(
        report_format, output, None, lang, config, quiet, False, False, strict, None, None,
        judge_kind,
    )  # fmt: skip
    run = Run(given, paths)
    file = _file(run)
    if show_status:
        _show(run, _read_status(file))
        raise typer.Exit
    _build(run, file, anew=rebuild, jobs=jobs)


def _file(run: Run) -> Path:
    from factcheck.cli.errors import UsageError

    if not run.paths:
        raise UsageError("no articles: name a file or a folder, or set corpus in factcheck.toml")
    if run.index_file is None:
        raise UsageError("standard input alone has no folder for an index; name a file or a folder")
    return run.index_file


def _build(run: Run, file: Path, *, anew: bool, jobs: int | None) -> None:
    from factcheck import indexing
    from factcheck.cli.progress import shown_progress
    from factcheck.report.summary import Tally, plural
    from factcheck.store.folder import make_index
    from factcheck.store.upkeep import status

    keeper = make_index(file, anew=anew)
    with shown_progress(quiet=run.options.quiet) as progress:
        made = indexing.make(
            run.paths,
            keeper,
            settings=run.settings,
            language=run.options.lang or run.settings.language,
            stdin=sys.stdin.buffer if "-" in run.paths else None,
            judges=run.options.judge,
            whole=_is_whole(run, file),
            jobs=jobs,
            progress=progress,
        )
    run.say_read(made.articles, made.skipped)
    if run.options.report_format or run.options.output:
        _show(run, status(keeper))
    keeper.close()
    part = f"{plural(len(made.articles), 'article')}, {plural(made.claims, 'claim')}"
    run.finish(
        Tally(
            (part, _done(made, file)),
            articles=len(made.articles),
            skipped=len(made.skipped),
        )
    )


def _done(made: Indexed, file: Path) -> str:
    removed = f", {made.removed:,} old entries removed" if made.removed else ""
    return f"kept in {file.as_posix()}{removed}"


def _is_whole(run: Run, file: Path) -> bool:
    """Whether what is read is all that the index is for: then what else is in it is old."""
    if not run.given_paths:
        return True
    folder = file.parent.parent.resolve()
    return not run.settings.file and any(Path(path).resolve() == folder for path in run.paths)


def _read_status(file: Path) -> Status:
    from factcheck.store.interface import StoreError
    from factcheck.store.sqlite import SqliteKeeper
    from factcheck.store.upkeep import status

    if not file.is_file():
        raise StoreError(f"{file.as_posix()}: there is no index; run `factcheck index`")
    keeper = SqliteKeeper(file)
    found = status(keeper)
    keeper.close()
    return found


def _show(run: Run, found: Status) -> None:
    as_json = run.options.report_format is ReportFormat.JSON
    run.write([_as_json(found) if as_json else "".join(_as_lines(found))])


def _as_json(found: Status) -> str:
    held = {h.kind.value: {"entries": h.entries, "bytes": h.size, "older": h.older}
            for h in found.held}  # fmt: skip
    value = {
        "file": found.file, "bytes": found.size, "schema": found.schema,
        "reader": found.reader, "model": found.model,
        "written": found.facts.get("written"),
        "files": int(found.facts.get("files", 0)),
        "articles": int(found.facts.get("articles", 0)),
        "held": held,
    }  # fmt: skip
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _as_lines(found: Status) -> list[str]:
    from factcheck.report.escape import visible

    written = found.facts.get("written", "never to its end")
    lines = [
        f"{visible(found.file)}  {_megabytes(found.size)}, schema {found.schema}\n",
        f"reader {found.reader}, model {found.model}\n",
        f"written {written}",
    ]
    if "articles" in found.facts:
        articles, files = (int(found.facts[name]) for name in ("articles", "files"))
        lines.append(f": {articles:,} articles in {files:,} files")
    lines.append("\n")
    for held in found.held:
        older = f", {held.older:,} of older versions" if held.older else ""
        lines.append(
            f"  {held.kind.value:<10} {held.entries:>9,}  {_megabytes(held.size):>9}{older}\n"
        )
    return lines


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:,.1f} MB"
