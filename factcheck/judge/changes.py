"""Rise and fall contradict each other only of one thing: a toll rises where a zone shrinks."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.language.frames import Frames
from factcheck.match.alignment import Alignment, FrameRelation
from factcheck.match.arguments import Comparer, Outcome
from factcheck.match.wording import holds
from factcheck.records import Claim, FrameReading

_KNOWN = ("c:", "f:", "n:", "e:", "p:")


def other_thing_changes(aligned: Sequence[Sequence[Alignment]], comparer: Comparer) -> bool:
    """True when all that meets is change, and only other things change the other way."""
    met = [alignments for alignments in aligned if alignments]
    return bool(met) and all(_of_others(alignments, comparer) for alignments in met)


def _of_others(alignments: Sequence[Alignment], comparer: Comparer) -> bool:
    opposite = [a for a in alignments if a.relation is FrameRelation.OPPOSITE]
    return bool(opposite) and all(_is_of_another(a, comparer) for a in alignments)


def _is_of_another(alignment: Alignment, comparer: Comparer) -> bool:
    """Each names something that the other does not; a word of no known meaning may be the same."""
    asked = _changing(alignment.asked, comparer.frames)
    found = _changing(alignment.found, comparer.frames)
    if not asked or not found:
        return False
    if comparer.compare(asked, found).outcome in (Outcome.SAME, Outcome.NARROWER):
        return False
    missing, extra = _unmet(asked, found, comparer), _unmet(found, asked, comparer)
    known = all(feature.startswith(_KNOWN) for feature in (*missing, *extra))
    return bool(missing) and bool(extra) and known


def _unmet(these: Sequence[str], those: Sequence[str], comparer: Comparer) -> list[str]:
    """What is said on one side only; "number" and "amount" say nothing, a toll counts the dead."""
    return [
        this
        for this in these
        if not comparer.generic(this)
        and not any(holds(this, o, comparer) or holds(o, this, comparer) for o in those)
    ]


def _changing(claim: Claim, frames: Frames) -> tuple[str, ...]:
    """What rises or falls, under the reading that says so."""
    own = FrameReading(claim.predicate, claim.arguments)
    for reading in (own, *claim.other_readings):
        frame = frames.frames.get(reading.predicate)
        if frame is not None and frame.kind == "change":
            return next((a.features for a in reading.arguments if a.role == "whom"), ())
    return ()
