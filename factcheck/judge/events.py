"""Do two reports speak of one event? Place, target, kind and day decide.

Two dead counts contradict each other only within one event; two strikes on two towns are
two events, however alike their words.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from factcheck.extract.articles import ReadArticle
from factcheck.match.arguments import NAMED, Comparer, readings
from factcheck.records import When

# Reports of one event appear within this many days of each other.
SAME_EVENT_DAYS = 2
_SITE_KINDS = frozenset(("place",))


class Identity(Enum):
    """Whether two reports are of one event."""

    SAME = "same"
    OPEN = "open"  # nothing speaks against it, little for it
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Scene:
    """Where a report plays: its named places and names, and the kinds of site it mentions."""

    named: frozenset[str]
    sites: frozenset[str]


def scene(read: ReadArticle, comparer: Comparer) -> Scene:
    """Scene of a short text: names, places and site words of all its sentences."""
    features = comparer.names.canonical(
        tuple(dict.fromkeys(f for a in read.analyses for f in a.features))
    )
    named = frozenset(f for f in features if f.startswith(NAMED))
    sites = frozenset(
        f for f in features
        if f[:2] == "c:" and not comparer.generic(f)
        and all(
            r in comparer.frames.concepts and comparer.frames.concepts[r].kind in _SITE_KINDS
            for r in readings(f)
        )
    )  # fmt: skip
    return Scene(named, sites)


def identity(a: ReadArticle, b: ReadArticle, comparer: Comparer) -> Identity:
    """Whether two short texts report one event, their dates left aside."""
    first, second = scene(a, comparer), scene(b, comparer)
    if first.sites and second.sites and not _meet(first.sites, second.sites, comparer):
        return Identity.OTHER
    left = [f for f in first.named if not comparer.held(f, tuple(second.named))]
    right = [f for f in second.named if not comparer.held(f, tuple(first.named))]
    left = [f for f in left if not comparer.held_by(f, tuple(second.named))]
    right = [f for f in right if not comparer.held_by(f, tuple(first.named))]
    if left and right:
        return Identity.OTHER
    shared = len(first.named) - len(left)
    if first.sites and second.sites and shared:
        return Identity.SAME
    return Identity.SAME if shared and not (left or right) else Identity.OPEN


def _meet(a: frozenset[str], b: frozenset[str], comparer: Comparer) -> bool:
    return any(comparer.covers(x, y) or comparer.covers(y, x) for x in a for y in b)


def days_apart(a: When, b: When) -> int | None:
    """Days from a to b, negative when b is earlier; None when one is unknown."""
    if a.first is None or b.first is None:
        return None
    if a.last is not None and b.last is not None:
        if a.first <= b.last and b.first <= a.last:
            return 0
        if b.first > a.last:
            return (b.first - a.last).days
        return -(a.first - b.last).days
    return (b.first - a.first).days
