"""How often each two sources agree, contradict each other, or differ by time."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from factcheck.records import Comparison, RelationKind

#: The relations that are counted, in the order they are shown.
COUNTED = (RelationKind.AGREE, RelationKind.CONTRADICT, RelationKind.SUPERSEDED)


@dataclass(frozen=True, slots=True)
class SourceMatrix:
    """Counts of relations by pairs of sources, names sorted; a pair is stored once, in order."""

    sources: tuple[str, ...]
    counts: dict[tuple[str, str], Counter[RelationKind]]

    def between(self, one: str, other: str) -> Counter[RelationKind]:
        """The counts of two sources, in either order."""
        first, second = sorted((one, other))
        return self.counts.get((first, second), Counter())


def source_matrix(found: Comparison) -> SourceMatrix:
    """Count the relations of each two sources, a source with itself included."""
    source_of = {claim.id: claim.source for claim in found.claims}
    counts: dict[tuple[str, str], Counter[RelationKind]] = {}
    for relation in found.relations:
        if relation.kind in COUNTED and {relation.a, relation.b} <= source_of.keys():
            first, second = sorted((source_of[relation.a], source_of[relation.b]))
            counts.setdefault((first, second), Counter())[relation.kind] += 1
    sources = {article.source for article in found.articles} | set(source_of.values())
    return SourceMatrix(tuple(sorted(sources)), counts)
