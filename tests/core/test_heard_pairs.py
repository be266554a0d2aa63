"""Dated pairs that may contradict: the model is heard, and what is told apart first."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from core_helpers import article, corpus, judge
from core_helpers import day as on
from numpy.typing import NDArray

from factcheck import api
from factcheck.extract.articles import read_article
from factcheck.judge.denials import denied_matter
from factcheck.judge.jury import ALONE, JudgeKind, Jury, seat
from factcheck.judge.number_facts import number_facts
from factcheck.judge.pairing import Pairing, pairing
from factcheck.judge.relation import as_found
from factcheck.judge.relation_weights import HEARD, heard_facts, relation_weights
from factcheck.judge.sentences import judge_words
from factcheck.language.frames import load_frames
from factcheck.match.arguments import Comparer
from factcheck.match.corpus import learn_names
from factcheck.model.interface import Pair, PairScores
from factcheck.records import Comparison, RelationKind

DAY, WEEKS_LATER = "2021-03-06", "2021-04-20"
FRESH = [
    ("5 Berita Terpopuler Olahraga Hari Ini", "5 Berita Terpopuler Olahraga Hari Ini"),
    ("Top five sports stories today", "Top five sports stories today"),
    ("Pasar Arona Ditutup Hari Ini", "Pasar Arona Ditutup Hari Ini"),
]


@pytest.mark.parametrize(("first", "second"), FRESH)
@pytest.mark.parametrize("kind", [JudgeKind.SYMBOLIC, JudgeKind.BOTH])
def test_two_reports_each_of_its_own_day_neither_contradict_nor_change(
    first: str, second: str, kind: JudgeKind
) -> None:
    texts = [api.Text(t, published=on(d)) for t, d in ((first, DAY), (second, WEEKS_LATER))]
    relation = api.judge(*texts, judges=seat(kind)).relation
    assert relation not in (RelationKind.CONTRADICT, RelationKind.SUPERSEDED)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Pasar Arona Ditutup Hari Ini", "Hari Ini Pasar Arona Ditutup"),
        ("Arona market closed today", "Today Arona market closed"),
    ],
)
@pytest.mark.parametrize("kind", [JudgeKind.SYMBOLIC, JudgeKind.BOTH])
def test_today_in_other_words_is_no_wrong_date(first: str, second: str, kind: JudgeKind) -> None:
    texts = [api.Text(t, published=on(d)) for t, d in ((first, DAY), (second, WEEKS_LATER))]
    assert api.judge(*texts, judges=seat(kind)).relation != RelationKind.CONTRADICT


def test_a_wrong_date_of_birth_stays_a_contradiction_weeks_later() -> None:
    first, second = "Presiden lahir pada 5 Mei 1950.", "Presiden lahir pada 7 Mei 1950."
    assert judge(first, second, DAY, WEEKS_LATER).relation == RelationKind.CONTRADICT


def pair_of(first: str, second: str) -> Pairing:
    """Two texts of one day, each judged by the other's words."""
    reads = [
        read_article(article(text, id, published=DAY, language=api.judge_language(text)))
        for id, text in (("a", first), ("b", second))
    ]
    a, b = reads
    comparer = Comparer(learn_names(reads, ()), load_frames())
    ahead = judge_words(b, as_found(a, comparer), comparer)
    return pairing(a, b, ahead, judge_words(a, as_found(b, comparer), comparer))


def numbers(first: str, second: str) -> dict[str, float]:
    pair = pair_of(first, second)
    assert pair.ahead.shown is not None
    assert pair.back.shown is not None
    return dict(number_facts(pair, pair.ahead.shown, pair.back.shown))


ROUNDED = [
    ("Banjir Arona Tewaskan 704 Orang", "Banjir Arona Tewaskan 700 Orang", True),
    ("Flood in Arona kills 2,498", "Flood in Arona kills 2,500", True),
    ("Flood in Arona kills 21", "Flood in Arona kills 20", False),
    ("Flood in Arona kills 780", "Flood in Arona kills 700", False),
    ("Banjir Arona Tewaskan 11.180 Orang", "Banjir Arona Tewaskan 11.100 Orang", False),
]


@pytest.mark.parametrize(("first", "second", "same"), ROUNDED)
def test_a_number_to_whole_hundreds_is_the_same_number(first: str, second: str, same: bool) -> None:
    facts = numbers(first, second)
    assert bool(facts["number same"]) is same
    assert bool(facts.get("number other")) is not same


def test_the_dead_of_an_incident_are_no_count_of_all_the_dead() -> None:
    facts = numbers(
        "Pasar di Arona Dibom, 10 Orang Tewas", "Korban Tewas di Arona Capai 4.651 Orang"
    )
    assert facts["count of another order"]
    assert not numbers("Flood in Arona kills 15", "Flood in Arona kills 20")[
        "count of another order"
    ]


