"""A question in a person's own words: what the claims of a corpus say about some matter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from factcheck.extract.articles import ReadArticle
from factcheck.match.arguments import Comparer
from factcheck.match.derivation import forms_of
from factcheck.questions.positions import (
    Answer,
    as_position,
    group_answers,
    position_time,
    status_of,
)
from factcheck.records import Claim, Comparison, Question

#: Roles whose fillers tell positions apart.
_ROLES = ("who", "whom")


def asked_question(asked: ReadArticle, found: Comparison, comparer: Comparer) -> Question | None:
    """The claims that speak of all that is asked about, by position; None where no claim does.

    A claim speaks of it when its clause holds every telling mark of what was asked.
    """
    wanted = _telling((f for a in asked.analyses for f in a.features), comparer)
    if not wanted:
        return None
    answers = [
        Answer(claim, forms_of(claim, comparer.frames)[0])
        for claim in _main_claims(found.claims)
        if _speaks_of(claim, wanted, comparer)
    ]
    if not answers:
        return None
    groups = group_answers(answers, _ROLES, comparer)
    positions = sorted((as_position(g) for g in groups), key=position_time)
    ids = {a.claim.id for a in answers}
    relations = [r for r in found.relations if r.a in ids and r.b in ids]
    status = status_of(positions, relations)
    return Question("asked", asked.article.text.strip(), status, tuple(positions))


def _speaks_of(claim: Claim, wanted: tuple[str, ...], comparer: Comparer) -> bool:
    marks = _marks(claim, comparer)
    return all(comparer.held(mark, marks) for mark in wanted)


def _telling(marks: Iterable[str], comparer: Comparer) -> tuple[str, ...]:
    every = tuple(dict.fromkeys(marks))
    telling = tuple(m for m in every if not comparer.generic(m))
    return comparer.names.canonical(telling)


def _main_claims(claims: Iterable[Claim]) -> Iterator[Claim]:
    """One claim a sentence: what it mainly says, not what it mentions."""
    best: dict[tuple[str, int], Claim] = {}
    for claim in claims:
        key = (claim.article, claim.sentence)
        if key not in best or (best[key].nominal and not claim.nominal):
            best[key] = claim
    yield from best.values()


def _marks(claim: Claim, comparer: Comparer) -> tuple[str, ...]:
    features = [f for a in claim.arguments for f in (*a.features, *a.reach)]
    features += [f for said in claim.attribution for f in said.features]
    own = f"f:{claim.predicate}"
    known = comparer.names.canonical(tuple(features))
    return tuple(dict.fromkeys((own, *known, *features)))
