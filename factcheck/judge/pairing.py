"""Two dated texts in the order of time, with what each says to the other."""

from __future__ import annotations

from dataclasses import dataclass

from factcheck.extract.articles import ReadArticle
from factcheck.judge.events import days_apart
from factcheck.judge.sentences import Judged
from factcheck.match.arguments import readings

# News of one event come within this many days of each other.
NEAR_DAYS = 3


@dataclass(frozen=True, slots=True)
class Pairing:
    """Two texts in the order of time, with what each says to the other.

    `ahead` asks the later text of the earlier one, `back` the earlier of the later.
    `days` is None when a date is unknown.
    """

    earlier: ReadArticle
    later: ReadArticle
    ahead: Judged
    back: Judged
    days: int | None

    @property
    def ordered(self) -> bool:
        """True when it is known which text came first."""
        return bool(self.days)


def pairing(a: ReadArticle, b: ReadArticle, forward: Judged, backward: Judged) -> Pairing:
    """The pair in the order of time; `forward` judges b by a."""
    days = days_apart(a.article.published, b.article.published)
    if days is not None and days < 0:
        return Pairing(b, a, backward, forward, -days)
    return Pairing(a, b, forward, backward, days)


def has_event(read: ReadArticle, frames: frozenset[str]) -> bool:
    """True when a text has an event of one of these predicates."""
    return any(
        r in frames
        for a in read.analyses
        for f in a.features
        if f.startswith("f:")
        for r in readings(f)
    )
