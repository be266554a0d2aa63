"""What a name names, and which two names of a kind can never be one thing."""

from __future__ import annotations

import pytest
from core_helpers import article, rows

from factcheck.extract.articles import read_article
from factcheck.language.lexicon import load_frames
from factcheck.match.arguments import Comparer
from factcheck.match.corpus import learn_names
from factcheck.match.kinds import named_bodies

COMPARER = Comparer(learn_names([]), load_frames())
TEXTS = {
    "en": "Dr. Anna Berg met Mr Tom Reed. The Tamar Food Council (TFC) and the Orlen Water "
    "Agency (OWA) signed. Governor Lina Sordal left.",
    "id": "Dr. Anna Berg bertemu Tuan Tom Reed. Komite Pangan Tamar (KPT) menolak. "
    "Gubernur Lina Sordal pergi.",
}


def learned(language: str) -> Comparer:
    read = read_article(article(TEXTS[language], language=language))
    return Comparer(learn_names([read]), load_frames())


@pytest.mark.parametrize(("feature", "kind"), rows("kinds.tsv"))
def test_tables_tell_what_a_name_names(feature: str, kind: str) -> None:
    assert COMPARER.kind(feature) == ("" if kind == "-" else kind)


@pytest.mark.parametrize(("a", "b", "answer"), rows("rivals.tsv"))
def test_two_things_of_one_kind_are_rivals_unless_one_lies_in_the_other(
    a: str, b: str, answer: str
) -> None:
    assert COMPARER.rivals(a, b) == COMPARER.rivals(b, a) == (answer == "rivals")


@pytest.mark.parametrize("language", sorted(TEXTS))
def test_titles_make_people_and_people_are_rivals(language: str) -> None:
    comparer = learned(language)
    assert comparer.kind("n:anna berg") == comparer.kind("n:lina sordal") == "person"
    assert comparer.rivals("n:anna berg", "n:lina sordal")
    assert not comparer.rivals("n:anna berg", "n:tamar")


def test_explained_acronyms_are_organisations() -> None:
    comparer = learned("en")
    assert comparer.kind("n:tfc") == "organisation"
    assert comparer.rivals("n:tfc", "n:owa")


def test_a_concept_that_names_a_kind_is_no_named_body() -> None:
    assert named_bodies().isdisjoint({"police", "court", "party", "ngo", "company", "army"})
