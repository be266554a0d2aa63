"""Where the knowledge of a language is read from: one data folder a language code.

Adding a language means adding a folder; no code names a language.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from factcheck.language.cache import remembered
from factcheck.records import FactcheckError


class LanguageError(FactcheckError):
    """A language, or a table of it, that the package has no data for."""


def data_root() -> Traversable:
    """The folder that holds one folder a language and the language-neutral tables."""
    return files("factcheck.language") / "data"


@cache
def known_languages(table: str = "numbers") -> tuple[str, ...]:
    """Codes of the languages that have the given table, sorted."""
    folders = (entry for entry in data_root().iterdir() if entry.is_dir())
    return tuple(sorted(f.name for f in folders if (f / f"{table}.toml").is_file()))


@cache
def load_table(language: str, table: str) -> dict[str, Any]:
    """Read one TOML table of a language. Callers must not change what they get.

    Raises LanguageError if the language has no such table.
    """
    if language not in known_languages(table):
        known = ", ".join(known_languages(table)) or "none"
        raise LanguageError(
            f"no {table} data for language {language!r} (known: {known}): "
            f"add factcheck/language/data/{language}/{table}.toml or pass a known language"
        )
    return _parsed(data_root() / language / f"{table}.toml", f"toml-{language}-{table}")


@cache
def load_shared(table: str) -> dict[str, Any]:
    """Read one language-neutral TOML table. Callers must not change what they get."""
    return _parsed(data_root() / f"{table}.toml", f"toml-{table}")


def _parsed(file: Traversable, name: str) -> dict[str, Any]:
    parsed: dict[str, Any] = remembered(
        name, [file], lambda: tomllib.loads(file.read_text("utf-8"))
    )
    return parsed
