"""What the folder `claims/` gives: `python -m benchmarks.without_claims`.

The gold about the seed articles is run twice: with the settings of the repository, and as if
`claims/` were deleted. What is known of the articles themselves (their dates) stays.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks import figures, runners
from benchmarks.data import (
    ROOT,
    Group,
    Skipped,
    repository_groups,
    shared_folder,
    shared_gold,
)
from benchmarks.tables import table
from factcheck import api
from factcheck.settings.factcheck_toml import load_settings
from factcheck.settings.values import Settings

Figures = dict[tuple[str, str], str]


def seed_groups(shared: Path) -> tuple[tuple[Group, ...], tuple[Skipped, ...]]:
    """The groups that have settings, which are those about the seed articles."""
    groups, skipped = shared_gold(shared)
    return tuple(g for g in (*repository_groups(), *groups) if g.settings), skipped


def measure(groups: Sequence[Group], settings: Settings) -> Figures:
    """Figures by the name of a group and of a measure."""
    found: Figures = {}
    for group in groups:
        outcomes = runners.run(group, settings)
        for one in figures.measures(group.kind, outcomes):
            found[group.name, one.name] = str(one.share)
    for name, count in _counts(settings).items():
        found["compare seeds", name] = str(count)
    return found


def _counts(settings: Settings) -> Mapping[str, int]:
    corpus = api.read(str(ROOT / "seeds"), settings=settings)
    found = api.compare(corpus, settings=settings)
    kinds = Counter(f"relations: {relation.kind}" for relation in found.relations)
    return {"questions": len(found.questions), **dict(sorted(kinds.items()))}


def write(shared: Path) -> str:
    """The table of both runs, and what was skipped."""
    groups, skipped = seed_groups(shared)
    full = load_settings(ROOT)
    given, bare = measure(groups, full), measure(groups, runners.without_claims(full))
    keys = [*given, *(key for key in bare if key not in given)]
    rows = [(*key, given.get(key, "0"), bare.get(key, "0")) for key in keys]
    shown = table(("set", "measure", "with claims/", "without"), rows)
    return "\n".join([shown, *(str(one) for one in skipped)])


def main(arguments: Sequence[str] | None = None) -> int:
    """The command line."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.without_claims", description=__doc__
    )
    parser.add_argument("--shared", type=Path, help="folder of outside data (../shared)")
    given = parser.parse_args(arguments)
    print(write(shared_folder(given.shared)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
