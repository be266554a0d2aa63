"""The trained model as the files that ship: a graph of whole numbers, the word table, a tokenizer.

`python -m training.export --model FILE` writes `factcheck/model/data`, and beside the log how far
the shipped model agrees with the trained one. Only `judge.onnx` and `config.json` change when a
model is trained anew.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer

from training.batches import Pairs, collate, tokenise
from training.encoder import LABELS, PairClassifier, Shape
from training.graph import Multiply, build, fixed, plain
from training.rounded import load, see
from training.rows import read_rows
from training.train import load_model
from training.weights import BLOCK, QUANTISED, Packed, model_path, read_packed

DATA = Path("factcheck/model/data")
TABLE = "embeddings.bin"
MODEL = "judge.onnx"
RETRIEVER = "retriever.onnx"
COMPARED = 1000  # pairs that the shipped and the trained model both judge
BATCH = 32
LENGTH = 512

Floats = NDArray[np.float32]
Words = tuple[NDArray[np.uint8], NDArray[np.float16]]


def word_table(packed: Packed, kept: list[int]) -> Words:
    """The 4-bit rows of the kept pieces, two weights a byte, and the scales of their blocks."""
    _, count, offset = packed.directory["emb.word"]
    blocks = np.frombuffer(packed.data, QUANTISED, count // BLOCK, offset)
    blocks = blocks.reshape(-1, packed.shape.hidden // BLOCK)[kept]
    nibbles = blocks["nibbles"]
    halves = np.concatenate([nibbles & 15, nibbles >> 4], axis=-1).reshape(len(kept), -1)
    return halves[:, 0::2] | (halves[:, 1::2] << 4), blocks["scale"].astype(np.float16)


def words_to_ship(build: Path) -> Words:
    """The table of the pieces chosen; the shipped one where the build was read back from it."""
    chosen = build / "pieces.json"
    if not chosen.exists():
        from training.restored import constants, words_of

        return words_of(constants(DATA))
    return word_table(read_packed(model_path()), json.loads(chosen.read_text("utf-8")))


def write_tokenizer(source: Path, out: Path) -> None:
    """The tokenizer with four decimals of its scores: the file is a third smaller."""
    read = json.loads(source.read_text("utf-8"))
    read["model"]["vocab"] = [[piece, round(score, 4)] for piece, score in read["model"]["vocab"]]
    text = json.dumps(read, ensure_ascii=False, separators=(",", ":"))
    out.write_text(text, "utf-8")


SHARED = ("words", "words.scale", "places.table")
"""Constants that training does not change: they lie in the table, for the judge and retriever."""


def share_table(graph: onnx.ModelProto, folder: Path) -> None:
    """Move the shared constants of a graph to the table.

    Raises ValueError where a retriever stands by it that was made with another table.
    """
    table = b""
    for constant in graph.graph.initializer:
        if constant.name in SHARED:
            size = len(constant.raw_data)
            place = {"location": TABLE, "offset": len(table), "length": size}
            table += constant.raw_data
            constant.ClearField("raw_data")
            constant.data_location = onnx.TensorProto.EXTERNAL
            for key, value in place.items():
                constant.external_data.add(key=key, value=str(value))
    file = folder / TABLE
    if (folder / RETRIEVER).exists() and file.exists() and file.read_bytes() != table:
        raise ValueError(
            f"{file}: the model has other words or places than the retriever beside it; "
            "train with both held, or remove the retriever and make it anew"
        )
    file.write_bytes(table)


def write_config(folder: Path, temperature: float) -> None:
    """What the outputs mean, and the sums by which damage is found."""
    sums = {
        name: hashlib.sha256((folder / name).read_bytes()).hexdigest()
        for name in (MODEL, TABLE, "tokenizer.json", RETRIEVER, "retriever.npz")
        if (folder / name).exists()
    }
    config = {
        "model_type": "bert",
        "id2label": {str(place): label for place, label in enumerate(LABELS)},
        "max_length": LENGTH,
        "temperature": round(temperature, 3),
        "weights": MODEL,
        "tables": [TABLE],
        "sha256": sums,
    }
    (folder / "config.json").write_text(json.dumps(config, indent=1) + "\n", "utf-8")


Logits = Callable[[Pairs], Floats]


def by_torch(model: PairClassifier) -> Logits:
    """Logits by PyTorch in single precision."""
    model.eval()

    def answer(pairs: Pairs) -> Floats:
        return _in_batches(pairs, lambda ids, mask: model(ids, mask).numpy())

    return answer


def by_onnx(graph: bytes | str) -> Logits:
    """Logits by onnxruntime with one thread."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(graph, options, providers=["CPUExecutionProvider"])

    def run(ids: torch.Tensor, mask: torch.Tensor) -> Floats:
        given = {"input_ids": ids.numpy(), "attention_mask": mask.numpy().astype(np.int64)}
        logits: Floats = session.run(["logits"], given)[0]
        return logits

    return lambda pairs: _in_batches(pairs, run)


