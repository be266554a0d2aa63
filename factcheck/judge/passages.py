"""The passages of a corpus that may bear on a claim, each judged by words and by the model."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import TYPE_CHECKING

from factcheck.extract.articles import ReadArticle, read_article
from factcheck.judge.jury import ALONE, Jury
from factcheck.judge.premise import premise_of, text_to_find
from factcheck.judge.sentences import FoundText, Judged, judge_words, with_model
from factcheck.judge.shelves import Library
from factcheck.match.arguments import Comparer
from factcheck.match.dense import best
from factcheck.match.slots import Context
from factcheck.records import UNKNOWN_TIME, Sentence, When

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Nearness:
    """How near a passage is to the claim in meaning, and how many of the corpus are nearer."""

    cosine: float
    rank: int


@dataclass(frozen=True, slots=True)
class Asked:
    """A passage that was asked: what it says by words, and with the model if it was heard.

    `near` is None where the model was not heard, or reads all of a small corpus unembedded.
    """

    read: ReadArticle
    sentence: Sentence
    words: Judged
    heard: Judged | None = None
    near: Nearness | None = None


# Passages of a corpus that the model reads all of; beyond it those that words or meaning bring up.
READ_ALL = 80
# Passages that each of the two ways brings up for one claim.
BROUGHT_UP = 16
# A corpus of more passages is not looked through for every claim: then so many are brought up by
# words and by meaning, and the model reads the best of them. Set by judgement: against 15,729
# headlines a claim then takes 110 ms on two processors.
LOOK_THROUGH = 1_000
FROM_MANY = 12
HEARD_OF_MANY = 8
NEAR_DIGITS = 5  # of a cosine


def judgements(
    asked: ReadArticle, books: Library, comparer: Comparer, jury: Jury = ALONE
) -> Iterator[Asked]:
    """Every passage that may bear on the asked text, judged as a text of one matter with it.

    By words: every passage that shares one with it. By the model: also those near in meaning.
    """
    readings = _AskedReadings(asked)
    every, many = books.passages, len(books.passages) > LOOK_THROUGH
    cosines = _cosines(asked.article.text, books, jury)
    near = _near_in_meaning(cosines, len(books.passages), jury)
    judged: dict[int, Judged] = {}
    for at in _looked_at(asked, books, comparer, near):
        shelf, passage = every[at]
        found = FoundText(
            passage.claims, (passage.analysis,), passage.context, shelf.read.article.language
        )
        on_day = readings.on(shelf.read.article.published)
        judged[at] = judge_words(on_day, found, comparer, books.rarity)
    heard: set[int] = set()
    if jury.reads_model:
        heard = set(_best_of_many(judged, near)) if many else {*near, *_worth_hearing(judged)}
    pairs = {at: (premise_of(*every[at]), asked.article.text) for at in sorted(heard)}
    jury.prepare(pairs.values())
    for at, words in judged.items():
        shelf, passage = every[at]
        both = with_model(words, jury, *pairs[at]) if at in pairs else None
        far = None if both is None or cosines is None else _nearness(cosines, at)
        yield Asked(shelf.read, passage.analysis.sentence, words, both, far)


def _looked_at(
    asked: ReadArticle, books: Library, comparer: Comparer, near: Sequence[int]
) -> list[int]:
    """Places of the passages that are judged, in their order."""
    features = tuple(f for a in asked.analyses for f in a.features)
    wanted = comparer.names.canonical(features)
    if len(books.passages) > LOOK_THROUGH:
        return sorted({*near, *books.sharing((*wanted, *features), FROM_MANY)})
    close = set(near)
    return [
        at for at, (_, passage) in enumerate(books.passages)
        if at in close or _may_bear(wanted, passage.context, comparer)
    ]  # fmt: skip


def _cosines(text: str, books: Library, jury: Jury) -> NDArray[np.float32] | None:
    """How near each passage is to a text; None where the model reads all of them anyway."""
    if not jury.reads_model or len(books.passages) <= READ_ALL:
        return None
    told = books.premises or (lambda: [text_to_find(*each) for each in books.passages])
    return jury.index(books, told).cosines(text)


def _near_in_meaning(cosines: NDArray[np.float32] | None, size: int, jury: Jury) -> list[int]:
    """Places of the passages near a text, the nearest first."""
    if not jury.reads_model:
        return []
    if cosines is None:
        return list(range(size))
    return best(cosines, FROM_MANY if size > LOOK_THROUGH else BROUGHT_UP)


def _nearness(cosines: NDArray[np.float32], at: int) -> Nearness:
    """Rounded, so that the last bit of a processor decides nothing."""
    own = round(float(cosines[at]), NEAR_DIGITS)
    return Nearness(own, int((cosines > own + 10**-NEAR_DIGITS).sum()))


def _best_of_many(judged: dict[int, Judged], near: Sequence[int]) -> Iterator[int]:
    """Those nearest in meaning and those that say most of the claim, in turn, until enough."""
    by_words = sorted(judged, key=lambda at: (-judged[at].share, at))
    best = dict.fromkeys(at for pair in zip_longest(near, by_words) for at in pair)
    best.pop(None, None)
    yield from list(best)[:HEARD_OF_MANY]
    yield from (at for at, words in judged.items() if words.by_levels is not None)


def _worth_hearing(judged: dict[int, Judged]) -> Iterator[int]:
    """The passages that words bring up: those that say most of it, and where a level decides."""
    yield from sorted(judged, key=lambda at: (-judged[at].share, at))[:BROUGHT_UP]
    yield from (at for at, words in judged.items() if words.by_levels is not None)


def _may_bear(wanted: tuple[str, ...], context: Context, comparer: Comparer) -> bool:
    """A sentence that shares no mark at all, nor its headline, is not looked at further."""
    around = (*context.sentence, *context.wide)
    return any(comparer.held(f, around) for f in wanted if not comparer.generic(f))


class _AskedReadings:
    """The asked text read as of each article's day: "in April" is the April of that year."""

    def __init__(self, asked: ReadArticle) -> None:
        self._plain = asked
        self._open = any(not t.when.known for a in asked.analyses for t in a.times)
        self._read: dict[When, ReadArticle] = {}

    def on(self, published: When) -> ReadArticle:
        """The asked text with its open dates resolved against a publication date."""
        if not self._open or not published.known:
            return self._plain
        if published not in self._read:
            article = replace(self._plain.article, published=published)
            read = read_article(article)
            claims = tuple(replace(c, published=UNKNOWN_TIME) for c in read.claims)
            self._read[published] = replace(read, claims=claims)
        return self._read[published]
