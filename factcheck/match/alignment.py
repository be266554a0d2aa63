"""Two claims side by side: how their predicates relate and how each slot compares.

The first claim is the asked one (a hypothesis, a claim to check), the second the found one.
Both bring along what follows from them; see `derivation`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum

from factcheck.extract.aims import is_outcome
from factcheck.language.frames import Frame, Frames
from factcheck.match.arguments import NAMED, Comparer, Outcome
from factcheck.match.derivation import Derived, before, forms_of
from factcheck.match.measures import compare_quantity, compare_times
from factcheck.match.slots import SETTING_ROLES, Context, Slot, align_slots
from factcheck.records import Argument, Claim, Polarity

_TARGET_ROLES = frozenset(("whom", "from", "to", "against"))

# What donating, supplying and handing over have in common.
_GIVING = "give"

_SIDES = _TARGET_ROLES | {"who", "with"}


class FrameRelation(Enum):
    """How the found predicate relates to the asked one."""

    SAME = "same"
    ENTAILS = "entails"
    OPPOSITE = "opposite"
    NONE = "none"


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


def align(asked: Claim, found: Claim, comparer: Comparer, context: Context) -> Iterator[Alignment]:
    """Every way in which the found claim bears on the asked one.

    `context` are the features of the found claim's sentence and headline, where a place or a
    side that the clause itself does not name may stand.
    """
    frames = comparer.frames
    # "nine were killed" names no killer, so "nine died" answers it.
    agentless = not any(a.role == "who" for a in asked.arguments) and not asked.nominal
    past = _told_before(asked, found)
    for form, derived in (
        _pairs_before(asked, found, frames) if past else _form_pairs(asked, found, frames)
    ):
        relation = _relate(form, derived, frames)
        own = not form.via or agentless
        state = form.result and form.polarity is Polarity.AFFIRMED and not derived.via
        if relation is FrameRelation.NONE or (past and _later(asked, found, relation, frames)):
            continue
        if relation is FrameRelation.OPPOSITE or form.polarity is not derived.polarity:
            if _precondition(asked, found, derived, frames):
                continue
        elif not (own or state or _only_one_holds(form, frames) or _gives(form)):
            continue
        aligned = _aligned(asked, found, form, derived, comparer, context)
        if _gives(form) and not (own or state or aligned.swapped):
            continue  # who donates gives: who gets cannot be the giver, no more follows
        yield replace(
            aligned,
            relation=relation,
            own=own,
            shown=state and not own,
            ends=form.polarity is Polarity.NEGATED,
        )


def _form_pairs(asked: Claim, found: Claim, frames: Frames) -> Iterator[tuple[Derived, Derived]]:
    """Forms of the asked claim beside forms of the found one."""
    asked_forms, found_forms = forms_of(asked, frames), forms_of(found, frames)
    if asked.predicate == found.predicate:
        # The same predicate is compared as it stands; its consequences add nothing.
        asked_forms, found_forms = asked_forms[:1], found_forms[:1]
    for derived in found_forms:
        for form in asked_forms:
            yield form, derived


def _told_before(asked: Claim, found: Claim) -> bool:
    """ "Had been closed", of which a later time is told; in reported speech "had" says no more."""
    return asked.earlier and not found.earlier and not asked.attribution


def _later(asked: Claim, found: Claim, relation: FrameRelation, frames: Frames) -> bool:
    """What excludes a thing that had been so came later; who rejected it "never" accepted it.

    Who is released may have been arrested or not.
    """
    affirmed = asked.polarity is Polarity.AFFIRMED
    return relation is FrameRelation.OPPOSITE and (affirmed or any(before(found, frames)))


def _pairs_before(asked: Claim, found: Claim, frames: Frames) -> Iterator[tuple[Derived, Derived]]:
    """What had been so beside what the found claim says to have been so until it happened.

    What it brought about or put an end to says nothing of the time before.
    """
    until = tuple(before(found, frames))
    known = {d.frame for d in until}
    later = [d for d in forms_of(found, frames) if not d.result and d.frame not in known]
    for derived in (*until, *later):
        for form in forms_of(asked, frames):
            if not form.via:
                yield form, derived


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


def _only_one_holds(form: Derived, frames: Frames) -> bool:
    """True for a consequence that one party holds at a time: who rules, who is president."""
    known = frames.frames.get(form.frame)
    affirmed = form.polarity is Polarity.AFFIRMED
    return affirmed and known is not None and bool(known.exclusive)


def _gives(form: Derived) -> bool:
    """Something given, which may be told from the other end."""
    return form.frame == _GIVING and not form.result


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
    comparer: Comparer,
    context: Context,
) -> Alignment:
    """One form of each claim compared slot by slot; the relation of their frames is left open."""
    frame = comparer.frames.frames.get(form.frame)
    slots, partners = align_slots(form, derived, comparer, context)
    symmetric = (
        frame is not None
        and bool(frame.symmetric)
        and not (frame.id in comparer.frames.aimed and _aimed(form, derived))
    )
    return Alignment(
        asked=asked,
        found=found,
        relation=FrameRelation.NONE,
        frame=form.frame,
        via=derived.via,
        slots=slots,
        same_polarity=form.polarity is derived.polarity,
        swapped=not symmetric
        and (
            _swapped(form, derived, comparer)
            or (_done_or_undergone(form, derived, frame, comparer) and not _nominal(asked, found))
        ),
        quantity=compare_quantity(form, partners),
        counted_role=next((a.role for a in form.arguments if a.quantity is not None), ""),
        time=compare_times(asked.event, found.event),
        exclusive=_slot_of(slots, frame.exclusive if frame else ""),
        partisan=_rival_slot(form, derived, frame, comparer),
        result=derived.result,
        unachieved=found.purpose and is_outcome(derived.frame, found.polarity, comparer.frames),
    )


def _aimed(form: Derived, derived: Derived) -> bool:
    """ "The bus rammed the van": two may collide with each other, but here one is the target."""
    return all(_role(d, "whom") is not None for d in (form, derived))


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


def _slot_of(slots: tuple[Slot, ...], role: str) -> Slot | None:
    return next((s for s in slots if role and s.role == role), None)


def _swapped(asked: Derived, found: Derived, comparer: Comparer) -> bool:
    """True when the asked actor is the found target and the other way round."""
    who, other_who = _role(asked, "who"), _role(found, "who")
    if who is None or other_who is None:
        return _on_the_other_side(asked, found, comparer)
    if _crossed(asked, found, comparer):
        return True
    if _holds(who, other_who, comparer):
        return False
    own_targets = [a for a in asked.arguments if a.role in _TARGET_ROLES]
    if not any(_holds(target, other_who, comparer) for target in own_targets):
        return False
    targets = [a for a in found.arguments if a.role in _TARGET_ROLES]
    return any(_holds(who, t, comparer) for t in targets)


def _crossed(asked: Derived, found: Derived, comparer: Comparer) -> bool:
    """ "The rebels attacked the army", "the army attacked the rebels": word for word turned round.

    Then it does not matter that an army may be any army, or that a bank is a company.
    """
    who, other_who = _role(asked, "who"), _role(found, "who")
    if who is None or other_who is None:
        return False
    return any(
        _same_words(who, other, comparer)
        and _same_words(target, other_who, comparer)
        and not _same_words(who, target, comparer)
        for target in _targets(asked)
        for other in _targets(found)
    )


def _nominal(asked: Claim, found: Claim) -> bool:
    """ "The rebels' attack", "the attack on the rebels": a noun leaves open who is who."""
    return asked.nominal or found.nominal


def _done_or_undergone(
    asked: Derived, found: Derived, frame: Frame | None, comparer: Comparer
) -> bool:
    """ "The soldiers attacked" beside "the soldiers were attacked", nobody else being named."""
    if frame is None or frame.ergative or not (frame.hostile or frame.transitive):
        return False
    named = [[a for a in d.arguments if a.role in _SIDES] for d in (asked, found)]
    if any(len(parties) != 1 for parties in named):
        return False
    (one,), (other,) = named
    return {one.role, other.role} == {"who", "whom"} and _same_words(one, other, comparer)


def _targets(derived: Derived) -> list[Argument]:
    return [a for a in derived.arguments if a.role in _TARGET_ROLES and a.features]


def _same_words(a: Argument, b: Argument, comparer: Comparer) -> bool:
    return comparer.compare(a.features, b.features).outcome is Outcome.SAME


def _on_the_other_side(asked: Derived, found: Derived, comparer: Comparer) -> bool:
    """ "The cooperative sold the oil" beside "the oil was sold to the cooperative"."""
    thing, other_thing = _role(asked, "whom"), _role(found, "whom")
    if thing is None or other_thing is None or not _holds(thing, other_thing, comparer):
        return False
    parties, others = list(_parties(asked)), list(_parties(found))
    return any(
        a.role != b.role and "who" in (a.role, b.role) and _holds(a, b, comparer)
        for a in parties
        for b in others
    ) and not any(a.role == b.role for a in parties for b in others)


def _parties(derived: Derived) -> Iterator[Argument]:
    """Who gives, and who gets or loses it; a place that something comes from is no party."""
    for argument in derived.arguments:
        place = any(feature.startswith("p:") for feature in argument.features)
        if argument.features and (
            argument.role in ("who", "to") or (argument.role == "from" and not place)
        ):
            yield argument


def _holds(asked: Argument, found: Argument, comparer: Comparer) -> bool:
    """True when both are the same party; "people" and "forces" are nobody in particular."""
    if not any(f.startswith(NAMED) for f in asked.features) and (
        not asked.features or comparer.generic(asked.features[0])
    ):
        return False
    return comparer.compare(asked.features, found.features).outcome in (
        Outcome.SAME, Outcome.NARROWER, Outcome.BROADER,
    )  # fmt: skip


def _role(derived: Derived, role: str) -> Argument | None:
    return next((a for a in derived.arguments if a.role == role and a.features), None)
