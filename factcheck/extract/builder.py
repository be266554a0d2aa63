"""Clauses and event nouns of one sentence become statements with roles, mood and speakers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from factcheck.extract.assembly import noun_statement, verb_statement
from factcheck.extract.awaiting import awaited_event, waited_over
from factcheck.extract.bounds import find_bounds
from factcheck.extract.clause import Clause
from factcheck.extract.parse import Parse
from factcheck.extract.phrases import EventNoun, Kind, Phrase, event_noun, predicate_readings
from factcheck.extract.slots import (
    MAX_READINGS,
    Slots,
    noun_slots,
    phrases_after,
    prepositional_slots,
    ranked_readings,
    verb_slots,
)
from factcheck.extract.stance import flipped
from factcheck.extract.statements import BE, EXIST, Statement
from factcheck.extract.states_at import as_state
from factcheck.language.lexicon import Entry, EntryKind


def build_statements(parse: Parse) -> list[Statement]:
    """All statements of a sentence, in the order of their cues."""
    found: list[Statement] = []
    told: set[int] = set()  # ids of noun phrases whose event noun a clause states
    for clause in parse.clauses:
        event = _carried_event(clause)
        if event is not None:
            told.add(id(event.phrase))
        stated = list(_of_clause(clause, event, parse))
        waiting = awaited_event(clause, parse.frames)
        awaited = _awaited(clause, waiting, parse) if waiting is not None else None
        if waiting is not None and awaited is not None:
            told.add(id(waiting.phrase))
            # What is waited for says all; the waiting only serves to be compared with.
            stated = [awaited, *(replace(s, nominal=True) for s in stated)]
        found += stated
    found += _at_bounds(parse)
    for at, phrase in enumerate(parse.phrases):
        if phrase.kind is Kind.NP:
            for part in (phrase, *phrase.members):
                if id(part) not in told:
                    found += _of_event_noun(part, at, parse)
    found = [as_state(statement, parse.frames) for statement in found]
    return sorted(found, key=lambda s: (s.start, s.end, s.frame))


def _at_bounds(parse: Parse) -> Iterator[Statement]:
    """ "The bus drove below the speed limit": beside the driving, on which side it was."""
    for at in find_bounds(parse):
        assert at.clause.subject is not None
        slots = [("whom", at.clause.subject), ("value", at.bound)]
        yield verb_statement(at.clause, _made(at.frame), slots, parse)


def _carried_event(clause: Clause) -> EventNoun | None:
    """The event noun that a light verb or "there was" makes a statement of."""
    if clause.phrase.light and clause.passive and clause.subject is not None:
        event = event_noun(clause.subject)
        if event is not None:
            return event
    elif not clause.phrase.light and not (_is_copular(clause) and clause.phrase.existential):
        return None
    told = clause.object
    if told is None and clause.phrase.existential and any(i.verbs() for i in clause.phrase.items):
        told = clause.subject
    return event_noun(told) if told is not None else None


def _is_copular(clause: Clause) -> bool:
    return clause.phrase.copula and not predicate_readings(clause.phrase)


def _of_clause(clause: Clause, event: EventNoun | None, parse: Parse) -> Iterator[Statement]:
    if clause.phrase.light:
        told = _light(clause, event, parse) if event is not None else None
        if told is not None:
            yield told
        # "A deal was reached": an event of which nothing is said is told by its verb.
        if told is None or told.arguments or not clause.passive:
            return
    if _is_copular(clause):
        yield from _copular(clause, event, parse)
        return
    readings = predicate_readings(clause.phrase)
    if readings:
        ranked = ranked_readings(clause, readings, parse)
        if not ranked:
            return
        first, *rest = ranked
        others = [(r, verb_slots(clause, r, parse)) for r in rest]
        told = verb_statement(clause, first, verb_slots(clause, first, parse), parse, others)
        # What is waited for says all; the waiting itself only serves to be compared with.
        yield verb_statement(clause, first, verb_slots(clause, first, parse), parse, others)


def _awaited(clause: Clause, event: EventNoun, parse: Parse) -> Statement | None:
    """ "The bill awaits the king's signature": the king has not signed it."""
    around = [p for p in clause.prepositional if p[2] is not event.phrase]

    def slots(reading: Entry) -> Slots:
        own = noun_slots(replace(event, reading=reading), parse)
        return [*own, *prepositional_slots(around, reading)]

    first, *rest = _senses(event)
    speech = parse.frames.frames[first.value].kind == "speech"
    # "Residents await the opening of the bridge": nothing is to be done to them.
    over = waited_over(clause, parse.phrases)
    if over or clause.subject is None or speech or any(role == "whom" for role, _ in slots(first)):
        return None
    done_to = ("whom", clause.subject)
    others = [(r, [done_to, *slots(r)]) for r in rest]
    told = verb_statement(clause, first, [done_to, *slots(first)], parse, others)
    return replace(told, polarity=flipped(told.polarity, True))


def _light(clause: Clause, event: EventNoun, parse: Parse) -> Statement:
    """ "launched an attack on X": the event noun is the predicate."""
    usual = "whom" if clause.phrase.light == "light_passive" else "who"
    mapping = dict(event.reading.mapping)
    got = mapping.get("got", "") if clause.phrase.light == "light_passive" else ""
    subject_role = got or mapping.get("subj") or usual
    slots: Slots = []
    if clause.subject is not None and clause.subject is not event.phrase:
        slots.append((subject_role, clause.subject))
    slots += noun_slots(event, parse, taken=bool(slots))
    slots += prepositional_slots(clause.prepositional, event.reading)
    acts = clause.phrase.light == "light"
    full = ranked_readings(clause, predicate_readings(clause.phrase), parse) if acts else []
    others = [(r, verb_slots(clause, r, parse)) for r in full]
    told = verb_statement(clause, event.reading, slots, parse, others)
    return _unless_none(told, event.phrase, slots)


def _unless_none(told: Statement, event: Phrase, slots: Slots) -> Statement:
    """ "There was no attack": the noun that is negated is the predicate, none of its arguments."""
    none = event.negated and all(phrase is not event for _, phrase in slots)
    return replace(told, polarity=flipped(told.polarity, none))


def _copular(clause: Clause, event: EventNoun | None, parse: Parse) -> Iterator[Statement]:
    """ "X is the president", "X is open", "there was an attack", "bukan teroris"."""
    value = clause.object
    if clause.phrase.existential and value is not None:
        yield _existential(clause, value, event, parse)
        return
    if clause.phrase.existential and clause.subject is not None:
        happening = _happening(clause, clause.subject, parse)
        if happening:
            yield from happening
            return
    if clause.subject is None or (value is None and not clause.prepositional):
        return
    stative = value.items[0].statives() if value is not None and len(value.items) == 1 else ()
    if stative:
        reading = stative[0]
        role = dict(reading.mapping).get("subj", "who")
        slots: Slots = [(role, clause.subject)]
    else:
        reading = _made(BE)
        slots = [("who", clause.subject), *([("value", value)] if value is not None else [])]
    slots += prepositional_slots(clause.prepositional, reading)
    yield verb_statement(clause, reading, slots, parse)


def _happening(clause: Clause, subject: Phrase, parse: Parse) -> list[Statement]:
    """ "Ledakan terjadi di pasar": that it happened, and the event itself with place and time."""
    word = next((i for i in clause.phrase.items if i.verbs()), None)
    if word is None:
        return []
    around = prepositional_slots(clause.prepositional, word.verbs()[0])
    role = dict(word.verbs()[0].mapping).get("subj", "who")
    found = [verb_statement(clause, word.verbs()[0], [(role, subject), *around], parse)]
    event = event_noun(subject)
    if event is not None:
        slots = [
            *noun_slots(event, parse),
            *prepositional_slots(clause.prepositional, event.reading),
        ]
        found.append(verb_statement(clause, event.reading, slots, parse))
    return found


def _existential(clause: Clause, value: Phrase, event: EventNoun | None, parse: Parse) -> Statement:
    """ "there was an attack on X" states the attack, "there are mines" their being there."""
    reading, slots = _made(EXIST), [("who", value)]
    if event is not None:
        reading, slots = event.reading, noun_slots(event, parse)
    slots += prepositional_slots(clause.prepositional, reading)
    return _unless_none(verb_statement(clause, reading, slots, parse), value, slots)


def _of_event_noun(phrase: Phrase, at: int, parse: Parse) -> Iterator[Statement]:
    event = event_noun(phrase)
    if event is None:
        return
    clause = parse.clause_around(at)
    verb = clause if clause is not None and clause.object is phrase else None
    slots, *rest = (
        _around_noun(replace(event, reading=r), at, parse, verb) for r in _senses(event)
    )
    if clause is not None and clause.subject is phrase and not any(r == "at" for r, _ in slots):
        slots += _struck(clause, event)
    if slots:
        others = list(zip(_senses(event)[1:], rest, strict=True))
        yield noun_statement(event, clause, slots, parse, others)


def _takes(verb: Clause, word: str, detail: str) -> bool:
    """The agent of a passive, also of one listed as it stands: "be awarded", "dianugerahi"."""
    listed = any(word in dict(r.mapping) for r in predicate_readings(verb.phrase))
    return detail == "who" and (verb.passive or listed)


def _senses(event: EventNoun) -> list[Entry]:
    """One reading a frame, the commonest first."""
    readings = event.noun.event_nouns()
    return list({r.value: r for r in reversed(readings)}.values())[::-1][:MAX_READINGS]


def _around_noun(event: EventNoun, at: int, parse: Parse, verb: Clause | None) -> Slots:
    """ "Was awarded the prize by the king": the agent of its verb is not the noun's own."""
    around = [p for p in phrases_after(at, parse) if verb is None or not _takes(verb, *p[:2])]
    after = prepositional_slots(around, event.reading)
    return [*noun_slots(event, parse), *after]


def _struck(clause: Clause, event: EventNoun) -> Slots:
    """ "A drought struck the north", "banjir melanda kota": where the event of the subject was."""
    if clause.passive or "at" not in dict(event.reading.mapping).values():
        return []
    for reading in predicate_readings(clause.phrase):
        mapping = dict(reading.mapping)
        if clause.object is not None and mapping.get("obj") == "at":
            return [("at", clause.object)]
        places = [p for word, _, p in clause.prepositional if mapping.get(word) == "at"]
        if "obj" in mapping and mapping["obj"] == "at" and places:
            return [("at", places[0])]
    return []


def _made(frame: str) -> Entry:
    return Entry(EntryKind.PREDICATE, frame, lemma=frame)
