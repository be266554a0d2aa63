"""Stance: whether a clause is asserted, negated, planned or denied, and by whom."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from factcheck.extract.aims import is_gathering
from factcheck.extract.clause import (
    MAX_GOVERNORS,
    Clause,
    Link,
    accuses,
    complement_of,
    controls,
    own_words,
)
from factcheck.extract.features import phrase_features
from factcheck.extract.items import Item, Tag
from factcheck.extract.outcomes import (
    came_to_nothing,
    is_forestalled,
    noun_before,
    only_later,
    tried_in_vain,
)
from factcheck.extract.parse import Parse
from factcheck.extract.phrases import Kind, Phrase, event_noun, predicate_readings
from factcheck.language.folder import load_table
from factcheck.records import Attribution, Mood, Polarity

# Qualities that a statement as a whole may have; what calls a report untrue, behind it or before
# it ("Hoax:"); and the frame of what shows it true ("no evidence that").
_TRUTH = {"true": True, "false": False}
_UNTRUE = frozenset(("debunk", "false"))
_UNTRUE_HEAD = _UNTRUE | {"disinformation"}
_PROOF = "prove"


def clause_stance(clause: Clause, parse: Parse) -> tuple[Polarity, Mood, bool]:
    """Polarity and mood after everything that governs the clause; True for a mere purpose."""
    negated = clause.negated and not only_later(clause, parse)
    polarity, mood = flipped(Polarity.AFFIRMED, negated), clause.mood
    if clause.link is Link.CONDITION and mood is Mood.ASSERTED:
        mood = Mood.POSSIBLE
    polarity, mood = _shared(clause, polarity, mood, parse)
    polarity, mood, purpose = _under_governors(clause, polarity, mood, parse)
    complement = _noun_complement(clause, parse) or _noun_complement(
        _first_verb(clause, parse), parse
    )
    if complement == "negated":
        polarity = flipped(polarity, True)
    elif complement:
        mood = _first_not_asserted(mood, mood_of(complement))
    polarity, mood = _outcome(clause, polarity, mood, parse)
    if _left_open(clause, parse):
        mood = Mood.QUESTIONED
    polarity = flipped(polarity, _untrue(clause, parse))
    for speech in parse.speeches_at(clause.position):
        said = mood_of(speech.complement)
        # "Denied that he would resign", "asked whether he would go": it is not even planned.
        open_ = said in (Mood.DENIED, Mood.QUESTIONED)
        mood = said if open_ and said is not None else _first_not_asserted(mood, said)
    if mood is Mood.PLANNED and clause.position in parse.conditional:
        mood = Mood.POSSIBLE
    return polarity, mood, purpose


def _outcome(clause: Clause, polarity: Polarity, mood: Mood, parse: Parse) -> tuple[Polarity, Mood]:
    """ "The attempt to land failed", "before it could land": nobody landed."""
    attempt = noun_before(clause, parse)
    failed = attempt is not None and came_to_nothing(attempt, clause.position, parse)
    if failed or is_forestalled(clause, parse) or tried_in_vain(clause, parse):
        return Polarity.NEGATED, Mood.ASSERTED
    return polarity, _first_not_asserted(mood, None if attempt is None else Mood.POSSIBLE)


def _under_governors(
    clause: Clause, polarity: Polarity, mood: Mood, parse: Parse
) -> tuple[Polarity, Mood, bool]:
    """What the clauses above make of a clause, from the nearest to the farthest."""
    purpose, seen = False, clause
    for _ in range(MAX_GOVERNORS):
        if seen.governor < 0:
            break
        governor = parse.clauses[seen.governor]
        polarity, mood = _under(governor, seen, polarity, mood, parse)
        aim = seen.link is Link.PURPOSE and not is_gathering(governor)
        purpose = purpose or aim
        if governor.position in parse.conditional and seen.link is not Link.CONTENT:
            mood = _first_not_asserted(mood, Mood.POSSIBLE)
        seen = governor
    return polarity, mood, purpose


def _under(
    governor: Clause, clause: Clause, polarity: Polarity, mood: Mood, parse: Parse
) -> tuple[Polarity, Mood]:
    if clause.link is Link.INFINITIVE:
        if _told_to(clause, governor, parse):
            mood = _first_not_asserted(mood, Mood.ORDERED)
        return _under_infinitive(governor, polarity, mood, parse)
    if clause.link in (Link.PURPOSE, Link.SERIAL):
        return flipped(polarity, governor.negated), _first_not_asserted(mood, governor.mood)
    if clause.link is Link.CONDITION:
        return polarity, Mood.POSSIBLE
    if clause.link is Link.CONTENT:
        wished = _wished(governor, parse)
        hoped = mood is Mood.PLANNED and wished in (Mood.HOPED, Mood.ORDERED)
        # Nobody plans what one "hopes will open".
        return polarity, _first_not_asserted(Mood.ASSERTED if hoped else mood, wished)
    return polarity, mood


def _told_to(clause: Clause, governor: Clause, parse: Parse) -> bool:
    """ "told residents to leave": with an infinitive what is said is an order."""
    found = {parse.frames.frames[r.value].complement for r in predicate_readings(governor.phrase)}
    before = parse.phrases[clause.position - 1 : clause.position]
    within = any(i.tag is Tag.INFINITIVE for i in clause.phrase.items)  # "told them not to leave"
    to = within or any(p.kind is Kind.INFINITIVE for p in before)
    said = "reported" in found and not accuses(governor.phrase, parse.frames)
    # "memberi tahu warga untuk pergi": only an order goes on with this word.
    return to and said and ("ordered" in found or parse.language.head_first)


def _wished(governor: Clause, parse: Parse) -> Mood | None:
    """ "demanded that he resign": what is demanded, planned or hoped is not so yet.

    "Insisted" may demand or say: what it only may demand is left as it is.
    """
    found = {parse.frames.frames[r.value].complement for r in predicate_readings(governor.phrase)}
    complement = complement_of(governor.phrase, parse.frames)
    wished = complement in ("ordered", "planned", "hoped") and "reported" not in found
    return mood_of(complement) if wished else None


def _first_verb(clause: Clause, parse: Parse) -> Clause:
    """ "komitmen bekerja sama mengakhiri perang": the first of verbs in a row."""
    for _ in range(MAX_GOVERNORS):
        if clause.link is not Link.SERIAL or clause.governor < 0:
            break
        clause = parse.clauses[clause.governor]
    return clause


def _left_open(clause: Clause, parse: Parse) -> bool:
    """ "not clear whether it reopens": the clause after the word is a question."""
    words = _opening_words(parse.language.code)
    for phrase in reversed(parse.phrases[: clause.position]):
        if phrase.kind is Kind.COMPLEMENTIZER:
            return any(i.norm in words for i in phrase.items)
        if phrase.verb is not None or phrase.kind in (Kind.STOP, Kind.SUBORDINATE):
            return False
    return False


def _untrue(clause: Clause, parse: Parse) -> bool:
    """ "It is not true that he left", "tidak benar bahwa ia pergi"."""
    opening = _before_complement(clause, parse)
    if opening:
        return _called_untrue(opening) or _of_untrue_news(opening, clause, parse)
    return _headed_untrue(clause, parse)


def _headed_untrue(clause: Clause, parse: Parse) -> bool:
    """ "Hoaks: gunung itu meletus", "False: the king died"."""
    for at, phrase in enumerate(parse.phrases[: clause.position]):
        if phrase.kind is Kind.STOP and at:
            values = {r.value for p in parse.phrases[:at] for i in p.items for r in i.readings}
            return phrase.items[0].norm == ":" and bool(values & _UNTRUE_HEAD)
    return False


def _called_untrue(opening: list[Phrase]) -> bool:
    for at in range(len(opening) - 1, max(-1, len(opening) - 3), -1):
        signs = {_TRUTH[c] for i in opening[at].items for c in _concepts(i) if c in _TRUTH}
        if signs:
            before = opening[at - 1] if at else None
            negated = before is not None and before.verb is None and before.negated
            return (False in signs) != (negated or opening[at].negated)
    return False


def _of_untrue_news(opening: list[Phrase], clause: Clause, parse: Parse) -> bool:
    """ "The claim that he fled is baseless": what is debunked is the noun that has the clause."""
    news = opening[-1]
    if news.kind is not Kind.NP:
        return False
    if news.negated and any(r.value == _PROOF for i in news.items for r in i.readings):
        return True  # "there is no evidence that"
    # What is said of the news stands after the clause: "... fled is baseless".
    for phrase in parse.phrases[clause.position + 1 :]:
        if phrase.kind in (Kind.STOP, Kind.COMMA, Kind.COMPLEMENTIZER, Kind.SUBORDINATE):
            break
        values = {r.value for i in phrase.items for r in i.readings}
        if values & _UNTRUE:
            return not any(i.tag is Tag.NEGATOR for i in phrase.items)
    return False


def _concepts(item: Item) -> Iterator[str]:
    return (reading.value for reading in item.concepts())


def _before_complement(clause: Clause, parse: Parse) -> list[Phrase]:
    """The phrases before the "that" of a clause; none where it has no "that"."""
    for at in range(clause.position - 1, -1, -1):
        phrase = parse.phrases[at]
        if phrase.kind is Kind.COMPLEMENTIZER:
            return parse.phrases[:at]
        if phrase.verb is not None or phrase.kind in (Kind.STOP, Kind.SUBORDINATE):
            break
    return []


@cache
def _opening_words(language: str) -> frozenset[str]:
    return frozenset(load_table(language, "grammar").get("open", {}).get("whether", ()))


def _first_not_asserted(mood: Mood, other: Mood | None) -> Mood:
    return other if mood is Mood.ASSERTED and other is not None else mood


def _under_infinitive(
    governor: Clause, polarity: Polarity, mood: Mood, parse: Parse
) -> tuple[Polarity, Mood]:
    """What "refused to", "managed to", "plans to" make of the clause after them."""
    complement = complement_of(governor.phrase, parse.frames)
    if not complement:
        return polarity, mood
    if complement == "denied" and governor.negated:
        return polarity, Mood.QUESTIONED  # "did not deny": neither yes nor no
    if complement == "negated":
        return flipped(polarity, not governor.negated), mood
    polarity = flipped(polarity, governor.negated)
    if complement == "asserted":
        return polarity, governor.mood
    accused = governor.passive and controls(governor.phrase, parse.frames)
    if complement == "reported" and accused:
        return polarity, _first_not_asserted(mood, Mood.POSSIBLE)  # "is accused of lying"
    return polarity, mood_of(complement) or mood


def _shared(clause: Clause, polarity: Polarity, mood: Mood, parse: Parse) -> tuple[Polarity, Mood]:
    """ "will not sign or ratify": the second verb has the first one's plan and negation.

    "and" shares the plan but not the negation ("did not stop and fled").
    """
    at = clause.position - 1
    if at < 1 or parse.phrases[at].kind is not Kind.COORDINATE:
        return polarity, mood
    first = next((c for c in parse.clauses if c.position < at <= c.end + 1), None)
    if first is None or clause.subject is not first.subject:
        return polarity, mood
    either = any(i.detail == "either" for i in parse.phrases[at].items)
    if either and polarity is Polarity.AFFIRMED:
        polarity = flipped(polarity, first.negated)
    return polarity, _first_not_asserted(mood, first.mood)


def _noun_complement(clause: Clause, parse: Parse) -> str:
    """What a noun makes of the verb after it: "a failed attempt to land", "upaya memeras"."""
    before = parse.phrases[: clause.position]
    to = bool(before) and before[-1].kind is Kind.INFINITIVE
    if not to and (clause.passive or _falls_through(clause, parse)):
        return ""  # "the plan was dropped": the noun is the verb's subject
    if to:
        before = before[:-1]
    if not before or before[-1].kind is not Kind.NP or not (to or parse.language.head_first):
        return ""
    event = event_noun(before[-1])
    pointed = any(i.tag is Tag.DETERMINER and i.detail == "pointing" for i in before[-1].items)
    if event is None or (pointed and not to):
        return ""
    if event.reading.value in {r.value for r in predicate_readings(clause.phrase)}:
        return ""  # "his request to ask for help" is the asking itself
    frame = parse.frames.frames.get(event.reading.value)
    complement = frame.complement if frame is not None else ""
    if complement and any(_fails(i, parse) for i in before[-1].items if i is not event.noun):
        return "negated"
    return complement


def _falls_through(clause: Clause, parse: Parse) -> bool:
    """ "perundingan gagal": that it failed is said of the noun; "rencana menolak" is a plan."""
    verb = clause.phrase.verb
    readings = predicate_readings(clause.phrase)
    # "mogok" may also mean that something stops: only what a verb means first counts.
    failed = bool(readings) and parse.frames.frames[readings[0].value].complement == "negated"
    return failed and verb is not None and not verb.norm.startswith(parse.language.verb_prefixes)


def _fails(item: Item, parse: Parse) -> bool:
    """ "failed", "abortive": a word beside the noun whose frame negates what hangs on it."""
    known = (parse.frames.frames.get(r.value) for r in item.readings)
    return any(f is not None and f.complement == "negated" for f in known)


def attributions(position: int, parse: Parse) -> tuple[Attribution, ...]:
    """Who says the phrase at a position: by verbs first, then by "according to" and colons."""
    return tuple(
        Attribution(
            parse.text(speech.speaker),
            speech.cue,
            speech.complement == "denied",
            phrase_features(speech.speaker, parse.language),
            speech.alleged,
        )
        for speech in parse.speeches_at(position)
        if speech.speaker is not None
    )


def admissions(clause: Clause, parse: Parse) -> tuple[Attribution, ...]:
    """Who admits, denies or charges another with what a clause says: "admitted stealing it"."""
    found: list[Attribution] = []
    seen = clause
    for _ in range(MAX_GOVERNORS):
        if seen.link is not Link.INFINITIVE or seen.governor < 0:
            break
        seen = parse.clauses[seen.governor]
        verb, speaker = seen.phrase.verb, seen.subject
        if verb is None or speaker is None or seen.passive or seen.content_start >= 0:
            continue
        complement = own_words(seen, parse.frames)
        if complement:
            features = phrase_features(speaker, parse.language)
            alleged = accuses(seen.phrase, parse.frames)
            denied = complement == "denied"
            found.append(Attribution(parse.text(speaker), verb.text, denied, features, alleged))
    return tuple(found)


def flipped(polarity: Polarity, flip: bool) -> Polarity:
    """The other polarity when `flip` is true."""
    if not flip:
        return polarity
    return Polarity.AFFIRMED if polarity is Polarity.NEGATED else Polarity.NEGATED


def mood_of(complement: str) -> Mood | None:
    """The mood that a complement gives; None for "reported", "negated" and the like."""
    try:
        return Mood(complement)
    except ValueError:
        return None
