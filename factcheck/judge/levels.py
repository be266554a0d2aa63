"""The symbolic judge's levels: ordered, named, each with a condition and a weight.

The first level that holds decides. Time is looked at before contradiction, contradiction
before support; nothing is ever inferred from similarity alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from factcheck.judge.level_reasons import reason
from factcheck.judge.signs import UNREAL, only_hinders, undone
from factcheck.match.alignment import Alignment, FrameRelation
from factcheck.match.arguments import Outcome
from factcheck.match.slots import PLACE_ROLES, Slot
from factcheck.records import Claim, ContradictionType, InferenceLabel, Mood, Polarity, Quantity

# Who and whom must both be the same for two reports to agree in the core.
CORE_SLOTS = 2
# From here on an inexact number is one: "dozens", not "several".
MANY = 10
_FITS = (Outcome.SAME, Outcome.NARROWER)


@dataclass(frozen=True, slots=True)
class Level:
    """One rule: when it holds, what it says, how sure, and of which type."""

    name: str
    label: InferenceLabel
    weight: float
    holds: Callable[[Alignment], bool]
    type: ContradictionType | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """What a level said of an alignment."""

    level: Level
    alignment: Alignment
    score: float
    reason: str


def _real(claim: Claim) -> bool:
    return claim.mood not in UNREAL and claim.mood is not Mood.DENIED


def _number_fits(a: Alignment) -> bool:
    return a.quantity is None or a.quantity.outcome in _FITS


def _number_said(a: Alignment) -> bool:
    """ "More than a hundred were killed" does not follow where no number is read."""
    if a.quantity is None:
        return all(_is_vague(quantity) for quantity in a.asked.quantities)
    return a.quantity.outcome in _FITS


def _is_vague(quantity: Quantity) -> bool:
    """ "Several": next to no number."""
    return not quantity.exact and (quantity.low or quantity.high or 0.0) < MANY


def _time_fits(a: Alignment) -> bool:
    return a.time is None or a.time.outcome is not Outcome.DIFFERENT


def _agreeing(a: Alignment) -> bool:
    """Predicates that say the same thing, negations counted."""
    if a.relation is FrameRelation.OPPOSITE:
        return False
    return a.same_polarity


def _only_alleged(a: Alignment) -> bool:
    """What somebody accuses another of is not said to be so."""
    accused = any(x.alleges for x in a.found.attribution)
    return accused and not a.asked.attribution


def _same_mood(a: Alignment) -> bool:
    if _only_alleged(a):
        return False
    if _real(a.asked):
        return _real(a.found) and not a.unachieved
    if a.asked.mood is Mood.DENIED:
        return a.found.mood is Mood.DENIED  # who admits it does not deny it
    return a.asked.mood is a.found.mood or _real(a.found)


def _swapped(a: Alignment) -> bool:
    return a.swapped and _agreeing(a) and _real(a.asked) and _real(a.found)


def _actor_known(a: Alignment) -> bool:
    """Nobody is contradicted by a clause that leaves open who acts."""
    return all(s.found or not s.in_context for s in a.slots if s.role == "who")


def _negation(a: Alignment) -> bool:
    return (
        _actor_known(a)
        and a.relation in (FrameRelation.SAME, FrameRelation.ENTAILS)
        and not a.same_polarity
        and a.core_fits()
        and a.anchored
        and _number_fits(a)
        and _time_fits(a)
        and _real(a.found)
        and not only_hinders(a.found)
    )


def _antonym(a: Alignment) -> bool:
    return (
        _actor_known(a)
        and a.relation is FrameRelation.OPPOSITE
        and a.asked.polarity is Polarity.AFFIRMED
        and a.same_polarity
        and a.core_fits()
        and a.anchored
        and not _counts_others(a)
        and _real(a.found)
        and _time_fits(a)
    )


def _counts_others(a: Alignment) -> bool:
    """ "153 countries demand it" and "10 countries reject it": two groups, both can be right."""
    return a.quantity is not None and a.quantity.outcome is Outcome.DIFFERENT


def _denied(a: Alignment) -> bool:
    return (
        _agreeing(a)
        and a.found.mood is Mood.DENIED
        and a.asked.mood is not Mood.DENIED
        and not _told_by_others(a)
        and a.core_fits()
        and a.anchored
    )


def _told_by_others(a: Alignment) -> bool:
    """That the army "claims it captured the town" is not denied by the rebels' denial."""
    tellers = {f for x in a.asked.attribution for f in x.features}
    deniers = {f for x in a.found.attribution for f in x.features}
    return bool(tellers) and not tellers & deniers


