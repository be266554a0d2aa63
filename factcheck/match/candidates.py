"""Which sentences of a corpus are worth holding against each other: named rules, each countable.

No rule looks at all pairs. Of each sentence the nearest few are taken, nearest by what the words
mean (the model's vectors, where it sits) and by the marks that both carry; and only among
sentences of about one time. A stretch of time that holds too many sentences is split: each of
them then looks only at those that are near the same few landmarks.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from factcheck.match.word_vectors import word_vectors
from factcheck.records import When

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Places = NDArray[np.int64]


class Rule(StrEnum):
    """Why two sentences are held against each other."""

    NEAR_DAYS = "near, within days"
    WEEKS_APART = "near, weeks apart"
    MONTHS_APART = "near, months apart"
    UNDATED = "near, a date unknown"


@dataclass(frozen=True, slots=True)
class Entry:
    """A sentence as the rules see it."""

    group: str  # its article: no sentence is held against its own article
    marks: tuple[str, ...]
    when: When  # publication
    language: str = ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two sentences by their places, the lower one first, and the rule that found them."""

    a: int
    b: int
    rule: Rule
    nearness: float


# Two days apart or less reports of one event are still made; longer, another event of its kind is
# as likely. Of 412 related pairs of dated headlines 373 are within three days.
DAYS = 3
# As far back a state is looked for that has changed since (the labelled pairs end there too).
WEEKS_DAYS = 60
EVER = 366 * 10_000
# Of those 373, each looked for among all 15,729 headlines: 84 in 100 are among the four nearest
# of either side, 90 among six, 93 among eight, 96 among twelve.
NEAREST = {Rule.NEAR_DAYS: 12, Rule.WEEKS_APART: 3, Rule.MONTHS_APART: 2, Rule.UNDATED: 8}
# Nearness is cosine of meaning beyond UNLIKE, MEANING times, and WORDS times cosine of marks:
# marks alone find 86 of 100 among the six nearest, meaning alone 80, both 90 (weights from 0.25
# to 1 differ by one in a hundred).
MEANING, UNLIKE, WORDS = 4.0, 0.85, 0.5
# What two languages take from nearness: of 272 written pairs of a sentence and a claim half are
# nearer than 0.31 in one language, half than 0.11 across.
ACROSS = 0.20
# Sentences less near are not held against each other: of the related pairs of headlines all but 1
# in 100 are nearer, and six of ten of the written pairs, whose claims are short.
LEAST_NEAR = 0.20
LEAST_NEAR_WORDS = 0.12  # where marks alone are known
# At most so many pairs a sentence are judged in all, the nearest ones. Of the labelled pairs of
# headlines that a rule finds, within days 255 of 260 that agree, 39 of 41 that contradict and all
# that changed are among them; half as many pairs had 20 fewer that agree. More of those weeks
# apart (1.5 a sentence, of the four nearest) find none that changed besides.
PAIRS_EACH = {
    Rule.NEAR_DAYS: 3.5, Rule.WEEKS_APART: 1.0, Rule.MONTHS_APART: 0.3, Rule.UNDATED: 2.0,
}  # fmt: skip
# So few pairs of a rule are judged in any case.
ALWAYS = 200
# A stretch with more sentences is split.
LARGEST = 8_192
# Sentences that are held against a stretch at once: a matter of memory alone.
ROWS = 512
# Less near than any two sentences can be.
NEVER = -9.0
# Landmarks near which a sentence of a split stretch is looked for.
LANDMARKS_NEAR = 4


def candidates(entries: Sequence[Entry], meaning: Floats | None) -> list[Candidate]:
    """The pairs that any rule finds, each once, by the first rule, in the order of places.

    `meaning` holds unit vectors (sentences, width); None where no model sits.
    """
    if len(entries) < 2:
        return []
    field = _Field(entries, meaning)
    found: dict[tuple[int, int], Candidate] = {}
    for rule in Rule:
        pairs = {(a, b): nearness for a, b, nearness in field.pairs(rule) if (a, b) not in found}
        nearest = sorted(pairs, key=lambda key: (-pairs[key], key))
        for a, b in nearest[: max(ALWAYS, round(PAIRS_EACH[rule] * len(entries)))]:
            found[a, b] = Candidate(a, b, rule, pairs[a, b])
    return [found[key] for key in sorted(found)]


