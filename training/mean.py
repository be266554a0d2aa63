"""The mean of several trainings' weights: `python -m training.mean --of A.pt B.pt:2 --out C.pt`.

Trainings that begin with the same weights lie in one valley: their mean is better than each on most
sets, and forgets less (Wortsman and others, Model soups, 2022). A number behind a colon says how
often a file counts.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from pathlib import Path

import torch

State = dict[str, torch.Tensor]


def mean(states: Iterable[tuple[State, float]]) -> State:
    """The weighted mean of states that have the same names, in float32.

    Raises ValueError where nothing is there, nothing counts, or names or shapes differ.
    """
    given = list(states)
    total = sum(weight for _, weight in given)
    if not given or total <= 0:
        raise ValueError("no weights to take the mean of, or none that counts")
    names = given[0][0].keys()
    for state, _ in given:
        if odd := sorted(names ^ state.keys()):
            raise ValueError(f"{odd[0]} is not in all of them")
    found: State = {}
    for name in names:
        shapes = {tuple(state[name].shape) for state, _ in given}
        if len(shapes) > 1:
            raise ValueError(f"{name} has several shapes: {sorted(shapes)}")
        parts = [state[name].float() * (weight / total) for state, weight in given]
        found[name] = torch.stack(parts).sum(0)
    return found


def counted(given: str) -> tuple[Path, float]:
    """ "B.pt:2" as a file and how often it counts; once where nothing is said."""
    name, _, weight = given.partition(":")
    return Path(name), float(weight or 1)


def main() -> None:
    """Write the mean."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--of", nargs="+", type=counted, required=True, metavar="FILE[:TIMES]")
    parser.add_argument("--out", type=Path, required=True)
    wanted = parser.parse_args()
    states = [(torch.load(path, map_location="cpu"), weight) for path, weight in wanted.of]
    torch.save(mean(states), wanted.out)


if __name__ == "__main__":
    main()
