"""The command `factcheck`: its sub-commands, and errors as one line with an exit code."""

from __future__ import annotations

import gc
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from factcheck.cli.claim import claim
from factcheck.cli.compare import compare
from factcheck.cli.completion import completion
from factcheck.cli.errors import UsageError
from factcheck.cli.extract import extract
from factcheck.cli.index import index
from factcheck.cli.judge import judge
from factcheck.cli.output import prepare_streams, say
from factcheck.cli.report import report
from factcheck.cli.settings import settings
from factcheck.cli.timeline import timeline
from factcheck.records import FactcheckError
from factcheck.report.interface import ExitCode
from factcheck.settings.errors import SettingsError


class Commands(TyperGroup):
    """Runs a command; a known error becomes its message on standard error and an exit code."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command that was named."""
        prepare_streams()
        try:
            return super().invoke(ctx)
        except FactcheckError as error:
            for line in str(error).split("\n"):
                say(f"error: {line}")
            raise typer.Exit(_exit_code(error)) from error


def _exit_code(error: FactcheckError) -> ExitCode:
    from factcheck.api import ClaimError  # only now: --help must stay quick
    from factcheck.report.baseline import BaselineError

    wrong_use = (UsageError, SettingsError, ClaimError, BaselineError)
    return ExitCode.WRONG_USE if isinstance(error, wrong_use) else ExitCode.INCOMPLETE


def _version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"factcheck {version('factcheck-news')}")
        raise typer.Exit


Version = Annotated[
    bool,
    typer.Option("--version", callback=_version, is_eager=True, help="Show the version and exit."),
]

app = typer.Typer(
    cls=Commands,
    help="What several news sources say about one matter: agreed, disputed, changed.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,  # Rich would take a third of the time of --help
    pretty_exceptions_enable=False,
    epilog="Exit codes: 0 clean, 1 findings (--fail-on), 2 wrong use, 3 work not completed.",
)


@app.callback()
def _common(version: Version = False) -> None:
    """Hold the options that stand before a command."""


for command in (compare, claim, report, extract, judge, timeline, index, settings, completion):
    app.command()(command)


# A short process makes much and drops little: looking for garbage every 700 objects takes a
# tenth of its time.
_GARBAGE = (50_000, 20, 20)


def main() -> None:
    """Run the command line of this process."""
    gc.set_threshold(*_GARBAGE)
    app(prog_name="factcheck")
