"""Stance: whether a clause is asserted, negated, planned or denied, and by whom."""

from __future__ import annotations

from factcheck.extract.clause import Clause, Link, complement_of
from factcheck.extract.features import phrase_features
from factcheck.extract.parse import Parse
from factcheck.records import Attribution, Mood, Polarity

# "said that he refused to agree to ...": deeper than this nobody follows.
MAX_GOVERNORS = 6


def clause_stance(clause: Clause, parse: Parse) -> tuple[Polarity, Mood, bool]:
    """Polarity and mood after everything that governs the clause; True for a mere purpose."""
    polarity = flipped(Polarity.AFFIRMED, clause.negated)
    mood, purpose = clause.mood, False
    if clause.link is Link.CONDITION and mood is Mood.ASSERTED:
        mood = Mood.POSSIBLE
    seen = clause
    for _ in range(MAX_GOVERNORS):
        if seen.governor < 0:
            break
        governor = parse.clauses[seen.governor]
        if seen.link is Link.INFINITIVE:
            polarity, mood = _under_infinitive(governor, polarity, mood, parse)
        elif seen.link is Link.PURPOSE:
            purpose = True
            polarity = flipped(polarity, governor.negated)
            mood = _first_not_asserted(mood, governor.mood)
        elif seen.link is Link.CONDITION:
            mood = Mood.POSSIBLE
        seen = governor
    for speech in parse.speeches_at(clause.position):
        mood = _first_not_asserted(mood, mood_of(speech.complement))
    return polarity, mood, purpose


def _first_not_asserted(mood: Mood, other: Mood | None) -> Mood:
    return other if mood is Mood.ASSERTED and other is not None else mood


def _under_infinitive(
    governor: Clause, polarity: Polarity, mood: Mood, parse: Parse
) -> tuple[Polarity, Mood]:
    """What "refused to", "managed to", "plans to" make of the clause after them."""
    complement = complement_of(governor.phrase, parse.frames)
    if not complement:
        return polarity, mood
    if complement == "negated":
        return flipped(polarity, not governor.negated), mood
    polarity = flipped(polarity, governor.negated)
    if complement == "asserted":
        return polarity, governor.mood
    return polarity, mood_of(complement) or mood


def attributions(position: int, parse: Parse) -> tuple[Attribution, ...]:
    """Who says the phrase at a position: by verbs first, then by "according to" and colons."""
    return tuple(
        Attribution(
            parse.text(speech.speaker),
            speech.cue,
            speech.complement == "denied",
            phrase_features(speech.speaker, parse.language),
        )
        for speech in parse.speeches_at(position)
        if speech.speaker is not None
    )


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
