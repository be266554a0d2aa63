"""Public pairs in another language: translations by hand of what they say, kept by their ids.

`training/translations/*.tsv` hold a row's id, which of its two texts it is (`premise` or
`hypothesis`) and the translation, no text of the set itself. A text that several rows share stands
once, under the first of their ids. With both texts translated an Indonesian pair is one of four:
as it is, either text in English, or both.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from training.switched import OTHER

FOLDER = Path(__file__).with_name("translations")
SIDES = ("premise", "hypothesis")

Row = dict[str, Any]


class Translations:
    """Texts of public pairs in the other of the two languages."""

    def __init__(self, rows: Iterable[Row], folder: Path = FOLDER) -> None:
        """Raises ValueError for a line that is no id, side and text."""
        by_id = {row["id"]: row for row in rows}
        self.texts: dict[tuple[str, str], str] = {}
        for path in sorted(folder.glob("*.tsv")):
            for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
                if line.startswith("#"):
                    continue
                parts = line.split("\t")
                if len(parts) != 3 or parts[1] not in SIDES or not parts[2].strip():
                    raise ValueError(f"{path}:{number}: not an id, premise or hypothesis, a text")
                if parts[0] in by_id:
                    self.texts[parts[1], by_id[parts[0]][parts[1]]] = parts[2]

    def other(self, row: Row, side: str) -> str | None:
        """The translation of a row's premise or hypothesis, if there is one."""
        return self.texts.get((side, row[side]))

    def variants(self, row: Row) -> Iterator[Row]:
        """The row with one of its texts or both in the other language."""
        told = {side: self.other(row, side) for side in SIDES}
        for sides in (("hypothesis",), ("premise",), SIDES):
            if all(told[side] for side in sides):
                new = dict(row)
                for side in sides:
                    new[side] = told[side]
                    new[f"lang_{side}"] = OTHER[row[f"lang_{side}"]]
                yield new
