"""Where the same is told of two texts, every question to the names has the same answer."""

from __future__ import annotations

from itertools import combinations, product

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from factcheck.match.kinds import kind
from factcheck.match.names import Names
from factcheck.match.told import NamesTold

MARKS = ("n:anna berg", "n:berg", "n:omar", "p:oslo", "c:army", "c:minister", "w:north")
ENTITIES = ("e:ona", "e:league")
ANY = (*MARKS, *ENTITIES)

_marks = st.frozensets(st.sampled_from(MARKS), min_size=1, max_size=3)
_pair = st.tuples(st.sampled_from(ANY), st.sampled_from(ANY))
_pairs = st.lists(_pair, max_size=3)


def _table(pairs: list[tuple[str, str]], *, both: bool) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for a, b in pairs:
        if a != b:
            found.setdefault(a, set()).add(b)
            if both:
                found.setdefault(b, set()).add(a)
    return {key: frozenset(value) for key, value in found.items()}


@st.composite
def names(draw: st.DrawFn) -> Names:
    groups = draw(st.lists(st.tuples(_marks, st.sampled_from(ENTITIES), st.just("")), max_size=3))
    return Names(
        tuple(sorted(groups, key=lambda g: (-len(g[0]), sorted(g[0]), g[1]))),
        _table(draw(_pairs), both=False),
        _table(draw(_pairs), both=True),
        frozenset((a, b) for a, b in draw(_pairs) if a != b),
        offices=tuple(draw(st.lists(st.tuples(_marks, st.sampled_from(MARKS[:3])), max_size=2))),
        people=draw(st.frozensets(st.sampled_from(ANY), max_size=2)),
        bodies=draw(st.frozensets(st.sampled_from(ANY), max_size=2)),
    )  # fmt: skip


def _phrases(text: tuple[str, ...]) -> list[tuple[str, ...]]:
    return [each for size in range(1, len(text) + 1) for each in combinations(text, size)]


def _answers(names: Names, one: tuple[str, ...], other: tuple[str, ...]) -> list[object]:
    """Everything that a judge of two texts may ask."""
    found: list[object] = []
    phrases = [*_phrases(one), *_phrases(other)]
    known = {f for phrase in phrases for f in (*phrase, *names.canonical(phrase))}
    found += [names.canonical(phrase) for phrase in phrases]
    found += [names.canonical(names.canonical(phrase)) for phrase in phrases]
    found += [kind(f, names) for f in sorted(known)]
    for a, b in product(sorted(known), repeat=2):
        found.append((names.acts_for(a, b), names.kept_apart(a, b), names.opposed((a,), (b,))))
    found += [names.opposed(a, b) for a, b in product(_phrases(one), _phrases(other))]
    return found


_text = st.lists(st.sampled_from(MARKS), min_size=1, max_size=3, unique=True).map(tuple)


@settings(max_examples=400, deadline=None)
@given(names(), names(), _text, _text)
def test_what_is_told_decides_every_answer(
    before: Names, after: Names, one: tuple[str, ...], other: tuple[str, ...]
) -> None:
    told = []
    for each in (before, after):
        of = NamesTold(each)
        a, b = of.of(one), of.of(other)
        told.append((a.said, b.said, of.between(a, b)))
    assume(told[0] == told[1])
    assert _answers(before, one, other) == _answers(after, one, other)


def test_names_that_a_text_does_not_have_say_nothing_of_it() -> None:
    plain, more = Names(), Names(
        ((frozenset(("n:omar",)), "e:ona", ""),), {}, {"e:ona": frozenset(("n:omar",))},
        frozenset((("e:ona", "e:league"),)), people=frozenset(("n:omar",)),
    )  # fmt: skip
    for names_told in (NamesTold(plain), NamesTold(more)):
        told = names_told.of(("n:berg", "p:oslo"))
        assert told.said == "([], [], [], [])"
        assert names_told.between(told, told) == "[]"
    assert "e:ona" in NamesTold(more).of(("n:omar",)).said
