"""The index as the library uses it: judges whose answers are kept, and the making of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from factcheck.engine.processes import engine
from factcheck.extract.articles import ReadArticle
from factcheck.judge.jury import JudgeKind, Jury, seat
from factcheck.judge.premise import text_to_find
from factcheck.judge.shelves import library
from factcheck.language.frames import load_frames
from factcheck.match.arguments import Comparer
from factcheck.match.corpus import learn_names
from factcheck.records import Article, UnreadableArticle
from factcheck.settings.values import Settings
from factcheck.store.answers import AT_ONCE, KeptEncoder, KeptModel
from factcheck.store.articles import KeyedArticle, keyed_articles
from factcheck.store.interface import Keeper, Kind
from factcheck.store.nothing import NOTHING
from factcheck.store.readings import read_each, reading_key
from factcheck.store.sqlite import SqliteKeeper
from factcheck.store.upkeep import compact, note, remove_unused
from factcheck.store.versions import model_version

Progress = Callable[[str, int, int], None]
"""Told what is done, how much of it, and how much there is; 0 where that is not known."""


@dataclass(frozen=True, slots=True)
class Indexed:
    """What one making of the index saw and did."""

    articles: tuple[Article, ...]
    skipped: tuple[UnreadableArticle, ...]
    claims: int
    removed: int


def seat_kept(
    kind: JudgeKind | str | Jury = JudgeKind.BOTH,
    model: Path | None = None,
    keeper: Keeper = NOTHING,
) -> Jury:
    """The judges of a kind, as `seat` gives them; what the model answers is kept.

    Raises:
        ModelError: the model is asked for, and missing or of another kind.
    """
    if keeper is NOTHING or isinstance(kind, Jury) or JudgeKind(kind) is JudgeKind.SYMBOLIC:
        return seat(kind, model)
    from factcheck.model.classifier import load_model

    version = model_version(model)
    kept = KeptModel(lambda: load_model(model), version, keeper)
    return Jury(JudgeKind(kind), kept, lambda: kept_encoder(keeper), version)


def kept_encoder(keeper: Keeper) -> KeptEncoder:
    """The shipped retriever, whose vectors are kept."""
    from factcheck.model.retriever import load_retriever

    return KeptEncoder(load_retriever, model_version(), keeper)


def make(
    paths: Sequence[str],
    keeper: SqliteKeeper,
    *,
    settings: Settings,
    language: str | None = None,
    stdin: BinaryIO | None = None,
    judges: JudgeKind = JudgeKind.BOTH,
    whole: bool = False,
    jobs: int | None = None,
    progress: Progress = lambda what, done, total: None,
) -> Indexed:
    """Read articles, extract their claims and embed their sentences into the index.

    With `whole` the paths are all that the index is for, and what no longer serves them goes.

    Raises:
        StoreError: the index cannot be written; what was kept until then is whole.
        ModelError: the model is missing or damaged.
    """
    found: list[KeyedArticle] = []
    skipped: list[UnreadableArticle] = []
    for item in keyed_articles(
        paths, keeper, stdin=stdin, language=language, known=settings.articles
    ):
        (found if isinstance(item, KeyedArticle) else skipped).append(item)  # type: ignore[arg-type]
        progress("articles", len(found), 0)
    articles = [item.article for item in found]
    reads: list[ReadArticle] = []
    for read in read_each(articles, keeper, engine(jobs)):
        reads.append(read)
        progress("claims", len(reads), len(articles))
    used: dict[Kind, Collection[bytes]] = {
        Kind.ARTICLES: {item.key for item in found},
        Kind.READING: {reading_key(article) for article in articles},
    }
    if judges is not JudgeKind.SYMBOLIC:
        used[Kind.VECTOR] = _embed(reads, settings, keeper, progress)
    removed = remove_unused(keeper, used if whole else {})
    compact(keeper)
    note(
        keeper,
        {
            "written": dt.datetime.now(dt.UTC).isoformat(timespec="seconds"),
            "files": str(len({_file(article) for article in articles})),
            "articles": str(len(articles)),
        },
    )
    return Indexed(
        tuple(sorted(articles, key=lambda a: a.id)),
        tuple(sorted(skipped, key=lambda s: (s.path, s.reason))),
        sum(len(read.claims) for read in reads),
        removed,
    )


def _embed(
    reads: Sequence[ReadArticle], settings: Settings, keeper: Keeper, progress: Progress
) -> set[bytes]:
    """Embed what `compare` and `claim` will ask for; returns the keys in use."""
    texts = list(dict.fromkeys(_embedded(reads, settings)))
    encoder = kept_encoder(keeper)
    for at in range(0, len(texts), AT_ONCE):
        encoder.passages(texts[at : at + AT_ONCE])
        progress("vectors", min(at + AT_ONCE, len(texts)), len(texts))
    return {encoder.key(text) for text in texts}


def _embedded(reads: Sequence[ReadArticle], settings: Settings) -> list[str]:
    """Every sentence, and as a claim's evidence with what its pronouns need before it."""
    comparer = Comparer(learn_names(reads, settings.entities), load_frames())
    shelves = library(reads, comparer).shelves
    premises = [text_to_find(shelf, passage) for shelf in shelves for passage in shelf.passages]
    return [*(a.sentence.text for read in reads for a in read.analyses), *premises]


def _file(article: Article) -> str:
    """The file of an article; a line of one has its number behind it."""
    file, _, line = article.path.rpartition(":")
    return file if line.isdigit() else article.path
