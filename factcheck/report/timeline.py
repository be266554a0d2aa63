"""A question's claims in the order of their dates."""

from __future__ import annotations

import datetime as dt
import string
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from factcheck.records import UNKNOWN_TIME, Claim, Comparison, Question, RelationKind, When
from factcheck.report.interface import Timeline, TimelineEntry


def build_timeline(found: Comparison, question: Question) -> Timeline:
    """Order the claims of a question by event date, or publication date where that is unknown."""
    claims = {claim.id: claim for claim in found.claims}
    changes = _changes(found, claims, {id for p in question.positions for id in p.claims})
    entries = [
        TimelineEntry(*dated(claims[id]), position.position, claims[id], changes.get(id))
        for position in question.positions
        for id in position.claims
        if id in claims
    ]
    entries.sort(key=lambda e: (date_key(e.when), e.claim.article, e.claim.start, e.claim.id))
    return Timeline(question, tuple(entries))


def _changes(
    found: Comparison, claims: Mapping[str, Claim], own: Collection[str]
) -> dict[str, RelationKind]:
    """Of each claim what it does to an earlier one: contradict it, or take its place."""
    changes: dict[str, RelationKind] = {}
    for relation in found.relations:
        if relation.kind in _MARKED and relation.a in own and relation.b in own:
            later = max(relation.a, relation.b, key=lambda id: (date_key(dated(claims[id])[0]), id))
            if changes.get(later) is not RelationKind.CONTRADICT:
                changes[later] = relation.kind
    return changes


_MARKED = (RelationKind.CONTRADICT, RelationKind.SUPERSEDED)

#: Letters for the positions of a question; those beyond are shown as one.
_LETTERS = string.ascii_uppercase[:-1]
_OTHER, _NOTHING, _SEVERAL = "z", ".", "+"
#: Columns of a row of marks at most; more dates are joined, several to a column.
_COLUMNS = 60


@dataclass(frozen=True, slots=True)
class Marks:
    """Who held which position when, a letter a position: rows by source, and the legend."""

    rows: tuple[tuple[str, str], ...]  # source, marks from the earliest date to the latest
    legend: tuple[tuple[str, str], ...]  # letter, position
    first: str
    last: str


def source_marks(timeline: Timeline) -> Marks | None:
    """The marks of a timeline; None where fewer than two dates are known."""
    entries = [e for e in timeline.entries if e.when.known]
    days = sorted({date_key(e.when)[0] for e in entries})
    if len(days) < 2:
        return None
    counts = Counter(e.position for e in entries)
    order = sorted(counts, key=lambda p: (-counts[p], p))
    letters = dict(zip(order, _LETTERS, strict=False))
    each = -(-len(days) // _COLUMNS)
    column = {day: at // each for at, day in enumerate(days)}
    width = max(column.values()) + 1
    rows: dict[str, list[str]] = {}
    for entry in entries:
        source = entry.claim.source
        row = rows.setdefault(source, [_NOTHING] * width)
        at, letter = column[date_key(entry.when)[0]], letters.get(entry.position, _OTHER)
        row[at] = letter if row[at] in (_NOTHING, letter) else _SEVERAL
    legend = [(letter, position) for position, letter in letters.items()]
    if len(order) > len(letters):
        legend.append((_OTHER, f"{len(order) - len(letters)} other positions"))
    if any(_SEVERAL in row for row in rows.values()):
        legend.append((_SEVERAL, "several positions"))
    shown = tuple((source, "".join(rows[source])) for source in sorted(rows))
    return Marks(shown, tuple(legend), days[0].isoformat(), days[-1].isoformat())


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
