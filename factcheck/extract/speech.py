"""Who says what: reported speech, quotations, "according to", denials, headline colons."""

from __future__ import annotations

from dataclasses import dataclass, replace

from factcheck.extract.clause import SPOKEN, Clause, accuses
from factcheck.extract.phrases import Kind, Phrase, may_speak, predicate_readings
from factcheck.language.frames import Frames
from factcheck.language.morphology import Form

_AFTER_SPEAKER = frozenset((Kind.COMMA, Kind.STOP, Kind.QUOTE, Kind.TIME))


@dataclass(frozen=True, slots=True)
class Speech:
    """A stretch of phrases that one speaker says; `complement` is what the cue makes of it.

    `alleged`: the speaker says it of another, as an accusation.
    """

    first: int
    last: int  # one past
    speaker: Phrase | None
    cue: str
    complement: str
    verb: int  # position of the speech verb, -1 for "according to" and colons
    alleged: bool = False


def find_speech(
    phrases: list[Phrase], clauses: list[Clause], frames: Frames, prefixes: tuple[str, ...]
) -> list[Speech]:
    """Every stretch of reported speech in a sentence; `prefixes` mark a language's full verbs."""
    found = [s for c in clauses if (s := _by_verb(c, phrases, frames, prefixes)) is not None]
    found = [_ended(s, phrases, clauses, frames) for s in found]
    found += _by_according(phrases)
    found += _by_colon(phrases)
    return found


def _by_verb(
    clause: Clause, phrases: list[Phrase], frames: Frames, prefixes: tuple[str, ...]
) -> Speech | None:
    complement, cue = _spoken(clause, frames)
    if not complement:
        return None
    if clause.content_start >= 0:
        last = _quote_end(phrases, clause.content_start)
        return Speech(
            clause.content_start,
            last,
            _agent(clause) if clause.passive else clause.subject,
            cue,
            complement,
            clause.position,
            alleged=accuses(clause.phrase, frames),
        )
    before = phrases[clause.position - 1].kind if clause.position else None
    inverted = (
        clause.object is not None
        and before in (Kind.COMMA, Kind.QUOTE)
        and not clause.negated
        and may_speak(clause.object)
        and _bare_or_last(clause, phrases, prefixes)
    )
    if inverted and complement == "reported":
        return Speech(0, clause.position, clause.object, cue, complement, clause.position)
    follows_quote = _follows_quotation(clause, phrases)
    if follows_quote and complement == "reported":
        return Speech(
            0, _subject_position(clause, phrases), clause.subject, cue, complement, clause.position
        )
    return None


def _ended(speech: Speech, phrases: list[Phrase], clauses: list[Clause], frames: Frames) -> Speech:
    """ "denied ... and said ...", "said ..., while B said ...": the next saying ends the first."""
    quoted = speech.first and phrases[speech.first - 1].kind is Kind.QUOTE
    if quoted or speech.verb > speech.first:
        return speech
    for clause in clauses:
        if speech.first < clause.position < speech.last and _spoken(clause, frames)[0]:
            end = _joined_at(clause, speech, phrases)
            if end is not None:
                return replace(speech, last=end)
    return speech


def _joined_at(clause: Clause, speech: Speech, phrases: list[Phrase]) -> int | None:
    """Where the "and", "but" or comma stands that joins a saying to an earlier one, if any."""
    own = clause.subject is not None and clause.subject is not speech.speaker
    at = (_subject_position(clause, phrases) if own else clause.position) - 1
    if at <= speech.first:
        return None
    comma = phrases[at - 1].kind is Kind.COMMA
    contrasted = phrases[at].kind is Kind.CONTRAST
    joined = phrases[at].kind is Kind.COORDINATE and (comma or not own)
    beside = (comma or not own) and _at_once(phrases[at])
    beside = beside or (not own and phrases[at].kind is Kind.COMMA)
    return at if contrasted or joined or beside else None


def _agent(clause: Clause) -> Phrase | None:
    """ "was told by doctors": who speaks, which the subject of a passive does not."""
    return next((p for _, role, p in clause.prepositional if role == "who"), None)


def _at_once(phrase: Phrase) -> bool:
    """ "sambil", "while": what follows goes on beside."""
    return phrase.kind is Kind.SUBORDINATE and phrase.detail == "time"


def _bare_or_last(clause: Clause, phrases: list[Phrase], prefixes: tuple[str, ...]) -> bool:
    """ "kata X", "said X.": no prefixed verb, or nothing but a comma or stop after the name."""
    verb = clause.phrase.verb
    forms = {r.form for r in verb.verbs()} if verb is not None else set()
    if Form.BARE in forms:
        return True
    if Form.PASSIVE in forms:
        return False
    if verb is not None and prefixes and not verb.norm.startswith(prefixes):
        return True
    after = phrases[clause.position + 2 : clause.position + 3]
    quoted = clause.position and phrases[clause.position - 1].kind is Kind.QUOTE
    return (
        not after
        or after[0].kind in _AFTER_SPEAKER
        or (bool(quoted) and after[0].kind is Kind.PREPOSITION)
    )


def _spoken(clause: Clause, frames: Frames) -> tuple[str, str]:
    for reading in predicate_readings(clause.phrase):
        complement = frames.frames[reading.value].complement
        if complement in SPOKEN and frames.frames[reading.value].kind == "speech":
            verb = clause.phrase.verb
            if complement == "denied" and clause.negated:
                complement = "questioned"  # "did not deny": neither yes nor no
            return complement, verb.text if verb else reading.lemma
    return "", ""


def _quote_end(phrases: list[Phrase], start: int) -> int:
    if start and phrases[start - 1].kind is Kind.QUOTE:
        for at in range(start, len(phrases)):
            if phrases[at].kind is Kind.QUOTE:
                return at
    return len(phrases)


def _follows_quotation(clause: Clause, phrases: list[Phrase]) -> bool:
    """ "..., the minister said": a comma or quote stands before the speaker, nothing after."""
    at = _subject_position(clause, phrases) - 1
    nothing_after = clause.object is None
    return nothing_after and at > 0 and phrases[at].kind in (Kind.COMMA, Kind.QUOTE)


def _subject_position(clause: Clause, phrases: list[Phrase]) -> int:
    for at in range(clause.position - 1, -1, -1):
        if phrases[at] is clause.subject:
            return at
    return clause.position


def _by_according(phrases: list[Phrase]) -> list[Speech]:
    found = []
    for at, phrase in enumerate(phrases[:-1]):
        if phrase.kind is Kind.ACCORDING and phrases[at + 1].kind is Kind.NP:
            speaker = phrases[at + 1]
            first, last = (at + 2, len(phrases)) if at == 0 else (0, at)
            found.append(Speech(first, last, speaker, phrase.items[0].text, "reported", -1))
    return found


def _by_colon(phrases: list[Phrase]) -> list[Speech]:
    """ "Gaza official: 704 killed": a person, body or name, a colon, then its words."""
    if len(phrases) < 3 or phrases[1].kind is not Kind.STOP or phrases[1].items[0].norm != ":":
        return []
    speaker = phrases[0]
    if speaker.kind is not Kind.NP or not may_speak(speaker):
        return []
    return [Speech(2, len(phrases), speaker, ":", "reported", -1)]
