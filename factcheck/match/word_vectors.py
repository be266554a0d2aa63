"""Vectors of what sentences say, from their marks alone: the rarer a mark, the more it weighs."""

from __future__ import annotations

import hashlib
import math
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# Marks are hashed into so many places, each with a sign (Weinberger and others, Feature Hashing for
# Large Scale Multitask Learning, 2009): two marks of a sentence seldom meet.
WIDTH = 512


def word_vectors(marks: Sequence[Iterable[str]]) -> NDArray[np.float32]:
    """Unit vectors (sentences, WIDTH), weighed by how rare a mark is; zeros for no marks."""
    import numpy as np

    parts = [sorted({part for mark in each for part in parts_of(mark)}) for each in marks]
    seen = Counter(part for each in parts for part in each)
    found = np.zeros((len(parts), WIDTH), np.float32)
    for row, each in enumerate(parts):
        for part in each:
            place, sign = _place(part)
            found[row, place] += sign * math.log(1 + len(parts) / seen[part])
    norms = np.linalg.norm(found, axis=1, keepdims=True)
    found /= np.where(norms > 0, norms, np.float32(1))
    return found


def parts_of(mark: str) -> tuple[str, ...]:
    """A mark; of a name of several words each word, so that "Netanyahu" meets his full name."""
    if not mark.startswith("n:"):
        return (mark,)
    return tuple(f"n:{word}" for word in mark[2:].split()) or (mark,)


@lru_cache(maxsize=200_000)
def _place(part: str) -> tuple[int, int]:
    code = int.from_bytes(hashlib.blake2b(part.encode(), digest_size=4).digest(), "big")
    return (code >> 1) % WIDTH, 1 if code & 1 else -1
