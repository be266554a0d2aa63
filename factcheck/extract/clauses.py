"""Who did what to whom: each verb group finds its subject, object, places and times.

Both languages put subject before verb before object, so one reader serves both; what differs
(passive by prefix or by "be", bare agents, head order) comes from the language's tables.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from factcheck.extract.items import Item, Tag
from factcheck.extract.phrases import Kind, Phrase, predicate_readings
from factcheck.language.frames import Frames
from factcheck.language.lexicon import Language
from factcheck.language.morphology import Form
from factcheck.records import Mood


class Link(Enum):
    """How a clause hangs on the one that governs it."""

    NONE = "none"
    CONTENT = "content"  # what somebody says, knows, denies
    INFINITIVE = "infinitive"  # "refused to leave"
    PURPOSE = "purpose"  # "sent troops to support"
    RELATIVE = "relative"
    ADVERBIAL = "adverbial"
    CONDITION = "condition"


@dataclass(slots=True)
class Clause:
    """One verb group with what was found for it."""

    phrase: Phrase
    position: int
    subject: Phrase | None = None
    object: Phrase | None = None
    second_object: Phrase | None = None
    prepositional: list[tuple[str, str, Phrase]] = field(default_factory=list)
    times: list[Item] = field(default_factory=list)
    passive: bool = False
    loose: bool = False  # voice is a guess
    governor: int = -1  # index of the governing clause
    link: Link = Link.NONE
    subordinate: str = ""
    content_start: int = -1  # where the content of a speech verb begins
    end: int = 0  # one past the last phrase that belongs to the clause

    @property
    def negated(self) -> bool:
        """True when the verb group or its subject negates."""
        return self.phrase.negated

    @property
    def mood(self) -> Mood:
        """Mood of the verb group alone."""
        return self.phrase.mood


_CLAUSE_END = frozenset(
    (Kind.STOP, Kind.QUOTE, Kind.CONTRAST, Kind.COMPLEMENTIZER, Kind.SUBORDINATE, Kind.RELATIVE,
     Kind.ACCORDING)
)  # fmt: skip


def find_clauses(phrases: list[Phrase], language: Language, frames: Frames) -> list[Clause]:
    """All clauses of a sentence in order; governors come before what they govern."""
    clauses: list[Clause] = []
    at_phrase: dict[int, int] = {}
    for position, phrase in enumerate(phrases):
        if phrase.kind is not Kind.VERB:
            continue
        clause = Clause(phrase, position)
        _read_right(clause, phrases, language, frames)
        _read_left(clause, phrases, clauses, at_phrase, language, frames)
        _decide_voice(clause, phrases, language)
        at_phrase[position] = len(clauses)
        clauses.append(clause)
    return clauses


def _read_right(clause: Clause, phrases: list[Phrase], language: Language, frames: Frames) -> None:
    """Object, prepositional phrases and times after the verb."""
    at = clause.position + 1
    seen_comma = False
    while at < len(phrases):
        phrase = phrases[at]
        if phrase.kind is Kind.NP:
            if seen_comma or not _take_object(clause, phrase, phrases, at, language, frames):
                break
        elif phrase.kind is Kind.PREPOSITION:
            if at + 1 < len(phrases) and phrases[at + 1].kind is Kind.NP:
                word = phrase.items[0].norm
                clause.prepositional.append((word, phrase.detail, phrases[at + 1]))
                at += 1
            elif at + 1 < len(phrases) and phrases[at + 1].kind is Kind.TIME:
                pass
            else:
                break
        elif phrase.kind is Kind.TIME:
            clause.times += phrase.items
        elif phrase.kind is Kind.COMMA:
            seen_comma = True
        elif phrase.kind is Kind.COMPLEMENTIZER or (
            phrase.kind is Kind.QUOTE and clause.content_start < 0
        ):
            clause.content_start = at + 1
            break
        else:
            break
        at += 1
    clause.end = at


def _take_object(
    clause: Clause,
    phrase: Phrase,
    phrases: list[Phrase],
    at: int,
    language: Language,
    frames: Frames,
) -> bool:
    """The noun phrase after the verb, unless it is the next verb's subject."""
    opens_next = (
        at + 1 < len(phrases)
        and phrases[at + 1].kind is Kind.VERB
        and not _is_participle(phrases[at + 1])
        and not _in_relative(clause, phrases)
        and (not language.head_first or _speaks(clause, frames))
    )
    if clause.object is None:
        if opens_next:
            clause.content_start = at
            return False
        clause.object = phrase
        return True
    if clause.second_object is None and not opens_next and not clause.prepositional:
        clause.second_object = phrase
        return True
    return False


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


