"""Two claims side by side: how their predicates relate and how each slot compares.

The first claim is the asked one (a hypothesis, a claim to check), the second the found one.
What a frame entails, brings about or reverses is followed here, so that "recaptured" answers
"controls" and "lost" contradicts "holds".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum

from factcheck.extract.statements import BE, TITLE
from factcheck.language.dates import TimeOrder, compare_when
from factcheck.language.frames import Frame, Frames, Implication
from factcheck.language.quantity_compare import QuantityOrder, comparable, compare_quantities
from factcheck.match.arguments import NAMED, OUTCOME_ORDER, Compared, Comparer, Outcome
from factcheck.records import Argument, Claim, Polarity, Quantity, When

PLACE_ROLES = frozenset(("at", "place", "to", "from"))
# What an article says once of its setting holds for its sentences.
SETTING_ROLES = frozenset(("at", "place", "about", "for"))
_TARGET_ROLES = frozenset(("whom", "from", "to", "against"))
# Derivations followed from a frame: recapture -> capture -> control is two.
MAX_DERIVATION = 3


class FrameRelation(Enum):
    """How the found predicate relates to the asked one."""

    SAME = "same"
    ENTAILS = "entails"
    OPPOSITE = "opposite"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Derived:
    """A claim's own predicate or one that follows from it."""

    frame: str
    arguments: tuple[Argument, ...]
    polarity: Polarity
    via: str = ""  # the frame it was derived from, empty for the claim itself
    result: bool = False  # a state that the event brought about


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


@dataclass(frozen=True, slots=True)
class Alignment:
    """The asked claim beside the found one."""

    asked: Claim
    found: Claim
    relation: FrameRelation
    via: str
    slots: tuple[Slot, ...]
    same_polarity: bool
    frame: str = ""
    own: bool = True  # the asked predicate itself, not what follows from it
    shown: bool = False  # the state that the asked event brings about
    ends: bool = False  # compared with a state that the asked event put an end to
    swapped: bool = False
    quantity: Slot | None = None
    counted_role: str = ""
    time: Slot | None = None
    exclusive: Slot | None = None
    partisan: Slot | None = None
    result: bool = False
    unachieved: bool = False  # a purpose whose outcome is open ("to capture the town")

    def fits(self, *, without: str = "") -> bool:
        """True when every slot but one named holds."""
        return all(
            s.outcome in (Outcome.SAME, Outcome.NARROWER) for s in self.slots if s.role != without
        )

    def core_fits(self, *, without: str = "") -> bool:
        """True when every slot but settings that the found claim leaves open holds.

        A contradiction does not need the found claim to repeat where or about what; an
        agreement does.
        """
        return all(
            s.outcome in (Outcome.SAME, Outcome.NARROWER)
            or (s.role in SETTING_ROLES and s.outcome is Outcome.MISSING)
            for s in self.slots
            if s.role != without
        )

    @property
    def anchored(self) -> bool:
        """True when at least one named or weighty slot is the same."""
        return any(
            s.outcome in (Outcome.SAME, Outcome.NARROWER) and not s.in_context for s in self.slots
        )

    @property
    def score(self) -> float:
        """Mean slot score, 0 to 1."""
        parts = [s.score for s in self.slots]
        parts += [s.score for s in (self.quantity, self.time) if s is not None]
        return sum(parts) / len(parts) if parts else 0.0


