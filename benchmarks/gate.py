"""The evaluation gate: `python -m benchmarks.gate`.

Runs the repository's gold, each half by itself, and the outside gold where it is present,
against `floors.toml`. Exit code 0 when every floor holds, 1 when one does not or would be
lowered, 2 when the data is not what the floors were measured on.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from benchmarks import figures, runners
from benchmarks.cases import Half
from benchmarks.data import (
    Group,
    Skipped,
    digest,
    repository_groups,
    shared_folder,
    shared_gold,
)
from benchmarks.floors import (
    FLOORS,
    Floor,
    Floors,
    Row,
    floor_of,
    load_floors,
    rows,
    save_floors,
    worse,
)
from benchmarks.runners import Outcome
from benchmarks.tables import table
from factcheck.judge.jury import JudgeKind
from factcheck.records import FactcheckError

GOOD, WORSE, WRONG_DATA = 0, 1, 2

#: Every half of every group, under "group/half", with its group.
Sets = Mapping[str, tuple[Group, Sequence[Outcome]]]
Measured = Mapping[str, Sequence[Outcome]]
Measurer = Callable[[Sequence[Group]], Measured]


@dataclass(frozen=True, slots=True)
class Options:
    """What the command line asks of the gate."""

    update: bool = False
    repin: bool = False
    allow_lower: bool = False
    details: bool = False


@dataclass(frozen=True, slots=True)
class Gate:
    """The groups to measure, what is skipped, and the floors they are held to."""

    groups: tuple[Group, ...]
    skipped: tuple[Skipped, ...]
    floors_file: Path
    measure: Measurer

    def run(self, options: Options, say: Callable[[str], None] = print) -> int:
        """Measure, print one table, and return the exit code."""
        floors = load_floors(self.floors_file)
        digests = {group.name: digest(group) for group in self.groups}
        if problems := self._problems(floors, digests, options):
            for problem in problems:
                say(problem)
            return WRONG_DATA
        sets = sets_of(self.groups, self.measure(self.groups))
        found = rows_of(sets, floors)
        say(show(found))
        for skipped in self.skipped:
            say(str(skipped))
        if options.details:
            say(details(sets))
        if options.update or options.repin:
            return self._pin(floors, digests, sets, options, say)
        return _conclude(found, say)

    def _problems(self, floors: Floors, digests: Mapping[str, str], options: Options) -> list[str]:
        """What is wrong with the data or the floors, before anything is measured."""
        if options.repin:
            return []
        known = {*digests, *(skipped.name for skipped in self.skipped)}
        mend = "if it is meant, run: python -m benchmarks.gate --repin"
        problems = []
        for name, pinned in floors.digests.items():
            if name not in known:
                problems.append(f"{name}: has floors but no data; {mend}")
            elif digests.get(name, pinned) != pinned:
                problems.append(f"{name}: the data is not what its floors were measured on; {mend}")
        if not options.update:
            first = "run: python -m benchmarks.gate --update"
            new = (name for name in digests if name not in floors.digests)
            problems += [f"{name}: nothing is pinned; {first}" for name in new]
        return problems

    def _pin(
        self,
        floors: Floors,
        digests: Mapping[str, str],
        sets: Sets,
        options: Options,
        say: Callable[[str], None],
    ) -> int:
        """Write what was measured as floors, unless that asks less than before."""
        new = {
            name: floor_of(figures.measures(group.kind, outcomes), len(outcomes))
            for name, (group, outcomes) in sets.items()
        }
        kept = _skipped_floors(floors, self.skipped)
        lowered = [
            line
            for name, floor in floors.sets.items()
            if name not in kept.sets
            for line in _lowered(name, floor, new.get(name))
        ]
        if lowered and not options.allow_lower:
            for line in lowered:
                say(f"refused to lower {line}")
            say("nothing written; if it is meant, add --allow-lower and say why in the commit")
            return WORSE
        pinned = Floors({**kept.digests, **digests}, {**kept.sets, **new})
        save_floors(pinned, self.floors_file)
        say(f"pinned {len(new)} sets in {self.floors_file.name}")
        return GOOD


def measure(
    groups: Sequence[Group], jobs: int = 1, judges: JudgeKind = JudgeKind.BOTH
) -> dict[str, tuple[Outcome, ...]]:
    """The outcomes of each group, by its name; the groups are spread over processes."""
    run = partial(runners.run, judges=judges)
    if jobs == 1:
        return {group.name: run(group) for group in groups}
    with ProcessPoolExecutor(jobs) as pool:
        return {g.name: found for g, found in zip(groups, pool.map(run, groups), strict=True)}


def one_judge(groups: Sequence[Group], kind: JudgeKind, jobs: int) -> str:
    """The figures of one judge alone. Floors hold for both judges together only."""
    sets = sets_of(groups, measure(groups, jobs, kind))
    return f"{show(rows_of(sets, Floors({}, {})))}\n\n{details(sets)}"


def rows_of(sets: Sets, floors: Floors) -> list[Row]:
    """Every measure of every set beside its floor."""
    return [
        row
        for name, (group, outcomes) in sets.items()
        for row in rows(name, figures.measures(group.kind, outcomes), floors)
    ]


def show(found: Iterable[Row]) -> str:
    """The one table of the gate."""
    lines = [
        (
            row.set,
            row.measure.name,
            row.measure.share.with_interval(),
            "" if row.bound is None else f"{'<=' if row.measure.at_most else '>='} {row.bound}",
            "" if row.bound is None else ("ok" if row.holds else "WORSE"),
        )
        for row in found
    ]
    return table(("set", "measure", "figure [95%]", "floor", ""), lines)


def details(sets: Sets) -> str:
    """Accuracy by type and by languages of the gold that has halves, one kind and half at a time.

    The groups of a kind are put together, because in one group a type has only a few cases.
    """
    halves: dict[str, list[Outcome]] = {}
    for group, outcomes in sets.values():
        if outcomes[0].half is not Half.ALL:
            halves.setdefault(f"{group.kind}/{outcomes[0].half}", []).extend(outcomes)
    lines = [
        (name, title, value, figures.accuracy(part).with_interval())
        for name, outcomes in sorted(halves.items())
        for title, key in _CUTS.items()
        for value, part in figures.by(outcomes, key).items()
    ]
    return table(("gold", "by", "value", "right [95%]"), lines)


_CUTS: Mapping[str, Callable[[Outcome], str]] = {
    "label": lambda o: o.gold,
    "type": lambda o: f"{o.gold}: {o.type}",
    "languages": lambda o: o.languages,
}


def sets_of(
    groups: Iterable[Group], measured: Measured
) -> dict[str, tuple[Group, Sequence[Outcome]]]:
    """Every half of every group as a set of its own, under "group/half"."""
    found: dict[str, tuple[Group, Sequence[Outcome]]] = {}
    for group in groups:
        for half, outcomes in figures.by(measured[group.name], lambda o: o.half).items():
            found[f"{group.name}/{half}"] = (group, outcomes)
    return found


def _lowered(name: str, old: Floor, new: Floor | None) -> list[str]:
    """In what a set would be held to less than before."""
    if new is None:
        return [f"{name}: the set is gone"]
    return [f"{name}: {why}" for why in worse(old, new)]


def _skipped_floors(floors: Floors, skipped: Iterable[Skipped]) -> Floors:
    """The part of the floors that cannot be measured here, to be kept as it is."""
    names = {s.name for s in skipped}
    sets = {name: floor for name, floor in floors.sets.items() if name.rsplit("/", 1)[0] in names}
    return Floors({n: d for n, d in floors.digests.items() if n in names}, sets)


def _conclude(found: Sequence[Row], say: Callable[[str], None]) -> int:
    bad = [row for row in found if not row.holds]
    better = sum(_better(row) for row in found)
    say(f"{len(found) - len(bad)} of {len(found)} floors hold, {better} figures are above them")
    if better and not bad:
        say("raise the floors with: python -m benchmarks.gate --update")
    return WORSE if bad else GOOD


def _better(row: Row) -> bool:
    return row.holds and row.bound is not None and row.bound != row.measure.share.hits


def main(arguments: Sequence[str] | None = None) -> int:
    """The command line of the gate."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.gate", description=__doc__)
    parser.add_argument("--shared", type=Path, help="folder of outside data (../shared)")
    parser.add_argument("--jobs", type=int, default=2, help="processes (default: 2)")
    parser.add_argument("--update", action="store_true", help="raise floors to what is measured")
    parser.add_argument("--repin", action="store_true", help="accept changed gold data")
    parser.add_argument("--allow-lower", action="store_true", help="let floors go down")
    parser.add_argument("--details", action="store_true", help="also by type and languages")
    parser.add_argument("--judge", choices=[*JudgeKind], default="both", help="one without floors")
    given = parser.parse_args(arguments)
    try:
        groups, skipped = shared_gold(shared_folder(given.shared))
        if given.judge != JudgeKind.BOTH:
            print(one_judge((*repository_groups(), *groups), JudgeKind(given.judge), given.jobs))
            return GOOD
        gate = Gate(
            (*repository_groups(), *groups), skipped, FLOORS, lambda g: measure(g, given.jobs)
        )
        return gate.run(Options(given.update, given.repin, given.allow_lower, given.details))
    except FactcheckError as error:  # data or settings, not a floor
        print(error, file=sys.stderr)
        return WRONG_DATA


if __name__ == "__main__":
    sys.exit(main())
