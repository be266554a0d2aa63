"""Reprints: articles that tell the same story in the same words are one witness."""

from __future__ import annotations

import zlib
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from rapidfuzz import fuzz

from factcheck.records import Article

# Set by judgement, far above what different newsrooms reach: the five seed articles score 47
# at most. No set of real reprints has been measured.
REPRINT = 85.0
# Shorter texts are alike by chance, unless they are the same to the letter.
MIN_CHARACTERS = 200
# So few words are a common phrase ("Israel Serang Gaza").
MIN_WORDS = 6
# The same headline is used again weeks later.
SAME_DAYS = 3
# A text is sketched by the lowest of the hashes of its runs of words (Broder, On the Resemblance
# and Containment of Documents, 1997). Texts of which 85 in 100 letters are alike share six of ten
# runs; a fifth of the sketch is far below, and far above what two newsrooms share.
RUN = 4
SKETCH = 40
SHARED = 8
# A run that more texts share is a newsroom's standing phrase.
STANDING = 100


def find_reprints(articles: Sequence[Article]) -> tuple[tuple[str, ...], ...]:
    """Groups of two or more article ids whose texts are nearly the same."""
    texts = {a.id: " ".join(_body(a).lower().split()) for a in articles}
    parent = {a.id: a.id for a in sorted(articles, key=lambda a: a.id)}

    def root(i: str) -> str:
        while parent[i] != i:
            i = parent[i]
        return i

    for a, b in (*_same(articles), *_alike(texts)):
        one, other = sorted((root(a), root(b)))
        parent[other] = one
    groups: dict[str, list[str]] = {}
    for i in parent:
        groups.setdefault(root(i), []).append(i)
    return tuple(tuple(g) for g in groups.values() if len(g) > 1)


def _alike(texts: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Pairs of long texts that are nearly the same; only those that share runs are compared."""
    having: dict[int, list[str]] = defaultdict(list)
    for i in sorted(texts):
        if len(texts[i]) >= MIN_CHARACTERS:
            for run in _sketch(texts[i]):
                having[run].append(i)
    shared: Counter[tuple[str, str]] = Counter()
    for ids in having.values():
        if len(ids) <= STANDING:
            shared.update((a, b) for at, a in enumerate(ids) for b in ids[at + 1 :])
    for (a, b), runs in sorted(shared.items()):
        if runs >= SHARED and fuzz.ratio(texts[a], texts[b], score_cutoff=REPRINT):
            yield a, b


def _sketch(text: str) -> list[int]:
    words = text.split()
    runs = (" ".join(words[at : at + RUN]) for at in range(len(words) - RUN + 1))
    return sorted({zlib.crc32(run.encode("utf-8", "surrogatepass")) for run in runs})[:SKETCH]


def _same(articles: Sequence[Article]) -> Iterator[tuple[str, str]]:
    """Short texts of several sources that are the same, letter by letter, within days."""
    told: dict[str, list[Article]] = defaultdict(list)
    for article in articles:
        text = " ".join(article.text.casefold().split())
        if len(text) < MIN_CHARACTERS and len(text.split()) >= MIN_WORDS:
            told[text].append(article)
    for alike in told.values():
        alike.sort(key=lambda a: (str(a.published.first or ""), a.id))
        for a, b in pairwise(alike):
            one, other = a.published.first, b.published.first
            near = one is None or other is None or (other - one).days <= SAME_DAYS
            if near and a.source != b.source:
                yield a.id, b.id


def _body(article: Article) -> str:
    return " ".join(article.text[b.start : b.end] for b in article.blocks if b.kind == "body")
