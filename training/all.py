"""Every step from the package index and the shared data to a tested model, in order.

`python -m training.all` goes on where it was cut off: a file that is there is not made again, and
a training takes up its last checkpoint. The log lies beside the files.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from training.data import DEVELOPMENT_TOPICS, PAIRS

DATA = Path("factcheck/model/data")
# glibc gives large blocks back at every step and PyTorch asks for them again: keep them.
ENVIRONMENT = {
    "OMP_NUM_THREADS": "1",
    "THP_MEM_ALLOC_ENABLE": "1",
    "MALLOC_MMAP_MAX_": "0",
    "MALLOC_TRIM_THRESHOLD_": "8000000000",
}


@dataclass(frozen=True, slots=True)
class Step:
    """A module to run, and the file that it makes."""

    module: str
    makes: Path
    arguments: list[str]


def steps(wanted: argparse.Namespace) -> Iterator[Step]:
    """All steps in order."""
    build: Path = wanted.build
    shared = ["--data", str(wanted.data)]
    pairs = ["--pairs", *map(str, wanted.pairs)]
    place = ["--build", str(build)]
    foundation, news = build / "foundation.jsonl", build / "news.jsonl"
    more, held = build / "more.jsonl", build / "held_out.jsonl"
    first, second, third, fourth, fifth, sixth, seventh = (
        build / f"stage{number}.pt" for number in range(1, 8)
    )
    ships = build / "mean.pt"
    yield mix("foundation", foundation, [*shared, "--passes", "1.3"])
    yield mix("news", news, [*shared, *pairs, "--passes", "5", "--replay", "0.35"])
    turned = ["--passes", "4", "--replay", "0.3", "--turn", "0.2", "--seed", "20262"]
    yield mix("news", more, [*shared, *pairs, *turned])
    yield mix("held_out", held, pairs)
    yield Step("weights", build / "tokenizer.json", [*place, *shared, "--mix", str(news)])
    learn = [*place, "--freeze", "3", "--watch", str(held)]
    yield Step("train", first, [*learn, "--mix", str(foundation), "--out", str(first)])
    onward = [*learn, "--rate", "7e-5", "--smoothing", "0.03"]
    told = ["--start", str(first), "--mix", str(news), "--out", str(second)]
    yield Step("train", second, [*onward, *told])
    ranges = build / "ranges.npz"
    told = ["--model", str(second), "--mix", str(news), "--out", str(ranges)]
    yield Step("rounded", ranges, [*place, *told])
    told = ["--start", str(second), "--mix", str(more), "--out", str(third)]
    yield Step("train", third, [*onward, *told, "--rounded", str(ranges)])
    yield from last_steps(wanted, third, [fourth, fifth, sixth])
    yield from groups_steps(wanted, [sixth, seventh, ships])
    last_ranges = build / "last_ranges.npz"
    figures = build / "evaluation.txt"
    shown = ["--model", str(ships), "--mix", str(foundation), "--whole", "--out", str(figures)]
    yield Step("evaluate", figures, [*place, *shared, *pairs, *shown])
    seen = [*place, "--mix", str(news)]
    yield Step("retriever", DATA / "retriever.npz", seen)
    development = [str(PAIRS / f"{topic}.jsonl") for topic in sorted(DEVELOPMENT_TOPICS)]
    development.append(str(wanted.data / "indonli/val.jsonl.gz"))
    seen += ["--rounded", str(last_ranges)]
    told = ["--model", str(ships), "--compare", str(held), "--temper", *development]
    yield Step(
        "export", build / "export.txt", [*seen, *told, "--report", str(build / "export.txt")]
    )


def last_steps(wanted: argparse.Namespace, third: Path, stages: list[Path]) -> Iterator[Step]:
    """Across languages, then written pairs and articles, then a pass that meets the rounding.

    In bfloat16, which processors with AMX or AVX512-BF16 multiply two to three times as fast.
    """
    build: Path = wanted.build
    fourth, fifth, sixth = stages
    across, told, last = (build / f"{name}.jsonl" for name in ("across", "articles", "last"))
    sources = ["--data", str(wanted.data), "--pairs", *map(str, wanted.pairs)]
    yield mix("across", across, [*sources, "--passes", "2", "--seed", "20264"])
    yield mix("articles", told, [*sources, "--passes", "2", "--replay", "0.3", "--seed", "20265"])
    yield mix("articles", last, [*sources, "--passes", "1", "--replay", "0.3", "--seed", "20266"])
    place = ["--build", str(build)]
    learn = [*place, "--watch", str(build / "held_out.jsonl")]
    learn += ["--smoothing", "0.03", "--batch", "64", "--half"]
    more = ["--start", str(third), "--mix", str(across), "--out", str(fourth)]
    yield Step("train", fourth, [*learn, "--rate", "1.2e-4", *more])
    learn += ["--dropout", "0"]
    more = ["--start", str(fourth), "--mix", str(told), "--out", str(fifth)]
    yield Step("train", fifth, [*learn, "--rate", "1.2e-4", *more])
    ranges = build / "last_ranges.npz"
    more = ["--model", str(fifth), "--mix", str(last), "--out", str(ranges)]
    yield Step("rounded", ranges, [*place, *more])
    more = ["--start", str(fifth), "--mix", str(last), "--out", str(sixth)]
    yield Step("train", sixth, [*learn, "--rate", "6e-5", *more, "--rounded", str(ranges)])


def groups_steps(wanted: argparse.Namespace, stages: list[Path]) -> Iterator[Step]:
    """Claims in groups, then the mean of the weights before and after, which forgets less."""
    before, after, ships = stages
    build: Path = wanted.build
    told = build / "groups.jsonl"
    sources = ["--data", str(wanted.data), "--pairs", *map(str, wanted.pairs)]
    yield mix("groups", told, [*sources, "--seed", "20267"])
    learn = ["--build", str(build), "--watch", str(build / "held_out.jsonl"), "--batch", "64"]
    learn += ["--smoothing", "0.03", "--half", "--dropout", "0", "--average", "0.99"]
    learn += ["--rounded", str(build / "last_ranges.npz")]
    more = ["--start", str(before), "--mix", str(told), "--out", str(after)]
    yield Step("train", after, [*learn, "--rate", "1.4e-4", *more])
    yield Step("mean", ships, ["--of", str(before), f"{after}:2", "--out", str(ships)])


def mix(name: str, out: Path, arguments: list[str]) -> Step:
    """The writing of one mix."""
    return Step("data", out, [name, *arguments, "--out", str(out)])


def main() -> None:
    """Run what is not done yet; stop at the first step that fails."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--build", type=Path, default=Path("build/training"))
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--pairs", type=Path, nargs="+", default=[PAIRS, Path("../shared/pairs")])
    wanted = parser.parse_args()
    wanted.build.mkdir(parents=True, exist_ok=True)
    with (wanted.build / "log.txt").open("a", encoding="utf-8") as log:
        for step in steps(wanted):
            if step.makes.exists():
                print(f"{step.makes} is there")
                continue
            print(f"{step.module} -> {step.makes}", flush=True)
            command = [sys.executable, "-m", f"training.{step.module}", *step.arguments]
            surroundings = {**os.environ, **ENVIRONMENT}
            done = subprocess.run(command, stdout=log, stderr=log, env=surroundings, check=False)
            if done.returncode:
                raise SystemExit(f"training.{step.module} failed: see {log.name}")


if __name__ == "__main__":
    main()
