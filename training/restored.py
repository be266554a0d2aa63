"""The shipped judge as weights to go on from, read out of its own files.

`python -m training.restored --build FOLDER` writes there `encoder.pt`, `tokenizer.json`,
`shipped.pt` (for `training.train --start`) and `ranges.npz` (for `--rounded`). Weights come back
as they were rounded for export, 8 bits a row, so exporting them again gives the same model.
"""

from __future__ import annotations

import argparse
import re
import shutil
from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import numpy_helper

from training.calibrate import Rounding
from training.export import DATA, MODEL, TABLE, Words
from training.rounded import save
from training.weights import BLOCK

Floats = NDArray[np.float32]
Constants = dict[str, NDArray[np.generic]]
JOINT = ("query", "key", "value")
PARTS = {"out": "output", "wide": "widen", "narrow": "narrow"}
NORMS = {"norm": "attention_norm", "final": "output_norm"}
PRODUCT = re.compile(r"l(\d+)\.(qkv|out|wide|narrow)\.weight")


def constants(folder: Path) -> Constants:
    """All constants of the shipped graph, those of the shared table among them."""
    graph = onnx.load(folder / MODEL).graph
    return {each.name: numpy_helper.to_array(each) for each in graph.initializer}


def words_of(found: Constants) -> Words:
    """The packed word table and its scales, as the export takes them."""
    return found["words"].astype(np.uint8), found["words.scale"].astype(np.float16)


def unpacked(words: Words) -> Floats:
    """Packed rows (pieces, hidden / 2), low nibble first, in single precision."""
    packed, scale = words
    nibbles = np.stack([packed & 15, packed >> 4], -1).reshape(len(packed), -1, BLOCK)
    values = (nibbles.astype(np.float32) - 8) * scale.astype(np.float32)[..., None]
    table: Floats = values.reshape(len(packed), -1)
    return table


def ranges_of(found: Constants) -> dict[str, Rounding]:
    """How the states of every product are rounded."""
    ranges = {}
    for name in found:
        if PRODUCT.fullmatch(name):
            short = name.removesuffix(".weight")
            step = found[f"{short}.step"].item()
            channels = 1 / (found[f"{short}.factors"] * step)
            zero = found[f"{short}.moved"].item()
            ranges[short] = Rounding(channels.astype(np.float32), step, zero)
    return ranges


def state_of(found: Constants) -> dict[str, Floats]:
    """The classifier's weights but for its word table, by PyTorch's names."""
    state = {
        "encoder.norm.weight": found["embedded.norm.weight"],
        "encoder.norm.bias": found["embedded.norm.bias"],
        "dense.weight": found["dense.weight"].T,
        "dense.bias": found["dense.bias"],
        "scores.weight": found["logits.weight"].T,
        "scores.bias": found["logits.bias"],
    }
    for short, how in ranges_of(found).items():
        at, part = short[1:].split(".")
        layer = f"encoder.layers.{at}"
        scale = found[f"{short}.scale"][:, None]
        weight = found[f"{short}.weight"].T.astype(np.float32) * scale / how.channels
        bias = found[f"{short}.bias"]
        names = JOINT if part == "qkv" else (PARTS[part],)
        for name, rows, values in zip(
            names, np.split(weight, len(names)), np.split(bias, len(names)), strict=True
        ):
            state |= {f"{layer}.{name}.weight": rows, f"{layer}.{name}.bias": values}
        if part == "out":
            for ours, theirs in NORMS.items():
                for kind in ("weight", "bias"):
                    state[f"{layer}.{theirs}.{kind}"] = found[f"l{at}.{ours}.{kind}"]
    return {name: np.ascontiguousarray(values, np.float32) for name, values in state.items()}


def main() -> None:
    """Write the files."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--build", type=Path, default=Path("build/training"))
    parser.add_argument("--model", type=Path, default=DATA)
    wanted = parser.parse_args()
    wanted.build.mkdir(parents=True, exist_ok=True)
    assert (wanted.model / TABLE).exists(), f"no {TABLE} in {wanted.model}"
    found = constants(wanted.model)
    state = {name: torch.from_numpy(values) for name, values in state_of(found).items()}
    places = torch.from_numpy(np.array(found["places.table"], np.float32))
    # The shipped table is the sum of both; which is whose does not matter.
    state["encoder.positions.weight"] = places
    state["encoder.types.weight"] = torch.zeros(2, places.shape[1])
    torch.save(state, wanted.build / "shipped.pt")
    encoder = {
        name.removeprefix("encoder."): values
        for name, values in state.items()
        if name.startswith("encoder.")
    }
    encoder["words.weight"] = torch.from_numpy(unpacked(words_of(found)))
    torch.save(encoder, wanted.build / "encoder.pt")
    save(ranges_of(found), wanted.build / "ranges.npz")
    shutil.copy(wanted.model / "tokenizer.json", wanted.build / "tokenizer.json")


if __name__ == "__main__":
    main()
