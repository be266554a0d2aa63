"""Reprints: articles that tell the same story in the same words are one witness."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz import fuzz

from factcheck.records import Article

# Set by judgement, far above what different newsrooms reach: the five seed articles score 47
# at most. No set of real reprints has been measured.
REPRINT = 85.0
# Shorter texts are alike by chance.
MIN_CHARACTERS = 200


def find_reprints(articles: Sequence[Article]) -> tuple[tuple[str, ...], ...]:
    """Groups of two or more article ids whose texts are nearly the same."""
    texts = {a.id: " ".join(_body(a).lower().split()) for a in articles}
    long = sorted(i for i, t in texts.items() if len(t) >= MIN_CHARACTERS)
    parent = {i: i for i in long}

    def root(i: str) -> str:
        while parent[i] != i:
            i = parent[i]
        return i

    for at, a in enumerate(long):
        for b in long[at + 1 :]:
            if fuzz.ratio(texts[a], texts[b], score_cutoff=REPRINT):
                parent[root(b)] = root(a)
    groups: dict[str, list[str]] = {}
    for i in long:
        groups.setdefault(root(i), []).append(i)
    return tuple(tuple(g) for g in groups.values() if len(g) > 1)


def _body(article: Article) -> str:
    return " ".join(article.text[b.start : b.end] for b in article.blocks if b.kind == "body")