def derive(claim: Claim, frames: Frames) -> Iterator[Derived]:
    """The claim itself, then what follows from it. A negated claim implies nothing further."""
    own = [Derived(claim.predicate, claim.arguments, claim.polarity)]
    own += [Derived(o.predicate, o.arguments, claim.polarity) for o in claim.other_readings]
    yield from own
    if claim.predicate == BE and claim.argument("value") is not None:
        yield replace(own[0], frame=TITLE)
    if claim.polarity is Polarity.NEGATED:
        return
    seen = {(d.frame, False) for d in own}
    todo = [(d, 0) for d in own]
    while todo:
        current, depth = todo.pop(0)
        frame = frames.frames.get(current.frame)
        if frame is None or depth >= MAX_DERIVATION:
            continue
        steps = [(i, False) for i in frame.entails]
        steps += [(i, True) for i in frame.results if not current.result]
        for implication, result in steps:
            key = (implication.frame, implication.negated)
            if key in seen or not _fillable(current, implication):
                continue
            seen.add(key)
            derived = _follow(_moved(current, frame), implication, result=result or current.result)
            yield derived
            if derived.polarity is Polarity.AFFIRMED:
                todo.append((derived, depth + 1))


def _fillable(current: Derived, implication: Implication) -> bool:
    """A negated consequence needs the party that lost something to be named."""
    if not implication.negated:
        return True
    roles = {a.role for a in current.arguments}
    return all(own in roles for own, _ in implication.roles)


def _moved(current: Derived, frame: Frame) -> Derived:
    """Whoever is pulled out is the one who then is gone: the causer steps aside."""
    if not frame.ergative or not any(a.role == "whom" for a in current.arguments):
        return current
    arguments = tuple(
        replace(a, role="who" if a.role == "whom" else a.role)
        for a in current.arguments
        if a.role != "who"
    )
    return replace(current, arguments=arguments)


def _follow(current: Derived, implication: Implication, *, result: bool) -> Derived:
    renamed = {own for own, _ in implication.roles}
    targets = {target for _, target in implication.roles}
    arguments = []
    for argument in current.arguments:
        role = implication.rename(argument.role)
        if role in targets and argument.role not in renamed:
            continue
        arguments.append(replace(argument, role=role))
    polarity = Polarity.NEGATED if implication.negated else Polarity.AFFIRMED
    return Derived(
        implication.frame, tuple(arguments), polarity, current.via or current.frame, result
    )


def align(asked: Claim, found: Claim, comparer: Comparer, context: Context) -> Iterator[Alignment]:
    """Every way in which the found claim bears on the asked one.

    `context` are the features of the found claim's sentence and headline, where a place or a
    side that the clause itself does not name may stand.
    """
    frames = comparer.frames
    asked_forms = list(derive(asked, frames))
    # "nine were killed" names no killer, so "nine died" answers it.
    agentless = not any(a.role == "who" for a in asked.arguments) and not asked.nominal
    found_forms = list(derive(found, frames))
    if asked.predicate == found.predicate:
        # The same predicate is compared as it stands; its consequences add nothing.
        asked_forms, found_forms = asked_forms[:1], found_forms[:1]
    for derived in found_forms:
        for form in asked_forms:
            relation = _relate(form, derived, frames)
            if relation is FrameRelation.NONE:
                continue
            own = not form.via or agentless
            state = form.result and form.polarity is Polarity.AFFIRMED and not derived.via
            same = form.polarity is derived.polarity
            opposed = relation is FrameRelation.OPPOSITE or not same
            if opposed and _precondition(asked, found, derived, frames):
                continue
            if relation is not FrameRelation.OPPOSITE and not own and same:
                affirmed = form.polarity is Polarity.AFFIRMED
                if not state and (not affirmed or not _exclusive(form.frame, frames)):
                    continue
            aligned = _aligned(asked, found, form, derived, relation, comparer, context)
            yield replace(
                aligned, own=own, shown=state and not own, ends=form.polarity is Polarity.NEGATED
            )


def _precondition(asked: Claim, found: Claim, derived: Derived, frames: Frames) -> bool:
    """Who is released was held before: that is no contradiction but what came first.

    A state that the found claim says goes on ("has banned since 2011") is none.
    """
    frame = frames.frames.get(asked.predicate)
    if frame is None or asked.polarity is Polarity.NEGATED:
        return False
    if found.event.known and found.event.last is None:
        return False
    return any(p.frame == derived.frame and not p.negated for p in frame.presupposes)


