"""How a trained model does on every development set, by set and by type.

Rows that the model learned from (`--mix`) are left out. Sets with two labels count `neutral` and
`contradiction` as one. A set that is absent is named as skipped.
`python -m training.evaluate --model FILE --out FILE` writes a table.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer

from training.batches import Pairs, collate, tokenise
from training.data import balanced, example, written
from training.encoder import LABELS, PairClassifier
from training.rows import read_rows
from training.train import load_model

BATCH = 32
LONGEST = 256  # tokens: the news of RTE-3 is longer than what is learned from
MANY = 50  # types beyond which a set is not reported by type
LARGE = 500  # rows of a set that are read when not all are asked for
CONTRADICTION = LABELS.index("contradiction")

Row = dict[str, Any]
Predict = Callable[[Pairs], NDArray[np.float32]]


@dataclass(frozen=True, slots=True)
class Answers:
    """The probabilities (rows, 3) that a model gives to the rows of one set."""

    pairs: Pairs
    scores: NDArray[np.float32]

    @property
    def best(self) -> NDArray[np.intp]:
        """The most probable label of each row."""
        best: NDArray[np.intp] = self.scores.argmax(1)
        return best

    @property
    def right(self) -> NDArray[np.bool_]:
        """Whether it is one of those that are right."""
        chosen: NDArray[np.bool_] = self.pairs.allowed[np.arange(len(self.pairs)), self.best]
        return chosen

    def accuracy(self) -> float:
        """Share of right rows."""
        return float(self.right.mean())

    def contradiction(self) -> tuple[float, float]:
        """Precision and recall of `contradiction`."""
        said = self.best == CONTRADICTION
        meant = self.pairs.allowed[:, CONTRADICTION] & (self.pairs.allowed.sum(1) == 1)
        both = float((said & meant).sum())
        return both / max(1, int(said.sum())), both / max(1, int(meant.sum()))

    def calibration_error(self, bins: int = 10) -> float:
        """Expected calibration error over equal bins of confidence."""
        sure, right = self.scores.max(1), self.right
        places = np.minimum((sure * bins).astype(int), bins - 1)
        gaps = [
            abs(float(right[places == at].mean()) - float(sure[places == at].mean()))
            * float((places == at).mean())
            for at in range(bins)
            if (places == at).any()
        ]
        return sum(gaps)


PUBLIC = {
    "indonli val": "indonli/val.jsonl.gz",
    "mnli_id dev": "mnli_id_small/dev.jsonl.gz",
    "xnli en dev": "xnli_en/dev.jsonl.gz",
    "rte3 en": "rte3/dev_en.jsonl",
    "rte3 it": "rte3/dev_it.jsonl",
    "rte3 de": "rte3/dev_de.jsonl",
    "fever gold": "fever_dev_gold/dev.jsonl.gz",
    "breaking_nli": "breaking_nli/all.jsonl.gz",
    "negation mnli": "negation_nli/mnli.jsonl",
    "negation snli": "negation_nli/snli.jsonl",
    "negation rte": "negation_nli/rte.jsonl",
    "emergent": "emergent/train.jsonl",
    "commitmentbank": "commitmentbank/all.jsonl",
    "sick dev": "sick/dev.jsonl",
    "climate_fever": "climate_fever/pairs_dev.jsonl.gz",
    "wrete val": "wrete/val.jsonl",
}
WHOLE = frozenset({"indonli val", "rte3 en", "rte3 it", "rte3 de"})


def sample(rows: list[Row], count: int) -> list[Row]:
    """At most `count` rows, the same ones everywhere."""
    return balanced(({**row, "all": ""} for row in rows), count, key="all")


def public_sets(data: Path, seen: set[str], whole: bool) -> Iterator[tuple[str, list[Row]]]:
    """The development sets, without the rows that were learned from."""
    for name, place in PUBLIC.items():
        if not (data / place).exists():
            print(f"skipped, absent: {data / place}")
            continue
        rows = [row for row in read_rows(data / place) if row["id"] not in seen]
        if name not in WHOLE and not whole:
            rows = sample(rows, LARGE)
        yield name, [example(row, name) for row in rows]


def held_out_sets(folders: list[Path]) -> Iterator[tuple[str, list[Row]]]:
    """Our own test topics, pairs of one language apart from pairs across languages."""
    rows = list(written(folders, held_out=True))
    for name, across in (("held out, one language", False), ("held out, across", True)):
        yield (
            name,
            [row for row in rows if (row["lang_premise"] != row["lang_hypothesis"]) == across],
        )


def torch_predictor(model: PairClassifier) -> Predict:
    """Probabilities by PyTorch in single precision."""

    def predict(pairs: Pairs) -> NDArray[np.float32]:
        order = sorted(range(len(pairs)), key=lambda row: len(pairs.ids[row]))
        scores = np.zeros((len(pairs), len(LABELS)), np.float32)
        with torch.inference_mode():
            for at in range(0, len(order), BATCH):
                ids, mask, _ = collate(pairs, order[at : at + BATCH])
                scores[order[at : at + BATCH]] = model(ids, mask).softmax(-1).numpy()
        return scores

    model.eval()
    return predict


def lines_of(name: str, answers: Answers) -> Iterator[str]:
    """The figures of a set, then those of its types."""
    precision, recall = answers.contradiction()
    error = answers.calibration_error()
    shares = " ".join(f"{(answers.best == at).mean():.2f}" for at in range(len(LABELS)))
    yield (
        f"{name:32} {len(answers.pairs):5} accuracy {answers.accuracy():6.1%}"
        f"  contradiction {precision:.2f}/{recall:.2f}  calibration {error:.3f}"
        f"  said e/n/c {shares}"
    )
    groups: dict[str, list[int]] = {}
    for at, row in enumerate(answers.pairs.rows):
        groups.setdefault("= " + " or ".join(row["labels"]), []).append(at)
        if row["type"]:
            groups.setdefault(_kind(row), []).append(at)
    for part, places in sorted(groups.items()) if len(groups) < MANY else []:
        yield f"    {part:28} {len(places):5} {answers.right[places].mean():6.1%}"


def _kind(row: Row) -> str:
    return f"{row['labels'][0]} {row['type']}" if "topic" in row else str(row["type"])


def report(
    predict: Predict, tokenizer: Tokenizer, sets: Iterator[tuple[str, list[Row]]]
) -> Iterator[str]:
    """The lines of all sets."""
    for name, rows in sets:
        if rows:
            pairs = tokenise(rows, tokenizer, LONGEST)
            yield from lines_of(name, Answers(pairs, predict(pairs)))


def both(wanted: argparse.Namespace, seen: set[str]) -> Iterator[tuple[str, list[Row]]]:
    """Our own sets first, then the public ones."""
    yield from held_out_sets(wanted.pairs)
    yield from public_sets(wanted.data, seen, wanted.whole)


def main() -> None:
    """Write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--build", type=Path, default=Path("build/training"))
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--pairs", type=Path, nargs="+", default=[Path("training/pairs")])
    parser.add_argument("--mix", type=Path, nargs="*", default=[], help="what was learned from")
    parser.add_argument("--whole", action="store_true", help="every row of every set")
    parser.add_argument("--out", type=Path, required=True)
    wanted = parser.parse_args()
    seen: set[str] = set()
    for mix in wanted.mix:
        with mix.open(encoding="utf-8") as lines:
            seen |= {json.loads(line)["id"] for line in lines}
    tokenizer = Tokenizer.from_file(str(wanted.build / "tokenizer.json"))
    predict = torch_predictor(load_model(wanted.build, wanted.model))
    with wanted.out.open("w", encoding="utf-8") as out:
        for line in report(predict, tokenizer, both(wanted, seen)):
            print(line, flush=True)
            out.write(line + "\n")
            out.flush()


if __name__ == "__main__":
    main()
