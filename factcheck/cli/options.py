"""The options that commands share, each declared once, and the value they become."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from factcheck.judge.jury import JudgeKind
from factcheck.report.interface import ReportFormat
from factcheck.settings.values import FailOn

#: Narrower than this a table of five columns is one letter a line.
MIN_WIDTH = 60


def iso_date(value: str) -> dt.date:
    """Read a date of the command line. Raises BadParameter with the form that is meant."""
    try:
        return dt.datetime.strptime(value.strip(), "%Y-%m-%d").date()
    except ValueError:
        raise typer.BadParameter(
            f"{value!r} is not a date; write year-month-day, as 2020-01-31"
        ) from None


Paths = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="PATH",
        help="Files, folders, globs, or - for standard input. "
        "Left out: the corpus of the nearest factcheck.toml.",
        show_default=False,
    ),
]
Format = Annotated[
    ReportFormat | None, typer.Option("--format", help="How to write it.", show_default="terminal")
]
Output = Annotated[
    Path | None,
    typer.Option(
        help="Write to this file, at once or not at all; - is standard output.", metavar="FILE"
    ),
]
Formats = Annotated[
    list[ReportFormat] | None,
    typer.Option(
        "--format", help="How to write it; several at once if repeated.", show_default="terminal"
    ),
]
Outputs = Annotated[
    list[Path] | None,
    typer.Option(
        "--output",
        help="Where the format goes, - for standard output; the first of these belongs to the "
        "first --format.",
        metavar="FILE",
    ),
]
OutputDir = Annotated[
    Path | None,
    typer.Option(
        help="Folder for the formats that have no --output of their own; it is made if needed.",
        metavar="DIR",
    ),
]
BaselineFile = Annotated[
    Path | None,
    typer.Option(
        "--baseline",
        help="Findings of an earlier run: only new ones fail, and those that are gone are listed.",
        metavar="FILE",
    ),
]
WriteBaseline = Annotated[
    Path | None,
    typer.Option(help="Write the findings of this run as a baseline.", metavar="FILE"),
]
AsOf = Annotated[
    dt.date | None,
    typer.Option(
        parser=iso_date,
        metavar="DATE",
        help="Leave out articles published after this day (2020-01-31).",
    ),
]
Lang = Annotated[str | None, typer.Option(help="Language of the articles (id, en); else detected.")]
ClaimLang = Annotated[
    str | None, typer.Option("--lang", help="Language of the claim (id, en); else detected.")
]
TextLang = Annotated[
    str | None, typer.Option("--lang", help="Language of both texts (id, en); else detected.")
]
Config = Annotated[
    Path | None, typer.Option(help="Settings file instead of the nearest one.", metavar="FILE")
]
Quiet = Annotated[bool, typer.Option("--quiet", help="No summary and no warnings.")]
Verbose = Annotated[
    bool,
    typer.Option("--verbose", help="Also what was left out, dropped, and which aliases applied."),
]
NoColor = Annotated[bool, typer.Option("--no-color", help="No colours.")]
Strict = Annotated[bool, typer.Option("--strict", help="Exit 3 if an input was skipped.")]
FailLevel = Annotated[
    FailOn | None,
    typer.Option(
        "--fail-on",
        help="Exit 1 on such a finding or a graver one.",
        show_default="unexpected-verdict, or what the settings say",
    ),
]
Width = Annotated[
    int | None,
    typer.Option(
        min=MIN_WIDTH, metavar="COLUMNS", help="Width of tables; else the terminal's, or 200."
    ),
]
Judge = Annotated[
    JudgeKind,
    typer.Option(
        "--judge", help="Who judges: words and rules, the inference model, or both together."
    ),
]
Model = Annotated[
    Path | None,
    typer.Option(
        help="Another inference model than the shipped one: a folder with an .onnx file, its "
        "tokenizer.json and config.json.",
        metavar="PATH",
    ),
]
Jobs = Annotated[
    int | None,
    typer.Option(
        min=1,
        metavar="NUMBER",
        help="Processes that share the work of a large corpus.",
        show_default="one for each processor",
    ),
]
FromFile = Annotated[
    str | None,
    typer.Option(help="Many at once: JSON Lines, or - for standard input.", metavar="FILE"),
]


@dataclass(frozen=True, slots=True)
class Options:
    """What the shared options say. None means: not given."""

    report_format: ReportFormat | None = None
    output: Path | None = None
    as_of: dt.date | None = None
    lang: str | None = None
    config: Path | None = None
    quiet: bool = False
    verbose: bool = False
    no_color: bool = False
    strict: bool = False
    fail_on: FailOn | None = None
    width: int | None = None
    judge: JudgeKind = JudgeKind.BOTH
    model: Path | None = None
