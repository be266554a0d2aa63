"""The hand reading of extraction is counted as its page says."""

import pytest

from benchmarks.extraction import READING, SLOTS, read_marks, summary

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


def test_the_kept_reading_is_of_a_hundred_sentences() -> None:
    clauses = read_marks(READING.read_text(encoding="utf-8").splitlines())
    assert len({c.sentence for c in clauses}) == 100
