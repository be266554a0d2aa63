"""Relations of near sentences are kept: only what is new, or known otherwise, is related anew."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from factcheck import api
from factcheck.judge.jury import JudgeKind, Jury
from factcheck.model.interface import Pair, PairScores
from factcheck.questions import near
from factcheck.records import Comparison
from factcheck.settings.values import Settings
from factcheck.store.interface import Kind
from factcheck.store.sqlite import SqliteKeeper

DAYS = ("2021-03-01", "2021-03-02", "2021-03-09")
SAYINGS = (
    "At least {n} people were killed in an attack on {city}",
    "Prime Minister Anna Berg visits {city} and rejects a ceasefire",
    "The army of General Omar Said attacks {city}. It killed {n} people there.",
    "Anna Berg accepts a ceasefire in {city}",
)
CITIES = ("Lima", "Oslo", "Nairobi", "Hanoi", "Quito")


def news(count: int, *, first: int = 0) -> list[dict[str, str]]:
    return [
        {
            "id": f"n{at:03}",
            "source": f"Paper {at % 3}",
            "published": DAYS[at % len(DAYS)],
            "text": SAYINGS[at % 4].format(n=10 + at % 6, city=CITIES[at % 5]),
        }
        for at in range(first, first + count)
    ]


def write(file: Path, articles: Sequence[dict[str, str]]) -> None:
    file.write_text("".join(json.dumps(each) + "\n" for each in articles))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "news.jsonl"


@pytest.fixture
def related(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """The pairs of sentences that are related anew."""
    pairs: list[tuple[str, str]] = []
    plain = near._relate

    def relate(bench: near._Bench, pair: near.Candidate) -> near.Found | None:
        pairs.append((bench.spoken[pair.a].main.id, bench.spoken[pair.b].main.id))
        return plain(bench, pair)

    monkeypatch.setattr(near, "_relate", relate)
    return pairs


def compared(
    file: Path, keeper: SqliteKeeper, settings: Settings | None = None
) -> tuple[Comparison, Comparison]:
    """With the index, whose whole results are forgotten, and without."""
    keeper.db.execute("DELETE FROM kept WHERE kind = ?", (Kind.RESULT.value,))
    corpus = api.read(file)
    kept = api.compare(corpus, judges="symbolic", jobs=1, keeper=keeper, settings=settings)
    return kept, api.compare(corpus, judges="symbolic", jobs=1, settings=settings)


def test_a_pair_is_related_once(
    file: Path, keeper: SqliteKeeper, related: list[tuple[str, str]]
) -> None:
    write(file, news(40))
    first, plain = compared(file, keeper)
    assert first == plain
    assert first.relations
    once = len(related) // 2
    assert compared(file, keeper) == (plain, plain)
    assert len(related) == 3 * once


def test_no_pair_that_was_related_is_related_again_for_what_is_added(
    file: Path, keeper: SqliteKeeper, related: list[tuple[str, str]]
) -> None:
    write(file, news(40))
    compared(file, keeper)
    before = set(related)
    added = {
        "id": "n900", "source": "Paper 9", "published": "2021-03-01",
        "text": "At least 99 people were killed in an attack on Lima",
    }  # fmt: skip
    write(file, [*news(40), added])
    related.clear()
    corpus = api.read(file)
    kept = api.compare(corpus, judges="symbolic", jobs=1, keeper=keeper)
    assert any("n900" in id for pair in related for id in pair)
    assert before.isdisjoint(related)
    assert kept == api.compare(corpus, judges="symbolic", jobs=1)


def test_a_renamed_article_keeps_its_relations(
    file: Path, keeper: SqliteKeeper, related: list[tuple[str, str]]
) -> None:
    write(file, news(40))
    before, _ = compared(file, keeper)
    write(file, [each | {"id": f"z{each['id']}", "source": "Another"} for each in news(40)])
    related.clear()
    corpus = api.read(file)
    kept = api.compare(corpus, judges="symbolic", jobs=1, keeper=keeper)
    assert related == []
    assert [r.reason for r in kept.relations] == [r.reason for r in before.relations]
    assert kept == api.compare(corpus, judges="symbolic", jobs=1)


def test_articles_in_another_order_of_ids_are_compared_as_without_an_index(
    file: Path, keeper: SqliteKeeper
) -> None:
    write(file, news(40))
    compared(file, keeper)
    write(file, [each | {"id": f"n{999 - at}"} for at, each in enumerate(news(40))])
    kept, plain = compared(file, keeper)
    assert kept == plain


def test_a_damaged_relation_is_found_again(file: Path, keeper: SqliteKeeper) -> None:
    write(file, news(40))
    _, plain = compared(file, keeper)
    keys = [key for (key,) in keeper.db.execute("SELECT key FROM kept WHERE kind = 'relations'")]
    keeper.db.execute("DELETE FROM kept WHERE kind = 'relations'")
    keeper.put(Kind.RELATION, [(key, b'\0["agree"]') for key in keys])
    assert compared(file, keeper)[0] == plain


def test_what_the_corpus_says_of_names_decides_anew(file: Path, keeper: SqliteKeeper) -> None:
    """A title, an office or an acronym that another article tells may change any relation."""
    write(file, news(40))
    compared(file, keeper)
    telling = [
        "The Oslo National Army (ONA) of General Omar Said attacks the Lima Defence League",
        "Foreign Minister of Norway Anna Berg meets the ONA",
    ]
    more = [
        {"id": f"m{at}", "source": "Paper 8", "published": "2021-03-01", "text": text}
        for at, text in enumerate(telling)
    ]
    for count in (1, 2):
        write(file, [*news(40), *more[:count]])
        kept, plain = compared(file, keeper)
        assert kept == plain


class Model:
    """Sees a contradiction in every pair."""

    name = "fixed"

    def score(self, pairs: Sequence[Pair]) -> list[PairScores]:
        return [PairScores(0.02, 0.08, 0.9) for _ in pairs]


class Embedder:
    """All texts are alike."""

    def queries(self, texts: Sequence[str]) -> NDArray[np.float32]:
        return np.full((len(texts), 1), 0.95, np.float32)

    passages = queries


def test_relations_of_other_judges_are_not_taken_for_these(
    file: Path, keeper: SqliteKeeper
) -> None:
    write(file, news(40))
    corpus = api.read(file)
    plain = {
        kind: api.compare(corpus, judges=Jury(kind, model, Embedder), jobs=1)
        for kind, model in ((JudgeKind.SYMBOLIC, None), (JudgeKind.BOTH, Model()))
    }
    assert len({found.relations for found in plain.values()}) == 2
    for kind in (JudgeKind.SYMBOLIC, JudgeKind.BOTH, JudgeKind.SYMBOLIC):
        keeper.db.execute("DELETE FROM kept WHERE kind = ?", (Kind.RESULT.value,))
        jury = Jury(kind, Model() if kind is JudgeKind.BOTH else None, Embedder)
        assert api.compare(corpus, judges=jury, jobs=1, keeper=keeper) == plain[kind]
