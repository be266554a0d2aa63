"""Subjects: what stands before a verb, and the clause from which a subject is taken over."""

from __future__ import annotations

from factcheck.extract.clause import (
    Clause,
    ClauseReading,
    Link,
    complement_behind,
    complement_of,
    controls,
    wishes,
)
from factcheck.extract.free_relatives import is_cleft
from factcheck.extract.items import Item, Tag
from factcheck.extract.noun_infinitives import noun_of_infinitive, subject_before_infinitive
from factcheck.extract.openings import opening
from factcheck.extract.phrases import Kind, Phrase, is_manner, may_speak, predicate_readings
from factcheck.extract.sayings import in_denied_row, past_denial, speaker_of
from factcheck.language.frames import Frames
from factcheck.records import Mood


def read_left(clause: Clause, reading: ClauseReading) -> None:
    """Subject, and the governing clause when the subject comes from there."""
    phrases = reading.phrases
    at = clause.position - 1
    pending: list[tuple[str, str, Phrase]] = []
    while at >= 0:
        phrase, before = phrases[at], phrases[at - 1] if at else None
        if phrase.kind is Kind.NP and is_manner(phrase):
            pass
        elif phrase.kind is Kind.TIME:
            clause.times += _free_times(phrase, reading)
        elif phrase.kind is Kind.NP and before is not None and before.kind is Kind.PREPOSITION:
            pending.append((before.items[0].norm, before.detail, phrase))
            at -= 1
        elif phrase.kind is Kind.NP and before is not None and before.kind is Kind.ACCORDING:
            return
        elif before is not None and _since_then(phrase, before):
            at -= 1
        elif _gives_subject(clause, at, reading):
            break
        at -= 1
    inner = (c for c in reading.clauses if c.link is Link.RELATIVE)
    told = {id(p) for c in inner for _, _, p in c.prepositional}
    clause.prepositional += [p for p in pending if id(p[2]) not in told]


def _free_times(phrase: Phrase, reading: ClauseReading) -> list[Item]:
    """ "yang dibuka pada 1950 itu ditutup": the year is the relative clause's own."""
    taken = {id(i) for c in reading.clauses if c.link is Link.RELATIVE for i in c.times}
    return [item for item in phrase.items if id(item) not in taken]


def _since_then(phrase: Phrase, before: Phrase) -> bool:
    """ "yang padam sejak pagi sudah menyala": a time of day after "since" opens no clause."""
    if phrase.kind is not Kind.NP or before.kind is not Kind.SUBORDINATE:
        return False
    first = [c.detail for item in phrase.items for c in item.concepts()[:1] or item.readings]
    return bool(first) and all(detail == "time" for detail in first)


def _gives_subject(clause: Clause, at: int, reading: ClauseReading) -> bool:
    """Read the phrase the subject depends on; False for a mark that is passed over."""
    kind = reading.phrases[at].kind
    if kind in (Kind.COORDINATE, Kind.COMMA):
        return _share_subject(clause, at, reading)
    if kind is Kind.NP:
        phrase = reading.phrases[at]
        clause.subject = (
            _described_head(at, reading.phrases)
            or _relative_head(phrase, reading.clauses)
            or subject_before_infinitive(phrase, reading)
            or phrase
        )
        _note_opening(clause, at - 1, reading)
        _object_relative(clause, at - 1, reading)
    elif kind is Kind.RELATIVE:
        _relative_subject(clause, reading.phrases, at)
    elif kind is Kind.INFINITIVE:
        _infinitive(clause, at, reading)
    elif kind is Kind.PREPOSITION:
        _after_preposition(clause, at, reading)
    elif kind is Kind.VERB:
        _after_verb(clause, at, reading)
    elif kind in (Kind.SUBORDINATE, Kind.COMPLEMENTIZER, Kind.CONTRAST):
        opening(clause, at, reading)
    return True


_HEADS = frozenset((Tag.NOUN, Tag.NAME, Tag.PRONOUN, Tag.QUANTITY))


def _described_head(at: int, phrases: list[Phrase]) -> Phrase | None:
    """ "sandera yang bebas itu memeluk": a relative that is only a quality is not the subject."""
    if not at or phrases[at - 1].kind is not Kind.RELATIVE:
        return None
    if any(i.tag in _HEADS for i in phrases[at].items):
        return None
    before = _noun_before(phrases, at - 1)
    return phrases[before] if before is not None else None


