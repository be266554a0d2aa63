"""In a corpus that is embedded, how near a sentence is in meaning helps to decide a claim."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from core_helpers import article, corpus
from numpy.typing import NDArray

from factcheck import api
from factcheck.judge.jury import JudgeKind, Jury
from factcheck.judge.passages import READ_ALL
from factcheck.model.interface import Pair, PairScores

STRIKE = "Nurses at Santa Lina hospital walked off the job over unpaid wages."
CLAIM = "Nurses at Santa Lina hospital kept working."
FILLING = [
    article(f"Heavy rain flooded street {number} of Porto.", f"rain{number}")
    for number in range(READ_ALL + 1)
]


class OfNurses:
    """A model that is sure of the nurses and says nothing of the rain."""

    name = "nurses"

    def __init__(self, label: str, chance: float) -> None:
        rest = (1.0 - chance) / 2
        self.sure = {"entailment": rest, "neutral": rest, "contradiction": rest, label: chance}

    def score(self, pairs: Sequence[Pair]) -> list[PairScores]:
        nothing = PairScores(0.01, 0.98, 0.01)
        return [PairScores(**self.sure) if "Nurses" in pair[0] else nothing for pair in pairs]


class Angles:
    """Puts the strike at a cosine from the claim, the rain at another."""

    def __init__(self, strike: float, rain: float) -> None:
        self.strike, self.rain = strike, rain

    def queries(self, texts: Sequence[str]) -> NDArray[np.float32]:
        return self._at([1.0 for _ in texts])

    def passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        return self._at([self.strike if "Nurses" in text else self.rain for text in texts])

    @staticmethod
    def _at(cosines: list[float]) -> NDArray[np.float32]:
        along = np.array(cosines, np.float32)
        return np.stack([along, np.sqrt(1 - along**2)], axis=1)


def verdict(label: str, strike: float, rain: float, chance: float = 0.98) -> str:
    jury = Jury(JudgeKind.BOTH, OfNurses(label, chance), lambda: Angles(strike, rain))
    found = api.check(CLAIM, corpus(article(STRIKE, "north"), *FILLING), judges=jury)
    return found.label.value


@pytest.mark.parametrize(
    ("label", "expected"), [("entailment", "supported"), ("contradiction", "refuted")]
)
def test_the_nearest_sentence_decides_where_the_model_is_sure(label: str, expected: str) -> None:
    assert verdict(label, strike=0.95, rain=0.7) == expected


def test_support_from_a_sentence_that_is_far_decides_nothing() -> None:
    assert verdict("entailment", strike=0.3, rain=0.9, chance=0.7) == "not_enough_evidence"
    assert verdict("entailment", strike=0.95, rain=0.7, chance=0.7) == "supported"


def test_a_near_sentence_that_the_model_leaves_open_decides_nothing() -> None:
    assert verdict("neutral", strike=0.95, rain=0.7) == "not_enough_evidence"