def _read_left(
    clause: Clause,
    phrases: list[Phrase],
    clauses: list[Clause],
    at_phrase: dict[int, int],
    language: Language,
    frames: Frames,
) -> None:
    """Subject, and the governing clause when the subject comes from there."""
    at = clause.position - 1
    pending: list[tuple[str, str, Phrase]] = []
    while at >= 0:
        phrase = phrases[at]
        if phrase.kind is Kind.TIME:
            clause.times += phrase.items
        elif phrase.kind is Kind.NP:
            if at and phrases[at - 1].kind is Kind.PREPOSITION:
                before = phrases[at - 1]
                pending.append((before.items[0].norm, before.detail, phrase))
                at -= 1
            elif at and phrases[at - 1].kind is Kind.ACCORDING:
                return
            else:
                clause.subject = _relative_head(phrase, clauses) or phrase
                _note_opening(clause, phrases, at - 1, clauses, at_phrase)
                break
        elif phrase.kind is Kind.RELATIVE:
            _relative_subject(clause, phrases, at)
            break
        elif phrase.kind is Kind.INFINITIVE:
            _infinitive(clause, phrases, at, clauses, at_phrase, frames)
            break
        elif phrase.kind is Kind.COORDINATE or phrase.kind is Kind.COMMA:
            if _share_subject(clause, phrases, at, clauses, at_phrase):
                break
        elif phrase.kind is Kind.VERB:
            _after_verb(clause, at, phrases, clauses, at_phrase, frames)
            break
        elif phrase.kind in (Kind.SUBORDINATE, Kind.COMPLEMENTIZER, Kind.CONTRAST):
            _opening(clause, phrase, at, phrases, clauses, at_phrase)
            break
        else:
            break
        at -= 1
    clause.prepositional += pending


def _relative_head(phrase: Phrase, clauses: list[Clause]) -> Phrase | None:
    """Object of a relative clause: the verb after it belongs to the noun before the relative."""
    for clause in clauses[-2:]:
        if clause.link is Link.RELATIVE and clause.object is phrase:
            return clause.subject
    return None


def _relative_subject(clause: Clause, phrases: list[Phrase], at: int) -> None:
    """The noun phrase before "yang"/"who" is the subject of the relative clause."""
    before = at - 1
    while before >= 0 and phrases[before].kind in (Kind.COMMA, Kind.TIME):
        before -= 1
    if before >= 0 and phrases[before].kind is Kind.NP:
        clause.subject = _with_places(phrases, before)
        clause.link = Link.RELATIVE


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
        members=head.members, apposition=head.apposition,
    )  # fmt: skip


def _infinitive(
    clause: Clause,
    phrases: list[Phrase],
    at: int,
    clauses: list[Clause],
    at_phrase: dict[int, int],
    frames: Frames,
) -> None:
    """ "refused to leave" against "sent troops to help": who acts, and whether it happened."""
    governor = _governing(phrases, at, at_phrase)
    if governor is None:
        return
    matrix = clauses[governor]
    clause.governor = governor
    complement = _complement(matrix, frames)
    direct = at == matrix.position + 1
    clause.link = Link.INFINITIVE if complement and (direct or matrix.object) else Link.PURPOSE
    supporter = _giver(matrix)
    if supporter is not None:
        clause.subject = supporter
        return
    object_control = complement in ("ordered", "possible") and matrix.object is not None
    clause.subject = matrix.object if object_control and not matrix.passive else matrix.subject


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


def _complement(clause: Clause, frames: Frames) -> str:
    for reading in predicate_readings(clause.phrase):
        complement = frames.frames[reading.value].complement
        if complement:
            return complement
    return ""


def _governing(phrases: list[Phrase], at: int, at_phrase: dict[int, int]) -> int | None:
    """The nearest verb group to the left that no boundary cuts off."""
    for position in range(at - 1, -1, -1):
        if position in at_phrase:
            return at_phrase[position]
        if phrases[position].kind in (Kind.STOP, Kind.QUOTE):
            return None
    return None


def _share_subject(
    clause: Clause,
    phrases: list[Phrase],
    at: int,
    clauses: list[Clause],
    at_phrase: dict[int, int],
) -> bool:
    """ "X rejects A and attacks B": the coordinated verb has the earlier verb's subject."""
    adjacent = at == clause.position - 1
    if not adjacent:
        return phrases[at].kind is Kind.COORDINATE
    if phrases[at].kind is Kind.COMMA:
        return _skip_to_main_subject(clause, phrases, at, clauses, at_phrase)
    governor = _governing(phrases, at, at_phrase)
    if governor is None:
        clause.subject = _first_subject(phrases, at)
        return clause.subject is not None
    earlier = clauses[governor]
    clause.subject = earlier.subject
    clause.governor, clause.link = earlier.governor, earlier.link
    clause.subordinate = earlier.subordinate
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


