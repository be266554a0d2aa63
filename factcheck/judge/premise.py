"""What the model reads of a passage: the sentence, and what its pronouns need."""

from __future__ import annotations

from factcheck.judge.shelves import Passage, Shelf


def premise_of(shelf: Shelf, passage: Passage) -> str:
    """The sentence; before it the sentence that its pronouns point to, or the headline.

    The text is the cleaned one: lines are joined, broken letters mended.
    """
    sentence = passage.analysis.sentence
    meant = {
        argument.stands_for
        for claim in passage.claims
        for argument in claim.arguments
        if argument.stands_for and not argument.stands_for.startswith("?")
    }
    missing = {name for name in meant if name not in sentence.text}
    if not missing or sentence.is_title:
        return sentence.text
    before = _before(shelf, sentence.index)
    if before and any(name in before for name in missing):
        return f"{before} {sentence.text}"
    title = _title(shelf)
    return " ".join(part for part in (_closed(title), before, sentence.text) if part)


def _before(shelf: Shelf, index: int) -> str:
    for passage in shelf.passages:
        if passage.analysis.sentence.index == index - 1:
            return passage.analysis.sentence.text
    return ""


def _title(shelf: Shelf) -> str:
    titles = (p.analysis.sentence for p in shelf.passages if p.analysis.sentence.is_title)
    return next((sentence.text for sentence in titles), "")


def _closed(title: str) -> str:
    """A headline with a full stop, so that it does not run into what follows."""
    return title if not title or title[-1] in ".?!" else f"{title}."
