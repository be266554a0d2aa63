"""What the model says of the relation of two dated texts is weighed with what their words say."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from core_helpers import article, corpus

from factcheck import api
from factcheck.article.stated import parse_published
from factcheck.judge.jury import JudgeKind, Jury
from factcheck.match.dense import Embedder
from factcheck.model.interface import Pair, PairScores, RelationScores

EARLIER = ("Peru considers the fishing offer of Chile", "2024-03-05")
LATER = ("Lima turns down what Santiago put on the table about fishing", "2024-03-08")


class Says:
    """A model that gives every dated pair the same relation, and keeps what it was asked."""

    name = "says"
    relates = True

    def __init__(self, **chances: float) -> None:
        every = dict.fromkeys(("agree", "contradict", "superseded", "unrelated"), 0.01)
        self.given = RelationScores(**(every | chances))
        self.asked: list[Pair] = []

    def score(self, pairs: Sequence[Pair]) -> list[PairScores]:
        return [PairScores(0.1, 0.8, 0.1) for _ in pairs]

    def relate(self, pairs: Sequence[Pair]) -> list[RelationScores]:
        self.asked += pairs
        return [self.given for _ in pairs]


def never() -> Embedder:
    raise AssertionError("the nearness in meaning is not asked for beside the relation")


def relation(model: Says, kind: JudgeKind, *pair: tuple[str, str]) -> api.Judgement:
    one, other = (dated(*each) for each in pair or (EARLIER, LATER))
    return api.judge(one, other, judges=Jury(kind, model, never))


def dated(text: str, day: str) -> api.Text:
    when = parse_published(day).when
    assert when is not None
    return api.Text(text, "en", when)


@pytest.mark.parametrize("kind", ["agree", "superseded", "unrelated"])
def test_where_words_tell_little_the_model_decides(kind: str) -> None:
    for judges in (JudgeKind.BOTH, JudgeKind.NEURAL):
        judged = relation(Says(**{kind: 0.97}), judges)
        assert judged.relation.value == kind
        assert f"model 0.97 {kind}" in judged.reason


def test_the_earlier_text_is_read_first_and_the_days_are_told() -> None:
    wanted = (EARLIER[0], f"+3 {LATER[0]}")
    for pair in ((EARLIER, LATER), (LATER, EARLIER)):
        model = Says(agree=0.97)
        relation(model, JudgeKind.BOTH, *pair)
        assert model.asked == [wanted]


def test_of_one_day_the_order_changes_nothing() -> None:
    asked = []
    for pair in ((EARLIER, (LATER[0], EARLIER[1])), ((LATER[0], EARLIER[1]), EARLIER)):
        model = Says(agree=0.97)
        relation(model, JudgeKind.BOTH, *pair)
        asked.append(model.asked)
    assert asked[0] == asked[1]
    assert asked[0][0][1].startswith("+0 ")


def test_without_a_day_the_model_is_not_asked() -> None:
    model = Says(agree=0.97)
    api.judge(EARLIER[0], LATER[0], judges=Jury(JudgeKind.SYMBOLIC, model))
    assert not model.asked


def test_compare_asks_the_model_where_words_leave_a_relation_open() -> None:
    told = corpus(
        article("Peru rejected the fishing offer of Chile.", "north", published="2020-01-09"),
        article("Chile offered Peru a treaty about fishing.", "south", published="2020-01-08"),
    )
    found = {}
    for kind in ("agree", "unrelated"):
        model = Says(**{kind: 0.97})
        jury = Jury(JudgeKind.BOTH, model, Flat)
        comparison = api.compare(told, judges=jury)
        assert model.asked, kind
        found[kind] = [r.kind.value for r in comparison.relations if "model 0.97" in r.reason]
    assert found == {"agree": ["agree"], "unrelated": []}


class Flat:
    """An embedder to which all texts are near."""

    def queries(self, texts: Sequence[str]) -> object:
        import numpy as np

        return np.tile(np.array([[1.0, 0.0]], np.float32), (len(texts), 1))

    passages = queries
