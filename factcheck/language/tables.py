"""Reading the language's data files: TSV rows and TOML tables, every mistake with its place."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any

from factcheck.records import FactcheckError


class LexiconError(FactcheckError):
    """A language data file is wrong; the message names file and line."""


def data_root() -> Traversable:
    """The folder of language data inside the package."""
    return resources.files("factcheck.language") / "data"


def read_text(file: Traversable) -> str:
    """A data file's text.

    Raises:
        LexiconError: the file is missing or is not UTF-8.
    """
    try:
        return file.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise LexiconError(
            f"{file.name}: byte {error.start} is not UTF-8; save it as UTF-8"
        ) from error
    except OSError as error:
        raise LexiconError(f"{file.name}: cannot be read: {error.strerror}") from error


def read_toml(file: Traversable) -> dict[str, Any]:
    """A TOML data file.

    Raises:
        LexiconError: the file cannot be read, or is not TOML.
    """
    try:
        return tomllib.loads(read_text(file))
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(f"{file.name}: {error}") from error


def split_list(text: str) -> tuple[str, ...]:
    """Comma-separated words, blanks around them taken off."""
    return tuple(part.strip() for part in text.split(",") if part.strip())


def data_files(folder: Traversable, suffix: str) -> list[Traversable]:
    """Files of a folder by name; an absent folder has none."""
    if not folder.is_dir():
        return []
    return sorted((f for f in folder.iterdir() if f.name.endswith(suffix)), key=lambda f: f.name)


def folder_rows(folder: Traversable, least: int, most: int) -> Iterator[tuple[str, list[str]]]:
    """Rows of every TSV file of a folder, each with its place `file:line`."""
    for file in data_files(folder, ".tsv"):
        yield from file_rows(file, least, most)


def file_rows(file: Traversable, least: int, most: int) -> Iterator[tuple[str, list[str]]]:
    """Rows of a TSV file, each with its place `file:line`.

    Raises:
        LexiconError: a row has fewer columns than `least` or more than `most`.
    """
    name = file.name
    for number, line in enumerate(read_text(file).split("\n"), 1):
        if not line or line[0] == "#" or not line.strip():
            continue
        row = line.split("\t")
        if not least <= len(row) <= most:
            while len(row) > least and not row[-1].strip():
                row.pop()
            if not least <= len(row) <= most:
                raise LexiconError(
                    f"{name}:{number}: {len(row)} columns where {least} to {most} belong"
                )
        yield f"{name}:{number}", row
