"""Set phrases and verbs with a moved particle are told from their opposites, across languages."""

from __future__ import annotations

import pytest
from core_helpers import claims, readings, rows, symbolic


@pytest.mark.parametrize(("label", "premise", "hypothesis"), rows("wordings.tsv"))
def test_a_phrase_is_read_as_a_whole(label: str, premise: str, hypothesis: str) -> None:
    assert symbolic.judge(premise, hypothesis).label.value == label


@pytest.mark.parametrize(
    ("sentence", "frame"),
    [
        ("The council turned the proposal down.", "reject"),
        ("The council turned it down on Monday.", "reject"),
        ("The council turned the offer of the bank down.", "reject"),
        ("The drivers called the strike off.", "cancel"),
        ("The commission put the vote off until March.", "postpone"),
        ("The firm took its rival over in 2019.", "acquire_company"),
        ("The police let the men go.", "release"),
        ("The regulator gave the merger the green light.", "allow"),
    ],
)
def test_a_particle_behind_the_object_belongs_to_the_verb(sentence: str, frame: str) -> None:
    assert any(frame in readings(claim) for claim in claims(sentence, "en"))


@pytest.mark.parametrize(
    ("sentence", "frame"),
    [
        ("They passed the bill on Tuesday.", "leak"),
        ("The mayor turned the car down a side street.", "reject"),
        ("He put the vote in on Monday.", "postpone"),
    ],
)
def test_a_preposition_with_its_own_noun_is_no_particle(sentence: str, frame: str) -> None:
    assert not any(frame in readings(claim) for claim in claims(sentence, "en"))
