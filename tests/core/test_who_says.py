"""Who says, denies or admits what, and what a sentence says was not so."""

from __future__ import annotations

import pytest
from core_helpers import rows, symbolic

from factcheck.records import InferenceLabel

LABELS = {
    "E": InferenceLabel.ENTAILMENT, "N": InferenceLabel.NEUTRAL, "C": InferenceLabel.CONTRADICTION,
}  # fmt: skip


@pytest.mark.parametrize(("wanted", "found", "asked"), rows("who_says.tsv"))
def test_who_says_what(wanted: str, found: str, asked: str) -> None:
    label = symbolic.judge(found, asked).label
    if wanted == "-":
        assert label is not InferenceLabel.ENTAILMENT
    else:
        assert label is LABELS[wanted]
