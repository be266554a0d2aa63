"""Compare what several news sources say about one matter.

>>> import factcheck
>>> corpus = factcheck.read("seeds")
>>> factcheck.check("Haftar rejected ceasefire", corpus).label.value
'supported'

The names below are loaded when they are first used.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from factcheck.api import (
        ClaimError,
        Corpus,
        Extraction,
        Text,
        check,
        check_many,
        compare,
        extract,
        judge,
        read,
    )
    from factcheck.settings.factcheck_toml import load_settings
    from factcheck.settings.values import Settings

__version__ = "0.1.0"

_HOMES = {
    "ClaimError": "factcheck.api",
    "Corpus": "factcheck.api",
    "Extraction": "factcheck.api",
    "Text": "factcheck.api",
    "check": "factcheck.api",
    "check_many": "factcheck.api",
    "compare": "factcheck.api",
    "read": "factcheck.api",
    "Settings": "factcheck.settings.values",
    "load_settings": "factcheck.settings.factcheck_toml",
}
# Folders of the package that are also calls: the module itself can be called.
_CALLABLE_FOLDERS = ("extract", "judge")

__all__ = [
    "ClaimError",
    "Corpus",
    "Extraction",
    "Settings",
    "Text",
    "check",
    "check_many",
    "compare",
    "extract",
    "judge",
    "load_settings",
    "read",
]


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return getattr(importlib.import_module(_HOMES[name]), name)
    if name in _CALLABLE_FOLDERS:
        return importlib.import_module(f"factcheck.{name}")
    raise AttributeError(f"module 'factcheck' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
