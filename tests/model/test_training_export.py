"""What training makes: what judge and retriever share stays the same; means, and mined mixes."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path

import pytest

from factcheck.model.interface import Pair, PairScores

onnx = pytest.importorskip("onnx")
torch = pytest.importorskip("torch")

from training.encoder import PairClassifier, Shape  # noqa: E402
from training.export import RETRIEVER, TABLE, share_table  # noqa: E402
from training.mean import mean  # noqa: E402
from training.mined import mined  # noqa: E402
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


def test_a_mean_weighs_what_all_states_have() -> None:
    one = {"w": torch.tensor([1.0, 2.0]), "head": torch.zeros(1)}
    other = {"w": torch.tensor([4.0, 8.0], dtype=torch.bfloat16)}
    found = mean([(one, 1.0), (other, 2.0)])
    assert set(found) == {"w"}
    assert found["w"].dtype == torch.float32
    assert found["w"].tolist() == pytest.approx([3.0, 6.0])


def test_no_mean_is_taken_of_nothing_or_of_other_shapes() -> None:
    with pytest.raises(ValueError, match="no weights"):
        mean([])
    with pytest.raises(ValueError, match="w has several shapes"):
        mean([({"w": torch.zeros(1)}, 1.0), ({"w": torch.zeros(2)}, 1.0)])


class Sure:
    """A judge that is sure of what begins with "sure"."""

    name = "sure"

    def score(self, pairs: Sequence[Pair]) -> list[PairScores]:
        return [
            PairScores(0.95, 0.03, 0.02) if claim.startswith("sure") else PairScores(0.5, 0.3, 0.2)
            for _, claim in pairs
        ]


def test_what_a_judge_is_sure_of_is_learned_from_less_often() -> None:
    claims = [f"{'sure' if at % 2 else 'open'} {at}" for at in range(400)]
    rows = [{"premise": "p", "hypothesis": claim, "labels": ["entailment"]} for claim in claims]
    kept = list(mined(rows, Sure(), random.Random(3), 0.9, 0.25))
    sure = [row for row in kept if row["hypothesis"].startswith("sure")]
    assert len(kept) - len(sure) == 200
    assert 20 < len(sure) < 80
    assert kept == [row for row in rows if row in kept]
