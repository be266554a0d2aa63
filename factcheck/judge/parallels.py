"""Two things set beside each other: "private schools stay open" and "public schools are closed"."""

from __future__ import annotations

from factcheck.extract.statements import Mark
from factcheck.language.frames import load_frames
from factcheck.match.arguments import readings
from factcheck.match.wording import Meeting, Pair, Wording

_DESCRIBING = frozenset(("quality", "concept", "ordinal"))


def without_others(wording: Wording) -> Wording:
    """The same; where the found text speaks of another thing, its words exclude nothing."""
    if not of_others(wording):
        return wording
    return Wording(tuple(_left_out(pair) for pair in wording.pairs))


def _left_out(pair: Pair) -> Pair:
    return Pair(pair.asked, Meeting.MISSING) if pair.meeting is Meeting.OPPOSITE else pair


def of_others(wording: Wording) -> bool:
    """True where what is spoken of is told apart first, and what is said of it differs, too.

    The words that tell it apart stand at the head of the text, beside a noun that both texts
    share. Two excluding words then make two statements about two things, and both can be so.
    """
    excluding = wording.of(Meeting.OPPOSITE)
    if len(excluding) < 2:
        return False
    if any(_is_time(pair) for pair in excluding):
        return True  # "open in the morning" and "closed at night"
    first = wording.pairs[:2]
    if len(first) < 2 or {p.meeting for p in first} != {Meeting.OPPOSITE, Meeting.HELD}:
        return False
    told, shared = sorted(first, key=lambda p: p.meeting is Meeting.HELD)
    return told.kind in _DESCRIBING and _beside_each_other(told, shared)


def _is_time(pair: Pair) -> bool:
    concept = load_frames().concepts.get(readings(pair.asked.feature)[0])
    return concept is not None and concept.kind == "time"


def _beside_each_other(told: Pair, shared: Pair) -> bool:
    if told.found is None or shared.found is None:
        return False
    here, there = _side(told.asked, shared.asked), _side(told.found, shared.found)
    return here != 0 and here == there


def _side(one: Mark, other: Mark) -> int:
    """-1 where the one stands right before the other, 1 right behind it, 0 elsewhere."""
    if other.start - one.end == 1:
        return -1
    return int(one.start - other.end == 1)
