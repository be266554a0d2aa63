"""Where text goes: the artefact to standard output or a file, everything else to standard error."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable
from pathlib import Path

import typer

from factcheck.cli.errors import UsageError
from factcheck.cli.options import MIN_WIDTH
from factcheck.report.escape import visible
from factcheck.report.interface import WIDE


def prepare_streams() -> None:
    """Make every character printable; off a terminal always UTF-8 with plain line ends."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is None:
            continue
        if stream.isatty():
            reconfigure(errors="backslashreplace")
        else:
            reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def file_of(output: Path | None) -> Path | None:
    """The file an option names; None for standard output."""
    return None if output == Path("-") else output


def make_folder(folder: Path) -> None:
    """Make a folder and those above it. Raises UsageError where that cannot be done."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = error.strerror or str(error)
        raise UsageError(
            f"--output-dir {folder}: {reason}; name a folder that can be made and written"
        ) from error


def write(pieces: Iterable[str], output: Path | None) -> None:
    """Write the artefact as it comes. A file appears whole or not at all."""
    if output is None:
        _write_standard(pieces)
        return
    target = Path(os.path.realpath(output))
    try:
        if target.exists() and not target.is_file():
            _write_direct(pieces, target)
        else:
            _write_atomic(pieces, target)
    except OSError as error:
        reason = error.strerror or str(error)
        raise UsageError(
            f"--output {output}: {reason}; name a file in a folder that exists and is writable"
        ) from error


def say(message: str) -> None:
    """Print one line on standard error; nothing in it acts on the terminal."""
    typer.echo(visible(message), err=True)


def uses_colour(*, no_color: bool, output: Path | None) -> bool:
    """Whether tables are coloured: only on a terminal that wants it (no-color.org)."""
    if no_color or output is not None or os.environ.get("NO_COLOR"):
        return False
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def table_width(wanted: int | None, output: Path | None) -> int:
    """Columns of a table: as asked, else the terminal's, else wide."""
    if wanted is not None:
        return wanted
    if output is not None or not sys.stdout.isatty():
        return WIDE
    return max(MIN_WIDTH, shutil.get_terminal_size((WIDE, 24)).columns)


def _write_standard(pieces: Iterable[str]) -> None:
    closed = False
    for piece in pieces:  # run to the end even when nobody listens: the exit code counts
        if not closed:
            closed = not _print(piece)


def _print(piece: str) -> bool:
    """Print a piece; False when the reader of the pipe is gone."""
    try:
        sys.stdout.write(piece)
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return False
    return True


def _write_direct(pieces: Iterable[str], target: Path) -> None:
    with target.open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
        file.writelines(pieces)


def _write_atomic(pieces: Iterable[str], target: Path) -> None:
    draft = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        _write_direct(pieces, draft)
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)