def _not_done(a: Alignment) -> bool:
    return (
        _agreeing(a)
        and undone(a.found.mood, by_now=a.asked.done)
        and not a.found.purpose
        and a.asked.mood is Mood.ASSERTED
        and a.core_fits()
        and a.anchored
        and _number_fits(a)
    )


def _numeric(a: Alignment) -> bool:
    return (
        _agreeing(a)
        and a.quantity is not None
        and a.quantity.outcome is Outcome.DIFFERENT
        and _counted_fits(a)
        and bool(a.slots)
        and _time_fits(a)
        and _real(a.found)
    )


def _counted_fits(a: Alignment) -> bool:
    """All core slots hold; what is counted may be said more broadly ("15 people")."""
    role = a.counted_role
    counted = next((s for s in a.slots if s.role == role), None)
    if counted is not None and counted.outcome in (Outcome.DIFFERENT, Outcome.OPPOSITE):
        return False
    broad = counted is not None and counted.outcome is Outcome.BROADER
    return a.core_fits(without=role if broad else "")


def _date(a: Alignment) -> bool:
    return (
        _agreeing(a)
        and a.time is not None
        and a.time.outcome is Outcome.DIFFERENT
        and a.core_fits()
        and a.anchored
        and _number_fits(a)
        and _real(a.found)
    )


def _place(a: Alignment) -> bool:
    wrong = [s for s in a.slots if s.outcome is Outcome.DIFFERENT]
    return (
        _agreeing(a)
        and len(wrong) == 1
        and wrong[0].role in PLACE_ROLES
        and a.fits(without=wrong[0].role)
        and len(_firm(a)) >= 2
        and _number_fits(a)
        and _time_fits(a)
        and _real(a.found)
    )


def _firm(a: Alignment) -> list[Slot]:
    return [s for s in a.slots if s.outcome in _FITS and not s.in_context]


def _exclusive(a: Alignment) -> bool:
    return (
        _agreeing(a)
        and a.exclusive is not None
        and a.exclusive.outcome is Outcome.DIFFERENT
        and a.core_fits(without=a.exclusive.role)
        and a.anchored
        and _real(a.found)
        and _time_fits(a)
    )


def _partisan(a: Alignment) -> bool:
    return (
        _agreeing(a)
        and a.partisan is not None
        and a.partisan.outcome is Outcome.OPPOSITE
        and a.core_fits(without=a.partisan.role)
        and a.anchored
        and _real(a.found)
    )


def _lexical(a: Alignment) -> bool:
    wrong = [s for s in a.slots if s.outcome is Outcome.OPPOSITE]
    return (
        _agreeing(a)
        and len(wrong) == 1
        and a.fits(without=wrong[0].role)
        and (a.anchored or wrong[0].score > 0)
        and _number_fits(a)
        and _time_fits(a)
        and _real(a.found)
    )


def _entailed(a: Alignment) -> bool:
    return (
        a.own
        and _agreeing(a)
        and a.fits()
        and a.anchored
        and _number_said(a)
        and (a.time is None or a.time.outcome in _FITS)
        and _same_mood(a)
    )


def _by_predicate(a: Alignment) -> bool:
    return _entailed(a) and (bool(a.via) or a.relation is FrameRelation.ENTAILS)


def _by_number(a: Alignment) -> bool:
    return _entailed(a) and _narrower(a.quantity)


def _by_time(a: Alignment) -> bool:
    return _entailed(a) and _narrower(a.time)


def _by_place(a: Alignment) -> bool:
    return _entailed(a) and any(_narrower(s) for s in a.slots if s.role in PLACE_ROLES)


def _by_word(a: Alignment) -> bool:
    return _entailed(a) and any(_narrower(s) for s in a.slots)


def _narrower(slot: Slot | None) -> bool:
    return slot is not None and slot.outcome is Outcome.NARROWER and not slot.in_context


def _state_shown(a: Alignment) -> bool:
    """Who is said to hold the place took it: the state shows the event."""
    return (
        a.shown
        and _agreeing(a)
        and a.fits()
        and a.anchored
        and all(not s.in_context for s in a.slots if s.role == "who")
        and _number_fits(a)
        and a.time is None
        and _same_mood(a)
    )


