"""Claims of articles with an index: a text that was read before is not read again.

Kept are the analyses of its sentences. Who published them, under which id and after whom changes
nothing in them, so that a renamed article or a reprint is not read again either.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from factcheck.extract.articles import ReadArticle, analyse_article, read_article, with_claims
from factcheck.extract.statements import Analysis
from factcheck.records import Article
from factcheck.store.interface import Keeper, Kind, StoreError, key_of
from factcheck.store.nothing import NOTHING
from factcheck.store.packing import packed_when, packing
from factcheck.store.versions import reading_version

#: Articles that are read and kept together: what a killed run loses at most.
AT_ONCE = 200

Reading = Callable[[Sequence[Article]], list[ReadArticle]]
"""What reads articles: with an index or without."""

_ANALYSES = tuple[Analysis, ...]


def reading(keeper: Keeper) -> Reading:
    """What reads articles with this keeper."""
    return lambda articles: read_all(articles, keeper)


def read_all(articles: Iterable[Article], keeper: Keeper = NOTHING) -> list[ReadArticle]:
    """What `read_article` gives of each article, in their order."""
    return list(read_each(articles, keeper))


def read_each(articles: Iterable[Article], keeper: Keeper) -> Iterator[ReadArticle]:
    """As `read_all`, as they are read."""
    if keeper is NOTHING:
        yield from map(read_article, articles)
        return
    waiting = list(articles)
    for at in range(0, len(waiting), AT_ONCE):
        yield from _read_some(waiting[at : at + AT_ONCE], keeper)


def reading_key(article: Article) -> bytes:
    """The key of an article's analyses: all that they hang on."""
    blocks = repr([(block.kind, block.start, block.end) for block in article.blocks])
    published = packed_when(article.published)
    return key_of(reading_version(), article.text, article.language, published, blocks)


def _read_some(articles: Sequence[Article], keeper: Keeper) -> list[ReadArticle]:
    keys = [reading_key(article) for article in articles]
    kept = keeper.get(Kind.READING, keys)
    reads: list[ReadArticle] = []
    new: dict[bytes, bytes] = {}
    for article, key in zip(articles, keys, strict=True):
        analyses = _again(article, kept.get(key))
        if analyses is None:
            analyses = analyse_article(article)
            new[key] = packing(_ANALYSES).pack(tuple(_of(a, "") for a in analyses))
        reads.append(with_claims(article, analyses))
    keeper.put(Kind.READING, new.items())
    return reads


def _again(article: Article, packed: bytes | None) -> tuple[Analysis, ...] | None:
    if packed is None:
        return None
    try:
        kept: tuple[Analysis, ...] = packing(_ANALYSES).unpack(packed)
    except StoreError:
        return None
    return tuple(_of(analysis, article.id) for analysis in kept)


def _of(analysis: Analysis, article: str) -> Analysis:
    """The analysis as one of this article's."""
    return replace(analysis, sentence=replace(analysis.sentence, article=article))
