"""Relations that no shared predicate shows: sentences near in meaning, weighed by both judges.

Beside the candidates of `relations`, never behind them: sentences of two articles that are near
in meaning, whatever words or language they use, are held against each other as dated texts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from factcheck.extract.articles import ReadArticle, read_article
from factcheck.judge.jury import Jury
from factcheck.judge.texts import relate_pair
from factcheck.match.arguments import NAMED, Comparer
from factcheck.match.dense import DenseIndex
from factcheck.records import Block, Claim, Relation, RelationKind

# Sentences of other articles that one is held against, and how near they must be: 19 of 20 pairs
# of headlines that agree, contradict or overtake each other are nearer (half `tune`; so are the
# unrelated ones, which share a war: what they say is weighed afterwards).
NEAREST = 2
SIMILAR = 0.87
# A pair of which the model gives neither label so much chance is not looked at further.
WORTH_A_LOOK = 0.5
# A relation less likely than this is not shown. On 63 dated pairs of the half `tune`, each a corpus
# of two articles, 8 of 48 relations are found by shared predicates alone, 15 with 0.7, 22 with
# 0.5; of the unrelated pairs none more is related.
LIKELY = 0.5


@dataclass(frozen=True, slots=True)
class Spoken:
    """A sentence with the claim that stands for it."""

    read: ReadArticle
    text: str
    claim: Claim


def heard_relations(
    reads: Sequence[ReadArticle], known: set[tuple[str, int, str, int]], comparer: Comparer,
    jury: Jury,
) -> Iterator[Relation]:  # fmt: skip
    """Relations of sentences near in meaning; `known` are the pairs of sentences that have one.

    Raises:
        ModelError: the model cannot judge.
    """
    spoken = [s for read in reads for s in _spoken(read)]
    pairs = [
        (a, b) for a, b in _near(spoken, jury) if _key(a.claim, b.claim) not in known
    ]  # fmt: skip
    jury.prepare((one.text, other.text) for a, b in pairs for one, other in ((a, b), (b, a)))
    for a, b in pairs:
        if _worth_a_look(a.text, b.text, jury):
            relation = _relation(a, b, comparer, jury)
            if relation is not None:
                yield relation


def known_pairs(
    relations: Sequence[Relation], claims: Sequence[Claim]
) -> set[tuple[str, int, str, int]]:
    """The sentences that relations stand between."""
    by_id = {claim.id: claim for claim in claims}
    return {_key(by_id[r.a], by_id[r.b]) for r in relations}


def _key(a: Claim, b: Claim) -> tuple[str, int, str, int]:
    one, other = sorted(((a.article, a.sentence), (b.article, b.sentence)))
    return (*one, *other)


def _spoken(read: ReadArticle) -> Iterator[Spoken]:
    """Every sentence that claims something about somebody, with its main claim."""
    texts = {a.sentence.index: a.sentence.text for a in read.analyses}
    best: dict[int, Claim] = {}
    for claim in read.claims:
        if _about_something(claim) and (
            claim.sentence not in best or (best[claim.sentence].nominal and not claim.nominal)
        ):
            best[claim.sentence] = claim
    for sentence, claim in sorted(best.items()):
        yield Spoken(read, texts[sentence], claim)


def _about_something(claim: Claim) -> bool:
    named = any(f.startswith(NAMED) for a in claim.arguments for f in a.features)
    return named or bool(claim.quantities)


def _near(spoken: Sequence[Spoken], jury: Jury) -> Iterator[tuple[Spoken, Spoken]]:
    """Pairs of sentences of two articles, one among the other's nearest."""
    if len(spoken) < 2:
        return
    assert jury.embedder is not None, "whoever seats a model gives an embedder too"
    index = DenseIndex([s.text for s in spoken], jury.embedder())
    seen: set[tuple[int, int]] = set()
    articles = [s.read.article.id for s in spoken]
    for at, near in enumerate(index.neighbours(articles, NEAREST, SIMILAR)):
        seen.update((min(at, other), max(at, other)) for other in near)
    for at, other in sorted(seen):
        yield spoken[at], spoken[other]


def _worth_a_look(a: str, b: str, jury: Jury) -> bool:
    scores = [jury.scores(*pair) for pair in ((a, b), (b, a))]
    return any(s is not None and max(s.entailment, s.contradiction) >= WORTH_A_LOOK for s in scores)


def _relation(a: Spoken, b: Spoken, comparer: Comparer, jury: Jury) -> Relation | None:
    one, other = _as_text(a), _as_text(b)
    related = relate_pair(one, other, comparer, jury)
    if related.kind is RelationKind.UNRELATED or related.score < LIKELY:
        return None
    first, second = sorted((a.claim, b.claim), key=lambda c: c.id)
    level = f"texts: {related.level}"
    score = round(related.score, 3)
    return Relation(related.kind, related.type, first.id, second.id, score, level, related.reason)


def _as_text(spoken: Spoken) -> ReadArticle:
    """A sentence as a dated text of its own."""
    text = spoken.text
    article = replace(
        spoken.read.article, text=text, title="", blocks=(Block("body", 0, len(text)),)
    )
    return read_article(article)
