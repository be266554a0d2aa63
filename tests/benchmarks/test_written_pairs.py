"""The written inference pairs: whole, balanced, and divided by topic as their README says."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from typing import Any

import pytest

from benchmarks.data import ROOT

FOLDER = ROOT / "training" / "pairs"
KEYS = {
    "id", "premise", "hypothesis", "label", "type", "lang_premise", "lang_hypothesis", "topic",
}  # fmt: skip
TYPES = {
    "entailment": {"paraphrase", "partial", "frame", "quantity", "voice", "attribution"},
    "contradiction": {
        "negation", "antonym", "numeric", "date", "place", "role", "lexical", "mood", "attribution",
    },
    "neutral": {"added", "related", "cause", "mood", "broader"},
}  # fmt: skip
LANGUAGES = {"id", "en", "ms", "ar", "tr", "ru", "es", "fr"}


@pytest.fixture(scope="module")
def pairs() -> list[dict[str, Any]]:
    files = sorted(FOLDER.glob("*.jsonl"))
    return [json.loads(line) for f in files for line in f.read_text("utf-8").splitlines()]


def test_every_pair_has_the_fields_and_known_values(pairs: list[dict[str, Any]]) -> None:
    for pair in pairs:
        assert pair.keys() == KEYS, pair["id"]
        assert pair["type"] in TYPES[pair["label"]], pair["id"]
        assert {pair["lang_premise"], pair["lang_hypothesis"]} <= LANGUAGES, pair["id"]
        assert pair["premise"].strip() == pair["premise"] != "", pair["id"]
        assert pair["hypothesis"].strip() == pair["hypothesis"] != "", pair["id"]


def test_no_id_and_no_pair_occurs_twice(pairs: list[dict[str, Any]]) -> None:
    assert len({p["id"] for p in pairs}) == len(pairs)
    assert len({(p["premise"], p["hypothesis"]) for p in pairs}) == len(pairs)


def test_there_are_enough_and_half_of_them_cross_languages(pairs: list[dict[str, Any]]) -> None:
    assert len(pairs) >= 8_000
    across = sum(p["lang_premise"] != p["lang_hypothesis"] for p in pairs)
    assert across / len(pairs) >= 0.5


def test_every_premise_has_as_many_of_each_label(pairs: list[dict[str, Any]]) -> None:
    """Of rumours one claim stands under many headlines: there each file has as many."""
    labels: dict[str, Counter[str]] = {}
    for pair in pairs:
        rumour = pair["topic"].startswith("rumours_")
        labels.setdefault(pair["topic" if rumour else "premise"], Counter())[pair["label"]] += 1
    assert [
        p for p, found in labels.items() if len(set(found.values())) > 1 or len(found) < 3
    ] == []


def test_the_readme_says_what_the_pairs_are() -> None:
    command = [sys.executable, str(ROOT / "scripts" / "pairs.py"), "--check"]
    assert subprocess.run(command, check=False).returncode == 0


def test_held_out_topics_exist_and_share_no_premise_with_the_others(
    pairs: list[dict[str, Any]],
) -> None:
    held_out = set((FOLDER / "held_out.txt").read_text("utf-8").split())
    topics = {p["topic"] for p in pairs}
    assert held_out
    assert held_out < topics
    kept = {p["premise"] for p in pairs if p["topic"] in held_out}
    assert not kept & {p["premise"] for p in pairs if p["topic"] not in held_out}
