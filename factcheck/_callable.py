"""Folders whose name is also a call of the library: `factcheck.judge(a, b)`."""

from __future__ import annotations

import importlib
import sys
from types import ModuleType
from typing import Any


class CallableModule(ModuleType):
    """A module that, when called, calls the function of its name in `factcheck.api`."""

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """Call `factcheck.api.NAME` with the same arguments."""
        name = self.__name__.rpartition(".")[2]
        return getattr(importlib.import_module("factcheck.api"), name)(*args, **kwargs)


def make_callable(name: str) -> None:
    """Let an already imported module be called."""
    sys.modules[name].__class__ = CallableModule
