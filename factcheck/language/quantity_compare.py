"""How two quantities compare, after bringing them to one unit."""

from __future__ import annotations

import math
from dataclasses import replace
from enum import StrEnum

from factcheck.language.number_tables import unit_bases, unit_zeros
from factcheck.records import Quantity

# "about 100" holds for 90 to 110; "nearly 100" for 90 to 100. Ten percent is what news use
# of round numbers allows: 704 dead are "about 700", 850 are not.
VAGUE_TOLERANCE = 0.10
# Converted values are rounded by whoever wrote them: 370 km (230 miles), 190 km (118 miles).
CONVERSION_TOLERANCE = 0.02
# "35.5 million" may stand for 35,490,000: a rounding needs so many figures to be seen as one,
# so that 700 and 704 stay different. From a million on two figures are enough.
_ROUNDED_FIGURES = 3
_ROUNDED_FIGURES_OF_LARGE = 2
_LARGE = 1_000_000
# "Past 14 thousand" is said of 14,128: from a thousand on fewer figures do, where the two are this
# close. 8,700 are not 9,000, and 2,700 not 3,000.
_ROUND = 1_000
# Counts that end in a zero may be rounded.
_ROUND_COUNT = 10
_ROUND_TOLERANCE = 0.02
# Measures that writers mix up: a rate raised "by 0.25 percent" rose by 25 basis points. One
# figure in both fits; different ones say nothing, as the two are not the same thing.
_AGE = "age"
_MIXED_UP = ({"share", "point"}, {_AGE, "duration"}, {"degree", "temperature"})


class QuantityOrder(StrEnum):
    """How quantity `a` relates to quantity `b`."""

    EQUAL = "equal"
    COMPATIBLE = "compatible"  # both can be true of one thing
    NARROWER = "narrower"  # a entails b
    BROADER = "broader"  # b entails a
    DIFFERENT = "different"  # not both can be true of one thing
    INCOMPARABLE = "incomparable"  # different units: they say nothing about each other


def comparable(a: Quantity, b: Quantity) -> tuple[Quantity, Quantity] | None:
    """Bring two quantities to one unit, or None where their units differ in kind.

    Miles and kilometres become metres, hours and days become seconds. Quantities that have
    the same unit already are returned as they are.
    """
    if a.unit == b.unit:
        return a, b
    bases = unit_bases()
    if a.unit not in bases or b.unit not in bases or bases[a.unit][0] != bases[b.unit][0]:
        return None
    return _in_base(a, bases[a.unit]), _in_base(b, bases[b.unit])


def _in_base(quantity: Quantity, base: tuple[str, float]) -> Quantity:
    measure, factor = base
    zero = unit_zeros().get(quantity.unit, 0.0)
    low = None if quantity.low is None else quantity.low * factor + zero
    high = None if quantity.high is None else quantity.high * factor + zero
    return replace(quantity, low=low, high=high, unit=f"base {measure}")


def compare_quantities(a: Quantity, b: Quantity) -> QuantityOrder:
    """Whether two quantities can both be true of one thing, and which of them says more.

    An open interval ("more than 700") is entailed by what lies in it; a vague closed one
    ("nearly 100", "dozens") is only compatible with it.
    """
    pair = comparable(a, b)
    if pair is None:
        return QuantityOrder.COMPATIBLE if _loosely_same(a, b) else QuantityOrder.INCOMPARABLE
    if not (_has_value(a) and _has_value(b)):
        return _compare_scores(a, b)
    return _compare_intervals(*pair, converted=a.unit != b.unit)


def _loosely_same(a: Quantity, b: Quantity) -> bool:
    """True for one figure in two units that writers mix up: "34 years" of someone aged 34."""
    kinds = {_kind(a.unit), _kind(b.unit)}
    if kinds not in _MIXED_UP or not (a.exact and b.exact):
        return False
    ends = [q.low * unit_bases().get(q.unit, ("", 1.0))[1] for q in (a, b) if q.low is not None]
    if _AGE in kinds:
        ends = [q.low for q in (a, b) if q.low is not None and q.unit in (_AGE, "year")]
    return len(ends) == len(kinds) and _close(ends[0], ends[1], CONVERSION_TOLERANCE)


def _kind(unit: str) -> str:
    return unit_bases().get(unit, (unit, 1.0))[0]


