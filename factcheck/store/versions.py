"""Versions of what derives values: digests of its code and data, so that none need be raised."""

from __future__ import annotations

import hashlib
import sys
import unicodedata
from collections.abc import Iterator
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from factcheck.model.folder import open_folder
from factcheck.store.interface import Kind

# What turns bytes into articles, and articles into analyses; how those are packed.
_READING = (
    "records.py", "article", "extract", "language",
    "store/corpora.py", "store/packing.py", "store/readings.py",
)  # fmt: skip
_READING_LIBRARIES = ("python-dateutil",)
_MODEL = ("model",)
_MODEL_LIBRARIES = ("onnxruntime", "tokenizers")
# The sums of what is large stand in the model's config.json.
_LARGE = (".onnx", ".npz", ".bin", "tokenizer.json")
_NO_PART = (".pyc", ".md")


@cache
def reading_version() -> str:
    """Of what reads articles."""
    return _digest(_READING, _READING_LIBRARIES)


@cache
def model_version(path: Path | None = None) -> str:
    """Of the shipped model, or of the one at `path`.

    Raises:
        ModelError: there is no such model.
    """
    ours = _digest(_MODEL, _MODEL_LIBRARIES)
    if path is None:
        return ours
    folder = open_folder(path)
    found = hashlib.sha256(ours.encode())
    beside = sorted(folder.weights.parent.glob(f"{folder.weights.name}*"))  # outside weights too
    for file in (folder.path / "config.json", folder.tokenizer, *beside):
        with file.open("rb") as stream:
            found.update(hashlib.file_digest(stream, "sha256").digest())
    return found.hexdigest()


@cache
def program_version() -> str:
    """Of everything that decides what a command finds."""
    parts = [part.name for part in files("factcheck").iterdir() if part.name != "__pycache__"]
    return _digest(
        tuple(sorted(parts)), (*_READING_LIBRARIES, *_MODEL_LIBRARIES, "rapidfuzz", "numpy")
    )


def version_of(kind: Kind) -> int:
    """The version that makes entries of a kind now, as the index writes it."""
    if kind in (Kind.ARTICLES, Kind.CORPUS, Kind.READING):
        made_by = reading_version()
    elif kind in (Kind.VECTOR, Kind.MATRIX, Kind.QUERY, Kind.SCORES):
        made_by = model_version()
    else:
        made_by = program_version()
    return int(made_by[:15], 16)


def _digest(parts: tuple[str, ...], libraries: tuple[str, ...]) -> str:
    found = hashlib.sha256()
    found.update(f"{sys.version_info[:2]} {unicodedata.unidata_version}".encode())
    for library in libraries:
        found.update(f" {library} {_installed(library)}".encode())
    for part in parts:
        for name, file in _below(files("factcheck").joinpath(part), part):
            found.update(f"\0{name}\0".encode() + file.read_bytes())
    return found.hexdigest()


def _installed(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:
        return "none"


def _below(place: Traversable, name: str) -> Iterator[tuple[str, Traversable]]:
    """The files of a folder that count, by name."""
    if place.is_dir():
        if place.name != "__pycache__":
            for inner in sorted(place.iterdir(), key=lambda item: item.name):
                yield from _below(inner, f"{name}/{inner.name}")
    elif not name.endswith((*_LARGE, *_NO_PART)):
        yield name, place
