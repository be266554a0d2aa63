"""`compare` beside judging all of a few days: `python -m benchmarks.window [--shared DIR]`.

The obvious alternative to `compare`'s rules holds every headline against every other one published
at most three days from it. The windows of all headlines are counted; those of some, drawn by hash,
are judged as `compare` judges its own pairs, and what either finds alone is counted.

Reprints count as one witness, as in `compare`: a finding between two of them is none, and one that
it reports of a reprint is not lost. A headline in which it reads no claim about anybody it holds
against none; here it is judged, and told apart. A headline of two sentences is two texts, as there.
The intervals take findings as independent, which those of one headline are not.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import tempfile
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from time import perf_counter

from benchmarks.data import shared_folder
from benchmarks.figures import Share
from benchmarks.headlines import HEADLINES
from benchmarks.stream import by_articles
from factcheck import api
from factcheck.engine.processes import engine, processors
from factcheck.extract.articles import ReadArticle
from factcheck.extract.statements import BE
from factcheck.judge.jury import Jury, seat
from factcheck.language.frames import load_frames
from factcheck.match.arguments import Comparer
from factcheck.match.candidates import DAYS, Candidate, Rule, day_of
from factcheck.match.corpus import learn_names
from factcheck.match.slots import Context
from factcheck.questions.near import near_relations
from factcheck.questions.relations import Surroundings, surround
from factcheck.questions.spoken import Spoken, spoken_sentences
from factcheck.questions.watch import Unwatched
from factcheck.records import Article, Claim, Comparison, Relation, RelationKind
from factcheck.store.readings import read_all

SHOWN = 20  # lost pairs

Pair = frozenset[str]
Findings = dict[Pair, Relation]


class _Counts(Unwatched):
    """Remembers how many pairs of each rule were judged."""

    def __init__(self) -> None:
        self.judged: dict[str, int] = {}

    def pairs(self, rule: str, found: int, judged: int, related: int) -> None:
        """See `Watch.pairs`."""
        self.judged[rule] = judged


@dataclass(frozen=True, slots=True)
class Run:
    """What `compare` finds, and what judging other pairs of the same articles needs.

    `spoken` holds the sentences that it holds against others, then the `silent` articles.
    """

    found: Comparison
    judged: dict[str, int]  # pairs, by rule
    seconds: float
    spoken: tuple[Spoken, ...]
    silent: Pair
    comparer: Comparer
    jury: Jury


def compare_run(corpus: api.Corpus, jury: Jury) -> Run:
    """`compare` on all articles; then they are read again, each with the origin it was given."""
    watch, begun = _Counts(), perf_counter()
    found = api.compare(corpus, judges=jury, watch=watch)
    seconds = perf_counter() - begun
    reads = read_all(found.articles, engine=engine())
    comparer = Comparer(learn_names(reads), load_frames())
    spoken = spoken_sentences(reads, surround(reads, comparer))
    heard = {one.main.article for one in spoken}
    silent = [_as_spoken(read) for read in reads if read.article.id not in heard]
    found = replace(found, claims=(*found.claims, *(one.main for one in silent)))
    unheard = frozenset(one.main.article for one in silent)
    return Run(found, watch.judged, seconds, (*spoken, *silent), unheard, comparer, jury)


def _as_spoken(read: ReadArticle) -> Spoken:
    """A silent headline, ready to be judged: an empty claim stands for it."""
    a = read.article
    claim = Claim(f"{a.id}:silent", a.id, a.source, a.origin, a.language, a.text, 0, 0, BE, ())
    return Spoken(read, a.text, (), (Surroundings(claim, Context()),))


def by_hash(names: Iterable[str], count: int) -> list[str]:
    """So many of some names, the same wherever they stand."""
    return sorted(names, key=lambda name: hashlib.sha256(name.encode()).digest())[:count]


def count_windows(articles: Iterable[Article], reach: int) -> int:
    """How many pairs of articles are at most `reach` days apart."""
    days = sorted(day for a in articles if (day := day_of(a.published)) is not None)
    return sum(bisect_right(days, day + reach) - at - 1 for at, day in enumerate(days))


def window_pairs(spoken: Sequence[Spoken], drawn: Iterable[str], reach: int) -> list[Candidate]:
    """Each sentence of the drawn with all of other articles within the days, every pair once."""
    homes, wanted = [one.read.article for one in spoken], set(drawn)
    days = ((day_of(a.published), at) for at, a in enumerate(homes))
    dated = sorted((day, at) for day, at in days if day is not None)
    order = [day for day, _ in dated]
    pairs = {
        (min(at, other), max(at, other))
        for day, at in dated
        if homes[at].id in wanted
        for _, other in dated[bisect_left(order, day - reach) : bisect_right(order, day + reach)]
        if homes[other].id != homes[at].id
    }
    return [Candidate(a, b, Rule.NEAR_DAYS, 0.0) for a, b in sorted(pairs)]


def window_findings(run: Run, pairs: Sequence[Candidate]) -> Findings:
    """What `compare` would report of these pairs, had its rules found them."""
    related = near_relations(run.spoken, pairs, run.comparer, run.jury, engine())
    return findings(replace(run.found, relations=tuple(r.relation for r in related if r)))


def findings(found: Comparison, among: set[Pair] | None = None) -> Findings:
    """The likeliest relation of two origins, each by its first article; of some articles alone."""
    origin = {id: group[0] for group in found.reprints for id in group}
    best: Findings = {}
    for articles, relation in by_articles(found).items():
        pair = frozenset(origin.get(id, id) for id in articles)
        likelier = pair not in best or relation.score > best[pair].score
        if len(pair) == 2 and likelier and (among is None or articles in among):
            best[pair] = relation
    return best


def report(run: Run, count: int, reach: int, show: bool) -> Iterator[str]:
    """The figures, line by line; `count` headlines are drawn."""
    articles, judged = run.found.articles, sum(run.judged.values())
    windows, near = count_windows(articles, reach), run.judged[Rule.NEAR_DAYS]
    yield f"{len(articles):,} headlines ({len(run.silent):,} claim nothing about anybody)"
    yield f"{windows:,} pairs at most {reach} days apart"
    yield f"compare judged {judged:,} in {run.seconds:.1f} s"
    yield from (f"  {rule}: {pairs:,}" for rule, pairs in run.judged.items() if pairs)
    yield f"times fewer: {windows / max(1, judged):.0f}, within days {windows / max(1, near):.0f}"
    pairs = window_pairs(run.spoken, by_hash((a.id for a in articles), count), reach)
    begun, window = perf_counter(), window_findings(run, pairs)
    each = (perf_counter() - begun) / max(1, len(pairs))
    yield f"{count} drawn: {len(pairs):,} pairs judged, {each:.5f} s a pair ({processors()} jobs)"
    own = findings(run.found)
    told = {pair: r for pair, r in window.items() if pair.isdisjoint(run.silent)}
    for name, some in (("findings", window), ("where both claim something", told)):
        yield f"{name}: lost {_lost(some.keys(), own)}"
        for kind in RelationKind:
            if of_kind := {pair for pair, r in some.items() if r.kind is kind}:
                yield f"  {kind.value}: lost {_lost(of_kind, own)}"
    inside = {frozenset(run.spoken[at].main.article for at in (p.a, p.b)) for p in pairs}
    yield f"compare alone reports {len(findings(run.found, inside).keys() - window.keys())}"
    lost = {" ".join(sorted(pair)): r for pair, r in window.items() if pair not in own}
    for ids in by_hash(lost, SHOWN if show else 0):
        yield f"  {ids} {lost[ids].kind.value} {lost[ids].score:.3f}"


def _lost(pairs: Iterable[Pair], own: Findings) -> str:
    missing = [pair not in own for pair in pairs]
    return Share(sum(missing), len(missing)).with_interval()


def main() -> None:
    """Print the figures of all headlines."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, help="folder with data/")
    parser.add_argument("--headlines", type=int, default=150, help="how many are drawn")
    parser.add_argument("--days", type=int, default=DAYS, help="how far a window reaches")
    parser.add_argument("--show", action="store_true", help="print some of the lost pairs")
    given = parser.parse_args()
    file = shared_folder(given.shared) / HEADLINES
    if not file.is_file():
        print(f"skipped: {file} is not there")
        return
    with tempfile.TemporaryDirectory() as folder:
        lines = Path(folder) / "headlines.jsonl"
        lines.write_bytes(gzip.decompress(file.read_bytes()))
        corpus = api.read(lines)
    for line in report(compare_run(corpus, seat()), given.headlines, given.days, given.show):
        print(line, flush=True)


if __name__ == "__main__":
    main()
