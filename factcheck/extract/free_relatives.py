""" "Yang menyerang pos itu adalah tentara": who is meant stands behind the copula."""

from __future__ import annotations

from factcheck.extract.clause import Clause, ClauseReading, Link
from factcheck.extract.phrases import Kind, Phrase, event_noun, predicate_readings

# What may stand before a relative that has no noun of its own.
_OPENS = frozenset(
    (Kind.STOP, Kind.QUOTE, Kind.COMMA, Kind.COMPLEMENTIZER, Kind.COORDINATE, Kind.CONTRAST)
)
# What belongs to the verb of the relative, up to the copula.
_INSIDE = frozenset((Kind.NP, Kind.PREPOSITION, Kind.TIME))


def names_subject(copula: Clause, reading: ClauseReading) -> bool:
    """Give a headless relative before a copula its subject; True when that is all it says.

    "Yang diserang tentara bukan pos polisi" says of the post that it was not attacked.
    """
    named, relative = copula.object, _headless(copula, reading)
    if named is None or relative is None:
        return False
    relative.subject, relative.link, relative.governor = named, Link.NONE, -1
    if copula.negated:
        relative.phrase.negated = not relative.phrase.negated
    return True


def _headless(copula: Clause, reading: ClauseReading) -> Clause | None:
    """The clause right before a copula that is a relative without a noun before it."""
    if not reading.clauses or not copula.phrase.copula or predicate_readings(copula.phrase):
        return None
    clause, phrases = reading.clauses[-1], reading.phrases
    at = clause.position - 1
    if at < 0 or phrases[at].kind is not Kind.RELATIVE or not predicate_readings(clause.phrase):
        return None
    between = phrases[clause.position + 1 : copula.position]
    opens = not at or phrases[at - 1].kind in _OPENS
    return clause if opens and all(p.kind in _INSIDE for p in between) else None


def is_cleft(at: int, that: int, phrases: list[Phrase]) -> bool:
    """ "It was the army that the rebels attacked": "it was" itself is no phrase.

    Of an event ("the claim that ...") what follows is the content.
    """
    if phrases[that].items[0].norm != "that" or event_noun(phrases[at]) is not None:
        return False
    return not at or phrases[at - 1].kind in _OPENS
