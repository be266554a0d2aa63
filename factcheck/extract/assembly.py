"""Assembly: a predicate and its slots become one statement with stance, speakers and time."""

from __future__ import annotations

from dataclasses import replace

from factcheck.extract.awaiting import awaited_event, is_pending, waited_over
from factcheck.extract.backdrop import is_backdrop
from factcheck.extract.clause import Clause, complement_of, controls
from factcheck.extract.earlier import ends_object, is_earlier, stops
from factcheck.extract.outcomes import open_deeds
from factcheck.extract.parse import Parse
from factcheck.extract.phrase_arguments import complement_argument, phrase_argument
from factcheck.extract.phrases import EventNoun, Kind, Phrase
from factcheck.extract.slots import Slots
from factcheck.extract.stance import admissions, attributions, clause_stance, flipped, mood_of
from factcheck.extract.statements import Statement
from factcheck.language.lexicon import Entry
from factcheck.records import Argument, FrameReading, Mood, Polarity, TimeMention


def verb_statement(
    clause: Clause,
    reading: Entry,
    slots: Slots,
    parse: Parse,
    others: list[tuple[Entry, Slots]] | None = None,
) -> Statement:
    """What a clause states; `others` are the further readings of its verb."""
    polarity, mood, purpose = clause_stance(clause, parse)
    polarity = flipped(polarity, any(p.negated for _, p in slots))
    arguments = _arguments(slots, clause, parse)
    arguments = (*arguments, *complement_argument(clause, reading, arguments, parse))
    statement = _statement(clause.phrase, clause, reading, arguments, slots, parse)
    return replace(
        statement,
        polarity=polarity,
        mood=mood,
        attribution=(*statement.attribution, *admissions(clause, parse)),
        event=_clause_time(clause),
        other_readings=_others(others or [], clause, parse),
        purpose=purpose,
        backdrop=is_backdrop(clause, parse.clauses, parse.phrases, parse.frames),
        earlier=is_earlier(clause, parse),
        ended=statement.ended or (polarity is Polarity.NEGATED and stops(clause, parse)),
    )


def noun_statement(
    event: EventNoun,
    clause: Clause | None,
    slots: Slots,
    parse: Parse,
    others: list[tuple[Entry, Slots]],
) -> Statement:
    """What an event noun states inside the clause whose argument it is; `others` as with verbs."""
    arguments = _arguments(slots, clause, parse)
    statement = _statement(event.phrase, clause, event.reading, arguments, slots, parse)
    time = _only_time(parse) if clause is None else _clause_time(clause)
    # "No attack took place", "tidak ada serangan": the noun that is negated is the predicate.
    polarity = flipped(statement.polarity, event.phrase.negated)
    further = _others(others, clause, parse)
    statement = replace(
        statement, event=time, nominal=True, polarity=polarity, other_readings=further
    )
    failed = next((f for noun, f in open_deeds(parse) if noun is event.noun), None)
    if failed is not None:
        mood = Mood.ASSERTED if failed else Mood.POSSIBLE
        return replace(statement, polarity=flipped(polarity, failed), mood=mood)
    return _as_governed(statement, clause, event.phrase, parse)


def _statement(
    anchor: Phrase,
    clause: Clause | None,
    reading: Entry,
    arguments: tuple[Argument, ...],
    slots: Slots,
    parse: Parse,
) -> Statement:
    """An affirmed, asserted statement without time."""
    position = parse.position(anchor)
    if position is None:
        position = clause.position if clause is not None else 0
    parts = [anchor, *(p for _, p in slots)]
    return Statement(
        frame=reading.value,
        arguments=arguments,
        polarity=Polarity.AFFIRMED,
        mood=Mood.ASSERTED,
        attribution=attributions(position, parse),
        event=None,
        start=min(p.start for p in parts),
        end=max(p.end for p in parts),
        cue=reading.lemma,
        ended=bool(clause and clause.phrase.ended),
        lately=bool(clause and clause.phrase.lately),
        done=bool(clause and clause.phrase.done),
        quantities=tuple(a.quantity for a in arguments if a.quantity is not None),
    )


def _others(
    others: list[tuple[Entry, Slots]], clause: Clause | None, parse: Parse
) -> tuple[FrameReading, ...]:
    return tuple(FrameReading(other.value, _arguments(own, clause, parse)) for other, own in others)


def _arguments(slots: Slots, clause: Clause | None, parse: Parse) -> tuple[Argument, ...]:
    return tuple(phrase_argument(role, phrase, clause, parse) for role, phrase in slots)


def _clause_time(clause: Clause) -> TimeMention | None:
    """The first known time of a clause, else the first."""
    times = [i.time for i in clause.times if i.time is not None]
    return next((t for t in times if t.when.known), times[0] if times else None)


def _only_time(parse: Parse) -> TimeMention | None:
    """The time of a sentence that has one."""
    items = [i for p in parse.phrases if p.kind is Kind.TIME for i in p.items]
    times = [i.time for i in items if i.time is not None]
    return times[0] if len(times) == 1 else None


def _as_governed(
    statement: Statement, clause: Clause | None, phrase: Phrase, parse: Parse
) -> Statement:
    """An event under "called for", "rejected", "failed" did not thereby happen."""
    awaited = _awaited(clause, phrase, parse)
    if awaited is not None:
        polarity = flipped(statement.polarity, awaited[0])
        return replace(statement, polarity=polarity, mood=awaited[1] or statement.mood)
    frame = parse.frames.frames.get(statement.frame)
    moves = frame is not None and frame.ergative  # "a withdrawal of troops": they undergo it
    negates, mood = governed(clause, phrase, parse)
    theirs = not moves and any(a.role == "who" for a in statement.arguments)
    if theirs and mood not in (Mood.ORDERED, Mood.HOPED):
        return statement  # somebody else's call, offer or attack: it took place
    until_then = negates and clause is not None and ends_object(clause, parse)
    polarity = flipped(statement.polarity, negates)
    ended = statement.ended or until_then
    return replace(statement, polarity=polarity, mood=mood or statement.mood, ended=ended)


def _awaited(
    clause: Clause | None, phrase: Phrase, parse: Parse
) -> tuple[bool, Mood | None] | None:
    """ "awaits the king's signature", "pending approval": whoever is to act has not yet."""
    if is_pending(phrase):
        return True, None
    event = awaited_event(clause, parse.frames) if clause is not None else None
    if clause is None or event is None or event.phrase is not phrase:
        return None
    return (False, Mood.QUESTIONED) if waited_over(clause, parse.phrases) else (True, None)


def governed(clause: Clause | None, phrase: Phrase, parse: Parse) -> tuple[bool, Mood | None]:
    """Whether a clause negates the event that a noun phrase names in it, and the event's mood."""
    awaited = _awaited(clause, phrase, parse)
    if awaited is not None:
        return awaited
    if clause is None:
        return False, None
    complement = complement_of(clause.phrase, parse.frames)
    accused = complement == "reported" and controls(clause.phrase, parse.frames)
    if accused and any(phrase is p for _, _, p in clause.prepositional):
        return False, Mood.POSSIBLE  # "charged with bribery"
    if any(phrase is p for _, way, p in clause.prepositional if way == "for"):
        return False, mood_of(complement)  # "asked for help", "pressed for a ceasefire"
    if phrase is not (clause.subject if clause.passive else clause.object):
        return False, None
    return complement == "negated", mood_of(complement)