class _Field:
    """All sentences with their vectors and days."""

    def __init__(self, entries: Sequence[Entry], meaning: Floats | None) -> None:
        import numpy as np

        words = word_vectors([entry.marks for entry in entries])
        self._unlike = np.float32(0.0 if meaning is None else MEANING * UNLIKE)
        self._least = LEAST_NEAR_WORDS if meaning is None else LEAST_NEAR
        self._vectors: Floats = words
        if meaning is not None:
            parts = (meaning * np.float32(MEANING**0.5), words * np.float32(WORDS**0.5))
            self._vectors = np.concatenate(parts, axis=1)
        groups: dict[str, int] = {}
        self._groups = np.array([groups.setdefault(e.group, len(groups)) for e in entries])
        spoken: dict[str, int] = {}
        self._languages = np.array([spoken.setdefault(e.language, len(spoken)) for e in entries])
        days = [day_of(e.when) for e in entries]
        self._days = np.array([day if day is not None else -1 for day in days])
        self._dated: Places = np.flatnonzero(self._days >= 0)
        self._dated = self._dated[np.argsort(self._days[self._dated], kind="stable")]
        self._open: Places = np.flatnonzero(self._days < 0)
        self._hashes = np.array([_hash(entry) for entry in entries], np.uint32)
        self._near_landmarks: Places | None = None

    def pairs(self, rule: Rule) -> Iterator[tuple[int, int, float]]:
        """Every pair of a rule, some twice."""
        for rows, columns in self._blocks(rule):
            for block in self._split(rows, columns):
                yield from self._nearest(*block, rule)

    def _blocks(self, rule: Rule) -> Iterator[tuple[Places, Places]]:
        """Sentences, and those they may be held against."""
        import numpy as np

        if rule is Rule.UNDATED:
            everything = np.arange(len(self._days))
            if len(self._open):
                yield self._open, everything
            return
        if rule is Rule.MONTHS_APART:
            yield self._dated, self._dated
            return
        days = self._days[self._dated]
        reach = _reach(rule)[1]
        first = 0
        while first < len(days):
            # Whole days together, so that no sentence of a day is looked at twice.
            last = int(np.searchsorted(days, days[min(first + ROWS, len(days)) - 1] + 1))
            low, high = np.searchsorted(days, (days[first] - reach, days[last - 1] + reach + 1))
            yield self._dated[first:last], self._dated[low:high]
            first = last

    def _split(self, rows: Places, columns: Places) -> Iterator[tuple[Places, Places]]:
        """A block as it is; where it is too large, by the landmarks that its sentences are near."""
        if len(columns) <= LARGEST:
            yield rows, columns
            return
        homes = self._homes()
        for landmark in range(int(homes.max()) + 1):
            asking = rows[homes[rows, 0] == landmark]
            offered = columns[(homes[columns] == landmark).any(axis=1)]
            if len(asking) and len(offered) > 1:
                yield asking, offered

    def _homes(self) -> Places:
        """The landmarks that each sentence is nearest to (sentences, LANDMARKS_NEAR).

        As many as the square root of their number are landmarks, chosen by hash: where a few
        sentences are added, nearly all stay.
        """
        import numpy as np

        if self._near_landmarks is None:
            count = len(self._vectors)
            lowest = np.argsort(self._hashes, kind="stable")[: max(1, round(count**0.5))]
            marks = self._vectors[lowest]
            parts = []
            for at in range(0, count, ROWS):
                near = np.round(self._vectors[at : at + ROWS] @ marks.T, 4)
                parts.append(np.argsort(-near, axis=1, kind="stable")[:, :LANDMARKS_NEAR])
            self._near_landmarks = np.concatenate(parts)
        return self._near_landmarks

    def _nearest(
        self, rows: Places, columns: Places, rule: Rule
    ) -> Iterator[tuple[int, int, float]]:
        for at in range(0, len(rows), ROWS):
            yield from self._best(rows[at : at + ROWS], columns, rule)

    def _best(self, rows: Places, columns: Places, rule: Rule) -> Iterator[tuple[int, int, float]]:
        import numpy as np

        # Rounded, so that the last bit of a processor decides no order.
        near = self._vectors[rows] @ self._vectors[columns].T - self._unlike
        if self._unlike:
            across = self._languages[rows][:, None] != self._languages[columns]
            near[across] += np.float32(ACROSS)
        near = np.round(near, 4)
        near[~self._allowed(rows, columns, rule)] = NEVER
        count = min(NEAREST[rule], len(columns))
        best = np.argpartition(-near, count - 1, axis=1)[:, :count]
        nearness = np.take_along_axis(near, best, axis=1)
        for row, which in zip(*np.nonzero(nearness >= self._least), strict=True):
            a, b = int(rows[row]), int(columns[best[row, which]])
            yield min(a, b), max(a, b), float(nearness[row, which])

    def _allowed(self, rows: Places, columns: Places, rule: Rule) -> NDArray[np.bool_]:
        """Of other articles, and as far apart as the rule says."""
        import numpy as np

        allowed: NDArray[np.bool_] = self._groups[rows][:, None] != self._groups[columns]
        if rule is not Rule.UNDATED:
            apart = np.abs(self._days[rows][:, None] - self._days[columns])
            low, high = _reach(rule)
            allowed &= (low <= apart) & (apart <= high)
        return allowed


def _hash(entry: Entry) -> int:
    """The same wherever a sentence stands."""
    return zlib.crc32("\0".join(entry.marks).encode("utf-8", "surrogatepass"))


def _reach(rule: Rule) -> tuple[int, int]:
    """How many days apart, at least and at most."""
    if rule is Rule.NEAR_DAYS:
        return 0, DAYS
    if rule is Rule.WEEKS_APART:
        return DAYS + 1, WEEKS_DAYS
    return WEEKS_DAYS + 1, EVER


# A date of a coarser grain says too little of the day.
DAY_GRAIN = 1


def day_of(when: When) -> int | None:
    """The day a text is of; None where it is not known to the day."""
    if when.first is None or when.last is None:
        return None
    if (when.last - when.first).days > DAY_GRAIN:
        return None
    return when.first.toordinal()
