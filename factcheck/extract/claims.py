"""The claims of one sentence: tagged, chunked, parsed, and read as statements."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from factcheck.extract.builder import build_statements
from factcheck.extract.contrast import set_aside
from factcheck.extract.counts import counted, none_counted, toll_named
from factcheck.extract.distances import find_distances
from factcheck.extract.features import item_features
from factcheck.extract.items import Item, Tag
from factcheck.extract.marks import find_marks, marks_of_bounds, marks_set_aside
from factcheck.extract.namings import find_namings
from factcheck.extract.owners import owner_named
from factcheck.extract.parse import parse
from factcheck.extract.statements import BE, DISTANCE, TITLE, Analysis, Mark, Naming, Statement
from factcheck.extract.tagging import tag
from factcheck.extract.tolls import read_tolls
from factcheck.language.dates import find_dates
from factcheck.language.frames import Frames, load_frames
from factcheck.language.lexicon import Language
from factcheck.language.numbers import find_quantities
from factcheck.records import UNKNOWN_TIME, Argument, Mood, Polarity, Sentence, When


def analyse(sentence: Sentence, language: Language, published: When = UNKNOWN_TIME) -> Analysis:
    """Read one sentence. Pronouns stay as they are; see `references`."""
    frames = load_frames()
    quantities = find_quantities(sentence.text, language.code)
    times = find_dates(sentence.text, language.code, published)
    tagged = read_tolls(tag(sentence.text, language, quantities, times), language)
    kept = set_aside(tagged, language.code)
    items = kept.items
    away = [i.time for i in kept.aside if i.time is not None]  # "on Monday, not on Sunday"
    times = tuple(t for t in times if t not in away)
    parsed = parse(sentence, items, language, frames)
    namings = tuple(find_namings(parsed))
    distances = tuple(_distances(sentence, items, frames))
    measured = {d.quantities for d in distances}
    built = (toll_named(s, frames) for s in build_statements(parsed))
    plain = [s for s in built if s.frame != BE or s.quantities not in measured]
    statements = [
        *plain,
        *counted(plain, frames, sentence, language.code),
        *none_counted(parsed),
        *distances,
        *_titles(sentence, namings, frames),
    ]
    if sentence.text.rstrip(" \"'”’)").endswith("?"):
        statements = [replace(s, mood=Mood.QUESTIONED) for s in statements]
    statements.sort(key=lambda s: (s.start, s.end, s.frame))
    return Analysis(
        sentence,
        tuple(statements),
        _all_features(tagged),
        quantities,
        times,
        namings,
        any(_negates(i) for i in tagged),
        _in_order(
            *find_marks(parsed, items, statements),
            *marks_of_bounds(parsed),
            *marks_set_aside(kept.aside),
        ),
    )


def _in_order(*marks: Mark) -> tuple[Mark, ...]:
    return tuple(sorted(marks, key=lambda m: (m.start, m.end)))


def _distances(sentence: Sentence, items: tuple[Item, ...], frames: Frames) -> Iterator[Statement]:
    for found in find_distances(items, frames):
        roles = (("who", found.figure), ("from", found.ground))
        arguments = tuple(_item_argument(role, run, sentence) for role, run in roles)
        start, end = found.quantity.start, found.quantity.end
        span = sentence.raw(start, end)
        value = Argument(
            "value", sentence.text[start:end], span.start, span.end,
            found.direction, quantity=found.quantity,
        )  # fmt: skip
        first = min(found.figure[0].start, start)
        last = max(found.ground[-1].end, end)
        yield Statement(
            DISTANCE, (*arguments, value), Polarity.AFFIRMED, Mood.ASSERTED, (), None,
            first, last, found.quantity.text, quantities=(found.quantity,),
        )  # fmt: skip


def _titles(sentence: Sentence, namings: tuple[Naming, ...], frames: Frames) -> Iterator[Statement]:
    """What a source calls a person: "Jenderal Libya Khalifa Haftar"."""
    for naming in namings:
        if naming.kind != "title" or not naming.text:
            continue
        span = sentence.raw(naming.start, naming.end)
        who = Argument("who", naming.name[2:].title(), span.start, span.end, (naming.name,))
        owner = owner_named(naming.features, frames)
        value = Argument("value", naming.text, span.start, span.end, naming.features, owner=owner)
        yield Statement(
            TITLE, (who, value), Polarity.AFFIRMED, Mood.ASSERTED, (), None,
            naming.start, naming.end, naming.text, nominal=True,
        )  # fmt: skip


def _item_argument(role: str, run: tuple[Item, ...], sentence: Sentence) -> Argument:
    start, end = run[0].start, run[-1].end
    span = sentence.raw(start, end)
    return Argument(role, sentence.text[start:end], span.start, span.end, item_features(run))


def _negates(item: Item) -> bool:
    negating_mood = item.tag is Tag.MOOD and item.detail == "negated"
    return negating_mood or item.tag in (Tag.NEGATOR, Tag.NEGATED_NOUN)


def _all_features(items: tuple[Item, ...]) -> tuple[str, ...]:
    """Features of all words of a sentence; verbs count as their frame."""
    return item_features(i for i in items if i.tag not in (Tag.MARK, Tag.QUANTITY))
