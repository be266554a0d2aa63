"""Each judge alone and both together, on every set: `python -m benchmarks.ablation`.

Writes the tables of docs/model.md. Rows that the model or the weights learned from are left out
where the whole set was not (`training/learned.txt` holds their hashes); a set that was learned
from as a whole is not measured. Symbolic and joint answers are the package's own.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.data import ROOT, shared_folder
from benchmarks.tables import table
from factcheck import api
from factcheck.extract.articles import read_article
from factcheck.judge.jury import JudgeKind, Jury, seat
from factcheck.judge.relation import as_found
from factcheck.judge.sentences import Judged, by_model, judge_words, with_model
from factcheck.language.frames import load_frames
from factcheck.match.arguments import Comparer
from factcheck.match.corpus import learn_names

README = ROOT / "docs" / "model.md"
PAIRS = ROOT / "training" / "pairs"
LABELS = ("entailment", "neutral", "contradiction")
LIMIT = 1000
BINS = 10
#: Sets with their files; those that are not entailment are either of the other two.
PUBLIC = {
    "IndoNLI val": "data/indonli/val.jsonl.gz",
    "MNLI in Indonesian, dev": "data/mnli_id_small/dev.jsonl.gz",
    "XNLI English dev": "data/xnli_en/dev.jsonl.gz",
    "RTE-3 dev, English": "data/rte3/dev_en.jsonl",
    "RTE-3 dev, Italian": "data/rte3/dev_it.jsonl",
    "RTE-3 dev, German": "data/rte3/dev_de.jsonl",
    "Emergent train": "data/emergent/train.jsonl",
    "Negation NLI, MNLI": "data/negation_nli/mnli.jsonl",
    "Breaking NLI": "data/breaking_nli/all.jsonl.gz",
    "CommitmentBank": "data/commitmentbank/all.jsonl",
    "SICK dev": "data/sick/dev.jsonl",
    "WReTE val": "data/wrete/val.jsonl",
    "shared pairs, kept-out file": "pairs/economy_health.jsonl",
}
WHOLE = frozenset(("IndoNLI val", "RTE-3 dev, English", "RTE-3 dev, Italian", "RTE-3 dev, German"))
BY_TYPE = ("Breaking NLI", "Negation NLI, MNLI", "shared pairs, kept-out file", "own topics")

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Answer:
    """What one judge said of one pair: its label, and how likely it held it."""

    row: Row
    label: str
    chance: float

    @property
    def right(self) -> bool:
        """Two-way sets take neutral and contradiction for one."""
        gold = self.row["label"]
        return self.label != "entailment" if gold == "not_entailment" else self.label == gold


def sets(shared: Path) -> Iterator[tuple[str, list[Row]]]:
    """Every set that is there, with its name."""
    learned = set((PAIRS.parent / "learned.txt").read_text("utf-8").split())
    yield from own_sets()
    english = english_hypotheses(shared)
    if english:
        yield "IndoNLI val, the items translated", [row for row, _ in english]
        yield "IndoNLI val, English hypotheses", [row for _, row in english]
    for name, place in PUBLIC.items():
        if not (shared / place).exists():
            print(f"skipped, absent: {shared / place}")
            continue
        rows = [row for row in lines(shared / place) if digest(row) not in learned]
        yield name, rows if name in WHOLE else sample(rows)


# Pairs of styles that the shipped model has not learned at all: apart from the topics.
STYLES = "styles_held_out"


def own_sets() -> Iterator[tuple[str, list[Row]]]:
    """The written topics that nothing learned from, in one language and across."""
    names = (PAIRS / "held_out.txt").read_text("utf-8").split()
    fitted = (PAIRS / "development.txt").read_text("utf-8").split()
    topics = [n for n in names if n not in (*fitted, STYLES)]
    rows = [row for n in topics for row in lines(PAIRS / f"{n}.jsonl")]
    across = [row for row in rows if row["lang_premise"] != row["lang_hypothesis"]]
    yield "own topics, one language", [row for row in rows if row not in across]
    yield "own topics, across languages", across
    yield "own styles: headlines, roles", lines(PAIRS / f"{STYLES}.jsonl")


def english_hypotheses(shared: Path) -> list[tuple[Row, Row]]:
    """Items of IndoNLI in Indonesian, and the same with our English hypotheses."""
    file = shared / PUBLIC["IndoNLI val"]
    if not file.exists():
        return []
    known = {row["id"]: row for row in lines(file)}
    found: list[tuple[Row, Row]] = []
    for line in (ROOT / "benchmarks/indonli_english.tsv").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            id, english = line.split("\t")[:2]
            if id in known:
                found.append((known[id], {**known[id], "hypothesis": english}))
    return found


def lines(path: Path) -> list[Row]:
    """The objects of a JSONL file, packed or not."""
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.strip()]


def digest(row: Row) -> str:
    """A short stable hash of both texts."""
    return hashlib.sha256(f"{row['premise']}\0{row['hypothesis']}".encode()).hexdigest()[:12]


def sample(rows: list[Row]) -> list[Row]:
    """At most LIMIT rows, drawn by hash."""
    return sorted(rows, key=digest)[:LIMIT]


def answers(rows: Sequence[Row], jury: Jury) -> dict[JudgeKind, list[Answer]]:
    """What each judge says of every pair."""
    jury.prepare((row["premise"], row["hypothesis"]) for row in rows)
    with ProcessPoolExecutor(2) as pool:
        words = list(pool.map(words_of, rows, chunksize=25))
    found: dict[JudgeKind, list[Answer]] = {kind: [] for kind in JudgeKind}
    for row, by_words in zip(rows, words, strict=True):
        heard = with_model(by_words, jury, row["premise"], row["hypothesis"])
        for kind, judged in (
            (JudgeKind.SYMBOLIC, by_words),
            (JudgeKind.NEURAL, by_model(heard)),
            (JudgeKind.BOTH, heard),
        ):
            found[kind].append(Answer(row, judged.label.value, judged.chances.of(judged.label)))
    return found


def words_of(row: Row) -> Judged:
    """The symbolic judge on one pair."""
    premise, hypothesis = (
        read_article(api.as_article(row[side], api.judge_language(row[side]), side))
        for side in ("premise", "hypothesis")
    )
    comparer = Comparer(learn_names([premise, hypothesis], ()), load_frames())
    return judge_words(hypothesis, as_found(premise, comparer), comparer)


def accuracy(given: Sequence[Answer]) -> float:
    """Share of right answers."""
    return sum(answer.right for answer in given) / max(1, len(given))


def contradiction(given: Sequence[Answer]) -> str:
    """Precision and recall of contradiction."""
    said = [a for a in given if a.label == "contradiction"]
    meant = [a for a in given if a.row["label"] == "contradiction"]
    both = sum(a.row["label"] == "contradiction" for a in said)
    if not meant:
        return ""
    return f"{both / max(1, len(said)):.0%} / {both / len(meant):.0%}"


def calibration_error(given: Sequence[Answer]) -> float:
    """Expected calibration error over ten equal bins of confidence (Guo and others, 2017)."""
    bins: dict[int, list[Answer]] = {}
    for answer in given:
        bins.setdefault(min(BINS - 1, int(answer.chance * BINS)), []).append(answer)
    gaps = (abs(accuracy(b) - sum(a.chance for a in b) / len(b)) * len(b) for b in bins.values())
    return sum(gaps) / max(1, len(given))


def whole_row(name: str, found: Mapping[JudgeKind, Sequence[Answer]]) -> tuple[str, ...]:
    """A set's line."""
    kinds = (JudgeKind.SYMBOLIC, JudgeKind.NEURAL, JudgeKind.BOTH)
    return (
        name,
        str(len(found[JudgeKind.BOTH])),
        *(f"{accuracy(found[kind]):.1%}" for kind in kinds),
        *(contradiction(found[kind]) for kind in kinds),
        f"{calibration_error(found[JudgeKind.NEURAL]):.3f}",
        f"{calibration_error(found[JudgeKind.BOTH]):.3f}",
    )


