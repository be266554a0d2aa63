"""Counts of an event said with a noun: "the death toll reached 90", "12 injured people"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from factcheck.extract.assembly import noun_statement
from factcheck.extract.features import BETWEEN
from factcheck.extract.parse import Parse
from factcheck.extract.phrases import EventNoun, Kind, Phrase
from factcheck.extract.slots import phrases_after, prepositional_slots
from factcheck.extract.statements import EXIST, Statement
from factcheck.language.folder import load_table
from factcheck.language.frames import Frames
from factcheck.language.morphology import Form
from factcheck.records import Argument, Polarity, Quantity, Sentence

_PERSON = "person"
_COUNTED_ROLES = ("who", "whom")


def counted(
    statements: Iterable[Statement], frames: Frames, sentence: Sentence, language: str
) -> Iterator[Statement]:
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
            quantity = argument.quantity or _value(statement, argument, sentence, language)
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


def none_counted(parse: Parse) -> Iterator[Statement]:
    """ "Tidak ada korban jiwa, 12 luka-luka", "No deaths": said without a verb, it is a claim."""
    for at, phrase in enumerate(parse.phrases):
        negated = phrase.kind is Kind.NP and phrase.negated and parse.clause_around(at) is None
        found = _casualties(phrase, parse.frames) if negated and _opens(at, parse) else None
        if found is None:
            continue
        event, role = found
        slots = [(role, phrase), *prepositional_slots(phrases_after(at, parse), event.reading)]
        told = noun_statement(event, None, slots, parse, [])
        people = tuple(
            replace(a, features=("c:person",)) if a.role == role else a for a in told.arguments
        )
        yield replace(told, arguments=people, nominal=False)


def _casualties(phrase: Phrase, frames: Frames) -> tuple[EventNoun, str] | None:
    """The event whose victims a noun phrase names, and their role in it."""
    roles = dict(frames.counts.values())
    for item in phrase.items:
        for reading in item.readings:
            if reading.form is Form.NOUN and reading.value in roles:
                return EventNoun(phrase, item, reading), roles[reading.value]
    return None


def _opens(at: int, parse: Parse) -> bool:
    """No preposition governs the noun phrase ("without deaths"), and a clause may begin here."""
    before = parse.phrases[at - 1].kind if at else Kind.STOP
    return before in (Kind.STOP, Kind.COMMA, Kind.QUOTE, Kind.COORDINATE, Kind.CONTRAST)


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
    head = argument.features[0] if argument.features else ""
    if head[:2] == "f:":  # "deaths", "death toll"
        return next(
            ((f, role) for f, role in frames.counts.values() if f in head[2:].split(BETWEEN)), None
        )
    if head[:2] != "c:":
        return None
    for reading in argument.features[0][2:].split(BETWEEN):
        for concept in (reading, *sorted(frames.ancestors(reading))):
            if concept in frames.counts:
                return frames.counts[concept]
    return None


def _people(features: tuple[str, ...]) -> tuple[str, ...]:
    """Who is counted, without the event that the noun phrase names beside them."""
    if features[:1] and features[0].startswith("f:"):  # "deaths among nurses", "the death toll"
        return tuple(f for f in features if not f.startswith("f:")) or (f"c:{_PERSON}",)
    event = next((at for at, f in enumerate(features) if at and f.startswith("f:")), None)
    return features[:event]


# Frames whose number may be how much more or fewer, and not how many.
_STEPS = frozenset(("rise", "fall"))


def _value(
    statement: Statement, subject: Argument, sentence: Sentence, language: str
) -> Quantity | None:
    """The number that a "reached", "rose to" or "stood at" gives."""
    for argument in statement.arguments:
        begins = argument.role == "from"  # "rose from 12 to 19" gives 19
        number = argument.quantity
        other = subject.features[0][:2] == "f:" and not _of_people(argument)
        if argument is subject or number is None or begins or other:
            continue
        if statement.frame not in _STEPS or _is_end(number, sentence.text, language):
            return number
    return None


def _of_people(argument: Argument) -> bool:
    """ "Deaths are caused by 3 viruses" counts no dead."""
    return all(f[:2] == "c:" and _PERSON in f[2:].split(BETWEEN) for f in argument.features[:1])


def _is_end(number: Quantity, text: str, language: str) -> bool:
    """ "Bertambah menjadi 30", "rose to 30"; who rose by 30, or "bertambah 30", were more."""
    words = text[: number.start].split()
    return bool(words) and words[-1].lower() in load_table(language, "numbers")["change_to"]
