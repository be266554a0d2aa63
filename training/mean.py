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
    """The weighted mean of what all states have, in float32.

    Raises ValueError where nothing is there or two shapes differ.
    """
    given = list(states)
    total = sum(weight for _, weight in given)
    if not given or total <= 0:
        raise ValueError("no weights to take the mean of")
    shared = [name for name in given[0][0] if all(name in state for state, _ in given)]
    found: State = {}
    for name in shared:
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
