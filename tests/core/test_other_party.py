"""Two parties are not one: a wife and a president, the countries for a thing and those against."""

from __future__ import annotations

import pytest
from core_helpers import claims, symbolic

from factcheck import api
from factcheck.records import InferenceLabel


@pytest.mark.parametrize(
    ("found", "asked", "language"),
    [
        ("The wife of the president was shot.", "The president was shot.", "en"),
        ("The son of the mayor was arrested.", "The mayor was arrested.", "en"),
        ("Pengacara terdakwa ditangkap.", "Terdakwa ditangkap.", "id"),
        ("Haftar's son was killed.", "Haftar was killed.", "en"),
    ],
)
def test_no_level_takes_whoever_is_somebodys_for_the_other(
    found: str, asked: str, language: str
) -> None:
    assert symbolic.judge(found, asked, language=language).level == "words"


@pytest.mark.parametrize(
    ("found", "asked"),
    [
        ("Defence lawyer Ahmad Salim was arrested.", "Ahmad Salim was arrested."),
        ("The president's wife was shot.", "The wife was shot."),
    ],
)
def test_a_title_does_not_make_another_person(found: str, asked: str) -> None:
    assert symbolic.judge(found, asked).label is InferenceLabel.ENTAILMENT


def test_no_level_sets_two_counted_groups_against_each_other() -> None:
    judged = symbolic.judge(
        "Forty countries support the treaty.", "Nine countries oppose the treaty."
    )
    assert judged.level != "opposite predicate"
    one = symbolic.judge("Forty countries support it.", "Forty countries oppose it.")
    assert one.level == "opposite predicate"


def test_who_drinks_may_eat() -> None:
    judged = symbolic.judge("Residents drank water.", "Residents ate grass.")
    assert judged.label is not InferenceLabel.CONTRADICTION


@pytest.mark.parametrize(
    ("found", "asked"),
    [
        ("Seven people, including two children, died.", "Two children died."),
        ("The court convicted six officers and three civilians.",
         "The court convicted three civilians."),
    ],
)  # fmt: skip
def test_a_part_of_those_counted_is_no_other_number_of_them(found: str, asked: str) -> None:
    assert symbolic.judge(found, asked).level != "another number"
    assert symbolic.judge("Seven children died.", "Two children died.").level == "another number"


def test_a_town_named_like_a_common_word_is_one_town_in_both_languages() -> None:
    judged = symbolic.judge("Bus menabrak rumah di Malang.", "A bus hit a house in Malang.")
    assert judged.label is InferenceLabel.ENTAILMENT
    other = symbolic.judge("Bus menabrak rumah di Malang.", "A bus hit a house in Medan.")
    assert other.label is InferenceLabel.CONTRADICTION


def test_an_argument_tells_whose_somebody_is() -> None:
    (arrest,) = claims("The mayor's brother was arrested.")
    whom = arrest.argument("whom")
    assert whom is not None
    assert whom.owner == ("c:mayor",)


@pytest.mark.parametrize(
    ("premise", "hypothesis", "label"),
    [
        ("The oil was sold to the cooperative.", "The cooperative sold the oil.", "contradiction"),
        ("The oil was sold to the cooperative.", "The cooperative bought the oil.", "entailment"),
        ("Rumah itu dijual kepada Tan.", "Tan menjual rumah itu.", "contradiction"),
        ("Rumah itu dijual kepada Tan.", "Tan membeli rumah itu.", "entailment"),
        ("The drones were sent to Chad.", "Chad mengirim drone.", "contradiction"),
        ("Sandera diserahkan kepada polisi.", "Polisi menyerahkan sandera.", "contradiction"),
        ("The letter was sent from Nairobi.", "Nairobi sent the letter.", "entailment"),
        ("The city sent aid to the village.", "Aid was sent to the village.", "entailment"),
        ("Bantuan dikirim ke Palu.", "Palu sent aid.", "contradiction"),
    ],
)  # fmt: skip
def test_who_gets_a_thing_did_not_give_it(premise: str, hypothesis: str, label: str) -> None:
    assert api.judge(premise, hypothesis, judges="symbolic").label.value == label
