"""The language of a text is told from its words, and left open where it is none of ours."""

from __future__ import annotations

import time

import pytest
from language_cases import rows

from factcheck.language.detect import detect_language

KNOWN = ("id", "en")
CASES = [pytest.param(*row, id=f"{row[0]}: {row[1][:40]}") for row in rows("detect.tsv")]


@pytest.mark.parametrize(("expected", "text"), CASES)
def test_text_is_in_this_language(expected: str, text: str) -> None:
    language, sure = detect_language(text, KNOWN)
    assert language == expected
    assert (0.0 < sure <= 1.0) if expected != "und" else sure == 0.0


def test_a_language_that_was_not_asked_for_is_not_answered() -> None:
    indonesian = "Jenderal itu menolak seruan gencatan senjata dari dua negara"
    assert detect_language(indonesian, ("en",)) == ("und", 0.0)


def test_codes_without_data_are_passed_over() -> None:
    assert detect_language("The army said that it had left the town", ("xx", "en"))[0] == "en"
    assert detect_language("The army said that it had left the town", ("xx",)) == ("und", 0.0)


def test_malay_reads_as_indonesian() -> None:
    assert detect_language("Kerajaan tidak akan menerima cadangan itu", KNOWN)[0] == "id"


def test_a_long_text_is_judged_within_a_second() -> None:
    begin = time.perf_counter()
    detect_language("pasukan pemerintah " * 6_000, KNOWN)
    assert time.perf_counter() - begin < 1.0
