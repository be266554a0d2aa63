"""Neutral pairs out of sources that have none: a claim beside the evidence of a like one.

FEVER and its kin say only supported or refuted, and a model that meets English nowhere else learns
that English is never neutral. So claims are put beside evidence that shares a rare word with them
(a name, mostly) and holds less than half of what they say: it speaks of the same and decides
nothing.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import Any

LONG = 4  # letters from which a word says something
RARE = 12  # premises that may hold a word for it to count as rare
COVERED = 0.5  # share of a claim's words from which the premise might decide it

Row = dict[str, Any]


def content(text: str) -> set[str]:
    """The words of a text that say something."""
    return {word for word in re.findall(r"\w+", text.lower()) if len(word) >= LONG}


def neighbours(rows: list[Row]) -> list[Row]:
    """A neutral row for each claim that has a neighbour; rows and result in the shape of a mix."""
    words = [content(row["premise"]) for row in rows]
    counts = Counter(word for each in words for word in each)
    holders: dict[str, list[int]] = defaultdict(list)
    for at, each in enumerate(words):
        for word in each:
            if counts[word] <= RARE:
                holders[word].append(at)
    found = []
    for row in rows:
        premise = _nearest(row, rows, words, holders)
        if premise is not None:
            new = {"id": f"{row['id']}-near", "premise": premise, "labels": ["neutral"]}
            found.append({**row, **new, "source": "neighbour"})
    return found


def _nearest(
    row: Row, rows: list[Row], words: list[set[str]], holders: dict[str, list[int]]
) -> str | None:
    """The premise that shares most with the claim and yet cannot decide it."""
    claim = content(row["hypothesis"])
    best, most = None, 0
    for at in sorted({at for word in claim for at in holders.get(word, ())}):
        shared = len(claim & words[at])
        if rows[at]["premise"] != row["premise"] and most < shared < COVERED * len(claim):
            best, most = str(rows[at]["premise"]), shared
    return best
