"""Which names mean the same: aliases people wrote, acronyms the texts explain, spellings.

An alias may join, `not_same` forbids. Surnames alone join two mentions, different given
names keep them apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from factcheck.match.spelling import same_word

_ARTICLES = ("al-", "el-", "as-", "ash-", "an-", "ar-", "at-", "az-", "bin", "ibn", "abu")


@dataclass(frozen=True, slots=True)
class Names:
    """What is known of names in one corpus.

    `groups` lists feature sets with the entity they stand for, the largest first;
    `affiliated` says who acts for whom (a president for the country, a leader for the
    organisation), `rivals` who fights whom. `people` are features that texts call by a
    personal title, `bodies` those whose acronym they explain.
    """

    groups: tuple[tuple[frozenset[str], str, str], ...] = ()
    not_same: Mapping[str, frozenset[str]] = field(default_factory=dict)
    affiliated: Mapping[str, frozenset[str]] = field(default_factory=dict)
    rivals: frozenset[tuple[str, str]] = frozenset()
    labels: Mapping[str, str] = field(default_factory=dict)
    offices: tuple[tuple[frozenset[str], str], ...] = ()
    people: frozenset[str] = frozenset()
    bodies: frozenset[str] = frozenset()
    cache: dict[tuple[str, ...], tuple[str, ...]] = field(default_factory=dict, compare=False)

    def canonical(self, features: tuple[str, ...]) -> tuple[str, ...]:
        """Features with every known alias replaced by its entity."""
        if not features or not (self.groups or self.offices):
            return features
        found = self.cache.get(features)
        if found is None:
            found = self.cache[features] = self._replace(features)
        return found

    def _replace(self, features: tuple[str, ...]) -> tuple[str, ...]:
        left = list(features)
        named = any(f.startswith("n:") for f in left)
        for group, entity, _ in self.groups:
            if not _possible(group, left, named):
                continue
            hits = [_holding(left, wanted) for wanted in sorted(group)]
            if all(hit is not None for hit in hits):
                at = min(left.index(h) for h in hits if h is not None)
                left = [f for f in left if f not in hits]
                if entity not in left:
                    left.insert(min(at, len(left)), entity)
        return self._with_holder(tuple(left))

    def _with_holder(self, features: tuple[str, ...]) -> tuple[str, ...]:
        """ "the Russian foreign minister" gets the name that the corpus gives the office."""
        if any(f.startswith("n:") for f in features):
            return features
        own = frozenset(features)
        for office, holder in self.offices:
            if office <= own and holder not in own:
                return (*features, holder)
        return features

    def fired(self, features: tuple[str, ...]) -> list[str]:
        """The aliases that apply to the features, as people wrote them."""
        return [
            f"{alias} = {self.labels.get(entity, entity)}"
            for group, entity, alias in self.groups
            if alias and all(_holding(list(features), wanted) is not None for wanted in group)
        ]

    def acts_for(self, a: str, b: str) -> bool:
        """True when one of the two acts for the other."""
        return b in self.affiliated.get(a, ()) or a in self.affiliated.get(b, ())

    def kept_apart(self, a: str, b: str) -> bool:
        """True when `not_same` forbids joining the two."""
        return b in self.not_same.get(a, ()) or a in self.not_same.get(b, ())

    def opposed(self, a: Iterable[str], b: Iterable[str]) -> bool:
        """True when the two sides are known to fight each other."""
        left, right = self._sides(a), self._sides(b)
        if left & right:
            return False
        return any((x, y) in self.rivals or (y, x) in self.rivals for x in left for y in right)

    def _sides(self, features: Iterable[str]) -> set[str]:
        own = set(self.canonical(tuple(features)))
        return own | {other for f in own for other in self.affiliated.get(f, ())}


def _possible(group: frozenset[str], features: list[str], named: bool) -> bool:
    """Quick refusal: every mark of the group but names must be there as it is."""
    for wanted in group:
        if wanted.startswith("n:"):
            if not named:
                return False
        elif wanted not in features:
            return False
    return True


def _holding(features: list[str], wanted: str) -> str | None:
    """The feature that is the wanted one, names compared by spelling."""
    if wanted in features:
        return wanted
    if wanted.startswith("n:"):
        return next(
            (f for f in features if f.startswith("n:") and same_name(f[2:], wanted[2:])), None
        )
    return None


@lru_cache(maxsize=200_000)
def same_name(a: str, b: str) -> bool:
    """True when two names can be one person, place or body.

    >>> same_name("haftar", "khalifa haftar"), same_name("sergei lavrov", "sergey lavrov")
    (True, True)
    >>> same_name("sergei lavrov", "sergei shoigu")
    False
    """
    if a == b:
        return True
    left, right = _words(a), _words(b)
    if not left or not right:
        return False
    short, long = (left, right) if len(left) <= len(right) else (right, left)
    return all(any(same_word(word, other) for other in long) for word in short)


@lru_cache(maxsize=50_000)
def blends(short: str, long: str) -> bool:
    """True when one word is put together from the beginnings of a name's words, in order.

    Initials and blends are how Indonesian papers shorten names: they keep two names from
    being called different, and are too weak to call them the same.

    >>> blends("jowi", "joko widodo"), blends("jowi", "joko santoso")
    (True, False)
    """
    words = long.split()
    if " " in short or len(words) < 2:
        return False
    ends = {0}
    for word in words:
        ends = {
            end + taken
            for end in ends
            for taken in range(len(word) + 1)
            if short[end : end + taken] == word[:taken] and end + taken <= len(short)
        }
    return len(short) in ends and short[:1] == words[0][:1] and short != words[0]


@lru_cache(maxsize=100_000)
def _words(name: str) -> tuple[str, ...]:
    words = []
    for word in name.replace("'", "").split():
        for article in _ARTICLES[:8]:
            word = word.removeprefix(article)
        if word and word not in _ARTICLES:
            words.append(word)
    return tuple(words)
