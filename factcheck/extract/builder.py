"""Clauses and event nouns of one sentence become statements with roles, mood and speakers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from factcheck.extract.clause import Clause, Link
from factcheck.extract.features import BETWEEN, item_features, member_features, phrase_features
from factcheck.extract.items import Item, Tag
from factcheck.extract.phrases import Kind, Phrase, event_noun, predicate_readings
from factcheck.extract.speech import Speech, find_speech
from factcheck.extract.statements import BE, EXIST, Naming, Statement
from factcheck.language.frames import ROLES, Frames
from factcheck.language.lexicon import Entry, EntryKind, Language
from factcheck.records import (
    Argument,
    Attribution,
    FrameReading,
    Mood,
    Polarity,
    Sentence,
    TimeMention,
)

# Readings kept of an ambiguous predicate; more only add chance matches.
MAX_READINGS = 3
# "said that he refused to agree to ...": deeper than this nobody follows.
MAX_GOVERNORS = 6


class Builder:
    """Turns clauses and event nouns of one sentence into statements."""

    def __init__(
        self,
        sentence: Sentence,
        language: Language,
        frames: Frames,
        phrases: list[Phrase],
        clauses: list[Clause],
    ) -> None:
        self.sentence = sentence
        self.language = language
        self.frames = frames
        self.phrases = phrases
        self.clauses = clauses
        self.speeches = find_speech(phrases, clauses, frames)
        self.consumed: set[int] = set()  # ids of noun phrases whose event noun a light verb took
        self.position = {id(p): at for at, p in enumerate(phrases)}

    def statements(self) -> Iterator[Statement]:
        """All statements, in the order of their cues."""
        found = [s for c in self.clauses for s in self._of_clause(c)]
        for at, phrase in enumerate(self.phrases):
            if phrase.kind is Kind.NP:
                for part in (phrase, *phrase.members):
                    if id(part) not in self.consumed:
                        found += self._of_event_noun(part, at)
        found.sort(key=lambda s: (s.start, s.end, s.frame))
        return iter(found)

    # clauses

    def _of_clause(self, clause: Clause) -> list[Statement]:
        if clause.phrase.light:
            return self._light(clause)
        if clause.phrase.copula and not predicate_readings(clause.phrase):
            return self._copular(clause)
        readings = predicate_readings(clause.phrase)
        if not readings:
            return []
        ranked = self._ranked(clause, readings)
        slots = self._verb_slots(clause, ranked[0])
        others = [(r, self._verb_slots(clause, r)) for r in ranked[1:]]
        return [self._statement(clause, ranked[0], slots, others)]

    def _ranked(self, clause: Clause, readings: tuple[Entry, ...]) -> list[Entry]:
        """One reading a frame, the one that fits the phrases around it best first."""
        unique = list({r.value: r for r in reversed(readings)}.values())[::-1]
        features = (
            phrase_features(clause.object, self.language) if clause.object is not None else ()
        )
        words = {word for word, _, _ in clause.prepositional}

        def fit(reading: Entry) -> int:
            frame = self.frames.frames[reading.value]
            mapped = sum(slot in words for slot, _ in reading.mapping)
            tied = {i.frame for i in (*frame.presupposes, *frame.entails, *frame.results)}
            tied |= frame.opposite
            events = {r for f in features if f[:2] == "f:" for r in f[2:].split(BETWEEN)}
            return mapped + 3 * bool(events & tied)

        return sorted(unique, key=fit, reverse=True)[:MAX_READINGS]

    def _verb_slots(self, clause: Clause, reading: Entry) -> list[tuple[str, Phrase]]:
        mapping = dict(reading.mapping)
        subject_role, object_role = mapping.get("subj", "who"), mapping.get("obj", "whom")
        slots: list[tuple[str, Phrase]] = []
        if clause.passive:
            if clause.subject is not None:
                slots.append((object_role, clause.subject))
            if clause.object is not None:
                agent = self.language.head_first
                slots.append((subject_role if agent else "about", clause.object))
        else:
            if clause.subject is not None:
                alone = clause.object is None and "subj0" in mapping
                slots.append((mapping["subj0"] if alone else subject_role, clause.subject))
            if clause.object is not None and not self._is_speaker(clause):
                taken = any(role == object_role for role, _ in slots)
                slots.append(("about" if taken else object_role, clause.object))
            if clause.second_object is not None:
                slots.append((mapping.get("obj2", "about"), clause.second_object))
        for word, role, phrase in clause.prepositional:
            chosen = mapping.get(word, role)
            if chosen == "who" and word not in mapping:
                chosen = subject_role if clause.passive else "means"
            if chosen in ROLES:
                slots.append((chosen, phrase))
        return slots

    def _is_speaker(self, clause: Clause) -> bool:
        return any(s.verb == clause.position and s.speaker is clause.object for s in self.speeches)

    def _light(self, clause: Clause) -> list[Statement]:
        """ "launched an attack on X": the event noun is the predicate."""
        carrier = clause.object
        if clause.passive and clause.subject is not None and event_noun(clause.subject):
            carrier = clause.subject
        noun = event_noun(carrier) if carrier is not None else None
        if carrier is None or noun is None:
            return []
        self.consumed.add(id(carrier))
        reading = noun.event_nouns()[0]
        mapping = dict(reading.mapping)
        subject_role = "whom" if clause.phrase.light == "light_passive" else "who"
        if mapping.get("subj"):
            subject_role = mapping["subj"]
        slots: list[tuple[str, Phrase]] = []
        if clause.subject is not None and clause.subject is not carrier:
            slots.append((subject_role, clause.subject))
        slots += self._noun_slots(carrier, noun, reading, taken=bool(slots))
        for word, role, phrase in clause.prepositional:
            chosen = mapping.get(word, role)
            if chosen in ROLES:
                slots.append((chosen, phrase))
        return [self._statement(clause, reading, slots, [])]

    def _copular(self, clause: Clause) -> list[Statement]:
        """ "X is the president", "X is open", "there was an attack", "bukan teroris"."""
        value = clause.object
        if clause.phrase.existential and value is not None:
            noun = event_noun(value)
            if noun is not None:
                self.consumed.add(id(value))
                reading = noun.event_nouns()[0]
                slots = self._noun_slots(value, noun, reading, taken=False)
                slots += self._prepositional(clause, reading)
                return [self._statement(clause, reading, slots, [])]
            slots = [("who", value), *self._prepositional(clause, None)]
            return [self._statement(clause, _made(EXIST), slots, [])]
        if clause.subject is None or (value is None and not clause.prepositional):
            return []
        if value is not None:
            stative = next((i for i in value.items if i.statives()), None)
            if stative is not None and len(value.items) == 1:
                reading = stative.statives()[0]
                role = dict(reading.mapping).get("subj", "who")
                slots = [(role, clause.subject), *self._prepositional(clause, reading)]
                return [self._statement(clause, reading, slots, [])]
        slots = [("who", clause.subject)]
        if value is not None:
            slots.append(("value", value))
        slots += self._prepositional(clause, None)
        return [self._statement(clause, _made(BE), slots, [])]

    def _prepositional(self, clause: Clause, reading: Entry | None) -> list[tuple[str, Phrase]]:
        mapping = dict(reading.mapping) if reading else {}
        found = []
        for word, role, phrase in clause.prepositional:
            chosen = mapping.get(word, role)
            if chosen in ROLES:
                found.append((chosen, phrase))
        return found

    # event nouns

    def _of_event_noun(self, phrase: Phrase, at: int) -> list[Statement]:
        noun = event_noun(phrase)
        if noun is None:
            return []
        reading = noun.event_nouns()[0]
        mapping = dict(reading.mapping)
        slots = self._noun_slots(phrase, noun, reading, taken=False)
        for word, role, other in self._following(at):
            chosen = mapping.get(word, role)
            if chosen in ROLES:
                slots.append((chosen, other))
        if not slots:
            return []
        clause = self._clause_around(at)
        statement = self._statement(clause, reading, slots, [], phrase)
        return [self._under(statement, clause, phrase)]

    def _noun_slots(
        self, phrase: Phrase, noun: Item, reading: Entry, *, taken: bool
    ) -> list[tuple[str, Phrase]]:
        """Genitive, owner and neighbours of an event noun inside its noun phrase."""
        mapping = dict(reading.mapping)
        role = mapping.get("gen", "whom")
        slots: list[tuple[str, Phrase]] = []
        for genitive in phrase.genitive:
            slots.append((role, genitive))
        for owner in phrase.owner:
            slots.append((mapping.get("subj", "who") if role != "who" else "who", owner))
        at = phrase.items.index(noun) if noun in phrase.items else 0
        beside = phrase.items[at + 1 :] if self.language.head_first else phrase.items[:at]
        beside = [i for i in beside if i.tag in (Tag.NOUN, Tag.NAME, Tag.QUANTITY)]
        if beside and not (slots and not self.language.head_first):
            speech = self.frames.frames[reading.value].kind == "speech"
            actor = any(self._may_act(i) for i in beside) and (
                not self.language.head_first or speech
            )
            chosen = "who" if actor else role
            if taken and chosen == "who":
                chosen = "about"
            slots.append((chosen, Phrase(Kind.NP, beside)))
        return slots

    @staticmethod
    def _may_act(item: Item) -> bool:
        """A country, a name, a person or a body can be the one who speaks or acts."""
        if any(p.detail in ("demonym", "country", "metonym") for p in item.places()):
            return True
        if item.tag is Tag.NAME and not item.readings:
            return True
        return any(c.detail in ("person", "group") for c in item.concepts())

    def _following(self, at: int) -> Iterator[tuple[str, str, Phrase]]:
        """Prepositional phrases right after the noun phrase."""
        position = at + 1
        while position + 1 < len(self.phrases):
            first, second = self.phrases[position], self.phrases[position + 1]
            if first.kind is Kind.TIME:
                position += 1
                continue
            if first.kind is not Kind.PREPOSITION or second.kind is not Kind.NP:
                return
            yield first.items[0].norm, first.detail, second
            position += 2

    def _clause_around(self, at: int) -> Clause | None:
        """The clause whose argument the noun phrase is."""
        phrase = self.phrases[at]
        for clause in self.clauses:
            held = [clause.subject, clause.object, clause.second_object]
            held += [p for _, _, p in clause.prepositional]
            if any(p is phrase for p in held):
                return clause
        return None

    def _under(self, statement: Statement, clause: Clause | None, phrase: Phrase) -> Statement:
        """An event under "called for", "rejected", "failed" did not thereby happen."""
        statement = replace(statement, nominal=True)
        if clause is None or clause.object is not phrase or clause.passive:
            return statement
        if any(a.role == "who" for a in statement.arguments):
            return statement  # somebody else's call, offer or attack: it took place
        complement = next(
            (
                c
                for r in predicate_readings(clause.phrase)
                if (c := self.frames.frames[r.value].complement)
            ),
            "",
        )
        mood = _mood_of(complement)
        if complement == "negated":
            return replace(statement, polarity=_flip(statement.polarity, True))
        if mood is not None and mood is not Mood.ASSERTED:
            return replace(statement, mood=mood)
        return statement

    # assembly

    def _statement(
        self,
        clause: Clause | None,
        reading: Entry,
        slots: list[tuple[str, Phrase]],
        others: list[tuple[Entry, list[tuple[str, Phrase]]]],
        phrase: Phrase | None = None,
    ) -> Statement:
        polarity, mood, purpose = Polarity.AFFIRMED, Mood.ASSERTED, False
        if clause is not None and phrase is None:
            polarity, mood, purpose = self._stance(clause)
            if any(p.negated for _, p in slots):
                polarity = _flip(polarity, True)
        arguments = tuple(self._argument(role, p, clause, reading) for role, p in slots)
        if clause is not None and phrase is None:
            arguments = (*arguments, *self._complement_argument(clause, reading, arguments))
        anchor = phrase or (clause.phrase if clause else None)
        assert anchor is not None
        position = self._position(anchor, clause)
        start, end = self._focus(anchor, slots)
        return Statement(
            frame=reading.value,
            arguments=arguments,
            polarity=polarity,
            mood=mood,
            attribution=self._attribution(position),
            event=self._time(clause, phrase),
            start=start,
            end=end,
            cue=reading.lemma,
            other_readings=tuple(
                FrameReading(r.value, tuple(self._argument(role, p, clause, r) for role, p in s))
                for r, s in others
            ),
            purpose=purpose,
            ended=bool(clause and clause.phrase.ended),
            lately=bool(clause and clause.phrase.lately),
            quantities=tuple(a.quantity for a in arguments if a.quantity is not None),
        )

    def _complement_argument(
        self, clause: Clause, reading: Entry, arguments: tuple[Argument, ...]
    ) -> tuple[Argument, ...]:
        """ "agreed to hold a ceasefire": what was agreed, from the infinitive."""
        frame = self.frames.frames.get(reading.value)
        if frame is None or not frame.complement or any(a.role == "whom" for a in arguments):
            return ()
        at = clause.end
        if at >= len(self.phrases) or self.phrases[at].kind not in (Kind.INFINITIVE, Kind.VERB):
            return ()
        found: list[str] = []
        last = at
        for position in range(at, len(self.phrases)):
            other = self.phrases[position]
            before = self.phrases[position - 1].kind
            if other.kind is Kind.VERB and position > at and before is not Kind.INFINITIVE:
                break
            if other.kind not in _REACHED or (other.kind is Kind.NP and before is Kind.COMMA):
                break
            if other.kind is Kind.INFINITIVE and found:
                break  # the purpose of what is promised is not what is promised
            if other.kind in (Kind.NP, Kind.VERB):
                found += item_features(other.all_items(), self.language)
                last = position
        features = tuple(dict.fromkeys(found))
        if not features:
            return ()
        start, end = self.phrases[at].start, self.phrases[last].end
        span = self.sentence.raw(start, end)
        text = self.sentence.text[start:end]
        return (Argument("whom", text, span.start, span.end, features),)

    def _position(self, anchor: Phrase, clause: Clause | None) -> int:
        if id(anchor) in self.position:
            return self.position[id(anchor)]
        return clause.position if clause is not None else 0

    def _stance(self, clause: Clause) -> tuple[Polarity, Mood, bool]:
        """Polarity and mood after everything that governs the clause."""
        polarity = _flip(Polarity.AFFIRMED, clause.negated)
        mood, purpose = clause.mood, False
        if clause.link is Link.CONDITION and mood is Mood.ASSERTED:
            mood = Mood.POSSIBLE
        seen = clause
        for _ in range(MAX_GOVERNORS):
            if seen.governor < 0:
                break
            governor = self.clauses[seen.governor]
            if seen.link is Link.INFINITIVE:
                polarity, mood = self._infinitive(governor, polarity, mood)
            elif seen.link is Link.PURPOSE:
                purpose = True
                if governor.negated:
                    polarity = _flip(polarity, True)
                if governor.mood is not Mood.ASSERTED and mood is Mood.ASSERTED:
                    mood = governor.mood
            elif seen.link is Link.CONDITION:
                mood = Mood.POSSIBLE
            seen = governor
        for speech in self._speeches_at(clause.position):
            spoken = _mood_of(speech.complement)
            if spoken is not None and spoken is not Mood.ASSERTED and mood is Mood.ASSERTED:
                mood = spoken
        return polarity, mood, purpose

    def _infinitive(
        self, governor: Clause, polarity: Polarity, mood: Mood
    ) -> tuple[Polarity, Mood]:
        for reading in predicate_readings(governor.phrase):
            complement = self.frames.frames[reading.value].complement
            if not complement:
                continue
            if complement == "negated":
                return _flip(polarity, not governor.negated), mood
            if complement == "asserted":
                return _flip(polarity, governor.negated), governor.mood
            found = _mood_of(complement)
            return _flip(polarity, governor.negated), found or mood
        return polarity, mood

    def _speeches_at(self, position: int) -> list[Speech]:
        return [s for s in self.speeches if s.first <= position < s.last and s.verb != position]

    def _attribution(self, position: int) -> tuple[Attribution, ...]:
        found = []
        for speech in self._speeches_at(position):
            if speech.speaker is None:
                continue
            found.append(
                Attribution(
                    self._text(speech.speaker),
                    speech.cue,
                    speech.complement == "denied",
                    phrase_features(speech.speaker, self.language),
                )
            )
        return tuple(found)

    def _time(self, clause: Clause | None, phrase: Phrase | None) -> TimeMention | None:
        if clause is None:
            times = [i.time for p in self.phrases if p.kind is Kind.TIME for i in p.items]
            known = [t for t in times if t is not None]
            return known[0] if len(known) == 1 else None
        times = [t for i in clause.times if (t := i.time) is not None]
        if not times and clause.link in (Link.NONE, Link.CONTENT) and phrase is None:
            return None
        return next((t for t in times if t.when.known), times[0] if times else None)

    def _argument(
        self, role: str, phrase: Phrase, clause: Clause | None, reading: Entry
    ) -> Argument:
        span = self.sentence.raw(phrase.start, max(phrase.end, phrase.start + 1))
        loose = bool(clause and clause.loose and phrase is clause.subject)
        return Argument(
            role=role,
            text=self._text(phrase),
            start=span.start,
            end=span.end,
            features=phrase_features(phrase, self.language),
            reach=self._reach(phrase),
            members=member_features(phrase, self.language),
            stands_for=_pronoun(phrase),
            quantity=phrase.quantity,
            loose=loose,
        )

    def _reach(self, phrase: Phrase) -> tuple[str, ...]:
        """Features of what hangs on a noun phrase: its own events, phrases and infinitives."""
        at = self.position.get(id(phrase))
        if at is None:
            return ()
        found: list[str] = []
        for position in range(at + 1, len(self.phrases)):
            other = self.phrases[position]
            before = self.phrases[position - 1].kind
            if other.kind is Kind.VERB and before not in (Kind.INFINITIVE, Kind.RELATIVE):
                break
            if other.kind not in _REACHED or (other.kind is Kind.NP and before is Kind.COMMA):
                break
            if other.kind in (Kind.NP, Kind.VERB):
                found += item_features(other.all_items(), self.language)
        return tuple(dict.fromkeys(found))

    def _text(self, phrase: Phrase) -> str:
        return self.sentence.text[phrase.start : phrase.end]

    def _focus(self, anchor: Phrase, slots: list[tuple[str, Phrase]]) -> tuple[int, int]:
        parts = [anchor, *(p for _, p in slots)]
        return min(p.start for p in parts), max(p.end for p in parts)

    # names

    def namings(self) -> Iterator[Naming]:
        """Acronyms in brackets, and titles that stand before or after a name."""
        for phrase in self.phrases:
            if phrase.kind is not Kind.NP:
                continue
            for part in (phrase, *phrase.members):
                yield from self._namings_of(part)

    def _namings_of(self, phrase: Phrase) -> Iterator[Naming]:
        features = phrase_features(phrase, self.language)
        for item in phrase.bracket:
            if item.text.isupper() and len(item.text) >= 2 and features:
                own = item_features(phrase.items, self.language)
                yield Naming("acronym", f"n:{item.norm}", own or features, item.text,
                             phrase.start, phrase.end)  # fmt: skip
        items = [*phrase.items, *(i for a in phrase.apposition for i in a.items)]
        items = [i for i in items if _may_title(i)]
        if not any(c.detail in ("person", "title") for i in items for c in i.concepts()):
            return
        for feature in features:
            if feature.startswith("n:"):
                rest = item_features(items, self.language)
                rest = tuple(f for f in rest if f != feature)
                shown = [i.text for i in items if f"n:{i.norm}" not in feature]
                title = " ".join(i.text for i in items if i.tag is not Tag.NAME or i.readings)
                yield Naming("title", feature, rest, title or " ".join(shown),
                             phrase.start, phrase.end)  # fmt: skip


_REACHED = frozenset(
    (Kind.NP, Kind.PREPOSITION, Kind.TIME, Kind.INFINITIVE, Kind.VERB, Kind.COORDINATE,
     Kind.RELATIVE)
)  # fmt: skip


def _may_title(item: Item) -> bool:
    """Words of a title: offices, ranks, "retired", the country; no groups and no verbs."""
    if item.tag is Tag.NAME:
        return True
    kinds = {c.detail for c in item.concepts()[:1]}
    return bool(kinds & {"person", "title", "quality"})


def _made(frame: str) -> Entry:
    return Entry(EntryKind.PREDICATE, frame, lemma=frame)


def _flip(polarity: Polarity, flip: bool) -> Polarity:
    if not flip:
        return polarity
    return Polarity.AFFIRMED if polarity is Polarity.NEGATED else Polarity.NEGATED


def _mood_of(complement: str) -> Mood | None:
    try:
        return Mood(complement)
    except ValueError:
        return None


_POINTING = frozenset(("itu", "tersebut", "ini", "the", "those", "these", "that", "this"))


def _points_back(phrase: Phrase) -> bool:
    """A description without a name that points to something named before."""
    marked = any(i.tag is Tag.DETERMINER and i.norm in _POINTING for i in phrase.items)
    named = any(i.tag is Tag.NAME for i in phrase.all_items())
    person_or_body = any(
        c.detail in ("person", "group") for i in phrase.items for c in i.concepts()[:1]
    )
    return marked and not named and person_or_body


def _pronoun(phrase: Phrase) -> str:
    if len(phrase.items) == 1 and phrase.items[0].tag is Tag.PRONOUN:
        return f"?{phrase.items[0].detail}:{phrase.items[0].norm}"
    if _points_back(phrase):
        return "?described:"
    trailing = phrase.items[-1] if phrase.items else None
    if trailing is not None and trailing.tag is Tag.PRONOUN:
        return f"?{trailing.detail}:{trailing.norm}"
    return ""
