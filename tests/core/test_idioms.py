"""The same told in other words is supported, its opposite refuted, within and across languages."""

from __future__ import annotations

import pytest
from core_helpers import judge, rows

TABLE = rows("idioms.tsv")


@pytest.mark.parametrize(("said", "same", "opposite"), TABLE, ids=[row[1] for row in TABLE])
def test_an_idiom_is_told_from_its_opposite(said: str, same: str, opposite: str) -> None:
    assert judge(said, same).label.value == "entailment"
    assert judge(said, opposite).label.value == "contradiction"
