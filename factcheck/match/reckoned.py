"""Numbers that a sentence gives by way of others: what a change comes to, half of a whole.

"Rose from 40 to 55 cents" says that it rose by 15; "doubled from 40" that it is 80; "half of the
600" that it is 300; "eight years, four less than prosecutors asked" that they asked for twelve.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from factcheck.extract.statements import Analysis
from factcheck.language.quantity_compare import (
    QuantityOrder,
    comparable,
    compare_quantities,
)
from factcheck.match.arguments import Comparer
from factcheck.match.figure_roles import Role, is_back, step_of, times_before
from factcheck.match.figures import (
    Figure,
    FigurePair,
    counts_the_same,
    figures,
    may_meet,
    time_mark,
)
from factcheck.records import Quantity

_SHARES = frozenset(("percent", "fraction"))
# News round a percentage to a whole one.
_ROUNDED_BY = 0.5
# What ends a clause.
_CLAUSE = re.compile(r"[,;:.](?!\d)")


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
        if figure.among and figure.quantity.unit in _SHARES:
            counts = [f for f in read[:at] if f.quantity.unit == "count" and f.quantity.exact]
            yield from (s for f in counts[-1:] for s in _share_of(figure, f))
        if figure.step:
            yield from _beyond(figure, read[:at], analysis)


def _changed(read: Sequence[Figure], text: str) -> Iterator[Figure]:
    """The third of where a change began, where it ended, and by how much, from two of them."""
    ends = {role: [f for f in read if f.role is role] for role in (Role.FROM, Role.TO, Role.BY)}
    if any(len(found) > 1 for found in ends.values()):
        return  # two changes: which ends belong together is not told
    start, end, by = (found[0] if found else None for found in ends.values())
    if start and not end and not by:
        end = _risen_from(start, read, text)
    if start and end and not by:
        yield from _came_to(start, end, (-1.0,), Role.BY)
        yield from _by_percent(start, end)
    elif start and by and not end:
        yield from _came_to(start, by, (1.0, -1.0), Role.TO)
    elif end and by and not start:
        yield from _came_to(end, by, (1.0, -1.0), Role.FROM)
    elif start and not end:
        times = times_before(text, start.quantity)
        if times is not None and start.quantity.exact:
            yield _figure(start, start, (start.quantity.low or 0.0) * times, Role.TO)


def _risen_from(start: Figure, read: Sequence[Figure], text: str) -> Figure | None:
    """ "Spends 40 million, up from 30 million": the number in front is where the change led to."""
    before = [f for f in read if f.quantity.end <= start.quantity.start and not f.step]
    if not before or before[-1].role:
        return None
    gap = text[before[-1].quantity.end : start.quantity.start]
    return before[-1] if is_back(gap) else None


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


def _by_percent(start: Figure, end: Figure) -> Iterator[Figure]:
    """From 10 to 12 are 20 percent more, give or take what a rounding takes."""
    first, second = start.quantity, end.quantity
    if first.unit in _SHARES or first.unit != second.unit or not (first.exact and second.exact):
        return
    if not first.low or second.low is None:
        return
    percent = abs(second.low - first.low) / first.low * 100
    made = _figure(start, end, percent, Role.BY)
    low, high = percent - _ROUNDED_BY, percent + _ROUNDED_BY
    quantity = replace(made.quantity, unit="percent", low=low, high=high, vague=True)
    yield replace(made, quantity=quantity)


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
    beside = (*part.beside, *whole.beside)
    yield Figure(_named(quantity, share, count), beside, summed=True, of_share=True)


def _beyond(step: Figure, before: Sequence[Figure], analysis: Analysis) -> Iterator[Figure]:
    """ "310, 60 more than its limit": the limit is 250; it is told of what follows "than"."""
    told = step_of(analysis.sentence.text, step.quantity)
    alike = [f for f in before if _of_one_measure(f, step) and not f.step]
    if told is None or len(alike) != 1 or not alike[0].quantity.exact:
        return
    base, sign, end = alike[0], *told
    value = (base.quantity.low or 0.0) + sign * (step.quantity.low or 0.0)
    after = _than(analysis, end)
    if value > 0 and after:
        others = tuple(_before(analysis, base.quantity.start))
        made = _figure(base, step, value, Role.PLAIN)
        yield replace(made, beside=after, other=True, told=others)


def _than(analysis: Analysis, at: int) -> tuple[str, ...]:
    """What stands behind "than", up to the end of its clause."""
    text = analysis.sentence.text
    stop = _CLAUSE.search(text, at)
    end = stop.start() if stop is not None else len(text)
    marks = [m.feature for m in analysis.marks if at <= m.start < end]
    times = [time_mark(t) for t in analysis.times if at <= t.start < end]
    return tuple((*marks, *times))


def _before(analysis: Analysis, at: int) -> Iterator[str]:
    """Whom and what a number is told of, in front of it."""
    return (m.feature for m in analysis.marks if m.end <= at and m.feature[:2] != "f:")


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
    reckoned_share = pairs[0].found is not None and pairs[0].found.quantity.vague
    relative = asked.quantity.unit in _SHARES and not reckoned_share
    meant_as_end = asked.role is Role.BY and said
    return None if relative or meant_as_end else pairs[0]


def apart_by_reckoning(
    asked: Figure, there: Sequence[Figure], comparer: Comparer
) -> FigurePair | None:
    """The asked number beside what the found ones come to, where nothing else says it.

    A quarter of the 400 failed: so 200 did not. The one party won 40 seats, 12 more than the other:
    so the other did not win 40.
    """
    if asked.some or asked.whole or asked.step:
        return None
    met = [f for f in there if may_meet(asked, f, comparer) and not _is_of_others(f, asked, there)]
    made = [f for f in met if f.other or _is_made_of_share(asked, f, comparer)]
    pairs = [
        FigurePair(asked, f, compare_quantities(asked.quantity, f.quantity), True) for f in met
    ]
    if not made or any(p.fits for p in pairs):
        return None
    apart = QuantityOrder.DIFFERENT
    return next((p for p in pairs if p.found in made and p.order is apart), None)


def _is_made_of_share(asked: Figure, found: Figure, comparer: Comparer) -> bool:
    return found.of_share and found.summed and counts_the_same(asked, found, comparer)


def _is_of_others(base: Figure, asked: Figure, there: Sequence[Figure]) -> bool:
    """True for a number of somebody else than the one whose number is told by a difference."""
    made = [f for f in there if f.other and f.quantity.start == base.quantity.start]
    return base.other is False and any(not set(f.told) & set(asked.told) for f in made)


def _equals(a: Figure, b: Figure) -> bool:
    return compare_quantities(a.quantity, b.quantity) is QuantityOrder.EQUAL
