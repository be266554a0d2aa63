"""The words of a sentence that give a reason or a purpose: "because sales fell", "agar aman"."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.extract.clause import Link
from factcheck.extract.parse import Parse
from factcheck.extract.phrases import Kind, Phrase

_CAUSE = "cause"
_WHY = (_CAUSE, "for")
_ENDS = (Kind.STOP, Kind.COMMA, Kind.CONTRAST, Kind.QUOTE)
# After "because of" the reason is a noun phrase with what belongs to it, not a whole clause.
_ENDS_NOUN = (*_ENDS, Kind.VERB, Kind.PREPOSITION, Kind.COORDINATE, Kind.RELATIVE)


def reason_words(parse: Parse) -> Iterator[int]:
    """Where the words of reasons and purposes start, in the order of the sentence."""
    purposes = {c.position for c in parse.clauses if c.link is Link.PURPOSE}
    ends: tuple[Kind, ...] = ()
    for at, phrase in enumerate(parse.phrases):
        if phrase.kind is Kind.SUBORDINATE:
            ends = _ENDS if phrase.detail == _CAUSE else ()
        elif phrase.kind is Kind.PREPOSITION and phrase.detail in _WHY:
            if _verb(parse, at + 1):
                ends = _ENDS  # "due to falling sales", "fired for lying", "demi menghindari pajak"
            elif phrase.detail == _CAUSE:
                ends = _ENDS_NOUN
        elif phrase.kind in ends:
            ends = ()
        elif at in purposes or _opens_purpose(phrase, at, purposes):
            ends = _ENDS
        if ends:
            yield from (item.start for item in phrase.all_items())


def _verb(parse: Parse, at: int) -> bool:
    return at < len(parse.phrases) and parse.phrases[at].kind is Kind.VERB


def _opens_purpose(phrase: Phrase, at: int, purposes: set[int]) -> bool:
    """ "agar pemberontak tidak menyeberang": the subject stands before the verb."""
    return phrase.kind is Kind.INFINITIVE and bool({at + 1, at + 2} & purposes)
