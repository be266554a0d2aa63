"""Neighbouring phrases become one: brackets, genitives, appositions, enumerations."""

from __future__ import annotations

from factcheck.extract.items import Item, Tag
from factcheck.extract.phrases import Kind, Phrase, predicate_readings
from factcheck.language.lexicon import Language
from factcheck.language.morphology import Form

# The frame of having a name, and the forms in which it stands after a noun.
NAMED = "named"
_NAMING = frozenset((Form.ACTIVE, Form.PARTICIPLE, Form.PAST_OR_PARTICIPLE))


def join_phrases(phrases: list[Phrase], language: Language) -> list[Phrase]:
    """The phrases of a sentence, noun phrases joined with what belongs to them."""
    phrases = _join_brackets(phrases, language)
    phrases = _join_genitives(phrases)
    phrases = _join_appositions(phrases)
    return _join_coordinated(phrases)


def _join_brackets(phrases: list[Phrase], language: Language) -> list[Phrase]:
    """Brackets go to the noun phrase before them."""
    result: list[Phrase] = []
    inside: list[Item] | None = None
    closed = False
    for phrase in phrases:
        if phrase.kind is Kind.OPEN and inside is None:
            inside = []
        elif phrase.kind is Kind.CLOSE and inside is not None:
            if result and result[-1].kind is Kind.NP:
                result[-1].bracket += inside
            inside = None
            closed = language.head_first
        elif inside is not None:
            inside += phrase.items
        elif closed and phrase.kind is Kind.NP and result and result[-1].kind is Kind.NP:
            result[-1].apposition.append(phrase)  # "Tentara Nasional Libya (LNA) pimpinan X"
            closed = False
        else:
            closed = False
            result.append(phrase)
    return result


def _join_genitives(phrases: list[Phrase]) -> list[Phrase]:
    """ "withdrawal of troops", "Haftar's forces": one noun phrase with its genitive."""
    result: list[Phrase] = []
    at = 0
    while at < len(phrases):
        following = phrases[at + 1] if at + 1 < len(phrases) else None
        if following is not None and _join_pair(result, phrases[at], following):
            at += 2
            continue
        result.append(phrases[at])
        at += 1
    return result


def _join_pair(before: list[Phrase], phrase: Phrase, following: Phrase) -> bool:
    """Join the noun phrase after "including", "of" or a possessive with the one before."""
    if following.kind is not Kind.NP:
        return False
    if phrase.detail == "including":
        whole = _enumerated(before)
        if whole is not None:
            whole.members.append(following)
            return True
    if phrase.kind is not Kind.PREPOSITION or not before or before[-1].kind is not Kind.NP:
        return False
    if phrase.detail == "of":
        before[-1].genitive.append(following)
        return True
    if phrase.detail == "from" and _counts_part(before[-1], following):
        before[-1].genitive.append(following)
        return True
    if phrase.detail == "possessive":
        following.owner.append(before.pop())
        before.append(following)
        return True
    return False


def _counts_part(count: Phrase, whole: Phrase) -> bool:
    """ "satu dari lima murid": a bare number, of so many."""
    return len(count.items) == 1 and count.quantity is not None and whole.quantity is not None


def _enumerated(before: list[Phrase]) -> Phrase | None:
    """The noun phrase whose parts "including" lists: the object, else the nearest one."""
    nearest: Phrase | None = None
    for phrase in reversed(before):
        if phrase.kind is Kind.NP:
            nearest = phrase if nearest is None else nearest
        elif phrase.kind in _CLAUSE_OPENERS:
            break
        elif phrase.kind is Kind.VERB:
            at = before.index(phrase) + 1
            first = before[at] if at < len(before) else None
            return first if first is not None and first.kind is Kind.NP else nearest
    return nearest


def _join_appositions(phrases: list[Phrase]) -> list[Phrase]:
    """ "the Turkish president, Recep Tayyip Erdogan, ..." and the other way round."""
    result: list[Phrase] = []
    at = 0
    while at < len(phrases):
        phrase = phrases[at]
        result.append(phrase)
        if _is_named(phrases[at : at + 3]):
            phrase.apposition.append(phrases[at + 2])
            at += 3
            continue
        if (
            phrase.kind is Kind.NP
            and at + 2 < len(phrases)
            and phrases[at + 1].kind is Kind.COMMA
            and phrases[at + 2].kind is Kind.NP
            and _appositive(phrase, phrases[at + 2], phrases[at + 3 :])
        ):
            phrase.apposition.append(phrases[at + 2])
            at += 3
            while at + 1 < len(phrases) and _attached(phrases, at):
                phrase.apposition.append(phrases[at + 1])
                at += 2
            if at < len(phrases) and phrases[at].kind is Kind.COMMA:
                at += 1
            continue
        at += 1
    return result


def _attached(phrases: list[Phrase], at: int) -> bool:
    """A prepositional phrase inside an apposition that a comma closes."""
    return (
        phrases[at].kind is Kind.PREPOSITION
        and phrases[at + 1].kind is Kind.NP
        and at + 2 < len(phrases)
        and phrases[at + 2].kind is Kind.COMMA
    )


