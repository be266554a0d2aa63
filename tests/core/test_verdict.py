"""A free-text claim gets one verdict, and every verdict but "not enough" quotes evidence."""

from __future__ import annotations

import datetime as dt

import pytest
from core_helpers import article, corpus, symbolic

from factcheck import api
from factcheck.records import Stance, VerdictLabel

TREATY = article("Peru rejected the fishing treaty on Monday.", "north", published="2020-01-09")
TREATY_ID = article(
    "Peru menolak perjanjian perikanan itu pada Senin.", "selatan", published="2020-01-09",
    language="id",
)  # fmt: skip
DENIED = article("Peru accepted the fishing treaty on Monday.", "south", published="2020-01-09")
LATER = article("Peru accepted the fishing treaty.", "late", published="2020-08-21")
OTHER = article("Heavy rain flooded the old town of Porto.", "rain", published="2020-01-09")


@pytest.mark.parametrize(
    ("claim", "label"),
    [
        ("Peru rejected the fishing treaty.", VerdictLabel.SUPPORTED),
        ("Peru turned down the fishing treaty.", VerdictLabel.SUPPORTED),
        ("The fishing treaty was rejected by Peru.", VerdictLabel.SUPPORTED),
        ("Peru accepted the fishing treaty.", VerdictLabel.REFUTED),
        ("Peru did not reject the fishing treaty.", VerdictLabel.REFUTED),
        ("Chile rejected the fishing treaty.", VerdictLabel.NOT_ENOUGH_EVIDENCE),
        ("Peru rejected the budget.", VerdictLabel.NOT_ENOUGH_EVIDENCE),
        ("The king visited Nairobi.", VerdictLabel.NOT_ENOUGH_EVIDENCE),
    ],
)
def test_one_source_supports_refutes_or_says_nothing(claim: str, label: VerdictLabel) -> None:
    assert symbolic.check(claim, corpus(TREATY, OTHER)).label is label


@pytest.mark.parametrize(
    ("claim", "label"),
    [
        ("Peru menolak perjanjian perikanan.", VerdictLabel.SUPPORTED),
        ("Peru menerima perjanjian perikanan.", VerdictLabel.REFUTED),
        ("Chile menolak perjanjian perikanan.", VerdictLabel.NOT_ENOUGH_EVIDENCE),
    ],
)
def test_an_indonesian_claim_is_answered_from_indonesian_articles(
    claim: str, label: VerdictLabel
) -> None:
    assert symbolic.check(claim, corpus(TREATY_ID), language="id").label is label


def test_a_claim_in_one_language_is_answered_from_articles_in_the_other() -> None:
    found = corpus(
        article("Polisi menangkap wali kota Medan.", "medan", language="id"),
        article("Ghana defeated Senegal in Accra.", "accra"),
    )
    english = symbolic.check("Police arrested the mayor of Medan.", found, language="en")
    assert english.label is VerdictLabel.SUPPORTED
    assert [e.article for e in english.evidence if e.stance is Stance.SUPPORTS] == ["medan"]
    indonesian = symbolic.check("Senegal mengalahkan Ghana.", found, language="id")
    assert indonesian.label is VerdictLabel.REFUTED


def test_sources_that_contradict_each_other_make_a_conflict_with_both_quoted() -> None:
    verdict = symbolic.check("Peru rejected the fishing treaty.", corpus(TREATY, DENIED))
    assert verdict.label is VerdictLabel.CONFLICTING
    assert {e.stance for e in verdict.evidence} >= {Stance.SUPPORTS, Stance.REFUTES}
    assert {e.article for e in verdict.evidence} >= {"north", "south"}


def test_evidence_quotes_the_article_at_its_offsets_with_source_and_date() -> None:
    verdict = symbolic.check("Peru rejected the fishing treaty.", corpus(TREATY))
    (evidence,) = (e for e in verdict.evidence if e.stance is Stance.SUPPORTS)
    assert TREATY.text[evidence.start : evidence.end] == evidence.quote
    assert (evidence.source, evidence.published.iso()) == ("north", "2020-01-09")
    assert evidence.reason


def test_an_article_published_after_the_asked_day_does_not_count() -> None:
    found = corpus(TREATY, LATER)
    early = symbolic.check("Peru accepted the fishing treaty.", found, as_of=dt.date(2020, 2, 1))
    assert early.label is VerdictLabel.REFUTED
    assert {e.article for e in early.evidence} == {"north"}
    assert early.as_of == dt.date(2020, 2, 1)


def test_without_articles_there_is_not_enough_evidence() -> None:
    verdict = symbolic.check("Peru rejected the fishing treaty.", corpus())
    assert verdict.label is VerdictLabel.NOT_ENOUGH_EVIDENCE
    assert verdict.evidence == ()


def test_many_claims_are_answered_in_their_order_as_each_alone() -> None:
    asked = [
        ("c2", "Peru rejected the fishing treaty."),
        ("c1", "Peru accepted the fishing treaty."),
    ]
    found = corpus(TREATY, OTHER)
    verdicts = list(symbolic.check_many(asked, found))
    assert [v.id for v in verdicts] == ["c2", "c1"]
    assert verdicts == [symbolic.check(text, found, id=id) for id, text in asked]


@pytest.mark.parametrize("text", ["", "   \n", "x" * (api.MAX_CLAIM + 1)])
def test_what_is_no_claim_is_an_error_that_says_so(text: str) -> None:
    with pytest.raises(api.ClaimError):
        symbolic.check(text, corpus(TREATY))


def test_a_claim_in_an_unknown_language_is_an_error_that_names_the_known_ones() -> None:
    with pytest.raises(api.ClaimError, match=r"en.*id"):
        symbolic.check("Peru rejected the treaty.", corpus(TREATY), language="xx")
