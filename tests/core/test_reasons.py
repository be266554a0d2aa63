"""A claim that gives a reason follows only from a text that speaks of that reason."""

from __future__ import annotations

import pytest
from core_helpers import claims, rows

from factcheck import api


@pytest.mark.parametrize(
    ("label", "premise", "hypothesis"),
    [pytest.param(*row, id=f"{row[1][:40]} / {row[2][:40]}") for row in rows("reasons.tsv")],
)
def test_no_reason_follows_from_the_deed_alone(label: str, premise: str, hypothesis: str) -> None:
    assert api.judge(premise, hypothesis, judges="symbolic").label.value == label


def test_a_purpose_behind_an_object_is_none_of_the_verb_s_complements() -> None:
    text = "Tentara menutup jembatan itu untuk menghentikan pemberontak."
    stop = next(c for c in claims(text, "id") if c.predicate == "stop")
    assert stop.purpose
    assert stop.polarity.value == "affirmed"
