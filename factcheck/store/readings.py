"""Claims of articles with an index: a text that was read before is not read again.

Kept are the analyses of its sentences. Who published them, under which id and after whom changes
nothing in them, so that a renamed article or a reprint is not read again either.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from factcheck.engine.interface import Engine
from factcheck.engine.serial import SERIAL
from factcheck.extract.articles import ReadArticle, analyse_article, with_claims
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


def reading(keeper: Keeper, engine: Engine = SERIAL) -> Reading:
    """What reads articles with this keeper, where this engine runs."""
    return lambda articles: read_all(articles, keeper, engine)


def read_all(
    articles: Iterable[Article], keeper: Keeper = NOTHING, engine: Engine = SERIAL
) -> list[ReadArticle]:
    """What `read_article` gives of each article, in their order."""
    return list(read_each(articles, keeper, engine))


def read_each(
    articles: Iterable[Article], keeper: Keeper, engine: Engine = SERIAL
) -> Iterator[ReadArticle]:
    """As `read_all`, as they are read."""
    waiting = list(articles)
    at_once = max(AT_ONCE, engine.handful)
    for at in range(0, len(waiting), at_once):
        yield from _read_some(waiting[at : at + at_once], keeper, engine)


def reading_key(article: Article) -> bytes:
    """The key of an article's analyses: all that they hang on."""
    blocks = repr([(block.kind, block.start, block.end) for block in article.blocks])
    published = packed_when(article.published)
    return key_of(reading_version(), article.text, article.language, published, blocks)


def _read_some(
    articles: Sequence[Article], keeper: Keeper, engine: Engine
) -> Iterator[ReadArticle]:
    keys = [] if keeper is NOTHING else [reading_key(article) for article in articles]
    kept = keeper.get(Kind.READING, keys)
    known = [_again(a, kept.get(key)) for a, key in zip_longest(articles, keys)]
    missing = [article for article, found in zip(articles, known, strict=True) if found is None]
    made = engine.run(_analysed, None, missing)
    new: dict[bytes, bytes] = {}
    for at, (article, found) in enumerate(zip(articles, known, strict=True)):
        analyses = found if found is not None else next(made)
        if found is None and keys:
            new[keys[at]] = packing(_ANALYSES).pack(tuple(_of(a, "") for a in analyses))
        yield with_claims(article, analyses)
    keeper.put(Kind.READING, new.items())


def _analysed(_: None, article: Article) -> tuple[Analysis, ...]:
    return analyse_article(article)


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
