"""The pair classifier as an ONNX graph, written node by node.

Inputs `input_ids` and `attention_mask` (batch, length); output `logits` (batch, 3) of the judge,
`embedding` (batch, hidden) of the retriever. Word embeddings stay the 4-bit blocks of
multilingual-e5-small, which training does not change, and lie in a file of their own.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray
from onnx import ModelProto, NodeProto, TensorProto, helper, numpy_helper

from training.calibrate import LEVELS, Rounding
from training.encoder import LABELS, Shape
from training.weights import BLOCK

CONTRIB = "com.microsoft"
OPSET = 21

Floats = NDArray[np.float32]
Multiply = Callable[["Graph", str, str, Floats, Floats], str]


@dataclass(slots=True)
class Graph:
    """Nodes and constants as they are added; names are the callers' own."""

    nodes: list[NodeProto] = field(default_factory=list)
    constants: list[TensorProto] = field(default_factory=list)

    def constant(self, name: str, values: NDArray[np.generic]) -> str:
        """A named constant."""
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(values), name))
        return name

    def node(self, kind: str, inputs: list[str], output: str, **settings: Any) -> str:
        """A node with one output; contributed kinds are told by their domain."""
        made = helper.make_node(kind, inputs, [output], name=output, **settings)
        self.nodes.append(made)
        return output


def plain(graph: Graph, name: str, states: str, weight: Floats, bias: Floats) -> str:
    """States times weight (out, in) plus bias in single precision."""
    matrix = graph.constant(f"{name}.weight", weight.T)
    product = graph.node("MatMul", [states, matrix], f"{name}.product")
    return graph.node("Add", [product, graph.constant(f"{name}.bias", bias)], name)


def fixed(roundings: dict[str, Rounding]) -> Multiply:
    """States rounded to 7 bits by ranges known beforehand, weights to 8 bits, a scale a row.

    Two products of 7 and 8 bits stay within 16 bits, so that processors without VNNI give the
    same answers; and no pair's answer hangs on the pairs beside it.
    """

    def multiply(graph: Graph, name: str, states: str, weight: Floats, bias: Floats) -> str:
        how = roundings[name]
        heavy = weight * how.channels
        scale = np.abs(heavy).max(1) / 127
        whole = np.round(heavy / scale[:, None]).astype(np.int8)
        factors = graph.constant(f"{name}.factors", (1 / (how.channels * how.scale)))
        zero = graph.constant(f"{name}.moved", np.array(how.zero, np.uint8))
        one = graph.constant(f"{name}.one", np.array(1, np.float32))
        least = graph.constant(f"{name}.least", np.array(-how.zero, np.float32))
        most = graph.constant(f"{name}.most", np.array(LEVELS - how.zero, np.float32))
        even = graph.node("Mul", [states, factors], f"{name}.even")
        cut = graph.node("Clip", [even, least, most], f"{name}.cut")
        rounded = graph.node("QuantizeLinear", [cut, one, zero], f"{name}.rounded")
        inputs = [
            rounded,
            graph.constant(f"{name}.weight", whole.T),
            graph.constant(f"{name}.step", np.array(how.scale, np.float32)),
            graph.constant(f"{name}.scale", scale.astype(np.float32)),
            zero,
            graph.constant(f"{name}.zero", np.zeros(len(scale), np.int8)),
            graph.constant(f"{name}.bias", bias),
        ]
        return graph.node("MatMulIntegerToFloat", inputs, name, domain=CONTRIB)

    return multiply


def embeddings(
    graph: Graph, state: dict[str, Floats], packed: NDArray[np.uint8], scale: NDArray[np.float16]
) -> str:
    """Word, place and type embeddings, summed and normed: (batch, length, hidden)."""
    half = graph.node(
        "GatherBlockQuantized",
        [graph.constant("words", packed), "input_ids", graph.constant("words.scale", scale)],
        "words.half",
        domain=CONTRIB,
        bits=4,
        block_size=BLOCK,
        gather_axis=0,
        quantize_axis=1,
    )
    words = graph.node("Cast", [half], "words.states", to=TensorProto.FLOAT)
    table = state["encoder.positions.weight"] + state["encoder.types.weight"][0]
    graph.node("Shape", ["input_ids"], "length", start=1, end=2)
    zero = graph.constant("zero", np.array([0], np.int64))
    places = graph.node(
        "Slice", [graph.constant("places.table", table), zero, "length", zero], "places"
    )
    summed = graph.node("Add", [words, places], "embedded")
    return norm(graph, "embedded.norm", summed, state, "encoder.norm")


def norm(graph: Graph, name: str, states: str, state: dict[str, Floats], source: str) -> str:
    """The norm of a layer."""
    inputs = [
        states,
        graph.constant(f"{name}.weight", state[f"{source}.weight"]),
        graph.constant(f"{name}.bias", state[f"{source}.bias"]),
    ]
    return graph.node("LayerNormalization", inputs, name, axis=-1, epsilon=1e-12)


