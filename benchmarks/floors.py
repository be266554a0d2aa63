"""The pinned floors: what each set reached, on which bytes of data.

`floors.toml` is written by `python -m benchmarks.gate`; a floor is a whole number of cases.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.cases import DataError
from benchmarks.figures import Measure

FLOORS = Path(__file__).with_name("floors.toml")

_HEAD = """\
# What the gate holds each set of gold data to, in whole cases, and the digest of the data the
# figures were measured on. Written by `python -m benchmarks.gate --update` (figures went up) or
# `--repin` (gold data changed); neither makes a figure worse without --allow-lower.
"""


@dataclass(frozen=True, slots=True)
class Floor:
    """What one set must reach: its number of cases, and bounds by the name of a measure."""

    cases: int
    at_least: Mapping[str, int] = field(default_factory=dict)
    at_most: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Floors:
    """Digests by group ("part1/claims") and floors by set ("part1/claims/gate")."""

    digests: Mapping[str, str] = field(default_factory=dict)
    sets: Mapping[str, Floor] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Row:
    """One measure of one set beside its bound; `bound` is None where nothing is pinned."""

    set: str
    measure: Measure
    bound: int | None

    @property
    def holds(self) -> bool:
        """False when the figure is worse than what is pinned."""
        if self.bound is None:
            return True
        hits = self.measure.share.hits
        return hits <= self.bound if self.measure.at_most else hits >= self.bound


def load_floors(file: Path = FLOORS) -> Floors:
    """Read floors; a file that is not there pins nothing. Raises DataError if it is broken."""
    if not file.exists():
        return Floors()
    try:
        read = tomllib.loads(file.read_text(encoding="utf-8"))
        sets = {name: Floor(**values) for name, values in read.get("sets", {}).items()}
        return Floors(dict(read["data"]), sets)
    except (tomllib.TOMLDecodeError, KeyError, TypeError, AttributeError) as error:
        raise DataError(f"{file}: not a floors file: {error}; restore it from git") from error


def save_floors(floors: Floors, file: Path = FLOORS) -> None:
    """Write floors in the order of their names."""
    lines = [_HEAD, "[data]"]
    lines += [f'"{name}" = "{digest}"' for name, digest in sorted(floors.digests.items())]
    for name, floor in sorted(floors.sets.items()):
        lines += ["", f'[sets."{name}"]', f"cases = {floor.cases}"]
        lines += [f"at_least = {_inline(floor.at_least)}", f"at_most = {_inline(floor.at_most)}"]
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")


def rows(name: str, measured: Iterable[Measure], floors: Floors) -> list[Row]:
    """The measures of a set, each with its bound."""
    floor = floors.sets.get(name, Floor(0))
    return [
        Row(name, m, (floor.at_most if m.at_most else floor.at_least).get(m.name)) for m in measured
    ]


def floor_of(measured: Iterable[Measure], cases: int) -> Floor:
    """The floor that what was measured reaches exactly."""
    measured = tuple(measured)
    low = {m.name: m.share.hits for m in measured if not m.at_most}
    high = {m.name: m.share.hits for m in measured if m.at_most}
    return Floor(cases, low, high)


def worse(old: Floor, new: Floor) -> list[str]:
    """The measures in which a new floor asks less than the old one.

    Where the number of cases changed, shares are compared. Evidence is asked of fewer cases
    than the set has; its share of all cases is close enough to notice a fall.
    """
    found = [
        f"{name} {new.at_least.get(name, 0)}/{new.cases} < {bound}/{old.cases}"
        for name, bound in old.at_least.items()
        if new.at_least.get(name, 0) * old.cases < bound * new.cases
    ]
    found += [
        f"{name} {new.at_most[name]}/{new.cases} > {bound}/{old.cases}"
        for name, bound in old.at_most.items()
        if name in new.at_most and new.at_most[name] * old.cases > bound * new.cases
    ]
    return found


def _inline(bounds: Mapping[str, int]) -> str:
    inside = ", ".join(f"{name} = {bound}" for name, bound in sorted(bounds.items()))
    return f"{{ {inside} }}" if inside else "{}"
