"""The sentences of an article: clean to read, with every character's place in the original."""

from __future__ import annotations

from array import array
from collections.abc import Iterator

from factcheck.article.clean import clean
from factcheck.language.folder import known_languages
from factcheck.language.sentences import split_sentences
from factcheck.records import Article, Sentence


def article_sentences(article: Article) -> Iterator[Sentence]:
    """The sentences of headline and paragraphs, in order.

    An article in a language the package has no data for has none; its warnings say so.
    """
    if article.language not in known_languages("sentences"):
        return
    index = 0
    for paragraph, block in enumerate(article.blocks):
        text, offsets = clean(article.text, block.start, block.end)
        spans = split_sentences(text, article.language)
        for start, end in (part for span in spans for part in _cut(text, *span)):
            places = array("I", offsets[start:end])
            places.append(places[-1] + 1)
            yield Sentence(
                article=article.id,
                index=index,
                start=places[0],
                end=places[-1],
                text=text[start:end],
                offsets=places,
                is_title=block.kind == "title",
                paragraph=paragraph,
            )
            index += 1


# No newspaper sentence is this long; what is was never divided, and is read in pieces.
MAX_SENTENCE = 2_000


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A span in pieces of at most MAX_SENTENCE characters, cut at blanks where there are any."""
    while end - start > MAX_SENTENCE:
        blank = text.rfind(" ", start + 1, start + MAX_SENTENCE)
        stop = blank if blank > start else start + MAX_SENTENCE
        yield start, stop
        start = stop + (text[stop : stop + 1] == " ")
    if end > start:
        yield start, end
