"""Runners turn cases and answers into outcomes that say right, flipped, false and shown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pytest

from benchmarks.cases import (
    ClaimCase,
    CompareCase,
    GoldLabel,
    Half,
    LabelCase,
    Quote,
    RelationCase,
)
from benchmarks.runners import (
    label_outcome,
    relation_outcome,
    run_claims,
    run_compare,
    run_labels,
    without_claims,
)
from factcheck.api import Text
from factcheck.records import (
    UNKNOWN_TIME,
    Claim,
    Comparison,
    Evidence,
    InferenceLabel,
    Judgement,
    Relation,
    RelationKind,
    Stance,
    Verdict,
    VerdictLabel,
)
from factcheck.settings.values import EntityEntry, Settings

GOLD_QUOTE = "Jembatan itu  runtuh\npada hari Senin"


def claim_case(verdict: VerdictLabel = VerdictLabel.SUPPORTED) -> ClaimCase:
    """A claim about one quote of one article."""
    quotes = (Quote("a.txt", GOLD_QUOTE),)
    return ClaimCase("c1", Half.GATE, "voice", "en", "The bridge fell.", verdict, quotes)


def answering(label: VerdictLabel, article: str, quote: str) -> object:
    """A checker that gives every claim one verdict with one quote."""

    def check(claims: Iterable[tuple[str, str]]) -> Iterator[Verdict]:
        evidence = Evidence(
            article, "S", None, UNKNOWN_TIME, quote, 0, len(quote), Stance.SUPPORTS, 1.0, ""
        )
        return (Verdict(id, text, label, 1.0, (evidence,)) for id, text in claims)

    return check


def label_case(label: GoldLabel) -> LabelCase:
    """An inference case with a label."""
    return LabelCase("p1", Half.ALL, "voice", "id>en", "Ia datang.", "He came.", label)


@pytest.mark.parametrize(
    ("quote", "shown"),
    [
        ("Pagi itu, jembatan itu runtuh pada hari Senin, kata warga.", True),
        ("runtuh pada hari Senin", True),
        ("Warga menutup jalan.", False),
        ("", False),
    ],
)
def test_evidence_is_shown_when_quotes_overlap_whatever_the_white_space(
    quote: str, shown: bool
) -> None:
    check = answering(VerdictLabel.SUPPORTED, "a.txt", quote)
    (outcome,) = run_claims([claim_case()], {"a.txt": "id"}, check)  # type: ignore[arg-type]
    assert outcome.evidence is shown


def test_a_quote_of_another_article_is_not_the_evidence() -> None:
    check = answering(VerdictLabel.SUPPORTED, "b.txt", GOLD_QUOTE)
    (outcome,) = run_claims([claim_case()], {"a.txt": "id"}, check)  # type: ignore[arg-type]
    assert outcome.evidence is False
    assert outcome.languages == "en>id"


def test_a_refuted_claim_called_supported_is_a_flip_and_conflicting_is_not() -> None:
    for label, flip in ((VerdictLabel.SUPPORTED, True), (VerdictLabel.CONFLICTING, False)):
        check = answering(label, "a.txt", GOLD_QUOTE)
        case = claim_case(VerdictLabel.REFUTED)
        (outcome,) = run_claims([case], {}, check)  # type: ignore[arg-type]
        assert (outcome.flip, outcome.right) == (flip, False)


def test_a_missing_verdict_is_an_error_and_never_shifts_the_others() -> None:
    with pytest.raises(ValueError, match="shorter"):
        list(run_claims([claim_case()], {}, lambda claims: iter(())))


@pytest.mark.parametrize(
    ("gold", "got", "right", "flip", "false"),
    [
        (GoldLabel.ENTAILMENT, InferenceLabel.ENTAILMENT, True, False, False),
        (GoldLabel.ENTAILMENT, InferenceLabel.CONTRADICTION, False, True, True),
        (GoldLabel.NEUTRAL, InferenceLabel.CONTRADICTION, False, False, True),
        (GoldLabel.CONTRADICTION, InferenceLabel.ENTAILMENT, False, False, False),
        (GoldLabel.NOT_ENTAILMENT, InferenceLabel.CONTRADICTION, True, False, False),
        (GoldLabel.NOT_ENTAILMENT, InferenceLabel.NEUTRAL, True, False, False),
        (GoldLabel.NOT_ENTAILMENT, InferenceLabel.ENTAILMENT, False, False, False),
    ],
)
def test_labels_of_two_and_three_ways(
    gold: GoldLabel, got: InferenceLabel, right: bool, flip: bool, false: bool
) -> None:
    outcome = label_outcome(label_case(gold), got)
    assert (outcome.right, outcome.flip, outcome.false) == (right, flip, false)


def test_the_premise_is_judged_first() -> None:
    asked: list[object] = []

    def judge(a: str | Text, b: str | Text) -> Judgement:
        asked.append((a, b))
        label, relation = InferenceLabel.ENTAILMENT, RelationKind.AGREE
        return Judgement("", label, (1.0, 0.0, 0.0), relation, None, "", "")

    (outcome,) = run_labels([label_case(GoldLabel.ENTAILMENT)], judge)
    assert asked == [("Ia datang.", "He came.")]
    assert outcome.right


def test_unrelated_texts_called_agree_or_contradict_are_false_findings() -> None:
    case = RelationCase("r1", Half.TUNE, "", "", Text("a"), Text("b"), RelationKind.UNRELATED)
    false = {kind: relation_outcome(case, kind).false for kind in RelationKind}
    assert [kind for kind, found in false.items() if found] == [
        RelationKind.AGREE,
        RelationKind.CONTRADICT,
    ]


def comparison(kind: RelationKind) -> Comparison:
    """Two claims of two articles with one relation."""
    a, b = (
        Claim(f"c{n}", article, "S", None, "id", quote, 0, 9, "fall", ())
        for n, (article, quote) in enumerate((("a.txt", "Jembatan runtuh."), ("b.txt", "It fell.")))
    )
    return Comparison((), (a, b), (Relation(kind, None, "c0", "c1", 1.0, "", ""),), ())


@pytest.mark.parametrize(
    ("wanted", "found", "right"),
    [
        (RelationKind.AGREE, RelationKind.AGREE, True),
        (RelationKind.AGREE, RelationKind.CONTRADICT, False),
        (RelationKind.UNRELATED, RelationKind.SUPERSEDED, True),
        (RelationKind.UNRELATED, RelationKind.AGREE, False),
    ],
)
def test_compare_finds_a_pair_in_either_order(
    wanted: RelationKind, found: RelationKind, right: bool
) -> None:
    ends = (Quote("a.txt", "Jembatan runtuh"), Quote("b.txt", "it fell"))
    for a, b in (ends, ends[::-1]):
        (outcome,) = run_compare([CompareCase("x", a, b, wanted)], comparison(found))
        assert outcome.right is right


def test_without_claims_only_the_articles_dates_stay() -> None:
    full = Settings(corpus=("seeds",), entities=(EntityEntry("A"),), file="f.toml")
    assert without_claims(full) == Settings(corpus=("seeds",), file="f.toml")
