"""Articles made ready to be asked: passages with their surroundings, and how rare each word is."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from factcheck.extract.articles import ReadArticle
from factcheck.extract.statements import Analysis
from factcheck.match.arguments import Comparer
from factcheck.match.slots import Context
from factcheck.records import Claim


@dataclass(frozen=True, slots=True)
class Passage:
    """One sentence of an article, ready to be asked."""

    analysis: Analysis
    claims: tuple[Claim, ...]
    context: Context


@dataclass(frozen=True, slots=True)
class Shelf:
    """An article with its passages."""

    read: ReadArticle
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Library:
    """All articles of a corpus, and in how many passages each mark stands."""

    shelves: tuple[Shelf, ...]
    counts: dict[str, int] = field(compare=False, repr=False)
    size: int

    def rarity(self, feature: str) -> float:
        """How telling a mark is, 0 to 1: inverse passage frequency (Spärck Jones, 1972).

        A name of several words is as rare as its rarest word.
        """
        seen = max(1, min(self.counts.get(word, 0) for word in _words(feature)))
        return math.log(1 + self.size / seen) / math.log(1 + self.size)


def library(reads: Sequence[ReadArticle], comparer: Comparer) -> Library:
    """Prepare articles once for any number of claims."""
    shelves = tuple(_shelve(read, comparer) for read in reads)
    counts: Counter[str] = Counter()
    size = 0
    for passage in (p for shelf in shelves for p in shelf.passages):
        size += 1
        counts.update({w for f in passage.context.sentence for w in (f, *_words(f))})
    return Library(shelves, dict(counts), max(size, 1))


def _words(feature: str) -> tuple[str, ...]:
    if not feature.startswith("n:"):
        return (feature,)
    return tuple(f"n:{word}" for word in feature[2:].split()) or (feature,)


def _shelve(read: ReadArticle, comparer: Comparer) -> Shelf:
    claims: dict[int, list[Claim]] = {}
    for claim in read.claims:
        claims.setdefault(claim.sentence, []).append(claim)
    return Shelf(read, tuple(_passages(read, claims, comparer)))


def _passages(
    read: ReadArticle, claims: dict[int, list[Claim]], comparer: Comparer
) -> Iterator[Passage]:
    def canonical(features: tuple[str, ...]) -> tuple[str, ...]:
        """Known entities, and the words beside them."""
        return tuple(dict.fromkeys((*comparer.names.canonical(features), *features)))

    title = tuple(f for a in read.analyses if a.sentence.is_title for f in a.features)
    everything = canonical(tuple(dict.fromkeys(f for a in read.analyses for f in a.features)))
    previous: tuple[str, ...] = ()
    for analysis in read.analyses:
        context = Context(canonical(analysis.features), canonical((*title, *previous)), everything)
        yield Passage(analysis, tuple(claims.get(analysis.sentence.index, ())), context)
        previous = analysis.features
