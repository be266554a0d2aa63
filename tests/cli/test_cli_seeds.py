"""The whole way on the articles of this repository: what a stranger sees in a fresh clone."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

REPOSITORY = Path(__file__).parents[2]
SEEDS = sorted(str(path.relative_to(REPOSITORY)) for path in (REPOSITORY / "seeds").iterdir())

pytestmark = pytest.mark.slow


def _factcheck(*arguments: str, hash_seed: str = "0") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "factcheck", *arguments],
        cwd=REPOSITORY,
        env={**os.environ, "PYTHONHASHSEED": hash_seed},
        capture_output=True,
        check=False,
    )


def _json(*arguments: str) -> Any:
    done = _factcheck(*arguments, "--format", "json")
    assert done.returncode == 0, done.stderr.decode()
    return json.loads(done.stdout)


def test_a_bare_compare_reads_the_seeds_and_answers_the_questions_of_claims() -> None:
    done = _factcheck("compare")
    assert done.returncode == 0
    shown = done.stdout.decode()
    assert "Who controls Tripoli airport?  [changed]" in shown
    assert "Source by source" in shown
    assert "…" not in shown
    assert done.stderr.decode().splitlines()[-1].startswith("5 articles, ")


def test_the_same_bytes_whatever_the_hash_seed_and_the_order_of_the_files() -> None:
    runs = [
        _factcheck("compare", *files, "--format", "json", hash_seed=seed).stdout
        for files, seed in ((SEEDS, "0"), (SEEDS[::-1], "1"), (["seeds"], "4242"))
    ]
    assert runs[0]
    assert runs[0] == runs[1] == runs[2]


def test_every_quote_is_the_article_text_at_its_offsets() -> None:
    found = _json("compare")
    texts = {Path(path).name: (REPOSITORY / path).read_bytes().decode() for path in SEEDS}
    assert found["claims"]
    for claim in found["claims"]:
        assert texts[claim["article"]][claim["start"] : claim["end"]] == claim["quote"]
    known = {claim["id"] for claim in found["claims"]}
    assert all({relation["a"], relation["b"]} <= known for relation in found["relations"])
    assert all(
        set(position["claims"]) <= known
        for question in found["questions"]
        for position in question["positions"]
    )


@pytest.mark.parametrize(
    ("text", "verdict"),
    [("Haftar rejected ceasefire", "supported"), ("Haftar accepted the ceasefire", "refuted")],
)
def test_an_english_claim_is_answered_with_an_indonesian_quote(text: str, verdict: str) -> None:
    answer = _json("claim", text)
    assert answer["verdict"] == verdict
    assert answer["evidence"][0]["article"] == "001_7138cfddab07e5ec.txt"
    assert "olak" in answer["evidence"][0]["quote"]


def test_only_articles_up_to_the_day_are_read() -> None:
    found = _json("compare", "--as-of", "2020-01-31")
    assert {article["article"][:3] for article in found["articles"]} == {"001", "003"}


def test_the_tracked_claims_have_their_expected_verdicts() -> None:
    done = _factcheck("report", "--format", "json")
    unexpected = [t["id"] for t in json.loads(done.stdout)["tracked"] if not t["expected"]]
    assert unexpected == []
    assert done.returncode == 0
