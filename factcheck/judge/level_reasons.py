"""Why a level decided, in words that name both sides."""

from __future__ import annotations

from factcheck.match.alignment import Alignment, FrameRelation
from factcheck.match.arguments import Outcome
from factcheck.records import Mood


def reason(level: str, alignment: Alignment) -> str:
    """Why, in words that name both sides."""
    asked, found = alignment.asked, alignment.found
    parts = [level]
    if alignment.relation is FrameRelation.OPPOSITE:
        parts.append(f"{asked.cue} against {found.cue}")
    elif alignment.via:
        parts.append(f"{asked.cue} / {found.cue}, which implies {alignment.frame}")
    else:
        parts.append(f"{asked.cue} / {found.cue}")
    for slot in (*alignment.slots, alignment.quantity, alignment.time):
        if slot is not None and slot.outcome in (Outcome.DIFFERENT, Outcome.OPPOSITE):
            parts.append(f"{slot.role}: {slot.asked!r} against {slot.found!r}")
    if found.mood is not Mood.ASSERTED:
        parts.append(f"{found.mood.value} in the source")
    if found.attribution:
        parts.append(f"according to {found.attribution[0].source}")
    return "; ".join(parts)
