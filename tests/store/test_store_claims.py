"""Claims on many articles with an index: the same verdicts, and only what is brought up is read."""

from __future__ import annotations

from pathlib import Path

import pytest
from store_helpers import CLAIM, write_corpus

from factcheck import api
from factcheck.judge import kept_shelves
from factcheck.records import Article, Verdict
from factcheck.settings.values import EntityEntry, Settings
from factcheck.store.sqlite import SqliteKeeper

CLAIMS = (
    CLAIM,
    "Wali kota Oslo menerima gencatan senjata",
    "5 people were killed in Hanoi",
    "The river broke a bridge in Lima",
    "GNO rejected the ceasefire",
)
TOLD = Settings(entities=(EntityEntry("Mayor of Oslo", ("GNO",), ("Mayor of Lima",)),))


@pytest.fixture
def many(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A corpus that counts as one of many passages."""
    monkeypatch.setattr("factcheck.api.WORTH_KEEPING", 1)
    monkeypatch.setattr("factcheck.judge.passages.LOOK_THROUGH", 10)
    monkeypatch.setattr("factcheck.judge.passages.READ_ALL", 5)
    return write_corpus(tmp_path / "corpus", 40)


def verdicts(corpus: api.Corpus, **options: object) -> list[Verdict]:
    asked = [(str(at), claim) for at, claim in enumerate(CLAIMS)]
    return list(api.check_many(asked, corpus, **options))  # type: ignore[arg-type]


@pytest.mark.parametrize("judges", ["symbolic", pytest.param("both", marks=pytest.mark.slow)])
@pytest.mark.parametrize("settings", [Settings(), TOLD], ids=["plain", "names"])
def test_verdicts_are_the_same_with_an_index(
    many: Path, keeper: SqliteKeeper, judges: str, settings: Settings
) -> None:
    corpus = api.read(many)
    without = verdicts(corpus, judges=judges, settings=settings)
    for _ in range(3):
        assert verdicts(corpus, judges=judges, settings=settings, keeper=keeper) == without
    assert any(verdict.evidence for verdict in without)


def test_only_what_a_claim_brings_up_is_read(
    many: Path, keeper: SqliteKeeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    corpus = api.read(many)
    without = verdicts(corpus, judges="symbolic", keeper=keeper)
    read: list[str] = []
    plain = kept_shelves.read_all

    def reading(articles: list[Article], *rest: object) -> object:
        read.extend(article.id for article in articles)
        return plain(articles, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(kept_shelves, "read_all", reading)
    monkeypatch.setattr("factcheck.api.read_all", None)  # all at once no more
    found = verdicts(corpus, judges="symbolic", keeper=keeper)
    assert found == without
    assert 0 < len(read) == len(set(read)) < len(corpus.articles)


def test_another_corpus_or_other_names_make_another_library(
    many: Path, keeper: SqliteKeeper
) -> None:
    corpus = api.read(many)
    verdicts(corpus, judges="symbolic", keeper=keeper)
    fewer = api.Corpus(corpus.articles[1:])
    for given, settings in ((fewer, Settings()), (corpus, TOLD), (fewer, TOLD)):
        kept = verdicts(given, judges="symbolic", settings=settings, keeper=keeper)
        assert kept == verdicts(given, judges="symbolic", settings=settings)
