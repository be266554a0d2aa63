"""Write the latest figures into benchmarks/README.md: `python -m benchmarks.report [PART ...]`.

Each part has its place in the page, between `<!-- PART -->` and `<!-- end of PART -->`; nothing
else of the page is touched.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from benchmarks import gate, score, without_claims
from benchmarks.cases import DataError
from benchmarks.data import ROOT, repository_groups, shared_data, shared_folder, shared_gold
from benchmarks.floors import load_floors
from factcheck.records import FactcheckError

README = Path(__file__).with_name("README.md")
JOBS = 2


def gold_figures(shared: Path) -> str:
    """The gate's table and its cuts by type and languages."""
    groups, skipped = shared_gold(shared)
    groups = (*repository_groups(), *groups)
    sets = gate.sets_of(groups, gate.measure(groups, JOBS))
    found = gate.rows_of(sets, load_floors())
    return "\n\n".join([gate.show(found), *map(str, skipped), gate.details(sets)])


def outside_figures(shared: Path) -> str:
    """The report on outside data, or what is absent."""
    groups, skipped = shared_data(shared)
    shown = [score.write(groups, score.LIMIT)] if groups else []
    return "\n\n".join([*shown, *map(str, skipped)])


def speed_figures(shared: Path) -> str:
    """The table of times, from a process of its own: see the memory note in `speed`."""
    done = subprocess.run(
        (sys.executable, "-m", "benchmarks.speed"), cwd=ROOT, capture_output=True, text=True
    )
    if done.returncode:
        raise DataError(f"benchmarks.speed failed: {done.stderr.strip()}")
    return done.stdout.strip()


PARTS: Mapping[str, Callable[[Path], str]] = {
    "gate": gold_figures,
    "score": outside_figures,
    "speed": speed_figures,
    "without_claims": without_claims.write,
}


def replaced(page: str, part: str, figures_text: str) -> str:
    """The page with other figures in the place of a part. Raises DataError without the place."""
    start, end = f"<!-- {part} -->\n", f"<!-- end of {part} -->"
    before, found, rest = page.partition(start)
    _, closed, after = rest.partition(end)
    if not (found and closed):
        raise DataError(f"{README.name} has no place for {part}: {start.strip()} ... {end}")
    return f"{before}{start}\n{figures_text}\n\n{end}{after}"


def main(arguments: Sequence[str] | None = None) -> int:
    """The command line. Exit code 2 for data or settings that are missing or wrong."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.report", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", help="default: all")
    parser.add_argument("--shared", type=Path, help="folder of outside data (../shared)")
    given = parser.parse_args(arguments)
    if unknown := [part for part in given.parts if part not in PARTS]:
        parser.error(f"no part {', '.join(unknown)}; there are {', '.join(PARTS)}")
    try:
        for part in given.parts or PARTS:
            text = PARTS[part](shared_folder(given.shared))
            page = README.read_text(encoding="utf-8")
            README.write_text(replaced(page, part, text), encoding="utf-8")
    except FactcheckError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
