"""The symbolic judge on outside data: `python -m benchmarks.score [SET ...]`.

Markdown on standard output. Precision of contradiction comes first, because a false
contradiction costs a reader more than a missed one; coverage is the share of pairs on which an
answer was committed to at all. Baselines are scored on the same cases in the same run.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from benchmarks import baselines, figures
from benchmarks.cases import Half, LabelCase, RelationCase
from benchmarks.data import (
    Group,
    Kind,
    label_cases,
    relation_cases,
    shared_data,
    shared_folder,
)
from benchmarks.runners import Outcome, run_labels, run_relations
from benchmarks.tables import table
from factcheck import api

#: Of a larger set so many cases are drawn, by hash.
LIMIT = 2000

#: `benchmarks.ablation` measures the model beside it.
SYMBOLIC = partial(api.judge, judges="symbolic")

_HEADER = (
    "set",
    "system",
    "contradiction P",
    "contradiction R",
    "coverage",
    "entailment P",
    "entailment R",
    "accuracy [95%]",
)


def report(group: Group, limit: int) -> tuple[list[tuple[str, ...]], list[Outcome]]:
    """The rows of one set, the tool first, then the baselines; and the tool's outcomes."""
    cases, outcomes = _run(group, limit)
    pairs = [
        baselines.scored(*_texts(case), outcome.gold)
        for case, outcome in zip(cases, outcomes, strict=True)
    ]
    dated = group.kind is Kind.RELATIONS
    silent = "unrelated" if dated else "neutral"
    tuned, _ = baselines.thresholds(pairs)
    systems = {
        "factcheck": outcomes,
        f"always {silent}": _answered(outcomes, [silent] * len(pairs)),
        "majority": _answered(outcomes, baselines.majority(pairs)),
        "token_set_ratio": _answered(outcomes, tuned),
    }
    name = f"{group.name} ({len(outcomes)})"
    return [_row(name, system, found, dated) for system, found in systems.items()], outcomes


def _run(group: Group, limit: int) -> tuple[Sequence[LabelCase | RelationCase], list[Outcome]]:
    if group.kind is Kind.RELATIONS:
        dated = baselines.sample(relation_cases(group), limit, lambda c: c.id)
        return dated, list(run_relations(dated, SYMBOLIC))
    # Some ids repeat in some sources; the texts do not.
    pairs = baselines.sample(
        label_cases(group), limit, lambda c: f"{c.id}\0{c.premise}\0{c.hypothesis}"
    )
    return pairs, list(run_labels(pairs, SYMBOLIC))


def _texts(case: LabelCase | RelationCase) -> tuple[str, str]:
    if isinstance(case, LabelCase):
        return case.premise, case.hypothesis
    return case.a.text, case.b.text


def _answered(outcomes: Sequence[Outcome], answers: Sequence[str]) -> list[Outcome]:
    """The same cases with other answers; a two-way gold takes any label but entailment."""
    return [
        Outcome(
            o.id,
            Half.ALL,
            o.type,
            o.languages,
            o.gold,
            answer,
            answer != "entailment" if o.gold == "not_entailment" else answer == o.gold,
        )
        for o, answer in zip(outcomes, answers, strict=True)
    ]


def _row(name: str, system: str, found: Sequence[Outcome], dated: bool) -> tuple[str, ...]:
    against, same = ("contradict", "agree") if dated else ("contradiction", "entailment")
    two_way = any(o.gold == "not_entailment" for o in found)
    contradiction = (
        ("not labelled", "not labelled")
        if two_way
        else (str(figures.precision(found, against)), str(figures.recall(found, against)))
    )
    return (
        name,
        system,
        *contradiction,
        str(figures.coverage(found)),
        str(figures.precision(found, same)),
        str(figures.recall(found, same)),
        figures.accuracy(found).with_interval(),
    )


def cuts(name: str, outcomes: Sequence[Outcome], key: Callable[[Outcome], str], by: str) -> str:
    """A table of one set by type or languages."""
    rows = [
        (
            value,
            str(len(part)),
            str(figures.precision(part, "contradiction")),
            str(figures.recall(part, "contradiction")),
            str(figures.coverage(part)),
            figures.accuracy(part).with_interval(),
        )
        for value, part in figures.by(outcomes, key).items()
    ]
    header = (by, "cases", "contradiction P", "contradiction R", "coverage", "accuracy [95%]")
    return f"**{name}, by {by}**\n\n{table(header, rows)}"


def write(groups: Sequence[Group], limit: int) -> str:
    """The whole report: one table of sets and systems, then the sets whose types are worth it."""
    lines: list[tuple[str, ...]] = []
    below: list[str] = []
    for group in groups:
        rows, outcomes = report(group, limit)
        lines += rows
        if group.kind is Kind.LABELS and group.per_type and len({o.type for o in outcomes}) > 1:
            below.append(cuts(group.name, outcomes, lambda o: o.type, "type"))
        if len({o.languages for o in outcomes}) > 1:
            below.append(cuts(group.name, outcomes, lambda o: o.languages, "languages"))
    return "\n\n".join([table(_HEADER, lines), *below])


def main(arguments: Sequence[str] | None = None) -> int:
    """The command line of the report. Exit code 2 for an unknown set."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.score", description=__doc__)
    parser.add_argument("sets", nargs="*", metavar="SET", help="default: all that are there")
    parser.add_argument("--limit", type=int, default=LIMIT, help=f"cases a set ({LIMIT})")
    parser.add_argument("--shared", type=Path, help="folder of outside data (../shared)")
    given = parser.parse_args(arguments)
    groups, skipped = shared_data(shared_folder(given.shared))
    names = {*(g.name for g in groups), *(s.name for s in skipped)}
    if unknown := [name for name in given.sets if name not in names]:
        print(f"no set {', '.join(unknown)}; there are {', '.join(sorted(names))}", file=sys.stderr)
        return 2
    wanted = [g for g in groups if not given.sets or g.name in given.sets]
    if wanted:
        print(write(wanted, given.limit))
    for one in skipped:
        if not given.sets or one.name in given.sets:
            print(one)
    return 0


if __name__ == "__main__":
    sys.exit(main())
