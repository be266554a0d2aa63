"""The same input gives the same bytes, and the order of the files changes nothing."""

from __future__ import annotations

import os
import subprocess
import sys
from itertools import permutations
from pathlib import Path

import pytest
from core_helpers import article, corpus, symbolic
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck import api

ROOT = Path(__file__).parents[2]
ARTICLES = (
    article("Peru rejected the offer of Chile on Monday.", "north", published="2020-01-09"),
    article("Peru menolak tawaran Chile, kata Rina Subekti.", "timur", published="2020-01-10",
            language="id"),
    article("Peru accepted the offer of Chile. The fire in Porto killed 12 people.", "south",
            published="2020-01-09"),
    article("Kebakaran di Porto menewaskan 31 orang. Rina Subekti mundur.", "barat",
            published="2020-01-12", language="id"),
)  # fmt: skip


@given(st.permutations(ARTICLES), st.integers(0, 4))
@settings(max_examples=20)
def test_the_order_of_the_articles_changes_nothing(order: list[api.Article], count: int) -> None:
    kept = [a for a in ARTICLES if a in order[:count]]
    assert symbolic.compare(corpus(*order[:count])) == symbolic.compare(corpus(*kept))


def test_the_order_of_the_paths_changes_nothing() -> None:
    paths = sorted((ROOT / "seeds").glob("*.txt"))[1:3]
    one, other = (symbolic.compare(api.read(*order)) for order in permutations(paths))
    assert one == other


def test_the_order_of_the_articles_changes_no_verdict() -> None:
    claim = "Peru rejected the offer of Chile."
    verdicts = [symbolic.check(claim, corpus(*order)) for order in permutations(ARTICLES)]
    assert all(v == verdicts[0] for v in verdicts)


@pytest.mark.slow
@pytest.mark.parametrize(
    "arguments",
    [
        ("compare", "seeds", "--format", "json"),
        (
            "claim",
            "Haftar rejected ceasefire",
            "seeds/001_7138cfddab07e5ec.txt",
            "--format",
            "json",
        ),
    ],
    ids=["compare", "claim"],
)
def test_the_same_bytes_come_out_whatever_the_hash_seed(arguments: tuple[str, ...]) -> None:
    runs = [
        subprocess.Popen(
            [sys.executable, "-m", "factcheck", *arguments],
            cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": seed}, stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        for seed in ("0", "1", "2")
    ]  # fmt: skip
    outputs = [run.communicate(timeout=120) for run in runs]
    assert all(run.returncode in (0, 1) for run in runs), outputs[0][1].decode()
    assert len(outputs[0][0]) > 200
    assert outputs[0] == outputs[1] == outputs[2]
