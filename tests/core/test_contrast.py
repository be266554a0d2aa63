"""What a sentence sets aside is not what it says: "Norway, not Sweden"."""

from __future__ import annotations

import pytest
from core_helpers import article, symbolic

from factcheck.extract.articles import read_article
from factcheck.records import InferenceLabel


def aside(text: str, language: str) -> set[str]:
    (sentence,) = read_article(article(text, language=language)).analyses
    return {text[m.start : m.end].lower() for m in sentence.marks if m.aside}


@pytest.mark.parametrize(
    ("text", "language", "words"),
    [
        ("It was Norway, not Sweden, that offered the loan.", "en", {"sweden"}),
        ("Bukan Kenya melainkan Ghana yang menolak usulan itu.", "id", {"kenya"}),
        ("Ghana, bukan Kenya, yang menolak usulan itu.", "id", {"kenya"}),
        ("The minister resigned not because of illness but over taxes.", "en", {"illness"}),
        ("The union accepted the deal rather than strike.", "en", {"strike"}),
        ("Serikat itu menerima tawaran ketimbang mogok.", "id", {"mogok"}),
        ("Every region except Catalonia reopened its schools.", "en", {"catalonia"}),
        ("Semua anggota kecuali Hungaria menyetujui rencana itu.", "id", {"hungaria"}),
        ("The mayor did not resign but apologised.", "en", set()),
        ("He was not only a poet but also a judge.", "en", set()),
        ("The firm is not profitable but its sales are rising.", "en", set()),
        ("Dia bukan hanya dokter tetapi juga petani.", "id", set()),
        ("Polisi tidak menahan sopir itu tetapi memeriksanya.", "id", set()),
        ("The dam, not far from Oslo, was closed.", "en", set()),
    ],
)
def test_words_that_are_set_aside(text: str, language: str, words: set[str]) -> None:
    assert aside(text, language) == words


@pytest.mark.parametrize(
    ("premise", "true", "false"),
    [
        (
            "It was Norway, not Sweden, that offered the loan.",
            "Norwegia menawarkan pinjaman itu.",
            "Sweden offered the loan.",
        ),
        (
            "Bukan Kenya melainkan Ghana yang menolak usulan itu.",
            "Ghana rejected the proposal.",
            "Kenya menolak usulan itu.",
        ),
    ],
)
def test_what_is_set_aside_is_contradicted(premise: str, true: str, false: str) -> None:
    assert symbolic.judge(premise, true).label is InferenceLabel.ENTAILMENT
    assert symbolic.judge(premise, false).label is InferenceLabel.CONTRADICTION


@pytest.mark.parametrize(
    ("premise", "hypothesis"),
    [
        ("Belum ada kejelasan apakah bandara itu akan dibuka kembali.", "Bandara itu dibuka."),
        ("It is unclear whether the port was reopened.", "Pelabuhan itu dibuka kembali."),
    ],
)
def test_an_open_question_says_neither_yes_nor_no(premise: str, hypothesis: str) -> None:
    assert symbolic.judge(premise, hypothesis).label is InferenceLabel.NEUTRAL


@pytest.mark.parametrize(
    ("found", "asked", "language", "label"),
    [
        ("The minister resigned before the vote.", "The minister resigned after the vote.", "en",
         InferenceLabel.CONTRADICTION),
        ("Presiden tiba sebelum upacara dimulai.", "Presiden tiba setelah upacara dimulai.", "id",
         InferenceLabel.CONTRADICTION),
        ("Pelaku kabur sebelum polisi tiba.", "Polisi tiba sebelum pelaku kabur.", "id",
         InferenceLabel.CONTRADICTION),
        ("Pelaku kabur sebelum polisi tiba.", "Polisi tiba setelah pelaku kabur.", "id",
         InferenceLabel.ENTAILMENT),
        ("Every region except Catalonia reopened.", "Catalonia reopened.", "en",
         InferenceLabel.CONTRADICTION),
        ("After the vote, the minister resigned.", "The minister resigned after the vote.", "en",
         InferenceLabel.ENTAILMENT),
        ("The minister resigned a week after the vote.", "The minister resigned.", "en",
         InferenceLabel.ENTAILMENT),
    ],
)  # fmt: skip
def test_what_came_before_and_what_is_left_out_is_part_of_a_claim(
    found: str, asked: str, language: str, label: InferenceLabel
) -> None:
    assert symbolic.judge(found, asked, language=language).label is label