def type_rows(name: str, found: Mapping[JudgeKind, Sequence[Answer]]) -> Iterator[tuple[str, ...]]:
    """A line a label and type."""
    groups: dict[str, list[int]] = {}
    for at, answer in enumerate(found[JudgeKind.BOTH]):
        row = answer.row
        kind = str(row.get("type") or "")
        groups.setdefault(f"{row['label']}: {kind}" if kind else row["label"], []).append(at)
    for group, places in sorted(groups.items()):
        shares = (accuracy([given[at] for at in places]) for given in found.values())
        yield name, group, str(len(places)), *(f"{share:.0%}" for share in shares)


HEAD = (
    "set", "pairs", "symbolic", "neural", "both", "contradiction P / R: symbolic", "neural",
    "both", "ECE neural", "both",
)  # fmt: skip


def report(named: Iterable[tuple[str, list[Row]]], jury: Jury, say: Callable[[str], None]) -> str:
    """Both tables."""
    whole, types = [], []
    for name, rows in named:
        found = answers(rows, jury)
        whole.append(whole_row(name, found))
        say(" | ".join(whole[-1]))
        if name.startswith(BY_TYPE):
            types += list(type_rows(name, found))
    by_type = table(("set", "label and type", "pairs", *(k.value for k in JudgeKind)), types)
    return f"{table(HEAD, whole)}\n\n{by_type}"


def main() -> None:
    """Measure and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path)
    parser.add_argument("--model", type=Path, help="another model than the shipped one")
    parser.add_argument("--only", nargs="*", help="names of sets, or their beginnings")
    parser.add_argument("--write", action="store_true", help="into docs/model.md")
    wanted = parser.parse_args()
    chosen = (
        (name, rows)
        for name, rows in sets(shared_folder(wanted.shared))
        if not wanted.only or name.startswith(tuple(wanted.only))
    )
    text = report(chosen, seat(JudgeKind.BOTH, wanted.model), lambda line: print(line, flush=True))
    print(text)
    if wanted.write:
        page = README.read_text("utf-8")
        before, rest = page.split("<!-- ablation -->\n", 1)
        _, after = rest.split("<!-- end of ablation -->", 1)
        README.write_text(
            f"{before}<!-- ablation -->\n{text}\n<!-- end of ablation -->{after}", "utf-8"
        )


if __name__ == "__main__":
    main()
