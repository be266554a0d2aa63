"""Small models written to disk: an ONNX graph that adds up what each word says."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from tokenizers import Tokenizer
from tokenizers.models import WordLevel
from tokenizers.pre_tokenizers import WhitespaceSplit
from tokenizers.processors import TemplateProcessing

WORDS = ("[PAD]", "[CLS]", "[SEP]", "[UNK]", "yes", "maybe", "no", "word")
# What each word adds to the scores. That of the padding would drown the others, were it read.
SAYS = {"[PAD]": (9, 9, -9), "yes": (2, 0, 0), "maybe": (0, 2, 0), "no": (0, 0, 2)}
ORDER = ("entailment", "neutral", "contradiction")


def labels(order: Sequence[str] = ORDER) -> dict[str, str]:
    """`id2label` of a model whose scores come in this order."""
    return {str(place): label for place, label in enumerate(order)}


def write_config(folder: Path, **config: Any) -> None:
    """A `config.json` with our labels, and what else is given."""
    (folder / "config.json").write_text(json.dumps({"id2label": labels()} | config), "utf-8")


def write_tokenizer(folder: Path) -> None:
    """A tokenizer of whole words that puts a pair as `[CLS] a [SEP] b [SEP]`."""
    numbers = {word: number for number, word in enumerate(WORDS)}
    tokenizer = Tokenizer(WordLevel(numbers, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = WhitespaceSplit()
    tokenizer.post_processor = TemplateProcessing(
        single="[CLS] $A [SEP]",
        pair="[CLS] $A [SEP] $B:1 [SEP]:1",
        special_tokens=[(word, numbers[word]) for word in ("[CLS]", "[SEP]")],
    )
    tokenizer.save(str(folder / "tokenizer.json"))


def write_onnx(
    file: Path,
    *,
    outputs: Sequence[str] = ("logits",),
    width: int = 3,
    types: bool = False,
    ids: str = "input_ids",
    texts: int | str = "texts",
) -> None:
    """Scores are the sum over the words; with `types` each token of the second text denies."""
    says = np.array([SAYS.get(word, (0, 0, 0)) for word in WORDS], np.float32)[:, :width]
    tables = {"says": says, "sides": np.array([[0, 0, 0], [0, 0, 3]], np.float32)[:, :width]}
    node = helper.make_node
    nodes = [node("Gather", ["says", ids], ["words"])]
    if types:
        nodes.append(node("Gather", ["sides", "token_type_ids"], ["side"]))
        nodes.append(node("Add", ["words", "side"], ["told"]))
    nodes += [
        node("Cast", ["attention_mask"], ["seen"], to=TensorProto.FLOAT),
        node("Unsqueeze", ["seen", "last"], ["column"]),
        node("Mul", ["told" if types else "words", "column"], ["kept"]),
        *(node("ReduceSum", ["kept", "across"], [name], keepdims=0) for name in outputs),
    ]
    constants = [numpy_helper.from_array(table, name) for name, table in tables.items()]
    constants.append(numpy_helper.from_array(np.array([2]), "last"))
    constants.append(numpy_helper.from_array(np.array([1]), "across"))
    names = [ids, "attention_mask", *(["token_type_ids"] if types else [])]
    value = helper.make_tensor_value_info
    graph = helper.make_graph(
        nodes,
        "adder",
        [value(name, TensorProto.INT64, [texts, "length"]) for name in names],
        [value(name, TensorProto.FLOAT, [texts, width]) for name in outputs],
        constants,
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=10)
    onnx.save(model, str(file))


def write_model(folder: Path, *, config: dict[str, Any] | None = None, **graph: Any) -> Path:
    """A whole model's folder: graph, tokenizer and config."""
    write_onnx(folder / "model.onnx", **graph)
    write_tokenizer(folder)
    write_config(folder, **(config or {}))
    return folder
