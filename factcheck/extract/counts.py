"""Counts of an event said with a noun: "the death toll reached 90", "12 injured people"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from factcheck.extract.features import BETWEEN
from factcheck.extract.statements import EXIST, Statement
from factcheck.language.frames import Frames
from factcheck.records import Argument, Polarity, Quantity

_COUNTED_ROLES = ("who", "whom")


def counted(statements: Iterable[Statement], frames: Frames) -> Iterator[Statement]:
    """Statements about the counted event, one for each count that is said with a noun."""
    for statement in statements:
        for argument in statement.arguments:
            target = _counts(argument, frames)
            if target is None or argument.role not in _COUNTED_ROLES:
                continue
            if statement.frame == EXIST and statement.polarity is Polarity.NEGATED:
                frame, role = target
                none = replace(argument, role=role, features=("c:person",))
                yield replace(statement, frame=frame, arguments=(none,), other_readings=())
                break
            quantity = argument.quantity or _value(statement, argument)
            if quantity is None or quantity.unit != "count":
                continue
            frame, role = target
            people = replace(
                argument, role=role, quantity=quantity, features=_people(argument.features)
            )
            rest = tuple(
                a for a in statement.arguments
                if a is not argument and a.role in ("at", "place", "from", "about")
                and a.quantity is None
            )  # fmt: skip
            yield replace(
                statement, frame=frame, arguments=(people, *rest), quantities=(quantity,),
                other_readings=(), nominal=False,
            )  # fmt: skip
            break


# "Death toll at 30", "death toll rises to 30": where and to what the number is said to be.
_LEVELS = frozenset(("at", "to", "value"))


def toll_named(statement: Statement, frames: Frames) -> Statement:
    """ "Death toll at 30": the bare number tells how many, no place."""
    roles = dict(frames.counts.values())
    role = roles.get(statement.frame) if statement.nominal else None
    if role is None or any(a.role == role for a in statement.arguments):
        return statement
    arguments = tuple(
        replace(a, role=role) if a.role in _LEVELS and _is_bare(a) else a
        for a in statement.arguments
    )
    return replace(statement, arguments=arguments)


def _is_bare(argument: Argument) -> bool:
    number = argument.quantity
    return number is not None and number.unit == "count" and not argument.features


def _counts(argument: Argument, frames: Frames) -> tuple[str, str] | None:
    """Frame and role that the head noun counts."""
    if not argument.features or not argument.features[0].startswith("c:"):
        return None
    for reading in argument.features[0][2:].split(BETWEEN):
        for concept in (reading, *sorted(frames.ancestors(reading))):
            if concept in frames.counts:
                return frames.counts[concept]
    return None


def _people(features: tuple[str, ...]) -> tuple[str, ...]:
    """Who is counted, without the event that the noun phrase names beside them."""
    event = next((at for at, f in enumerate(features) if at and f.startswith("f:")), None)
    return features[:event]


def _value(statement: Statement, subject: Argument) -> Quantity | None:
    """The number that a "reached", "rose to" or "stood at" gives."""
    for argument in statement.arguments:
        begins = argument.role == "from"  # "rose from 12 to 19" gives 19
        if argument is not subject and argument.quantity is not None and not begins:
            return argument.quantity
    return None
