"""Causes told with a clause: "jalan ditutup akibat banjir merendam rumah"."""

from __future__ import annotations

from factcheck.extract.phrases import Kind, Phrase
from factcheck.language.lexicon import Language

_ENDS = frozenset(
    (Kind.STOP, Kind.QUOTE, Kind.COMMA, Kind.CONTRAST, Kind.COMPLEMENTIZER, Kind.SUBORDINATE)
)
_CAUSE = "cause"


def causes_told(phrases: list[Phrase], language: Language) -> list[Phrase]:
    """The phrases, with a word for a cause as a conjunction where a clause follows it.

    English has other words before a clause ("because"); in Indonesian one word serves both.
    """
    if not language.head_first:
        return phrases
    told = False  # the clause has its verb before the word for the cause
    relative = False
    result: list[Phrase] = []
    for at, phrase in enumerate(phrases):
        if phrase.kind in _ENDS:
            told = relative = False
        elif phrase.kind is Kind.RELATIVE:
            relative = True  # "jalan yang rusak akibat banjir diperbaiki": the verb is the road's
        elif phrase.verb is not None:
            told = not relative
        if told and _opens_clause(phrase, phrases[at + 1 : at + 3]):
            phrase = Phrase(Kind.SUBORDINATE, phrase.items, detail=_CAUSE)
            told = False
        result.append(phrase)
    return result


def _opens_clause(phrase: Phrase, following: list[Phrase]) -> bool:
    cause = phrase.kind is Kind.PREPOSITION and phrase.detail == _CAUSE
    if not cause or [p.kind for p in following] != [Kind.NP, Kind.VERB]:
        return False
    return following[1].verb is not None
