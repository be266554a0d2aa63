"""Slots: which role each phrase plays around a verb or an event noun."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from factcheck.extract.clause import Clause
from factcheck.extract.features import BETWEEN, phrase_features
from factcheck.extract.items import Item, Tag
from factcheck.extract.parse import Parse
from factcheck.extract.phrases import EventNoun, Kind, Phrase, predicate_readings
from factcheck.extract.preferences import suits
from factcheck.extract.recipients import first_gets, handed_on
from factcheck.language.frames import ROLES, Frames
from factcheck.language.lexicon import Entry
from factcheck.language.morphology import Form

Slots = list[tuple[str, Phrase]]
# A preposition, its role in the dictionary, and the noun phrase it governs.
Prepositional = tuple[str, str, Phrase]

# Readings kept of an ambiguous predicate; more only add chance matches.
MAX_READINGS = 3
# An event in the object that the frame knows counts for as much as so many prepositions.
_OBJECT_WEIGHT = 3


def ranked_readings(clause: Clause, readings: tuple[Entry, ...], parse: Parse) -> list[Entry]:
    """One reading a frame, the one that fits the phrases around it best first."""
    suiting = tuple(r for r in readings if _suits(clause, r, parse))
    unique = _one_a_frame(clause, suiting)
    features = phrase_features(clause.object, parse.language) if clause.object is not None else ()
    events = {r for f in features if f[:2] == "f:" for r in f[2:].split(BETWEEN)}
    words = {word for word, _, _ in clause.prepositional}
    verb = clause.phrase.verb if parse.language.head_first else None

    def fit(reading: Entry) -> int:
        mapped = sum(slot in words for slot, _ in reading.mapping)
        tied = bool(events & _tied(reading.value, parse.frames))
        stated = (
            verb is not None and reading.lemma.split()[0] == verb.norm
        )  # "menyebar", not "menyebarkan"
        return mapped + _OBJECT_WEIGHT * (tied + len(reading.needs)) + stated

    return sorted(unique, key=fit, reverse=True)[:MAX_READINGS]


def _suits(clause: Clause, reading: Entry, parse: Parse) -> bool:
    passive = _is_passive(clause, reading)
    if clause.phrase.be and passive and reading.form in (Form.BARE, Form.ACTIVE):
        return False  # "was found" is no form of "to found"
    return suits(clause, reading, parse.frames, passive=passive)


def _one_a_frame(clause: Clause, readings: tuple[Entry, ...]) -> list[Entry]:
    """ "rusak" damages what is its object; with none it is the verb whose subject is damaged."""
    chosen: dict[str, Entry] = {}
    for reading in readings:
        earlier = chosen.setdefault(reading.value, reading)
        stative = clause.object is None and earlier.form is Form.BARE
        if stative and reading.form is Form.ACTIVE and ("subj", "whom") in reading.mapping:
            chosen[reading.value] = reading
    return list(chosen.values())


def _tied(name: str, frames: Frames) -> set[str]:
    """Frames that come before, with or after a frame, and its opposites."""
    frame = frames.frames[name]
    tied = {i.frame for i in (*frame.presupposes, *frame.entails, *frame.results)}
    return tied | frame.opposite


def verb_slots(clause: Clause, reading: Entry, parse: Parse) -> Slots:
    """Roles of subject, objects and prepositional phrases under one reading of the verb."""
    mapping = dict(reading.mapping)
    passive = _is_passive(clause, reading)
    around = _passive_slots if passive else _active_slots
    slots = around(clause, mapping, parse)
    for word, role, phrase in clause.prepositional:
        chosen = mapping.get(word, role)
        if chosen == "who" and word not in mapping:
            chosen = mapping.get("subj", "who") if passive else "means"
        if chosen in ROLES:
            slots.append((chosen, phrase))
    return handed_on(slots)


def _is_passive(clause: Clause, reading: Entry) -> bool:
    """The voice of one reading: "ditemukan" may be listed as it stands, too, with its own roles."""
    forms = {r.form for r in predicate_readings(clause.phrase)}
    if {Form.ACTIVE, Form.PASSIVE} <= forms:
        return reading.form is Form.PASSIVE
    return clause.passive


def _passive_slots(clause: Clause, mapping: dict[str, str], parse: Parse) -> Slots:
    slots: Slots = []
    if mapping.get("subj") == "whom" and clause.object is not None:
        return _active_slots(clause, mapping, parse)  # "was turned into a hotel"
    if clause.subject is not None:
        slots.append((mapping.get("obj", "whom"), clause.subject))
    if clause.object is not None:
        slots.append((_after_passive(clause, clause.object, mapping, parse), clause.object))
    return first_gets(slots)


def _after_passive(clause: Clause, phrase: Phrase, mapping: dict[str, str], parse: Parse) -> str:
    """ "divonis hakim": an agent; "divonis sembilan tahun": what the active has second."""
    if not parse.language.head_first:
        return mapping.get("obj2", "about")
    if "bare" in mapping:
        return mapping["bare"]  # "dijuluki Si Raja": a name, no agent
    # "diberi traktor oleh kementerian": the agent is named elsewhere, or nothing that acts.
    agent = all(role != "who" for _, role, _ in clause.prepositional)
    if "obj2" in mapping and not (agent and any(_may_act(i) for i in phrase.items)):
        return mapping["obj2"]
    if "obj2" in mapping and any(i.quantity for i in phrase.items):
        return mapping["obj2"]
    return mapping.get("subj", "who")


def _active_slots(clause: Clause, mapping: dict[str, str], parse: Parse) -> Slots:
    slots: Slots = []
    inverted = clause.object is not None and _is_speaker(clause, parse)
    if clause.subject is not None and not inverted:
        alone = clause.object is None and "subj0" in mapping
        slots.append((mapping["subj0"] if alone else mapping.get("subj", "who"), clause.subject))
    if clause.object is not None and inverted:
        slots.append((mapping.get("subj", "who"), clause.object))
    elif clause.object is not None:
        role = mapping.get("obj", "whom")
        taken = any(own == role for own, _ in slots)
        slots.append(("about" if taken else role, clause.object))
    if clause.second_object is not None:
        slots.append((mapping.get("obj2", "about"), clause.second_object))
        return first_gets(slots)
    return slots


def _is_speaker(clause: Clause, parse: Parse) -> bool:
    return any(s.verb == clause.position and s.speaker is clause.object for s in parse.speeches)


def prepositional_slots(phrases: Iterable[Prepositional], reading: Entry) -> Slots:
    """Roles that the reading, else the dictionary, gives to prepositional phrases."""
    mapping = dict(reading.mapping)
    found = ((mapping.get(word, role), phrase) for word, role, phrase in phrases)
    return [(role, phrase) for role, phrase in found if role in ROLES]


def noun_slots(event: EventNoun, parse: Parse, *, taken: bool = False) -> Slots:
    """Genitive, owner and neighbours of an event noun inside its noun phrase.

    `taken` says that somebody outside the phrase acts already ("X launched an attack").
    """
    mapping, phrase = dict(event.reading.mapping), event.phrase
    role = mapping.get("gen", "whom")
    # "criticism of the budget": the word's own "of" goes before what its genitive usually is.
    slots: Slots = [(mapping.get("of", role), genitive) for genitive in phrase.genitive]
    owner_role = mapping.get("subj", "who") if role != "who" else "who"
    if not phrase.genitive and event.reading.value in parse.frames.undergone:
        owner_role = role  # "the mayor's arrest"
    slots += [(owner_role, owner) for owner in phrase.owner]
    beside = _beside(event, parse)
    if beside:
        chosen = "who" if _acts(beside, event.reading, parse) else role
        filled = any(own == chosen for own, _ in slots)
        if taken and chosen == "who":
            chosen = "about"
        if not slots or parse.language.head_first or (chosen == "who" and not filled):
            slots.append((chosen, Phrase(Kind.NP, beside)))
    return slots


def _beside(event: EventNoun, parse: Parse) -> list[Item]:
    """Words on that side of an event noun where what it concerns stands."""
    items = event.phrase.items
    at = items.index(event.noun)
    items = items[at + 1 :] if parse.language.head_first else items[:at]
    return [i for i in items if i.tag in (Tag.NOUN, Tag.NAME, Tag.QUANTITY)]


def _acts(items: list[Item], reading: Entry, parse: Parse) -> bool:
    """ "Russian attack", "pernyataan Haftar": the words beside an event noun name its actor."""
    speech = parse.frames.frames[reading.value].kind == "speech"
    return any(_may_act(i) for i in items) and (not parse.language.head_first or speech)


def _may_act(item: Item) -> bool:
    """A country, a name, a person or a body can be the one who speaks or acts."""
    if any(p.detail in ("demonym", "country", "metonym") for p in item.places()):
        return True
    if item.tag is Tag.NAME and not item.readings:
        return True
    return any(c.detail in ("person", "group") for c in item.concepts())


def phrases_after(at: int, parse: Parse) -> Iterator[Prepositional]:
    """Prepositional phrases right after the noun phrase at a position."""
    position = at + 1
    while position + 1 < len(parse.phrases):
        first, second = parse.phrases[position], parse.phrases[position + 1]
        if first.kind is Kind.TIME:
            position += 1
            continue
        if first.kind is not Kind.PREPOSITION or second.kind is not Kind.NP:
            return
        yield first.items[0].norm, first.detail, second
        position += 2
