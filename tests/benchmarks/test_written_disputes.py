"""The written disputes: whole, of all kinds, and apart from what verdicts are fitted on."""

from __future__ import annotations

import random
from collections import Counter
from pathlib import Path

import pytest

from training import disputes
from training.disputes import WHO_SAYS, Matter


@pytest.fixture(scope="module")
def learned() -> list[Matter]:
    return [m for path in disputes.files() for m in disputes.read_file(path)]


@pytest.fixture(scope="module")
def kept() -> list[Matter]:
    return [m for path in disputes.files(kept=True) for m in disputes.read_file(path)]


def test_every_matter_has_statements_of_reports_and_eight_claims(
    learned: list[Matter], kept: list[Matter]
) -> None:
    for matter in (*learned, *kept):
        assert 3 <= len(matter.statements) <= 5, matter.id
        assert len(matter.claims) == 8, matter.id
        assert len({c.text.lower() for c in matter.claims}) == 8, matter.id


def test_claims_of_all_verdicts_are_learned_and_kept(
    learned: list[Matter], kept: list[Matter]
) -> None:
    for matters in (learned, kept):
        verdicts = Counter(c.verdict for m in matters for c in m.claims)
        assert min(verdicts[v] for v in ("supported", "refuted", "conflicting")) >= 100
        assert verdicts["not_enough_evidence"] >= len(matters)


def test_nothing_kept_is_learned(learned: list[Matter], kept: list[Matter]) -> None:
    known = {s.text for m in learned for s in m.statements.values()}
    assert not known & {s.text for m in kept for s in m.statements.values()}


def test_rows_are_asked_as_a_verdict_asks(kept: list[Matter]) -> None:
    rows = list(disputes.rows(kept[:5], random.Random(1)))
    assert all(row["hypothesis"].startswith(WHO_SAYS) for row in rows)
    marks = sum(len(c.marks) for m in kept[:5] for c in m.claims)
    assert sum(row["labels"] != ["neutral"] for row in rows) == marks


def test_what_leans_on_the_sentence_before_is_read_with_it(tmp_path: Path) -> None:
    file = tmp_path / "fires.txt"
    told = ["@", "H en a | Fire", "1 en a | X did it.", "2 en a | X denied it.", "3 id b | Y."]
    file.write_text("\n".join([*told, "C en 1+ 2- | X lit the fire"]), "utf-8")
    (matter,) = disputes.read_file(file)
    assert [s.before for s in matter.statements.values()] == ["", "X did it.", ""]
    assert matter.claims[0].verdict == "conflicting"


@pytest.mark.parametrize("line", ["C en 7+ | a mark on nothing", "C en + | none", "4 fr a | Oui."])
def test_a_line_out_of_form_is_named(tmp_path: Path, line: str) -> None:
    file = tmp_path / "fires.txt"
    file.write_text(f"@\n1 en a | X did it.\n{line}\n", "utf-8")
    with pytest.raises(ValueError, match=r"fires\.txt:3"):
        disputes.read_file(file)


def test_open_claims_that_may_be_accusations_are_not_asked_so() -> None:
    def row(label: str, kind: str) -> dict[str, object]:
        return {"premise": "p", "hypothesis": "h", "labels": [label], "type": kind}

    mix = [row("neutral", "mood"), row("neutral", "added"), row("entailment", "frame")]
    assert [r["type"] for r in disputes.asked_so(mix)] == ["added", "frame"]


def test_a_headline_needs_neither_headline_nor_brackets() -> None:
    told = disputes.told_premise
    assert told("", "", "Granary burns") == "Granary burns"
    assert told("Who did it?", "", "He did.") == "Who did it? He did."
    assert told("Fire", "A.", "B.") == "Fire. (A.) B."
