"""What verdicts are fitted on is read as the program reads articles."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from benchmarks.data import ROOT
from factcheck.judge.jury import seat
from training.matters import Matter, Report

sys.path.insert(0, str(ROOT / "scripts"))
import fit_verdict

HARBOUR = """= harbour
@ A en 2019-04-22 Harian Samudra
H: Troops retake harbour
1: Soldiers took back the harbour of Sidra on Sunday.
2: The militia withdrew to the south, a spokesman said.
@ B en 2019-04-23 The Levant Courier
H: Nine die in fight for harbour
1: Nine people were killed in the fight for the harbour, medics said.
S A0,A1 en frame | Troops retook the harbour
R A2 en place | The militia withdrew to the north
"""


@pytest.fixture
def matter(tmp_path: Path) -> Matter:
    from training.matters import read_file

    file = tmp_path / "matters.txt"
    file.write_text(HARBOUR, "utf-8")
    (found,) = read_file(file)
    return found


def test_headlines_are_headlines_and_dates_are_known(matter: Matter) -> None:
    reports: list[Report] = list(matter.reports.values())
    corpus = fit_verdict.corpus_of(reports)
    assert [article.title for article in corpus.articles] == [r.sentences[0] for r in reports]
    assert all(article.published.known for article in corpus.articles)
    claims = fit_verdict._of_matter(matter)
    cases = list(fit_verdict.cases_on(corpus, claims, seat("both")))
    told = {
        claim.text: [label for _, label in case.passages]
        for claim, case in zip(claims, cases, strict=True)
    }
    # The second sentence stands behind a headline that decides: it is neither neutral nor decided.
    assert told["Troops retook the harbour"] == ["entailment", "entailment", "neutral", "neutral"]
    assert told["The militia withdrew to the north"].count("contradiction") == 1
    assert len(told["The militia withdrew to the north"]) == 5


def test_a_corpus_that_tells_nothing_of_a_claim_is_neutral_to_it(matter: Matter) -> None:
    other = Report("other", "en", "2019-05-01", "Other", ["Rain in Porto", "Rain fell in Porto."])
    claims = fit_verdict._of_matter(matter)
    (first, *_) = fit_verdict.cases_on(fit_verdict.corpus_of([other]), claims, seat("both"))
    assert {label for _, label in first.passages} == {"neutral"}
