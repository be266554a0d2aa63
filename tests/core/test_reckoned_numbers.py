"""Numbers put in relation before they are compared: changes, shares, differences, bounds."""

from __future__ import annotations

import pytest
from core_helpers import rows, symbolic

_LABELS = {"E": "entailment", "N": "neutral", "C": "contradiction"}


@pytest.mark.parametrize(("premise", "hypothesis", "label"), rows("reckoned_numbers.tsv"))
def test_what_numbers_come_to_says_or_excludes_others(
    premise: str, hypothesis: str, label: str
) -> None:
    assert symbolic.judge(premise, hypothesis).label.value == _LABELS[label]
