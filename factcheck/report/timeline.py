"""A question's claims in the order of their dates."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from factcheck.records import UNKNOWN_TIME, Claim, Comparison, Question, When
from factcheck.report.interface import Timeline, TimelineEntry


def build_timeline(found: Comparison, question: Question) -> Timeline:
    """Order the claims of a question by event date, or publication date where that is unknown."""
    claims = {claim.id: claim for claim in found.claims}
    entries = [
        TimelineEntry(*dated(claims[id]), position.position, claims[id])
        for position in question.positions
        for id in position.claims
        if id in claims
    ]
    entries.sort(key=lambda e: (date_key(e.when), e.claim.article, e.claim.start, e.claim.id))
    return Timeline(question, tuple(entries))


def dated(claim: Claim) -> tuple[When, str]:
    """When a claim holds, and which date that is: the event's, else the article's."""
    if claim.event.known:
        return claim.event, "event"
    if claim.published.known:
        return claim.published, "published"
    return UNKNOWN_TIME, "unknown"


def date_key(when: When) -> tuple[dt.date, dt.date]:
    """A sorting key: by first day, then last; an open end stands at its other end; unknown last."""
    first = when.first or when.last or dt.date.max
    return first, when.last or first


def only(found: Comparison, question: Question) -> Comparison:
    """The part of a comparison that belongs to one question."""
    own = {id for position in question.positions for id in position.claims}
    return replace(
        found,
        claims=tuple(claim for claim in found.claims if claim.id in own),
        relations=tuple(r for r in found.relations if {r.a, r.b} <= own),
        questions=(question,),
    )