def _exclusive(frame: str, frames: Frames) -> bool:
    known = frames.frames.get(frame)
    return known is not None and bool(known.exclusive)


def _relate(asked: Derived, found: Derived, frames: Frames) -> FrameRelation:
    if asked.frame == found.frame:
        return FrameRelation.ENTAILS if found.via else FrameRelation.SAME
    frame = frames.frames.get(asked.frame)
    if frame is not None and found.frame in frame.opposite:
        return FrameRelation.OPPOSITE
    return FrameRelation.NONE


def _aligned(
    asked: Claim,
    found: Claim,
    form: Derived,
    derived: Derived,
    relation: FrameRelation,
    comparer: Comparer,
    context: Context,
) -> Alignment:
    symmetric = _symmetric(form.frame, comparer.frames)
    if _ergative(form.frame, comparer.frames):
        symmetric = (*symmetric, "who", "whom")
    slots = []
    pairs: dict[str, Argument] = {}
    for argument in form.arguments:
        slot, partner = _slot(argument, derived, comparer, context, symmetric)
        if slot is not None:
            slots.append(slot)
        if partner is not None:
            pairs[argument.role] = partner
    frame = comparer.frames.frames.get(form.frame)
    return Alignment(
        asked=asked,
        found=found,
        relation=relation,
        frame=form.frame,
        via=derived.via,
        slots=tuple(slots),
        same_polarity=form.polarity is derived.polarity,
        swapped=not _symmetric(form.frame, comparer.frames) and _swapped(form, derived, comparer),
        quantity=_quantity(form, pairs, found),
        counted_role=next((a.role for a in form.arguments if a.quantity is not None), ""),
        time=compare_times(asked.event, found.event),
        exclusive=_slot_of(slots, frame.exclusive if frame else ""),
        partisan=_rival_slot(form, derived, frame, comparer),
        result=derived.result,
        unachieved=found.purpose
        and (derived.result or _brings_about(derived.frame, comparer.frames)),
    )


def _brings_about(frame: str, frames: Frames) -> bool:
    known = frames.frames.get(frame)
    return known is not None and bool(known.results)


def _ergative(frame: str, frames: Frames) -> bool:
    known = frames.frames.get(frame)
    return known is not None and known.ergative


def _symmetric(frame: str, frames: Frames) -> tuple[str, ...]:
    known = frames.frames.get(frame)
    return known.symmetric if known is not None else ()


def _rival_slot(
    form: Derived, derived: Derived, frame: Frame | None, comparer: Comparer
) -> Slot | None:
    """The side taken, when the found claim takes the side of the asked one's enemy."""
    if frame is None or not frame.partisan:
        return None
    asked, found = _role(form, frame.partisan), _role(derived, frame.partisan)
    if asked is None or found is None:
        return None
    if not comparer.names.opposed(asked.features, found.features):
        return None
    return Slot(frame.partisan, asked.text, found.text, Outcome.OPPOSITE, 1.0, named=True)


def _slot_of(slots: list[Slot], role: str) -> Slot | None:
    return next((s for s in slots if role and s.role == role), None)


