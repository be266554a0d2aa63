"""How much each fact of two dated texts speaks for each relation.

One table for the symbolic judge alone, one where it is known too how near the two texts are in
meaning, and one for both judges. `scripts/fit_relations.py` fits them; a linguist can read them and
correct them.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files

from factcheck.judge.pairing import NEAR_DAYS
from factcheck.language.tables import LexiconError, file_rows
from factcheck.model.interface import PairScores
from factcheck.records import RelationKind

WORDS = "relation_weights.tsv"
JOINT = "joint_relation_weights.tsv"
HEARD = "heard_relation_weights.tsv"
# The columns of the table, after the fact.
KINDS = (
    RelationKind.AGREE, RelationKind.CONTRADICT, RelationKind.SUPERSEDED, RelationKind.UNRELATED,
)  # fmt: skip


# The fact that only an embedding of the texts tells, and the cosine of the middle of the pairs to
# fit; two headlines of one war are hardly ever below 0.8.
NEAR = "near in meaning"
_MIDDLE = 0.9
_STEP = 0.1


def near_fact(cosine: float) -> dict[str, float]:
    """How near two texts are in meaning, as a fact to be weighed: about -1 to 1."""
    return {NEAR: (cosine - _MIDDLE) / _STEP}


def heard_facts(ahead: PairScores, back: PairScores, days: int | None) -> dict[str, float]:
    """What the model says of two texts, either way round; it means another thing days apart."""
    no = sorted((ahead.contradiction, back.contradiction))
    yes = sorted((ahead.entailment, back.entailment))
    facts = {
        "model contradicts one way": no[1],
        "model contradicts both ways": no[0],
        "model entails one way": yes[1],
        "model entails both ways": yes[0],
    }
    if days:
        band = "within days" if days <= NEAR_DAYS else "weeks later"
        facts |= {f"{name}, {band}": value for name, value in facts.items()}
    return facts


@lru_cache(maxsize=3)
def relation_weights(table: str = WORDS) -> Mapping[str, tuple[float, ...]]:
    """Weights of each fact in nats, one a relation.

    Raises:
        LexiconError: the table is missing or malformed; the message names the line.
    """
    file = files("factcheck.judge") / table
    if not file.is_file():
        raise LexiconError(f"factcheck/judge/{table} is missing; install the package again")
    weights = {}
    columns = len(KINDS) + 1
    for where, (fact, *numbers) in file_rows(file, columns, columns):
        try:
            weights[fact] = tuple(float(n) for n in numbers)
        except ValueError:
            raise LexiconError(f"{where}: the weights of {fact!r} are no numbers") from None
    return weights


def relation_chances(facts: Mapping[str, float], table: str = WORDS) -> dict[RelationKind, float]:
    """Probabilities of the relations; a fact without a weight counts nothing."""
    weights = relation_weights(table)
    known = [(weights[name], value) for name, value in facts.items() if name in weights]
    sums = [sum(w[at] * v for w, v in known) for at in range(len(KINDS))]
    pulls = [math.exp(one - max(sums)) for one in sums]
    return {kind: pull / sum(pulls) for kind, pull in zip(KINDS, pulls, strict=True)}


def telling_facts(
    facts: Mapping[str, float], kind: RelationKind, most: int, table: str = WORDS
) -> list[str]:
    """The facts that speak most for a relation and against the others, the strongest first."""
    weights, at = relation_weights(table), KINDS.index(kind)

    def push(name: str) -> float:
        row = weights[name]
        return facts[name] * (row[at] - sum(row) / len(row))

    known = [n for n in facts if n in weights and n != "bias" and push(n) > 0]
    return sorted(known, key=lambda n: (-push(n), n))[:most]
