"""Who did what to whom: each verb group finds its subject, object, places and times.

Both languages put subject before verb before object, so one reader serves both; what differs
(passive by prefix or by "be", bare agents, head order) comes from the language's tables.
"""

from __future__ import annotations

from factcheck.extract.clause import Clause, ClauseReading, complement_of, controls, wishes
from factcheck.extract.free_relatives import names_subject
from factcheck.extract.items import Tag
from factcheck.extract.noun_infinitives import noun_of_infinitive
from factcheck.extract.phrases import Kind, Phrase, is_manner, predicate_readings
from factcheck.extract.subjects import read_left
from factcheck.extract.tolls import COUNTED
from factcheck.language.frames import Frames
from factcheck.language.lexicon import Language
from factcheck.language.morphology import Form


def find_clauses(phrases: list[Phrase], language: Language, frames: Frames) -> list[Clause]:
    """All clauses of a sentence in order; governors come before what they govern."""
    reading = ClauseReading(phrases, language, frames)
    for position, phrase in enumerate(phrases):
        if phrase.kind is not Kind.VERB:
            continue
        clause = Clause(phrase, position)
        _read_right(clause, reading)
        read_left(clause, reading)
        _decide_voice(clause, reading)
        if not names_subject(clause, reading):
            reading.add(clause)
    return reading.clauses


def _read_right(clause: Clause, reading: ClauseReading) -> None:
    """Object, prepositional phrases and times after the verb."""
    phrases = reading.phrases
    at = clause.position + 1
    seen_comma = False
    while at < len(phrases):
        phrase = phrases[at]
        if phrase.kind is Kind.NP and is_manner(phrase):
            pass  # "died peacefully": it qualifies the verb and fills no role
        elif phrase.kind is Kind.NP:
            if _says_after_comma(clause, at, reading):
                clause.content_start = at
            seen_comma = seen_comma or _next_count(clause, at, phrases)
            if seen_comma or not _take_object(clause, at, reading):
                break
        elif phrase.kind is Kind.PREPOSITION:
            following = phrases[at + 1].kind if at + 1 < len(phrases) else None
            if following is Kind.NP:
                clause.prepositional.append((phrase.items[0].norm, phrase.detail, phrases[at + 1]))
                at += 1
            elif following is not Kind.TIME:
                break
        elif phrase.kind is Kind.TIME:
            clause.times += phrase.items
        elif phrase.kind is Kind.COMMA:
            seen_comma = True
        else:
            if phrase.kind is Kind.COMPLEMENTIZER or (
                phrase.kind is Kind.QUOTE and clause.content_start < 0
            ):
                clause.content_start = at + 1
            break
        at += 1
    clause.end = at


def _next_count(clause: Clause, at: int, phrases: list[Phrase]) -> bool:
    """ "1 tewas 8 terluka": no object, but those of whom the next verb is said."""
    own = clause.phrase.verb
    return own is not None and own.detail == COUNTED and phrases[at].quantity is not None


def _says_after_comma(clause: Clause, at: int, reading: ClauseReading) -> bool:
    """ "Asep menegaskan, pemerintah ...": what is said may follow a comma."""
    direct = at == clause.position + 2 and reading.phrases[at - 1].kind is Kind.COMMA
    reported = complement_of(clause.phrase, reading.frames) == "reported"
    return direct and reported and not _subordinate(clause, reading.phrases)


def _subordinate(clause: Clause, phrases: list[Phrase]) -> bool:
    """ "Although Putin says so, ...": what follows the comma is the main clause."""
    for phrase in reversed(phrases[: clause.position]):
        if phrase.kind in (Kind.STOP, Kind.QUOTE, Kind.COMMA):
            return False
        if phrase.kind is Kind.SUBORDINATE or phrase.detail == "despite":
            return True
    return False


def _take_object(clause: Clause, at: int, reading: ClauseReading) -> bool:
    """The noun phrase after the verb, unless it is the next verb's subject."""
    phrase, opens_next = reading.phrases[at], _opens_next(clause, at, reading)
    if clause.object is None:
        if opens_next:
            clause.content_start = at
            if not _told(clause, at, reading):
                return False
        clause.object = phrase
        return True
    if clause.second_object is None and not opens_next and not clause.prepositional:
        clause.second_object = phrase
        return True
    return False


def _opens_next(clause: Clause, at: int, reading: ClauseReading) -> bool:
    """True when the noun phrase is the subject of the verb that follows it."""
    phrases = reading.phrases
    return (
        at + 1 < len(phrases)
        and phrases[at + 1].kind is Kind.VERB
        and not _is_participle(phrases[at + 1])
        and not _in_relative(clause, phrases)
        and noun_of_infinitive(clause, reading) is None
        and (
            not reading.language.head_first
            or _speaks(clause, reading.frames)
            or controls(clause.phrase, reading.frames)
            or wishes(clause.phrase, reading.frames)
        )
    )


def _told(clause: Clause, at: int, reading: ClauseReading) -> bool:
    """ "memerintahkan warga mengungsi": the next verb's subject is the one who is told."""
    following = reading.phrases[at + 1]
    return controls(clause.phrase, reading.frames) and not following.is_passive()


def _in_relative(clause: Clause, phrases: list[Phrase]) -> bool:
    """ "who attacked the governor was ...": the noun phrase is the relative verb's object."""
    return clause.position > 0 and phrases[clause.position - 1].kind is Kind.RELATIVE


def _speaks(clause: Clause, frames: Frames) -> bool:
    """ "mengatakan pihaknya menyambut": after a verb of saying a clause may follow bare."""
    return any(
        frames.frames[r.value].kind == "speech" and frames.frames[r.value].complement
        for r in predicate_readings(clause.phrase)
    )


def _is_participle(phrase: Phrase) -> bool:
    verb = phrase.verb
    return (
        verb is not None
        and not phrase.be
        and any(r.form in (Form.PARTICIPLE, Form.GERUND) for r in verb.verbs())
    )


def _decide_voice(clause: Clause, reading: ClauseReading) -> None:
    verb = clause.phrase.verb
    if verb is None:
        return
    forms = {r.form for r in verb.verbs()}
    clause.passive = clause.phrase.is_passive()
    if reading.language.head_first:
        return
    ambiguous = Form.PAST_OR_PARTICIPLE in forms or Form.PARTICIPLE in forms
    helped = any(i.tag is Tag.AUXILIARY for i in clause.phrase.items)  # "have not risen"
    if not ambiguous or helped or clause.phrase.be or clause.object is not None:
        return
    measured = {slot for slot, role in verb.verbs()[0].mapping if role == "value"}
    by_agent = any(r == "who" and w not in measured for w, r, _ in clause.prepositional)
    clause.passive = by_agent or (Form.PARTICIPLE in forms and Form.ACTIVE not in forms)
    clause.loose = not clause.passive
    clause.passive = clause.passive or _bare_passive(clause, reading)


def _bare_passive(clause: Clause, reading: ClauseReading) -> bool:
    """ "Three killed in blast": a verb that needs an object, and has none, is a passive."""
    following = reading.phrases[clause.end : clause.end + 1]
    shares_object = bool(following) and following[0].kind is Kind.COORDINATE
    transitive = reading.frames.frames[predicate_readings(clause.phrase)[0].value].transitive
    return transitive and not shares_object and clause.content_start < 0