def _in_batches(pairs: Pairs, run: Callable[[torch.Tensor, torch.Tensor], Floats]) -> Floats:
    order = sorted(range(len(pairs)), key=lambda row: len(pairs.ids[row]))
    logits = np.zeros((len(pairs), len(LABELS)), np.float32)
    with torch.inference_mode():
        for at in range(0, len(order), BATCH):
            rows = order[at : at + BATCH]
            logits[rows] = run(*collate(pairs, rows)[:2])
    return logits


def best_temperature(logits: Floats, allowed: NDArray[np.bool_]) -> float:
    """The divisor of the scores under which the right labels are most probable."""

    def loss(temperature: float) -> float:
        scaled = logits / temperature
        logs = scaled - np.log(np.exp(scaled).sum(1, keepdims=True))
        return float(-np.log((np.exp(logs) * allowed).sum(1)).mean())

    return min((float(step) for step in np.arange(0.6, 3.0, 0.02)), key=loss)


def compare(name: str, trained: Floats, shipped: Floats, seconds: tuple[float, float]) -> str:
    """A line: how often both give the same label, how far the chances differ, how fast each is."""
    one, other = (_softmax(logits) for logits in (trained, shipped))
    same = float((one.argmax(1) == other.argmax(1)).mean())
    apart = np.abs(one - other)
    return (
        f"{name}: the same label on {same:.2%} of {len(one)} pairs; chances differ by "
        f"{apart.mean():.4f} on average, {apart.max():.3f} at most; "
        f"{len(one) / seconds[0]:.1f} pairs/s in PyTorch, {len(one) / seconds[1]:.1f} shipped, "
        f"ratio {seconds[0] / seconds[1]:.2f}"
    )


def _softmax(logits: Floats) -> Floats:
    powers = np.exp(logits - logits.max(1, keepdims=True))
    shares: Floats = powers / powers.sum(1, keepdims=True)
    return shares


def main() -> None:
    """Write the shipped files and compare them with the model they come from."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--build", type=Path, default=Path("build/training"))
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--mix", type=Path, required=True, help="pairs to see states of")
    parser.add_argument("--compare", type=Path, nargs="*", default=[], help="pairs to agree on")
    parser.add_argument("--rounded", type=Path, help="the ranges that it was trained with")
    parser.add_argument("--temper", type=Path, nargs="*", default=[], help="development pairs")
    parser.add_argument("--out", type=Path, default=DATA)
    parser.add_argument("--report", type=Path, help="where the comparison is kept")
    parser.add_argument("--single", action="store_true", help="single precision, to compare with")
    wanted = parser.parse_args()
    torch.set_num_threads(1)
    wanted.out.mkdir(parents=True, exist_ok=True)
    words = words_to_ship(wanted.build)
    write_tokenizer(wanted.build / "tokenizer.json", wanted.out / "tokenizer.json")
    tokenizer = Tokenizer.from_file(str(wanted.build / "tokenizer.json"))
    model = load_model(wanted.build, wanted.model)
    state = {name: value.numpy() for name, value in model.state_dict().items()}
    how: Multiply = plain
    if not wanted.single:
        ranges = load(wanted.rounded) if wanted.rounded else see(model, wanted.mix, tokenizer)
        how = fixed(ranges)
    graph = build(state, *words, Shape(), how)
    share_table(graph, wanted.out)
    (wanted.out / MODEL).write_bytes(graph.SerializeToString(deterministic=True))
    said = []
    for path in wanted.compare:
        pairs = tokenise(read_rows(path)[:COMPARED], tokenizer)
        begun = time.process_time()
        trained = by_torch(model)(pairs)
        between = time.process_time()
        shipped = by_onnx(str(wanted.out / MODEL))(pairs)
        seconds = (between - begun, time.process_time() - between)
        said.append(compare(path.name.split(".")[0], trained, shipped, seconds))
    temperatures = []
    for path in wanted.temper:
        pairs = tokenise(read_rows(path)[:COMPARED], tokenizer)
        logits = by_onnx(str(wanted.out / MODEL))(pairs)
        temperatures.append(best_temperature(logits, pairs.allowed))
        said.append(f"{path.name.split('.')[0]}: best temperature {temperatures[-1]:.2f}")
    write_config(wanted.out, float(np.mean(temperatures)) if temperatures else 1.0)
    print("\n".join(said))
    if wanted.report:
        wanted.report.write_text("\n".join(said) + "\n", "utf-8")


if __name__ == "__main__":
    main()
