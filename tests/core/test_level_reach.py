"""A level sees one claim: where a sentence is silent on the rest, it decides nothing."""

from __future__ import annotations

import pytest
from core_helpers import article, corpus

from factcheck import api


def verdict(claim: str, text: str) -> str:
    """By words alone, so that nothing else can mend what a level says."""
    return api.check(claim, corpus(article(text, "north")), judges="symbolic").label.value


@pytest.mark.parametrize(
    ("claim", "text"),
    [
        ("The palace burned because of lightning.", "The palace burned a week before the quake."),
        (
            "The general promised elections within six months.",
            "The general promised elections within 18 months.",
        ),
    ],
)
def test_a_level_supports_no_claim_whose_reason_or_number_is_not_said(
    claim: str, text: str
) -> None:
    assert verdict(claim, text) != "supported"


def test_what_is_all_said_is_supported_still() -> None:
    assert (
        verdict("The palace burned.", "The palace burned a week before the quake.") == "supported"
    )
    assert (
        verdict("The general promised elections.", "The general promised elections in 18 months.")
        == "supported"
    )


@pytest.mark.parametrize(
    ("claim", "text"),
    [
        (
            "Thirty people died in the shelling of the harbour at Arona.",
            "Three people died when a drone hit an oil terminal.",
        ),
        (
            "Nine patients died when the hospital was shelled.",
            "Four people died of cholera on the island, doctors said.",
        ),
    ],
)
def test_the_dead_of_another_matter_are_no_other_number(claim: str, text: str) -> None:
    assert verdict(claim, text) != "refuted"


def test_another_number_of_the_same_matter_refutes_still() -> None:
    claim = "Thirty people died in the shelling of the harbour at Arona."
    assert verdict(claim, "Nine people died in the shelling of the harbour at Arona.") == "refuted"
