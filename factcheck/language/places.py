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
_NAME_FILES = (_COUNTRY_FILE, "indonesia.tsv", "regions.tsv", "news_places.tsv", "cities.tsv")
_KINDS = {"country": "country", "capital": "city", "city": "city", "region": "region"}
_RANK = ("country", "city", "region", "")
_CACHED_PLACES = 4096


@dataclass(frozen=True, slots=True)
class _Geography:
    """The tables: direct parents of a place, the country of a seat of government, countries."""

    parents: dict[str, tuple[str, ...]]
    seats: dict[str, str]
    countries: frozenset[str]
    kinds: dict[str, str]


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


def kind_of(place: str) -> str:
    """What a place is: country, city or region; empty for an unknown id.

    A city state is a country, a capital that is a province too is a city.
    """
    return _geography().kinds.get(place, "")


def apart(a: str, b: str) -> bool:
    """True when two places of one kind can never be one and never lie in each other.

    World regions and parts of different countries may overlap ("the Middle East", "Kashmir"),
    so regions are apart only as direct parts of one whole inside a country, sharing nothing.
    """
    kind = kind_of(a)
    if not kind or kind != kind_of(b) or located_in(a, b) or located_in(b, a):
        return False
    if kind != "region":
        return not same_government(a, b)
    parents = _geography().parents
    common = set(parents.get(a, ())) & set(parents.get(b, ()))
    return bool(common) and country_of(a) == country_of(b) is not None and not _overlap(a, b)


@lru_cache(maxsize=_CACHED_PLACES)
def _overlap(a: str, b: str) -> bool:
    return any({a, b} <= _ancestors(place) for place in _geography().parents)


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
    countries = frozenset(row[0] for row in named if row[1] == "country")
    return _Geography(parents, seats, countries, _kinds())


def _kinds() -> dict[str, str]:
    found: dict[str, str] = {}
    for name in _NAME_FILES:
        for place, stated, *_ in _rows("places", name, 4):
            kind = _KINDS.get(stated, "")
            if kind and _RANK.index(kind) < _RANK.index(found.get(place, _RANK[-1])):
                found[place] = kind
    return {place: kind for place, kind in found.items() if kind}


def _rows(folder: str, name: str, columns: int) -> Iterator[list[str]]:
    text = (data_root() / folder / name).read_text(encoding="utf-8")
    for number, line in enumerate(text.splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        row = line.split("\t")
        if len(row) != columns:
            raise LanguageError(f"{folder}/{name}:{number}: {len(row)} columns, not {columns}")
        yield row