def _slot(
    argument: Argument,
    derived: Derived,
    comparer: Comparer,
    context: Context,
    symmetric: tuple[str, ...],
) -> tuple[Slot | None, Argument | None]:
    """How one asked argument is met by the found claim."""
    if not argument.features:
        partner = _first_role(argument.role, derived, symmetric, argument.loose)
        return None, partner
    named = any(f.startswith(NAMED) for f in argument.features)
    if argument.role in ("at", "place"):
        comparer = comparer.placed()
    best: tuple[Compared, Argument] | None = None
    for candidate in _candidates(argument, derived, symmetric):
        for part in _parts(candidate):
            compared = _compare_argument(argument, part, comparer)
            if best is None or _rank(compared) > _rank(best[0]):
                best = compared, part
    if best is not None and best[0].outcome in (Outcome.SAME, Outcome.NARROWER, Outcome.OPPOSITE):
        return _made(argument, best[1].text, best[0], named), best[1]
    completed = _completed(argument, best, context, comparer)
    if completed is not None and best is not None:
        slot = _made(argument, best[1].text, completed, named)
        return replace(slot, in_context=True), best[1]
    fallback = _in_context(argument, derived, context, comparer)
    if fallback is not None and (
        best is None or best[0].outcome in (Outcome.MISSING, Outcome.UNKNOWN)
    ):
        return fallback, best[1] if best else None
    if best is None:
        return Slot(argument.role, argument.text, "", Outcome.MISSING, 0.0, named), None
    return _made(argument, best[1].text, best[0], named), best[1]


def _completed(
    argument: Argument,
    best: tuple[Compared, Argument] | None,
    context: Context,
    comparer: Comparer,
) -> Compared | None:
    """ "the council" in a sentence about Bani Walid is the council of Bani Walid."""
    if best is None or best[0].outcome not in (Outcome.BROADER, Outcome.UNKNOWN):
        return None
    found = best[1]
    asked, features = argument.features, found.features
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


def _made(argument: Argument, found: str, compared: Compared, named: bool) -> Slot:
    return Slot(argument.role, argument.text, found, compared.outcome, compared.score, named)


def _rank(compared: Compared) -> tuple[int, float]:
    return OUTCOME_ORDER[compared.outcome], compared.score


def _candidates(
    argument: Argument, derived: Derived, symmetric: tuple[str, ...]
) -> Iterator[Argument]:
    for candidate in derived.arguments:
        same = candidate.role == argument.role
        swappable = argument.role in symmetric and candidate.role in symmetric
        places = {argument.role, candidate.role} <= {"at", "place"} or (
            not derived.via and {argument.role, candidate.role} == {"at", "to"}
        )
        loose = (argument.loose or candidate.loose) and {argument.role, candidate.role} <= {
            "who", "whom",
        }  # fmt: skip
        if same or swappable or places or loose:
            yield candidate


def _first_role(
    role: str, derived: Derived, symmetric: tuple[str, ...], loose: bool
) -> Argument | None:
    for candidate in derived.arguments:
        if candidate.role == role or (role in symmetric and candidate.role in symmetric):
            return candidate
        if (loose or candidate.loose) and {role, candidate.role} <= {"who", "whom"}:
            return candidate
    return None


def _parts(argument: Argument) -> Iterator[Argument]:
    """An enumeration as a whole, then each of its members."""
    yield argument
    for member in argument.members:
        if member:
            yield replace(argument, features=member, reach=(), members=())


def _compare_argument(asked: Argument, found: Argument, comparer: Comparer) -> Compared:
    """Compare with the phrase itself, then with what hangs on it."""
    compared = comparer.compare(asked.features, found.features)
    if compared.outcome in (Outcome.SAME, Outcome.NARROWER) or not found.reach:
        return compared
    wider = comparer.compare(asked.features, (*found.features, *found.reach))
    if wider.outcome in (Outcome.SAME, Outcome.NARROWER):
        return replace(wider, outcome=Outcome.NARROWER, score=0.9 * wider.score)
    return compared


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
    named = any(f.startswith(NAMED) for f in argument.features)
    score = 0.5 if actor else 0.75
    return Slot(argument.role, argument.text, "", Outcome.NARROWER, score, named, in_context=True)


def _swapped(asked: Derived, found: Derived, comparer: Comparer) -> bool:
    """True when the asked actor is the found target and the other way round."""
    who, other_who = _role(asked, "who"), _role(found, "who")
    if who is None or other_who is None or _holds(who, other_who, comparer):
        return False
    own_targets = [a for a in asked.arguments if a.role in _TARGET_ROLES]
    if not any(_holds(target, other_who, comparer) for target in own_targets):
        return False
    targets = [a for a in found.arguments if a.role in _TARGET_ROLES]
    return any(_holds(who, t, comparer) for t in targets)


