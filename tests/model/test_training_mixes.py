"""Mixes with claims in groups, what of a mix a judge is not sure of, and the order of all steps."""

from __future__ import annotations

import argparse
import random
from collections.abc import Sequence
from pathlib import Path

import pytest

from factcheck.model.interface import Pair, PairScores
from training import all as training
from training import articles, data, disputes, groups
from training.disputes import WHO_SAYS
from training.mined import mined

PUBLIC = {
    "id": "indonli-1", "label": "entailment", "premise": "Hujan turun.", "hypothesis": "Basah.",
}  # fmt: skip


def test_a_mix_of_groups_keeps_to_its_parts_and_out_of_what_is_kept(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ours = [path for path in groups.files() if path.stem.startswith("pairs_")][:3]
    monkeypatch.setattr(groups, "files", lambda: ours)
    monkeypatch.setattr(data, "foundation", lambda _: [data.example(PUBLIC, "indonli")])
    parts = data.Parts(
        articles=30, claims=40, sentences=50, pairs=20, public=10, disputes=25, told=15
    )
    mix = data.with_groups(Path(), [data.PAIRS], parts, seed=1)
    assert len(mix) == 30 + 40 + 50 + 20 + 1 + 25 + 15
    assert sum(row["hypothesis"].startswith(WHO_SAYS) for row in mix) == 25 + 15
    assert mix == data.with_groups(Path(), [data.PAIRS], parts, seed=1)
    kept = articles.HELD_OUT | articles.DEVELOPMENT
    kept |= data.HELD_OUT_TOPICS | data.DEVELOPMENT_TOPICS
    kept |= {path.stem for path in disputes.files(kept=True)}
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