def layer(
    graph: Graph, at: int, states: str, state: dict[str, Floats], shape: Shape, multiply: Multiply
) -> str:
    """One layer; the three projections of attention are one product."""
    source, name = f"encoder.layers.{at}", f"l{at}"

    def of(part: str) -> tuple[Floats, Floats]:
        return state[f"{source}.{part}.weight"], state[f"{source}.{part}.bias"]

    three = [of(part) for part in ("query", "key", "value")]
    weight = np.concatenate([matrix for matrix, _ in three])
    bias = np.concatenate([vector for _, vector in three])
    joint = multiply(graph, f"{name}.qkv", states, weight, bias)
    parts = [f"{name}.{part}" for part in "qkv"]
    graph.nodes.append(helper.make_node("Split", [joint], parts, axis=-1, num_outputs=3))
    context = graph.node(
        "MultiHeadAttention",
        [*parts, "", "mask.whole"],
        f"{name}.context",
        domain=CONTRIB,
        num_heads=shape.heads,
    )
    output = multiply(graph, f"{name}.out", context, *of("output"))
    summed = graph.node("Add", [states, output], f"{name}.sum")
    states = norm(graph, f"{name}.norm", summed, state, f"{source}.attention_norm")
    wide = multiply(graph, f"{name}.wide", states, *of("widen"))
    curved = graph.node("Gelu", [wide], f"{name}.gelu", domain=CONTRIB)
    narrow = multiply(graph, f"{name}.narrow", curved, *of("narrow"))
    total = graph.node("Add", [states, narrow], f"{name}.total")
    return norm(graph, f"{name}.final", total, state, f"{source}.output_norm")


def pool(graph: Graph, states: str, name: str) -> str:
    """The mean of the states of the tokens: (batch, hidden)."""
    weights = graph.node("Cast", ["attention_mask"], "mask.float", to=TensorProto.FLOAT)
    last = graph.constant("last", np.array([2], np.int64))
    middle = graph.constant("middle", np.array([1], np.int64))
    column = graph.node("Unsqueeze", [weights, last], "mask.column")
    kept = graph.node("Mul", [states, column], "kept")
    total = graph.node("ReduceSum", [kept, middle], "kept.sum", keepdims=0)
    count = graph.node("ReduceSum", [column, middle], "count", keepdims=0)
    return graph.node("Div", [total, count], name)


def head(graph: Graph, states: str, state: dict[str, Floats]) -> None:
    """The scores of the mean of the states, in single precision."""
    mean = pool(graph, states, "mean")
    dense = plain(graph, "dense", mean, state["dense.weight"], state["dense.bias"])
    curved = graph.node("Tanh", [dense], "dense.tanh")
    plain(graph, "logits", curved, state["scores.weight"], state["scores.bias"])


def build(
    state: dict[str, Floats],
    words: NDArray[np.uint8],
    scale: NDArray[np.float16],
    shape: Shape,
    multiply: Multiply,
) -> ModelProto:
    """The judge; `words` (pieces, hidden / 2) are two weights a byte, low nibble first."""
    graph = Graph()
    head(graph, _states(graph, state, words, scale, shape, multiply), state)
    return _model(graph, "judge", {"logits": len(LABELS)})


def build_encoder(
    state: dict[str, Floats],
    words: NDArray[np.uint8],
    scale: NDArray[np.float16],
    shape: Shape,
    multiply: Multiply,
) -> ModelProto:
    """The encoder of single texts: the mean of the states at length one."""
    graph = Graph()
    pool(graph, _states(graph, state, words, scale, shape, multiply), "mean")
    last = graph.constant("last.axis", np.array([1], np.int64))
    length = graph.node("ReduceL2", ["mean", last], "norm", keepdims=1)
    graph.node("Div", ["mean", length], "embedding")
    return _model(graph, "retriever", {"embedding": shape.hidden})


def _states(
    graph: Graph,
    state: dict[str, Floats],
    words: NDArray[np.uint8],
    scale: NDArray[np.float16],
    shape: Shape,
    multiply: Multiply,
) -> str:
    graph.node("Cast", ["attention_mask"], "mask.whole", to=TensorProto.INT32)
    states = embeddings(graph, state, words, scale)
    for at in range(shape.layers):
        states = layer(graph, at, states, state, shape, multiply)
    return states


def _model(graph: Graph, name: str, outputs: dict[str, int]) -> ModelProto:
    inputs = [
        helper.make_tensor_value_info(each, TensorProto.INT64, ["batch", "length"])
        for each in ("input_ids", "attention_mask")
    ]
    given = [
        helper.make_tensor_value_info(each, TensorProto.FLOAT, ["batch", width])
        for each, width in outputs.items()
    ]
    made = helper.make_graph(graph.nodes, name, inputs, given, graph.constants)
    opsets = [helper.make_opsetid("", OPSET), helper.make_opsetid(CONTRIB, 1)]
    return helper.make_model(made, opset_imports=opsets, ir_version=10)
