"""When no frame decides: does one sentence say everything the other says?

Looks at all marks of two sentences, not at roles. It supports only when nothing of the asked
sentence is missing, and refutes only when everything but one excluding pair is there.
"""

from __future__ import annotations

from dataclasses import dataclass

from factcheck.extract.statements import Analysis
from factcheck.language.quantity_compare import QuantityOrder, comparable, compare_quantities
from factcheck.match.arguments import NAMED, Comparer
from factcheck.records import Claim, ContradictionType, InferenceLabel, Mood, Polarity, Quantity

# A sentence of fewer weighty marks fits too many others.
MIN_MARKS = 2
COVERED_SUPPORT = 0.62
COVERED_CLASH = 0.60


@dataclass(frozen=True, slots=True)
class Covered:
    """What coverage says, with the share of the asked sentence that was found."""

    label: InferenceLabel
    type: ContradictionType | None
    share: float
    score: float
    reason: str


def cover(
    asked: Analysis,
    claims: tuple[Claim, ...],
    found: tuple[Analysis, ...],
    found_claims: tuple[Claim, ...],
    comparer: Comparer,
) -> Covered:
    """Compare an asked sentence and its claims with one or more found sentences and theirs."""
    names, comparer = comparer.names, comparer.placed()
    wanted = names.canonical(asked.features)
    words = tuple(f for a in found for f in a.features)
    # What pronouns stand for is said too, though not in this sentence's words.
    meant = tuple(f for c in found_claims for a in c.arguments if a.stands_for for f in a.features)
    have = names.canonical(tuple(dict.fromkeys((*words, *meant))))
    missing = tuple(f for f in wanted if not comparer.held(f, have))
    weight = {f: comparer.weight(f, head=False) for f in wanted}
    total = sum(weight.values())
    share = 1.0 - sum(weight[f] for f in missing) / total if total else 0.0
    clash = _clash(missing, have, comparer)
    weighty = [f for f in wanted if weight[f] >= 0.6]
    neutral = Covered(InferenceLabel.NEUTRAL, None, share, 0.0, "too little in common")
    if len(weighty) < MIN_MARKS:
        return neutral
    numbers = _numbers(asked.quantities, tuple(q for a in found for q in a.quantities))
    same_sign = _signs(asked, claims) == _signs_of(found, found_claims, wanted, comparer)
    if _reordered(wanted, have, comparer):
        return neutral  # "Japan to Australia" and "Australia to Japan"
    if not missing and same_sign and numbers is QuantityOrder.EQUAL:
        return Covered(
            InferenceLabel.ENTAILMENT, None, share, COVERED_SUPPORT, "everything said is there"
        )
    if not missing and numbers is QuantityOrder.DIFFERENT and same_sign:
        return Covered(
            InferenceLabel.CONTRADICTION, ContradictionType.NUMERIC, share, COVERED_CLASH,
            f"another number: {_shown(asked.quantities)} against {_shown(found[0].quantities)}",
        )  # fmt: skip
    only = missing == (clash[0],) if clash else False
    if clash and only and same_sign and any(f.startswith(NAMED) for f in wanted):
        return Covered(
            InferenceLabel.CONTRADICTION,
            ContradictionType.ANTONYM if clash[0].startswith("f:") else ContradictionType.LEXICAL,
            share,
            COVERED_CLASH,
            f"excluding words: {clash[0][2:]} against {clash[1][2:]}",
        )
    return neutral


def _reordered(wanted: tuple[str, ...], have: tuple[str, ...], comparer: Comparer) -> bool:
    """True when the names of the asked sentence come in another order in the found one."""
    places = []
    for feature in wanted:
        if feature.startswith(NAMED):
            at = next((i for i, f in enumerate(have) if comparer.covers(feature, f)), None)
            if at is not None:
                places.append(at)
    return len(places) >= MIN_MARKS and places != sorted(places)


def _signs(asked: Analysis, claims: tuple[Claim, ...]) -> bool:
    """True when the asked sentence denies something."""
    return asked.negated or any(not _plain(c) for c in claims if not c.nominal)


def _signs_of(
    found: tuple[Analysis, ...],
    claims: tuple[Claim, ...],
    wanted: tuple[str, ...],
    comparer: Comparer,
) -> bool:
    """True when what the found sentence says of the asked predicates is negated or unreal."""
    asked = tuple(f for f in wanted if f.startswith("f:"))
    bearing = [c for c in claims if comparer.held(f"f:{c.predicate}", asked) or
               any(comparer.covers(f, f"f:{c.predicate}") for f in asked)]  # fmt: skip
    if bearing:
        return any(not _plain(c) for c in bearing)
    return any(a.negated for a in found)


def _plain(claim: Claim) -> bool:
    return claim.polarity is Polarity.AFFIRMED and claim.mood in (Mood.ASSERTED, Mood.PLANNED)


def _clash(
    missing: tuple[str, ...], have: tuple[str, ...], comparer: Comparer
) -> tuple[str, str] | None:
    for feature in missing:
        for other in have:
            if comparer.exclude(feature, other):
                return feature, other
    return None


def _numbers(asked: tuple[Quantity, ...], found: tuple[Quantity, ...]) -> QuantityOrder:
    """EQUAL when every asked number has a fitting one, DIFFERENT when one has only misfits."""
    result = QuantityOrder.EQUAL
    for quantity in asked:
        comparisons = [
            compare_quantities(*pair)
            for other in found
            if (pair := comparable(quantity, other)) is not None
        ]
        if any(c is not QuantityOrder.DIFFERENT for c in comparisons):
            continue
        result = QuantityOrder.DIFFERENT if comparisons else QuantityOrder.NARROWER
        if not comparisons:
            return result
    return result


def _shown(quantities: tuple[Quantity, ...]) -> str:
    return ", ".join(q.text for q in quantities) or "none"
