"""The claims of one sentence: tagged, chunked, parsed, and read as statements."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from factcheck.extract.builder import Builder
from factcheck.extract.chunks import chunk
from factcheck.extract.clauses import find_clauses
from factcheck.extract.counts import counted
from factcheck.extract.distances import find_distances
from factcheck.extract.features import item_features
from factcheck.extract.items import Item, Tag
from factcheck.extract.statements import BE, DISTANCE, TITLE, Analysis, Naming, Statement
from factcheck.extract.tagging import tag
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
    items = tag(sentence.text, language, quantities, times)
    phrases = chunk(items, language)
    clauses = find_clauses(phrases, language, frames)
    builder = Builder(sentence, language, frames, phrases, clauses)
    namings = tuple(builder.namings())
    distances = tuple(_distances(sentence, items, language, frames))
    measured = {d.quantities for d in distances}
    plain = [s for s in builder.statements() if s.frame != BE or s.quantities not in measured]
    statements = [
        *plain,
        *counted(plain, frames),
        *distances,
        *_titles(sentence, namings),
    ]
    if sentence.text.rstrip(" \"'”’)").endswith("?"):
        statements = [replace(s, mood=Mood.QUESTIONED) for s in statements]
    statements.sort(key=lambda s: (s.start, s.end, s.frame))
    return Analysis(
        sentence,
        tuple(statements),
        _all_features(items, language),
        quantities,
        times,
        namings,
        any(
            i.tag in (Tag.NEGATOR, Tag.NEGATED_NOUN)
            or (i.tag is Tag.MOOD and i.detail == "negated")
            for i in items
        ),
    )


def _distances(
    sentence: Sentence, items: tuple[Item, ...], language: Language, frames: Frames
) -> Iterator[Statement]:
    for found in find_distances(items, language, frames):
        roles = (("who", found.figure), ("from", found.ground))
        arguments = tuple(_item_argument(role, run, sentence, language) for role, run in roles)
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


def _titles(sentence: Sentence, namings: tuple[Naming, ...]) -> Iterator[Statement]:
    """What a source calls a person: "Jenderal Libya Khalifa Haftar"."""
    for naming in namings:
        if naming.kind != "title" or not naming.text:
            continue
        span = sentence.raw(naming.start, naming.end)
        who = Argument("who", naming.name[2:].title(), span.start, span.end, (naming.name,))
        value = Argument("value", naming.text, span.start, span.end, naming.features)
        yield Statement(
            TITLE, (who, value), Polarity.AFFIRMED, Mood.ASSERTED, (), None,
            naming.start, naming.end, naming.text, nominal=True,
        )  # fmt: skip


def _item_argument(
    role: str, run: tuple[Item, ...], sentence: Sentence, language: Language
) -> Argument:
    start, end = run[0].start, run[-1].end
    span = sentence.raw(start, end)
    return Argument(
        role, sentence.text[start:end], span.start, span.end, item_features(list(run), language)
    )


def _all_features(items: tuple[Item, ...], language: Language) -> tuple[str, ...]:
    """Features of all words of a sentence; verbs count as their frame."""
    runs = [i for i in items if i.tag not in (Tag.MARK, Tag.QUANTITY)]
    return item_features(runs, language)
