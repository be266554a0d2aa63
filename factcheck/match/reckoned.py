"""Numbers that a sentence gives by way of others: what a change comes to, half of a whole.

"Rose from 40 to 55 cents" says that it rose by 15; "doubled from 40" that it is 80; "half of the
600" that it is 300; "eight years, four less than prosecutors asked" that they asked for twelve.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from factcheck.extract.statements import Analysis, Mark
from factcheck.language.quantity_compare import (
    QuantityOrder,
    comparable,
    compare_quantities,
)
from factcheck.match.figure_roles import Role, step_of, times_before
from factcheck.match.figures import BESIDE, Figure, FigurePair, figures
from factcheck.records import Quantity

_SHARES = frozenset(("percent", "fraction"))


def with_reckoned(analysis: Analysis) -> tuple[Figure, ...]:
    """Every number of a sentence, then what they come to."""
    read = figures(analysis)
    return (*read, *reckoned(read, analysis))


def reckoned(read: Sequence[Figure], analysis: Analysis) -> Iterator[Figure]:
    """What the numbers of one sentence come to where words put them in relation."""
    text = analysis.sentence.text
    yield from _changed(read, text)
    for part, whole in pairwise(read):
        if whole.whole and part.quantity.unit in _SHARES:
            yield from _share_of(part, whole)
    for at, figure in enumerate(read):
        if figure.step:
            yield from _beyond(figure, read[:at], text, analysis.marks)


def _changed(read: Sequence[Figure], text: str) -> Iterator[Figure]:
    """The third of where a change began, where it ended, and by how much, from two of them."""
    ends = {role: [f for f in read if f.role is role] for role in (Role.FROM, Role.TO, Role.BY)}
    if any(len(found) > 1 for found in ends.values()):
        return  # two changes: which ends belong together is not told
    start, end, by = (found[0] if found else None for found in ends.values())
    if start and end and not by:
        yield from _came_to(start, end, (-1.0,), Role.BY)
    elif start and by and not end:
        yield from _came_to(start, by, (1.0, -1.0), Role.TO)
    elif end and by and not start:
        yield from _came_to(end, by, (1.0, -1.0), Role.FROM)
    elif start and not end:
        times = times_before(text, start.quantity)
        if times is not None and start.quantity.exact:
            yield _figure(start, start, (start.quantity.low or 0.0) * times, Role.TO)


def _came_to(a: Figure, b: Figure, signs: Sequence[float], role: Role) -> Iterator[Figure]:
    """Two of one unit; a share of a start is no difference ("from 50 by 10 percent")."""
    first, second = a.quantity, b.quantity
    if first.unit != second.unit or not (first.exact and second.exact):
        return
    relative = first.unit in _SHARES and role is not Role.BY
    if first.low is None or second.low is None or relative:
        return
    for sign in signs:
        value = first.low + sign * second.low
        # Halves of cents come of floats, not of the text.
        yield _figure(a, b, round(abs(value), 6), role)


def _share_of(part: Figure, whole: Figure) -> Iterator[Figure]:
    """ "Half of the 600" are 300."""
    share, count = part.quantity, whole.quantity
    scale = 0.01 if share.unit == "percent" else 1.0
    if count.low is None:
        return
    low, high = (
        None if end is None else round(end * scale * count.low, 6)
        for end in (share.low, share.high)
    )
    quantity = replace(count, low=low, high=high, vague=share.vague or low != high)
    if share.exact and low is not None and low != int(low):
        return  # a third of 100 people is no exact number
    yield Figure(_named(quantity, share, count), (*part.beside, *whole.beside), summed=True)


def _beyond(
    step: Figure, before: Sequence[Figure], text: str, marks: Sequence[Mark]
) -> Iterator[Figure]:
    """ "310, 60 more than its limit": the limit is 250; it is told of what follows "than"."""
    told = step_of(text, step.quantity)
    alike = [f for f in before if _of_one_measure(f, step) and not f.step]
    if told is None or len(alike) != 1 or not alike[0].quantity.exact:
        return
    base, sign, end = alike[0], *told
    value = (base.quantity.low or 0.0) + sign * (step.quantity.low or 0.0)
    after = tuple(m.feature for m in marks if m.start >= end)[:BESIDE]
    if value > 0 and after:
        yield replace(_figure(base, step, value, Role.PLAIN), beside=after, other=True)


def _of_one_measure(base: Figure, step: Figure) -> bool:
    """The step may leave out the unit: "eight years, four less than"."""
    left_out = step.quantity.unit == "count"
    return base.quantity.unit == step.quantity.unit or (
        left_out and comparable(base.quantity, step.quantity) is None
    )


def _figure(a: Figure, b: Figure, value: float, role: Role) -> Figure:
    quantity = replace(a.quantity, low=value, high=value, vague=False)
    beside = tuple(dict.fromkeys((*a.beside, *b.beside)))
    return Figure(_named(quantity, a.quantity, b.quantity), beside, summed=True, role=role)


def _named(quantity: Quantity, a: Quantity, b: Quantity) -> Quantity:
    text = a.text if a is b else f"{a.text} & {b.text}"
    start, end = min(a.start, b.start), max(a.end, b.end)
    return replace(quantity, text=text, start=start, end=end)


def ends_apart(asked: Figure, here: Sequence[Figure], there: Sequence[Figure]) -> FigurePair | None:
    """The asked end of a change beside the one that the found numbers come to.

    `there` holds the reckoned ones, too. By how many percent something rose is said of its start
    or in points of a percentage: only one that fits is told.
    """
    if not asked.role or sum(f.role is asked.role for f in here) > 1:
        return None
    ends = [f for f in there if f.summed and f.role is asked.role]
    pairs = [
        FigurePair(asked, f, compare_quantities(asked.quantity, f.quantity), True) for f in ends
    ]
    pairs = [p for p in pairs if p.order is not QuantityOrder.INCOMPARABLE]
    fitting = next((p for p in pairs if p.fits), None)
    if fitting is not None or not pairs:
        return fitting
    said = any(f.role is Role.TO and not f.summed and _equals(asked, f) for f in there)
    relative = asked.quantity.unit in _SHARES
    meant_as_end = asked.role is Role.BY and said
    return None if relative or meant_as_end else pairs[0]


def _equals(a: Figure, b: Figure) -> bool:
    return compare_quantities(a.quantity, b.quantity) is QuantityOrder.EQUAL
