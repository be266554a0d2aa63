"""What follows from a claim: what its frame entails, brings about or puts an end to.

So "recaptured" answers "controls", and "lost" contradicts "holds".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from factcheck.extract.statements import BE, TITLE
from factcheck.language.frames import Frame, Frames, Implication
from factcheck.records import Argument, Claim, Mood, Polarity

# Where something is said to be.
LOCATED = "be_located"
# Derivations followed from a frame: recapture -> capture -> control is two.
MAX_DERIVATION = 3


@dataclass(frozen=True, slots=True)
class Derived:
    """A claim's own predicate or one that follows from it."""

    frame: str
    arguments: tuple[Argument, ...]
    polarity: Polarity
    via: str = ""  # the frame it was derived from, empty for the claim itself
    result: bool = False  # a state that the event brought about


def derive(claim: Claim, frames: Frames) -> Iterator[Derived]:
    """The claim itself, then what follows from it. A negated claim implies nothing further."""
    own = [Derived(claim.predicate, claim.arguments, claim.polarity)]
    own += [Derived(o.predicate, o.arguments, claim.polarity) for o in claim.other_readings]
    yield from own
    if claim.predicate == BE and claim.argument("value") is not None:
        yield replace(own[0], frame=TITLE)
    elif claim.predicate == BE and claim.argument("at") is not None:
        yield replace(own[0], frame=LOCATED)  # "is in the town"
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
        steps += [(i, True) for i in frame.after if not current.result]
        for implication, result in steps:
            key = (implication.frame, implication.negated)
            if key in seen or not _fillable(current, implication):
                continue
            seen.add(key)
            derived = _follow(_moved(current, frame), implication, result=result or current.result)
            yield derived
            if derived.polarity is Polarity.AFFIRMED:
                todo.append((derived, depth + 1))


def before(claim: Claim, frames: Frames) -> Iterator[Derived]:
    """What a claim says to have been so until then: who is released, or no longer held, was held.

    Nothing is said by what is only planned or did not come about.
    """
    if claim.mood is not Mood.ASSERTED or claim.purpose:
        return
    own = [Derived(claim.predicate, claim.arguments, claim.polarity)]
    own += [Derived(o.predicate, o.arguments, claim.polarity) for o in claim.other_readings]
    if claim.polarity is Polarity.NEGATED:
        if claim.ended:
            yield from (replace(d, polarity=Polarity.AFFIRMED, via=d.frame) for d in own)
        return
    for current in own:
        frame = frames.frames.get(current.frame)
        for implication in frame.before if frame is not None else ():
            if not _fillable(current, implication):
                continue
            first = _follow(current, implication, result=False)
            yield first
            known = frames.frames[first.frame]
            if first.polarity is Polarity.AFFIRMED:
                yield from (_follow(first, i, result=False) for i in known.entails)


# Claims whose forms are kept: in a corpus each is compared with many others.
KEPT_FORMS = 4096
_known_forms: dict[int, tuple[Claim, Frames, tuple[Derived, ...]]] = {}


def forms_of(claim: Claim, frames: Frames) -> tuple[Derived, ...]:
    """What `derive` gives, remembered for the claims that were asked last.

    Looked up by which object the claim is: to compare a claim with another costs more than to
    derive its forms anew.
    """
    known = _known_forms.get(id(claim))
    if known is not None and known[0] is claim and known[1] is frames:
        return known[2]
    if len(_known_forms) >= KEPT_FORMS:
        _known_forms.clear()
    forms = tuple(derive(claim, frames))
    _known_forms[id(claim)] = (claim, frames, forms)
    return forms


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
