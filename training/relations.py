"""Written pairs of dated texts with their relation. The shipped model has not learned from them.

`training/relations/*.tsv` hold a topic each; a line a pair, the earlier text first, with the days
that lie between:

    superseded id en 2<TAB>Korban Gempa Jadi 12 Orang<TAB>Quake toll climbs to 31
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from factcheck.judge.relation_weights import KINDS

FOLDER = Path(__file__).with_name("relations")
# Files to test on, and to fit on what weighs a model's say: no model is to learn from these.
HELD_OUT = frozenset((FOLDER / "held_out.txt").read_text("utf-8").split())
DEVELOPMENT = frozenset((FOLDER / "development.txt").read_text("utf-8").split())
RELATIONS = tuple(kind.value for kind in KINDS)
LINE = re.compile(r"(\w+) ([a-z]{2}) ([a-z]{2}) (\d+)\t(\S[^\t]*)\t(\S[^\t]*)")


@dataclass(frozen=True, slots=True)
class DatedPair:
    """Two texts, the days between them, and how they relate."""

    relation: str
    langs: tuple[str, str]
    days: int
    earlier: str
    later: str


def files() -> list[Path]:
    """The files of all topics."""
    return sorted(FOLDER.glob("*.tsv"))


def read_file(path: Path) -> list[DatedPair]:
    """The pairs of a file.

    Raises ValueError, with file and line, for a line out of form.
    """
    found = []
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        parts = LINE.fullmatch(line)
        if parts is None or parts[1] not in RELATIONS:
            raise ValueError(f"{path}:{number}: no dated pair: {line[:60]}")
        relation, one, other, days, earlier, later = parts.groups()
        found.append(DatedPair(relation, (one, other), int(days), earlier, later))
    return found
