"""Infinitives that belong to the noun before them: "the attempt to take the town failed"."""

from __future__ import annotations

from factcheck.extract.clause import Clause, ClauseReading
from factcheck.extract.phrases import Kind, Phrase


def noun_of_infinitive(clause: Clause, reading: ClauseReading) -> Phrase | None:
    """The subject of the sentence that an infinitive stands behind, no verb before it."""
    at = clause.position - 1
    if at < 1 or reading.language.head_first:
        return None
    around = [p.kind for p in reading.phrases[at - 1 : at + 1]]
    if around != [Kind.NP, Kind.INFINITIVE] or reading.governing(at) is not None:
        return None
    return reading.phrases[at - 1]


def subject_before_infinitive(phrase: Phrase, reading: ClauseReading) -> Phrase | None:
    """The noun whose infinitive has the phrase as its object: "the attempt" is what failed."""
    last = reading.clauses[-1] if reading.clauses else None
    if last is None or last.object is not phrase:
        return None
    return noun_of_infinitive(last, reading)
