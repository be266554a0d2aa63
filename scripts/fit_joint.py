"""Fit how the two judges decide together: `python scripts/fit_joint.py [--model DIR]`.

Writes `factcheck/judge/joint_weights.tsv` for two texts. The model has not learned from these
pairs: development halves of public sets whose licence allows it, the written topics that
`training/pairs/development.txt` names, and the half `tune` of the gold, which fitted the symbolic
weights too. Needs scikit-learn. Verdicts have a script of their own: `scripts/fit_verdict.py`.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
sys.path.insert(0, str(ROOT / "scripts"))

from fit_weights import (  # noqa: E402
    Row,
    Source,
    drawn,
    fit,
    lines,
    read_text,
    write,
)

from benchmarks.data import shared_folder  # noqa: E402
from factcheck.judge.joint import joint_facts, of_model  # noqa: E402
from factcheck.judge.jury import Jury, seat  # noqa: E402
from factcheck.judge.relation import as_found  # noqa: E402
from factcheck.judge.sentences import judge_words  # noqa: E402
from factcheck.language.frames import load_frames  # noqa: E402
from factcheck.match.arguments import Comparer  # noqa: E402
from factcheck.match.corpus import learn_names  # noqa: E402

# Strength of the pull towards zero (0.01 to 1 tried: within noise above 0.03).
PULL = 0.1
SOURCES = (
    Source("data/indonli/val.jsonl.gz", 900, 0.5),
    Source("data/mnli_id_small/dev.jsonl.gz", 500, 0.3),
)
GOLD_WORTH = 4.0
WRITTEN_WORTH = 0.5


def main() -> None:
    """Read, judge, fit, write."""
    parser = argparse.ArgumentParser(description="Fit how the two judges decide together.")
    parser.add_argument("--shared", type=Path, help="folder with data/")
    parser.add_argument("--model", type=Path, help="another model than the shipped one")
    options = parser.parse_args()
    jury = seat("both", options.model)
    sets = pair_sets(shared_folder(options.shared), jury)
    write("joint_weights.tsv", *fit(sets, PULL), "fit_joint")


def development_pairs() -> list[dict[str, Any]]:
    """The written pairs that neither judge learned from and no figure is reported on."""
    folder = ROOT / "training" / "pairs"
    names = (folder / "development.txt").read_text("utf-8").split()
    return [row for name in names for row in lines(folder / f"{name}.jsonl")]


def pair_sets(shared: Path, jury: Jury) -> list[tuple[list[Row], float]]:
    """What both judges say of every pair, with what a pair of each set counts."""
    gold = [
        row
        for file in sorted((ROOT / "tests" / "gold").glob("*/pairs.jsonl"))
        for row in lines(file)
        if row["half"] == "tune" and "premise" in row
    ]
    found = [(gold, GOLD_WORTH), (development_pairs(), WRITTEN_WORTH)]
    found += [(drawn(lines(shared / s.path), s.most), s.worth) for s in SOURCES]
    return [(pair_rows(rows, jury), worth) for rows, worth in found]


def pair_rows(rows: Sequence[dict[str, Any]], jury: Jury) -> list[Row]:
    """The facts of pairs with their labels."""
    jury.prepare((row["premise"], row["hypothesis"]) for row in rows)
    with ProcessPoolExecutor() as pool:
        judged = list(pool.map(words_of, rows, chunksize=50))
    found = []
    for row, (chances, level, shown) in zip(rows, judged, strict=True):
        scores = jury.scores(row["premise"], row["hypothesis"])
        assert scores is not None
        found.append((joint_facts(chances, level, of_model(scores), shown), row["label"]))
    return found


def words_of(row: dict[str, Any]) -> tuple[Any, Any, Any]:
    """What the symbolic judge says of one pair."""
    premise, hypothesis = read_text(row["premise"], "a"), read_text(row["hypothesis"], "b")
    comparer = Comparer(learn_names([premise, hypothesis], ()), load_frames())
    judged = judge_words(hypothesis, as_found(premise, comparer), comparer)
    return judged.chances, judged.by_levels, judged.shown


if __name__ == "__main__":
    main()
