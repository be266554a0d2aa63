"""What a corpus says about names: acronyms it explains, who speaks for whom, who fights whom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import Protocol

from factcheck.extract.articles import ReadArticle
from factcheck.extract.features import item_features
from factcheck.extract.statements import Naming
from factcheck.extract.tagging import tag
from factcheck.language.frames import Frames, load_frames
from factcheck.language.lexicon import LANGUAGES, load_language
from factcheck.match.arguments import readings
from factcheck.match.names import Names, same_name
from factcheck.records import Argument, Claim

_ENTITY = ("e:",)


class EntityLike(Protocol):
    """What an entity of the user's files offers."""

    @property
    def name(self) -> str:
        """Canonical name."""

    @property
    def aliases(self) -> tuple[str, ...]:
        """Other names of the same entity."""

    @property
    def not_same(self) -> tuple[str, ...]:
        """Names of entities that must never be joined with it."""


def learn_names(articles: Sequence[ReadArticle], entities: Iterable[EntityLike] = ()) -> Names:
    """Names of a corpus together with the entities that people wrote down."""
    frames = load_frames()
    groups, labels, apart = _written(entities)
    groups += _acronyms(articles, groups, labels)
    ordered = tuple(sorted(groups, key=lambda g: (-len(g[0]), sorted(g[0]), g[1])))
    first = Names(ordered, apart, labels=labels)
    affiliated = _affiliations(articles, first, frames)
    second = Names(ordered, apart, affiliated, labels=labels)
    rivals = frozenset(_rivals(articles, second, frames))
    return Names(
        ordered, apart, affiliated, rivals, labels, _offices(articles, first, frames),
        people=frozenset(_people(articles, frames)),
        bodies=frozenset(_bodies_named(articles)),
    )  # fmt: skip


def _people(articles: Sequence[ReadArticle], frames: Frames) -> Iterator[str]:
    """Names that bear a personal title; "Hamas leader" is no title of Hamas.

    A name of one word counts only after a form of address ("Mr", "Dr"), for offices also
    stand beside the body that they belong to.
    """
    for naming in _namings(articles, "title"):
        concepts = [frames.concepts.get(r) for f in naming.features if f[:2] == "c:"
                    for r in readings(f)]  # fmt: skip
        if " " in naming.name or any(c is not None and c.kind == "title" for c in concepts):
            yield naming.name


def _bodies_named(articles: Sequence[ReadArticle]) -> Iterator[str]:
    for naming in _namings(articles, "acronym"):
        yield naming.name
        yield entity_id(naming.name[2:])


def _namings(articles: Sequence[ReadArticle], kind: str) -> Iterator[Naming]:
    for read in articles:
        for analysis in read.analyses:
            yield from (n for n in analysis.namings if n.kind == kind)


Group = tuple[frozenset[str], str, str]


def _written(
    entities: Iterable[EntityLike],
) -> tuple[list[Group], dict[str, str], dict[str, frozenset[str]]]:
    groups: list[Group] = []
    labels: dict[str, str] = {}
    apart: dict[str, set[str]] = {}
    for entity in entities:
        key = entity_id(entity.name)
        labels[key] = entity.name
        for alias in (entity.name, *entity.aliases):
            for features in phrase_readings(alias):
                group = (frozenset(features), key, alias)
                if features and group not in groups:
                    groups.append(group)
        for other in entity.not_same:
            apart.setdefault(key, set()).add(entity_id(other))
    return groups, labels, {k: frozenset(v) for k, v in apart.items()}


def entity_id(name: str) -> str:
    """Feature of a known entity."""
    return f"e:{name.lower()}"


def phrase_readings(phrase: str) -> Iterator[tuple[str, ...]]:
    """Features of a name under each language's dictionary."""
    seen = set()
    for code in LANGUAGES:
        language = load_language(code)
        features = item_features(tag(phrase, language, (), ()))
        if features and features not in seen:
            seen.add(features)
            yield features


def _acronyms(
    articles: Sequence[ReadArticle], written: list[Group], labels: dict[str, str]
) -> list[Group]:
    """Acronyms that the texts explain; those that an entity covers already stay with it."""
    known = Names(tuple(sorted(written, key=lambda g: -len(g[0]))))
    found: dict[tuple[frozenset[str], str], str] = {}
    for read in articles:
        for analysis in read.analyses:
            for naming in analysis.namings:
                if naming.kind != "acronym" or _covered(naming.name, naming.features, known):
                    continue
                key = f"e:{naming.name[2:]}"
                labels.setdefault(key, naming.text)
                found[(frozenset((naming.name,)), key)] = ""
                expansion = frozenset(f for f in naming.features if f != naming.name)
                if len(expansion) >= 2:
                    found[(expansion, key)] = ""
    return [(features, key, alias) for (features, key), alias in sorted(
        found.items(), key=lambda f: (f[0][1], sorted(f[0][0]))
    )]  # fmt: skip


