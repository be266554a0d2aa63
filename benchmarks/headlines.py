"""Pairs of Indonesian headlines with their relation: the labels here, the texts outside.

headline_relations.tsv names the headlines of ../shared/data/id_headlines by their ids; their texts
stay there. The half `tune` may be looked at; the half `gate` is only counted. The pairs `fit` are
of the days of `tune`: the weights are fitted on them, and they are not counted.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.cases import RelationCase, parse_relation

LABELS = Path(__file__).with_name("headline_relations.tsv")
HEADLINES = Path("data/id_headlines/headlines_dev.jsonl.gz")
FIT = "fit"


@dataclass(frozen=True, slots=True)
class LabelledPair:
    """Two headlines with their relation."""

    a: dict[str, Any]
    b: dict[str, Any]
    relation: str
    half: str


def labelled_pairs(shared: Path, labels: Path = LABELS) -> Iterator[LabelledPair]:
    """The pairs of a file with their texts; none when the headlines are absent."""
    if (shared / HEADLINES).is_file():
        yield from _pairs(labels, shared / HEADLINES)


def headline_cases(labels: Path, headlines: Path) -> tuple[RelationCase, ...]:
    """The pairs that are counted, as cases with the two ids as their own."""
    return tuple(
        parse_relation(
            {
                "id": f"{pair.a['id']}+{pair.b['id']}",
                "half": pair.half,
                "type": pair.relation,
                "relation": pair.relation,
                "a": pair.a,
                "b": pair.b,
            }
        )
        for pair in _pairs(labels, headlines)
        if pair.half != FIT
    )


def _pairs(labels: Path, headlines: Path) -> Iterator[LabelledPair]:
    with gzip.open(headlines, "rt", encoding="utf-8") as file:
        known = {row["id"]: row for row in map(json.loads, file)}
    for line in labels.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith(("#", "a\tb\trelation")):
            a, b, relation, half = line.split("\t")
            yield LabelledPair(known[a], known[b], relation, half)
