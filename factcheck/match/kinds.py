"""What kind of thing a name names, and which two of a kind can never be the same thing."""

from __future__ import annotations

from functools import lru_cache

from factcheck.language import places
from factcheck.language.folder import data_root, known_languages, load_shared
from factcheck.language.frames import Frames
from factcheck.language.tables import folder_rows, split_list
from factcheck.match.names import Names, blends, same_name

PERSON, ORGANISATION, NAME = "person", "organisation", "name"
_SMALL_WORD = 3  # "of", "the", "dan" inside a name bear no capital


def kind(feature: str, names: Names) -> str:
    """The kind of a named thing; empty for a feature that names nothing.

    >>> kind("p:peru", Names()), kind("n:dorim bank", Names()), kind("n:dorim", Names())
    ('place:country', 'organisation', 'name')
    """
    mark, value = feature[:2], feature[2:]
    if mark == "p:":
        return f"place:{places.kind_of(value)}".rstrip(":")
    if mark == "c:":
        return ORGANISATION if value in named_bodies() else ""
    if mark not in ("n:", "e:"):
        return ""
    if feature in names.bodies or not _marks().isdisjoint(value.split()):
        return ORGANISATION
    return PERSON if feature in names.people else NAME


def rivals(a: str, b: str, names: Names, frames: Frames) -> bool:
    """True when both are named things of one kind and cannot be the same thing."""
    shared = kind(a, names)
    if not shared or shared == NAME or shared != kind(b, names):
        return False
    if shared.startswith("place:"):
        return places.apart(a[2:], b[2:])
    if a == b or (names.acts_for(a, b) and not names.kept_apart(a, b)):
        return False
    if a[:2] == b[:2] == "c:":
        return not (frames.is_a(a[2:], b[2:]) or frames.is_a(b[2:], a[2:]))
    return names.kept_apart(a, b) or (a[:2] == b[:2] and _unlike(a[2:], b[2:]))


def _unlike(a: str, b: str) -> bool:
    return not (same_name(a, b) or blends(a, b) or blends(b, a))


@lru_cache(maxsize=1)
def _marks() -> frozenset[str]:
    return frozenset(load_shared("name_marks")["organisation"])


@lru_cache(maxsize=1)
def named_bodies() -> frozenset[str]:
    """Concepts that name one body: its first word is a name in every language."""
    groups = {row[0] for _, row in folder_rows(data_root() / "concepts", 2, 5) if row[1] == "group"}
    named = [
        {
            row[0]
            for _, row in folder_rows(data_root() / code / "words", 2, 2)
            if row[0] in groups and _capitals(next(iter(split_list(row[1]))))
        }
        for code in known_languages("grammar")
    ]
    return frozenset.intersection(*map(frozenset, named)) - set(load_shared("name_marks")["many"])


def _capitals(lemma: str) -> bool:
    words = lemma.split()
    return words[0][0].isupper() and all(w[0].isupper() or len(w) <= _SMALL_WORD for w in words)
