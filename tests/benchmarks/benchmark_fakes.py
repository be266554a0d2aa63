"""Small groups of gold and outcomes, so that the gate is tested without judging anything."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from benchmarks.cases import Half
from benchmarks.data import Group, Kind, Skipped
from benchmarks.gate import Gate, Options
from benchmarks.runners import Outcome

ALL_RIGHT = (True, True, True, True)
ONE_WRONG = (True, True, True, False)


def outcome(right: bool, half: Half = Half.TUNE, number: int = 0, **more: object) -> Outcome:
    """An outcome of an inference case."""
    got = "entailment" if right else "neutral"
    values: dict[str, object] = {
        "id": f"c{number}",
        "half": half,
        "type": "voice",
        "languages": "id>en",
        "gold": "entailment",
        "got": got,
        "right": right,
        **more,
    }
    return Outcome(**values)  # type: ignore[arg-type]  # the values of a test


class Run:
    """A gate over one group of a file on disk, which measures what it is told."""

    def __init__(self, folder: Path) -> None:
        self.gold = folder / "pairs.jsonl"
        self.gold.write_text('{"id": "p1"}\n', encoding="utf-8")
        self.floors = folder / "floors.toml"
        self.said: list[str] = []
        self.skipped: tuple[Skipped, ...] = ()
        self.present = True

    def __call__(self, right: Sequence[bool], **options: bool) -> int:
        """Measure cases that are right or wrong, and return the exit code."""
        self.said = []
        group = Group("part/inference", Kind.LABELS, (self.gold,))
        found = [outcome(one, number=n) for n, one in enumerate(right)]
        gate = Gate(
            (group,) if self.present else (),
            self.skipped,
            self.floors,
            lambda groups: {g.name: found for g in groups},
        )
        return gate.run(Options(**options), self.said.append)

    @property
    def text(self) -> str:
        """Everything the last run printed."""
        return "\n".join(self.said)
