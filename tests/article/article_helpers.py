"""Short ways to write articles down in a test and read them back."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from factcheck.article import read_articles
from factcheck.records import Article, UnreadableArticle


def read(*paths: object, **options: Any) -> list[Article | UnreadableArticle]:
    """Everything that comes out of the paths."""
    return list(read_articles([str(path) for path in paths], **options))


def articles(*paths: object, **options: Any) -> list[Article]:
    """The articles that come out of the paths."""
    return [item for item in read(*paths, **options) if isinstance(item, Article)]


def skipped(*paths: object, **options: Any) -> list[UnreadableArticle]:
    """What could not be read."""
    return [item for item in read(*paths, **options) if isinstance(item, UnreadableArticle)]


def from_text(folder: Path, text: str, name: str = "one.txt", **options: Any) -> Article:
    """The article that a text file with this text is."""
    path = folder / name
    path.write_bytes(text.encode("utf-8"))
    [article] = articles(path, **options)
    return article


def from_json(folder: Path, **keys: Any) -> Article:
    """The article that a JSONL line with these keys is."""
    [article] = articles(json_lines(folder, keys))
    return article


def json_lines(folder: Path, *rows: object, name: str = "rows.jsonl") -> Path:
    """A JSONL file; strings are written as they are."""
    path = folder / name
    lines = (row if isinstance(row, str) else json.dumps(row) for row in rows)
    path.write_bytes("".join(f"{line}\n" for line in lines).encode("utf-8", "surrogatepass"))
    return path


def body(article: Article) -> list[str]:
    """The paragraphs of the report."""
    return [article.text[b.start : b.end] for b in article.blocks if b.kind == "body"]


def headline(article: Article) -> str | None:
    """The text of the headline's block."""
    found = [article.text[b.start : b.end] for b in article.blocks if b.kind == "title"]
    return found[0] if found else None
