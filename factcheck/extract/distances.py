"""Distances between places: "180 km tenggara Tripoli", "370 km north-west of Sirte"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.extract.features import BETWEEN, item_features
from factcheck.extract.items import Item, Tag
from factcheck.extract.statements import DISTANCE
from factcheck.language.frames import Frames
from factcheck.records import Quantity

LENGTHS = frozenset(("km", "mile", "m", "nautical_mile", "yard", "foot"))
# How many items the reader looks to either side of the number.
_REACH_AFTER = 9
_REACH_BEFORE = 8


@dataclass(frozen=True, slots=True)
class Distance:
    """A place, how far and in which direction it lies from another."""

    figure: tuple[Item, ...]
    ground: tuple[Item, ...]
    direction: tuple[str, ...]
    quantity: Quantity


def find_distances(items: tuple[Item, ...], frames: Frames) -> Iterator[Distance]:
    """Every stated distance from one named place to another."""
    for at, item in enumerate(items):
        if item.quantity is None or item.quantity.unit not in LENGTHS:
            continue
        if _in_second_bracket(items, at):
            continue
        after = _names_after(items, at)
        before = _names_before(items, at)
        if after is None:
            pair = _two_names_before(items, at)
            if pair is not None:
                yield Distance(pair[0], pair[1], (), item.quantity)
            continue
        if not before:
            continue
        ground, between = after
        direction = tuple(
            f for f in item_features(between)
            if f[:2] == "c:" and _is_direction(f[2:].split(BETWEEN)[0], frames)
        )  # fmt: skip
        yield Distance(before, ground, direction, item.quantity)


def _is_direction(concept: str, frames: Frames) -> bool:
    known = frames.concepts.get(concept)
    return known is not None and known.exclusive == "compass"


def _in_second_bracket(items: tuple[Item, ...], at: int) -> bool:
    """ "370 km (230 miles)": the second figure repeats the first."""
    return at >= 2 and items[at - 1].norm == "(" and items[at - 2].quantity is not None


def _names_after(
    items: tuple[Item, ...], at: int
) -> tuple[tuple[Item, ...], tuple[Item, ...]] | None:
    for position in range(at + 1, min(at + _REACH_AFTER, len(items))):
        item = items[position]
        if item.tag is Tag.NAME:
            end = position
            while end < len(items) and items[end].tag is Tag.NAME:
                end += 1
            return items[position:end], items[at + 1 : position]
        if item.tag in (Tag.VERB, Tag.BE) or item.norm in (",", ";", ":"):
            return None
    return None


def _two_names_before(
    items: tuple[Item, ...], at: int
) -> tuple[tuple[Item, ...], tuple[Item, ...]] | None:
    """ "the distance from A to B is 65 km": the word for distance and two names before it."""
    before = items[max(0, at - 2 * _REACH_BEFORE) : at]
    named = any(r.value == DISTANCE for i in before for r in (*i.event_nouns(), *i.verbs()))
    second = _names_before(items, at)
    if not named or not second:
        return None
    first = _names_before(items, items.index(second[0]))
    return (first, second) if first else None


def _names_before(items: tuple[Item, ...], at: int) -> tuple[Item, ...]:
    for position in range(at - 1, max(-1, at - _REACH_BEFORE), -1):
        item = items[position]
        if item.tag is Tag.NAME:
            start = position
            while start and items[start - 1].tag is Tag.NAME:
                start -= 1
            return items[start : position + 1]
        if item.norm in (";", ":", "."):
            break
    return ()
