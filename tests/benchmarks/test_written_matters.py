"""The written matters: whole, and read as their README says."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from training.matters import Matter, read_file, topics, within

GOOD = """= harbour
@ A id 2019-04-22 Harian Samudra
H: Pasukan Rebut Kembali Pelabuhan
1: Pasukan pemerintah merebut kembali pelabuhan pada Minggu.
@ B en 2019-04-23 The Levant Courier
H: Nine die in fight for harbour
1: Nine people were killed in the fight for the harbour, medics said.
2: The militia put the toll at four.
S A0,A1 en frame | Troops retook the port
R A1 en role | The militia took the port
C B1/A1 en conflict | Nine people died
N - en cause | The militia had run out of fuel
"""


@pytest.fixture(scope="module")
def written() -> list[Matter]:
    return [matter for path in topics() for matter in read_file(path)]


def test_every_matter_has_three_outlets_in_two_languages(written: list[Matter]) -> None:
    for matter in written:
        assert len(matter.reports) == 3, matter.name
        assert {report.lang for report in matter.reports.values()} == {"id", "en"}, matter.name
        assert len({report.outlet for report in matter.reports.values()}) == 3, matter.name


def test_every_matter_has_claims_of_each_verdict(written: list[Matter]) -> None:
    for matter in written:
        counts = Counter(claim.verdict for claim in matter.claims)
        assert counts == {
            "supported": 8, "refuted": 8, "not_enough_evidence": 5, "conflicting": 3,
        }, matter.name  # fmt: skip


def test_the_sides_of_a_conflict_stand_in_different_articles(written: list[Matter]) -> None:
    for matter in written:
        for claim in matter.claims:
            if claim.verdict == "conflicting":
                one, other = ({letter for letter, _ in side} for side in claim.sides)
                assert not one & other, claim.id


def test_what_a_sentence_says_to_a_claim_is_found_by_its_text(tmp_path: Path) -> None:
    file = tmp_path / "matters.txt"
    file.write_text(GOOD, "utf-8")
    (matter,) = read_file(file)
    supported, refuted, conflicting, left_open = matter.claims
    first = matter.reports["A"].sentences[1]
    assert matter.says(supported, "matters-harbour-A", first) == "entailment"
    assert matter.says(supported, "matters-harbour-B", first) == "neutral"
    assert matter.says(refuted, "matters-harbour-A", first.upper()) == "contradiction"
    toll = matter.reports["B"].sentences[1]
    assert matter.says(conflicting, "matters-harbour-B", toll) == "entailment"
    assert matter.says(conflicting, "matters-harbour-A", first) == "contradiction"
    assert matter.says(left_open, "matters-harbour-A", first) == "neutral"


def test_a_sentence_read_in_two_is_found_but_no_scrap_of_it() -> None:
    whole = "Nine people were killed in the fight for the harbour, medics said."
    assert within(whole, "Nine people were killed in the fight for the harbour")
    assert within(whole, f"{whole} More followed.")
    assert not within(whole, "medics said")
    assert not within(whole, "")


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("S A0,A1", "S A0,A9", 9),  # no such sentence
        ("S A0,A1", "S C1", 9),  # no such article
        ("S A0,A1", "S ,", 9),
        ("C B1/A1", "C B1", 11),  # one side only
        ("N -", "N A1", 12),
        ("2: The", "3: The", 8),  # a sentence is missing
    ],
)
def test_a_line_out_of_form_is_named(tmp_path: Path, old: str, new: str, line: int) -> None:
    file = tmp_path / "matters.txt"
    file.write_text(GOOD.replace(old, new), "utf-8")
    with pytest.raises(ValueError, match=rf"matters\.txt:{line}: "):
        read_file(file)
