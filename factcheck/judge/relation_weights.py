"""How much each fact of two dated texts speaks for each relation.

The table is fitted by `scripts/fit_relations.py`; a linguist can read it and correct it.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files

from factcheck.language.tables import LexiconError, file_rows
from factcheck.records import RelationKind

TABLE = "relation_weights.tsv"
# The columns of the table, after the fact.
KINDS = (
    RelationKind.AGREE, RelationKind.CONTRADICT, RelationKind.SUPERSEDED, RelationKind.UNRELATED,
)  # fmt: skip


@lru_cache(maxsize=1)
def relation_weights() -> Mapping[str, tuple[float, ...]]:
    """Weights of each fact in nats, one a relation.

    Raises:
        LexiconError: the table is missing or malformed; the message names the line.
    """
    file = files("factcheck.judge") / TABLE
    if not file.is_file():
        raise LexiconError(f"factcheck/judge/{TABLE} is missing; install the package again")
    weights = {}
    columns = len(KINDS) + 1
    for where, (fact, *numbers) in file_rows(file, columns, columns):
        try:
            weights[fact] = tuple(float(n) for n in numbers)
        except ValueError:
            raise LexiconError(f"{where}: the weights of {fact!r} are no numbers") from None
    return weights


def relation_chances(facts: Mapping[str, float]) -> dict[RelationKind, float]:
    """Probabilities of the relations; a fact without a weight counts nothing."""
    weights = relation_weights()
    known = [(weights[name], value) for name, value in facts.items() if name in weights]
    pulls = [math.exp(sum(w[at] * v for w, v in known)) for at in range(len(KINDS))]
    return {kind: pull / sum(pulls) for kind, pull in zip(KINDS, pulls, strict=True)}


def telling_facts(facts: Mapping[str, float], kind: RelationKind, most: int) -> list[str]:
    """The facts that speak most for a relation and against the others, the strongest first."""
    weights, at = relation_weights(), KINDS.index(kind)

    def push(name: str) -> float:
        row = weights[name]
        return facts[name] * (row[at] - sum(row) / len(row))

    known = [n for n in facts if n in weights and n != "bias" and push(n) > 0]
    return sorted(known, key=lambda n: (-push(n), n))[:most]
