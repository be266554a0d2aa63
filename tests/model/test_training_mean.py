"""The mean of several trainings' weights."""

from __future__ import annotations

from pathlib import Path

import pytest

torch = pytest.importorskip("torch")

from training.mean import counted, mean  # noqa: E402


def test_a_state_counts_as_often_as_is_said() -> None:
    one = {"w": torch.tensor([1.0, 2.0])}
    other = {"w": torch.tensor([4.0, 8.0], dtype=torch.bfloat16)}
    found = mean([(one, 1.0), (other, 2.0)])
    assert found["w"].dtype == torch.float32
    assert found["w"].tolist() == pytest.approx([3.0, 6.0])


def test_no_mean_is_taken_of_nothing_or_of_other_weights() -> None:
    with pytest.raises(ValueError, match="no weights"):
        mean([])
    with pytest.raises(ValueError, match="w has several shapes"):
        mean([({"w": torch.zeros(1)}, 1.0), ({"w": torch.zeros(2)}, 1.0)])
    with pytest.raises(ValueError, match="head is not in all"):
        mean([({"w": torch.zeros(1), "head": torch.zeros(1)}, 1.0), ({"w": torch.zeros(1)}, 1.0)])


def test_a_file_counts_once_where_nothing_is_said() -> None:
    assert counted("a.pt") == (Path("a.pt"), 1.0)
    assert counted("a.pt:2") == (Path("a.pt"), 2.0)
