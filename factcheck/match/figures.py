"""The numbers of an asked text beside those of a found one, by what stands next to them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.extract.statements import Mark
from factcheck.language.quantity_compare import QuantityOrder, comparable, compare_quantities
from factcheck.match.arguments import Comparer
from factcheck.match.wording import holds
from factcheck.records import Quantity

# Marks on each side of a number that can name what it counts: "14 warga sipil", "tewas 14".
BESIDE = 2
# Units of bare counts: two of them are of one thing only where the same word stands beside.
COUNTS = frozenset(("count", "times", "ordinal"))

_FITTING = (QuantityOrder.EQUAL, QuantityOrder.COMPATIBLE, QuantityOrder.BROADER)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with the marks beside it."""

    quantity: Quantity
    beside: tuple[str, ...]


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
    for quantity in quantities:
        if quantity.unit == "ordinal":
            continue
        after = [m.feature for m in marks if m.start >= quantity.end][:BESIDE]
        before = [m.feature for m in marks if m.end <= quantity.start][-1:]
        found.append(Figure(quantity, (*after, *before)))
    return tuple(found)


def meet_figures(
    asked: Sequence[Figure], found: Sequence[Figure], comparer: Comparer
) -> tuple[FigurePair, ...]:
    """Each asked number with its counterpart: one that fits, else one of the same thing."""
    return tuple(_meet(figure, found, comparer) for figure in asked)


def _meet(asked: Figure, found: Sequence[Figure], comparer: Comparer) -> FigurePair:
    pairs = []
    for other in found:
        pair = comparable(asked.quantity, other.quantity)
        if pair is not None:
            order = compare_quantities(*pair)
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
