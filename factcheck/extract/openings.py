"""How a clause hangs on the one before it: conjunctions, "that", "but" with one subject."""

from __future__ import annotations

from functools import cache

from factcheck.extract.clause import Clause, ClauseReading, Link
from factcheck.extract.phrases import Kind
from factcheck.extract.sayings import speaker_of
from factcheck.language.folder import load_table


def opening(clause: Clause, at: int, reading: ClauseReading) -> None:
    """A conjunction or "that" says how the clause hangs on the one before it."""
    phrase, governor = reading.phrases[at], reading.governing(at)
    if phrase.kind is Kind.SUBORDINATE:
        clause.link = Link.CONDITION if phrase.detail == "condition" else Link.ADVERBIAL
    elif phrase.kind is Kind.COMPLEMENTIZER:
        clause.link = Link.CONTENT
    beside = phrase.kind is Kind.CONTRAST or phrase.detail == "time"
    if governor is not None and beside and at == clause.position - 1:
        earlier = reading.clauses[governor]
        speaker = speaker_of(clause, earlier, reading)
        clause.subject = None if speaker is earlier else speaker.subject
    if phrase.kind is Kind.CONTRAST:
        if clause.subject is None:
            _contrasted(clause, at, reading)
    elif governor is not None:
        clause.governor = governor
        if clause.subject is None and clause.link is not Link.CONTENT:
            clause.subject = reading.clauses[governor].subject


def _contrasted(clause: Clause, at: int, reading: ClauseReading) -> None:
    """ "ditahan tetapi dilepas", "was arrested but freed": the subject is the earlier verb's."""
    governor = reading.governing(at)
    if governor is None or at != clause.position - 1 or not _is_but(at, reading):
        return
    earlier = reading.clauses[governor]
    while earlier.link in (Link.INFINITIVE, Link.PURPOSE, Link.ADVERBIAL) and earlier.governor >= 0:
        earlier = reading.clauses[earlier.governor]
    clause.subject = earlier.subject
    clause.governor, clause.link = earlier.governor, earlier.link
    # "was arrested but released": one "was" serves both.
    if clause.object is None:
        clause.phrase.be = clause.phrase.be or earlier.phrase.be


def _is_but(at: int, reading: ClauseReading) -> bool:
    return any(i.norm in _but_words(reading.language.code) for i in reading.phrases[at].items)


@cache
def _but_words(language: str) -> frozenset[str]:
    return frozenset(load_table(language, "grammar").get("contrast", {}).get("but", ()))
