"""What did not come off, or is left open: "an assassination attempt", "before it could explode".

An attempt, a plan or a threat does not say that its deed was done; where it failed, or
somebody foiled or escaped it, the deed was not done.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from factcheck.extract.clause import Clause
from factcheck.extract.items import Item, Tag
from factcheck.extract.parse import Parse
from factcheck.extract.phrases import Kind, Phrase, predicate_readings
from factcheck.language.folder import load_table

# Frames of who tries, of who gets away from a thing, and of what does not work out.
_ATTEMPT = "attempt"
_ESCAPES = frozenset(("flee", "alive", "survive", "evade"))
_FAILS = frozenset(("fail", "break_down"))
# Frames of who sees to it that nothing comes of a thing; who only rejects it does not.
_FOILS = frozenset(("foil", "prevent", "intercept", "block", "cancel", "break_down"))
# What ends the search for the verb that an attempt is the subject of.
_ENDS = (Kind.STOP, Kind.COMMA, Kind.COMPLEMENTIZER, Kind.SUBORDINATE, Kind.CONTRAST)
_ENDS_SUBJECT = (*_ENDS, Kind.RELATIVE, Kind.QUOTE, Kind.COORDINATE)


@cache
def _words(language: str, key: str) -> frozenset[str]:
    return frozenset(load_table(language, "grammar").get("outcome", {}).get(key, ()))


def _planned(at: int, parse: Parse) -> bool:
    """ "Rencana serangan": read as a word of plan, but it stands before an event noun."""
    before = parse.phrases[at - 1] if at else None
    if before is None or before.verb is not None or len(before.items) != 1:
        return False
    return before.items[0].norm in _words(parse.language.code, "open")


def governing_noun(phrase: Phrase, noun: Item, parse: Parse) -> Item | None:
    """The word beside an event noun that leaves the event open: the "plot" of "murder plot"."""
    open_ = _words(parse.language.code, "open")
    at = next((n for n, item in enumerate(phrase.items) if item is noun), None)
    if at is None:
        return None
    head_first = parse.language.head_first
    near = phrase.items[max(0, at - 1) : at] if head_first else phrase.items[at + 1 : at + 2]
    return next((i for i in near if i is not noun and i.norm in open_), None)


def open_deeds(parse: Parse) -> Iterator[tuple[Item, bool]]:
    """Event nouns that something beside them leaves open; True for those that did not come off."""
    for at, phrase in enumerate(parse.phrases):
        if phrase.kind is Kind.NP:
            for noun in phrase.items:
                planned = noun is phrase.items[0] and _planned(at, parse)
                if not noun.event_nouns():
                    continue
                if planned or governing_noun(phrase, noun, parse) is not None:
                    yield noun, came_to_nothing(at - planned, at, parse)
            yield from _in_genitive(at, phrase, parse)


def _in_genitive(at: int, phrase: Phrase, parse: Parse) -> Iterator[tuple[Item, bool]]:
    """ "a threat of strikes": the deed stands behind "of"."""
    open_ = _words(parse.language.code, "open")
    last = phrase.items[-1] if phrase.items else None
    if last is None or last.norm not in open_:
        return
    deeds = [i for p in phrase.genitive for i in p.items]
    if not parse.language.head_first and _leads_to(at, parse):
        deeds += parse.phrases[at + 2].items
    for noun in deeds:
        if noun.event_nouns():
            yield noun, came_to_nothing(at, at, parse)


def _leads_to(at: int, parse: Parse) -> bool:
    """ "a call for strikes"."""
    after = parse.phrases[at + 1 : at + 3]
    kinds = [p.kind for p in after]
    return kinds == [Kind.PREPOSITION, Kind.NP] and after[0].detail == "for"


def came_to_nothing(noun_at: int, after: int, parse: Parse) -> bool:
    """True where the attempt that a noun phrase names is said to have failed.

    `after` is the position behind which the verb of the noun phrase is looked for.
    """
    return _stopped(noun_at, parse) or _failed(after, parse)


def _stopped(at: int, parse: Parse) -> bool:
    """ "foiled the attempt", "escaped an attempt", "lolos dari upaya"."""
    before = parse.phrases[max(0, at - 2) : at]
    if before and before[-1].kind is Kind.PREPOSITION and before[-1].detail == "from":
        before = before[:-1]
        return bool(before) and _verb_is(before[-1], _ESCAPES)
    if not before or before[-1].verb is None or before[-1].negated:
        return False
    stops = not before[-1].is_passive() and _verb_is(before[-1], _FOILS)
    return stops or _verb_is(before[-1], _ESCAPES)


def _failed(at: int, parse: Parse) -> bool:
    """ "the attempt to take the town failed", "upaya itu digagalkan"."""
    for phrase in parse.phrases[at + 1 :]:
        if phrase.kind in _ENDS_SUBJECT:
            return False
        if phrase.verb is not None:
            foiled = phrase.is_passive() and _verb_is(phrase, _FOILS)
            return foiled or _verb_is(phrase, _FAILS)
    return False


def _verb_is(phrase: Phrase, frames: frozenset[str]) -> bool:
    return not phrase.negated and any(r.value in frames for r in predicate_readings(phrase))


def noun_before(clause: Clause, parse: Parse) -> int | None:
    """Where the attempt stands whose deed a clause is: "an attempt to land", "upaya merebut"."""
    at = clause.position - 1
    to = at >= 0 and parse.phrases[at].kind is Kind.INFINITIVE
    at -= to
    if at < 0 or parse.phrases[at].kind is not Kind.NP or not parse.phrases[at].items:
        return None
    items = parse.phrases[at].items
    noun = items[0] if parse.language.head_first else items[-1]
    if noun.norm not in _words(parse.language.code, "open"):
        return None
    if to or noun.text.lower().endswith(" to"):  # "a plot to"
        return at
    # "Usulan itu menuai kritik": only an attempt takes its deed without a mark.
    pointed = any(i.tag is Tag.DETERMINER and i.detail == "pointing" for i in items)
    tries = any(r.value == _ATTEMPT for r in noun.event_nouns())
    bare = parse.language.head_first and tries and not pointed and not clause.passive
    return at if bare else None


def tried_in_vain(clause: Clause, parse: Parse) -> bool:
    """ "tried to rob the bank but failed", "mencoba merampok bank itu tetapi gagal"."""
    tried = _words(parse.language.code, "tried")
    if not any(i.text.lower() in tried or i.norm in tried for i in clause.phrase.items):
        return False
    after = parse.phrases[clause.end :]
    at = next((n for n, p in enumerate(after) if p.kind is Kind.CONTRAST), None)
    if at is None or any(p.verb is not None for p in after[:at]):
        return False
    verb, rest = after[at + 1 : at + 2], after[at + 2 : at + 3]
    alone = not rest or rest[0].kind in (Kind.STOP, Kind.COMMA)
    return alone and any(_verb_is(each, _FAILS) for each in verb)


def is_forestalled(clause: Clause, parse: Parse) -> bool:
    """ "before it could explode", "sebelum sempat meledak": it did not."""
    words = _words(parse.language.code, "forestalled")
    if not any(i.norm in words for i in clause.phrase.items):
        return False
    for phrase in reversed(parse.phrases[: clause.position]):
        if phrase.kind is Kind.SUBORDINATE:
            return phrase.detail == "before"
        if phrase.verb is not None or phrase.kind in _ENDS:
            return False
    return False


def only_later(clause: Clause, parse: Parse) -> bool:
    """ "did not open until 1999": the date is read as the day it opened, so it is no negation."""
    words = _words(parse.language.code, "until")
    times = (item.time for item in clause.times if item.time is not None)
    return any(t.relation == "at" and _word_before(t.start, parse) in words for t in times)


# Longer than any word that says until when.
_REACH = 12


def _word_before(start: int, parse: Parse) -> str:
    words = parse.sentence.text[max(0, start - _REACH) : start].split()
    return words[-1].lower() if words else ""
