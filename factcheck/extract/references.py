"""Pronouns and descriptions get what they stand for, sentence by sentence.

Simple and strict: a pronoun takes the nearest earlier mention that fits in number and kind,
a speaker's own pronoun takes the speaker. What stays open is said so, never guessed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from factcheck.extract.features import BETWEEN
from factcheck.extract.statements import Analysis, Statement
from factcheck.language.frames import Frames, load_frames
from factcheck.language.places import kind_of
from factcheck.records import Argument, Attribution, Mood, Polarity

DESCRIBED = "described"
OPEN = "?"  # prefix of `stands_for` while nothing was found
# A pronoun reaches this many sentences back: beyond, the nearest mention is mostly wrong.
REACH = 4
# Mentions kept of an article: many more than the sentences within reach make.
MENTIONS = 60
# "the", "itu": shorter words are in many names and describe none.
_TELLING = 4
BOTH = "c:both"
_PLACE_ROLES = ("at", "place")
_PLACE_KINDS = {"country": "country", "state": "country", "city": "city", "town": "city"}
_PERSONAL_ROLES = ("who", "whom", "with", "to", "from")


@dataclass(frozen=True, slots=True)
class Mention:
    """An earlier argument that a pronoun may stand for."""

    features: tuple[str, ...]
    text: str
    plural: bool
    person: bool
    group: bool
    sentence: int
    subject: bool
    end: int = 0  # one past its last character in the article


@dataclass(slots=True)
class Context:
    """The mentions of one article so far."""

    mentions: list[Mention] = field(default_factory=list)
    last: tuple[Statement, ...] = ()  # what the sentence before stated
    here: list[Mention] = field(default_factory=list)  # named in the sentence being read


def resolve(analyses: Iterable[Analysis]) -> Iterator[Analysis]:
    """Analyses of one article in order, pronouns resolved where one mention fits."""
    frames, context = load_frames(), Context()
    for analysis in analyses:
        index = analysis.sentence.index
        context.here = [m for s in analysis.statements for m in _mentions(s, index, frames)]
        statements = [_statement(s, context, index) for s in analysis.statements]
        for statement in statements:
            context.mentions += _mentions(statement, index, frames)
        del context.mentions[:-MENTIONS]
        denied = _denied(statements, context.last, frames)
        context.last = tuple(s for s in statements if _states(s, frames))
        yield replace(analysis, statements=(*statements, *denied))


def _denied(
    statements: list[Statement], before: tuple[Statement, ...], frames: Frames
) -> list[Statement]:
    """ "Although Putin often denies it": what he denies was said before, or in the main clause."""
    found = []
    for denial in statements:
        frame = frames.frames.get(denial.frame)
        if frame is None or frame.complement != "denied" or denial.polarity is Polarity.NEGATED:
            continue
        if any(a.role in ("whom", "about") and a.features for a in denial.arguments):
            continue
        if any(x.denies for s in statements for x in s.attribution):
            continue
        speaker = next((a for a in denial.arguments if a.role == "who" and a.features), None)
        if speaker is None:
            continue
        attribution = Attribution(speaker.text, denial.cue, True, speaker.features)
        main = [s for s in statements if s is not denial and _states(s, frames)]
        found += [
            replace(s, mood=Mood.DENIED, attribution=(attribution,),
                    start=denial.start, end=denial.end)
            for s in (*before, *main) if s.mood is Mood.ASSERTED
        ]  # fmt: skip
    return found


def _states(statement: Statement, frames: Frames) -> bool:
    """A statement about the world, not about somebody's saying so."""
    frame = frames.frames.get(statement.frame)
    return not statement.nominal and (frame is None or frame.kind != "speech")


def _statement(statement: Statement, context: Context, sentence: int) -> Statement:
    attribution = tuple(_speaker(a, context, sentence) for a in statement.attribution)
    statement = replace(statement, attribution=attribution)

    def told(arguments: tuple[Argument, ...]) -> tuple[Argument, ...]:
        return tuple(
            _argument(a, statement, context, sentence) if a.stands_for.startswith(OPEN) else a
            for a in arguments
        )

    others = tuple(replace(o, arguments=told(o.arguments)) for o in statement.other_readings)
    return replace(statement, arguments=told(statement.arguments), other_readings=others)


def _argument(
    argument: Argument, statement: Statement, context: Context, sentence: int
) -> Argument:
    number = argument.stands_for[1:].partition(":")[0]
    if number == DESCRIBED:
        return _described(argument, context, sentence)
    found = (
        _speaker_mention(number, statement)
        or _earlier_here(number, argument, statement, context)
        or _nearest(number, context, sentence)
    )
    if found is None:
        return argument
    features, text = found
    joined = tuple(dict.fromkeys((*argument.features, *features)))
    return replace(argument, features=joined, stands_for=text)


