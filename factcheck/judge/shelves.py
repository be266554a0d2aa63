"""Articles made ready to be asked: passages with their surroundings, and how rare each word is."""

from __future__ import annotations

import heapq
import math
from array import array
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from factcheck.extract.articles import ReadArticle
from factcheck.extract.statements import Analysis
from factcheck.match.arguments import Comparer
from factcheck.match.slots import Context
from factcheck.records import Claim

# Weights of shared marks are rounded to it, so that the order of adding decides nothing.
_LAST_DIGIT = 1e-6


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
    passages: Sequence[tuple[Shelf, Passage]] = field(default=(), compare=False, repr=False)
    postings: Mapping[str, Sequence[int]] = field(default_factory=dict, compare=False, repr=False)
    # What the model reads of each passage, where that is known without its article.
    premises: Callable[[], list[str]] | None = field(default=None, compare=False, repr=False)

    def rarity(self, feature: str) -> float:
        """How telling a mark is, 0 to 1: inverse passage frequency (Spärck Jones, 1972).

        A name of several words is as rare as its rarest word.
        """
        seen = max(1, min(self.counts.get(word, 0) for word in _words(feature)))
        return math.log(1 + self.size / seen) / math.log(1 + self.size)

    def sharing(self, marks: Sequence[str], count: int) -> list[int]:
        """Places of the passages that share most of some marks, the rarer ones weighing more."""
        shared: dict[int, float] = defaultdict(float)
        for word in dict.fromkeys(w for mark in marks for w in (mark, *_words(mark))):
            weight = self.rarity(word)
            for place in self.postings.get(word, ()):
                shared[place] += weight
        # Of many only those that may be among the best are rounded and put in order.
        least = min(heapq.nlargest(count, shared.values()), default=0.0) - 2 * _LAST_DIGIT
        best = ((-round(w, 6), place) for place, w in shared.items() if w >= least)
        return [place for _, place in heapq.nsmallest(count, best)]


def library(reads: Sequence[ReadArticle], comparer: Comparer) -> Library:
    """Prepare articles once for any number of claims."""
    shelves = tuple(shelve(read, comparer) for read in reads)
    passages = tuple((shelf, passage) for shelf in shelves for passage in shelf.passages)
    postings: dict[str, array[int]] = {}
    for place, (_, passage) in enumerate(passages):
        for word in {w for f in passage.context.sentence for w in (f, *_words(f))}:
            postings.setdefault(word, array("L")).append(place)
    counts = {word: len(places) for word, places in postings.items()}
    return Library(shelves, counts, max(len(passages), 1), passages, postings)


def _words(feature: str) -> tuple[str, ...]:
    if not feature.startswith("n:"):
        return (feature,)
    return tuple(f"n:{word}" for word in feature[2:].split()) or (feature,)


def shelve(read: ReadArticle, comparer: Comparer) -> Shelf:
    """One article made ready to be asked."""
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
