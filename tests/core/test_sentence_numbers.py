"""Numbers of whole sentences: shares, bounds, parts, the two ends of a change, ordinals."""

from __future__ import annotations

import pytest
from core_helpers import rows, symbolic

from factcheck.records import InferenceLabel

LABELS = {
    "E": InferenceLabel.ENTAILMENT,
    "N": InferenceLabel.NEUTRAL,
    "C": InferenceLabel.CONTRADICTION,
}


@pytest.mark.parametrize(("premise", "hypothesis", "label"), rows("sentence_numbers.tsv"))
def test_numbers_of_a_sentence_say_or_exclude_those_of_another(
    premise: str, hypothesis: str, label: str
) -> None:
    assert symbolic.judge(premise, hypothesis).label is LABELS[label]


@pytest.mark.parametrize(
    ("premise", "hypothesis"),
    [
        (
            "Serikat menuntut kenaikan 15 persen.",
            "The unions had demanded an increase of 10 percent.",
        ),
        ("81 percent of members backed the deal.", "Semua anggota mendukung kesepakatan itu."),
        (
            "The council raised the fee from 40 to 60 euros.",
            "Dewan menaikkan biaya menjadi 40 euro.",
        ),
    ],
)
def test_the_number_that_excludes_is_the_level(premise: str, hypothesis: str) -> None:
    assert symbolic.judge(premise, hypothesis).level == "another number"


def test_some_of_several_are_no_other_number_than_all() -> None:
    three, more = "Police arrested three suspects.", "Police arrested three more suspects."
    eleven = "Polisi menangkap sebelas tersangka."
    assert symbolic.judge(three, eleven).label is LABELS["C"]
    assert symbolic.judge(more, eleven).label is LABELS["N"]
