"""`compare` on a stream of dated headlines: `python -m benchmarks.stream [--shared DIR]`.

For each size a sample by even steps through time: seconds, peak memory, the pairs of each rule.
On all of them: which of the labelled pairs (headline_relations.tsv) are found with their relation,
and how many of the contradictions with the highest scores hold, as read by hand (there and in
stream_reading.tsv; pairs that nobody has read are counted apart).
"""

from __future__ import annotations

import argparse
import datetime as dt
import gzip
import json
import re
import resource
import tempfile
from collections import Counter
from pathlib import Path
from time import perf_counter

from benchmarks.data import shared_folder
from benchmarks.headlines import HEADLINES, LABELS, labelled_pairs
from factcheck import api
from factcheck.cli.account import Account
from factcheck.records import Comparison, Relation, RelationKind

READING = Path(__file__).with_name("stream_reading.tsv")
SIZES = (1_000, 4_000, 15_729, 60_000)
#: Contradictions that are read by hand, those with the highest scores.
TOP = 100


#: Places of each copy of the headlines beyond the first, and how many days it lies later.
_PLACES = ("Israel", "Palestina", "Gaza", "Rafah", "Indonesia", "Iran")
_COPIES = (
    ("Serbia", "Kosovo", "Pristina", "Mitrovica", "Malaysia", "Turki"),
    ("Rusia", "Ukraina", "Kharkiv", "Izium", "Filipina", "Polandia"),
    ("Etiopia", "Eritrea", "Asmara", "Massawa", "Thailand", "Sudan"),
)
_LATER = 300


def sample(shared: Path, size: int) -> list[str]:
    """Lines of the headlines file, evenly through it; beyond its end, copies of it.

    A copy has other places and lies 300 days after the one before, so that what it says is news.
    """
    with gzip.open(shared / HEADLINES, "rt", encoding="utf-8") as file:
        lines = file.readlines()
    step = len(lines) / size
    if size <= len(lines):
        return [lines[int(at * step)] for at in range(size)] if size < len(lines) else lines
    copies = (_copy(line, number) for number in range(len(_COPIES)) for line in lines)
    return [*lines, *copies][:size]


def _copy(line: str, number: int) -> str:
    article = json.loads(line)
    article["id"] += f"-{number}"
    day = dt.datetime.fromisoformat(article["published"]) + dt.timedelta(_LATER * (number + 1))
    article["published"] = day.isoformat(timespec="minutes")
    for place, other in zip(_PLACES, _COPIES[number], strict=True):
        article["text"] = re.sub(rf"\b{place}\b", other, article["text"])
    return json.dumps(article, ensure_ascii=False) + "\n"


def compared(lines: list[str]) -> tuple[Comparison, Account, float]:
    """What `compare` finds in a file of these lines, with nothing kept, and the seconds it took."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "headlines.jsonl"
        file.write_text("".join(lines), encoding="utf-8")
        account, begun = Account(), perf_counter()
        found = api.compare(api.read(file), watch=account)
        return found, account, perf_counter() - begun


def by_articles(found: Comparison) -> dict[frozenset[str], Relation]:
    """The likeliest relation of each pair of articles."""
    home = {claim.id: claim.article for claim in found.claims}
    best: dict[frozenset[str], Relation] = {}
    for relation in sorted(found.relations, key=lambda r: (r.score, r.a, r.b)):
        best[frozenset((home[relation.a], home[relation.b]))] = relation
    return best


def show_labels(found: Comparison, shared: Path) -> None:
    """How many of the labelled pairs are found, by half and relation."""
    best = by_articles(found)
    told: Counter[tuple[str, str, str]] = Counter()
    for pair in labelled_pairs(shared):
        relation = best.get(frozenset((pair.a["id"], pair.b["id"])))
        got = relation.kind.value if relation is not None else RelationKind.UNRELATED.value
        told[pair.half, pair.relation, got] += 1
    kinds = [kind.value for kind in RelationKind]
    for half in ("tune", "gate"):
        for gold in kinds:
            row = [told[half, gold, got] for got in kinds]
            cells = " ".join(f"{got} {n:3}" for got, n in zip(kinds, row, strict=True))
            print(f"  {half} {gold:10} {cells}  found {told[half, gold, gold]} of {sum(row)}")


def top_contradictions(found: Comparison) -> list[tuple[str, str]]:
    """Article ids of the contradictions with the highest scores, the likeliest first."""
    home = {claim.id: claim.article for claim in found.claims}
    wanted = [r for r in found.relations if r.kind is RelationKind.CONTRADICT]
    wanted.sort(key=lambda r: (-r.score, r.a, r.b))
    pairs = ((home[r.a], home[r.b]) for r in wanted)
    return list(dict.fromkeys((min(pair), max(pair)) for pair in pairs))[:TOP]


def show_reading(found: Comparison, shared: Path) -> None:
    """How many of the highest contradictions hold, as read by hand; by half of their day."""
    read = {
        (min(ids), max(ids)): pair
        for labels in (LABELS, READING)
        for pair in labelled_pairs(shared, labels)
        for ids in ((pair.a["id"], pair.b["id"]),)
    }
    counts: Counter[str] = Counter()
    for ids in top_contradictions(found):
        pair = read.get(ids)
        counts[f"{pair.half}: {pair.relation}" if pair is not None else "unread"] += 1
    print(f"  highest {TOP} contradictions, as read: {dict(sorted(counts.items()))}")


def main() -> None:
    """Print the figures of each size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, help="folder with data/")
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    wanted = parser.parse_args()
    shared = shared_folder(wanted.shared)
    if not (shared / HEADLINES).is_file():
        print(f"skipped: {shared / HEADLINES} is not there")
        return
    for size in wanted.sizes:
        found, account, seconds = compared(sample(shared, size))
        peak = max(
            resource.getrusage(who).ru_maxrss
            for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
        )
        kinds = Counter(relation.kind.value for relation in found.relations)
        print(f"{size:,} headlines: {seconds:.1f} s, peak {peak / 1e3:.0f} MB, {dict(kinds)}")
        for line in account.lines():
            print(f"  {line}")
        if size == SIZES[2]:
            show_labels(found, shared)
            show_reading(found, shared)


if __name__ == "__main__":
    main()
