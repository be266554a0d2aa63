"""Whether an asked party is in a text only as he whose brother, lawyer or aide somebody is."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.extract.statements import BE, TITLE
from factcheck.match.alignment import Alignment
from factcheck.match.arguments import Comparer, Outcome
from factcheck.match.slots import only_owner
from factcheck.records import Argument, Claim

_PARTIES = ("who", "whom", "value", "from", "to", "with")
_FITS = (Outcome.SAME, Outcome.NARROWER)
_OTHERS = (Outcome.DIFFERENT, Outcome.UNKNOWN)


def tie_facts(
    main: Sequence[Claim],
    alignments: Sequence[Alignment],
    found: Sequence[Claim],
    comparer: Comparer,
) -> dict[str, float]:
    """ "only tied": an asked party owns one of the text's, or is the one who is owned."""
    there = [
        a for c in found if c.predicate != TITLE
        for a in c.arguments if a.role in _PARTIES and a.features
    ]  # fmt: skip
    only = any(_acted_on(c, found, comparer) for c in main)
    if any(a.owner for a in there):
        only = only or any(_takes_no_part(a, comparer) for a in alignments)
    if any(a.owner or comparer.ties(a.features[0]) for a in there):
        asked = [a for c in main for a in c.arguments if a.role in _PARTIES and a.features]
        only = only or any(_only_there_as_owner(a, there, comparer) for a in asked)
    return {"only tied": float(only)}


def _takes_no_part(alignment: Alignment, comparer: Comparer) -> bool:
    """ "Tono is the brother of Karim, who shot the judge": Tono shot nobody."""
    for slot in alignment.slots:
        asked = alignment.asked.argument(slot.role)
        if slot.role in _PARTIES and slot.outcome in _OTHERS and asked is not None:
            head = asked.features[0]
            parties = alignment.found.arguments
            if slot.named and not any(comparer.held(head, p.features) for p in parties):
                return True
    return False


def _only_there_as_owner(asked: Argument, there: Sequence[Argument], comparer: Comparer) -> bool:
    head = asked.features[0]
    tied = [a for a in there if comparer.ties(a.features[0])]
    held = [
        a for a in there
        if comparer.held(head, (*a.features, *a.reach)) and not any(_hangs(a, t) for t in tied)
    ]  # fmt: skip
    return bool(held) and all(only_owner(asked, a, comparer) for a in held)


def _hangs(argument: Argument, tied: Argument) -> bool:
    """ "An aide to the minister resigned": nobody resigned to the minister."""
    return argument.role in ("to", "with") and set(argument.features) <= set(tied.reach)


def _acted_on(asked: Claim, found: Sequence[Claim], comparer: Comparer) -> bool:
    """ "Tono defends the president" is all that is said of both: he is not the president."""
    who, value = asked.argument("who"), asked.argument("value")
    if asked.predicate != BE or who is None or value is None or not value.features:
        return False
    if not comparer.is_person(value.features[0]):
        return False
    if any(c.predicate in (BE, TITLE) and _fits(who, c.argument("who"), comparer) for c in found):
        return False
    return any(
        _fits(who, c.argument("who"), comparer) and _fits(value, c.argument("whom"), comparer)
        for c in found
    )


def _fits(asked: Argument, found: Argument | None, comparer: Comparer) -> bool:
    if found is None or not asked.features or not found.features:
        return False
    return comparer.compare(asked.features, found.features).outcome in _FITS
