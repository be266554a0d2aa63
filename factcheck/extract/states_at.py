"""Being at a place that says a state: "is in prison", "masih berada di rumah sakit"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from factcheck.extract.items import Item
from factcheck.extract.statements import BE, Statement
from factcheck.language.frames import Frames
from factcheck.records import Argument

_BEING = frozenset((BE, "be_located", "remain"))


def as_state(statement: Statement, frames: Frames) -> Statement:
    """The state that being at a prison or a hospital says, else the statement as it is.

    The place keeps its span and loses its words: the state says them.
    """
    state = _state(statement, frames)
    if state is None:
        return statement
    frame, role = state
    arguments = tuple(
        replace(a, role=role) if a.role == "who" else replace(a, features=(), reach=())
        for a in statement.arguments
    )
    return replace(statement, frame=frame, arguments=arguments, other_readings=())


def _state(statement: Statement, frames: Frames) -> tuple[str, str] | None:
    if statement.frame not in _BEING or {a.role for a in statement.arguments} != {"who", "at"}:
        return None
    place = next(a for a in statement.arguments if a.role == "at")
    return frames.states_at.get(place.features[0][2:]) if len(place.features) == 1 else None


def states_said(statements: Sequence[Statement], frames: Frames) -> Iterator[tuple[int, Statement]]:
    """States by where the words of their places stand."""
    told = {frame for frame, _ in frames.states_at.values()}
    for statement in statements:
        for argument in statement.arguments if statement.frame in told else ():
            if argument.role == "at" and not argument.features:
                yield from ((at, statement) for at in range(argument.start, _end(argument)))


def _end(argument: Argument) -> int:
    return argument.start + len(argument.text)


def is_being(item: Item) -> bool:
    """ "Berada", "remains": what the state itself says."""
    return any(reading.value in _BEING for reading in item.verbs())