def _object_relative(clause: Clause, at: int, reading: ClauseReading) -> None:
    """ "lukisan yang ia tiru", "the banner that fans waved": the noun before is the object."""
    phrases = reading.phrases
    head = _noun_before(phrases, at) if at > 0 else None
    if clause.object is not None or head is None:
        return
    that = phrases[at].kind is Kind.COMPLEMENTIZER and (
        _has_verb_right_after(clause, phrases) or is_cleft(head, at, phrases)
    )
    if phrases[at].kind is Kind.RELATIVE or that:
        clause.object, clause.link, clause.governor = phrases[head], Link.RELATIVE, -1


def _has_verb_right_after(clause: Clause, phrases: list[Phrase]) -> bool:
    following = phrases[clause.position + 1 : clause.position + 2]
    return bool(following) and following[0].kind is Kind.VERB


def _relative_head(phrase: Phrase, clauses: list[Clause]) -> Phrase | None:
    """Object of a relative clause: the verb after it belongs to the noun before the relative."""
    for clause in clauses[-2:]:
        if clause.link is Link.RELATIVE and clause.object is phrase:
            return clause.subject
    return None


def _relative_subject(clause: Clause, phrases: list[Phrase], at: int) -> None:
    """The noun phrase before "yang"/"who" is the subject of the relative clause."""
    before = _noun_before(phrases, at)
    if before is not None:
        clause.subject = _with_places(phrases, before)
        clause.link = Link.RELATIVE
        if _is_denied_cleft(phrases, before):
            clause.phrase.negated = not clause.phrase.negated


def _is_denied_cleft(phrases: list[Phrase], noun: int) -> bool:
    """ "It was not Haftar who refused", "bukan Haftar yang menolak": somebody else may have."""
    if not noun or phrases[noun - 1].kind is not Kind.VERB:
        return False
    verb, opening = phrases[noun - 1], phrases[: noun - 1]
    if verb.verb is not None or not (verb.copula and verb.negated):
        return False
    if opening and _is_thing(opening[-1]):
        opening = opening[:-1]
    ends = (Kind.STOP, Kind.QUOTE, Kind.COMMA, Kind.COMPLEMENTIZER, Kind.CONTRAST)
    return not opening or opening[-1].kind in ends


def _noun_before(phrases: list[Phrase], at: int) -> int | None:
    """Position of the noun phrase to the left, commas and times passed over."""
    before = at - 1
    while before >= 0 and phrases[before].kind in (Kind.COMMA, Kind.TIME):
        before -= 1
    return before if before >= 0 and phrases[before].kind is Kind.NP else None


def _with_places(phrases: list[Phrase], at: int) -> Phrase:
    """ "bandara Mitiga di Tripoli, yang ditutup": the relative may hang on either noun."""
    first = at
    while (
        first >= 2
        and phrases[first - 1].kind is Kind.PREPOSITION
        and phrases[first - 1].detail in ("at", "from", "of")
        and phrases[first - 2].kind is Kind.NP
        and not phrases[first].members
    ):
        first -= 2
    if first == at:
        return phrases[at]
    head = phrases[first]
    tail = [phrases[i] for i in range(first + 2, at + 1, 2)]
    return Phrase(
        Kind.NP, head.items, genitive=[*head.genitive, *tail], owner=head.owner,
        members=head.members, apposition=head.apposition, negated=head.negated,
    )  # fmt: skip


def _is_thing(phrase: Phrase) -> bool:
    """ "it", which names nothing in "it was not Haftar who"."""
    first = phrase.items[0] if phrase.kind is Kind.NP and phrase.items else None
    return first is not None and first.tag is Tag.PRONOUN and first.detail == "thing"


def _infinitive(clause: Clause, at: int, reading: ClauseReading) -> None:
    """ "refused to leave" against "sent troops to help": who acts, and whether it happened."""
    governor = reading.governing(at)
    if governor is None:
        noun = noun_of_infinitive(clause, reading)
        # "the rebels' attempt to": whose attempt it is acts.
        clause.subject = noun.owner[0] if noun is not None and noun.owner else None
        return
    matrix = reading.clauses[governor]
    clause.governor = governor
    direct = at == matrix.position + 1
    among = complement_of(matrix.phrase, reading.frames)
    complement = among if direct else complement_behind(matrix, reading.frames)
    aim = any(" " in i.text for i in reading.phrases[at].items)  # "in order to", "so as to"
    inner = complement and (direct or matrix.object) and not aim
    clause.link = Link.INFINITIVE if inner else Link.PURPOSE
    supporter = _giver(matrix)
    if supporter is not None:
        clause.subject = supporter
        return
    told = complement in ("ordered", "possible") or controls(matrix.phrase, reading.frames)
    told = told or _wished_of(clause, matrix, reading.frames)
    object_acts = told and matrix.object is not None and not matrix.passive
    clause.subject = matrix.object if object_acts else matrix.subject


