"""With an index and without: the same bytes, less work; and nothing of it ever goes stale."""

from __future__ import annotations

import datetime as dt
import json
import shutil
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from store_helpers import article, articles_of, index_of, outputs, run, write_corpus

from factcheck import api, indexing
from factcheck.article import corpus as article_corpus
from factcheck.article.inputs import find_inputs
from factcheck.cli.account import Account
from factcheck.extract.articles import read_article
from factcheck.judge.jury import JudgeKind
from factcheck.model.interface import Pair, PairScores
from factcheck.records import Article, DateBasis, Precision, When
from factcheck.settings.values import Settings
from factcheck.store import articles as kept_articles
from factcheck.store import corpora, readings
from factcheck.store.answers import KeptEncoder, KeptModel
from factcheck.store.folder import make_index, open_index
from factcheck.store.interface import Kind
from factcheck.store.sqlite import SqliteKeeper
from factcheck.store.upkeep import status

SEEDS = Path(__file__).parents[2] / "seeds"


@pytest.fixture
def keeper(tmp_path: Path) -> SqliteKeeper:
    return make_index(tmp_path / ".factcheck" / "index.db")


class Counted:
    """Counts the articles that something is done to."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.built: list[str] = []
        self.read: list[str] = []
        build, analyse = kept_articles.build_article, readings.analyse_article

        def built(raw: article_corpus.RawArticle, *rest: object) -> Article:
            self.built.append(raw.id)
            return build(raw, *rest)  # type: ignore[arg-type]

        def read(article: Article) -> object:
            self.read.append(article.id)
            return analyse(article)

        monkeypatch.setattr(kept_articles, "build_article", built)
        monkeypatch.setattr(readings, "analyse_article", read)

    def of(self, folder: Path, keeper: SqliteKeeper) -> tuple[list[str], list[str]]:
        """Whose text is read, and whose sentences, when the folder is."""
        self.built, self.read = [], []
        found = api.read(folder, keeper=keeper)
        assert found == api.read(folder)
        reads = readings.read_all(found.articles, keeper)
        assert reads == [read_article(a) for a in found.articles]
        return self.built, self.read


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> Counted:
    return Counted(monkeypatch)


def lines(folder: Path) -> list[str]:
    return (folder / "news.jsonl").read_text("utf-8").splitlines()


def write_lines(folder: Path, written: Sequence[str]) -> None:
    (folder / "news.jsonl").write_text("".join(f"{line}\n" for line in written), "utf-8")


def test_what_was_read_is_not_read_again(
    corpus: Path, keeper: SqliteKeeper, counted: Counted
) -> None:
    built, read = counted.of(corpus, keeper)
    assert len(built) == len(read) == 25
    assert counted.of(corpus, keeper) == ([], [])


def test_what_is_added_changed_or_moved_alone_is_read(
    corpus: Path, keeper: SqliteKeeper, counted: Counted
) -> None:
    counted.of(corpus, keeper)
    write_lines(corpus, [json.dumps(article(99)), *lines(corpus)])  # all others move down
    assert counted.of(corpus, keeper) == (["n0099"], ["n0099"])
    write_lines(corpus, lines(corpus)[2:])
    assert counted.of(corpus, keeper) == ([], [])
    (corpus / "news.jsonl").rename(corpus / "older.jsonl")
    (corpus / "late.txt").rename(corpus / "renamed.txt")
    assert counted.of(corpus, keeper) == ([], [])
    (corpus / "renamed.txt").write_text("Flood in Lima\n\nThe river broke two bridges in Lima.\n")
    assert counted.of(corpus, keeper) == (["renamed.txt"], ["renamed.txt"])


def test_whatever_changes_the_claims_is_part_of_their_key(corpus: Path) -> None:
    plain = articles_of(corpus)[0]
    day = When(basis=DateBasis.STATED, precision=Precision.DAY)
    changed = {
        readings.reading_key(each)
        for each in (
            plain,
            replace(plain, text=plain.text + " "),
            replace(plain, language="en" if plain.language == "id" else "id"),
            replace(plain, published=day),
            replace(plain, blocks=()),
        )
    }
    assert len(changed) == 5


def test_who_tells_it_changes_the_claims_and_needs_no_new_reading(
    corpus: Path, keeper: SqliteKeeper, counted: Counted
) -> None:
    plain = articles_of(corpus)
    readings.read_all(plain, keeper)
    counted.read.clear()
    told = [replace(a, id=f"x{a.id}", source="Radio", origin="Agency") for a in plain]
    assert readings.read_all(told, keeper) == [read_article(a) for a in told]
    assert counted.read == []


@pytest.mark.parametrize(
    ("settings", "language"),
    [
        ('[[article]]\nid = "n0001"\nsource = "The Herald"\n', None),
        ('[[article]]\nid = "n0001"\npublished = "2020-02"\n', None),
        ("", "id"),
    ],
)
def test_what_the_user_states_is_heard(
    corpus: Path, keeper: SqliteKeeper, settings: str, language: str | None
) -> None:
    api.read(corpus, keeper=keeper)
    (corpus / "factcheck.toml").write_text(settings)
    from factcheck.settings.factcheck_toml import load_settings

    stated = load_settings(corpus)
    found = api.read(corpus, settings=stated, language=language, keeper=keeper)
    assert found == api.read(corpus, settings=stated, language=language)
    assert found != api.read(corpus)


def test_another_version_reads_anew(
    corpus: Path, keeper: SqliteKeeper, counted: Counted, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted.of(corpus, keeper)
    for module in (corpora, kept_articles, readings):
        monkeypatch.setattr(module, "reading_version", lambda: "another")
    built, read = counted.of(corpus, keeper)
    assert len(built) == len(read) == 25


def test_a_value_that_is_none_is_made_again(corpus: Path, keeper: SqliteKeeper) -> None:
    """As a foreign program would write it, under a right sum."""
    found = api.read(corpus).articles
    keeper.put(Kind.READING, [(readings.reading_key(found[0]), b"\0[[]]")])
    assert readings.read_all(found, keeper) == [read_article(a) for a in found]


def test_readers_of_corpora_pass_the_index_by(corpus: Path) -> None:
    found = find_inputs([str(corpus)])
    index_of(corpus).parent.mkdir()
    (index_of(corpus).parent / "note.txt").write_text("no article")
    assert find_inputs([str(corpus)]) == found


# the model


class Model:
    """Says of each pair how long its texts are, and remembers what it was asked."""

    name = "fake"

    def __init__(self) -> None:
        self.asked: list[Pair] = []

    def score(self, pairs: Sequence[Pair]) -> list[PairScores]:
        """A value of its own for every pair."""
        self.asked += pairs
        return [PairScores(len(a) / 7, len(b) / 3, 0.1, len(a) > 2) for a, b in pairs]


class Encoder:
    """Two numbers a text; remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def queries(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Other than the passage's."""
        return self._by_length(texts) * 2

    def passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """By length."""
        return self._by_length(texts)

    def _by_length(self, texts: Sequence[str]) -> NDArray[np.float32]:
        self.asked += texts
        return np.array([(len(t), 0.5) for t in texts], np.float32).reshape(-1, 2)


PAIRS = [("a", "bb"), ("bb", "a"), ("ccc", ""), ("a", "bb")]


def test_a_pair_is_asked_once(keeper: SqliteKeeper, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("factcheck.store.answers.AT_ONCE", 2)
    model = Model()
    kept = KeptModel(lambda: model, "1", keeper)
    assert kept.score(PAIRS) == kept.score(PAIRS) == Model().score(PAIRS)
    assert model.asked == PAIRS[:3]
    assert KeptModel(lambda: model, "2", keeper).score(PAIRS[:1]) == Model().score(PAIRS[:1])
    assert model.asked == [*PAIRS[:3], PAIRS[0]]
    assert kept.name == "fake"


def test_a_text_is_embedded_once_for_each_way(keeper: SqliteKeeper) -> None:
    encoder = Encoder()
    kept = KeptEncoder(lambda: encoder, "1", keeper)
    texts = ["a", "ccc", "a"]
    for way in ("passages", "queries", "passages", "queries"):
        assert np.array_equal(getattr(kept, way)(texts), getattr(Encoder(), way)(texts))
    assert encoder.asked == ["a", "ccc", "a", "ccc"]
    assert kept.passages([]).shape == (0, 2)


def test_a_model_is_not_loaded_where_all_was_asked_before(keeper: SqliteKeeper) -> None:
    KeptModel(Model, "1", keeper).score(PAIRS)

    def never() -> Model:
        raise AssertionError("loaded")

    assert KeptModel(never, "1", keeper).score(PAIRS) == Model().score(PAIRS)


# whole commands


def test_commands_print_the_same_with_an_index(corpus: Path) -> None:
    without = outputs(corpus)
    assert run("index", str(corpus), "--judge", "symbolic").exit_code == 0
    assert outputs(corpus) == without


@pytest.mark.slow
@pytest.mark.parametrize("seeds", [True, False])
def test_commands_with_the_model_print_the_same_with_an_index(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seeds: bool
) -> None:
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "news"
    if seeds:
        shutil.copytree(SEEDS, folder)
    else:
        write_corpus(folder, 40)
    without = outputs(folder, "both")
    assert run("index", str(folder)).exit_code == 0
    assert outputs(folder, "both") == without
    assert outputs(folder, "both") == without  # now with all scores kept


@pytest.mark.slow
def test_an_index_that_grew_prints_the_same(corpus: Path) -> None:
    run("index", str(corpus))
    outputs(corpus, "both")
    write_lines(corpus, [*lines(corpus)[3:], *(json.dumps(article(n)) for n in range(50, 56))])
    grown = outputs(corpus, "both")
    shutil.rmtree(index_of(corpus).parent)
    assert outputs(corpus, "both") == grown


def test_index_embeds_whatever_is_asked_for(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After it, no command asks the encoder for a passage."""
    monkeypatch.setattr("factcheck.model.retriever.load_retriever", Encoder)
    keeper = make_index(index_of(corpus))
    indexing.make([str(corpus)], keeper, settings=Settings())

    class Silent(Encoder):
        def passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
            raise AssertionError(texts)

    monkeypatch.setattr("factcheck.model.retriever.load_retriever", Silent)
    monkeypatch.setattr("factcheck.model.classifier.load_model", lambda path: Model())
    monkeypatch.setattr("factcheck.judge.passages.READ_ALL", 1)
    read = api.read(corpus, keeper=keeper)
    api.compare(read, keeper=keeper)
    assert api.check("The mayor of Lima rejected the ceasefire", read, keeper=keeper).evidence


def test_what_is_gone_is_removed_where_the_whole_corpus_is_seen(corpus: Path) -> None:
    def held() -> dict[Kind, int]:
        keeper = open_index(index_of(corpus))
        assert isinstance(keeper, SqliteKeeper)
        found = {h.kind: h.entries for h in status(keeper).held if h.entries}
        keeper.close()
        return found

    for path in (corpus, corpus / "news.jsonl"):
        run("index", str(path), "--judge", "symbolic")
        assert held() == {Kind.ARTICLES: 25, Kind.READING: 25}
    write_lines(corpus, lines(corpus)[5:])
    run("index", str(corpus / "news.jsonl"), "--judge", "symbolic")
    assert held() == {Kind.ARTICLES: 25, Kind.READING: 25}
    done = run("index", str(corpus), "--judge", "symbolic")
    assert held() == {Kind.ARTICLES: 20, Kind.READING: 20}
    assert "10 old entries removed" in done.stderr


def test_judges_without_the_model_are_left_as_they_are(keeper: SqliteKeeper) -> None:
    assert indexing.seat_kept(JudgeKind.SYMBOLIC, None, keeper).model is None
    jury = indexing.seat_kept("symbolic")
    assert indexing.seat_kept(jury, None, keeper) is jury


def test_what_was_compared_is_not_compared_again(
    corpus: Path, keeper: SqliteKeeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    from factcheck.questions import comparison

    made: list[int] = []
    real = comparison.compare_articles

    def counted(articles: Any, *rest: Any) -> Any:
        made.append(len(articles))
        return real(articles, *rest)

    monkeypatch.setattr(comparison, "compare_articles", counted)
    every = articles_of(corpus)

    def compared(articles: Any, **options: Any) -> Any:
        given = api.Corpus(tuple(articles))
        return api.compare(given, judges="symbolic", keeper=keeper, **options)

    first = compared(every)
    assert compared(every) == first
    assert made == [len(every)]
    assert compared(every[1:]) != first
    compared(every, as_of=dt.date(1999, 1, 1))
    assert len(made) == 3


def test_whoever_watches_sees_the_work_also_where_the_result_is_kept(
    corpus: Path, keeper: SqliteKeeper
) -> None:
    given = api.Corpus(articles_of(corpus))
    found = api.compare(given, judges="symbolic", keeper=keeper)
    account = Account()
    assert api.compare(given, judges="symbolic", keeper=keeper, watch=account) == found
    assert any(line.startswith("pairs, near, within days") for line in account.lines())
