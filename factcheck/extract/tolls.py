"""Short counts of people are clauses: "3 dead, 20 injured", "5 Tewas 12 Luka-luka"."""

from __future__ import annotations

from dataclasses import replace

from factcheck.extract.items import Item, Tag
from factcheck.language.frames import load_frames
from factcheck.language.lexicon import Entry, Language
from factcheck.language.morphology import Form
from factcheck.language.tolls import causing_frames, toll_kinds

# Detail of a verb that is said of so many people, and of nothing behind it.
COUNTED = "counted"
# After these a clause may begin with its number.
_BEFORE = frozenset((Tag.MARK, Tag.COORDINATE, Tag.SUBORDINATE, Tag.COMPLEMENTIZER, Tag.TIME))
# Behind these the verb of the clause before is no longer looked for.
_ENDS_CLAUSE = _BEFORE - {Tag.TIME} | {Tag.CONTRAST, Tag.RELATIVE}
# What may stand behind the word that says what happened to so many.
_AFTER = frozenset((Tag.MARK, Tag.PREPOSITION, Tag.SUBORDINATE, Tag.TIME, Tag.CONTRAST))
_PARTICIPLES = frozenset((Form.PARTICIPLE, Form.PAST_OR_PARTICIPLE))
_WHOLE_FORMS = frozenset((Form.ACTIVE, Form.PASSIVE))
_PEOPLE = frozenset(("person", "group"))


def read_tolls(items: tuple[Item, ...], language: Language) -> tuple[Item, ...]:
    """The items with the predicates of short counts as verbs."""
    result = list(items)
    predicates = _predicates(items, language)
    told = -1  # where the last predicate of a count stands
    for at, item in enumerate(items):
        if not _is_count(item):
            continue
        if _named_before(result, at):
            result[at - 1] = replace(result[at - 1], tag=Tag.BE, detail="be")
        if at in predicates and _may_open(result, at, told):
            told, verb = predicates[at]
            result[told] = verb
    return tuple(result)


def _predicates(items: tuple[Item, ...], language: Language) -> dict[int, tuple[int, Item]]:
    """Of each number the position and the verb that says what happened to so many.

    From right to left, as "three killed 20 hurt" is two counts, and "three killed 20 men" none.
    """
    found: dict[int, tuple[int, Item]] = {}
    finite = False  # a finite verb follows in the same clause
    for at in range(len(items) - 1, -1, -1):
        finite = (finite or _is_finite(items[at])) and items[at].tag not in _ENDS_CLAUSE
        if not _is_count(items[at]):
            continue
        predicate = _predicate(items, at, language)
        if predicate is None or (finite and not language.head_first):
            continue  # "12 injured in the crash were taken to hospital"
        position = predicate[0] + 1
        if position < len(items) and _is_count(items[position]) and position not in found:
            continue
        found[at] = predicate
        finite = False
    return found


def _is_finite(item: Item) -> bool:
    """A verb that can be no participle beside its noun."""
    forms = {v.form for v in item.verbs()}
    verb = item.tag is Tag.VERB and Form.ACTIVE in forms and not forms & _PARTICIPLES
    return verb or item.tag in (Tag.BE, Tag.AUXILIARY, Tag.MOOD, Tag.COPULA)


def _named_before(items: list[Item], at: int) -> bool:
    """ "Death toll: 30", "Korban tewas: 30 orang": the colon says "is"."""
    if at < 2 or items[at - 1].norm != ":" or items[at - 2].tag is not Tag.NOUN:
        return False
    counts = load_frames().counts
    return any(c.value in counts for c in items[at - 2].concepts())


def _is_count(item: Item) -> bool:
    return item.quantity is not None and item.quantity.unit == "count"


def _may_open(items: list[Item], at: int, told: int) -> bool:
    """A new clause can begin with the number; "pemain nomor 10 cedera" counts nobody."""
    if not at or told == at - 1:
        return True
    before = items[at - 1]
    if before.tag in _BEFORE or (before.tag is Tag.VERB and _is_cause(before)):
        return before.norm not in "(["
    return before.tag in (Tag.NOUN, Tag.NAME) and bool(before.event_nouns() or before.places())


def _is_cause(item: Item) -> bool:
    return any(v.value in causing_frames() for v in item.verbs())


def _predicate(items: tuple[Item, ...], at: int, language: Language) -> tuple[int, Item] | None:
    """The verb that the word after the number, and after whom it counts, is here."""
    position = at + 1
    if position < len(items) and _names_people(items[position]):
        position += 1
    while position < len(items) and items[position].tag is Tag.ADVERB:
        position += 1  # "20 seriously injured"
    if position >= len(items) or not _ends(items, position, language):
        return None
    verb = _as_verb(items[position], language)
    return (position, verb) if verb is not None else None


def _names_people(item: Item) -> bool:
    kinds = [c.detail for c in item.concepts()[:1]]
    return item.tag is Tag.NOUN and bool(kinds) and kinds[0] in _PEOPLE and not _readings(item)


def _ends(items: tuple[Item, ...], at: int, language: Language) -> bool:
    """True when no noun follows ("12 injured people"), and no verb of which so many are subject."""
    following = items[at + 1] if at + 1 < len(items) else None
    if following is None or following.tag in _AFTER or _is_count(following):
        return True
    if following.tag is Tag.COORDINATE:  # "12 dead and wounded" is one number of both
        return not any(_readings(i) for i in items[at + 2 : at + 3])
    # "3 tewas tertimbun"
    return language.head_first and following.tag is Tag.VERB and bool(_readings(items[at]))


def _readings(item: Item) -> tuple[Entry, ...]:
    """Readings by which a word says what happened to people."""
    return tuple(r for r in (*item.verbs(), *item.statives()) if r.value in toll_kinds())


def _as_verb(item: Item, language: Language) -> Item | None:
    readings = _readings(item)
    if language.head_first:
        readings = tuple(r for r in readings if r.form in _WHOLE_FORMS)
        kept = item.tag in (Tag.QUALITY, Tag.NOUN) and readings
        return _told(item, readings) if kept else None
    participles = tuple(r for r in readings if r.form in _PARTICIPLES and _is_transitive(r))
    if item.tag not in (Tag.QUALITY, Tag.NOUN, Tag.VERB):
        return None
    if participles:  # "Three killed and 20 hurt": nobody is killed by the three
        return _told(item, tuple(replace(r, form=Form.PARTICIPLE) for r in participles))
    statives = tuple(replace(r, form=Form.ACTIVE) for r in readings if r.form is Form.ADJECTIVE)
    return _told(item, statives) if statives else None


def _told(item: Item, readings: tuple[Entry, ...]) -> Item:
    return replace(item, tag=Tag.VERB, readings=readings, detail=COUNTED)


def _is_transitive(reading: Entry) -> bool:
    return load_frames().frames[reading.value].transitive
