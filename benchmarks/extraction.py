"""How much of what sentences say is read: `python -m benchmarks.extraction [--show] [--sample N]`.

Sentences of news are drawn by hash from outside data, the same ones everywhere; what the reader
makes of their clauses was judged by reading and is kept as marks, without any text, in a file for
each sample: digest of the sentence, clause, then for each slot `right`, `wrong`, `missing` or `-`
where the clause has none. A sample is spent once faults found in it were mended; the next one
follows it in the order of the hash. `--show` prints the drawn sentences with what is read.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.data import ROOT, shared_folder
from benchmarks.tables import table
from factcheck.api import as_article
from factcheck.article.sentences import article_sentences
from factcheck.extract.articles import read_article
from factcheck.records import Claim

# The reading of each sample, oldest first; all but the newest are spent.
READINGS = {
    1: ROOT / "benchmarks" / "extraction_reading.tsv",
    2: ROOT / "benchmarks" / "extraction_reading_2.tsv",
}
NEWEST = max(READINGS)
SLOTS = ("predicate", "who", "whom", "place", "time", "number", "sign")
MARKS = ("right", "wrong", "missing", "-")
# Sentences of each source in a sample, and the lengths in words that make a fair sample.
DRAWN = 50
SHORTEST, LONGEST = 6, 40


@dataclass(frozen=True, slots=True)
class Drawn:
    """A sentence of the sample; the digest names it without its text."""

    language: str
    text: str

    @property
    def digest(self) -> str:
        """The first twelve figures of its SHA-256."""
        return hashlib.sha256(self.text.encode()).hexdigest()[:12]


@dataclass(frozen=True, slots=True)
class ReadClause:
    """What a reader found of one clause, slot by slot."""

    sentence: str
    marks: tuple[str, ...]

    @property
    def right(self) -> bool:
        """The predicate is right, and neither who nor whom is wrong."""
        by_slot = dict(zip(SLOTS, self.marks, strict=True))
        return by_slot["predicate"] == "right" and "wrong" not in (by_slot["who"], by_slot["whom"])


def main() -> int:
    """Print the tables, or with --show the sentences of a sample."""
    parser = argparse.ArgumentParser(description="Clauses that are read rightly.")
    parser.add_argument("--shared", type=Path, help="folder with data/")
    parser.add_argument("--show", action="store_true", help="print the drawn sentences")
    parser.add_argument(
        "--sample", type=int, choices=READINGS, default=NEWEST, help="which one --show prints"
    )
    options = parser.parse_args()
    if options.show:
        return _show(shared_folder(options.shared), options.sample)
    print("\n".join(report()))
    return 0


def report() -> Iterator[str]:
    """Every sample's summary, the spent ones named."""
    for sample, reading in READINGS.items():
        yield f"sample {sample}{'' if sample == NEWEST else ' (spent)'}"
        yield from summary(read_marks(reading.read_text(encoding="utf-8").splitlines()))


def read_marks(lines: Iterable[str]) -> list[ReadClause]:
    """The clauses of a reading file.

    Raises:
        ValueError: a line lacks a slot or has an unknown mark; the message names the line.
    """
    found = []
    for number, line in enumerate(lines, 1):
        if not line or line.startswith("#"):
            continue
        sentence, _, *marks = line.split("\t")
        if len(marks) != len(SLOTS) or not set(marks) <= set(MARKS):
            raise ValueError(f"line {number}: {len(SLOTS)} marks of {', '.join(MARKS)} belong here")
        found.append(ReadClause(sentence, tuple(marks)))
    return found


def summary(clauses: Sequence[ReadClause]) -> Iterator[str]:
    """Sentences, clauses and slots, counted."""
    sentences = len({c.sentence for c in clauses})
    right = sum(c.right for c in clauses)
    share = right / len(clauses) if clauses else 0.0
    yield f"{sentences} sentences, {len(clauses)} clauses; a right claim: {right} ({share:.0%})"
    rows = [_row(slot, Counter(c.marks[at] for c in clauses)) for at, slot in enumerate(SLOTS)]
    yield table(["slot", "in clauses", "right", "wrong", "missing"], rows)


def _row(slot: str, counts: Counter[str]) -> list[str]:
    present = sum(counts[m] for m in MARKS[:3])
    return [slot, str(present), *(f"{counts[m]}" for m in MARKS[:3])]


def drawn(shared: Path, sample: int) -> list[Drawn]:
    """A sample: sentences of Indonesian articles and of English news, by smallest digest."""
    return [*in_turn(_indonesian(shared), sample), *in_turn(_english(shared), sample)]


def in_turn(sentences: Iterable[Drawn], sample: int) -> list[Drawn]:
    """Those of fair length that fall to a sample: the first to sample 1, the next to 2."""
    fair = {s for s in sentences if SHORTEST <= len(s.text.split()) <= LONGEST}
    return sorted(fair, key=lambda s: s.digest)[DRAWN * (sample - 1) : DRAWN * sample]


def _indonesian(shared: Path) -> Iterator[Drawn]:
    path = shared / "data" / "id_detik" / "articles_dev.jsonl"
    with path.open(encoding="utf-8") as file:  # splitlines would cut at rare line ends too
        for line in file:
            text = json.loads(line)["text"]
            for sentence in article_sentences(as_article(text, "id", "x")):
                yield Drawn("id", sentence.text)


def _english(shared: Path) -> Iterator[Drawn]:
    for name in ("train_mentions", "dev_mentions"):
        path = shared / "data" / "ecbplus" / f"{name}.jsonl.gz"
        with gzip.open(path, "rt", encoding="utf-8") as file:
            for line in file:
                yield Drawn("en", json.loads(line)["sentence"])


def _show(shared: Path, sample: int) -> int:
    if not (shared / "data").is_dir():
        print(f"skipped: no data in {shared}; name its folder with --shared", file=sys.stderr)
        return 0
    for sentence in drawn(shared, sample):
        print(f"\n{sentence.digest} {sentence.text}")
        for claim in read_article(as_article(sentence.text, sentence.language, "x")).claims:
            print(f"    {_shown(claim)}")
    return 0


def _shown(claim: Claim) -> str:
    roles = ", ".join(f"{a.role}={a.text!r}" for a in claim.arguments)
    time = f" time={claim.event.text!r}" if claim.event.text else ""
    return f"{claim.predicate} {claim.polarity} {claim.mood}: {roles}{time}"


if __name__ == "__main__":
    sys.exit(main())
