"""What an answer is worth that reads nothing: one label for all, or one similarity threshold."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from rapidfuzz.fuzz import token_set_ratio

Label = TypeVar("Label", bound=str)
Item = TypeVar("Item")

#: Thresholds that are tried, in points of `token_set_ratio`.
THRESHOLDS = range(5, 101, 5)


@dataclass(frozen=True, slots=True)
class Scored:
    """Two texts' similarity (0 to 100) with their gold label, and the fold they fall into."""

    similarity: float
    gold: str
    fold: int


@dataclass(frozen=True, slots=True)
class Threshold:
    """One label from `at` upwards, another below."""

    at: float
    above: str
    below: str

    def label(self, similarity: float) -> str:
        """The answer for a similarity."""
        return self.above if similarity >= self.at else self.below


def hashed(key: str) -> int:
    """A number that a key has on every machine and in every run."""
    return int.from_bytes(hashlib.sha256(key.encode()).digest()[:8], "big")


def sample(items: Sequence[Item], limit: int, key: Callable[[Item], str]) -> list[Item]:
    """At most `limit` items, the same everywhere, in their first order."""
    if len(items) <= limit:
        return list(items)
    ranked = sorted(range(len(items)), key=lambda i: (hashed(key(items[i])), i))
    return [items[i] for i in sorted(ranked[:limit])]


def scored(a: str, b: str, gold: str) -> Scored:
    """A pair with its similarity; the texts alone decide its fold."""
    return Scored(token_set_ratio(a.casefold(), b.casefold()), gold, hashed(f"fold\0{a}\0{b}") % 2)


def majority(pairs: Sequence[Scored]) -> list[str]:
    """For each pair the most frequent label of the other fold."""
    best = [_most_frequent([p for p in pairs if p.fold != fold]) for fold in (0, 1)]
    return [best[p.fold] for p in pairs]


def thresholds(pairs: Sequence[Scored]) -> tuple[list[str], tuple[Threshold, Threshold]]:
    """For each pair the answer of the best threshold of the other fold, and both thresholds."""
    best = tuple(_tuned([p for p in pairs if p.fold != fold]) for fold in (0, 1))
    return [best[p.fold].label(p.similarity) for p in pairs], (best[0], best[1])


def _most_frequent(pairs: Sequence[Scored]) -> str:
    counts = Counter(p.gold for p in pairs)
    return max(sorted(counts), key=lambda label: counts[label], default="neutral")


def _tuned(pairs: Sequence[Scored]) -> Threshold:
    """The threshold and labels that are right most often; the lowest of equals."""
    best, most = Threshold(0, _most_frequent(pairs), _most_frequent(pairs)), -1
    for at in THRESHOLDS:
        high = Counter(p.gold for p in pairs if p.similarity >= at)
        low = Counter(p.gold for p in pairs if p.similarity < at)
        if not high or not low:
            continue
        above, below = (max(sorted(c), key=c.__getitem__) for c in (high, low))
        if (right := high[above] + low[below]) > most:
            best, most = Threshold(at, above, below), right
    return best
