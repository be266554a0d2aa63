"""Where places lie, which city stands for which government, and that the tables agree."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Iterator

import pytest

from factcheck.language import places
from factcheck.language.folder import LanguageError, data_root
from factcheck.language.places import country_of, located_in, same_government

KINDS = {"country", "demonym", "metonym", "capital", "city", "region"}
# Kinds whose names belong to a place that has its own row: "Turks", "Kremlin".
OF_ANOTHER = {"demonym", "metonym"}
SIZE_LIMIT = 400_000  # bytes of all place tables: what the wheel and every start may pay


def rows(folder: str) -> Iterator[tuple[str, list[str]]]:
    for file in sorted((data_root() / folder).iterdir(), key=lambda f: f.name):
        for line in file.read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                yield file.name, line.split("\t")


def ids_of(name: str, language: str) -> set[str]:
    return {
        row[0]
        for _, row in rows("places")
        if row[2] in (language, "all") and name in row[3].split(",")
    }


@pytest.mark.parametrize(
    ("place", "region"),
    [
        ("rafah", "gaza_strip"),
        ("rafah", "palestine"),
        ("rafah", "middle_east"),
        ("bandung", "west_java"),
        ("bandung", "indonesia"),
        ("south_jakarta", "jakarta"),
        ("jayapura", "papua"),
        ("mariupol", "donbas"),
        ("kherson", "ukraine"),
        ("srinagar", "kashmir"),
        ("indonesia", "southeast_asia"),
        ("greenland", "denmark"),
        ("hong_kong", "china"),
        ("dallas", "texas"),
        ("chelyabinsk", "russia"),
        ("libya", "libya"),
    ],
)
def test_a_place_lies_in_its_region_however_many_steps_up(place: str, region: str) -> None:
    assert located_in(place, region)
    assert place == region or not located_in(region, place)


@pytest.mark.parametrize(
    ("place", "region"),
    [
        ("rafah", "israel"),
        ("bandung", "east_java"),
        ("benghazi", "egypt"),
        ("khan_younis", "west_bank"),
        ("no_such_town", "indonesia"),
    ],
)
def test_a_place_does_not_lie_in_the_neighbour(place: str, region: str) -> None:
    assert not located_in(place, region)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("moscow", "russia"),
        ("russia", "moscow"),
        ("jakarta", "indonesia"),
        ("washington", "united_states"),
        ("tel_aviv", "israel"),
        ("tel_aviv", "jerusalem"),
        ("rafah", "rafah"),
    ],
)
def test_a_capital_acts_for_its_country(a: str, b: str) -> None:
    assert same_government(a, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("moscow", "ukraine"),
        ("moscow", "kyiv"),
        ("benghazi", "libya"),
        ("new_york", "united_states"),
        ("gaza_strip", "palestine"),
    ],
)
def test_other_cities_and_countries_do_not_act_for_it(a: str, b: str) -> None:
    assert not same_government(a, b)


@pytest.mark.parametrize(
    ("place", "country"),
    [
        ("khan_younis", "palestine"),
        ("sleman", "indonesia"),
        ("crimea", "ukraine"),
        ("singapore", "singapore"),
        ("greenland", "greenland"),
        ("aleppo", "syria"),
    ],
)
def test_country_of_a_place(place: str, country: str) -> None:
    assert country_of(place) == country


@pytest.mark.parametrize("place", ["jerusalem", "kashmir", "africa", "red_sea", "no_such_town"])
def test_disputed_larger_and_unknown_places_have_no_one_country(place: str) -> None:
    assert country_of(place) is None


@pytest.mark.parametrize(
    ("indonesian", "english"),
    [
        ("Moskow", "Moscow"),
        ("Kairo", "Cairo"),
        ("Damaskus", "Damascus"),
        ("Yerusalem", "Jerusalem"),
        ("Kota Gaza", "Gaza City"),
        ("Amerika Serikat", "United States"),
        ("AS", "U.S."),
        ("Turki", "Turkish"),
        ("Gedung Putih", "White House"),
        ("Khan Younis", "Khan Yunis"),
        ("Jabar", "West Java"),
        ("Tiongkok", "Chinese"),
    ],
)
def test_names_of_both_languages_mean_one_place(indonesian: str, english: str) -> None:
    found = ids_of(indonesian, "id")
    assert len(found) == 1
    assert found == ids_of(english, "en")


@pytest.mark.parametrize("word", ["Lima", "Batu", "Palu", "Malang", "Surat", "Bursa", "Baku"])
def test_everyday_indonesian_words_are_no_place_names(word: str) -> None:
    assert not ids_of(word, "id")


@pytest.mark.parametrize("word", ["Reading", "Nice", "Mobile", "Bath", "Of", "Lima", "Poles", "LA"])
def test_everyday_english_words_are_no_place_names(word: str) -> None:
    assert not ids_of(word, "en")


def test_every_row_is_well_formed() -> None:
    for file, row in rows("places"):
        assert len(row) == 4, (file, row)
        assert row[1] in KINDS, (file, row)
        assert row[2] in ("en", "id", "all"), (file, row)
        assert all(n and n == n.strip() for n in row[3].split(",")), (file, row)
        assert row[0].replace("_", "").isalnum(), (file, row)
        assert row[0] == row[0].lower(), (file, row)


def test_a_place_is_of_one_kind() -> None:
    kinds: dict[str, set[str]] = defaultdict(set)
    for _, row in rows("places"):
        if row[1] not in OF_ANOTHER:
            kinds[row[0]].add(row[1])
    assert [place for place, many in kinds.items() if len(many) != 1] == []
    named = {row[0] for _, row in rows("places") if row[1] in OF_ANOTHER}
    assert named - set(kinds) == set()


@pytest.mark.parametrize("language", ["en", "id"])
def test_a_name_means_one_place(language: str) -> None:
    meant: dict[str, set[str]] = defaultdict(set)
    for _, row in rows("places"):
        if row[2] in (language, "all"):
            for name in row[3].split(","):
                meant[name.lower()].add(row[0])
    assert {name: many for name, many in meant.items() if len(many) > 1} == {}


def test_every_place_in_the_geography_has_a_name() -> None:
    named = {row[0] for _, row in rows("places")}
    used = {
        place for file, row in rows("geography") if file != "skipped_names.tsv" for place in row
    }
    assert used - named == set()


def test_every_town_and_country_lies_somewhere() -> None:
    inside = {row[0] for file, row in rows("geography") if file.startswith("within")}
    towns = {row[0] for _, row in rows("places") if row[1] in ("country", "capital", "city")}
    assert towns - inside == set()


def test_no_place_lies_in_itself() -> None:
    for _, row in rows("places"):
        assert row[0] not in places._ancestors(row[0])


def test_every_capital_lies_in_the_country_it_acts_for() -> None:
    kinds = {row[0]: row[1] for _, row in rows("places") if row[1] not in OF_ANOTHER}
    seats = [row for file, row in rows("geography") if file == "capitals.tsv"]
    for city, country in seats:
        assert kinds[city] == "capital"
        assert kinds[country] == "country"
        assert located_in(city, country)
    assert {p for p, kind in kinds.items() if kind == "capital"} == {city for city, _ in seats}


def test_a_malformed_row_is_named_with_its_file_and_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "_WITHIN_FILES", ("skipped_names.tsv", "../places/countries.tsv"))
    places._geography.cache_clear()
    try:
        with pytest.raises(LanguageError, match=r"countries\.tsv:\d+: 4 columns, not 2"):
            places._geography()
    finally:
        places._geography.cache_clear()


def test_the_tables_are_small() -> None:
    folders = (data_root() / "places", data_root() / "geography")
    size = sum(len(f.read_bytes()) for folder in folders for f in folder.iterdir())
    assert size < SIZE_LIMIT


def test_the_first_question_is_answered_at_once() -> None:
    places._geography.cache_clear()
    start = time.process_time()
    located_in("rafah", "palestine")
    same_government("moscow", "russia")
    assert time.process_time() - start < 0.2  # some 5 ms on a laptop; slow machines have room
