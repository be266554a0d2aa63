"""From files to articles and their sentences.

`read_articles` finds and reads inputs, takes the page's furniture away, and tells source,
origin, dates and language; `article_sentences` gives the sentences with their places.
"""

from factcheck.article.clean import clean
from factcheck.article.corpus import read_articles
from factcheck.article.interface import MAX_FILE, ArticleError, ArticleFacts
from factcheck.article.sentences import article_sentences

__all__ = [
    "MAX_FILE",
    "ArticleError",
    "ArticleFacts",
    "article_sentences",
    "clean",
    "read_articles",
]
