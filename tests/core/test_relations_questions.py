"""A headline that only asks contradicts nothing; who speaks twice is believed to say one thing."""

from __future__ import annotations

import pytest

from factcheck import api
from factcheck.article.stated import parse_published
from factcheck.records import RelationKind


def _on_one_day(a: str, b: str) -> RelationKind:
    when = parse_published("2023-05-04").when
    assert when is not None
    return api.judge(api.Text(a, "", when), api.Text(b, "", when), judges="symbolic").relation


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("Norway denies role in the pipeline blast", "Was Norway behind the pipeline blast?"),
        ("Brasil bantah terlibat kudeta di Bolivia", "Benarkah Brasil terlibat kudeta Bolivia?"),
        ("Minister denies taking bribes from builder", "Did the minister take bribes?”"),
    ],
)
def test_a_question_contradicts_nothing(said: str, asked: str) -> None:
    assert _on_one_day(said, asked) is not RelationKind.CONTRADICT
    assert _on_one_day(asked, said) is not RelationKind.CONTRADICT


def test_what_is_asked_of_and_then_asserted_still_contradicts() -> None:
    denied = "Brasil bantah terlibat kudeta di Bolivia"
    accused = "Bolivia tuduh Brasil terlibat kudeta"
    assert _on_one_day(denied, accused) is RelationKind.CONTRADICT
