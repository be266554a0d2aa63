"""The numbers of an asked text beside those of a found one, by what stands next to them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from factcheck.extract.features import BETWEEN
from factcheck.extract.references import is_place_of_kind
from factcheck.extract.statements import Analysis, Mark
from factcheck.language.folder import known_languages, load_table
from factcheck.language.quantity_compare import QuantityOrder, compare_quantities
from factcheck.language.tolls import is_anybody
from factcheck.match.arguments import Comparer
from factcheck.match.figure_roles import Role, is_some, role_of
from factcheck.match.wording import holds
from factcheck.records import Quantity

# Marks on each side of a number that can name what it counts: "14 warga sipil", "tewas 14".
BESIDE = 2
# Units of bare counts: two of them are of one thing only where the same word stands beside.
COUNTS = frozenset(("count", "times", "ordinal"))

# The longest that may stand between a part and its whole.
_OF_REACH = len(" out of every ")

# The longest that may stand between two parts of one sum: "12 adults from the town and 3 children".
_AND_REACH = 45

_FITTING = (QuantityOrder.EQUAL, QuantityOrder.COMPATIBLE, QuantityOrder.BROADER)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with the marks beside it."""

    quantity: Quantity
    beside: tuple[str, ...]
    before_whole: bool = False  # only function words stand between it and the next number
    added: bool = False  # "and" or a comma stands between the number before it and this one
    last_added: bool = False  # ... and it is "and"
    after_name: bool = False  # "Norway and 14 other countries": the name counts, too
    summed: bool = False  # no number of the text, but what several of them come to
    role: Role = Role.PLAIN  # the end of a change that it is
    some: bool = False  # some of several: "three more"
    whole: bool = False  # what the number before it is a part of


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

    @property
    def partial(self) -> bool:
        """True when one of the two counts some and the other all."""
        return self.found is not None and self.asked.some is not self.found.some


def figures(analysis: Analysis) -> tuple[Figure, ...]:
    """Every number of a sentence that is no ordinal, with its neighbours."""
    quantities, marks, text = analysis.quantities, analysis.marks, analysis.sentence.text
    found = []
    for at, quantity in enumerate(quantities):
        if quantity.unit == "ordinal":
            continue
        after_marks = [m for m in marks if m.start >= quantity.end][:BESIDE]
        after = [m.feature for m in after_marks]
        before = [m for m in marks if m.end <= quantity.start][-1:]
        beyond = after_marks[0].end if after_marks else quantity.end
        whole = at + 1 < len(quantities) and quantities[at + 1].start < beyond
        gap = text[quantities[at - 1].end : quantity.start] if at else ""
        adds = _adds(gap) and _of_one_event(quantities[at - 1], quantity, marks)
        found.append(
            Figure(
                quantity,
                (*after, *(m.feature for m in before)),
                whole,
                added=adds and (", " in gap or _and().search(gap) is not None),
                last_added=adds and _and().search(gap) is not None,
                after_name=any(_is_one_more(m, quantity, text, after) for m in before),
                role=role_of(text, quantity),
                some=is_some(text, quantity),
            )
        )
    return tuple(_with_wholes(found))


def _with_wholes(found: Sequence[Figure]) -> Iterator[Figure]:
    """The fifteen of "nine of the fifteen" is marked; it begins no change: "dua dari tiga"."""
    for at, figure in enumerate(found):
        whole = at > 0 and _is_part_of(found[at - 1], figure)
        yield replace(figure, whole=True, role=Role.PLAIN) if whole else figure


def _adds(gap: str) -> bool:
    """Short and unbroken enough to stand between two parts of one sum."""
    return 0 < len(gap) <= _AND_REACH and not set(gap) & set(";:()")


def _of_one_event(part: Quantity, other: Quantity, marks: Sequence[Mark]) -> bool:
    """ "killed 14, injured 127" are no parts of one sum; "3 died here and 5 died there" are."""
    events = [m for m in marks if m.feature[:2] == "f:"]
    between = {m.feature for m in events if part.end <= m.start < other.start}
    around = [m.feature for m in events if m.end <= part.start][-1:]
    around += [m.feature for m in events if m.start >= other.end][:1]
    return not between or (len(between) == 1 and between <= set(around))


