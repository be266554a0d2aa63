"""The hand reading of extraction is counted as its page says."""

from pathlib import Path

import pytest

from benchmarks.extraction import (
    DRAWN,
    READINGS,
    SLOTS,
    Drawn,
    in_turn,
    read_marks,
    report,
    summary,
)

LINES = [
    "# a comment",
    "aa\t1\tright\tright\tright\t-\t-\tmissing\tright",
    "aa\t2\tright\twrong\tright\t-\t-\t-\tright",
    "bb\t1\tmissing\tmissing\t-\t-\t-\t-\t-",
    "cc\t1\tright\tmissing\t-\twrong\t-\t-\twrong",
]


def test_a_claim_is_right_when_the_predicate_is_and_no_party_is_wrong() -> None:
    assert [c.right for c in read_marks(LINES)] == [True, False, False, True]


def test_the_summary_counts_sentences_clauses_and_slots() -> None:
    first, rows = summary(read_marks(LINES))
    assert first == "3 sentences, 4 clauses; a right claim: 2 (50%)"
    assert "| who       | 4          | 1     | 1     | 2       |" in rows


@pytest.mark.parametrize("line", ["aa\t1\tright", "aa\t1" + "\tperhaps" * len(SLOTS)])
def test_a_wrong_line_is_named(line: str) -> None:
    with pytest.raises(ValueError, match="line 2: 7 marks"):
        read_marks(["", line])


@pytest.mark.parametrize("reading", READINGS.values())
def test_a_kept_reading_is_of_a_hundred_sentences(reading: Path) -> None:
    assert len(_digests(reading)) == 2 * DRAWN


def test_no_sentence_is_in_two_readings() -> None:
    first, second = (_digests(reading) for reading in READINGS.values())
    assert not first & second


def test_the_second_sample_follows_the_first() -> None:
    fair = [Drawn("en", f"sentence {n} of six words here") for n in range(3 * DRAWN)]
    first, second = in_turn(fair, 1), in_turn([*fair, Drawn("en", "too short")], 2)
    assert first + second == sorted(fair, key=lambda s: s.digest)[: 2 * DRAWN]


def test_the_report_names_the_spent_sample() -> None:
    heads = [line for line in report() if line.startswith("sample")]
    assert heads == ["sample 1 (spent)", "sample 2"]


def _digests(reading: Path) -> set[str]:
    return {c.sentence for c in read_marks(reading.read_text(encoding="utf-8").splitlines())}