def _undated(a: Alignment) -> bool:
    """Everything holds but the asked date, which the found claim does not give."""
    return (
        a.own
        and _agreeing(a)
        and a.fits()
        and a.anchored
        and _number_fits(a)
        and a.time is not None
        and a.time.outcome in (Outcome.MISSING, Outcome.BROADER)
        and _same_mood(a)
    )


def _not_opposite(a: Alignment) -> bool:
    return (
        a.own
        and not a.via
        and a.relation is FrameRelation.OPPOSITE
        and not a.same_polarity
        and not (a.found.quantities and not a.asked.quantities)  # "two agreed", "none dissented"
        and a.fits()
        and a.anchored
        and _real(a.found)
    )


_T, _L = ContradictionType, InferenceLabel
# Weights order the evidence of one verdict. They are set so that a level resting on fewer
# guesses outranks one resting on more. Set by judgement; no sweep has been made.
LEVELS: tuple[Level, ...] = (
    Level("roles swapped", _L.CONTRADICTION, 0.90, _swapped, _T.ROLE),
    Level("negated", _L.CONTRADICTION, 0.95, _negation, _T.NEGATION),
    Level("opposite predicate", _L.CONTRADICTION, 0.92, _antonym, _T.ANTONYM),
    Level("denied", _L.CONTRADICTION, 0.70, _denied, _T.NEGATION),
    Level("not (yet) done", _L.CONTRADICTION, 0.66, _not_done, _T.MOOD),
    Level("another number", _L.CONTRADICTION, 0.93, _numeric, _T.NUMERIC),
    Level("another date", _L.CONTRADICTION, 0.90, _date, _T.DATE),
    Level("another place", _L.CONTRADICTION, 0.80, _place, _T.PLACE),
    Level("another holder", _L.CONTRADICTION, 0.85, _exclusive, _T.ROLE),
    Level("the other side", _L.CONTRADICTION, 0.85, _partisan, _T.ROLE),
    Level("excluding words", _L.CONTRADICTION, 0.82, _lexical, _T.LEXICAL),
    Level("a predicate that implies it", _L.ENTAILMENT, 0.97, _by_predicate),
    Level("a more exact number", _L.ENTAILMENT, 0.97, _by_number),
    Level("a more exact time", _L.ENTAILMENT, 0.97, _by_time),
    Level("a more exact place", _L.ENTAILMENT, 0.97, _by_place),
    Level("a narrower word", _L.ENTAILMENT, 0.97, _by_word),
    Level("same statement", _L.ENTAILMENT, 0.97, _entailed),
    Level("the state shows the event", _L.ENTAILMENT, 0.70, _state_shown),
    Level("opposite of a negation", _L.ENTAILMENT, 0.75, _not_opposite),
    Level("same but for the date", _L.ENTAILMENT, 0.45, _undated),
)


def decide(alignment: Alignment) -> Decision | None:
    """The first level that holds, or None: nothing can be said."""
    for level in LEVELS:
        if level.holds(alignment):
            score = round(level.weight * (0.6 + 0.4 * min(1.0, alignment.score)), 4)
            return Decision(level, alignment, score, reason(level.name, alignment))
    return None


_CORE = Level("same who and whom", _L.ENTAILMENT, 0.80, _undated)
_CORE_ROLES = frozenset(("who", "whom", "with", "from"))


def core_agreement(alignments: Iterable[Alignment]) -> Decision | None:
    """Two reports of one matter agree on who did what to whom, whatever else each adds."""
    for alignment in alignments:
        core = [s for s in alignment.slots if s.role in _CORE_ROLES]
        rest = [s for s in alignment.slots if s.role not in _CORE_ROLES]
        if (
            alignment.own
            and not alignment.via
            and _agreeing(alignment)
            and _same_mood(alignment)
            and len(core) >= CORE_SLOTS
            and all(s.outcome in _FITS for s in core)
            and any(s.named and not s.in_context for s in core)
            and not any(s.outcome in (Outcome.DIFFERENT, Outcome.OPPOSITE) for s in rest)
            and _number_fits(alignment)
            and _time_fits(alignment)
        ):
            return Decision(_CORE, alignment, 0.8, reason(_CORE.name, alignment))
    return None
