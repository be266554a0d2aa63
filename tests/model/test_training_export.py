"""What the judge and the retriever share stays the same when the judge is trained anew."""

from __future__ import annotations

from pathlib import Path

import pytest

onnx = pytest.importorskip("onnx")
torch = pytest.importorskip("torch")

from training.encoder import PairClassifier, Shape  # noqa: E402
from training.export import RETRIEVER, TABLE, share_table  # noqa: E402
from training.train import freeze  # noqa: E402


def graph(places: bytes) -> onnx.ModelProto:
    """A graph with one shared constant and one of its own."""
    model = onnx.ModelProto()
    for name, value in (("places.table", places), ("own", b"1234")):
        model.graph.initializer.add(name=name, raw_data=value)
    return model


def test_another_table_than_the_retrievers_is_refused_and_nothing_is_lost(tmp_path: Path) -> None:
    share_table(graph(b"abcd"), tmp_path)
    (tmp_path / RETRIEVER).touch()
    share_table(graph(b"abcd"), tmp_path)
    with pytest.raises(ValueError, match=r"embeddings\.bin: .*retriever"):
        share_table(graph(b"abce"), tmp_path)
    assert (tmp_path / TABLE).read_bytes() == b"abcd"


@pytest.mark.parametrize("layers", [0, 1])
def test_training_holds_what_the_retriever_shares(layers: int) -> None:
    model = PairClassifier(Shape(vocabulary=10))
    freeze(model, layers)
    assert not model.encoder.words.weight.requires_grad
    assert not model.encoder.positions.weight.requires_grad
    assert not model.encoder.types.weight.requires_grad
    assert model.encoder.layers[layers].query.weight.requires_grad
