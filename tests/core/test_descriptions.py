"""Pronouns and descriptions stand for what was named before, or stay open."""

from __future__ import annotations

import pytest
from core_helpers import claims, find, rows


@pytest.mark.parametrize(
    ("language", "predicate", "role", "referent", "text"), rows("descriptions.tsv")
)
def test_a_description_stands_for_the_last_thing_of_its_kind(
    language: str, predicate: str, role: str, referent: str, text: str
) -> None:
    argument = find(claims(text, language), predicate).argument(role)
    assert argument is not None
    assert argument.stands_for == ("" if referent == "-" else referent)
