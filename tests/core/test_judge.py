"""What two sentences are to each other: agreement, contradiction with its type, change, nothing."""

from __future__ import annotations

import pytest
from core_helpers import judge, rows, symbolic
from hypothesis import given
from hypothesis import strategies as st

from factcheck.records import InferenceLabel, RelationKind

CASES = [
    pytest.param(*row, id=f"{row[0]} {row[1]}: {row[3][:40]} | {row[5][:40]}")
    for row in rows("relations.tsv")
]
SENTENCES = rows("plain_sentences.tsv")
PLAIN = [pytest.param(code, text, id=f"{code}: {text[:50]}") for code, text, *_ in SENTENCES]
NAMED = [pytest.param(*row[:2], id=f"{row[0]}: {row[1][:50]}") for row in SENTENCES if len(row) > 2]
PAIRS = [pytest.param(*row, id=f"{row[0][:40]} | {row[1][:40]}") for row in rows("pairs.tsv")]


@pytest.mark.parametrize(("relation", "type", "date_a", "a", "date_b", "b"), CASES)
def test_relation_and_type_of_two_texts(
    relation: str, type: str, date_a: str, a: str, date_b: str, b: str
) -> None:
    judged = judge(a, b, date_a, date_b)
    assert judged.relation == relation, judged.reason
    if relation == "contradict":
        assert judged.type in type.split("|"), judged.reason
    assert judged.reason


@pytest.mark.parametrize(("relation", "type", "date_a", "a", "date_b", "b"), CASES)
def test_the_relation_does_not_depend_on_which_text_comes_first(
    relation: str, type: str, date_a: str, a: str, date_b: str, b: str
) -> None:
    judged = judge(b, a, date_b, date_a)
    assert judged.relation == relation, judged.reason
    if relation == "contradict":
        assert judged.type in type.split("|"), judged.reason


@pytest.mark.parametrize(("a", "b"), PAIRS)
def test_relation_and_type_are_symmetric(a: str, b: str) -> None:
    forward, backward = symbolic.judge(a, b), symbolic.judge(b, a)
    assert forward.relation is backward.relation
    if forward.relation is RelationKind.CONTRADICT:
        assert forward.type is backward.type


@pytest.mark.parametrize(("code", "sentence"), PLAIN)
def test_a_plain_sentence_entails_itself(code: str, sentence: str) -> None:
    assert symbolic.judge(sentence, sentence, language=code).label is InferenceLabel.ENTAILMENT


@pytest.mark.parametrize(("code", "sentence"), NAMED)
def test_a_sentence_that_names_or_counts_somebody_agrees_with_itself(
    code: str, sentence: str
) -> None:
    assert symbolic.judge(sentence, sentence, language=code).relation is RelationKind.AGREE


@pytest.mark.parametrize(
    ("premise", "hypothesis"),
    [
        ("The explosion in Porto killed 12 people.", "People died in the explosion in Porto."),
        ("Rebels recaptured Bunia from the army.", "Rebels control Bunia."),
        ("Anna Berg was born in Oslo.", "Anna Berg was born in Norway."),
        ("The earthquake in Lombok killed 812 people.", "More than 700 people died in the "
         "earthquake in Lombok."),
        ("Gempa di Lombok menewaskan 812 orang.", "The earthquake in Lombok killed more than 700 "
         "people."),
    ],
)  # fmt: skip
def test_the_narrower_entails_the_broader(premise: str, hypothesis: str) -> None:
    assert symbolic.judge(premise, hypothesis).label is InferenceLabel.ENTAILMENT


@pytest.mark.parametrize(
    ("premise", "hypothesis"),
    [
        ("Peru rejected the treaty.", "Peru rejected the treaty on 4 May 2019 in Geneva."),
        ("People died in the explosion in Porto.", "The explosion in Porto killed 12 people."),
        ("Finland plans to join the alliance.", "Finland joined the alliance."),
        ("Tom Reed may resign.", "Tom Reed resigned."),
        ("Tom Reed mungkin mengundurkan diri.", "Tom Reed resigned."),
    ],
)
def test_the_broader_or_unreal_does_not_entail_the_narrower_or_real(
    premise: str, hypothesis: str
) -> None:
    assert symbolic.judge(premise, hypothesis).label is not InferenceLabel.ENTAILMENT


SYMMETRIC = (
    "{} met {}.", "{} bertemu {}.", "{} married {}.", "{} signed a treaty with {}.",
    "{} negotiated with {}.",
)  # fmt: skip
DIRECTED = ("{} defeated {}.", "{} menyerang {}.", "{} sued {}.", "{} accused {} of fraud.")
PEOPLE = st.permutations(["Anna Berg", "Tom Reed", "Rina Subekti", "Juan Diaz"])


@given(st.sampled_from(SYMMETRIC), PEOPLE)
def test_partners_of_a_mutual_deed_may_swap(sentence: str, people: list[str]) -> None:
    a, b = people[:2]
    assert (
        symbolic.judge(sentence.format(a, b), sentence.format(b, a)).relation is RelationKind.AGREE
    )


@given(st.sampled_from(DIRECTED), PEOPLE)
def test_doer_and_sufferer_may_not_swap(sentence: str, people: list[str]) -> None:
    a, b = people[:2]
    judged = symbolic.judge(sentence.format(a, b), sentence.format(b, a))
    assert judged.relation is RelationKind.CONTRADICT


@given(st.sampled_from(DIRECTED), PEOPLE)
def test_the_same_deed_between_others_says_nothing(sentence: str, people: list[str]) -> None:
    a, b, c, d = people
    judged = symbolic.judge(sentence.format(a, b), sentence.format(c, d))
    assert judged.relation is RelationKind.UNRELATED


@pytest.mark.parametrize(("a", "b"), PAIRS)
def test_scores_are_shares_and_the_label_has_the_highest(a: str, b: str) -> None:
    judged = symbolic.judge(a, b)
    assert sum(judged.scores) == pytest.approx(1.0, abs=0.01)
    assert all(0.0 <= s <= 1.0 for s in judged.scores)
    labels = (InferenceLabel.ENTAILMENT, InferenceLabel.NEUTRAL, InferenceLabel.CONTRADICTION)
    assert judged.label is max(zip(judged.scores, labels, strict=True))[1]


@pytest.mark.parametrize("text", ["", " ", "?", "...", "123", "\x00", "Peru", "🙂"])
def test_a_text_that_states_nothing_relates_to_nothing(text: str) -> None:
    judged = symbolic.judge(text, "Peru rejected the treaty.")
    assert judged.relation is RelationKind.UNRELATED
    assert judged.label is InferenceLabel.NEUTRAL


@pytest.mark.parametrize(
    ("parts", "total", "other"),
    [
        (
            "Longsor itu menewaskan 12 orang dewasa dan tiga anak di Desa Karang.",
            "The landslide killed 15 people.",
            "The landslide killed 18 people.",
        ),
        (
            "The fire injured seven nurses, four guards and two patients.",
            "Kebakaran itu melukai 13 orang.",
            "Kebakaran itu melukai 20 orang.",
        ),
    ],
)
def test_parts_say_their_sum_and_no_other_number(parts: str, total: str, other: str) -> None:
    said, denied = symbolic.judge(parts, total), symbolic.judge(parts, other)
    assert said.label is InferenceLabel.ENTAILMENT
    assert said.relation is not RelationKind.CONTRADICT
    assert denied.label is InferenceLabel.CONTRADICTION
