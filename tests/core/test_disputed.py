"""Another article's words dispute what a level found in one, where they are nearly sure."""

from __future__ import annotations

from dataclasses import replace

import pytest
from core_helpers import article, corpus

from factcheck.extract.articles import read_article
from factcheck.judge import verdict
from factcheck.judge.found import Found, by_words
from factcheck.judge.passages import judgements
from factcheck.judge.shelves import library
from factcheck.language.frames import load_frames
from factcheck.match.arguments import Comparer
from factcheck.match.corpus import learn_names
from factcheck.records import InferenceLabel, VerdictLabel

SAYS = article("Peru rejected the fishing treaty on Monday.", "north", published="2020-01-09")
ELSE = article("Fishing boats of Peru left port.", "south", published="2020-01-09")


@pytest.fixture(scope="module")
def found() -> tuple[Found, Found]:
    """What a level found in one article, and what the words of another one show."""
    reads = [read_article(a) for a in corpus(SAYS, ELSE).articles]
    asked = read_article(article("Peru rejected the fishing treaty.", "asked"))
    comparer = Comparer(learn_names(reads, ()), load_frames())
    passages = judgements(asked, library(reads, comparer), comparer)
    answers = [by_words(each) for each in passages]
    (decided,) = (f for f in answers if f.decision is not None)
    (worded,) = (f for f in answers if f.decision is None)
    return decided, worded


@pytest.mark.parametrize(
    ("stance", "chance", "label"),
    [
        (InferenceLabel.CONTRADICTION, verdict.DISPUTED, VerdictLabel.CONFLICTING),
        (InferenceLabel.CONTRADICTION, verdict.DISPUTED - 0.01, VerdictLabel.SUPPORTED),
        (InferenceLabel.ENTAILMENT, 1.0, VerdictLabel.SUPPORTED),
        (InferenceLabel.NEUTRAL, 1.0, VerdictLabel.SUPPORTED),
    ],
)
def test_words_of_another_article_dispute_a_level(
    found: tuple[Found, Found], stance: InferenceLabel, chance: float, label: VerdictLabel
) -> None:
    decided, worded = found
    answer, _, shown = verdict._weigh([decided, replace(worded, label=stance, bears=chance)])
    assert answer is label
    if label is VerdictLabel.CONFLICTING:
        assert {f.read.article.id for f in shown} >= {"north", "south"}


def test_words_of_the_same_article_do_not(found: tuple[Found, Found]) -> None:
    decided, worded = found
    same = replace(worded, read=decided.read, label=InferenceLabel.CONTRADICTION, bears=1.0)
    assert verdict._weigh([decided, same])[0] is VerdictLabel.SUPPORTED
