"""What one command found, kept whole: asked again of the same articles it is only read back."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from factcheck.records import Article
from factcheck.store.interface import Keeper, Kind, StoreError, key_of
from factcheck.store.nothing import NOTHING
from factcheck.store.packing import packing
from factcheck.store.versions import program_version

Result = TypeVar("Result")


def result_key(articles: Iterable[Article], *facts: object) -> bytes:
    """The key of what a command finds in some articles; `facts` are all else that it hangs on."""
    return key_of(program_version(), *map(repr, facts), *map(_told, articles))


def _told(article: Article) -> str:
    """All of an article, written quicker than its `repr`: a corpus has many."""
    a = article
    blocks = [(block.kind, block.start, block.end) for block in a.blocks]
    stated = (a.id, a.path, a.text, a.title, a.source, a.origin, a.language, a.url, a.warnings)
    when = a.published
    days = [day and day.toordinal() for day in (when.first, when.last, a.crawled)]
    dated = (when.precision.value, when.basis.value, when.day_part, when.text, when.if_today)
    return repr((stated, days, dated, blocks))


def kept_result(
    kind: Any, keeper: Keeper, key: Callable[[], bytes], make: Callable[[], Result]
) -> Result:
    """The result of a type (`kind`) that is kept under a key; else what `make` returns."""
    if keeper is NOTHING:
        return make()
    name = key()
    packed = keeper.get(Kind.RESULT, [name]).get(name)
    if packed is not None:
        try:
            kept: Result = packing(kind).unpack(packed)
        except StoreError:
            pass
        else:
            return kept
    made = make()
    keeper.put(Kind.RESULT, [(name, packing(kind).pack(made))])
    return made