def _is_named(three: list[Phrase]) -> bool:
    """ "a woman named Yvonne Hiller", "korban bernama Budi": the name belongs to the noun."""
    if [p.kind for p in three] != [Kind.NP, Kind.VERB, Kind.NP]:
        return False
    verb = three[1]
    named = any(r.value == NAMED and r.form in _NAMING for r in predicate_readings(verb))
    return named and len(verb.items) == 1 and _is_bare_name(three[2])


_CLOSES_APPOSITION = frozenset((Kind.COMMA, Kind.VERB, Kind.STOP, Kind.PREPOSITION, Kind.RELATIVE))


def _appositive(first: Phrase, second: Phrase, rest: list[Phrase]) -> bool:
    if (rest and rest[0].kind in (Kind.COORDINATE,)) or (
        len(rest) > 1 and (rest[0].kind is Kind.COMMA and rest[1].kind is Kind.COORDINATE)
    ):
        return False
    if second.items and second.items[0].tag is Tag.PRONOUN:
        return False
    if _is_age(second) and rest and rest[0].kind is Kind.COMMA:
        return any(i.tag is Tag.NAME for i in first.items)
    closes = not rest or rest[0].kind in _CLOSES_APPOSITION
    return closes and (
        (_is_person(first) and _is_bare_name(second))
        or (_is_bare_name(first) and _is_person(second))
    )


_OLDEST = 120


def _is_age(phrase: Phrase) -> bool:
    """ "Fred LaRue, 75, died": a bare number after a name."""
    number = phrase.quantity
    if number is None or len(phrase.items) != 1 or number.unit not in ("count", "age"):
        return False
    return number.low is not None and 0 < number.low < _OLDEST


def _is_person(phrase: Phrase) -> bool:
    nouns = [c.detail for i in phrase.items for c in i.concepts()]
    one = phrase.quantity is None or phrase.quantity.low == phrase.quantity.high == 1
    return any(kind in ("person", "title") for kind in nouns) and one


def _is_bare_name(phrase: Phrase) -> bool:
    return bool(phrase.items) and all(
        (i.tag is Tag.NAME and not i.readings) or i.tag is Tag.DETERMINER for i in phrase.items
    )


def _join_coordinated(phrases: list[Phrase]) -> list[Phrase]:
    """ "Russia and Turkey", "A, B and C" become one noun phrase with members."""
    result: list[Phrase] = []
    at = 0
    while at < len(phrases):
        phrase = phrases[at]
        if phrase.kind is not Kind.NP:
            result.append(phrase)
            at += 1
            continue
        run, end = _coordinated_run(phrases, at)
        if len(run) > 1 and not _opens_clause(phrases, at, end):
            run[0].members += run[1:]
            at = end
        else:
            at += 1
        result.append(run[0])
    return result


def _coordinated_run(phrases: list[Phrase], at: int) -> tuple[list[Phrase], int]:
    run, end, listed = [phrases[at]], at + 1, False
    while end < len(phrases):
        step = end
        if phrases[step].kind is Kind.COMMA:
            step += 1
        conjunction = step < len(phrases) and phrases[step].kind is Kind.COORDINATE
        if conjunction:
            step += 1
        if step == end or step >= len(phrases) or phrases[step].kind is not Kind.NP:
            break
        if conjunction:
            listed = True
        elif not _list_goes_on(phrases, step):
            break
        run.append(phrases[step])
        end = step + 1
    return (run, end) if listed else ([phrases[at]], at + 1)


def _list_goes_on(phrases: list[Phrase], at: int) -> bool:
    """A comma joins list members only when a conjunction closes the list."""
    while at + 1 < len(phrases):
        following = phrases[at + 1].kind
        if following is Kind.COORDINATE:
            return at + 2 < len(phrases) and phrases[at + 2].kind is Kind.NP
        if following is not Kind.COMMA or at + 2 >= len(phrases):
            return False
        if phrases[at + 2].kind is Kind.COORDINATE:
            return at + 3 < len(phrases) and phrases[at + 3].kind is Kind.NP
        if phrases[at + 2].kind is not Kind.NP:
            return False
        at += 2
    return False


_CLAUSE_OPENERS = frozenset(
    (Kind.STOP, Kind.QUOTE, Kind.COMPLEMENTIZER, Kind.SUBORDINATE, Kind.CONTRAST, Kind.RELATIVE)
)


def _opens_clause(phrases: list[Phrase], at: int, end: int) -> bool:
    """ "X bombs Gaza and Hamas fires": the last noun phrase is the next verb's subject."""
    verb_before = False
    for phrase in reversed(phrases[:at]):
        if phrase.kind is Kind.VERB:
            verb_before = True
        if phrase.kind is Kind.VERB or phrase.kind in _CLAUSE_OPENERS:
            break
    verb_after = (
        end < len(phrases)
        and phrases[end].kind is Kind.VERB
        and (phrases[end].verb is not None or phrases[end].copula)
    )
    return verb_before and verb_after
