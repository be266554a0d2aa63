"""What one of two dated texts denies, and how much of it the other one says."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.judge.events import event_sets, group_of
from factcheck.judge.evidence import Shown
from factcheck.judge.pairing import Pairing, has_event
from factcheck.match.arguments import readings
from factcheck.match.wording import Meeting, Pair
from factcheck.records import Mood

# Marks that tell what a denial is about; the countries of a war are in every report of it.
_TELLING = frozenset(("place", "name", "site", "event", "state", "concept", "quality", "word"))


def denied_matter(pair: Pairing, ahead: Shown, back: Shown) -> dict[str, float]:
    """Shares of what is denied that the other text says too, and that it does not, 0 to 1.

    "Korea denies that it armed them" disputes "Korea armed them", not "the camp is armed". Nothing
    where both deny, or neither does.
    """
    deniers = [has_event(read, event_sets()["denial"]) for read in (pair.later, pair.earlier)]
    if all(deniers) or not any(deniers):
        return {}
    shown = ahead if deniers[0] else back
    matter = [p for p in _denied(shown.wording.pairs) if group_of(p.asked.feature) in _TELLING]
    if not matter:
        return {}
    held = sum(p.meeting in _SAID for p in matter) / len(matter)
    return {"denied matter said": held, "denied matter not said": 1.0 - held}


_SAID = (Meeting.HELD, Meeting.BROADER)


def _denied(pairs: Sequence[Pair]) -> list[Pair]:
    """The words under a denial; where none is marked, those behind its verb, else before it."""
    marked = [p for p in pairs if p.asked.mood is Mood.DENIED and not _denies(p)]
    if marked:
        return marked
    verbs = [p for p in pairs if _denies(p)]
    if not verbs:
        return []
    behind = [p for p in pairs if p.asked.start >= verbs[0].asked.end]
    return behind or [p for p in pairs if p.asked.end <= verbs[0].asked.start]


def _denies(pair: Pair) -> bool:
    feature = pair.asked.feature
    return feature[:2] == "f:" and bool(set(readings(feature)) & event_sets()["denial"])
