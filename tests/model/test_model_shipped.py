"""The model inside the package: whole, small, and fair to each pair. No weight is relied upon."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.model.classifier import OnnxClassifier, load_model
from factcheck.model.folder import AGAIN, open_folder, shipped_folder
from factcheck.model.interface import ModelError, Pair, PairScores

NEWS = (
    "Pemerintah mengumumkan pada Selasa malam bahwa jumlah korban gempa di Cianjur bertambah "
    "menjadi 120 orang, sementara tim penyelamat masih mencari warga yang tertimbun longsor. "
)
PAIRS: tuple[Pair, ...] = (
    ("Ya.", "No."),
    ("Haftar menolak gencatan senjata.", "Haftar accepted the ceasefire."),
    ("Rebels hold the bridge", "Rebels hold the bridge"),
    (NEWS, "The toll of the Cianjur earthquake rose to 120."),
    ("The minister resigned on Tuesday.", NEWS * 3),
    (NEWS * 20, NEWS * 5),
    ("", "Polisi menangkap tiga orang."),
)


def shares(score: PairScores) -> tuple[float, float, float]:
    return score.entailment, score.neutral, score.contradiction


@pytest.fixture(scope="module")
def alone(shipped: OnnxClassifier) -> list[PairScores]:
    """What the model says of each pair when it is asked of nothing else."""
    return [shipped.score([pair])[0] for pair in PAIRS]


def test_every_answer_is_three_probabilities(alone: list[PairScores]) -> None:
    for score in alone:
        assert all(0 <= share <= 1 for share in shares(score))
        assert sum(shares(score)) == pytest.approx(1, abs=0.001)


def test_a_sentence_entails_itself(alone: list[PairScores]) -> None:
    """The least that any weights must give; it fails if the labels are mixed up."""
    assert max(shares(alone[2])) == alone[2].entailment


def test_only_what_is_too_long_is_marked(alone: list[PairScores]) -> None:
    assert [score.cut for score in alone] == [False, False, False, False, False, True, False]


@pytest.mark.slow
@settings(max_examples=12)
@given(rows=st.lists(st.integers(0, len(PAIRS) - 1), min_size=2, max_size=7))
def test_no_answer_hangs_on_other_pairs_or_on_their_order(
    shipped: OnnxClassifier, alone: list[PairScores], rows: list[int]
) -> None:
    found = shipped.score([PAIRS[row] for row in rows])
    assert len(found) == len(rows)
    for row, score in zip(rows, found, strict=True):
        assert shares(score) == pytest.approx(shares(alone[row]), abs=0.0002)
        assert score.cut == alone[row].cut


def test_no_answer_hangs_on_the_batch_it_falls_into(
    shipped: OnnxClassifier, alone: list[PairScores]
) -> None:
    """A batch is of 32; the same short pair is first and last of 73, and need not be in one."""
    fillers = [("kata " * (place % 50 + 1), "word") for place in range(70)]
    found = shipped.score([PAIRS[1], *fillers, PAIRS[3], PAIRS[1]])
    for at, row in ((0, 1), (-2, 3), (-1, 1)):
        assert shares(found[at]) == pytest.approx(shares(alone[row]), abs=0.0002)


@pytest.mark.parametrize("pair", [("a" * 5000, "b" * 5000), ("kata " * 1000, "word " * 1000)])
def test_texts_of_five_thousand_characters_are_judged_and_marked(
    shipped: OnnxClassifier, pair: Pair
) -> None:
    (score,) = shipped.score([pair])
    assert sum(shares(score)) == pytest.approx(1, abs=0.001)
    assert score.cut


@pytest.mark.parametrize("text", [" ", "\n\n", "\x00", "\u200b", "🙂" * 50, "مرحبا", "漢字"])
def test_strange_texts_are_judged(shipped: OnnxClassifier, text: str) -> None:
    for score in shipped.score([(text, "word"), ("word", text), (text, text)]):
        assert sum(shares(score)) == pytest.approx(1, abs=0.001)


def test_it_is_loaded_once_and_called_shipped(shipped: OnnxClassifier) -> None:
    assert load_model() is shipped
    assert shipped.name == "shipped"


def test_its_labels_are_those_that_the_reports_show() -> None:
    config = json.loads((shipped_folder() / "config.json").read_text("utf-8"))
    assert config["id2label"] == {"0": "entailment", "1": "neutral", "2": "contradiction"}


def test_each_of_its_files_has_a_sum() -> None:
    """A file without one would be loaded damaged."""
    folder = shipped_folder()
    parts = (".onnx", ".bin", ".npz", ".json")
    files = {file.name for file in folder.iterdir() if file.suffix in parts} - {"config.json"}
    assert set(json.loads((folder / "config.json").read_text("utf-8"))["sha256"]) == files


def test_the_folder_is_at_most_sixty_megabytes() -> None:
    sizes = [file.stat().st_size for file in shipped_folder().rglob("*") if file.is_file()]
    assert 0 < sum(sizes) <= 60_000_000


@pytest.mark.parametrize("name", ["judge.onnx", "embeddings.bin", "tokenizer.json"])
def test_one_wrong_byte_is_noticed_and_the_mend_is_said(tmp_path: Path, name: str) -> None:
    for file in shipped_folder().iterdir():
        (tmp_path / file.name).symlink_to(file)
    assert open_folder(tmp_path).weights == tmp_path / "judge.onnx"
    (tmp_path / name).unlink()
    shutil.copyfile(shipped_folder() / name, tmp_path / name)
    with (tmp_path / name).open("r+b") as copy:
        copy.seek(1000)
        (byte,) = copy.read(1)
        copy.seek(1000)
        copy.write(bytes([byte ^ 1]))
    with pytest.raises(ModelError) as caught:
        open_folder(tmp_path, AGAIN)
    assert str(caught.value) == (
        f"{tmp_path / name}: the model file is damaged (its SHA-256 is not that of config.json); "
        "install the package again (pip install --force-reinstall factcheck-news)"
    )


@pytest.mark.slow
@pytest.mark.parametrize("module", ["factcheck", "factcheck.api", "factcheck.model.classifier"])
def test_the_runtime_is_not_loaded_before_a_model_is_asked_for(module: str) -> None:
    code = f"import sys, {module}; print(*{{'onnxruntime', 'tokenizers'}} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


@pytest.mark.slow
def test_the_symbolic_judge_alone_never_loads_the_runtime() -> None:
    code = (
        "import sys, factcheck\n"
        "factcheck.judge('Haftar rejected a truce', 'Haftar accepted it', judges='symbolic')\n"
        "print('onnxruntime' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
