"""The encoder that finds passages: multilingual-e5-small as it is published, for the package.

Its matrices ship as the 4-bit blocks they come from, and become whole numbers of 8 bits when they
are loaded; the word and place tables are those of the judge. `python -m training.retriever` writes
`retriever.onnx` and `retriever.npz` beside the judge.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer

from training.calibrate import Rounding, rounding, watch, weights_of
from training.export import BATCH, DATA, share_table, word_table
from training.graph import build_encoder, fixed
from training.rounded import SEEN
from training.train import load_model
from training.weights import BLOCK, QUANTISED, Packed, model_path, read_packed

Floats = NDArray[np.float32]
PARTS = {"qkv": ("q", "k", "v"), "out": ("ao",), "wide": ("fi",), "narrow": ("fo",)}


def blocks(packed: Packed, name: str, width: int) -> tuple[NDArray[np.uint8], NDArray[np.float16]]:
    """A matrix (rows, width) as it is packed: two weights a byte, and the scales of its blocks."""
    _, count, offset = packed.directory[name]
    raw = np.frombuffer(packed.data, QUANTISED, count // BLOCK, offset)
    raw = raw.reshape(-1, width // BLOCK)
    nibbles = raw["nibbles"]
    halves = np.concatenate([nibbles & 15, nibbles >> 4], axis=-1).reshape(len(raw), -1)
    return halves[:, 0::2] | (halves[:, 1::2] << 4), raw["scale"].astype(np.float16)


def matrices(packed: Packed, roundings: dict[str, Rounding]) -> dict[str, NDArray[np.generic]]:
    """All matrices as the package unpacks them."""
    shape, found = packed.shape, {}
    for at in range(shape.layers):
        for short, parts in PARTS.items():
            width = shape.feed_forward if short == "narrow" else shape.hidden
            name = f"l{at}.{short}"
            read = [blocks(packed, f"l{at}.{part}.w", width) for part in parts]
            found[f"{name}.nibbles"] = np.concatenate([nibbles for nibbles, _ in read])
            found[f"{name}.blocks"] = np.concatenate([scales for _, scales in read])
            found[f"{name}.channels"] = roundings[name].channels
    return found


def take_out(graph: onnx.ModelProto, folder: Path) -> None:
    """Leave the weights of the products out of the graph: they are given when it is loaded."""
    kept = []
    for constant in graph.graph.initializer:
        parts = constant.name.split(".")
        if len(parts) == 3 and parts[2] == "weight" and parts[1] in PARTS:
            constant.ClearField("raw_data")
            constant.data_location = onnx.TensorProto.EXTERNAL
            constant.external_data.add(key="location", value="given-at-load")
        kept.append(constant)
    share_table(graph, folder)


def main() -> None:
    """Write both files."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--build", type=Path, default=Path("build/training"))
    parser.add_argument("--mix", type=Path, required=True, help="texts to see states of")
    parser.add_argument("--out", type=Path, default=DATA)
    wanted = parser.parse_args()
    torch.set_num_threads(1)
    packed = read_packed(model_path())
    kept = json.loads((wanted.build / "pieces.json").read_text("utf-8"))
    tokenizer = Tokenizer.from_file(str(wanted.build / "tokenizer.json"))
    model = load_model(wanted.build, None)
    seen = watch(model, _batches(wanted.mix, tokenizer))
    state = {name: value.numpy() for name, value in model.state_dict().items()}
    weights = weights_of(state, packed.shape.layers)
    roundings = {name: rounding(seen[name], weights[name]) for name in seen}
    graph = build_encoder(state, *word_table(packed, kept), packed.shape, fixed(roundings))
    take_out(graph, wanted.out)
    (wanted.out / "retriever.onnx").write_bytes(graph.SerializeToString(deterministic=True))
    np.savez(wanted.out / "retriever.npz", **matrices(packed, roundings))
    for name in ("retriever.onnx", "retriever.npz"):
        print(f"{name}: {(wanted.out / name).stat().st_size / 1e6:.1f} MB")


def _batches(mix: Path, tokenizer: Tokenizer) -> list[tuple[torch.Tensor, torch.Tensor]]:
    """Single texts as the encoder reads them."""
    with mix.open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line, _ in zip(lines, range(SEEN), strict=False)]
    texts = [f"passage: {row['premise']}" for row in rows[0::2]]
    texts += [f"query: {row['hypothesis']}" for row in rows[1::2]]
    codes = sorted((tokenizer.encode(text).ids for text in texts), key=len)
    found = []
    for at in range(0, len(codes), BATCH):
        some = codes[at : at + BATCH]
        ids = torch.full((len(some), max(map(len, some))), 1)
        for row, code in enumerate(some):
            ids[row, : len(code)] = torch.tensor(code)
        found.append((ids, ids != 1))
    return found


if __name__ == "__main__":
    main()
