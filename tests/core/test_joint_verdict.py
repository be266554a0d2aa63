"""What words decide on a claim stands; where they decide nothing, the model has a say."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from core_helpers import article, corpus

from factcheck import api
from factcheck.judge.jury import JudgeKind, Jury, seat
from factcheck.model.interface import Pair, PairScores

STRIKE = "Nurses at Santa Lina hospital walked off the job over unpaid wages."
ARTICLES = corpus(
    article(STRIKE, "north", published="2024-07-01"),
    article("Heavy rain flooded the old town of Porto.", "rain", published="2024-07-01"),
)
SUPPORTS, NEUTRAL, REFUTES = (0.98, 0.01, 0.01), (0.01, 0.98, 0.01), (0.01, 0.01, 0.98)


class Always:
    """A model that gives every pair the same scores."""

    name = "always"

    def __init__(self, entailment: float, neutral: float, contradiction: float) -> None:
        self.given = PairScores(entailment, neutral, contradiction)

    def score(self, pairs: Sequence[Pair]) -> list[PairScores]:
        return [self.given for _ in pairs]


def jury(scores: tuple[float, float, float]) -> Jury:
    """Both judges, the model giving always the same."""
    return Jury(JudgeKind.BOTH, Always(*scores), seat("both").embedder)


def test_what_the_corpus_does_not_tell_stays_open() -> None:
    for claim in ("Nurses at Santa Lina treated 40 miners.", "The king visited Nairobi."):
        assert api.check(claim, ARTICLES).label.value == "not_enough_evidence"


@pytest.mark.parametrize(
    ("scores", "label"),
    [(SUPPORTS, "supported"), (NEUTRAL, "not_enough_evidence"), (REFUTES, "refuted")],
)
def test_where_words_decide_nothing_the_model_tips_the_scales(
    scores: tuple[float, float, float], label: str
) -> None:
    verdict = api.check(
        "Nurses at Santa Lina hospital kept working.", ARTICLES, judges=jury(scores)
    )
    assert verdict.label.value == label


IN_DOUBT = [(0.40, 0.30, 0.30), (0.30, 0.40, 0.30), (0.30, 0.30, 0.40)]


@pytest.mark.parametrize("scores", IN_DOUBT)
def test_what_a_level_decides_exactly_stands_where_the_model_is_in_doubt(
    scores: tuple[float, float, float],
) -> None:
    told = corpus(article("Peru rejected the fishing treaty on Monday.", "north"))
    for claim, label, level in (
        ("Peru rejected the fishing treaty.", "supported", "same statement"),
        ("Peru accepted the fishing treaty.", "refuted", "opposite predicate"),
    ):
        verdict = api.check(claim, told, judges=jury(scores))
        assert (verdict.label.value, verdict.evidence[0].level) == (label, level)


def test_a_model_that_is_sure_of_the_opposite_is_believed_before_a_level() -> None:
    told = corpus(article("Peru rejected the fishing treaty on Monday.", "north"))
    verdict = api.check("Peru accepted the fishing treaty.", told, judges=jury(SUPPORTS))
    assert (verdict.label.value, verdict.evidence[0].level) == ("supported", "words")


@pytest.mark.parametrize(
    ("scores", "label"), [((0.60, 0.05, 0.35), "refuted"), (SUPPORTS, "supported")]
)
def test_words_stand_only_where_the_model_grants_them_a_chance(
    scores: tuple[float, float, float], label: str
) -> None:
    """One word of the claim is not there: then a level is not above the model."""
    told = corpus(article("Peru rejected the fishing treaty on Monday.", "north"))
    claim = "Peru accepted the coastal fishing treaty."
    assert api.check(claim, told, judges="symbolic").label.value == "refuted"
    assert api.check(claim, told, judges=jury(scores)).label.value == label


def test_a_level_is_read_closer_than_the_model_reads_the_same_sentence() -> None:
    """Both together would say supported by it; the opposite predicate stands."""
    told = corpus(article("Peru rejected the fishing treaty on Monday.", "north"))
    verdict = api.check(
        "Peru accepted the coastal fishing treaty.", told, judges=jury((0.85, 0.02, 0.13))
    )
    assert (verdict.label.value, verdict.evidence[0].level) == ("refuted", "opposite predicate")


def test_where_the_two_say_opposite_things_by_two_sentences_neither_is_believed() -> None:
    class Torn:
        name = "torn"

        def score(self, pairs: Sequence[Pair]) -> list[PairScores]:
            sure, torn = PairScores(0.98, 0.01, 0.01), PairScores(0.70, 0.10, 0.20)
            return [sure if "Lima" in premise else torn for premise, _ in pairs]

    told = corpus(
        article("Peru rejected the fishing treaty on Monday.", "north"),
        article("Lima accepted the coastal fishing treaty of Peru in full.", "south"),
    )
    claim = "Peru accepted the coastal fishing treaty."
    assert api.check(claim, told, judges="symbolic").label.value == "refuted"
    verdict = api.check(claim, told, judges=Jury(JudgeKind.BOTH, Torn()))
    assert verdict.label.value == "not_enough_evidence"
    assert {(e.article, e.stance.value) for e in verdict.evidence} == {
        ("north", "neutral"), ("south", "neutral"),
    }  # fmt: skip


def test_what_another_did_refutes_nothing_of_whom_the_claim_names() -> None:
    told = corpus(article("Norway sent two hospital ships in May to help Samoa.", "north"))
    for claim, label in (
        ("Chile sent hospital ships to help Samoa.", "not_enough_evidence"),
        ("Norway sent no hospital ships to help Samoa.", "refuted"),
    ):
        assert api.check(claim, told, judges=jury(REFUTES)).label.value == label


def test_no_level_supports_a_number_that_is_not_said() -> None:
    told = corpus(article("People died in the Wairano flood on Monday, officials said.", "north"))
    claim = "More than a hundred people died in the Wairano flood."
    verdict = api.check(claim, told, judges="symbolic")
    assert verdict.label.value == "not_enough_evidence"


def test_the_model_reads_a_sentence_behind_its_headline(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Miners strike in Peru\n\nThey want more pay.\n", "utf-8")
    read: list[str] = []

    class Reader:
        name = "reader"

        def score(self, pairs: Sequence[Pair]) -> list[PairScores]:
            read.extend(premise for premise, _ in pairs)
            return [PairScores(0.01, 0.98, 0.01) for _ in pairs]

    api.check("Miners want pay.", api.read(tmp_path), judges=Jury(JudgeKind.BOTH, Reader()))
    assert "Miners strike in Peru. They want more pay." in read
