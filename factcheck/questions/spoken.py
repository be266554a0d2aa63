"""The sentences of a corpus that claim something, each ready to be held against others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from factcheck.extract.articles import ReadArticle, read_article
from factcheck.judge.jury import Jury
from factcheck.match.arguments import NAMED
from factcheck.match.candidates import Candidate, Entry, candidates
from factcheck.questions.relations import Surroundings
from factcheck.records import Block, Claim

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Spoken:
    """A sentence with its claims, the one that stands for it first."""

    read: ReadArticle
    text: str
    marks: tuple[str, ...]
    claims: tuple[Surroundings, ...]

    @property
    def main(self) -> Claim:
        """The claim that stands for the sentence."""
        return self.claims[0].claim


def spoken_sentences(reads: Sequence[ReadArticle], claims: Sequence[Surroundings]) -> list[Spoken]:
    """Every sentence that claims something about somebody, in the order of the articles."""
    by_sentence: dict[tuple[str, int], list[Surroundings]] = {}
    for item in claims:
        by_sentence.setdefault((item.claim.article, item.claim.sentence), []).append(item)
    return [spoken for read in reads for spoken in _of_article(read, by_sentence)]


def _of_article(
    read: ReadArticle, by_sentence: dict[tuple[str, int], list[Surroundings]]
) -> Iterator[Spoken]:
    for analysis in read.analyses:
        sentence = analysis.sentence
        claims = by_sentence.get((read.article.id, sentence.index), [])
        telling = [c for c in claims if _about_something(c.claim)]
        if telling:
            main = next((c for c in telling if not c.claim.nominal), telling[0])
            rest = (c for c in claims if c is not main)
            yield Spoken(read, sentence.text, analysis.features, (main, *rest))


def _about_something(claim: Claim) -> bool:
    named = any(f.startswith(NAMED) for a in claim.arguments for f in a.features)
    return named or bool(claim.quantities)


def near_sentences(spoken: Sequence[Spoken], jury: Jury) -> list[Candidate]:
    """Pairs of sentences worth judging, by meaning too where a model sits.

    Raises:
        ModelError: the model cannot read.
    """
    entries = [
        Entry(a.id, s.marks, a.published, a.language) for s in spoken for a in (s.read.article,)
    ]
    return candidates(entries, _meaning(spoken, jury) if len(spoken) > 1 else None)


def _meaning(spoken: Sequence[Spoken], jury: Jury) -> NDArray[np.float32] | None:
    if not jury.reads_model:
        return None
    assert jury.embedder is not None, "whoever seats a model gives an embedder too"
    return jury.embedder().passages([s.text for s in spoken])


def is_whole(spoken: Spoken) -> bool:
    """Whether a sentence is all of its article."""
    return spoken.read.article.text.strip() == spoken.text


def as_text(spoken: Spoken) -> ReadArticle:
    """A sentence as a dated text of its own."""
    article, text = spoken.read.article, spoken.text
    if is_whole(spoken):
        return spoken.read
    return read_article(
        replace(article, text=text, title="", blocks=(Block("body", 0, len(text)),))
    )