def _has_value(quantity: Quantity) -> bool:
    return quantity.low is not None or quantity.high is not None


def _compare_scores(a: Quantity, b: Quantity) -> QuantityOrder:
    """Scores have no value: 2-1 and 1-2 are one result seen from two sides."""
    sides_a, sides_b = _sides(a.text), _sides(b.text)
    if sides_a == sides_b:
        return QuantityOrder.EQUAL
    if sorted(sides_a) == sorted(sides_b):
        return QuantityOrder.COMPATIBLE
    return QuantityOrder.DIFFERENT


def _sides(text: str) -> list[str]:
    return "".join(c if c.isdecimal() else " " for c in text).split()


def _compare_intervals(a: Quantity, b: Quantity, converted: bool) -> QuantityOrder:
    low_a, high_a = _ends(a)
    low_b, high_b = _ends(b)
    slack = CONVERSION_TOLERANCE if converted else 0.0
    if _close(low_a, low_b, slack) and _close(high_a, high_b, slack):
        return QuantityOrder.EQUAL if a.vague == b.vague else QuantityOrder.COMPATIBLE
    if a.exact and b.exact:
        rounded = _is_rounding(low_a, low_b)
        return QuantityOrder.COMPATIBLE if rounded else QuantityOrder.DIFFERENT
    if high_a < low_b * (1 - slack) or high_b < low_a * (1 - slack):
        return QuantityOrder.DIFFERENT
    if _only_touch(a, b) and (high_a == low_b or high_b == low_a):
        return QuantityOrder.DIFFERENT  # "nearly 500" and "more than 500" share no number
    if low_b <= low_a and high_a <= high_b:
        return _inside(a, b, QuantityOrder.NARROWER)
    if low_a <= low_b and high_b <= high_a:
        return _inside(b, a, QuantityOrder.BROADER)
    return QuantityOrder.COMPATIBLE


def _only_touch(a: Quantity, b: Quantity) -> bool:
    """Whether two that share an end share no number: "fewer than five" and "at least five"."""
    if a.vague and b.vague:
        return True
    return (a.vague or b.vague) and all(q.low is None or q.high is None for q in (a, b))


def _ends(quantity: Quantity) -> tuple[float, float]:
    low = -math.inf if quantity.low is None else quantity.low
    high = math.inf if quantity.high is None else quantity.high
    return low, high


def _inside(inner: Quantity, outer: Quantity, order: QuantityOrder) -> QuantityOrder:
    """The order of an interval inside another, unless the outer one is only vague."""
    is_open = outer.low is None or outer.high is None
    if outer.vague and not is_open:
        return QuantityOrder.COMPATIBLE
    bound = outer.high if outer.low is None else outer.low
    at_bound = is_open and outer.vague and inner.exact and inner.low == bound
    if not at_bound:
        return order
    # "More than 700" is said of a rounded 700; four are never fewer than four.
    counted = outer.unit == inner.unit == "count" and (bound or 0.0) % _ROUND_COUNT
    return QuantityOrder.DIFFERENT if counted else QuantityOrder.COMPATIBLE


def _close(x: float, y: float, slack: float) -> bool:
    return x == y or math.isclose(x, y, rel_tol=max(slack, 1e-9))


def _is_rounding(x: float, y: float) -> bool:
    """True if the number with fewer figures is the other one rounded: 35.5 and 35.49 million."""
    figures = {value: _figures(value) for value in (x, y)}
    coarse, fine = sorted((x, y), key=lambda value: figures[value])
    if figures[coarse] == figures[fine]:
        return False
    cut = abs(coarse) >= _ROUND and figures[coarse] < _ROUNDED_FIGURES
    if cut and _close(coarse, fine, _ROUND_TOLERANCE):
        step = 10.0 ** (math.floor(math.log10(abs(coarse))) + 1 - figures[coarse])
        return abs(coarse - fine) < step
    needed = _ROUNDED_FIGURES_OF_LARGE if abs(coarse) >= _LARGE else _ROUNDED_FIGURES
    if figures[coarse] < needed:
        return False
    return math.isclose(coarse, float(f"{fine:.{figures[coarse]}g}"), rel_tol=1e-9)


def _figures(value: float) -> int:
    """Significant figures of a number: 4 for 35,490,000."""
    mantissa = f"{value:.14e}".split("e")[0]
    return len(mantissa.replace(".", "").replace("-", "").rstrip("0"))
