"""Words and model decide together, and each alone where it is asked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import permutations
from pathlib import Path

import pytest
from core_helpers import article, corpus, day

from factcheck import api
from factcheck.extract.articles import read_article
from factcheck.judge.jury import ALONE, JudgeKind, Jury, seat
from factcheck.judge.passages import FROM_MANY, READ_ALL, judgements
from factcheck.judge.premise import premise_of
from factcheck.judge.shelves import library
from factcheck.language.frames import load_frames
from factcheck.match.arguments import Comparer
from factcheck.match.corpus import learn_names
from factcheck.model import classifier
from factcheck.model.interface import ModelError, Pair, PairScores

ARTICLES = (
    article("Peru rejected the offer of Chile on Monday.", "north", published="2020-01-09"),
    article("Peru menolak tawaran Chile, kata Rina Subekti.", "timur", published="2020-01-10",
            language="id"),
    article("Peru accepted the offer of Chile. The fire in Porto killed 12 people.", "south",
            published="2020-01-09"),
)  # fmt: skip
PAIRS = (
    ("Peru rejected the offer.", "Peru menerima tawaran itu."),
    ("Kapal feri itu tenggelam.", "The ferry reached the harbour."),
    ("Harga beras naik di Medan.", "Rice became dearer in Medan."),
)


class Always:
    """A model that gives every pair the same scores, and counts what it is asked."""

    name = "always"

    def __init__(self, entailment: float, neutral: float, contradiction: float) -> None:
        self.given = PairScores(entailment, neutral, contradiction)
        self.asked: list[Pair] = []

    def score(self, pairs: Sequence[Pair]) -> list[PairScores]:
        self.asked += pairs
        return [self.given for _ in pairs]


def test_the_order_of_the_articles_changes_no_verdict() -> None:
    claim = "Peru rejected the offer of Chile."
    verdicts = [api.check(claim, corpus(*order)) for order in permutations(ARTICLES)]
    assert all(verdict == verdicts[0] for verdict in verdicts)


@pytest.mark.parametrize(("a", "b"), PAIRS)
def test_the_relation_is_the_same_either_way_round(a: str, b: str) -> None:
    for kind in JudgeKind:
        one, other = api.judge(a, b, judges=kind), api.judge(b, a, judges=kind)
        assert one.relation is other.relation


@pytest.mark.parametrize(
    ("scores", "label"),
    [((0.9, 0.05, 0.05), "entailment"), ((0.1, 0.8, 0.1), "neutral"), ((0, 0, 1), "contradiction")],
)
def test_the_model_alone_decides_alone(scores: tuple[float, float, float], label: str) -> None:
    jury = Jury(JudgeKind.NEURAL, Always(*scores))
    judged = api.judge("Peru rejected the offer.", "Peru accepted the offer.", judges=jury)
    assert judged.label.value == label
    assert judged.reason.startswith(f"model {max(scores):.2f} {label}")


def test_both_judges_have_a_say() -> None:
    texts = ("The vat was emptied by the glazier.", "The glazier emptied the vat.")
    for scores, likelier in (((0.98, 0.01, 0.01), 0), ((0.01, 0.01, 0.98), 2)):
        sure = api.judge(*texts, judges=Jury(JudgeKind.BOTH, Always(*scores)))
        unsure = api.judge(*texts, judges=Jury(JudgeKind.BOTH, Always(0.34, 0.33, 0.33)))
        assert sure.scores[likelier] > unsure.scores[likelier]


def test_a_reason_says_what_the_model_thought() -> None:
    judged = api.judge(*PAIRS[0])
    assert "; model 0." in judged.reason or "; model 1." in judged.reason
    assert "model" not in api.judge(*PAIRS[0], judges="symbolic").reason


def test_a_text_longer_than_the_model_reads_is_said_to_be_cut() -> None:
    long = "Peru rejected the offer of Chile. " * 200
    assert "(of texts cut to what it reads)" in api.judge(long, "Peru rejected it.").reason
    assert "(of texts cut" not in api.judge(*PAIRS[0]).reason


@pytest.fixture
def no_model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A package whose model files are gone."""
    monkeypatch.setattr(classifier, "shipped_folder", lambda: tmp_path / "data")
    classifier.load_model.cache_clear()
    yield tmp_path / "data"
    classifier.load_model.cache_clear()


