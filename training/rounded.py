"""The products of the encoder as the shipped model computes them, so that training meets rounding.

`python -m training.rounded --model FILE --mix FILE --out FILE` sees how large the states of a
trained model get and keeps the ranges; `training.train --rounded FILE` then trains with states and
weights rounded by them, gradients passing through as if nothing were rounded (Bengio and others,
arXiv 1308.3432), and the export rounds by the same ranges.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional

from training.batches import collate, tokenise
from training.calibrate import LEVELS, PRODUCTS, Rounding, rounding, watch, weights_of
from training.encoder import PairClassifier
from training.train import load_model

SEEN = 512  # pairs whose states are looked at
BATCH = 32
WEIGHT_LEVELS = 127


class _Rounded(torch.autograd.Function):
    """States as the shipped model has them; beyond their range no gradient passes."""

    @staticmethod
    def forward(
        ctx: Any, states: Tensor, factors: Tensor, back: Tensor, least: int, most: int
    ) -> Tensor:
        whole = (states * factors).round_()
        if ctx.needs_input_grad[0]:
            ctx.save_for_backward((whole >= least) & (whole <= most))
        return whole.clamp_(least, most).mul_(back)

    @staticmethod
    def backward(ctx: Any, gradient: Tensor) -> tuple[Tensor, None, None, None, None]:
        (within,) = ctx.saved_tensors
        return gradient * within, None, None, None, None


class _RoundedWeight(torch.autograd.Function):
    """Weights as the shipped model has them, a scale a row; the gradient passes."""

    @staticmethod
    def forward(ctx: Any, weight: Tensor, channels: Tensor) -> Tensor:
        heavy = weight * channels
        scale = heavy.abs().amax(1, keepdim=True) / WEIGHT_LEVELS
        return heavy.div_(scale).round_().mul_(scale).div_(channels)

    @staticmethod
    def backward(ctx: Any, gradient: Tensor) -> tuple[Tensor, None]:
        return gradient, None


class _Reader:
    """Rounds what several products read, once."""

    def __init__(self, how: Rounding) -> None:
        self.channels = torch.from_numpy(how.channels)
        self.back = self.channels * how.scale
        self.factors = 1 / self.back
        self.least, self.most = -how.zero, LEVELS - how.zero
        self._read: tuple[Tensor, Tensor] | None = None

    def __call__(self, states: Tensor) -> Tensor:
        if self._read is None or self._read[0] is not states:
            rounded = _Rounded.apply(states, self.factors, self.back, self.least, self.most)
            self._read = (states, rounded)
        return self._read[1]


class RoundedLinear(nn.Linear):
    """A product of rounded states and rounded weights."""

    def start(self, reader: _Reader) -> None:
        """Take the ranges."""
        self.reader = reader
        self.kept: Tensor | None = None

    def forward(self, states: Tensor) -> Tensor:
        """States (batch, length, channels) to outputs."""
        return functional.linear(self.reader(states), self.rounded_weight(), self.bias)

    def rounded_weight(self) -> Tensor:
        """Frozen weights are rounded once, the others each time."""
        if self.kept is not None:
            return self.kept
        rounded: Tensor = _RoundedWeight.apply(self.weight, self.reader.channels)
        if not self.weight.requires_grad:
            self.kept = rounded
        return rounded


def attach(model: PairClassifier, roundings: dict[str, Rounding]) -> None:
    """Make every product of the encoder a rounded one; the weights stay where they are."""
    for at, layer in enumerate(model.encoder.layers):
        readers: dict[str, _Reader] = {}
        for part in ("query", "key", "value", "output", "widen", "narrow"):
            short = PRODUCTS.get(part, "qkv")
            if short not in readers:
                readers[short] = _Reader(roundings[f"l{at}.{short}"])
            module = getattr(layer, part)
            module.__class__ = RoundedLinear
            module.start(readers[short])


def save(roundings: dict[str, Rounding], file: Path) -> None:
    """Keep ranges."""
    arrays = {f"{name}.channels": how.channels for name, how in roundings.items()}
    steps = {f"{name}.step": np.array([how.scale, how.zero]) for name, how in roundings.items()}
    np.savez(file, **arrays, **steps)


def load(file: Path) -> dict[str, Rounding]:
    """Kept ranges."""
    packed = np.load(file)
    names = {name.rpartition(".")[0] for name in packed.files}
    return {
        name: Rounding(
            packed[f"{name}.channels"],
            float(packed[f"{name}.step"][0]),
            int(packed[f"{name}.step"][1]),
        )
        for name in sorted(names)
    }


def see(model: PairClassifier, mix: Path, tokenizer: Tokenizer) -> dict[str, Rounding]:
    """The ranges of a model's states on the first pairs of a mix."""
    with mix.open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line, _ in zip(lines, range(SEEN), strict=False)]
    pairs = tokenise(rows, tokenizer)
    order = sorted(range(len(pairs)), key=lambda row: len(pairs.ids[row]))
    batches = (collate(pairs, order[at : at + BATCH])[:2] for at in range(0, len(order), BATCH))
    seen = watch(model, batches)
    state = {name: value.numpy() for name, value in model.state_dict().items()}
    weights = weights_of(state, len(model.encoder.layers))
    return {name: rounding(seen[name], weights[name]) for name in seen}


def main() -> None:
    """See and keep."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--build", type=Path, default=Path("build/training"))
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--mix", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    wanted = parser.parse_args()
    torch.set_num_threads(1)
    tokenizer = Tokenizer.from_file(str(wanted.build / "tokenizer.json"))
    save(see(load_model(wanted.build, wanted.model), wanted.mix, tokenizer), wanted.out)


if __name__ == "__main__":
    main()
