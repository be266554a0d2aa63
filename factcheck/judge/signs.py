"""Negation, plan and denial of what two texts speak of, as facts."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from factcheck.extract.statements import Mark
from factcheck.language.frames import load_frames
from factcheck.match.arguments import readings
from factcheck.match.wording import Meeting, Pair, Wording
from factcheck.records import Claim, Mood, Polarity

_WISHED = frozenset((Mood.HOPED, Mood.ORDERED))
UNREAL = _WISHED | frozenset((Mood.PLANNED, Mood.POSSIBLE, Mood.QUESTIONED))
# Events of the other sign beyond this many add nothing.
MANY = 2
# Kinds of marks that say something of somebody.
_SAID = ("frame", "quality")


def sign_facts(wording: Wording, found: Sequence[Mark], share: float) -> dict[str, float]:
    """Negation, plan and denial of the asked events against those of the found ones."""
    close = share * share
    met = [p for p in wording.of(Meeting.HELD, Meeting.OPPOSITE) if p.kind == "frame" and p.found]
    same = [p for p in met if p.meeting is Meeting.HELD]
    other = sum(not _same_sign(p) and not _only_asked_not_to(p) for p in same)
    aside = any(_is_set_aside(p) for p in wording.of(Meeting.HELD))
    # "All but Hungary approved it" says that Hungary did not.
    excepted = aside and any(_negated(p.asked) and not _same_sign(p) for p in same)
    other = 0 if excepted else other
    # "so as not to be sued": a reason that is not spoken of is not denied either.
    told = [p for p in wording.pairs if p.found is not None or not p.asked.reason]
    here = any(_negated(p.asked) for p in told)
    there = any(
        _negated(p.found) and not _only_asked_not_to(p)
        for p in wording.pairs
        if p.found is not None
    )
    # "no longer heads" beside "was dismissed": a word that ends or refuses is a negation too.
    said = any(_refuses(m.feature) for m in (found if here else [p.asked for p in wording.pairs]))
    apart = here != there and not excepted and not wording.of(Meeting.OPPOSITE)
    return {
        "sign other": min(other, MANY) / MANY * close,
        "sign other somewhere": close * float(apart and not said),
        "refusal for negation": close * float(apart and said),
        "both negated": float(excepted or any(_negated(p.asked) and _same_sign(p) for p in same)),
        "opposite of negated": float(
            any(p.meeting is Meeting.OPPOSITE and not _same_sign(p) for p in met)
        ),
        "set aside": share * float(aside and not excepted),
        "order other": share * float(_in_another_order(wording.of(Meeting.HELD))),
        "planned there": close * float(any(real(p.asked) and _undone(p) for p in same)),
        "planned here": close * float(any(unreal(p.asked) and real(p.found) for p in same)),
        "denied there": close * float(any(not _denied(p.asked) and _denied(p.found) for p in same)),
        "only denied": close
        * float(any(_only_denied(p, found) for p in wording.of(Meeting.HELD) if p.kind in _SAID)),
        "denied here": close * float(any(_denied(p.asked) and not _denied(p.found) for p in same)),
    }


@lru_cache(maxsize=5_000)
def _refuses(feature: str) -> bool:
    """True for a predicate that refuses, prevents or ends something."""
    if not feature.startswith("f:"):
        return False
    frames = load_frames().frames
    known = [frames[r] for r in readings(feature) if r in frames]
    return any(
        f.complement in ("negated", "denied") or any(i.negated for i in f.results) for f in known
    )


def _is_set_aside(pair: Pair) -> bool:
    return pair.found is not None and pair.found.aside and not _negated(pair.asked)


def _in_another_order(pairs: Sequence[Pair]) -> bool:
    """ "Resigned before the vote" and "after the vote"; "fled before they came", "came before"."""
    orders = [(p.asked.order, p.found.order) for p in pairs if p.found is not None]
    if any(asked and found and asked != found for asked, found in orders):
        return True
    events = [
        (p.asked.order, p.found.order) for p in pairs if p.found is not None and p.kind == "frame"
    ]
    return any(order and (order, "") in events and ("", order) in events for order, _ in events)


def _same_sign(pair: Pair) -> bool:
    return pair.found is not None and pair.asked.polarity is pair.found.polarity


def _only_asked_not_to(pair: Pair) -> bool:
    """ "told the army not to leave": whether it left is open."""
    found = pair.found
    wished = found is not None and _negated(found) and found.mood in _WISHED
    return wished and real(pair.asked) and not _negated(pair.asked)


def _negated(mark: Mark) -> bool:
    return mark.polarity is Polarity.NEGATED


def real(mark: Mark | None) -> bool:
    """True for what is said to be so; what one accuses another of is no more than possible."""
    if mark is None or any(x.alleges for x in mark.attribution):
        return False
    return mark.mood is Mood.ASSERTED


def unreal(mark: Mark | None) -> bool:
    """True for what is planned, hoped, possible, ordered or asked."""
    return mark is not None and mark.mood in UNREAL


def only_hinders(claim: Claim) -> bool:
    """ "told the army not to leave", "shut it so that nobody would cross": they still may have."""
    wished = claim.purpose or claim.mood in _WISHED
    return wished and claim.polarity is Polarity.NEGATED


def undone(mood: Mood, *, by_now: bool) -> bool:
    """What is planned is not done yet; what is asked for or wished may be, unless it "already" is.

    What is possible, or hangs on a condition, is left open, and so is a question.
    """
    return mood is Mood.PLANNED or (by_now and mood in _WISHED)


def _undone(pair: Pair) -> bool:
    """Also what something else came "before it could" be done."""
    found = pair.found
    forestalled = unreal(found) and found is not None and found.order == "before"
    return forestalled or (found is not None and undone(found.mood, by_now=pair.asked.done))


def _denied(mark: Mark | None) -> bool:
    return mark is not None and mark.mood is Mood.DENIED


def _only_denied(pair: Pair, found: Sequence[Mark]) -> bool:
    """An event that the found text speaks of but to deny it; who denies it did not do it."""
    if pair.found is None or _denied(pair.asked) or not _denied(pair.found):
        return False
    feature = pair.found.feature
    said = any(m.feature == feature and not _denied(m) and not _negated(m) for m in found)
    return _same_sign(pair) and not said
