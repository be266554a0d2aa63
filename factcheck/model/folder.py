"""A model's folder: an ONNX file, its tokenizer, and what its outputs mean.

`config.json` is that of Hugging Face: `id2label` names the outputs, `max_position_embeddings` or
`max_length` how many tokens are read. The shipped one adds `sha256` of each file, checked at load,
and `temperature`, by which the scores are divided to be probabilities.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from factcheck.model.interface import ModelError

LABELS = ("entailment", "neutral", "contradiction")
LEAST_LENGTH = 16  # tokens; below it no two texts fit
USUAL_LENGTH = 512
AGAIN = "install the package again (pip install --force-reinstall factcheck-news)"


@dataclass(frozen=True, slots=True)
class ModelFolder:
    """Where the parts of a model lie, and how to read its answers.

    `outputs` gives the place of entailment, neutral and contradiction among the scores.
    """

    path: Path
    weights: Path
    tokenizer: Path
    outputs: tuple[int, int, int]
    longest: int
    temperature: float = 1.0


def shipped_folder() -> Path:
    """The folder of the model inside the package."""
    return Path(__file__).with_name("data")


def open_folder(path: Path, mend: str = "") -> ModelFolder:
    """Look at a model's folder, or at an `.onnx` file in one.

    Raises:
        ModelError: a part is missing, damaged or not understood; `mend` says what helps.
    """
    folder = path.parent if path.suffix == ".onnx" else path
    mend = mend or (
        "give a folder with an .onnx file, its tokenizer.json, and a config.json whose id2label "
        "names entailment, neutral and contradiction"
    )
    if not folder.is_dir():
        raise ModelError(f"{folder}: no such folder; {mend}")
    config = _config(folder / "config.json", mend)
    _check_sums(folder, config.get("sha256", {}), mend)
    weights = path if path.suffix == ".onnx" else _only_onnx(folder, mend)
    for file in (weights, folder / "tokenizer.json"):
        if not file.is_file():
            raise ModelError(f"{file}: no such file; {mend}")
    return ModelFolder(
        folder,
        weights,
        folder / "tokenizer.json",
        _outputs(config, folder / "config.json"),
        _longest(config, folder / "config.json"),
        _temperature(config, folder / "config.json"),
    )


def _config(file: Path, mend: str) -> Mapping[str, Any]:
    try:
        config = json.loads(file.read_text("utf-8"))
    except FileNotFoundError:
        raise ModelError(f"{file}: no such file; {mend}") from None
    except (ValueError, OSError) as error:
        raise ModelError(f"{file}: cannot be read ({error}); {mend}") from None
    if not isinstance(config, dict):
        raise ModelError(f"{file}: no JSON object; {mend}")
    return config


def _check_sums(folder: Path, sums: Mapping[str, str], mend: str) -> None:
    for name, expected in sums.items():
        try:
            with (folder / name).open("rb") as file:
                found = hashlib.file_digest(file, "sha256").hexdigest()
        except FileNotFoundError:
            raise ModelError(f"{folder / name}: the model file is missing; {mend}") from None
        except OSError as error:
            raise ModelError(f"{folder / name}: cannot be read ({error}); {mend}") from None
        if found != expected:
            raise ModelError(
                f"{folder / name}: the model file is damaged (its SHA-256 is not that of "
                f"config.json); {mend}"
            )


def _only_onnx(folder: Path, mend: str) -> Path:
    """`model.onnx`, else the only ONNX file, in the folder itself or in its `onnx`."""
    found = [file for place in (folder, folder / "onnx") for file in sorted(place.glob("*.onnx"))]
    named = [file for file in found if file.name == "model.onnx"]
    if named or len(found) == 1:
        return (named or found)[0]
    if not found:
        raise ModelError(f"{folder}: no .onnx file; {mend}")
    names = ", ".join(file.name for file in found)
    raise ModelError(f"{folder}: several .onnx files ({names}); name one of them")


def _outputs(config: Mapping[str, Any], file: Path) -> tuple[int, int, int]:
    named = config.get("id2label")
    try:
        places = {str(label).lower(): int(place) for place, label in dict(named or {}).items()}
    except (TypeError, ValueError):
        places = {}
    if set(places) != set(LABELS) or sorted(places.values()) != [0, 1, 2]:
        raise ModelError(
            f'{file}: "id2label" must map 0, 1 and 2 to entailment, neutral and contradiction, '
            f"found {named!r}"
        )
    return places["entailment"], places["neutral"], places["contradiction"]


def _longest(config: Mapping[str, Any], file: Path) -> int:
    """Tokens read; RoBERTa and its kin number places from `pad_token_id` + 1 on."""
    given = config.get("max_length")
    if given is None:
        given = config.get("max_position_embeddings", USUAL_LENGTH)
        if "roberta" in str(config.get("model_type", "")) and isinstance(given, int):
            given -= int(config.get("pad_token_id") or 0) + 1
    if not isinstance(given, int) or isinstance(given, bool) or given < LEAST_LENGTH:
        raise ModelError(f"{file}: a length of {given!r} tokens; at least {LEAST_LENGTH} are needed")
    return given


def _temperature(config: Mapping[str, Any], file: Path) -> float:
    given = config.get("temperature", 1.0)
    if not isinstance(given, int | float) or isinstance(given, bool) or not given > 0:
        raise ModelError(f'{file}: "temperature" must be a number above 0, found {given!r}')
    return float(given)
