"""Means of trainings, mixes with claims in groups, and what of a mix a judge is not sure of."""

from __future__ import annotations

import argparse
import random
from collections.abc import Sequence
from pathlib import Path

import pytest

from factcheck.model.interface import Pair, PairScores

torch = pytest.importorskip("torch")

from training import all as training  # noqa: E402
from training import articles, data, groups  # noqa: E402
from training.mean import counted, mean  # noqa: E402
from training.mined import mined  # noqa: E402

PUBLIC = {
    "id": "indonli-1", "label": "entailment", "premise": "Hujan turun.", "hypothesis": "Basah.",
}  # fmt: skip


def test_a_mix_of_groups_keeps_to_its_parts_and_out_of_what_is_kept(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ours = [path for path in groups.files() if path.stem.startswith("pairs_")][:3]
    monkeypatch.setattr(groups, "files", lambda: ours)
    monkeypatch.setattr(data, "foundation", lambda _: [data.example(PUBLIC, "indonli")])
    parts = data.Parts(articles=30, claims=40, sentences=50, pairs=20, public=10)
    mix = data.with_groups(Path(), [data.PAIRS], parts, seed=1)
    assert len(mix) == 30 + 40 + 50 + 20 + 1
    assert mix == data.with_groups(Path(), [data.PAIRS], parts, seed=1)
    kept = articles.HELD_OUT | articles.DEVELOPMENT
    kept |= data.HELD_OUT_TOPICS | data.DEVELOPMENT_TOPICS
    assert not kept & {row.get("topic") for row in mix}


def test_every_step_begins_with_what_an_earlier_one_made() -> None:
    build = Path("build")
    wanted = argparse.Namespace(build=build, data=Path("data"), pairs=[Path("pairs")])
    made: set[Path] = set()
    for step in training.steps(wanted):
        begins = [Path(a.partition(":")[0]) for a in step.arguments]
        needed = {path for path in begins if path.parent == build and path != step.makes}
        assert needed <= made, step
        made.add(step.makes)


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


class Sure:
    """A judge that is sure of what begins with "sure"."""

    name = "sure"

    def score(self, pairs: Sequence[Pair]) -> list[PairScores]:
        return [
            PairScores(0.95, 0.03, 0.02) if claim.startswith("sure") else PairScores(0.5, 0.3, 0.2)
            for _, claim in pairs
        ]


def test_what_a_judge_is_sure_of_is_learned_from_less_often() -> None:
    claims = [f"{'sure' if at % 2 else 'open'} {at}" for at in range(400)]
    rows = [{"premise": "p", "hypothesis": claim, "labels": ["entailment"]} for claim in claims]
    kept = list(mined(rows, Sure(), random.Random(3), 0.9, 0.25))
    sure = [row for row in kept if row["hypothesis"].startswith("sure")]
    assert len(kept) - len(sure) == 200
    assert 20 < len(sure) < 80
    assert kept == [row for row in rows if row in kept]
