"""A model's folder is read as its config.json says, and what is amiss is said in one line."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from model_fakes import labels, write_config

from factcheck.model.folder import open_folder
from factcheck.model.interface import ModelError

USUAL_MEND = "give a folder with an .onnx file, its tokenizer.json, and a config.json whose"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder that holds the parts of a model; nobody looks into the weights here."""
    (tmp_path / "model.onnx").write_bytes(b"weights")
    (tmp_path / "tokenizer.json").write_text("{}")
    write_config(tmp_path)
    return tmp_path


def message(path: Path, mend: str = "") -> str:
    """The one line that opening `path` ends with."""
    with pytest.raises(ModelError) as caught:
        open_folder(path, mend)
    said = str(caught.value)
    assert len(said.splitlines()) == 1
    return said


def sums(folder: Path, *names: str) -> Mapping[str, str]:
    return {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in names}


def test_a_folder_of_three_files_is_a_model(folder: Path) -> None:
    found = open_folder(folder)
    assert (found.path, found.weights) == (folder, folder / "model.onnx")
    assert found.tokenizer == folder / "tokenizer.json"
    assert (found.outputs, found.longest, found.temperature) == ((0, 1, 2), 512, 1.0)


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    said = message(tmp_path / "gone")
    assert said.startswith(f"{tmp_path / 'gone'}: no such folder; {USUAL_MEND}")


def test_the_mend_of_the_caller_takes_the_place_of_the_usual_one(tmp_path: Path) -> None:
    assert message(tmp_path / "gone", "buy it") == f"{tmp_path / 'gone'}: no such folder; buy it"


@pytest.mark.parametrize("name", ["config.json", "tokenizer.json"])
def test_a_missing_part_is_named(folder: Path, name: str) -> None:
    (folder / name).unlink()
    said = message(folder)
    assert said.startswith(f"{folder / name}: ")
    assert USUAL_MEND in said


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("{", "cannot be read (Expecting property name"),
        ("", "cannot be read (Expecting value"),
        ('["entailment"]', "no JSON object"),
        ("7", "no JSON object"),
    ],
)
def test_a_config_that_is_no_json_object_is_said(folder: Path, text: str, what: str) -> None:
    (folder / "config.json").write_text(text)
    said = message(folder)
    assert said.startswith(f"{folder / 'config.json'}: {what}")
    assert USUAL_MEND in said


def test_a_config_of_bytes_that_are_no_text_is_said(folder: Path) -> None:
    (folder / "config.json").write_bytes(b"\xff\xfe\x00")
    assert message(folder).startswith(f"{folder / 'config.json'}: cannot be read (")


@pytest.mark.parametrize(
    "given",
    [
        None,
        {},
        [],
        ["entailment", "neutral", "contradiction"],
        {"0": "LABEL_0", "1": "LABEL_1", "2": "LABEL_2"},
        {"0": "entailment", "1": "not_entailment"},
        {"0": "entailment", "1": "neutral", "2": "contradiction", "3": "other"},
        {"1": "entailment", "2": "neutral", "3": "contradiction"},
        {"0": "entailment", "1": "neutral", "two": "contradiction"},
    ],
)
def test_labels_that_are_not_ours_are_shown(folder: Path, given: Any) -> None:
    write_config(folder, id2label=given)
    assert message(folder) == (
        f'{folder / "config.json"}: "id2label" must map 0, 1 and 2 to entailment, neutral and '
        f"contradiction, found {given!r}"
    )


def test_a_config_without_labels_is_said(folder: Path) -> None:
    (folder / "config.json").write_text("{}")
    assert message(folder).endswith("found None")


@pytest.mark.parametrize(
    ("order", "outputs"),
    [
        (["ENTAILMENT", "Neutral", "CONTRADICTION"], (0, 1, 2)),
        (["contradiction", "entailment", "neutral"], (1, 2, 0)),
        (["CONTRADICTION", "NEUTRAL", "ENTAILMENT"], (2, 1, 0)),
    ],
)
def test_labels_may_come_in_any_order_and_case(
    folder: Path, order: list[str], outputs: tuple[int, int, int]
) -> None:
    write_config(folder, id2label=labels(order))
    assert open_folder(folder).outputs == outputs


def test_a_folder_without_weights_is_said(folder: Path) -> None:
    (folder / "model.onnx").unlink()
    said = message(folder)
    assert said.startswith(f"{folder}: no .onnx file; {USUAL_MEND}")


def test_of_several_weights_none_is_guessed(folder: Path) -> None:
    (folder / "model.onnx").rename(folder / "large.onnx")
    (folder / "small.onnx").write_bytes(b"weights")
    said = message(folder)
    assert said == f"{folder}: several .onnx files (large.onnx, small.onnx); name one of them"


def test_one_of_several_weights_can_be_named(folder: Path) -> None:
    (folder / "small.onnx").write_bytes(b"weights")
    found = open_folder(folder / "small.onnx")
    assert (found.path, found.weights) == (folder, folder / "small.onnx")


