"""Clauses of other clauses, of headlines and of long subjects: who did it, and whether it is so."""

from __future__ import annotations

import pytest
from core_helpers import claims, readings, rows

from factcheck.records import Claim, Polarity

SIGNS = {"+": Polarity.AFFIRMED, "-": Polarity.NEGATED}


def fits(claim: Claim, frame: str, roles: str) -> bool:
    """True when a reading has the frame with all fillers that are wanted and none that is not."""
    for predicate, arguments in readings(claim).items():
        found = [(a.role, a.text) for a in arguments]
        if predicate == frame and all(
            any(role == part.lstrip("!").split("=")[0] and part.split("=")[1] in text
                for role, text in found) is not part.startswith("!")
            for part in roles.split()
        ):  # fmt: skip
            return True
    return False


@pytest.mark.parametrize(
    ("code", "frame", "stance", "roles", "sentence"),
    [pytest.param(*row, id=row[4][:60]) for row in rows("clauses.tsv")],
)
def test_a_clause_has_its_own_subject_sign_and_mood(
    code: str, frame: str, stance: str, roles: str, sentence: str
) -> None:
    found = [c for c in claims(sentence, code) if fits(c, frame, roles)]
    wanted = (SIGNS[stance[0]], stance[1:])
    assert wanted in [(c.polarity, c.mood.value) for c in found], found


@pytest.mark.parametrize(("code", "frame", "speaker", "sentence"), rows("clause_speakers.tsv"))
def test_a_clause_is_in_its_speakers_words(
    code: str, frame: str, speaker: str, sentence: str
) -> None:
    found = [c for c in claims(sentence, code) if frame in readings(c)]
    assert [x.source for c in found for x in c.attribution if speaker in x.source] != []
