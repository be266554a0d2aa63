"""Two short texts with one word in common: a name may relate them, another word does not."""

from __future__ import annotations

import pytest

from factcheck import api
from factcheck.article.stated import parse_published
from factcheck.records import Judgement, RelationKind


def _of_one_day(a: str, b: str) -> Judgement:
    when = parse_published("2023-05-04").when
    assert when is not None
    return api.judge(api.Text(a, "", when), api.Text(b, "", when), judges="symbolic")


@pytest.mark.parametrize(("a", "b"), [("Merkel quits", "Merkel resigns")])
def test_a_shared_name_can_relate(a: str, b: str) -> None:
    assert _of_one_day(a, b).relation is RelationKind.AGREE
    assert _of_one_day(b, a).relation is RelationKind.AGREE


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Prices rise", "Prices discussed by bakers"),
        ("Farmers protest in Lyon", "Farmers sell apples"),
    ],
)
def test_one_common_word_relates_nothing(a: str, b: str) -> None:
    found = _of_one_day(a, b)
    assert found.relation is RelationKind.UNRELATED
    assert "too little is shared" in found.reason
