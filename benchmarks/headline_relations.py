"""How well `judge` relates headlines: `python -m benchmarks.headline_relations [--shared DIR]`.

The pairs are labelled in headline_relations.tsv by the ids of ../shared/data/id_headlines, whose
texts stay there. The half `tune` may be looked at; the half `gate` is only counted. The pairs `fit`
are of the days of `tune`: the weights are fitted on them, and they are not counted.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.data import shared_folder
from factcheck.api import Text, judge
from factcheck.article.stated import parse_published
from factcheck.records import UNKNOWN_TIME, RelationKind

LABELS = Path(__file__).with_suffix(".tsv")
HEADLINES = Path("data/id_headlines/headlines_dev.jsonl.gz")


@dataclass(frozen=True, slots=True)
class LabelledPair:
    """Two headlines with their relation."""

    a: dict[str, Any]
    b: dict[str, Any]
    relation: str
    half: str


def labelled_pairs(shared: Path) -> Iterator[LabelledPair]:
    """The pairs with their texts; none when the headlines are absent."""
    if not (shared / HEADLINES).is_file():
        return
    with gzip.open(shared / HEADLINES, "rt", encoding="utf-8") as file:
        known = {row["id"]: row for row in map(json.loads, file)}
    for line in LABELS.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith(("#", "a\t")):
            a, b, relation, half = line.split("\t")
            yield LabelledPair(known[a], known[b], relation, half)


def related(pair: LabelledPair) -> str:
    """What the judge says."""
    texts = (
        Text(side["text"], side["source"], parse_published(side["published"]).when or UNKNOWN_TIME)
        for side in (pair.a, pair.b)
    )
    return judge(*texts).relation.value


def main() -> None:
    """Print accuracy and confusion of both halves."""
    parser = argparse.ArgumentParser(description="Relations of headline pairs.")
    parser.add_argument("--shared", type=Path, help="folder with data/")
    shared = shared_folder(parser.parse_args().shared)
    halves: dict[str, Counter[tuple[str, str]]] = {}
    for pair in labelled_pairs(shared):
        if pair.half == "fit":
            continue
        halves.setdefault(pair.half, Counter())[pair.relation, related(pair)] += 1
    if not halves:
        print(f"skipped: {shared / HEADLINES} is not there")
    kinds = [kind.value for kind in RelationKind]
    for half, counts in sorted(halves.items()):
        right = sum(n for (gold, got), n in counts.items() if gold == got)
        print(f"{half}: {right} of {counts.total()} right")
        for gold in kinds:
            print(f"  {gold:10}", *(f"{got} {counts[gold, got]:3}" for got in kinds))


if __name__ == "__main__":
    main()
