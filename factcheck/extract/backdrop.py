"""Clauses that tell what was so before, or only which thing is meant: "the road, closed in May"."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.extract.clause import Clause, Link
from factcheck.extract.items import Tag
from factcheck.extract.phrases import Kind, Phrase, predicate_readings
from factcheck.language.morphology import Form

_PARTICIPLES = frozenset((Form.PARTICIPLE, Form.PAST_OR_PARTICIPLE))


def is_backdrop(clause: Clause, clauses: Sequence[Clause], phrases: Sequence[Phrase]) -> bool:
    """True for a relative clause, a bare participle beside a finite verb, a clause with "after"."""
    if not any(_is_main(c) and c is not clause for c in clauses):
        return False
    if clause.link is Link.RELATIVE or comes_after(clause, phrases):
        return True
    # "ordered the editor detained": a participle behind an object may be what is done to it.
    owned = any(c.object is clause.subject and c is not clause for c in clauses if c.object)
    return _is_reduced(clause) and not owned


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
    """ "suspended since March", "the officer arrested on Friday": no finite verb."""
    forms = {r.form for r in predicate_readings(clause.phrase)}
    helped = any(i.tag is Tag.AUXILIARY for i in clause.phrase.items)
    return clause.passive and not clause.phrase.be and not helped and bool(forms & _PARTICIPLES)
