"""Write the man page from what the command line declares.

python scripts/man.py            write docs/man/factcheck.1
python scripts/man.py --check    exit 1 and show the difference if it is not up to date
"""

from __future__ import annotations

import difflib
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path

import factcheck
from factcheck.cli.app import app
from factcheck.cli.describe import Command, Parameter, Program, describe
from factcheck.report.interface import ExitCode

#: Bytes of a line of text that mandoc does not complain of.
WIDTH = 80
PAGE = Path(__file__).resolve().parents[1] / "docs" / "man" / "factcheck.1"

EXIT_CODES = {
    ExitCode.CLEAN: "Nothing at or above --fail-on.",
    ExitCode.FINDINGS: "Findings at or above --fail-on.",
    ExitCode.WRONG_USE: "Wrong use, or a mistake in the settings.",
    ExitCode.INCOMPLETE: "The work could not be completed: nothing could be read, a broken line in "
    "--from-file, or with --strict an input that was skipped.",
}
ENVIRONMENT = {
    "FACTCHECK_CACHE": "Folder of the parsed language tables; off keeps none.",
    "NO_COLOR": "If not empty, tables have no colours.",
    "COLUMNS": "Width of tables on a terminal, unless --width names one.",
}
FILES = {
    "factcheck.toml": "The settings: the nearest one in or above the working directory, or else in "
    "or above the first PATH. A table [tool.factcheck] in pyproject.toml does as well.",
    "claims/*.toml": "Who is who, what is asked, and the tracked claims; beside factcheck.toml.",
    ".factcheck/index.db": "What factcheck index keeps of a corpus.",
}
EXAMPLES = {
    "factcheck compare news": "Show the articles of a folder side by side.",
    'factcheck claim "Rebels control Aleppo" news/*.txt': "Give a verdict with quoted evidence.",
    "factcheck report --format html --format sarif --output-dir out --fail-on disputed": "Write "
    "two files, for people and for programs; exit 1 if sources dispute a question.",
}
_ESCAPES = {
    "\\": "\\e",
    "-": "\\-",
    "'": "\\(aq",
    "`": "\\(ga",
    "^": "\\(ha",
    "~": "\\(ti",
    '"': "\\(dq",
}


def main() -> int:
    """Write or check the page. Returns the exit code."""
    new = page(describe(app, "factcheck"))
    if "--check" not in sys.argv[1:]:
        PAGE.parent.mkdir(parents=True, exist_ok=True)
        PAGE.write_text(new, "utf-8")
        return 0
    old = PAGE.read_text("utf-8") if PAGE.exists() else ""
    lines = list(
        difflib.unified_diff(
            old.split("\n"), new.split("\n"), "factcheck.1", "factcheck.1 anew", lineterm=""
        )
    )
    print("\n".join([*lines, "run: python scripts/man.py"] if lines else ["man page is current"]))
    return bool(lines)


def page(program: Program) -> str:
    """The man page of a program."""
    return "\n".join([*_page(program), ""])


def _page(program: Program) -> Iterator[str]:
    name = program.itself.name
    yield '.\\" Made by scripts/man.py from the command line itself; do not edit.'
    yield f'.TH {name.upper()} 1 "" "{name} {factcheck.__version__}" "User Commands"'
    yield ".nh"  # a value broken in two cannot be copied
    yield ".SH NAME"
    yield f"{name} \\-"
    yield text(program.itself.summary)
    yield ".SH SYNOPSIS"
    yield _synopsis(program.itself, "")
    for command in program.commands:
        yield ".br"
        yield _synopsis(command, f"{name} ")
    yield ".SH DESCRIPTION"
    yield f".B {name}"
    yield text(
        "reads what several newsrooms wrote about one matter and shows where they agree, where "
        "they contradict each other, what changed with time, and what only one of them says."
    )
    yield from (".SH OPTIONS", *_listed(program.itself.options))
    yield ".SH COMMANDS"
    for command in program.commands:
        yield from _command(command, name)
    yield from (".SH EXIT STATUS", *_told({str(int(c)): t for c, t in EXIT_CODES.items()}))
    yield from (".SH ENVIRONMENT", *_told(ENVIRONMENT))
    yield from (".SH FILES", *_told(FILES))
    yield ".SH EXAMPLES"
    for command_line, what in EXAMPLES.items():
        yield from (".TP", f".B {roff(command_line)}", text(what))


def _command(command: Command, program: str) -> Iterator[str]:
    yield f".SS {roff(command.name)}"
    yield _synopsis(command, f"{program} ")
    for paragraph in command.help.split("\n\n"):
        yield from (".PP", text(paragraph))
    yield from _listed((*command.arguments, *command.options))


def _synopsis(command: Command, before: str) -> str:
    arguments = " ".join(_argument(each) for each in command.arguments)
    return f"\\fB{roff(before + command.name)}\\fR [\\fIOPTION\\fR]... {arguments}".rstrip()


def _argument(argument: Parameter) -> str:
    shown = f"\\fI{roff(argument.metavar)}\\fR"
    shown = shown if argument.required else f"[{shown}]"
    return f"{shown}..." if argument.repeats else shown


def _listed(parameters: tuple[Parameter, ...]) -> Iterator[str]:
    for parameter in parameters:
        yield ".TP"
        names = ", ".join(f"\\fB{roff(name)}\\fR" for name in parameter.names)
        value = parameter.metavar
        if parameter.choices and parameter.names:
            value = parameter.names[0].lstrip("-").upper()
        yield f"{names} \\fI{roff(value)}\\fR".strip() if value else names
        yield text(" ".join(_sentences(parameter)))


def _sentences(parameter: Parameter) -> Iterator[str]:
    """What is told of a parameter: its help, its values, its least value, its default."""
    yield parameter.help
    if parameter.choices and parameter.names:
        yield f"One of {', '.join(parameter.choices)}."
    if parameter.least is not None:
        yield f"At least {parameter.least:g}."
    if parameter.default:
        yield f"Default: {parameter.default}."


def _told(entries: dict[str, str]) -> Iterator[str]:
    for name, what in entries.items():
        yield from (".TP", f".B {roff(name)}", text(what))


def text(words: str) -> str:
    """Lines of text."""
    length = WIDTH
    while True:
        lines = textwrap.wrap(words, length, break_long_words=False, break_on_hyphens=False)
        shown = [roff(line) for line in lines]
        if length < WIDTH // 2 or all(len(line) <= WIDTH for line in shown):
            return "\n".join(shown)
        length -= 1  # escapes are longer than what they show


def roff(words: str) -> str:
    """Text that roff shows as it is, on a line of its own or inside one."""
    shown = "".join(_ESCAPES.get(c) or (c if c.isascii() else f"\\[u{ord(c):04X}]") for c in words)
    return f"\\&{shown}" if shown.startswith(".") else shown


if __name__ == "__main__":
    raise SystemExit(main())
