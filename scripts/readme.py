"""Regenerate the examples and the picture of the README from what the command really prints.

python scripts/readme.py            write README.md and docs/images/compare.svg
python scripts/readme.py --check    exit 1 and show the difference if they are not up to date
"""

from __future__ import annotations

import difflib
import html
import io
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

from rich.console import Console
from rich.text import Text

from factcheck import api
from factcheck.records import Comparison
from factcheck.report.findings import find
from factcheck.report.interface import ReportFormat, View
from factcheck.report.registry import writer
from factcheck.report.rows import question_views
from factcheck.report.summary import conclude, tally_comparison
from factcheck.settings.factcheck_toml import load_settings
from factcheck.settings.values import FailOn

ROOT = Path(__file__).resolve().parents[1]
README = ROOT / "README.md"
PICTURE = ROOT / "docs" / "images" / "compare.svg"
#: Columns of the picture, and most lines of its questions: what is legible on a web page.
WIDTH, LINES = 124, 60

_EXAMPLE = re.compile(r"<!-- example: (?P<arguments>[^\n]*) -->\n.*?<!-- end -->", re.DOTALL)
_FONT = re.compile(r"@font-face \{[^}]*\}\s*")


def main() -> int:
    """Write or check both files. Returns the exit code."""
    os.chdir(ROOT)
    readme, picture = with_examples(README.read_text("utf-8")), draw_picture()
    if "--check" not in sys.argv[1:]:
        README.write_text(readme, "utf-8")
        PICTURE.parent.mkdir(parents=True, exist_ok=True)
        PICTURE.write_text(picture, "utf-8")
        return 0
    stale = [
        *_difference(README.read_text("utf-8"), readme, "README.md"),
        *_difference(_words(PICTURE.read_text("utf-8")), _words(picture), "compare.svg"),
    ]
    print("\n".join([*stale, "run: python scripts/readme.py"] if stale else ["README is current"]))
    return bool(stale)


def with_examples(text: str) -> str:
    """The README with every example run anew."""
    return _EXAMPLE.sub(_run_example, text)


def draw_picture() -> str:
    """The first questions of `factcheck compare`, the matrix and the summary, as SVG."""
    settings = load_settings(ROOT)
    corpus = api.read(*settings.corpus, settings=settings)
    found = api.compare(corpus, settings=settings)
    console = Console(width=WIDTH, record=True, file=io.StringIO(), legacy_windows=False)
    console.print(Text.from_ansi("$ factcheck compare\n\n" + _report(found)))
    svg = console.export_svg(title="factcheck compare", unique_id="factcheck")
    return _FONT.sub("", svg)  # a picture loads nothing from elsewhere


def _report(found: Comparison) -> str:
    pieces = list(writer(ReportFormat.TERMINAL, View(width=WIDTH, colour=True)).comparison(found))
    views, _ = question_views(found, verbose=False)
    shown, rest = [], pieces[len(views) :]
    for piece in pieces[: len(views)]:
        if sum(part.count("\n") for part in (*shown, piece)) <= LINES:
            shown.append(piece)
    left_out = f"... {len(views) - len(shown)} more questions ...\n\n"
    outcome = conclude(tally_comparison(found, find(found), len(found.articles)), FailOn.NONE)
    return "".join([*shown, left_out, *rest]) + outcome.summary


def _run_example(match: re.Match[str]) -> str:
    arguments = shlex.split(match["arguments"])
    done = subprocess.run(
        [sys.executable, "-m", "factcheck", *arguments],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=True,
        text=True,
        encoding="utf-8",
    )
    head = f"<!-- example: {match['arguments']} -->"
    fence = "json" if "--format json" in match["arguments"] else "text"
    shown = done.stdout.rstrip()
    if fence == "json":  # the summary is no JSON
        shown = shown[: shown.rindex("}") + 1]
    command = f"$ factcheck {match['arguments']}"
    if fence == "text":
        return f"{head}\n```text\n{command}\n{shown}\n```\n<!-- end -->"
    return f"{head}\n```console\n{command}\n```\n```json\n{shown}\n```\n<!-- end -->"


def _difference(old: str, new: str, name: str) -> list[str]:
    lines = difflib.unified_diff(
        old.split("\n"), new.split("\n"), name, f"{name} anew", lineterm=""
    )
    return list(lines)


def _words(svg: str) -> str:
    """What the picture says; how Rich draws it differs between its versions."""
    shown = re.findall(r">([^<\n]+)</text>", svg)
    return "\n".join(html.unescape(part).replace("\xa0", " ").strip() for part in shown)


if __name__ == "__main__":
    raise SystemExit(main())
