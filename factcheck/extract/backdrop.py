"""Clauses that tell what was so before, or only which thing is meant: "the road, closed in May"."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.extract.clause import Clause, Link, complement_of
from factcheck.extract.items import Tag
from factcheck.extract.phrases import Kind, Phrase, predicate_readings
from factcheck.extract.tolls import COUNTED
from factcheck.language.frames import Frames
from factcheck.language.morphology import Form

_PARTICIPLES = frozenset((Form.PARTICIPLE, Form.PAST_OR_PARTICIPLE))


def is_backdrop(
    clause: Clause, clauses: Sequence[Clause], phrases: Sequence[Phrase], frames: Frames
) -> bool:
    """True for a relative clause, a bare participle beside a finite verb, a clause with "after"."""
    if not any(_is_main(c) and c is not clause for c in clauses):
        return False
    if clause.link is Link.RELATIVE or comes_after(clause, phrases):
        return True
    return _is_reduced(clause) and not any(_brought_about(clause, c, frames) for c in clauses)


def _brought_about(clause: Clause, earlier: Clause, frames: Frames) -> bool:
    """ "ordered the editor detained", "left the road closed": it is what comes of the object."""
    if earlier is clause or earlier.object is None or earlier.object is not clause.subject:
        return False
    told_more = bool(clause.times or clause.prepositional)  # "a ban imposed in 2019"
    return not told_more or bool(complement_of(earlier.phrase, frames))


def comes_after(clause: Clause, phrases: Sequence[Phrase]) -> bool:
    """True for a clause under "after", "since", "usai"."""
    for phrase in reversed(phrases[: clause.position]):
        if phrase.kind in (Kind.SUBORDINATE, Kind.PREPOSITION) and phrase.detail == "after":
            return True
        if phrase.verb is not None or phrase.kind in (Kind.STOP, Kind.COMMA, Kind.SUBORDINATE):
            return False
    return False


def _is_main(clause: Clause) -> bool:
    return clause.link not in (Link.RELATIVE, Link.ADVERBIAL) and not _is_reduced(clause)


def _is_reduced(clause: Clause) -> bool:
    """ "suspended since March", "the officer arrested on Friday": no finite verb.

    A headline's "20 injured" is one.
    """
    verb = clause.phrase.verb
    if verb is not None and verb.detail == COUNTED:
        return False
    forms = {r.form for r in predicate_readings(clause.phrase)}
    helped = any(i.tag is Tag.AUXILIARY for i in clause.phrase.items)
    return clause.passive and not clause.phrase.be and not helped and bool(forms & _PARTICIPLES)
