"""All that the names of a corpus say of two texts: what was found of them holds while it is so.

Whether two texts agree hangs on them, and on who is who in their corpus. Another article may say
more of that; of few texts it changes anything.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from factcheck.extract.statements import Analysis
from factcheck.match.names import Names, same_name
from factcheck.records import Argument


@dataclass(frozen=True, slots=True)
class Told:
    """What is said of one text: which aliases and offices stand in it, and who of them is known."""

    said: str
    known: frozenset[str]  # the marks that affiliations, rivals or `not_same` speak of


class NamesTold:
    """Says of texts, and of two texts together, all that `Names` answers to any of their marks."""

    def __init__(self, names: Names) -> None:
        self._names = names
        self._groups: dict[str, list[int]] = defaultdict(list)
        for at, (group, _, _) in enumerate(names.groups):
            self._groups[min(group)].append(at)
        self._wanted = {m for group, _, _ in names.groups for m in group if m.startswith("n:")}
        self._offices: dict[str, list[int]] = defaultdict(list)
        for at, (office, _) in enumerate(names.offices):
            self._offices[min(office)].append(at)
        pairs = [(a, b) for a, others in names.not_same.items() for b in others]
        self._related = frozenset((*names.affiliated, *_both(names.rivals), *_both(pairs)))
        self._spelt: dict[str, frozenset[str]] = {}
        self._between: dict[tuple[str, str], str] = {}
        self._opposed_to: dict[str, set[str]] = defaultdict(set)
        for a, b in names.rivals:
            self._opposed_to[a].add(b)
            self._opposed_to[b].add(a)

    def of(self, marks: Iterable[str]) -> Told:
        """What is said of a text with these marks."""
        own = set(marks)
        groups: set[int] = set()
        offices: set[int] = set()
        while True:
            more = set(self._whole(own)) - groups
            held = {at for mark in own for at in self._offices.get(mark, ())} - offices
            held = {at for at in held if self._names.offices[at][0] <= own}
            if not more and not held:
                break
            groups |= more
            offices |= held
            own |= {self._names.groups[at][1] for at in more}
            own |= {self._names.offices[at][1] for at in held}
        people = sorted(own & self._names.people)
        bodies = sorted(own & self._names.bodies)
        aliases = [
            (sorted(g), e) for g, e, _ in map(self._names.groups.__getitem__, sorted(groups))
        ]
        holders = [(sorted(o), h) for o, h in map(self._names.offices.__getitem__, sorted(offices))]
        return Told(repr((aliases, holders, people, bodies)), self._related & own)

    def between(self, a: Told, b: Told) -> str:
        """What is said of two texts' marks side by side."""
        found = []
        for pair in combinations(sorted(a.known | b.known), 2):
            said = self._between.get(pair)
            if said is None:
                said = self._between[pair] = self._of_two(*pair)
            if said:
                found.append((*pair, said))
        return repr(found)

    def _whole(self, own: set[str]) -> Iterator[int]:
        """The groups of which a text has every mark, names compared by spelling."""
        held = own.union(*(self._alike(mark) for mark in own if mark.startswith("n:")))
        for mark in held:
            yield from (
                at for at in self._groups.get(mark, ()) if self._names.groups[at][0] <= held
            )

    def _alike(self, name: str) -> frozenset[str]:
        """The names of groups that may be spelt so."""
        known = self._spelt.get(name)
        if known is None:
            known = self._spelt[name] = frozenset(
                wanted for wanted in self._wanted if same_name(name[2:], wanted[2:])
            )
        return known

    def _of_two(self, a: str, b: str) -> str:
        names = self._names
        one, other = ({m, *names.affiliated.get(m, ())} for m in (a, b))
        rivals = any(not self._opposed_to.get(m, set()).isdisjoint(other) for m in one)
        said = (names.acts_for(a, b), names.kept_apart(a, b), not one.isdisjoint(other), rivals)
        return "".join("-+"[yes] for yes in said) if any(said) else ""


def marks_of(analyses: Iterable[Analysis]) -> Iterator[str]:
    """Every mark that stands anywhere in what was read of a text."""
    for analysis in analyses:
        yield from analysis.features
        yield from (f for naming in analysis.namings for f in (naming.name, *naming.features))
        for mark in analysis.marks:
            yield mark.feature
            yield from (f for said in mark.attribution for f in said.features)
        for statement in analysis.statements:
            yield from (f for said in statement.attribution for f in said.features)
            others = (a for reading in statement.other_readings for a in reading.arguments)
            for argument in (*statement.arguments, *others):
                yield from _of_argument(argument)


def _of_argument(argument: Argument) -> Iterator[str]:
    yield from argument.features
    yield from argument.reach
    yield from (f for member in argument.members for f in member)


def _both(pairs: Iterable[tuple[str, str]]) -> Iterator[str]:
    for pair in pairs:
        yield from pair
