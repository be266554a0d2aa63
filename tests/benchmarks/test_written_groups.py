"""The written claims about premises of pairs: whole, balanced, and about what is learned from."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from test_written_articles import TYPES

from training import data, groups
from training.groups import Claim

Row = dict[str, Any]


@pytest.fixture(scope="module")
def ours() -> list[Claim]:
    return [c for path in groups.files() if not groups.public(path) for c in groups.read_file(path)]


@pytest.fixture(scope="module")
def about_public() -> list[Claim]:
    return [c for path in groups.files() if groups.public(path) for c in groups.read_file(path)]


@pytest.fixture(scope="module")
def pairs() -> list[Row]:
    """Of topics that the model learns from."""
    return list(data.written([data.PAIRS]))


def test_every_premise_has_as_many_claims_of_each_label(
    ours: list[Claim], about_public: list[Claim]
) -> None:
    labels: dict[str, Counter[str]] = {}
    for claim in (*ours, *about_public):
        assert claim.kind in TYPES[claim.label], claim
        labels.setdefault(claim.premise, Counter())[claim.label] += 1
    assert all(len(own) == 3 and len(set(own.values())) == 1 for own in labels.values())


def test_what_the_shipped_model_has_not_met_yet_is_named_rightly() -> None:
    later = set((groups.FOLDER / groups.LATER).read_text("utf-8").split())
    names = {path.stem for path in groups.files()}
    assert later <= names
    assert {path.stem for path in groups.learned_files()} == names - later


def test_no_claim_about_a_premise_occurs_twice(
    ours: list[Claim], about_public: list[Claim]
) -> None:
    counted = Counter((claim.premise, claim.text.casefold()) for claim in (*ours, *about_public))
    assert [each for each, count in counted.items() if count > 1] == []


def test_claims_are_about_pairs_that_are_learned_from(ours: list[Claim], pairs: list[Row]) -> None:
    rows = list(groups.rows(ours, pairs))
    assert len(rows) == len(ours) > 10_000
    across = sum(row["lang_premise"] != row["lang_hypothesis"] for row in rows)
    assert across / len(rows) > 0.5


def test_claims_about_public_premises_name_no_pair_of_ours(
    about_public: list[Claim], pairs: list[Row]
) -> None:
    named = {claim.premise for claim in about_public}
    assert named
    assert not named & {row["id"] for row in pairs}
    # Neighbours are put together by a program: their ids say nothing of their premise.
    assert not {name for name in named if name.endswith("-near")}


def test_a_claim_stands_behind_its_premise(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("@ one\nS en frame | They made peace\nN id cause | Mereka jera\n", "utf-8")
    pair = {"id": "one", "premise": "Perang usai.", "lang_premise": "id", "topic": "war"}
    rows = list(groups.rows(groups.read_file(file), [pair]))
    assert [(row["premise"], row["hypothesis"], row["labels"]) for row in rows] == [
        ("Perang usai.", "They made peace", ["entailment"]),
        ("Perang usai.", "Mereka jera", ["neutral"]),
    ]
    with pytest.raises(ValueError, match="no pair one"):
        list(groups.rows(groups.read_file(file), []))


@pytest.mark.parametrize(
    ("text", "line"),
    [("S en frame | Before any premise", 1), ("@ one\nQ en frame | No label", 2), ("@ one\n@", 2)],
)
def test_a_line_out_of_form_is_named(tmp_path: Path, text: str, line: int) -> None:
    file = tmp_path / "a.txt"
    file.write_text(f"{text}\n", "utf-8")
    with pytest.raises(ValueError, match=rf"a\.txt:{line}: "):
        groups.read_file(file)