@pytest.mark.parametrize("kind", [JudgeKind.BOTH, JudgeKind.NEURAL])
def test_a_missing_model_is_an_error_and_no_weaker_answer(kind: JudgeKind, no_model: Path) -> None:
    with pytest.raises(ModelError, match="install the package again") as raised:
        api.judge(*PAIRS[0], judges=kind)
    assert str(no_model) in str(raised.value)
    with pytest.raises(ModelError):
        api.check("Peru rejected the offer.", corpus(ARTICLES[0]), judges=kind)


def test_the_symbolic_judge_needs_no_model(no_model: Path) -> None:
    assert api.judge(*PAIRS[0], judges="symbolic").relation.value == "contradict"


def test_an_unknown_judge_is_an_error() -> None:
    with pytest.raises(ValueError, match="oracle"):
        api.judge(*PAIRS[0], judges="oracle")


def _library(*articles: api.Article) -> tuple[Comparer, object]:
    reads = [read_article(each) for each in articles]
    comparer = Comparer(learn_names(reads, ()), load_frames())
    return comparer, library(reads, comparer)


def test_in_a_large_corpus_meaning_finds_what_shares_no_word() -> None:
    filler = " ".join(f"The harbour office logged {n} crates of bolts." for n in range(READ_ALL))
    told = "Ayunan di taman kanak-kanak itu dicat ulang."
    comparer, books = _library(article(filler, "port"), article(told, "school", language="id"))
    asked = read_article(api.as_article("The kindergarten swings got new paint.", "en", "claim"))
    heard = [
        each.sentence.text
        for each in judgements(asked, books, comparer, seat("both"))  # type: ignore[arg-type]
        if each.heard is not None
    ]
    assert told in heard
    assert len(heard) < READ_ALL / 2


@pytest.mark.parametrize("judges", ["symbolic", "both"])
def test_in_a_large_corpus_the_passages_that_share_rare_words_or_meaning_are_found(
    judges: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("factcheck.judge.passages.LOOK_THROUGH", 60)
    filler = " ".join(f"The harbour office logged {n} crates of bolts." for n in range(100))
    told = article("Ana Vidal rejected the truce with Chad.", "told")
    books = corpus(article(filler, "port"), told)
    for claim, label in (
        ("Ana Vidal rejected the truce with Chad.", "supported"),
        ("Ana Vidal menerima gencatan senjata dengan Chad.", "refuted"),
        ("Ana Vidal planted 40 trees.", "not_enough_evidence"),
    ):
        assert api.check(claim, books, judges=judges).label.value == label


def test_of_a_large_corpus_few_passages_are_judged(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("factcheck.judge.passages.LOOK_THROUGH", 60)
    filler = " ".join(f"The harbour office logged {n} crates of bolts." for n in range(100))
    comparer, books = _library(article(filler, "port"))
    asked = read_article(api.as_article("The harbour office logged 7 crates.", "en", "claim"))
    judged = list(judgements(asked, books, comparer, ALONE))  # type: ignore[arg-type]
    assert len(judged) == FROM_MANY


def test_the_model_reads_what_a_pronoun_points_to() -> None:
    told = article("Ana Lopez met the miners. She promised them a clinic.", published="2021-05-04")
    _, books = _library(told)
    shelf = books.shelves[0]  # type: ignore[attr-defined]
    read = [premise_of(shelf, passage) for passage in shelf.passages]
    assert read == [
        "Ana Lopez met the miners.",
        "Ana Lopez met the miners. She promised them a clinic.",
    ]


def test_what_differs_on_another_day_has_changed_for_the_model_too() -> None:
    jury = Jury(JudgeKind.NEURAL, Always(0.0, 0.1, 0.9))
    early = api.Text("The pass is open.", published=day("2021-03-01"))
    late = api.Text("The pass is closed.", published=day("2021-03-09"))
    assert api.judge(early, late, judges=jury).relation.value == "superseded"
    assert api.judge(early.text, late.text, judges=jury).relation.value == "contradict"


def test_the_order_of_the_articles_changes_no_comparison() -> None:
    found = [api.compare(corpus(*order)) for order in permutations(ARTICLES)]
    assert all(each == found[0] for each in found)


def test_the_model_alone_compares_sentences_near_in_meaning() -> None:
    one = article("Ana Vidal let the whole vat run dry.", "one", published="2021-03-01")
    other = article("Ana Vidal membiarkan seluruh tong mengering.", "two", published="2021-03-01",
                    language="id")  # fmt: skip
    jury = Jury(JudgeKind.NEURAL, Always(0.98, 0.01, 0.01), seat("both").embedder)
    found = api.compare(corpus(one, other), judges=jury)
    assert [r.kind.value for r in found.relations] == ["agree"]
