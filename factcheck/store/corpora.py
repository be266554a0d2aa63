"""A corpus that was read before, as a whole: while no byte of its files changed, none is read anew.

The files themselves are read and summed: what a file's date and size say can be wrong.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from factcheck.article.inputs import STANDARD_INPUT, find_inputs
from factcheck.article.interface import ArticleFacts
from factcheck.records import Article, UnreadableArticle
from factcheck.store.articles import KeyedArticle, keyed_articles
from factcheck.store.interface import KEY_SIZE, Keeper, Kind, StoreError, key_of
from factcheck.store.packing import packing
from factcheck.store.versions import reading_version

#: Bytes of the largest corpus that is kept whole; of a larger one each article is looked up.
MOST = 64_000_000


@dataclass(frozen=True, slots=True)
class _Kept:
    """All that reading the files gives."""

    articles: tuple[Article, ...]
    skipped: tuple[UnreadableArticle, ...]


def corpus_articles(
    paths: Sequence[str],
    keeper: Keeper,
    *,
    stdin: BinaryIO | None = None,
    language: str | None = None,
    known: Mapping[str, ArticleFacts] | None = None,
) -> Iterator[Article | UnreadableArticle]:
    """What `read_articles` gives, in any order."""
    key = _key(paths, language, known or {})
    kept = _again(keeper.get(Kind.CORPUS, [key]).get(key)) if key is not None else None
    if kept is None:
        made = keyed_articles(paths, keeper, stdin=stdin, language=language, known=known)
        found = [item.article if isinstance(item, KeyedArticle) else item for item in made]
        kept = _Kept(
            tuple(item for item in found if isinstance(item, Article)),
            tuple(item for item in found if isinstance(item, UnreadableArticle)),
        )
        # Read twice, for a file may be written to meanwhile.
        if key is not None and key == _key(paths, language, known or {}):
            keeper.put(Kind.CORPUS, [(key, packing(_Kept).pack(kept))])
    yield from kept.articles
    yield from kept.skipped


def _again(packed: bytes | None) -> _Kept | None:
    try:
        return None if packed is None else packing(_Kept).unpack(packed)
    except StoreError:
        return None


def _key(
    paths: Sequence[str], language: str | None, known: Mapping[str, ArticleFacts]
) -> bytes | None:
    """The key of all that files, and what is stated of them, say; None where it has none."""
    parts = [repr(language), repr(sorted(known.items()))]
    size = 0
    for item in find_inputs(paths):
        parts.append(repr(item))
        if isinstance(item, UnreadableArticle):
            continue
        if item.path == STANDARD_INPUT:
            return None
        try:
            size += os.path.getsize(item.file)
            if size > MOST:
                return None
            with open(item.file, "rb") as file:
                parts.append(hashlib.file_digest(file, _digest).hexdigest())
        except OSError:
            return None
    return key_of(reading_version(), *parts)


def _digest() -> hashlib.blake2b:
    return hashlib.blake2b(digest_size=KEY_SIZE)
