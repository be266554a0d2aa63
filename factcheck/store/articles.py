"""Reading a corpus with an index: of a text that was read before nothing is derived again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from pathlib import PurePosixPath
from typing import BinaryIO

from factcheck.article.build import build_article
from factcheck.article.corpus import NO_FACTS, read_raw
from factcheck.article.interface import ArticleFacts, RawArticle
from factcheck.records import Article, UnreadableArticle
from factcheck.store.interface import Keeper, Kind, StoreError, key_of
from factcheck.store.packing import packed_when, packing
from factcheck.store.versions import reading_version

#: Texts that are looked up, and kept, together.
AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class KeyedArticle:
    """An article and the key that what was derived of it stands under."""

    article: Article
    key: bytes


def keyed_articles(
    paths: Sequence[str],
    keeper: Keeper,
    *,
    stdin: BinaryIO | None = None,
    language: str | None = None,
    known: Mapping[str, ArticleFacts] | None = None,
) -> Iterator[KeyedArticle | UnreadableArticle]:
    """What `read_articles` gives, with what was kept taken from the keeper and the rest kept."""
    raws = read_raw(paths, stdin)
    while batch := list(islice(raws, AT_ONCE)):
        whole = [raw for raw in batch if isinstance(raw, RawArticle)]
        built = iter(_built(whole, keeper, language, known or {}))
        for raw in batch:
            yield next(built) if isinstance(raw, RawArticle) else raw


def _built(
    raws: list[RawArticle],
    keeper: Keeper,
    language: str | None,
    known: Mapping[str, ArticleFacts],
) -> list[KeyedArticle]:
    asked = [(raw, known.get(raw.id, NO_FACTS)) for raw in raws]
    keys = [_key(raw, language, facts) for raw, facts in asked]
    kept = keeper.get(Kind.ARTICLES, keys)
    found: list[KeyedArticle] = []
    new: dict[bytes, bytes] = {}
    for (raw, facts), key in zip(asked, keys, strict=True):
        article = _again(raw, kept.get(key))
        if article is None:
            article = build_article(raw, language, facts)
            new[key] = packing(Article).pack(_derived(article, raw))
        found.append(KeyedArticle(article, key))
    keeper.put(Kind.ARTICLES, new.items())
    return found


def _key(raw: RawArticle, language: str | None, facts: ArticleFacts) -> bytes:
    """Of everything that an article is derived from; of its path only the folder's name counts."""
    stated = (raw.title, raw.source, raw.url, raw.language, language)
    published = "" if raw.published is None else packed_when(raw.published)
    folder = PurePosixPath(raw.path).parent.name if "/" in raw.path else ""
    return key_of(reading_version(), raw.text, repr(stated), published, _packed(facts), folder)


@lru_cache(maxsize=1024)
def _packed(facts: ArticleFacts) -> str:
    return packing(ArticleFacts).pack(facts).hex()


def _derived(article: Article, raw: RawArticle) -> Article:
    """The article without what the raw one says already."""
    return Article(
        "", "", "", article.title, article.source, article.origin, article.language,
        article.published, article.crawled, None, article.blocks,
        article.warnings[len(raw.warnings) :],
    )  # fmt: skip


def _again(raw: RawArticle, packed: bytes | None) -> Article | None:
    """The article of a raw one and what was derived of it."""
    if packed is None:
        return None
    try:
        kept: Article = packing(Article).unpack(packed)
    except StoreError:
        return None
    return Article(
        raw.id, raw.path, raw.text, kept.title, kept.source, kept.origin, kept.language,
        kept.published, kept.crawled, raw.url, kept.blocks, (*raw.warnings, *kept.warnings),
    )  # fmt: skip
