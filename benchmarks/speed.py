"""How long a command takes from nothing, and its memory: `python -m benchmarks.speed`.

Every run is a whole process. The start of a bare interpreter is measured beside them, because
a ratio to it says more on a busy or slow machine than seconds do. This module imports nothing
large: a child's peak memory counts its parent's pages until it has started its own program.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.tables import table

ROOT = Path(__file__).resolve().parent.parent
RUNS = 7
#: What every command may hold at its peak.
MOST_MEGABYTES = 200.0
#: What a command may hold that loads the inference model.
MOST_WITH_MODEL = 450.0
#: `ru_maxrss` counts kilobytes, on macOS bytes.
_MAXRSS_UNIT = 1 if sys.platform == "darwin" else 1024

_FACTCHECK = (sys.executable, "-m", "factcheck")


def _as_installed() -> dict[str, str]:
    """The environment, with compiled modules kept as an installed package has them."""
    return {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}


@dataclass(frozen=True, slots=True)
class Timed:
    """A command with the seconds it may take; None for one that is only compared with."""

    name: str
    command: tuple[str, ...]
    most_seconds: float | None
    most_megabytes: float = MOST_MEGABYTES


@dataclass(frozen=True, slots=True)
class Speed:
    """Median seconds and peak megabytes of a command's runs."""

    timed: Timed
    seconds: float
    megabytes: float

    @property
    def holds(self) -> bool:
        """False when the command is slower or larger than it may be."""
        most = self.timed.most_seconds
        small = self.megabytes <= self.timed.most_megabytes
        return most is None or (self.seconds <= most and small)


REFERENCE = Timed("python -c pass", (sys.executable, "-c", "pass"), None)
COMMANDS = (
    Timed("factcheck --help", (*_FACTCHECK, "--help"), 0.3),
    Timed(
        'factcheck claim "Haftar rejected ceasefire" seeds',
        (*_FACTCHECK, "claim", "Haftar rejected ceasefire", "seeds"),
        1.5,
        MOST_WITH_MODEL,
    ),
    Timed(
        "the same with --judge symbolic",
        (*_FACTCHECK, "claim", "Haftar rejected ceasefire", "seeds", "--judge", "symbolic"),
        1.0,
    ),
    Timed("factcheck compare seeds", (*_FACTCHECK, "compare", "seeds"), 2.0),
)


def measure(timed: Timed, runs: int = RUNS) -> Speed:
    """Run a command several times, after one run that fills the disk cache."""
    once(timed.command)
    found = [once(timed.command) for _ in range(runs)]
    seconds = statistics.median(seconds for seconds, _ in found)
    return Speed(timed, seconds, max(megabytes for _, megabytes in found))


def once(command: Sequence[str]) -> tuple[float, float]:
    """Seconds and peak megabytes of one run. Raises CalledProcessError where it failed."""
    start = time.perf_counter()
    process = subprocess.Popen(
        command,
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env=_as_installed(),
    )
    with process:
        assert process.stderr is not None
        said = process.stderr.read()
        # Unlike getrusage(RUSAGE_CHILDREN) this tells one child from those before it.
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.perf_counter() - start
    if process.returncode:  # a failed run says nothing about speed
        raise subprocess.CalledProcessError(process.returncode, command, stderr=said.decode())
    return seconds, usage.ru_maxrss * _MAXRSS_UNIT / 1_000_000


def show(speeds: Sequence[Speed], reference: Speed) -> str:
    """The table of all commands."""
    rows = [
        (
            s.timed.name,
            f"{s.seconds:.3f} s",
            "" if s.timed.most_seconds is None else f"{s.timed.most_seconds:.1f} s",
            f"{s.seconds / reference.seconds:.1f}",
            f"{s.megabytes:.0f} MB",
            "" if s.timed.most_seconds is None else ("ok" if s.holds else "OVER"),
        )
        for s in (reference, *speeds)
    ]
    header = ("command", f"median of {RUNS}", "at most", "times a bare start", "peak memory", "")
    return table(header, rows)


def measure_all() -> tuple[Speed, tuple[Speed, ...]]:
    """The reference, then every command."""
    return measure(REFERENCE), tuple(measure(timed) for timed in COMMANDS)


def main(arguments: Sequence[str] | None = None) -> int:
    """The command line. Exit code 1 with --check over a limit, 2 where a command fails."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.speed", description=__doc__)
    parser.add_argument("--check", action="store_true", help="exit 1 over a limit")
    given = parser.parse_args(arguments)
    try:
        reference, speeds = measure_all()
    except subprocess.CalledProcessError as error:
        print(f"{error}\n{error.stderr}", file=sys.stderr)
        return 2
    print(show(speeds, reference))
    return int(given.check and not all(speed.holds for speed in speeds))


if __name__ == "__main__":
    sys.exit(main())