@cache
def _and() -> re.Pattern[str]:
    """The words that add, in every language: "and", "serta"."""
    words = {
        word
        for language in known_languages("grammar")
        for word in load_table(language, "grammar")["words"]["coordinate"]["both"]
    }
    return re.compile(r"(?<!\w)(?:" + "|".join(re.escape(w) for w in sorted(words)) + r")(?!\w)")


def _is_one_more(mark: Mark, quantity: Quantity, text: str, counted: Sequence[str]) -> bool:
    """ "Norway and 14 other countries": a name of the kind that is counted, and "and"."""
    between = text[mark.end : quantity.start].strip()
    if mark.feature[:2] != "p:" or _and().fullmatch(between) is None:
        return False
    kinds = (k for f in counted if f[:2] == "c:" for k in f[2:].split(BETWEEN))
    return any(is_place_of_kind(mark.feature[2:], kind) for kind in kinds)


def meet_figures(
    asked: Sequence[Figure], found: Sequence[Figure], comparer: Comparer
) -> tuple[FigurePair, ...]:
    """Each asked number with its counterpart: one that fits, else one of the same thing."""
    known = (*found, *part_shares(found))
    known = (*known, *_sums(found))
    return tuple(_meet(figure, known, comparer) for figure in asked)


def adds_up(asked: Sequence[Figure], found: Sequence[Figure], comparer: Comparer) -> bool:
    """True where a number is said as the sum of its parts: no part is another number then."""
    return any(p.found is not None and p.found.summed for p in meet_figures(asked, found, comparer))


def _sums(found: Sequence[Figure]) -> Iterator[Figure]:
    """What parts come to: "12 adults and 3 children", "Norway and 14 other countries" are 15."""
    for first, figure in enumerate(found):
        if figure.after_name and _countable(figure):
            yield _sum([figure], 1.0)
        parts = [figure]
        for part in found[first + 1 :]:
            if not part.added or not _countable(part) or not _countable(parts[-1]):
                break
            parts.append(part)
            if part.last_added:
                yield _sum(parts, 0.0)


def _countable(figure: Figure) -> bool:
    quantity = figure.quantity
    return quantity.unit == "count" and quantity.exact and not figure.before_whole


def _sum(parts: Sequence[Figure], more: float) -> Figure:
    first, last = parts[0].quantity, parts[-1].quantity
    total = more + sum(p.quantity.low or 0.0 for p in parts)
    text = " + ".join([*(p.quantity.text for p in parts), *(["1"] if more else [])])
    quantity = replace(first, low=total, high=total, text=text, end=last.end)
    return Figure(quantity, tuple(f for p in parts for f in p.beside), summed=True)


def part_shares(found: Sequence[Figure]) -> Iterator[Figure]:
    """The share that "nine of the fifteen" is: a part right before its whole."""
    for part, whole in pairwise(found):
        if _is_part_of(part, whole):
            yield from part_share(part, whole)


def part_share(part: Figure, whole: Figure) -> Iterator[Figure]:
    """The share of one number in another one, if it can be a part of it."""
    a, b = part.quantity, whole.quantity
    if not _is_part(a, b):
        return
    share = (a.low or 0.0) / (b.low or 1.0)
    quantity = replace(
        a, low=share, high=share, unit="fraction", text=f"{a.text} / {b.text}",
        start=min(a.start, b.start), end=max(a.end, b.end),
    )  # fmt: skip
    yield Figure(quantity, (*part.beside, *whole.beside))


def _is_part_of(part: Figure, whole: Figure) -> bool:
    a, b = part.quantity, whole.quantity
    return part.before_whole and b.start - a.end <= _OF_REACH and _is_part(a, b)


def _is_part(a: Quantity, b: Quantity) -> bool:
    counts = a.unit == b.unit == "count" and a.exact and b.exact
    return counts and a.low is not None and b.low is not None and 0 < a.low < b.low


def _meet(asked: Figure, found: Sequence[Figure], comparer: Comparer) -> FigurePair:
    """The best counterpart. A sum may say the asked number, but contradicts none."""
    pairs = []
    for other in found:
        # The units as written: conversions are rounded, and the comparison knows by how much.
        order = compare_quantities(asked.quantity, other.quantity)
        if order is QuantityOrder.INCOMPARABLE:
            continue
        pair = FigurePair(asked, other, order, _same_thing(asked, other, comparer))
        if not other.summed or (pair.fits and pair.same_thing):
            pairs.append(pair)
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
        if not comparer.generic(a) or (a == f and not is_anybody(a))
    )