def _skip_to_main_subject(
    clause: Clause,
    phrases: list[Phrase],
    at: int,
    clauses: list[Clause],
    at_phrase: dict[int, int],
) -> bool:
    """A verb right after a comma: the subject stands before the inserted clause."""
    for position in range(at - 1, 0, -1):
        if phrases[position].kind in (Kind.STOP, Kind.QUOTE):
            break
        if phrases[position].kind is Kind.RELATIVE:
            before = position - 1
            while before > 0 and phrases[before].kind in (Kind.COMMA, Kind.TIME):
                before -= 1
            if phrases[before].kind is Kind.NP and phrases[position - 1].kind is Kind.COMMA:
                clause.subject = _with_places(phrases, before)
                return True
    governor = _governing(phrases, at, at_phrase)
    if governor is None:
        return False
    earlier = clauses[governor]
    clause.subject = earlier.subject
    return clause.subject is not None


def _after_verb(
    clause: Clause,
    at: int,
    phrases: list[Phrase],
    clauses: list[Clause],
    at_phrase: dict[int, int],
    frames: Frames,
) -> None:
    """A verb that follows another verb's complement directly: serial verb or content."""
    governor = at_phrase.get(at)
    if governor is None:
        return
    earlier = clauses[governor]
    clause.governor = governor
    clause.subject = earlier.subject
    clause.link = Link.INFINITIVE if _complement(earlier, frames) else Link.PURPOSE
    if earlier.link is Link.RELATIVE:
        clause.link = Link.NONE
        clause.governor = -1


def _opening(
    clause: Clause,
    phrase: Phrase,
    at: int,
    phrases: list[Phrase],
    clauses: list[Clause],
    at_phrase: dict[int, int],
) -> None:
    governor = _governing(phrases, at, at_phrase)
    if phrase.kind is Kind.SUBORDINATE:
        clause.link = Link.CONDITION if phrase.detail == "condition" else Link.ADVERBIAL
        clause.subordinate = phrase.detail
    elif phrase.kind is Kind.COMPLEMENTIZER:
        clause.link = Link.CONTENT
    if governor is not None and phrase.kind is not Kind.CONTRAST:
        clause.governor = governor
        if clause.subject is None and clause.link is not Link.CONTENT:
            clause.subject = clauses[governor].subject


def _note_opening(
    clause: Clause,
    phrases: list[Phrase],
    at: int,
    clauses: list[Clause],
    at_phrase: dict[int, int],
) -> None:
    """What stands before the subject: "that", "after", a speech verb without "that"."""
    while at >= 0:
        phrase = phrases[at]
        if phrase.kind in (Kind.SUBORDINATE, Kind.COMPLEMENTIZER):
            _opening(clause, phrase, at, phrases, clauses, at_phrase)
            return
        if phrase.kind is Kind.VERB:
            governor = at_phrase.get(at)
            if governor is not None and clauses[governor].content_start == at + 1:
                clause.governor, clause.link = governor, Link.CONTENT
            return
        if phrase.kind is Kind.TIME:
            clause.times += phrase.items
        elif phrase.kind is Kind.NP and at and phrases[at - 1].kind is Kind.PREPOSITION:
            word = phrases[at - 1].items[0].norm
            clause.prepositional.append((word, phrases[at - 1].detail, phrase))
            at -= 1
        elif phrase.kind is not Kind.COMMA:
            return
        at -= 1


def _decide_voice(clause: Clause, phrases: list[Phrase], language: Language) -> None:
    verb = clause.phrase.verb
    if verb is None:
        return
    forms = {r.form for r in verb.verbs()}
    clause.passive = clause.phrase.is_passive()
    if language.head_first:
        return
    ambiguous = Form.PAST_OR_PARTICIPLE in forms or Form.PARTICIPLE in forms
    if not ambiguous or clause.phrase.be or clause.object is not None:
        return
    by_agent = any(role == "who" for _, role, _ in clause.prepositional)
    clause.passive = by_agent or (Form.PARTICIPLE in forms and Form.ACTIVE not in forms)
    clause.loose = not clause.passive


def event_noun(phrase: Phrase) -> Item | None:
    """The head of a noun phrase when it names an event ("serangan", "withdrawal")."""
    nouns = [i for i in phrase.items if i.tag in (Tag.NOUN, Tag.NAME)]
    return next((i for i in nouns if i.event_nouns()), None)
