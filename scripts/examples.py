"""Run the examples of docs/*.md, page by page, and write their output into the pages.

python scripts/examples.py            write the pages
python scripts/examples.py --check    exit 1 and show the difference if they are not up to date

Every page is run from top to bottom in a folder of its own with seeds/, claims/ and factcheck.toml:

<!-- example: ARGUMENTS -->                 a command; what it prints is written below, up to
<!-- example (exit 1, lines 1-8): ... -->   <!-- end -->; else exit code 0, and all lines
<!-- file: PATH -->                         the block below is written to this file
<!-- added to: PATH -->                     the block below is added at the end of this file
<!-- not run -->                            the commands of the block below are not run

In a block of sh every line that begins with `factcheck` is run; `# exit code 1` behind it says so.
"""

from __future__ import annotations

import contextlib
import difflib
import re
import shlex
import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from typer.testing import CliRunner

from factcheck.cli.app import app

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"
#: What a page's folder begins with.
GIVEN = ("seeds", "claims", "factcheck.toml")
#: Environment in which a page is run: nothing of the person who runs it.
_PLAIN = {"NO_COLOR": "1", "COLUMNS": "100"}

_STEP = re.compile(
    r"<!-- example(?: \((?P<how>[^)\n]*)\))?: (?P<arguments>[^\n]*) -->\n.*?<!-- end -->"
    r"|(?:<!-- (?P<mark>file: [^\n]*|added to: [^\n]*|not run) -->\n+)?"
    r"^```(?P<language>\w+)\n(?P<block>.*?)^```$",
    re.DOTALL | re.MULTILINE,
)
_EXIT = re.compile(r"exit(?: code)? (\d)")
_LINES = re.compile(r"lines (\d+)-(\d+)")


class ExampleError(Exception):
    """An example that does not end as the page says."""


@dataclass(frozen=True, slots=True)
class Line:
    """A command of a page, with the exit code that the page states."""

    arguments: tuple[str, ...]
    exit_code: int = 0


def main() -> int:
    """Write or check the pages. Returns the exit code."""
    check = "--check" in sys.argv[1:]
    stale: list[str] = []
    with prepared() as given:
        for page in sorted(DOCS.glob("*.md")):
            old = page.read_text("utf-8")
            new = renewed(old, page.name, given)
            if check:
                lines = old.split("\n"), new.split("\n")
                stale += difflib.unified_diff(*lines, page.name, "anew", lineterm="")
            elif new != old:
                page.write_text(new, "utf-8", newline="\n")
    if check:
        told = [*stale, "run: python scripts/examples.py"] if stale else ["examples are current"]
        print("\n".join(told))
    return bool(stale)


@contextlib.contextmanager
def prepared() -> Iterator[Path]:
    """A folder that pages begin with, indexed once: no output depends on it, and it is quicker."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for each in GIVEN:
            copy = shutil.copytree if (ROOT / each).is_dir() else shutil.copy
            copy(ROOT / each, folder / each)
        with contextlib.chdir(folder):
            for arguments in (("index",), ("report",)):
                run(Line(arguments), "preparing")
        yield folder


def renewed(text: str, name: str, given: Path) -> str:
    """A page with every example run anew. Raises ExampleError where one does not end as stated."""
    if not any(commands(text)):
        return text
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(given, folder, dirs_exist_ok=True)
        with contextlib.chdir(folder):
            return _STEP.sub(lambda match: _step(match, name), text)


def commands(text: str) -> Iterator[Line]:
    """The commands of a page that are run."""
    for match in _STEP.finditer(text):
        if match["arguments"]:
            yield _example_line(match)
        elif match["language"] == "sh" and match["mark"] != "not run":
            yield from _lines(match["block"])


def not_run(text: str) -> list[str]:
    """The blocks of a page that are marked as not run."""
    return [match["block"] for match in _STEP.finditer(text) if match["mark"] == "not run"]


def run(line: Line, place: str) -> str:
    """What a command prints, both streams as they come."""
    done = CliRunner().invoke(app, list(line.arguments), env=_PLAIN, prog_name="factcheck")
    if done.exit_code != line.exit_code:
        shown = f"{place}: factcheck {shlex.join(line.arguments)}"
        raise ExampleError(f"{shown}: exit code {done.exit_code}\n{done.output}") from (
            done.exception if not isinstance(done.exception, SystemExit) else None
        )
    return done.output


def _step(match: re.Match[str], name: str) -> str:
    if match["arguments"]:
        return _example(match, run(_example_line(match), name))
    kind, _, path = (match["mark"] or "").partition(": ")
    if path:
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        with Path(path).open("a" if kind == "added to" else "w", encoding="utf-8") as file:
            file.write(("\n" if kind == "added to" else "") + match["block"])
    elif match["language"] == "sh" and kind != "not run":
        for line in _lines(match["block"]):
            run(line, name)
    return match[0]


def _example_line(match: re.Match[str]) -> Line:
    code = _EXIT.search(match["how"] or "")
    return Line(tuple(shlex.split(match["arguments"])), int(code[1]) if code else 0)


def _lines(block: str) -> Iterator[Line]:
    for line in block.replace("\\\n", " ").splitlines():
        if line.startswith("factcheck"):
            command, _, comment = line.partition(" #")
            code = _EXIT.search(comment)
            yield Line(tuple(shlex.split(command)[1:]), int(code[1]) if code else 0)


def _example(match: re.Match[str], output: str) -> str:
    lines = [line.rstrip() for line in output.rstrip().splitlines()]
    if part := _LINES.search(match["how"] or ""):
        first, last = int(part[1]), int(part[2])
        before, after = first > 1, last < len(lines)
        lines = [*["..."][:before], *lines[first - 1 : last], *["..."][:after]]
    how = f" ({match['how']})" if match["how"] else ""
    shown = "\n".join([f"$ factcheck {match['arguments']}", *lines])
    head = f"<!-- example{how}: {match['arguments']} -->"
    return f"{head}\n```text\n{shown}\n```\n<!-- end -->"


if __name__ == "__main__":
    sys.exit(main())
