"""Short counts of headlines, "3 dead, 20 injured": claims of their own, compared kind by kind."""

from __future__ import annotations

import pytest
from core_helpers import claims, rows, symbolic

from factcheck.language.frames import load_frames
from factcheck.language.tolls import causing_frames, toll_kinds

_LABELS = {"E": "entailment", "N": "neutral", "C": "contradiction"}


def _counts(sentence: str, language: str) -> list[str]:
    return [
        f"{claim.predicate}:{argument.quantity.low:g}"
        for claim in claims(sentence, language)
        for argument in claim.arguments
        if argument.role in ("who", "whom") and argument.quantity and argument.quantity.low
    ]


@pytest.mark.parametrize(("language", "sentence", "wanted"), rows("short_counts.tsv"))
def test_a_short_count_says_what_happened_to_so_many(
    language: str, sentence: str, wanted: str
) -> None:
    found = _counts(sentence, language)
    for count in wanted.split():
        assert (count.lstrip("!") in found) is not count.startswith("!"), found


@pytest.mark.parametrize(("premise", "hypothesis", "label"), rows("short_count_pairs.tsv"))
def test_one_kind_of_count_is_not_held_against_another(
    premise: str, hypothesis: str, label: str
) -> None:
    assert symbolic.judge(premise, hypothesis).label.value == _LABELS[label]


@pytest.mark.parametrize(
    ("sentence", "language", "victims"),
    [
        ("Three killed and 20 hurt in bus crash", "en", "Three"),
        ("Twelve arrested and two charged after raid", "en", "Twelve"),
        ("4 warga ditembak, 2 tewas", "id", "4 warga"),
    ],
)
def test_who_is_counted_undergoes_it(sentence: str, language: str, victims: str) -> None:
    first = claims(sentence, language)[0]
    assert [(a.role, a.text) for a in first.arguments][:1] == [("whom", victims)]


def test_who_kills_so_many_is_not_counted() -> None:
    first = claims("Two gunmen killed 12 people before police shot them.", "en")[0]
    assert [(a.role, a.text) for a in first.arguments] == [
        ("who", "Two gunmen"),
        ("whom", "12 people"),
    ]


@pytest.mark.parametrize(
    ("sentence", "actor", "predicate"),
    [
        ("1 Tewas 8 Terluka akibat Pria Bersenjata Tembaki Mobil", "Pria Bersenjata", "shell"),
        ("Sekolah ditutup akibat banjir merendam ruang kelas", "banjir", "flood"),
        ("Dua tewas buntut sopir menabrak kios", "sopir", "collide"),
    ],
)
def test_a_clause_after_a_word_for_a_cause_has_its_own_subject(
    sentence: str, actor: str, predicate: str
) -> None:
    told = [c for c in claims(sentence, "id") if c.predicate == predicate and c.argument("who")]
    assert [(c.argument("who").text, c.polarity.value) for c in told] == [(actor, "affirmed")]


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("Tidak ada korban jiwa, 12 luka-luka", "id"),
        ("Tidak ada korban jiwa dalam kecelakaan itu.", "id"),
        ("No deaths, 12 hurt in train derailment", "en"),
    ],
)
def test_that_nobody_died_is_said_without_a_verb(sentence: str, language: str) -> None:
    deaths = [c for c in claims(sentence, language) if c.predicate == "die"]
    assert [c.polarity.value for c in deaths] == ["negated"]


def test_the_counted_frames_are_in_the_lexicon() -> None:
    known = load_frames().frames
    assert {*toll_kinds(), *causing_frames()} <= known.keys()
