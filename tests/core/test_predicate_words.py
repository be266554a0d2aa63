"""Words that newsrooms interchange share a meaning, opposites exclude each other.

The tables `predicates_same.tsv`, `predicates_opposite.tsv` and `predicates_converse.tsv` are
read through the dictionary, as the reader does; a linguist extends them.
"""

from __future__ import annotations

from itertools import combinations, product

import pytest
from core_helpers import claims, readings, rows, words

from factcheck.language.frames import Frame, load_frames
from factcheck.language.lexicon import Entry, EntryKind

Word = tuple[str, str]  # language and word

# "was sworn in" is in the dictionary as a form of "swear in".
AUXILIARIES = ("was ", "were ")


def entries(word: Word) -> tuple[Entry, ...]:
    """Predicate readings of a word or phrase, an auxiliary in front of it left out."""
    code, phrase = word
    shorter = [phrase.removeprefix(a) for a in AUXILIARIES if phrase.startswith(a)]
    found = (e for text in (phrase, *shorter) for e in words(code, text))
    return tuple(e for e in found if e.kind is EntryKind.PREDICATE)


SOMEBODY = {"en": "The team", "id": "Tim itu"}


def frames_of(word: Word) -> set[str]:
    """Frames of the dictionary entry, else of a sentence with the words ("won the title")."""
    known = {e.value for e in entries(word)}
    if known:
        return known
    code, phrase = word
    return {f for c in claims(f"{SOMEBODY[code]} {phrase}.", code) for f in readings(c)}


def follows(names: set[str]) -> set[str]:
    """The frames and all they entail or bring about."""
    found, todo = set(names), list(names)
    while todo:
        frame = load_frames().frames[todo.pop()]
        new = {i.frame for i in (*frame.entails, *frame.results) if not i.negated} - found
        found |= new
        todo += new
    return found


def ended(names: set[str]) -> set[str]:
    """States that the frames or what they entail bring to an end."""
    frames = (load_frames().frames[name] for name in follows(names))
    return {i.frame for frame in frames for i in frame.results if i.negated}


def same(a: set[str], b: set[str]) -> bool:
    return bool(follows(a) & b or follows(b) & a)


def opposed(a: set[str], b: set[str]) -> bool:
    frames: dict[str, Frame] = dict(load_frames().frames)
    against = {other for name in follows(a) for other in frames[name].opposite}
    return bool(against & follows(b) or ended(a) & follows(b) or ended(b) & follows(a))


def split(cell: str, code: str) -> list[Word]:
    return [(code, word.strip()) for word in cell.split(",") if word.strip()]


def table(name: str, columns: int) -> list[list[str]]:
    return [[*row, *[""] * (columns - len(row))] for row in rows(name)]


SAME = [[*split(en, "en"), *split(other, "id")] for en, other in table("predicates_same.tsv", 2)]
OPPOSITE = [
    ([*split(a, "en"), *split(b, "id")], [*split(c, "en"), *split(d, "id")])
    for a, b, c, d in table("predicates_opposite.tsv", 4)
]


@pytest.mark.parametrize("group", SAME, ids=lambda group: group[0][1])
def test_words_that_newsrooms_interchange_share_a_frame_or_entail_it(group: list[Word]) -> None:
    apart = [
        (a, frames_of(a), b, frames_of(b))
        for a, b in combinations(group, 2)
        if not same(frames_of(a), frames_of(b))
    ]
    assert apart == []


@pytest.mark.parametrize("sides", OPPOSITE, ids=lambda sides: f"{sides[0][0][1]}-{sides[1][0][1]}")
def test_opposites_exclude_each_other(sides: tuple[list[Word], list[Word]]) -> None:
    together = [
        (a, frames_of(a), b, frames_of(b))
        for a, b in product(*sides)
        if not opposed(frames_of(a), frames_of(b))
    ]
    assert together == []


@pytest.mark.parametrize("row", rows("predicates_converse.tsv"), ids="-".join)
def test_converses_tell_one_happening_from_two_sides(row: list[str]) -> None:
    """They share a frame in which the two subjects have different roles, or one follows."""
    a, b = (row[0], row[1]), (row[2], row[3])
    subjects = [
        {(e.value, dict(e.mapping).get("subj", "who")) for e in entries(word)} for word in (a, b)
    ]
    crossed = any(
        frame == other and role != other_role
        for (frame, role), (other, other_role) in product(*subjects)
    )
    assert crossed or frames_of(b) & (follows(frames_of(a)) - frames_of(a))


def test_the_tables_are_wide_enough() -> None:
    within = {code: 0 for code in ("en", "id")}
    across = 0
    for group in SAME:
        for (a, _), (b, _) in combinations(group, 2):
            if a == b:
                within[a] += 1
            else:
                across += 1
    assert min(within.values()) >= 150
    assert across >= 100
    assert sum(len(a) * len(b) for a, b in OPPOSITE) >= 200