def _wished_of(clause: Clause, matrix: Clause, frames: Frames) -> bool:
    """ "wants Peru to sign", "wants it to be signed"; who "sought leave to go" goes himself."""
    if matrix.object is None or not wishes(matrix.phrase, frames):
        return False
    return clause.phrase.is_passive() or may_speak(matrix.object)


def _after_preposition(clause: Clause, at: int, reading: ClauseReading) -> None:
    """ "barred the firm from selling", "accused him of lying", "left without paying"."""
    governor = reading.governing(at)
    if governor is None or at != clause.position - 1:
        return
    matrix, role = reading.clauses[governor], reading.phrases[at].detail
    complement = complement_of(matrix.phrase, reading.frames)
    beside = role in ("who", "means", "without")
    inner = bool(complement) and role not in ("time", "cause") and not beside
    if not inner and not beside and role != "for":
        return  # "closed because of shelling": the word is a noun
    clause.governor, clause.link = governor, Link.INFINITIVE if inner else Link.ADVERBIAL
    if role == "without":
        clause.phrase.negated = not clause.phrase.negated
    undergoes = inner and controls(matrix.phrase, reading.frames) and not matrix.passive
    clause.subject = (matrix.object if undergoes else None) or matrix.subject


def _under_wish(clause: Clause, at: int, reading: ClauseReading) -> None:
    """ "mendesak agar pemerintah mundur": the mark of an infinitive, then a subject of its own."""
    governor = reading.governing(at)
    if governor is not None:
        clause.governor = governor
        complement = complement_behind(reading.clauses[governor], reading.frames)
        clause.link = Link.INFINITIVE if complement else Link.PURPOSE


def _giver(matrix: Clause) -> Phrase | None:
    """ "X got support from France to send troops": France sends."""
    for reading in predicate_readings(matrix.phrase):
        mapping = dict(reading.mapping)
        if mapping.get("subj") != "whom":
            continue
        for word, _, phrase in matrix.prepositional:
            if mapping.get(word) == "who":
                return phrase
    return None


def _share_subject(clause: Clause, at: int, reading: ClauseReading) -> bool:
    """ "X rejects A and attacks B": the coordinated verb has the earlier verb's subject."""
    phrases = reading.phrases
    adjacent = at == clause.position - 1
    if not adjacent:
        return phrases[at].kind is Kind.COORDINATE
    if phrases[at].kind is Kind.COMMA:
        return _skip_to_main_subject(clause, at, reading)
    governor = reading.governing(at)
    if governor is None:
        clause.subject = _first_subject(phrases, at)
        return clause.subject is not None
    earlier = reading.clauses[governor]
    if earlier.link is Link.CONTENT and at and phrases[at - 1].kind is Kind.COMMA:
        earlier = reading.clauses[earlier.governor]  # "said that ..., and promised to ..."
    if earlier.negated and any(i.detail == "either" for i in phrases[at].items):
        clause.phrase.negated = True  # "neither confirmed nor denied"
    earlier = past_denial(clause, earlier, reading)
    clause.subject = earlier.subject
    clause.governor, clause.link = earlier.governor, earlier.link
    if earlier.mood is not Mood.ASSERTED and clause.mood is Mood.ASSERTED:
        clause.phrase.mood = earlier.mood
    return True


def _first_subject(phrases: list[Phrase], at: int) -> Phrase | None:
    """Subject of a verbless first conjunct: "The forces are from Misrata and held Sirte"."""
    start = at
    while start > 0 and phrases[start - 1].kind not in (Kind.STOP, Kind.QUOTE):
        start -= 1
    for position in range(start, at):
        governed = position and phrases[position - 1].kind is Kind.PREPOSITION
        if phrases[position].kind is Kind.NP and not governed:
            return phrases[position]
    return None


