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
        for start, end in split_sentences(text, article.language):
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
