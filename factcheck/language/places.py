"""Which place lies in which, and which city stands for which government.

The tables under `language/data/geography/` name places by the ids of `language/data/places/`,
so "Moskow", "Moscow" and "Kremlin" are one id or two before they come here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from factcheck.language.folder import LanguageError, data_root

# The first is written by people, the second by scripts/places.py.
_WITHIN_FILES = ("within.tsv", "within_cities.tsv")
_COUNTRY_FILE = "countries.tsv"
_CACHED_PLACES = 4096


@dataclass(frozen=True, slots=True)
class _Geography:
    """The tables: direct parents of a place, the country of a seat of government, countries."""

    parents: dict[str, tuple[str, ...]]
    seats: dict[str, str]
    countries: frozenset[str]


def located_in(place: str, region: str) -> bool:
    """True when the place is the region or lies in it, however many steps up.

    A disputed place lies in every country that its table rows name.
    """
    return place == region or region in _ancestors(place)


def same_government(a: str, b: str) -> bool:
    """True when both ids can stand for one government: a capital and its country, or equal."""
    seats = _geography().seats
    return seats.get(a, a) == seats.get(b, b)


def country_of(place: str) -> str | None:
    """The country of a place; a country is its own, a dependent territory too.

    None for an unknown id, for what is larger than a country (a sea, a continent), and for a
    place that lies in more than one country.
    """
    geography = _geography()
    if place in geography.countries:
        return place
    above: set[str] = set()
    todo, seen = [place], {place}
    while todo:
        for parent in geography.parents.get(todo.pop(), ()):
            if parent in geography.countries:
                above.add(parent)
            elif parent not in seen:
                seen.add(parent)
                todo.append(parent)
    return above.pop() if len(above) == 1 else None


@lru_cache(maxsize=_CACHED_PLACES)
def _ancestors(place: str) -> frozenset[str]:
    parents = _geography().parents
    found: set[str] = set()
    todo = [place]
    while todo:
        for parent in parents.get(todo.pop(), ()):
            if parent not in found:
                found.add(parent)
                todo.append(parent)
    return frozenset(found)


@lru_cache(maxsize=1)
def _geography() -> _Geography:
    parents: dict[str, tuple[str, ...]] = {}
    for name in _WITHIN_FILES:
        for place, parent in _rows("geography", name, 2):
            parents[place] = (*parents.get(place, ()), parent)
    seats = {city: country for city, country in _rows("geography", "capitals.tsv", 2)}
    named = _rows("places", _COUNTRY_FILE, 4)
    return _Geography(parents, seats, frozenset(row[0] for row in named if row[1] == "country"))


def _rows(folder: str, name: str, columns: int) -> Iterator[list[str]]:
    text = (data_root() / folder / name).read_text(encoding="utf-8")
    for number, line in enumerate(text.splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        row = line.split("\t")
        if len(row) != columns:
            raise LanguageError(f"{folder}/{name}:{number}: {len(row)} columns, not {columns}")
        yield row