def _holds(asked: Argument, found: Argument, comparer: Comparer) -> bool:
    named = [f for f in asked.features if f.startswith(NAMED)]
    if not named:
        return False
    return comparer.compare(asked.features, found.features).outcome in (
        Outcome.SAME, Outcome.NARROWER, Outcome.BROADER,
    )  # fmt: skip


def _role(derived: Derived, role: str) -> Argument | None:
    return next((a for a in derived.arguments if a.role == role and a.features), None)


def _quantity(form: Derived, pairs: dict[str, Argument], found: Claim) -> Slot | None:
    """The first number of the asked claim beside its counterpart."""
    for argument in form.arguments:
        if argument.quantity is None:
            continue
        partner = pairs.get(argument.role)
        other = partner.quantity if partner is not None else None
        if other is None and argument.quantity.vague and not argument.quantity.text[:1].isdigit():
            return None  # "several brigades" asks for no number
        if other is None:
            return Slot("quantity", argument.quantity.text, "", Outcome.MISSING, 0.0)
        return compare_numbers(argument.quantity, other)
    return None


def compare_numbers(asked: Quantity, found: Quantity) -> Slot:
    """A number beside another of a comparable unit."""
    pair = comparable(asked, found)
    if pair is None:
        return Slot("quantity", asked.text, found.text, Outcome.UNKNOWN, 0.3)
    result = compare_quantities(*pair)
    outcome = {
        QuantityOrder.EQUAL: Outcome.SAME,
        QuantityOrder.COMPATIBLE: Outcome.SAME,
        QuantityOrder.NARROWER: Outcome.BROADER,
        QuantityOrder.BROADER: Outcome.NARROWER,
        QuantityOrder.DIFFERENT: Outcome.DIFFERENT,
        QuantityOrder.INCOMPARABLE: Outcome.UNKNOWN,
    }[result]
    score = {Outcome.SAME: 1.0, Outcome.NARROWER: 1.0, Outcome.BROADER: 0.7}.get(outcome, 0.0)
    return Slot("quantity", asked.text, found.text, outcome, score)


def compare_times(asked: When, found: When) -> Slot | None:
    """The asked date beside the found one; None when the asked claim has no date."""
    if not asked.known:
        return None
    if not found.known:
        return Slot("time", asked.text, found.text, Outcome.MISSING, 0.0)
    if asked.last is None and found.last is None and asked.first and found.first:
        wide = replace(asked, last=asked.first), replace(found, last=found.first)
        same = asked.first == found.first or _same_grain(asked, found)
        del wide
        return Slot(
            "time", asked.text, found.text,
            Outcome.SAME if same else Outcome.DIFFERENT, 1.0 if same else 0.0,
        )  # fmt: skip
    result = compare_when(asked, found)
    if result in (TimeOrder.SAME, TimeOrder.CONTAINS, TimeOrder.OVERLAP):
        return Slot("time", asked.text, found.text, Outcome.SAME, 1.0)
    if result is TimeOrder.WITHIN:
        return Slot("time", asked.text, found.text, Outcome.BROADER, 0.6)
    if result is TimeOrder.UNKNOWN:
        return Slot("time", asked.text, found.text, Outcome.MISSING, 0.0)
    return Slot("time", asked.text, found.text, Outcome.DIFFERENT, 0.0)


def _same_grain(a: When, b: When) -> bool:
    """ "since 2020" and "since January 2020"."""
    if a.first is None or b.first is None:
        return False
    if "year" in (a.precision.value, b.precision.value):
        return a.first.year == b.first.year
    if "month" in (a.precision.value, b.precision.value):
        return (a.first.year, a.first.month) == (b.first.year, b.first.month)
    return a.first == b.first