def _skip_to_main_subject(clause: Clause, at: int, reading: ClauseReading) -> bool:
    """A verb right after a comma: the subject stands before the inserted clause."""
    phrases = reading.phrases
    for position in range(at - 1, 0, -1):
        if phrases[position].kind in (Kind.STOP, Kind.QUOTE):
            break
        if phrases[position].kind is Kind.RELATIVE:
            before = _noun_before(phrases, position)
            if before is not None and phrases[position - 1].kind is Kind.COMMA:
                clause.subject = _with_places(phrases, before)
                return True
    if (inserted := _before_insertion(at, phrases)) is not None:
        clause.subject = inserted
        return True
    governor = reading.governing(at)
    if governor is None:
        return False
    earlier = reading.clauses[governor]
    if in_denied_row(clause, earlier, reading):
        clause.governor, clause.link = earlier.governor, earlier.link
    clause.subject = speaker_of(clause, earlier, reading).subject
    return clause.subject is not None


def _before_insertion(at: int, phrases: list[Phrase]) -> Phrase | None:
    """ "Three people, one of them a woman, were killed": what stands before both commas."""
    for position in range(at - 1, 0, -1):
        kind = phrases[position].kind
        if kind is Kind.COMMA:
            head = _with_places(phrases, position - 1)
            governed = position > 1 and phrases[position - 2].kind is Kind.PREPOSITION
            plain = head is phrases[position - 1] and governed
            return head if phrases[position - 1].kind is Kind.NP and not plain else None
        if kind not in (Kind.NP, Kind.PREPOSITION):
            return None
    return None


def _after_verb(clause: Clause, at: int, reading: ClauseReading) -> None:
    """A verb that follows another verb's complement directly: serial verb or content."""
    governor = reading.at_phrase.get(at)
    if governor is None:
        return
    earlier = reading.clauses[governor]
    clause.governor = governor
    clause.subject = earlier.subject
    clause.link = Link.INFINITIVE if complement_of(earlier.phrase, reading.frames) else Link.SERIAL
    if clause.link is Link.SERIAL and clause.phrase.done:
        earlier.phrase.done = True  # "koridor aman sudah dibuka": both are so by now
    if _in_relative(earlier, reading) and not _completes(clause, earlier, reading):
        clause.link = Link.NONE
        clause.governor = -1
        if earlier.object is not None and reading.before(earlier.object, earlier):
            clause.subject = earlier.object  # "the banner that fans waved was seized"


def _in_relative(clause: Clause, reading: ClauseReading) -> bool:
    """ "yang menolak", and "pindah" in "yang menolak pindah"."""
    while clause.link is Link.INFINITIVE and clause.governor >= 0:
        clause = reading.clauses[clause.governor]
    return clause.link is Link.RELATIVE


def _completes(clause: Clause, earlier: Clause, reading: ClauseReading) -> bool:
    """ "negara yang menolak mendukung": an active verb is what the relative's verb takes.

    A passive one is the main verb: "warga yang menolak ditangkap".
    """
    takes = clause.link is Link.INFINITIVE and earlier.object is None
    return takes and reading.language.head_first and not clause.phrase.is_passive()


def _note_opening(clause: Clause, at: int, reading: ClauseReading) -> None:
    """What stands before the subject: "that", "after", a speech verb without "that"."""
    phrases = reading.phrases
    while at >= 0:
        phrase = phrases[at]
        if phrase.kind in (Kind.SUBORDINATE, Kind.COMPLEMENTIZER):
            opening(clause, at, reading)
            return
        if phrase.kind is Kind.INFINITIVE:
            _under_wish(clause, at, reading)
            return
        if phrase.kind is Kind.VERB:
            governor = reading.at_phrase.get(at)
            begins = (at + 1, at + 2)  # bare, or after a comma
            if governor is not None and reading.clauses[governor].content_start in begins:
                matrix = reading.clauses[governor]
                told = matrix.object is clause.subject
                clause.governor, clause.link = governor, Link.INFINITIVE if told else Link.CONTENT
            return
        if phrase.kind is Kind.TIME:
            clause.times += _free_times(phrase, reading)
        elif phrase.kind is Kind.NP and at and phrases[at - 1].kind is Kind.PREPOSITION:
            word = phrases[at - 1].items[0].norm
            clause.prepositional.append((word, phrases[at - 1].detail, phrase))
            at -= 1
        elif phrase.kind is not Kind.COMMA:
            return
        at -= 1
