"""Whether the numbers of a found sentence leave those of an asked one standing.

Claims hold one number each, beside its role; this reads all numbers of both sentences: shares of
one group, the two ends of a change, and the only two numbers of one measure.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from factcheck.extract.statements import Analysis
from factcheck.language.quantity_compare import (
    VAGUE_TOLERANCE,
    QuantityOrder,
    comparable,
    compare_quantities,
)
from factcheck.match.arguments import Comparer
from factcheck.match.figure_roles import Bend, is_both, is_cap, opens_whole, wholes
from factcheck.match.figures import (
    BESIDE,
    COUNTS,
    Figure,
    FigurePair,
    figures,
    in_other_ends,
    may_meet,
    one_group,
    part_share,
    part_shares,
)
from factcheck.match.reckoned import apart_by_reckoning, ends_apart, reckoned
from factcheck.match.settings import other_scenes
from factcheck.records import Mood, Quantity

_NAMES = ("n:", "p:", "e:")
_SHARES = frozenset(("percent", "fraction"))
_SPANS = frozenset(("day", "week", "month", "year"))
# Of these two may stand in one sentence and be told of different things.
_UNCOMPARED = frozenset((*COUNTS, "score"))


_UNSAID = (QuantityOrder.NARROWER, QuantityOrder.DIFFERENT, QuantityOrder.INCOMPARABLE)
# What share "all", "nearly all", "not all" and "most" are.
_BENT: dict[Bend, tuple[float | None, float]] = {
    Bend.NONE: (1.0, 1.0),
    Bend.NEARLY: (1.0 - VAGUE_TOLERANCE, 1.0),
    Bend.NOT: (None, 0.999),
    Bend.MOST: (0.5, 1.0),
}


@dataclass(frozen=True, slots=True)
class Measured:
    """What the found numbers do to the asked ones."""

    apart: FigurePair | None = None  # the two cannot both be
    sure: bool = False  # ... as they are shares of one group or ends of one change
    capped: bool = False  # ... as more is allowed than the most that is
    unsaid: bool = False  # an asked number does not follow from the found ones
    of_all: str = ""  # the asked words for all of a group that the found sentence tells a part of
    scenes: bool = False  # nothing but what is counted is shared, each tells of another setting
    partial: bool = False  # a number of some was held against one of all


def measure(asked: Sequence[Analysis], found: Analysis, comparer: Comparer) -> Measured:
    """The asked numbers of all sentences against those of the found one."""
    here = [f for analysis in asked for f in figures(analysis) if not f.step]
    parts = [s for analysis in asked for s in _shares_of(analysis)]
    if not here and not parts:
        return Measured()
    read = figures(found)
    there = [f for f in read if not f.step]
    known = [*there, *reckoned(read, found)]
    others = list(_shares_of(found))
    ends = [p for a in here if (p := _end_of_change(a, here, known)) is not None]
    shared = list(_of_shares(parts, others, comparer))
    made = [p for a in here if (p := apart_by_reckoning(a, known, comparer)) is not None]
    pairs = [*shared, *ends, *made, *_only_ones(here, known, comparer)]
    apart = [p for p in pairs if p.order is QuantityOrder.DIFFERENT]
    told = [*known, *others]
    unsaid = any(p.order is QuantityOrder.NARROWER for p in pairs) or any(
        _uncounted(f, found, there, others)
        or _unmet(f, told, comparer)
        or _left_open(f, known, comparer)
        for f in here
    )
    of_all = _of_all(here, parts, there, others, comparer)
    scenes = other_scenes(asked, found, comparer)
    if not apart:
        return Measured(unsaid=unsaid, of_all=of_all, scenes=scenes)
    sure = any(apart[0] is p for p in (*ends, *shared, *made))
    capped = _is_over_cap(apart[0], asked, found)
    return Measured(apart[0], sure, capped, unsaid=True, of_all=of_all, scenes=scenes)


def _is_over_cap(pair: FigurePair, asked: Sequence[Analysis], found: Analysis) -> bool:
    """ "May buy five litres" where no more than two are allowed, whatever is done with them."""
    if pair.found is None or not is_cap(found.sentence.text, pair.found.quantity):
        return False
    allowed = any(m.mood is Mood.POSSIBLE for a in asked for m in a.marks)
    both = comparable(pair.asked.quantity, pair.found.quantity)
    if both is None or both[1].high is None or not allowed:
        return False
    return (both[0].low or 0.0) > both[1].high


def _of_all(
    here: Sequence[Figure],
    parts: Sequence[Figure],
    there: Sequence[Figure],
    others: Sequence[Figure],
    comparer: Comparer,
) -> str:
    """The "all" of "all the miners died" beside "four of the nine miners survived"."""
    some = [f for f in others if 0.0 < (f.quantity.low or 0.0) < 1.0 and f.quantity.exact]
    for figure in parts:
        whole = figure.quantity.exact and figure.quantity.low == 1.0
        if whole and any(one_group(figure, f, comparer) for f in some):
            return figure.quantity.text
    for figure in here:
        for other in there:
            same = figure.quantity.exact and other.quantity.low == figure.quantity.low
            both = other.whole and not figure.whole and same
            if both and one_group(figure, other, comparer):
                return figure.quantity.text
    return ""


def _shares_of(analysis: Analysis) -> Iterator[Figure]:
    """Everything that says which share of a group: percents, parts of a whole, "all"."""
    read = figures(analysis)
    yield from (f for f in read if f.quantity.unit in _SHARES)
    yield from part_shares(read)
    text = analysis.sentence.text
    for at, whole in enumerate(read):
        if opens_whole(text, whole.quantity) and at + 1 < len(read):
            yield from part_share(read[at + 1], whole)
    for start, end, bend in wholes(text):
        after = tuple(m.feature for m in analysis.marks if m.start >= end)[:BESIDE]
        share = Quantity(*_BENT[bend], "fraction", text[start:end], start, end, vague=bool(bend))
        yield Figure(share, after)


def _of_shares(
    asked: Sequence[Figure], found: Sequence[Figure], comparer: Comparer
) -> Iterator[FigurePair]:
    """Shares of one group: where any found one fits, no other is looked at."""
    for figure in asked:
        pairs = [
            FigurePair(figure, f, compare_quantities(figure.quantity, f.quantity), True)
            for f in found
            if one_group(figure, f, comparer)
        ]
        if pairs and not any(p.fits for p in pairs):
            yield pairs[0]


def _same_measure(a: Figure, b: Figure) -> bool:
    return comparable(a.quantity, b.quantity) is not None


def _end_of_change(
    asked: Figure, here: Sequence[Figure], there: Sequence[Figure]
) -> FigurePair | None:
    """The asked end of a change, "to 5", beside the same end of the only found one."""
    pair = ends_apart(asked, here, there)
    if pair is not None or not asked.role:
        return pair
    found = [f for f in there if not f.summed and _same_measure(asked, f)]
    alike = [f for f in here if _same_measure(asked, f) and f.role is asked.role]
    ends = [f for f in found if f.role is asked.role]
    if len(alike) > 1 or len(ends) != 1 or len(found) == 1 or not all(f.role for f in found):
        return None
    end = ends[0]
    return FigurePair(asked, end, compare_quantities(asked.quantity, end.quantity), True)


def _only_ones(
    here: Sequence[Figure], there: Sequence[Figure], comparer: Comparer
) -> Iterator[FigurePair]:
    """Two numbers of one measure that stand alone in their sentences, and differ."""
    for figure in here:
        if figure.quantity.unit in _UNCOMPARED:
            continue
        alike = [f for f in here if _same_measure(figure, f)]
        found = [f for f in there if _same_measure(figure, f)]
        alone = len(alike) == len(found) == 1 and may_meet(figure, found[0], comparer)
        if alone and not in_other_ends(figure, found[0]):
            order = compare_quantities(figure.quantity, found[0].quantity)
            if order is QuantityOrder.DIFFERENT:
                yield FigurePair(figure, found[0], order, True)


def _unmet(asked: Figure, known: Sequence[Figure], comparer: Comparer) -> bool:
    """ "Fell by 4 percent" is not said by "fell to 4 percent", nor half the men by half the pay."""
    met = [f for f in known if _same_measure(asked, f)]
    return bool(met) and not any(may_meet(asked, f, comparer) for f in met)


def _left_open(asked: Figure, known: Sequence[Figure], comparer: Comparer) -> bool:
    """ "Four" is not said by "fewer than five"; by "at least four" next to always."""
    quantity = asked.quantity
    if quantity.unit != "count" or not quantity.exact:
        return False
    met = [f for f in known if may_meet(asked, f, comparer)]
    orders = [compare_quantities(quantity, f.quantity) for f in met]
    ends = {end for f in met for end in (f.quantity.low, f.quantity.high)}
    narrower = QuantityOrder.NARROWER in orders and quantity.low not in ends
    return narrower and all(o in _UNSAID for o in orders)


def _uncounted(
    asked: Figure, found: Analysis, there: Sequence[Figure], others: Sequence[Figure]
) -> bool:
    """ "Four strikes" where no number stands, or only that of "the fourth strike"."""
    quantity = asked.quantity
    met = [f for f in there if _same_measure(asked, f)]
    if met and all(f.some is not asked.some and _differ(asked, f) for f in met):
        return True  # "two more goals" says nothing of five
    if not (quantity.exact or _is_bound(quantity)) or quantity.low == 1.0:
        return False
    if quantity.unit not in ("count", "fraction"):
        # "Six years in prison" is not said by an age; two dates may say how long it was.
        timed = quantity.unit in _SPANS and not found.times
        return timed and bool(there) and not any(_fits_loosely(asked, f) for f in there)
    if is_both(quantity.text):
        return False  # "kedua pihak" are the sides, however many are said
    named = sum(m.feature[:2] in _NAMES for m in found.marks)
    return named < (quantity.low or quantity.high or 0.0) and not any(
        _same_measure(asked, f) for f in (*there, *others)
    )


def _is_bound(quantity: Quantity) -> bool:
    """ "Fewer than five", "at least three" of what is counted."""
    return quantity.unit == "count" and (quantity.low is None) is not (quantity.high is None)


def _fits_loosely(asked: Figure, found: Figure) -> bool:
    return compare_quantities(asked.quantity, found.quantity) is not QuantityOrder.INCOMPARABLE


def _differ(asked: Figure, found: Figure) -> bool:
    return compare_quantities(asked.quantity, found.quantity) is QuantityOrder.DIFFERENT


def as_least(quantity: Quantity) -> Quantity:
    """The number of a part as that of the whole: so many at least."""
    return replace(quantity, high=None, vague=False)
