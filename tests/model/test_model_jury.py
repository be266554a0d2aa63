"""Who judges is who was asked for, and the model is asked of each pair once."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

import numpy as np
import pytest
from numpy.typing import NDArray

from factcheck.judge import jury as juries
from factcheck.judge.jury import ALONE, JudgeKind, Jury, seat
from factcheck.model import classifier, retriever
from factcheck.model.interface import ModelError, Pair, PairScores

A, B, C = ("Ann left", "Ann stayed"), ("Ann stayed", "Ann left"), ("Ann left", "Ann left")


class Counter:
    """A model that remembers what it was asked; its answers differ from pair to pair."""

    name = "counter"

    def __init__(self) -> None:
        self.asked: list[list[Pair]] = []

    def score(self, pairs: Sequence[Pair]) -> list[PairScores]:
        self.asked.append(list(pairs))
        return [self.answer(pair) for pair in pairs]

    @property
    def pairs(self) -> list[Pair]:
        """All pairs it was asked of, one after another."""
        return [pair for pairs in self.asked for pair in pairs]

    @staticmethod
    def answer(pair: Pair) -> PairScores:
        yes = len(pair[0]) / 100
        return PairScores(yes, 0.5 - yes, 0.5)


class Embedder:
    """Counts the passages it was given."""

    def __init__(self) -> None:
        self.passed = 0

    def queries(self, texts: Sequence[str]) -> NDArray[np.float32]:
        return np.ones((len(texts), 1), np.float32)

    def passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        self.passed += len(texts)
        return np.ones((len(texts), 1), np.float32)


@pytest.fixture
def model() -> Counter:
    return Counter()


@pytest.fixture
def jury(model: Counter) -> Jury:
    return Jury(JudgeKind.BOTH, model)


@pytest.fixture
def unloadable(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every load of a model fails."""

    def load(path: Path | None = None) -> NoReturn:
        raise ModelError("loaded")

    monkeypatch.setattr(classifier, "load_model", load)
    monkeypatch.setattr(retriever, "load_retriever", load)


@pytest.mark.usefixtures("unloadable")
@pytest.mark.parametrize("kind", ["symbolic", JudgeKind.SYMBOLIC])
def test_the_symbolic_judge_sits_without_a_model(kind: str) -> None:
    found = seat(kind, Path("not-there"))
    assert (found.kind, found.model, found.embedder) == (JudgeKind.SYMBOLIC, None, None)
    assert (found.reads_model, found.weighs_words) == (False, True)


@pytest.mark.usefixtures("unloadable")
@pytest.mark.parametrize("kind", ["neural", "both"])
def test_the_other_kinds_load_one(kind: str) -> None:
    with pytest.raises(ModelError, match="loaded"):
        seat(kind)


@pytest.mark.parametrize("kind", JudgeKind)
def test_only_the_model_alone_weighs_no_words(
    monkeypatch: pytest.MonkeyPatch, model: Counter, kind: JudgeKind
) -> None:
    monkeypatch.setattr(classifier, "load_model", lambda path: model)
    found = seat(kind)
    assert found.kind is kind
    assert found.weighs_words is (kind is not JudgeKind.NEURAL)
    assert found.reads_model is (kind is not JudgeKind.SYMBOLIC)


def test_the_folder_asked_for_is_the_one_loaded(
    monkeypatch: pytest.MonkeyPatch, model: Counter
) -> None:
    loaded: list[Path | None] = []

    def load(path: Path | None) -> Counter:
        loaded.append(path)
        return model

    monkeypatch.setattr(classifier, "load_model", load)
    assert seat("both", Path("mine")).model is model
    seat()
    assert loaded == [Path("mine"), None]


@pytest.mark.parametrize("kind", ["oracle", "", "SYMBOLIC"])
def test_an_unknown_kind_is_no_judge(kind: str) -> None:
    with pytest.raises(ValueError, match=f"'{kind}' is not a valid JudgeKind"):
        seat(kind)


@pytest.mark.usefixtures("unloadable")
def test_a_jury_that_sits_stays_as_it_is(jury: Jury) -> None:
    assert seat(jury, Path("other")) is jury


def test_without_a_model_there_are_no_scores() -> None:
    seat("symbolic").prepare([A, B])
    assert seat("symbolic").scores(*A) is None
    assert ALONE.scores(*A) is None


