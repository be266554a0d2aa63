"""Phrases in roles become arguments: their words, features, numbers and open pronouns."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.extract.clause import Clause, Link
from factcheck.extract.features import item_features, member_features, phrase_features
from factcheck.extract.items import Tag
from factcheck.extract.owners import owner_features
from factcheck.extract.parse import Parse
from factcheck.extract.phrases import Kind, Phrase
from factcheck.language.lexicon import Entry
from factcheck.records import Argument

_REACHED = frozenset(
    (Kind.NP, Kind.PREPOSITION, Kind.TIME, Kind.INFINITIVE, Kind.VERB, Kind.COORDINATE,
     Kind.RELATIVE)
)  # fmt: skip
_SPOKEN = frozenset((Kind.NP, Kind.VERB))
_DESCRIBED_KINDS = frozenset(("person", "group", "place"))


def phrase_argument(role: str, phrase: Phrase, clause: Clause | None, parse: Parse) -> Argument:
    """The argument that a phrase is in a role."""
    span = parse.sentence.raw(phrase.start, max(phrase.end, phrase.start + 1))
    return Argument(
        role=role,
        text=parse.text(phrase),
        start=span.start,
        end=span.end,
        features=phrase_features(phrase, parse.language),
        reach=_reach(phrase, parse),
        members=member_features(phrase, parse.language),
        stands_for=_open_pronoun(phrase),
        quantity=phrase.quantity,
        loose=bool(clause and clause.loose and phrase is clause.subject),
        owner=_owner(phrase, clause, parse),
    )


def _owner(phrase: Phrase, clause: Clause | None, parse: Parse) -> tuple[str, ...]:
    """None where either may be meant: "the brother of Karim, who shot him"."""
    if clause is not None and clause.link is Link.RELATIVE and phrase is clause.subject:
        return ()
    return owner_features(phrase, parse.language, parse.frames)


def complement_argument(
    clause: Clause, reading: Entry, arguments: tuple[Argument, ...], parse: Parse
) -> tuple[Argument, ...]:
    """ "agreed to hold a ceasefire": what was agreed, from the infinitive."""
    frame = parse.frames.frames.get(reading.value)
    if frame is None or not frame.complement or any(a.role == "whom" for a in arguments):
        return ()
    at, phrases = clause.end, parse.phrases
    if at >= len(phrases) or phrases[at].kind not in (Kind.INFINITIVE, Kind.VERB):
        return ()
    kinds = [p.kind for p in phrases[at : at + 3]]
    if kinds == [Kind.INFINITIVE, Kind.NP, Kind.VERB]:
        return ()  # "agar pemerintah mundur": a clause with a subject of its own
    found, last = list(_spoken(phrases[at])), at
    for position in _hanging(phrases, at + 1, (Kind.INFINITIVE,)):
        if phrases[position].kind is Kind.INFINITIVE and found:
            break  # the purpose of what is promised is not what is promised
        if phrases[position].kind in _SPOKEN:
            found += _spoken(phrases[position])
            last = position
    if not found:
        return ()
    start, end = phrases[at].start, phrases[last].end
    span = parse.sentence.raw(start, end)
    text = parse.sentence.text[start:end]
    return (Argument("whom", text, span.start, span.end, tuple(dict.fromkeys(found))),)


def _reach(phrase: Phrase, parse: Parse) -> tuple[str, ...]:
    """Features of what hangs on a noun phrase: its own events, phrases and infinitives."""
    at = parse.position(phrase)
    if at is None:
        return ()
    verbs_after = (Kind.INFINITIVE, Kind.RELATIVE)
    hanging = _hanging(parse.phrases, at + 1, verbs_after)
    return tuple(dict.fromkeys(f for p in hanging for f in _spoken(parse.phrases[p])))


def _hanging(phrases: list[Phrase], first: int, verbs_after: tuple[Kind, ...]) -> Iterator[int]:
    """Positions up to the next comma, conjunction or verb that stands for itself.

    A verb right after one of the kinds of `verbs_after` still belongs to what is before.
    """
    for position in range(first, len(phrases)):
        kind, before = phrases[position].kind, phrases[position - 1].kind
        if kind is Kind.VERB and before not in verbs_after:
            return
        if kind not in _REACHED or (kind is Kind.NP and before is Kind.COMMA):
            return
        yield position


def _spoken(phrase: Phrase) -> tuple[str, ...]:
    """Features of a noun phrase or verb group; none for the marks between them."""
    return item_features(phrase.all_items()) if phrase.kind in _SPOKEN else ()


def _open_pronoun(phrase: Phrase) -> str:
    """The mark of a pronoun or description that still has to be resolved; empty for none."""
    last = phrase.items[-1] if phrase.items else None
    pronoun = f"?{last.detail}:{last.norm}" if last and last.tag is Tag.PRONOUN else ""
    return "?described:" if _points_back(phrase) else pronoun


def _points_back(phrase: Phrase) -> bool:
    """A description without a name that points to something named before."""
    marked = any(i.tag is Tag.DETERMINER and i.detail == "pointing" for i in phrase.items)
    named = any(i.tag is Tag.NAME for i in phrase.all_items())
    kinds = {c.detail for i in phrase.items for c in i.concepts()[:1]}
    return marked and not named and not kinds.isdisjoint(_DESCRIBED_KINDS)
