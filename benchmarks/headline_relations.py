"""How well `judge` relates headlines: `python -m benchmarks.headline_relations [--shared DIR]`."""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

from benchmarks.data import headline_group, shared_folder
from benchmarks.runners import run
from factcheck.judge.jury import JudgeKind
from factcheck.records import RelationKind


def main() -> None:
    """Print accuracy and confusion of both halves."""
    parser = argparse.ArgumentParser(description="Relations of headline pairs.")
    parser.add_argument("--shared", type=Path, help="folder with data/")
    parser.add_argument("--judge", choices=[*JudgeKind], default="both", help="who judges")
    given = parser.parse_args()
    group = headline_group(shared_folder(given.shared))
    absent = [file for file in group.files if not file.is_file()]
    if absent:
        print(f"skipped: {absent[0]} is not there")
        return
    halves: dict[str, Counter[tuple[str, str]]] = {}
    for outcome in run(group, judges=JudgeKind(given.judge)):
        halves.setdefault(outcome.half, Counter())[outcome.gold, outcome.got] += 1
    for half, counts in sorted(halves.items()):
        print(*table(half, counts), sep="\n")


def table(half: str, counts: Counter[tuple[str, str]]) -> list[str]:
    """How many were right, then a line a relation with what it was called."""
    kinds = [kind.value for kind in RelationKind]
    right = sum(n for (gold, got), n in counts.items() if gold == got)
    lines = [f"{half}: {right} of {counts.total()} right"]
    for gold in kinds:
        lines.append(f"  {gold:10} " + " ".join(f"{got} {counts[gold, got]:3}" for got in kinds))
    return lines


if __name__ == "__main__":
    main()