def test_prepare_asks_of_each_pair_once_and_all_at_once(jury: Jury, model: Counter) -> None:
    jury.prepare([A, B, A, C, B])
    assert model.asked == [[A, B, C]]


def test_what_was_prepared_is_not_asked_again(jury: Jury, model: Counter) -> None:
    jury.prepare(pair for pair in (A, B))
    jury.prepare([B, C, A])
    assert [jury.scores(*pair) for pair in (A, B, C)] == [model.answer(pair) for pair in (A, B, C)]
    assert model.pairs == [A, B, C]


def test_a_pair_that_was_not_prepared_is_asked_when_needed(jury: Jury, model: Counter) -> None:
    assert jury.scores(*A) == jury.scores(*A) == model.answer(A)
    assert model.pairs == [A]


def test_a_pair_the_other_way_round_is_another_pair(jury: Jury, model: Counter) -> None:
    assert jury.scores(*A) != jury.scores(*B)
    assert model.pairs == [A, B]


def test_two_juries_share_no_answers(model: Counter) -> None:
    for _ in range(2):
        Jury(JudgeKind.NEURAL, model).prepare([A])
    assert model.pairs == [A, A]


def test_a_jury_keeps_no_more_answers_than_fit(
    monkeypatch: pytest.MonkeyPatch, jury: Jury, model: Counter
) -> None:
    """Forgotten pairs are asked again, and answered as before."""
    monkeypatch.setattr(juries, "KEPT", 2)
    for place in range(10):
        jury.scores("Ann left", f"Ann left on day {place}")
    assert jury.scores(*A) == model.answer(A)
    assert len(jury._known) <= 3


def test_both_ways_are_known_also_where_one_was_and_all_are_forgotten(
    jury: Jury, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(juries, "KEPT", 1)
    jury.prepare([A, C])
    assert jury.both_ways(*A) == (Counter.answer(A), Counter.answer(B))


def test_many_pairs_prepared_at_once_are_asked_once(
    monkeypatch: pytest.MonkeyPatch, jury: Jury, model: Counter
) -> None:
    """A run that prepares more than `KEPT` pairs would else ask of all of them one by one."""
    monkeypatch.setattr(juries, "KEPT", 2)
    jury.prepare([A, B, C])
    for pair in (A, B, C):
        jury.scores(*pair)
    assert model.pairs == [A, B, C]


class Counted:
    """Unit vectors by the length of a text; keeps what it was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def queries(self, texts: Sequence[str]) -> NDArray[np.float32]:
        self.asked += texts
        turns = np.array([len(text) for text in texts]) * np.pi / 3
        return np.stack([np.cos(turns), np.sin(turns)], axis=1).astype(np.float32)

    passages = queries


def test_the_nearness_of_two_texts_is_their_cosine_and_each_is_embedded_once() -> None:
    embedder = Counted()
    jury = Jury(JudgeKind.BOTH, Counter(), lambda: embedder)
    jury.prepare_texts(["a", "bb", "a"])
    assert jury.nearness("a", "bb") == jury.nearness("bb", "a") == pytest.approx(0.5)
    assert jury.nearness("a", "cccc") == pytest.approx(-1.0)
    assert embedder.asked == ["a", "bb", "cccc"]


def test_more_texts_than_are_kept_are_still_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(juries, "KEPT", 1)
    jury = Jury(JudgeKind.BOTH, Counter(), Counted)
    jury.prepare_texts(["a", "bb", "ccc"])
    assert jury.nearness("a", "dddd") == pytest.approx(-1.0)


def test_without_an_embedder_nothing_is_near_or_far() -> None:
    assert Jury(JudgeKind.SYMBOLIC).nearness("a", "b") is None


def test_a_corpus_is_read_into_vectors_once() -> None:
    embedder, corpora = Embedder(), (object(), object())
    jury = Jury(JudgeKind.BOTH, Counter(), lambda: embedder)
    indexes = [jury.index(corpus, lambda: ["a", "b"]) for corpus in (*corpora, *corpora)]
    for index in indexes:
        index.cosines("a")
    assert indexes[0] is indexes[2]
    assert indexes[0] is not indexes[1]
    assert embedder.passed == 4
