"""Small things that turn a verdict: sums, accusations, a short form that is another verb."""

from __future__ import annotations

import pytest

from factcheck import api
from factcheck.language.lexicon import load_language

QUAKE = (
    "Gempa yang mengguncang Mamasa pada Rabu menewaskan 14 orang, melukai 127 lainnya, "
    "dan merusak 830 rumah."
)


def label(premise: str, hypothesis: str) -> str:
    return api.judge(premise, hypothesis, judges="symbolic").label.value


def test_killed_injured_and_wrecked_are_no_parts_of_one_sum() -> None:
    assert label(QUAKE, "More than a hundred people were killed in the Mamasa quake.") == (
        "contradiction"
    )


@pytest.mark.parametrize(
    "premise",
    [
        "Twelve people died in Aceh and three people died in Medan, police said.",
        "Dua belas orang dewasa dan tiga anak tewas di Aceh, kata polisi.",
    ],
)
def test_parts_of_one_event_are_summed(premise: str) -> None:
    assert label(premise, "15 people died, police said.") == "entailment"


def test_left_with_a_bare_number_dead_is_killed() -> None:
    assert label("The quake left at least 14 dead in Mamasa.", "At least 14 were killed.") == (
        "entailment"
    )


def test_an_accusation_shows_no_deed() -> None:
    accusation = "Moskow menuduh Ukraina menyuntikkan cesium ke sumur."
    assert label(accusation, "Ukraine injected cesium into the well.") == "neutral"
    assert label(accusation, "Moscow accused Ukraine of injecting cesium into the well.") == (
        "entailment"
    )
    told = "The army told reporters that rebels shelled the town of Brakel."
    assert label(told, "Rebels shelled Brakel.") == "entailment"


@pytest.mark.parametrize(
    ("word", "frame"),
    [("menyerah", "surrender"), ("menunjuk", "appoint"), ("mengundang", "invite")],
)
def test_a_verb_of_its_own_goes_before_the_short_form_of_another(word: str, frame: str) -> None:
    _, readings = load_language("id").matches((word,), 0)
    assert readings[0].value == frame


def test_what_is_to_be_built_is_not_built() -> None:
    planned = "Pemerintah akan membangun 1.200 rumah tahan gempa mulai Juli."
    assert label(planned, "Sebanyak 1.200 rumah tahan gempa selesai dibangun.") == "contradiction"