def test_one_of_several_weights_in_the_subfolder_can_be_named(folder: Path) -> None:
    """The message asks for it; an export by Optimum puts the config.json one folder up."""
    (folder / "onnx").mkdir()
    (folder / "model.onnx").rename(folder / "onnx" / "large.onnx")
    (folder / "onnx" / "small.onnx").write_bytes(b"weights")
    assert "name one of them" in message(folder)
    assert open_folder(folder / "onnx" / "small.onnx").weights.name == "small.onnx"


def test_a_named_file_that_is_not_there_is_said(folder: Path) -> None:
    said = message(folder / "gone.onnx")
    assert said.startswith(f"{folder / 'gone.onnx'}: the model file is missing; {USUAL_MEND}")


def test_model_onnx_goes_before_its_variants(folder: Path) -> None:
    for name in ("a.onnx", "model_int8.onnx", "z.onnx"):
        (folder / name).write_bytes(b"other weights")
    assert open_folder(folder).weights == folder / "model.onnx"


@pytest.mark.parametrize("name", ["model.onnx", "model_quantized.onnx"])
def test_weights_may_lie_in_the_subfolder_onnx(folder: Path, name: str) -> None:
    (folder / "onnx").mkdir()
    (folder / "model.onnx").rename(folder / "onnx" / name)
    assert open_folder(folder).weights == folder / "onnx" / name


def test_the_config_may_say_which_weights_are_meant(folder: Path) -> None:
    (folder / "judge.onnx").write_bytes(b"weights")
    write_config(folder, weights="judge.onnx")
    assert open_folder(folder).weights == folder / "judge.onnx"


def test_weights_that_the_config_means_and_that_are_gone_are_said(folder: Path) -> None:
    write_config(folder, weights="judge.onnx")
    assert message(folder).startswith(f"{folder / 'judge.onnx'}: the model file is missing; ")


@pytest.mark.parametrize(
    ("config", "longest"),
    [
        ({}, 512),
        ({"max_length": 128}, 128),
        ({"max_position_embeddings": 256}, 256),
        ({"max_length": 128, "max_position_embeddings": 256}, 128),
        ({"max_length": 16}, 16),
        ({"model_type": "xlm-roberta", "max_position_embeddings": 514, "pad_token_id": 1}, 512),
        ({"model_type": "roberta", "max_position_embeddings": 130, "pad_token_id": 1}, 128),
        ({"model_type": "xlm-roberta", "max_length": 200, "pad_token_id": 1}, 200),
        ({"model_type": "bert", "max_position_embeddings": 512, "pad_token_id": 0}, 512),
    ],
)
def test_how_many_tokens_are_read(folder: Path, config: dict[str, Any], longest: int) -> None:
    """RoBERTa numbers its places from behind the padding's number on, so two fewer are left."""
    write_config(folder, **config)
    assert open_folder(folder).longest == longest


@pytest.mark.parametrize("given", [15, 0, -1, "512", 512.0, True])
@pytest.mark.parametrize("key", ["max_length", "max_position_embeddings"])
def test_a_length_that_holds_no_two_texts_is_said(folder: Path, key: str, given: Any) -> None:
    write_config(folder, **{key: given})
    said = message(folder)
    assert said == f"{folder / 'config.json'}: reads {given!r} tokens; at least 16 are needed"


@pytest.mark.parametrize("given", [2, 0.5])
def test_the_temperature_is_the_configs(folder: Path, given: float) -> None:
    write_config(folder, temperature=given)
    assert open_folder(folder).temperature == given


@pytest.mark.parametrize("given", [0, -1.5, "1.3", None, True, float("nan")])
def test_a_temperature_that_is_no_number_above_zero_is_said(folder: Path, given: Any) -> None:
    write_config(folder, temperature=given)
    assert message(folder) == (
        f'{folder / "config.json"}: "temperature" must be a number above 0, found {given!r}'
    )


@pytest.mark.parametrize("name", ["model.onnx", "tokenizer.json", "table.bin"])
def test_a_damaged_file_is_named_with_its_mend(folder: Path, name: str) -> None:
    (folder / "table.bin").write_bytes(b"rows")
    whole = sums(folder, "model.onnx", "tokenizer.json", "table.bin")
    write_config(folder, tables=["table.bin"], sha256=whole)
    assert open_folder(folder).path == folder
    (folder / name).write_bytes(b"cut short")
    assert message(folder, "install again") == (
        f"{folder / name}: the model file is damaged (its SHA-256 is not that of config.json); "
        "install again"
    )


def test_a_missing_table_is_named_with_its_mend(folder: Path) -> None:
    write_config(folder, tables=["table.bin"])
    said = message(folder, "install again")
    assert said == f"{folder / 'table.bin'}: the model file is missing; install again"


@pytest.mark.parametrize(
    "config",
    [
        {"sha256": ["0" * 64]},
        {"tables": 5},
        {"weights": "/elsewhere/model.onnx"},
        {"model_type": "roberta", "pad_token_id": "one"},
        {"temperature": float("inf")},
    ],
    ids=json.dumps,
)
def test_a_config_of_strange_values_is_said(folder: Path, config: dict[str, Any]) -> None:
    write_config(folder, **config)
    assert message(folder).startswith(f"{folder}")
