"""Whether two claims are said by one and the same: "the ministry" and "its spokesman" are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import Enum

from factcheck.match.arguments import NAMED, Comparer, Outcome, readings
from factcheck.records import Claim

_SAME = (Outcome.SAME, Outcome.NARROWER)
_PLACE = "p:"


class Voice(Enum):
    """Who says the found claim, beside who says the asked one."""

    SAME = "same"
    OTHER = "other"
    OPEN = "open"  # one of the two is said by nobody, by a pronoun, or by "officials"


Speakers = tuple[tuple[str, ...], ...]
"""Everybody who speaks in a text."""


def compare_voices(asked: Claim, found: Claim, speakers: Speakers, comparer: Comparer) -> Voice:
    """The best that any speaker of the found claim is to any of the asked one.

    `speakers` are those of the found text: who is one of them, and says something else, is
    another than who says this.
    """
    wanted = [a.features for a in asked.attribution]
    heard = [a.features for a in found.attribution]
    if not wanted or not heard:
        return Voice.OPEN
    met = {_meet(w, h, found, comparer) for w in wanted for h in heard}
    best = next(v for v in (Voice.SAME, Voice.OPEN, Voice.OTHER) if v in met)
    if best is Voice.OPEN and any(_one(w, s, comparer) for w in wanted for s in speakers):
        return Voice.OTHER
    return best


def speakers_of(claims: Iterable[Claim], comparer: Comparer) -> Speakers:
    """Everybody who speaks in some claims, each once."""
    return tuple(dict.fromkeys(s for c in claims for s in voices_of(c, comparer)))


def voices_of(claim: Claim, comparer: Comparer) -> Iterator[tuple[str, ...]]:
    """Who speaks in a claim: its sources, and the subject of a verb of speech."""
    yield from (a.features for a in claim.attribution if a.features)
    frame = comparer.frames.frames.get(claim.predicate)
    who = claim.argument("who")
    if frame is not None and frame.kind == "speech" and who is not None and who.features:
        yield who.features


def accusers_change_places(asked: Claim, found: Claim, comparer: Comparer) -> bool:
    """ "A accuses B of it", "B accuses A of it"."""
    if not all(any(x.alleges for x in c.attribution) for c in (asked, found)):
        return False
    accused, other = asked.argument("who"), found.argument("who")
    if accused is None or other is None:
        return False
    return _one(accused.features, found.attribution[0].features, comparer) and _one(
        other.features, asked.attribution[0].features, comparer
    )


def _one(a: tuple[str, ...], b: tuple[str, ...], comparer: Comparer) -> bool:
    return bool(a) and bool(b) and comparer.compare(a, b).outcome in _SAME


def _meet(
    asked: tuple[str, ...], found: tuple[str, ...], claim: Claim, comparer: Comparer
) -> Voice:
    if not asked or not found:
        return Voice.OPEN
    if _one(asked, found, comparer) or _one(found, asked, comparer):
        return Voice.SAME
    own, other = _core(asked, comparer), _core(found, comparer)
    if not own or not other or _unread(own) or _unread(other):
        return Voice.OPEN
    if any(comparer.held(f, other) for f in own) or any(comparer.held(f, own) for f in other):
        return Voice.SAME
    if _named(own) is not _named(other):
        # "The minister" may bear the name, unless he is another party of what is told.
        parties = [claim.argument(role) for role in ("who", "whom")]
        told = any(p is not None and _one(asked, p.features, comparer) for p in parties)
        return Voice.OTHER if told else Voice.OPEN
    return Voice.OTHER


def _unread(features: tuple[str, ...]) -> bool:
    """No word of it is in the lexicon: it may be any other word for the same."""
    return all(f.startswith("w:") for f in features)


def _named(features: tuple[str, ...]) -> bool:
    return any(f.startswith(NAMED) for f in features)


def _core(features: tuple[str, ...], comparer: Comparer) -> tuple[str, ...]:
    """For whom one speaks: no "spokesman", no "officials"; a place only where it stands alone."""
    telling = tuple(_telling(features, comparer))
    return tuple(f for f in telling if not f.startswith(_PLACE)) or telling


def _telling(features: tuple[str, ...], comparer: Comparer) -> Iterator[str]:
    vague = comparer.frames.vague_speakers
    for feature in features:
        if feature[:2] != "c:" or not all(r in vague for r in readings(feature)):
            yield feature
