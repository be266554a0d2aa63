"""Articles made ready to be asked, with an index: of many, only those a claim brings up are read.

Kept is what the whole corpus is needed for: who is who in it, which marks stand in which passage,
and what the model reads of each.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from factcheck.judge.premise import text_to_find
from factcheck.judge.shelves import Library, Passage, Shelf, shelve
from factcheck.language.frames import load_frames
from factcheck.match.arguments import Comparer
from factcheck.match.names import Names
from factcheck.records import Article
from factcheck.store.interface import Keeper
from factcheck.store.readings import read_all
from factcheck.store.results import kept_result

# Fewer articles are read sooner than this is worth.
WORTH_KEEPING = 500


@dataclass(frozen=True, slots=True)
class _Group:
    marks: tuple[str, ...]
    stands_for: str
    alias: str = ""


@dataclass(frozen=True, slots=True)
class _Others:
    name: str
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Names:
    """`Names` as plain tuples, for the index."""

    groups: tuple[_Group, ...]
    not_same: tuple[_Others, ...]
    affiliated: tuple[_Others, ...]
    rivals: tuple[tuple[str, str], ...]
    labels: tuple[tuple[str, str], ...]
    offices: tuple[_Group, ...]
    people: tuple[str, ...]
    bodies: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Kept:
    """A library without its articles; passages are counted through all of them."""

    names: _Names
    passages: tuple[int, ...]  # of each article, how many
    premises: tuple[str, ...]  # of each passage
    words: tuple[str, ...]
    sizes: tuple[int, ...]  # of each word, in how many passages it stands
    places: tuple[int, ...]  # those passages, word by word


def kept_library(
    articles: Sequence[Article],
    keeper: Keeper,
    key: Callable[[], bytes],
    make: Callable[[], tuple[Library, Comparer]],
) -> tuple[Library, Comparer]:
    """What `make` gives; with an index from what was kept, and of each article when it is asked."""
    made: list[tuple[Library, Comparer]] = []

    def to_keep() -> _Kept:
        made.append(make())
        return _to_keep(*made[0])

    kept: _Kept = kept_result(_Kept, keeper, key, to_keep)
    if made:
        return made[0]
    comparer = Comparer(_names_again(kept.names), load_frames())
    ends = [0, *accumulate(kept.sizes)]
    postings = {
        word: kept.places[first:last]
        for word, (first, last) in zip(kept.words, pairwise(ends), strict=True)
    }
    passages = _Passages(articles, kept.passages, keeper, comparer)
    counts = dict(zip(kept.words, kept.sizes, strict=True))
    size = max(len(passages), 1)
    return Library((), counts, size, passages, postings, lambda: list(kept.premises)), comparer


class _Passages(Sequence[tuple[Shelf, Passage]]):
    """The passages of a corpus; an article's are read when one of them is asked for."""

    def __init__(
        self, articles: Sequence[Article], counts: Sequence[int], keeper: Keeper, comparer: Comparer
    ) -> None:
        self._articles = articles
        self._of = [(at, nth) for at, count in enumerate(counts) for nth in range(count)]
        self._keeper = keeper
        self._comparer = comparer
        self._shelves: dict[int, Shelf] = {}

    def __len__(self) -> int:
        return len(self._of)

    def __iter__(self) -> Iterator[tuple[Shelf, Passage]]:
        return (self[at] for at in range(len(self)))

    def __getitem__(self, at: int) -> tuple[Shelf, Passage]:  # type: ignore[override]  # no slices
        article, nth = self._of[at]
        shelf = self._shelves.get(article)
        if shelf is None:
            (read,) = read_all([self._articles[article]], self._keeper)
            shelf = self._shelves[article] = shelve(read, self._comparer)
        return shelf, shelf.passages[nth]


def _to_keep(books: Library, comparer: Comparer) -> _Kept:
    return _Kept(
        _names_to_keep(comparer.names),
        tuple(len(shelf.passages) for shelf in books.shelves),
        tuple(text_to_find(*each) for each in books.passages),
        tuple(books.postings),
        tuple(len(places) for places in books.postings.values()),
        tuple(place for places in books.postings.values() for place in places),
    )


def _names_to_keep(names: Names) -> _Names:
    return _Names(
        tuple(_Group(tuple(sorted(marks)), entity, alias) for marks, entity, alias in names.groups),
        tuple(_Others(name, tuple(sorted(o))) for name, o in sorted(names.not_same.items())),
        tuple(_Others(name, tuple(sorted(o))) for name, o in sorted(names.affiliated.items())),
        tuple(sorted(names.rivals)),
        tuple(sorted(names.labels.items())),
        tuple(_Group(tuple(sorted(marks)), holder) for marks, holder in names.offices),
        tuple(sorted(names.people)),
        tuple(sorted(names.bodies)),
    )


def _names_again(kept: _Names) -> Names:
    return Names(
        tuple((frozenset(group.marks), group.stands_for, group.alias) for group in kept.groups),
        {each.name: frozenset(each.others) for each in kept.not_same},
        {each.name: frozenset(each.others) for each in kept.affiliated},
        frozenset(kept.rivals),
        dict(kept.labels),
        tuple((frozenset(office.marks), office.stands_for) for office in kept.offices),
        frozenset(kept.people),
        frozenset(kept.bodies),
    )
