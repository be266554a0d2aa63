"""How large the states get that each product of the encoder reads, and how to round them.

The rounding is fixed beforehand, so that the answer on one pair hangs on no other pair beside it.
States are first divided channel by channel (the idea of SmoothQuant, arXiv 2211.10438): a few
channels are far larger than the rest, and the weights can take up part of that.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from training.encoder import PairClassifier

Floats = NDArray[np.float32]
PRODUCTS = {"query": "qkv", "output": "out", "widen": "wide", "narrow": "narrow"}
LEVELS = 127  # 7 bits of states and 8 of weights: two products fit 16 bits without VNNI
SHARE = 1.0  # how much of a channel's size the weights take up; 0.3 to 1.1 tried


@dataclass(slots=True)
class Seen:
    """Least and largest value of each channel (channels,)."""

    low: Floats
    high: Floats

    def add(self, states: Floats) -> None:
        """Take in states (tokens, channels)."""
        self.low = np.minimum(self.low, states.min(0))
        self.high = np.maximum(self.high, states.max(0))


@dataclass(frozen=True, slots=True)
class Rounding:
    """States are divided by `channels`, by `scale`, and moved by `zero` whole steps."""

    channels: Floats
    scale: float
    zero: int


def watch(model: PairClassifier, batches: Iterable[tuple[Tensor, Tensor]]) -> dict[str, Seen]:
    """What each product of each layer reads, by its name in the graph; padding left out."""
    seen: dict[str, Seen] = {}
    mask = torch.ones(1)

    def hook(name: str, width: int) -> None:
        seen[name] = Seen(np.full(width, np.inf, np.float32), np.full(width, -np.inf, np.float32))

    handles = []
    for at, layer in enumerate(model.encoder.layers):
        for part, short in PRODUCTS.items():
            module: nn.Linear = getattr(layer, part)
            name = f"l{at}.{short}"
            hook(name, module.in_features)

            def note(_: nn.Module, read: tuple[Tensor, ...], name: str = name) -> None:
                seen[name].add(read[0][mask].numpy())

            handles.append(module.register_forward_pre_hook(note))
    model.eval()
    with torch.inference_mode():
        for ids, mask in batches:  # `note` reads it
            model(ids, mask)
    for handle in handles:
        handle.remove()
    return seen


def rounding(seen: Seen, weight: Floats, share: float = SHARE, levels: int = LEVELS) -> Rounding:
    """How to round the states that `weight` (outputs, channels) is multiplied with."""
    largest = np.maximum(np.maximum(np.abs(seen.low), np.abs(seen.high)), 1e-4)
    heavy = np.maximum(np.abs(weight).max(0), 1e-4)
    channels = largest**share / heavy ** (1 - share)
    channels = (channels / np.exp(np.log(channels).mean())).astype(np.float32)
    low = min(0.0, float((seen.low / channels).min()))
    high = max(0.0, float((seen.high / channels).max()))
    scale = (high - low) / levels
    return Rounding(channels, scale, round(-low / scale))


def weights_of(state: dict[str, Floats], layers: int) -> dict[str, Floats]:
    """The matrix of each product, by its name in the graph."""
    found = {}
    for at in range(layers):
        source = f"encoder.layers.{at}"
        three = [state[f"{source}.{part}.weight"] for part in ("query", "key", "value")]
        found[f"l{at}.qkv"] = np.concatenate(three)
        for part, short in (("output", "out"), ("widen", "wide"), ("narrow", "narrow")):
            found[f"l{at}.{short}"] = state[f"{source}.{part}.weight"]
    return found
