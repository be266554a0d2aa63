"""The numbers of an asked text beside those of a found one, by what stands next to them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from factcheck.extract.statements import Mark
from factcheck.language.quantity_compare import QuantityOrder, compare_quantities
from factcheck.match.arguments import Comparer
from factcheck.match.wording import holds
from factcheck.records import Quantity

# Marks on each side of a number that can name what it counts: "14 warga sipil", "tewas 14".
BESIDE = 2
# Units of bare counts: two of them are of one thing only where the same word stands beside.
COUNTS = frozenset(("count", "times", "ordinal"))

# The longest that may stand between a part and its whole.
_OF_REACH = len(" out of every ")

_FITTING = (QuantityOrder.EQUAL, QuantityOrder.COMPATIBLE, QuantityOrder.BROADER)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with the marks beside it."""

    quantity: Quantity
    beside: tuple[str, ...]
    before_whole: bool = False  # only function words stand between it and the next number


@dataclass(frozen=True, slots=True)
class FigurePair:
    """An asked number with the found one that meets it best; None where nothing compares."""

    asked: Figure
    found: Figure | None
    order: QuantityOrder
    same_thing: bool  # the same word stands beside both, or their unit leaves no choice

    @property
    def fits(self) -> bool:
        """True when the found number says the asked one."""
        return self.order in _FITTING


def figures(quantities: Sequence[Quantity], marks: Sequence[Mark]) -> tuple[Figure, ...]:
    """Every number of a sentence that is no ordinal, with its neighbours."""
    found = []
    for at, quantity in enumerate(quantities):
        if quantity.unit == "ordinal":
            continue
        after_marks = [m for m in marks if m.start >= quantity.end][:BESIDE]
        after = [m.feature for m in after_marks]
        before = [m.feature for m in marks if m.end <= quantity.start][-1:]
        beyond = after_marks[0].start if after_marks else quantity.end
        whole = at + 1 < len(quantities) and quantities[at + 1].start < beyond
        found.append(Figure(quantity, (*after, *before), whole))
    return tuple(found)


def meet_figures(
    asked: Sequence[Figure], found: Sequence[Figure], comparer: Comparer
) -> tuple[FigurePair, ...]:
    """Each asked number with its counterpart: one that fits, else one of the same thing."""
    known = (*found, *_shares(found))
    return tuple(_meet(figure, known, comparer) for figure in asked)


def _shares(found: Sequence[Figure]) -> Iterator[Figure]:
    """The share that "nine of the fifteen" is: a part right before its whole."""
    for part, whole in pairwise(found):
        a, b = part.quantity, whole.quantity
        if not part.before_whole or b.start - a.end > _OF_REACH or not _is_part(a, b):
            continue
        share = (a.low or 0.0) / (b.low or 1.0)
        quantity = replace(
            a, low=share, high=share, unit="fraction", text=f"{a.text} / {b.text}", end=b.end
        )
        yield Figure(quantity, (*part.beside, *whole.beside))


def _is_part(a: Quantity, b: Quantity) -> bool:
    counts = a.unit == b.unit == "count" and a.exact and b.exact
    return counts and a.low is not None and b.low is not None and 0 < a.low < b.low


def _meet(asked: Figure, found: Sequence[Figure], comparer: Comparer) -> FigurePair:
    pairs = []
    for other in found:
        # The units as written: conversions are rounded, and the comparison knows by how much.
        order = compare_quantities(asked.quantity, other.quantity)
        if order is not QuantityOrder.INCOMPARABLE:
            pairs.append(FigurePair(asked, other, order, _same_thing(asked, other, comparer)))
    return max(pairs, key=_rank, default=FigurePair(asked, None, QuantityOrder.INCOMPARABLE, False))


def _rank(pair: FigurePair) -> tuple[bool, bool, bool]:
    return pair.fits and pair.same_thing, pair.same_thing or pair.fits, pair.fits


def _same_thing(asked: Figure, found: Figure, comparer: Comparer) -> bool:
    if asked.quantity.unit not in COUNTS:
        return True
    return any(
        holds(a, f, comparer) or holds(f, a, comparer)
        for a in asked.beside
        for f in found.beside
        if not comparer.generic(a)
    )
