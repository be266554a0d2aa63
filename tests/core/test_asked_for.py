"""A request, a wish or a condition leaves open whether the thing was done; a plan does not."""

from __future__ import annotations

import pytest
from core_helpers import rows

from factcheck import api


@pytest.mark.parametrize(
    ("label", "premise", "hypothesis"),
    [pytest.param(*row, id=f"{row[1][:40]} / {row[2][:40]}") for row in rows("asked_for.tsv")],
)
def test_what_is_asked_for_may_or_may_not_be_done(
    label: str, premise: str, hypothesis: str
) -> None:
    assert api.judge(premise, hypothesis, judges="symbolic").label.value == label
