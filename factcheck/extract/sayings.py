"""Who goes on speaking: where what somebody denies ends, and what he says next begins."""

from __future__ import annotations

from factcheck.extract.clause import (
    MAX_GOVERNORS,
    Clause,
    ClauseReading,
    Link,
    accuses,
    complement_of,
    denies,
    is_gerund,
    speaks,
)
from factcheck.extract.phrases import Kind


def past_denial(clause: Clause, earlier: Clause, reading: ClauseReading) -> Clause:
    """ "denied taking bribes and said ...": who denies then says something, which is not denied.

    So does who accuses or refuses. "Denied taking bribes and hiding the money" denies both.
    """
    inner = earlier
    for _ in range(MAX_GOVERNORS):
        if inner.governor < 0:
            break
        matrix = reading.clauses[inner.governor]
        if _may_go_on(clause, matrix, reading):
            return matrix
        if denies(matrix, reading.frames):
            finite = is_gerund(inner.phrase) and not is_gerund(clause.phrase)
            return matrix if finite else earlier
        inner = matrix
    return earlier


def _may_go_on(clause: Clause, matrix: Clause, reading: ClauseReading) -> bool:
    """True where a verb of saying goes on what another verb began, not what hangs on that one."""
    if not speaks(clause, reading.frames) or is_gerund(clause.phrase):
        return False
    if denies(matrix, reading.frames):
        return True
    refused = complement_of(matrix.phrase, reading.frames) == "negated"
    # "Refused to resign and admit defeat": only words of one's own are sure not to be refused.
    return (refused or accuses(matrix.phrase, reading.frames)) and clause.content_start >= 0


def speaker_of(clause: Clause, earlier: Clause, reading: ClauseReading) -> Clause:
    """ "denied that it failed, saying ...": who spoke goes on; else the nearest clause does."""
    inner = earlier
    for _ in range(MAX_GOVERNORS):
        if inner.governor < 0 or not speaks(clause, reading.frames):
            break
        matrix = reading.clauses[inner.governor]
        if inner.link is Link.CONTENT or denies(matrix, reading.frames):
            return matrix
        inner = matrix
    return earlier


def in_denied_row(clause: Clause, earlier: Clause, reading: ClauseReading) -> bool:
    """ "denied closing it, selling it and ...": all verbs of the row are denied."""
    if earlier.link is not Link.INFINITIVE or speaks(clause, reading.frames):
        return False
    if not denies(reading.clauses[earlier.governor], reading.frames):
        return False
    if not reading.language.head_first:
        return is_gerund(clause.phrase) and is_gerund(earlier.phrase)
    phrases = reading.phrases
    for at in range(clause.position + 1, len(phrases) - 1):
        if phrases[at].kind is Kind.COORDINATE:
            return phrases[at + 1].kind is Kind.VERB
        if phrases[at].kind in (Kind.STOP, Kind.QUOTE, Kind.VERB, Kind.CONTRAST):
            break
    return False
