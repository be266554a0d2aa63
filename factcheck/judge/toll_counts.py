"""Counts of people by what happened to them: the dead beside the dead, never beside the hurt."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from factcheck.extract.statements import Analysis, Mark
from factcheck.judge.level_reasons import reason
from factcheck.judge.levels import LEVELS, Decision
from factcheck.language.quantity_compare import QuantityOrder, compare_quantities
from factcheck.language.tolls import is_anybody, toll_kinds
from factcheck.match.alignment import Alignment, FrameRelation
from factcheck.match.arguments import Comparer, Outcome, readings
from factcheck.match.figure_roles import is_some
from factcheck.match.figures import Figure, FigurePair, adds_up, figures
from factcheck.match.measured import Measured
from factcheck.match.measures import compare_times
from factcheck.match.reckoned import reckoned
from factcheck.match.slots import Slot
from factcheck.match.wording import holds
from factcheck.records import (
    Argument,
    Claim,
    ContradictionType,
    FrameReading,
    Mood,
    Polarity,
    Quantity,
)

_ANOTHER = next(level for level in LEVELS if level.type is ContradictionType.NUMERIC)
_FITTING = (QuantityOrder.EQUAL, QuantityOrder.COMPATIBLE, QuantityOrder.BROADER)
_NAMES = ("n:", "p:", "e:")
# Share of what else is asked that must be spoken of, for two counts to be of one event.
_OF_ONE_EVENT = 0.5
# A decision here rests on two counts, not on roles; as a level's with half its slots.
_SCORE = round(_ANOTHER.weight * 0.8, 4)


@dataclass(frozen=True, slots=True)
class Toll:
    """So many people to whom one sort of thing happened."""

    kinds: frozenset[str]  # one; more where the predicate is ambiguous
    claim: Claim
    counted: Argument
    quantity: Quantity

    @property
    def head(self) -> str:
        """Who is counted; empty where it may be anybody."""
        head = next(iter(self.counted.features), "")
        return "" if is_anybody(head) else head


@dataclass(frozen=True, slots=True)
class TollsApart:
    """An asked count that no found count of the same kind says."""

    asked: Toll
    found: Toll | None  # another number of the same kind; None where only other kinds are counted


def tolls_apart(
    asked: Sequence[Analysis],
    wanted: Sequence[Toll],
    found: Analysis,
    known: Sequence[Toll],
    claims: Sequence[Claim],
    comparer: Comparer,
) -> TollsApart | None:
    """The first wanted count that the found text gives as another number, or of others only.

    `known` are the counts of the found text, `claims` all its claims.
    """
    if not wanted or not known or not _of_one_event(asked, found, comparer):
        return None
    if any(adds_up(figures(a), figures(found), comparer) for a in asked):
        return None
    words = [m.feature for a in asked for m in a.marks]
    there = [m.feature for m in found.marks]
    apart = [
        a
        for t in wanted
        if not _told_otherwise(t, found, claims)
        and (group := [k for k in known if _one_group(t, k, words, there)])
        and (a := _apart(t, group, claims, comparer)) is not None
    ]
    return min(apart, key=lambda a: a.found is None, default=None)


def with_tolls(measured: Measured, apart: TollsApart | None) -> Measured:
    """What the numbers of the sentences are, with what their counts of people are."""
    if apart is None or measured.apart is not None:
        return measured
    if apart.found is None:
        return replace(measured, unsaid=True)
    pair = FigurePair(
        Figure(apart.asked.quantity, ()), Figure(apart.found.quantity, ()),
        QuantityOrder.DIFFERENT, same_thing=True,
    )  # fmt: skip
    return replace(measured, apart=pair, unsaid=True)


def toll_decision(apart: TollsApart | None) -> Decision | None:
    """ "Another number" for two counts of one kind, however each is worded."""
    if apart is None or apart.found is None:
        return None
    texts = apart.asked.quantity.text, apart.found.quantity.text
    number = Slot("quantity", *texts, Outcome.DIFFERENT, 0.0)
    aligned = Alignment(
        apart.asked.claim, apart.found.claim, FrameRelation.SAME, "", (), same_polarity=True,
        frame=apart.asked.claim.predicate, quantity=number, counted_role=apart.asked.counted.role,
    )  # fmt: skip
    return Decision(_ANOTHER, aligned, _SCORE, reason(_ANOTHER.name, aligned))


def tolls_of(claims: Sequence[Claim], comparer: Comparer) -> tuple[Toll, ...]:
    """The counts of people in a text."""
    return tuple(_tolls(claims, comparer))


def _tolls(claims: Sequence[Claim], comparer: Comparer) -> Iterator[Toll]:
    for claim in claims:
        real = claim.mood is Mood.ASSERTED and claim.polarity is Polarity.AFFIRMED
        if real and not (claim.purpose or claim.backdrop):
            tolls = list(_read_as_tolls(claim, comparer))
            kinds = frozenset(kind for toll in tolls for kind in toll.kinds)
            yield from (replace(toll, kinds=kinds) for toll in tolls[:1])


def _read_as_tolls(claim: Claim, comparer: Comparer) -> Iterator[Toll]:
    """Under each reading of the predicate that counts people, the likeliest first."""
    own = FrameReading(claim.predicate, claim.arguments)
    for reading in (own, *claim.other_readings):
        kind = toll_kinds().get(reading.predicate)
        frame = comparer.frames.frames.get(reading.predicate)
        roles = ("whom",) if frame is not None and frame.transitive else ("who", "whom")
        for argument in reading.arguments if kind is not None else ():
            number = argument.quantity
            counts = argument.role in roles and _counts_people(argument, claim)
            if kind is not None and counts and number is not None:
                yield Toll(frozenset((kind,)), claim, argument, number)


def _counts_people(argument: Argument, claim: Claim) -> bool:
    """ "Five", "5 orang", "12 passengers"; no members of an enumeration, and not "another five"."""
    number = argument.quantity
    if number is None or number.unit != "count":
        return False
    if is_some(claim.quote, number):
        return False  # "another three"
    return not argument.members  # "five men and two women" are seven


def _one_group(wanted: Toll, toll: Toll, asked: Sequence[str], found: Sequence[str]) -> bool:
    """Two counts of people, or of passengers; "of the 30 passengers, 10" are passengers, too."""
    if wanted.head == toll.head:
        return True
    if not toll.counted.features:
        return wanted.head in found
    return not wanted.counted.features and toll.head in asked


def _exclude(one: Toll, other: Toll, comparer: Comparer) -> bool:
    """Whoever survived did not die: more than a number is other there."""
    frames = comparer.frames.frames
    kinds = toll_kinds()
    own = [f for f in kinds if kinds[f] in one.kinds and f in frames]
    return any(kinds.get(o) in other.kinds for f in own for o in frames[f].opposite)


def _apart(
    wanted: Toll, known: Sequence[Toll], claims: Sequence[Claim], comparer: Comparer
) -> TollsApart | None:
    same = [t for t in known if t.kinds & wanted.kinds]
    orders = [(t, compare_quantities(wanted.quantity, t.quantity)) for t in same]
    if any(order is not QuantityOrder.DIFFERENT for _, order in orders) or _sum_fits(wanted, same):
        return None
    for toll in same:
        time = compare_times(wanted.claim.event, toll.claim.event)
        if time is None or time.outcome is not Outcome.DIFFERENT:
            return TollsApart(wanted, toll)
    told = any(
        toll_kinds().get(name) in wanted.kinds
        for c in claims for name in (c.predicate, *(r.predicate for r in c.other_readings))
    )  # fmt: skip
    other = any(
        compare_quantities(wanted.quantity, t.quantity) in _FITTING
        for t in known if not (t.kinds & wanted.kinds or _exclude(t, wanted, comparer))
    )  # fmt: skip
    return TollsApart(wanted, None) if other and not told else None


def _told_otherwise(wanted: Toll, found: Analysis, claims: Sequence[Claim]) -> bool:
    """ "Five died, three at the scene and two in hospital": what the three are, no claim says.

    Nor what "30 fewer than last year" comes to.
    """
    if any(f.quantity.low == wanted.quantity.low for f in reckoned(figures(found), found)):
        return True
    counted = {q.text for c in claims for q in c.quantities}
    others = (q for q in found.quantities if q.text not in counted)
    return any(q.low == wanted.quantity.low for q in others)


def _sum_fits(wanted: Toll, same: Sequence[Toll]) -> bool:
    """ "Three died at sea and five on land" are eight."""
    total = sum(t.quantity.low or 0.0 for t in same)
    return len(same) > 1 and wanted.quantity.low == total


def _of_one_event(asked: Sequence[Analysis], found: Analysis, comparer: Comparer) -> bool:
    """Names and places are there, and most of what else is said beside the counts."""
    marks = [m for a in asked for m in a.marks if _tells_event(m, comparer)]
    if not marks:
        return True
    there = (*(m.feature for m in found.marks), *found.features)
    met = [m for m in marks if any(_meets(m.feature, f, comparer) for f in there)]
    named = all(m in met for m in marks if m.feature[:2] in _NAMES)
    return named and len(met) >= _OF_ONE_EVENT * len(marks)


def _tells_event(mark: Mark, comparer: Comparer) -> bool:
    feature = mark.feature
    counted = feature[:2] == "f:" and any(r in toll_kinds() for r in readings(feature))
    return not (counted or mark.aside or is_anybody(feature) or comparer.light(feature))


def _meets(asked: str, found: str, comparer: Comparer) -> bool:
    return holds(asked, found, comparer) or holds(found, asked, comparer)