def _covered(name: str, features: tuple[str, ...], known: Names) -> bool:
    return known.canonical((name,)) != (name,) or any(
        f.startswith(_ENTITY) for f in known.canonical(features)
    )


def _affiliations(
    articles: Sequence[ReadArticle], names: Names, frames: Frames
) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}

    def join(a: str, b: str) -> None:
        if a != b:
            found.setdefault(a, set()).add(b)
            found.setdefault(b, set()).add(a)

    for read in articles:
        for analysis in read.analyses:
            for naming in analysis.namings:
                if naming.kind == "title":
                    for body in _bodies(names.canonical(naming.features), frames):
                        for name in names.canonical((naming.name,)):
                            join(name, body)
        for claim in read.claims:
            for argument in claim.arguments:
                for person, body in _led(argument, names):
                    join(person, body)
    return {k: frozenset(v) for k, v in sorted(found.items())}


def _offices(
    articles: Sequence[ReadArticle], names: Names, frames: Frames
) -> tuple[tuple[frozenset[str], str], ...]:
    """Offices of one holder in this corpus: (foreign minister, Russia) -> Sergei Lavrov."""
    holders: dict[frozenset[str], set[str]] = {}
    for read in articles:
        for analysis in read.analyses:
            for naming in analysis.namings:
                if naming.kind != "title":
                    continue
                bodies = _bodies(names.canonical(naming.features), frames)
                offices = [f for f in naming.features if _is_office(f, frames)]
                holder = names.canonical((naming.name,))
                if bodies and offices and holder:
                    holders.setdefault(frozenset((offices[0], bodies[0])), set()).add(holder[0])
    unique = []
    for office, found in holders.items():
        longest = max(sorted(found), key=len)
        if all(f == longest or _same(f, longest) for f in found):
            unique.append((office, longest))
    return tuple(sorted(unique, key=lambda o: (-len(o[0]), sorted(o[0]))))


def _is_office(feature: str, frames: Frames) -> bool:
    return feature[:2] == "c:" and any(
        frames.is_a(r, o) for r in readings(feature) for o in frames.offices
    )


def _bodies(features: tuple[str, ...], frames: Frames) -> list[str]:
    """The country or organisation that a title names, when the title acts for it."""
    acts = any(
        f[:2] == "c:" and any(frames.is_a(r, role) for r in readings(f) for role in frames.spokes)
        for f in features
    )
    if not acts:
        return []
    return [f for f in features if f.startswith(("p:", "e:"))][:1]


def _led(argument: Argument, names: Names) -> Iterator[tuple[str, str]]:
    """ "LNA led by Haftar", "LNA Haftar": a body and a person in one noun phrase."""
    if argument.members:
        return
    features = names.canonical(argument.features)
    bodies = [f for f in features if f.startswith("e:")]
    people = [f for f in features if f.startswith("n:")]
    if len(bodies) == 1 and len(people) == 1:
        yield people[0], bodies[0]
    if len(bodies) == 2 and not people and not names.kept_apart(*bodies):
        yield bodies[0], bodies[1]


def _rivals(
    articles: Sequence[ReadArticle], names: Names, frames: Frames
) -> Iterator[tuple[str, str]]:
    for read in articles:
        for claim in read.claims:
            frame = frames.frames.get(claim.predicate)
            if frame is None or not frame.hostile:
                continue
            sides = [
                _side(names, a) for a in claim.arguments
                if a.role in ("who", "whom", "from", "against", "to")
            ]  # fmt: skip
            for left, right in combinations([s for s in sides if s], 2):
                for a in left:
                    for b in right:
                        if a != b and not names.acts_for(a, b) and not _same(a, b):
                            yield (a, b)


def _side(names: Names, argument: Argument) -> list[str]:
    features = names.canonical((*argument.features, *argument.reach))
    return [f for f in features if f.startswith(("n:", "e:"))]


def _same(a: str, b: str) -> bool:
    return a[:2] == "n:" == b[:2] and same_name(a[2:], b[2:])


def aliases_fired(claims: Iterable[Claim], names: Names) -> tuple[str, ...]:
    """Which alias of the user's files applied in which article."""
    found = set()
    for claim in claims:
        for argument in claim.arguments:
            for alias in names.fired(argument.features):
                found.add(f"{claim.article}: {alias}")
    return tuple(sorted(found))
