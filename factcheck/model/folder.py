"""A model's folder: an ONNX file, its tokenizer, and what its outputs mean.

`config.json` is that of Hugging Face: `id2label` names the outputs, `max_position_embeddings` or
`max_length` how many tokens are read. The shipped one adds `weights`, the file meant, `tables`
that it needs, `sha256` of each file, checked at load, and `temperature`, by which the scores are
divided to be probabilities.
"""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from factcheck.model.interface import ModelError

LABELS = ("entailment", "neutral", "contradiction")
LEAST_LENGTH = 16  # tokens; below it no two texts fit
USUAL_LENGTH = 512
# Architectures that number places from the padding's number on.
OFFSET_KIN = ("roberta", "camembert", "mpnet", "longformer", "data2vec-text", "xmod")
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
    folder = _folder_of(path)
    mend = mend or (
        "give a folder with an .onnx file, its tokenizer.json, and a config.json whose id2label "
        "names entailment, neutral and contradiction"
    )
    if not folder.is_dir():
        raise ModelError(f"{folder}: no such folder; {mend}")
    config = _config(folder / "config.json", mend)
    _check_shapes(config, folder / "config.json")
    if path.suffix == ".onnx":
        weights = path
    elif isinstance(config.get("weights"), str):
        weights = folder / config["weights"]
    else:
        weights = _only_onnx(folder, mend)
    named = weights.relative_to(folder).as_posix()
    for name in (named, "tokenizer.json", *config.get("tables", ())):
        check_file(folder, name, mend)
    return ModelFolder(
        folder,
        weights,
        folder / "tokenizer.json",
        _outputs(config, folder / "config.json"),
        _longest(config, folder / "config.json"),
        _temperature(config, folder / "config.json"),
    )


def _folder_of(path: Path) -> Path:
    """The folder with the configuration; Optimum puts weights into `onnx` below it."""
    if path.suffix != ".onnx":
        return path
    below = path.parent.name == "onnx" and not (path.parent / "config.json").exists()
    return path.parent.parent if below else path.parent


def _check_shapes(config: Mapping[str, Any], file: Path) -> None:
    """Keys of our own that are of another shape than they are read in."""
    sums, tables, weights = (
        config.get("sha256", {}),
        config.get("tables", []),
        config.get("weights"),
    )
    if not isinstance(sums, dict) or not all(isinstance(s, str) for s in sums.values()):
        raise ModelError(f'{file}: "sha256" must map file names to sums, found {sums!r}')
    if not isinstance(tables, list) or not all(isinstance(t, str) for t in tables):
        raise ModelError(f'{file}: "tables" must be a list of file names, found {tables!r}')
    for name in (*tables, *([weights] if weights is not None else [])):
        if not isinstance(name, str) or Path(name).is_absolute() or ".." in Path(name).parts:
            raise ModelError(f"{file}: {name!r} is no name of a file in the model's folder")


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


def check_file(folder: Path, name: str, mend: str) -> None:
    """Compare a file with the sum that config.json gives for it, if it gives one.

    Raises:
        ModelError: the file is missing or damaged.
    """
    sums = _config(folder / "config.json", mend).get("sha256", {})
    try:
        with (folder / name).open("rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
    except FileNotFoundError:
        raise ModelError(f"{folder / name}: the model file is missing; {mend}") from None
    except OSError as error:
        raise ModelError(f"{folder / name}: cannot be read ({error}); {mend}") from None
    if found != sums.get(name, found):
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
        padding = config.get("pad_token_id") or 0
        if not isinstance(padding, int):
            raise ModelError(f'{file}: "pad_token_id" must be a whole number, found {padding!r}')
        kind = str(config.get("model_type", ""))
        if any(kin in kind for kin in OFFSET_KIN) and isinstance(given, int):
            given -= padding + 1
    if not isinstance(given, int) or isinstance(given, bool) or given < LEAST_LENGTH:
        raise ModelError(f"{file}: reads {given!r} tokens; at least {LEAST_LENGTH} are needed")
    return given


def _temperature(config: Mapping[str, Any], file: Path) -> float:
    given = config.get("temperature", 1.0)
    if not isinstance(given, int | float) or isinstance(given, bool) or not 0 < given < math.inf:
        raise ModelError(f'{file}: "temperature" must be a number above 0, found {given!r}')
    return float(given)
