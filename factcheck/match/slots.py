"""Slots: how each role of the asked claim is met by the found one, or by what stands around it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from factcheck.language.frames import Frame, Frames
from factcheck.match.arguments import NAMED, OUTCOME_ORDER, Compared, Comparer, Outcome, readings
from factcheck.match.derivation import Derived
from factcheck.records import Argument

PLACE_ROLES = frozenset(("at", "place", "to", "from"))
# What an article says once of its setting holds for its sentences.
SETTING_ROLES = frozenset(("at", "place", "about", "for"))


_MET = frozenset((Outcome.SAME, Outcome.NARROWER, Outcome.OPPOSITE))


@dataclass(frozen=True, slots=True)
class Context:
    """Features around a found claim: its own sentence, and the headline and sentence before.

    A place, a side or a theme that the clause does not name itself may stand there.
    """

    sentence: tuple[str, ...] = ()
    wide: tuple[str, ...] = ()
    article: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Slot:
    """One role of the asked claim and what the found one has there."""

    role: str
    asked: str
    found: str
    outcome: Outcome
    score: float
    named: bool = False
    in_context: bool = False


def align_slots(
    form: Derived, derived: Derived, comparer: Comparer, context: Context
) -> tuple[tuple[Slot, ...], dict[str, Argument]]:
    """Slots of the asked form, and by role the found argument that each was compared with."""
    frame = comparer.frames.frames.get(form.frame)
    exchangeable = _exchangeable_roles(frame, comparer) if frame is not None else ()
    slots: list[Slot] = []
    partners: dict[str, Argument] = {}
    for argument in form.arguments:
        slot, partner = _slot(argument, derived, comparer, context, exchangeable)
        if slot is not None:
            slots.append(slot)
        if partner is not None:
            partners[argument.role] = partner
    return tuple(slots), partners


def _exchangeable_roles(frame: Frame, comparer: Comparer) -> tuple[str, ...]:
    """Roles that may stand for one another: who meets whom, what breaks or is broken."""
    either = frame.ergative or frame.id in comparer.frames.aimed
    return (*frame.symmetric, "who", "whom") if either else frame.symmetric


def _slot(
    argument: Argument,
    derived: Derived,
    comparer: Comparer,
    context: Context,
    exchangeable: tuple[str, ...],
) -> tuple[Slot | None, Argument | None]:
    """How one asked argument is met by the found claim."""
    if not argument.features:
        return None, _first_role(argument, derived, exchangeable)
    if argument.role in ("at", "place"):
        comparer = comparer.placed()
    best = _best(argument, derived, comparer, exchangeable)
    compared, partner = best if best is not None else (Compared(Outcome.MISSING, 0.0), None)
    if partner is not None and compared.outcome not in _MET:
        completed = _completed(argument, compared, partner, context, comparer)
        if completed is not None:
            return replace(_made(argument, partner.text, completed), in_context=True), partner
    if partner is None and _said_by_frame(argument, derived, comparer.frames):
        return _made(argument, "", Compared(Outcome.NARROWER, 0.75)), None
    if compared.outcome in (Outcome.MISSING, Outcome.UNKNOWN):
        elsewhere = _in_context(argument, derived, context, comparer)
        if elsewhere is not None:
            return elsewhere, partner
    return _made(argument, partner.text if partner is not None else "", compared), partner


def _said_by_frame(argument: Argument, derived: Derived, frames: Frames) -> bool:
    """ "Won the election" after "was elected": the predicate itself says that there was a vote."""
    if not derived.via or len(argument.features) != 1 or argument.features[0][:2] != "f:":
        return False
    frame = frames.frames[derived.via]
    told = {frame.id, *(i.frame for i in frame.entails)}
    return not told.isdisjoint(readings(argument.features[0]))


def _best(
    argument: Argument, derived: Derived, comparer: Comparer, exchangeable: tuple[str, ...]
) -> tuple[Compared, Argument] | None:
    """The argument of the found claim, or the member of one, that meets the asked one best."""
    pairs = (
        (_compare_argument(argument, part, comparer), part)
        for candidate in _candidates(argument, derived, exchangeable)
        for part in _parts(candidate)
    )
    return max(pairs, key=lambda pair: _rank(pair[0]), default=None)


def _completed(
    argument: Argument, best: Compared, partner: Argument, context: Context, comparer: Comparer
) -> Compared | None:
    """ "the council" in a sentence about Bani Walid is the council of Bani Walid."""
    if best.outcome not in (Outcome.BROADER, Outcome.UNKNOWN):
        return None
    asked, features = argument.features, partner.features
    compared = comparer.compare_words(asked, features)
    actor = argument.role in ("who", "with", "from")
    head_held = bool(asked) and (
        comparer.held(asked[0], features)
        or (comparer.generic(asked[0]) and not actor)
        or any(comparer.covers(f, asked[0]) for f in features)
    )
    rivals = [f for f in compared.extra if f.startswith(NAMED)]
    if not head_held or (rivals and argument.role not in PLACE_ROLES) or not compared.missing:
        return None
    around = (*context.sentence, *context.wide)
    if not all(comparer.held(f, around) for f in compared.missing if f != asked[0]):
        return None
    return Compared(Outcome.NARROWER, 0.8)


def _made(argument: Argument, found: str, compared: Compared) -> Slot:
    named = any(f.startswith(NAMED) for f in argument.features)
    return Slot(argument.role, argument.text, found, compared.outcome, compared.score, named)


def _rank(compared: Compared) -> tuple[int, float]:
    return OUTCOME_ORDER[compared.outcome], compared.score


def _candidates(
    argument: Argument, derived: Derived, exchangeable: tuple[str, ...]
) -> Iterator[Argument]:
    for candidate in derived.arguments:
        roles = {argument.role, candidate.role}
        places = roles <= {"at", "place"} or (not derived.via and roles == {"at", "to"})
        if places or _one_role(argument, candidate, exchangeable):
            yield candidate


def _first_role(
    argument: Argument, derived: Derived, exchangeable: tuple[str, ...]
) -> Argument | None:
    return next((c for c in derived.arguments if _one_role(argument, c, exchangeable)), None)


def _one_role(argument: Argument, candidate: Argument, exchangeable: tuple[str, ...]) -> bool:
    """True when two arguments play one part, or when it is open who acts and who suffers."""
    roles = {argument.role, candidate.role}
    open_voice = (argument.loose or candidate.loose) and roles <= {"who", "whom"}
    return len(roles) == 1 or roles <= set(exchangeable) or open_voice


def _parts(argument: Argument) -> Iterator[Argument]:
    """An enumeration as a whole, then each of its members."""
    yield argument
    for member in argument.members:
        if member:
            yield replace(argument, features=member, reach=(), members=())


def _compare_argument(asked: Argument, found: Argument, comparer: Comparer) -> Compared:
    """Compare with the phrase itself, then with what hangs on it."""
    if only_owner(asked, found, comparer):
        return Compared(Outcome.UNKNOWN, 0.0, asked.features, found.features)
    compared = comparer.compare(asked.features, found.features)
    if compared.outcome in (Outcome.SAME, Outcome.NARROWER) or not found.reach:
        return compared
    wider = comparer.compare(asked.features, (*found.features, *found.reach))
    if wider.outcome in (Outcome.SAME, Outcome.NARROWER):
        return replace(wider, outcome=Outcome.NARROWER, score=0.9 * wider.score)
    return compared


def only_owner(asked: Argument, found: Argument, comparer: Comparer) -> bool:
    """True where the asked one is only he whose brother or lawyer the found one is."""
    if not asked.features or not found.features:
        return False
    owner = found.owner
    if found.features[0] not in asked.features and comparer.ties(found.features[0]):
        owner = (*owner, *found.reach)  # "an aide to the minister"
    own = tuple(f for f in found.features if f not in found.owner)
    return comparer.held(asked.features[0], owner) and not comparer.held(asked.features[0], own)


def _in_context(
    argument: Argument, derived: Derived, context: Context, comparer: Comparer
) -> Slot | None:
    """A place, side or theme that the sentence names outside the clause.

    Who acts is never taken from a headline, and never from another role of the same clause.
    """
    actor = argument.role in ("who", "with", "from", "value")
    filled = any(a.role == argument.role for a in derived.arguments)
    around = context.sentence
    if not actor or not filled:
        around = (*around, *context.wide)
    if argument.role in SETTING_ROLES or (actor and not filled):
        around = (*around, *context.article)
    if (actor and filled) or not around or comparer.lacks(argument.features, around):
        return None
    if actor and any(
        a.features and not comparer.lacks(argument.features, a.features) for a in derived.arguments
    ):
        return None
    compared = Compared(Outcome.NARROWER, 0.5 if actor else 0.75)
    return replace(_made(argument, "", compared), in_context=True)