def test_some_who_are_counted_apart_are_a_part_of_all() -> None:
    facts = numbers("Flood in Arona kills 9 children", "Flood in Arona kills 31 people")
    assert facts["count of a part"]
    assert not facts["count of others"]
    facts = numbers("Flood in Arona kills 9 children", "Flood in Arona kills 4 women")
    assert facts["count of others"]
    facts = numbers("Flood in Arona kills 9 residents", "Flood in Arona kills 31 people")
    assert not facts["count of a part"]


DENIED = [
    ("Dorvania denies it armed the rebels", "Dorvania armed the rebels", 1.0),
    ("Dorvania Bantah Pasok Senjata ke Pemberontak", "Dorvania Pasok Senjata ke Pemberontak", 1.0),
    ("Dorvania denies it armed the rebels", "Rebels open a school in Arona", 0.5),
]


@pytest.mark.parametrize(("denial", "other", "share"), DENIED)
def test_a_denial_disputes_what_it_denies(denial: str, other: str, share: float) -> None:
    for first, second in ((denial, other), (other, denial)):
        pair = pair_of(first, second)
        assert pair.ahead.shown is not None
        assert pair.back.shown is not None
        facts = denied_matter(pair, pair.ahead.shown, pair.back.shown)
        assert facts["denied matter said"] == pytest.approx(share, abs=0.35)
        assert facts["denied matter said"] + facts["denied matter not said"] == 1
    assert (facts["denied matter said"] > 0.6) is (share == 1)


def test_two_denials_dispute_nothing() -> None:
    pair = pair_of("Dorvania denies it armed the rebels", "The rebels deny Dorvania armed them")
    assert pair.ahead.shown is not None
    assert pair.back.shown is not None
    assert denied_matter(pair, pair.ahead.shown, pair.back.shown) == {}


YES, NO = PairScores(0.9, 0.08, 0.02), PairScores(0.02, 0.08, 0.9)


@pytest.mark.parametrize("days", [None, 0, 2, 40])
def test_what_the_model_says_has_weights_and_no_direction(days: int | None) -> None:
    facts = heard_facts(YES, NO, days)
    assert facts == heard_facts(NO, YES, days)
    assert facts.keys() <= relation_weights(HEARD).keys()
    assert facts["model contradicts one way"] == 0.9
    assert any("within days" in name for name in facts) is (days == 2)


class Model:
    """Says the same of every pair, and remembers them."""

    name = "fixed"

    def __init__(self, answer: PairScores) -> None:
        self.answer = answer
        self.asked: list[Pair] = []

    def score(self, pairs: Sequence[Pair]) -> list[PairScores]:
        self.asked += pairs
        return [self.answer for _ in pairs]


class Embedder:
    """All texts are alike."""

    def queries(self, texts: Sequence[str]) -> NDArray[np.float32]:
        return np.full((len(texts), 1), 0.95, np.float32)

    passages = queries


def compared(answer: PairScores, *texts: str) -> tuple[Comparison, Model]:
    model = Model(answer)
    told = (article(t, f"{n}", published="2021-05-04") for n, t in enumerate(texts))
    return api.compare(corpus(*told), judges=Jury(JudgeKind.BOTH, model, Embedder)), model


COUNTS = ("Flood in Quito kills 20 people.", "Flood in Quito kills 15 people.")


def test_where_words_find_a_contradiction_the_model_is_asked_either_way_round() -> None:
    found, model = compared(NO, *COUNTS)
    assert set(model.asked) >= {COUNTS, COUNTS[::-1]}
    (relation,) = found.relations
    assert relation.kind is RelationKind.CONTRADICT
    assert "model contradicts" in relation.reason


def test_what_the_model_does_not_hold_for_a_contradiction_is_less_likely_one() -> None:
    scores = [
        next((r.score for r in compared(answer, *COUNTS)[0].relations
              if r.kind is RelationKind.CONTRADICT), 0.0)
        for answer in (NO, PairScores(0.02, 0.96, 0.02))
    ]  # fmt: skip
    assert scores[0] > scores[1]


def test_of_pairs_that_cannot_contradict_the_model_is_not_asked() -> None:
    told = ("Vidal visited the harbour of Lima on Monday.", "Vidal visited the harbour of Lima.")
    _, model = compared(NO, *told)
    assert model.asked == []


def test_the_symbolic_judge_asks_no_model() -> None:
    told = (article(t, f"{n}", published="2021-05-04") for n, t in enumerate(COUNTS))
    (relation,) = api.compare(corpus(*told), judges=ALONE).relations
    assert "model" not in relation.reason
