"""Numbers of whole sentences in a decision: what a level that sees one claim cannot tell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from factcheck.extract.statements import Analysis
from factcheck.judge.level_reasons import reason
from factcheck.judge.levels import LEVELS, Decision
from factcheck.language.quantity_compare import QuantityOrder, compare_quantities
from factcheck.match.alignment import Alignment, FrameRelation
from factcheck.match.arguments import Comparer, Outcome, readings
from factcheck.match.figures import Figure, FigurePair, figures, may_meet, meet_figures
from factcheck.match.measured import Measured, as_least
from factcheck.match.reckoned import with_reckoned
from factcheck.match.slots import SETTING_ROLES, Slot
from factcheck.match.wording import implied
from factcheck.records import Argument, Claim, ContradictionType, InferenceLabel, Mood, Polarity

_FITS = (Outcome.SAME, Outcome.NARROWER)
_OPPOSITE = next(level for level in LEVELS if level.type is ContradictionType.ANTONYM)
_ANOTHER = next(level for level in LEVELS if level.type is ContradictionType.NUMERIC)


def number_decision(measured: Measured, alignments: Iterable[Alignment]) -> Decision | None:
    """ "Another number" for two numbers of one statement that no two claims hold side by side."""
    pair = measured.apart
    if pair is None or pair.found is None:
        return None
    asked, found = pair.asked.quantity.text, pair.found.quantity.text
    fitting = [a for a in alignments if _agrees_beside(a, asked)]
    if not fitting:
        return None
    best = max(fitting, key=lambda a: a.score)
    number = Slot("quantity", asked, found, Outcome.DIFFERENT, 0.0)
    score = round(_ANOTHER.weight * (0.6 + 0.4 * min(1.0, best.score)), 4)
    aligned = replace(best, quantity=number)
    return Decision(_ANOTHER, aligned, score, reason(_ANOTHER.name, aligned))


def part_decision(measured: Measured, alignments: Iterable[Alignment]) -> Decision | None:
    """ "Opposite predicate" where all are said to be what a part is said not to be."""
    if not measured.of_all:
        return None
    opposed = [a for a in alignments if _opposes(a, measured.of_all)]
    if not opposed:
        return None
    best = replace(max(opposed, key=lambda a: a.score), quantity=None)
    score = round(_OPPOSITE.weight * (0.6 + 0.4 * min(1.0, best.score)), 4)
    return Decision(_OPPOSITE, best, score, reason(_OPPOSITE.name, best))


def _opposes(a: Alignment, text: str) -> bool:
    return (
        a.own
        and a.relation is FrameRelation.OPPOSITE
        and a.same_polarity
        and a.asked.polarity is Polarity.AFFIRMED
        and a.asked.mood is a.found.mood is Mood.ASSERTED
        and all(_fits_beside(s, text) for s in a.slots)
        and (a.time is None or a.time.outcome is not Outcome.DIFFERENT)
    )


def is_apart(decision: Decision, measured: Measured) -> bool:
    """True for what `number_decision` made, which the weights have never seen."""
    if measured.of_all and decision.level is _OPPOSITE:
        return True
    pair, number = measured.apart, decision.alignment.quantity
    if pair is None or pair.found is None or number is None or decision.level is not _ANOTHER:
        return False
    return (number.asked, number.found) == (pair.asked.quantity.text, pair.found.quantity.text)


def _agrees_beside(a: Alignment, text: str) -> bool:
    """Two statements that agree in all but what holds a number, which claims do not compare."""
    return (
        a.own
        and a.relation in (FrameRelation.SAME, FrameRelation.ENTAILS)
        and a.same_polarity
        and (a.anchored or any(text in s.asked and s.outcome in _FITS for s in a.slots))
        and not a.swapped
        and all(_fits_beside(s, text) for s in a.slots)
        and (a.time is None or a.time.outcome is not Outcome.DIFFERENT)
        and (a.found.mood is Mood.ASSERTED or a.asked.mood is a.found.mood)
    )


def _fits_beside(slot: Slot, text: str) -> bool:
    if slot.outcome in _FITS:
        return True
    if slot.outcome is Outcome.MISSING and slot.role in SETTING_ROLES:
        return True
    holds_number = slot.role == "value" or text in slot.asked
    return holds_number and slot.outcome not in (Outcome.DIFFERENT, Outcome.OPPOSITE)


def says_itself(decision: Decision, main: Sequence[Claim]) -> bool:
    """ "The detained farmers were released" is not contradicted by their release."""
    found = decision.alignment.found
    if decision.level.type is not ContradictionType.ANTONYM:
        return False
    return any(
        c is not decision.alignment.asked
        and c.predicate == found.predicate
        and c.polarity is found.polarity
        for c in main
    )


def counted_elsewhere(
    decision: Decision, numbers: Sequence[FigurePair], claims: Sequence[Claim]
) -> bool:
    """ "Seven people, including two children, died": another number contradicts no part.

    A claim holds the first number of an argument only; the sentence holds all of them.
    """
    if decision.level.type is not ContradictionType.NUMERIC:
        return False
    return bool(numbers) and all(_says(f) and not _of_another(f, decision, claims) for f in numbers)


def _of_another(pair: FigurePair, decision: Decision, claims: Sequence[Claim]) -> bool:
    """ "Killed 31 and hurt 200": the 31 are no number of those who were hurt."""
    if pair.found is None or pair.found.summed or pair.found.among:
        return False
    text = pair.found.quantity.text
    own = [c for c in claims if not c.nominal and _with_number(c.arguments, text) is not None]
    asked = implied(decision.alignment.asked.predicate).so
    return bool(own) and not any(asked & implied(c.predicate).so for c in own)


def _says(pair: FigurePair) -> bool:
    """No number is said by the whole of a part, or by the other end of a change."""
    if pair.found is None or not (pair.fits and pair.same_thing):
        return False
    if pair.found.some and pair.order is not QuantityOrder.EQUAL:
        return False  # "including 60 children" is no count of those who are fewer than 300
    if pair.found.attributive and not set(pair.found.beside[:1]) & set(pair.asked.told):
        return False  # "fined 500 dollars for a 40-dollar dinner"
    ends = pair.asked.role, pair.found.role
    other_end = all(ends) and ends[0] is not ends[1]
    return not other_end and not (pair.found.whole and not pair.asked.whole)


def of_whole(
    decisions: Sequence[Decision],
    asked: Sequence[Analysis],
    found: Sequence[Analysis],
    comparer: Comparer,
) -> list[Decision]:
    """The decisions whose numbers count the same: no part is held against a whole."""
    here = {f.quantity.text: f for a in asked for f in figures(a)}
    there = {f.quantity.text: f for a in found for f in figures(a)}
    said = {p.asked.quantity.text for p in _all_pairs(asked, found, comparer) if _says(p)}
    return [
        d
        for d in decisions
        if (_asked_number(d) in said or _counts_same(d, here, there, comparer))
        and _of_kind(d, comparer)
    ]


def _all_pairs(
    asked: Sequence[Analysis], found: Sequence[Analysis], comparer: Comparer
) -> Iterator[FigurePair]:
    for one in asked:
        for other in found:
            yield from meet_figures(figures(one), with_reckoned(other), comparer)


def _asked_number(decision: Decision) -> str:
    number = decision.alignment.quantity
    return number.asked if number is not None else ""


def _counts_same(
    decision: Decision, asked: dict[str, Figure], found: dict[str, Figure], comparer: Comparer
) -> bool:
    """ "Another three" is no other number than eleven, and "by 4" none than "to 11"."""
    number = decision.alignment.quantity
    if number is None or not (_is_numeric(decision) or _supports(decision)):
        return True
    one, other = asked.get(number.asked), found.get(number.found)
    if one is None or other is None:
        return _supports(decision) or not any(f is not None and f.some for f in (one, other))
    return (_supports(decision) or one.some is other.some) and may_meet(one, other, comparer)


def _is_numeric(decision: Decision) -> bool:
    return decision.level.type is ContradictionType.NUMERIC


def _supports(decision: Decision) -> bool:
    return decision.level.label is InferenceLabel.ENTAILMENT


def _of_kind(decision: Decision, comparer: Comparer) -> bool:
    """27 dead children are at least 27 dead: no upper bound follows, no other count is excluded."""
    pair = _counted(decision.alignment)
    if pair is None:
        return True
    asked, found = pair
    if (
        asked.quantity is None
        or found.quantity is None
        or not _is_part_kind(asked, found, comparer)
    ):
        return True
    least = compare_quantities(asked.quantity, as_least(found.quantity))
    if decision.level.type is ContradictionType.NUMERIC:
        return least is QuantityOrder.DIFFERENT
    if decision.level.label is not InferenceLabel.ENTAILMENT:
        return True
    return least in (QuantityOrder.EQUAL, QuantityOrder.BROADER) or asked.quantity.exact


def _counted(alignment: Alignment) -> tuple[Argument, Argument] | None:
    """The asked and the found argument that hold the compared numbers."""
    number = alignment.quantity
    if number is None:
        return None
    asked = _with_number(alignment.asked.arguments, number.asked)
    found = _with_number(alignment.found.arguments, number.found)
    return (asked, found) if asked is not None and found is not None else None


def _with_number(arguments: Iterable[Argument], text: str) -> Argument | None:
    held: Iterator[Argument] = (
        a for a in arguments if a.quantity is not None and a.quantity.text == text
    )
    return next(held, None)


def _is_part_kind(asked: Argument, found: Argument, comparer: Comparer) -> bool:
    """True for the children among people: a kind that is counted apart from the others."""
    parts = comparer.frames.part_kinds
    return _is_one(found, parts, comparer) and not _is_one(asked, parts, comparer)


def _is_one(argument: Argument, kinds: frozenset[str], comparer: Comparer) -> bool:
    """True when the head, and not only a member of an enumeration, is of one of the kinds."""
    if not argument.features or argument.features[0][:2] != "c:":
        return False
    heads = readings(argument.features[0])
    return any(h in kinds or not kinds.isdisjoint(comparer.frames.ancestors(h)) for h in heads)
