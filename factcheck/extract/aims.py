"""Purposes: what one does a thing for need not come about ("raised rates to curb inflation")."""

from __future__ import annotations

from factcheck.extract.clause import Clause
from factcheck.extract.phrases import predicate_readings
from factcheck.language.frames import Frames
from factcheck.records import Polarity

# Who comes together to do a thing does it there: "met to discuss", "berkumpul untuk menolak".
_GATHERINGS = frozenset(("meet", "gather", "protest"))
# Saying and siding are done by whoever acts for that end: "sent planes to support".
_DONE_IN_ACTING = frozenset(("speech", "state"))


def is_outcome(frame: str, polarity: Polarity, frames: Frames) -> bool:
    """True where a purpose is something that has yet to come of what is done."""
    if polarity is Polarity.NEGATED:
        return True
    known = frames.frames.get(frame)
    return known is not None and (bool(known.results) or known.kind not in _DONE_IN_ACTING)


def is_gathering(clause: Clause) -> bool:
    """True for a clause that says that people come together."""
    return any(r.value in _GATHERINGS for r in predicate_readings(clause.phrase))