def _described(argument: Argument, context: Context, sentence: int) -> Argument:
    """ "the forces", "kota itu": the last mention of a named thing of that kind."""
    frames, head = load_frames(), argument.features[0] if argument.features else ""
    for mention in reversed(context.mentions):
        if sentence - mention.sentence > REACH:
            break
        if _describes(head, argument, mention, frames):
            joined = tuple(dict.fromkeys((*argument.features, *mention.features)))
            return replace(argument, features=joined, stands_for=mention.text)
    return replace(argument, stands_for="")


def _describes(head: str, argument: Argument, mention: Mention, frames: Frames) -> bool:
    named = [f for f in mention.features if f[:2] in ("n:", "e:", "p:")]
    if not named or head[:2] != "c:":
        return False
    heads = head[2:].split(BETWEEN)
    two = BOTH in argument.features or (
        argument.quantity is not None and argument.quantity.low == 2
    )
    places = [f for f in named if any(is_place_of_kind(f[2:], h) for h in heads) and f[:2] == "p:"]
    if two or len(places) > 1:
        return two and len(places) == 2 and places == named
    if head in mention.features or (places and mention.features[0] in places):
        return True
    return _same_word_said(argument.text, mention) or any(
        frames.is_a(reading, h)
        for f in mention.features if f[:2] == "c:" and f[2:] not in frames.generic
        for reading in f[2:].split(BETWEEN)[:1]
        for h in heads if mention.person
    )  # fmt: skip


def is_place_of_kind(place: str, concept: str) -> bool:
    """Oslo is a city and Peru a country; the tables do not tell towns from cities."""
    return kind_of(place) == _PLACE_KINDS.get(concept, "-")


def _same_word_said(text: str, mention: Mention) -> bool:
    """ "Selat itu" after "Selat Hormuz": the place's own name holds the word."""
    if not mention.features[0].startswith("p:"):
        return False
    said = set(mention.text.casefold().split())
    return any(len(w) >= _TELLING and w in said for w in text.casefold().split())


def _speaker_mention(number: str, statement: Statement) -> tuple[tuple[str, ...], str] | None:
    """ "X says it/they ...": inside reported speech the pronoun is mostly the speaker."""
    if not statement.attribution or number == "other":
        return None
    speaker = statement.attribution[-1]
    if number == "singular" and _is_body(speaker.features):
        return None  # "police said he was shot"
    return (speaker.features, speaker.source) if speaker.features else None


def _is_body(features: tuple[str, ...]) -> bool:
    """A group, without a name that might be a person's."""
    concepts = load_frames().concepts
    heads = [r for f in features[:1] if f[:2] == "c:" for r in f[2:].split(BETWEEN)]
    return bool(heads) and all(r in concepts and concepts[r].kind == "group" for r in heads)


def _earlier_here(
    number: str, argument: Argument, statement: Statement, context: Context
) -> tuple[tuple[str, ...], str] | None:
    """ "Ortiz knocked and he was shot": the nearest subject before it, of another clause."""
    beside = {a.features for a in statement.arguments}
    fitting = [
        m
        for m in context.here
        if m.subject and m.end <= argument.start and m.features not in beside and _fits(m, number)
    ]
    last = max(fitting, key=lambda m: m.end, default=None)
    return (last.features, last.text) if last is not None else None


def _fits(mention: Mention, number: str) -> bool:
    if number == "plural":
        return mention.plural or mention.group
    if number == "thing":
        return mention.group and not mention.plural
    return number == "singular" and mention.person and not mention.plural


def _nearest(number: str, context: Context, sentence: int) -> tuple[tuple[str, ...], str] | None:
    fitting = [
        m for m in reversed(context.mentions) if sentence - m.sentence <= REACH and _fits(m, number)
    ]
    if not fitting:
        return None
    newest = fitting[0].sentence
    subjects = [m for m in fitting if m.sentence == newest and m.subject]
    chosen = (subjects or fitting)[0]
    return chosen.features, chosen.text


def _speaker(attribution: Attribution, context: Context, sentence: int) -> Attribution:
    if attribution.features:
        return attribution
    found = _nearest("singular", context, sentence) or _nearest("plural", context, sentence)
    if found is None:
        return attribution
    return replace(attribution, source=found[1], features=found[0])


def _mentions(statement: Statement, sentence: int, frames: Frames) -> Iterator[Mention]:
    for argument in statement.arguments:
        if not argument.features:
            continue
        place = argument.features[0].startswith("p:")
        if argument.role not in _PERSONAL_ROLES and not (place and argument.role in _PLACE_ROLES):
            continue
        kinds = {
            frames.concepts[r].kind
            for f in argument.features if f[:2] == "c:"
            for r in f[2:].split(BETWEEN)[:1] if r in frames.concepts
        }  # fmt: skip
        named = any(f.startswith(("n:", "e:")) for f in argument.features)
        several = bool(argument.members) or (
            argument.quantity is not None and (argument.quantity.low or 2) > 1
        )
        group = "group" in kinds or (place and argument.role == "who")
        person = (bool(kinds & {"person", "title"}) and named) or (named and not kinds)
        if place or person or group or several or "person" in kinds:
            yield Mention(
                argument.features, argument.stands_for or argument.text,
                several, person, group, sentence, argument.role == "who", argument.end,
            )  # fmt: skip
