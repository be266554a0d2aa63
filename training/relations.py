"""Written pairs of dated texts with their relation: what the model's second head learns from.

`training/relations/*.tsv` hold a topic each; a line a pair, the earlier text first, with the days
that lie between:

    superseded id en 2<TAB>Korban Gempa Jadi 12 Orang<TAB>Quake toll climbs to 31

The days stand before the later text in what the model reads (`dated`).
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

RELATIONS = ("agree", "contradict", "superseded", "unrelated")
"""What each output index of the second head means."""

FOLDER = Path(__file__).with_name("relations")
HELD_OUT = frozenset((FOLDER / "held_out.txt").read_text("utf-8").split())
# What the joint decision about relations is fitted on: the model does not learn from these.
DEVELOPMENT = frozenset((FOLDER / "development.txt").read_text("utf-8").split())
LINE = re.compile(r"(\w+) ([a-z]{2}) ([a-z]{2}) (\d+)\t(\S[^\t]*)\t(\S[^\t]*)")

Row = dict[str, Any]


# Days beyond this are as far.
FAR_DAYS = 99


def dated(earlier: str, later: str, days: int) -> tuple[str, str]:
    """Two texts in the order of time as the model reads them; `days` between, from 0 on."""
    return earlier, f"+{min(days, FAR_DAYS)} {later}"


@dataclass(frozen=True, slots=True)
class DatedPair:
    """Two texts, the days between them, and how they relate."""

    id: str
    relation: str
    langs: tuple[str, str]
    days: int
    earlier: str
    later: str


def read_file(path: Path) -> list[DatedPair]:
    """The pairs of a file.

    Raises ValueError, with file and line, for a line out of form.
    """
    found = []
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if not line.strip():
            continue
        parts = LINE.fullmatch(line.strip())
        if parts is None or parts[1] not in RELATIONS:
            raise ValueError(f"{path}:{number}: no dated pair: {line[:60]}")
        relation, one, other, days, earlier, later = parts.groups()
        name = f"{path.stem}-{number:03}"
        found.append(DatedPair(name, relation, (one, other), int(days), earlier, later.strip()))
    return found


def files(names: Iterable[str] | None = None, folder: Path = FOLDER) -> list[Path]:
    """The files of these names; of all that are learned from where none are named."""
    every = sorted(folder.glob("*.tsv"))
    if names is not None:
        wanted = set(names)
        return [path for path in every if path.stem in wanted]
    return [path for path in every if path.stem not in HELD_OUT | DEVELOPMENT]


# Days that two reports of one day may as well lie apart, for what they are to each other. Written
# pairs that agree are mostly of one day: the days alone would tell them from what changed.
AS_WELL = {"agree": (0, 0, 0, 1, 1, 2, 3), "unrelated": (0, 0, 0, 1, 1, 2, 3, 5)}


def rows(
    pairs: Iterable[DatedPair], generator: random.Random, *, as_well: bool = True
) -> Iterator[Row]:
    """Pairs as rows of a mix; two texts of one day stand in either order.

    With `as_well` those of one day may be told to lie apart, where that changes no relation.
    """
    for pair in pairs:
        texts, langs, days = (pair.earlier, pair.later), pair.langs, pair.days
        if days == 0:
            if generator.random() < 0.5:
                texts, langs = (texts[1], texts[0]), (langs[1], langs[0])
            if as_well:
                days = generator.choice(AS_WELL.get(pair.relation, (0,)))
        premise, hypothesis = dated(*texts, days)
        yield {
            "id": pair.id,
            "premise": premise,
            "hypothesis": hypothesis,
            "labels": [pair.relation],
            "source": "relations",
            "type": pair.relation,
            "lang_premise": langs[0],
            "lang_hypothesis": langs[1],
            "topic": pair.id.rsplit("-", 1)[0],
        }
