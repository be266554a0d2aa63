"""Numbers and times of two claims side by side."""

from __future__ import annotations

from factcheck.language.dates import TimeOrder, compare_when
from factcheck.language.quantity_compare import QuantityOrder, comparable, compare_quantities
from factcheck.match.arguments import Outcome
from factcheck.match.derivation import Derived
from factcheck.match.slots import Slot
from factcheck.records import Argument, Quantity, When

# Outcome and score of an asked number beside a found one.
_NUMBERS = {
    QuantityOrder.EQUAL: (Outcome.SAME, 1.0),
    QuantityOrder.COMPATIBLE: (Outcome.SAME, 1.0),
    QuantityOrder.NARROWER: (Outcome.BROADER, 0.7),
    QuantityOrder.BROADER: (Outcome.NARROWER, 1.0),
    QuantityOrder.DIFFERENT: (Outcome.DIFFERENT, 0.0),
    QuantityOrder.INCOMPARABLE: (Outcome.UNKNOWN, 0.0),
}
# The same for times.
_TIMES = {
    TimeOrder.SAME: (Outcome.SAME, 1.0),
    TimeOrder.CONTAINS: (Outcome.NARROWER, 1.0),
    TimeOrder.OVERLAP: (Outcome.SAME, 1.0),
    TimeOrder.WITHIN: (Outcome.BROADER, 0.6),
    TimeOrder.UNKNOWN: (Outcome.MISSING, 0.0),
}


def compare_quantity(form: Derived, pairs: dict[str, Argument]) -> Slot | None:
    """The first number of the asked claim beside its counterpart."""
    for argument in form.arguments:
        if argument.quantity is None:
            continue
        partner = pairs.get(argument.role)
        other = partner.quantity if partner is not None else None
        if other is None and argument.quantity.vague and not argument.quantity.text[:1].isdigit():
            return None  # "several brigades" asks for no number
        if other is None:
            return Slot("quantity", argument.quantity.text, "", Outcome.MISSING, 0.0)
        return compare_numbers(argument.quantity, other)
    return None


def compare_numbers(asked: Quantity, found: Quantity) -> Slot:
    """A number beside another of a comparable unit."""
    pair = comparable(asked, found)
    if pair is None:
        return Slot("quantity", asked.text, found.text, Outcome.UNKNOWN, 0.3)
    result = compare_quantities(*pair)
    return Slot("quantity", asked.text, found.text, *_NUMBERS[result])


def compare_times(asked: When, found: When) -> Slot | None:
    """The asked date beside the found one; None when the asked claim has no date."""
    if not asked.known and asked.if_today is None:
        return None
    if not found.known and compare_when(asked, found) is TimeOrder.UNKNOWN:
        return Slot("time", asked.text, found.text, Outcome.MISSING, 0.0)
    if asked.last is None and found.last is None and asked.first and found.first:
        same = asked.first == found.first or _same_grain(asked, found)
        later = TimeOrder.BEFORE if asked.first < found.first else TimeOrder.AFTER
        order = TimeOrder.SAME if same else later
    else:
        order = compare_when(asked, found)
    outcome, score = _TIMES.get(order, (Outcome.DIFFERENT, 0.0))
    return Slot("time", asked.text, found.text, outcome, score)


def _same_grain(a: When, b: When) -> bool:
    """ "since 2020" and "since January 2020"."""
    if a.first is None or b.first is None:
        return False
    if "year" in (a.precision.value, b.precision.value):
        return a.first.year == b.first.year
    if "month" in (a.precision.value, b.precision.value):
        return (a.first.year, a.first.month) == (b.first.year, b.first.month)
    return a.first == b.first
