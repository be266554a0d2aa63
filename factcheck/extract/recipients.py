"""Giver, thing and recipient, where a verb of giving takes them in one of several orders."""

from __future__ import annotations

from factcheck.extract.phrases import Phrase

Slots = list[tuple[str, Phrase]]


def handed_on(slots: Slots) -> Slots:
    """ "The statue was lent to the museum": of two recipients the subject is the thing.

    The subject of "be lent" is the recipient only while no other is named.
    """
    recipients = [phrase for role, phrase in slots if role == "to"]
    if len(recipients) < 2 or slots[0][0] != "to" or any(role == "whom" for role, _ in slots):
        return slots
    return [("whom", slots[0][1]), *slots[1:]]


def first_gets(slots: Slots) -> Slots:
    """ "Lent the firm a van", "owes China money": of two objects the first is the recipient."""
    if len(slots) < 2:
        return slots
    (role, first), (other, second) = slots[-2:]
    if role != other or role not in ("whom", "value"):
        return slots
    return [*slots[:-2], ("to", first), (other, second)]
