"""What the command line offers, as values: for shell completion and the man page."""

from __future__ import annotations

import inspect
import types
import typing
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum, StrEnum
from pathlib import Path
from typing import Any

import typer
from typer.models import ArgumentInfo, OptionInfo


class Takes(StrEnum):
    """What stands after an option, or in the place of an argument."""

    NOTHING = "nothing"
    CHOICE = "choice"
    FILE = "file"
    FOLDER = "folder"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Parameter:
    """An option (its `names` begin with a dash) or an argument (`names` is empty)."""

    names: tuple[str, ...]
    metavar: str
    help: str
    takes: Takes
    choices: tuple[str, ...] = ()
    repeats: bool = False
    required: bool = False
    default: str = ""
    least: float | None = None


@dataclass(frozen=True, slots=True)
class Command:
    """One command, or the program itself, with its options and arguments."""

    name: str
    help: str
    options: tuple[Parameter, ...]
    arguments: tuple[Parameter, ...] = ()

    @property
    def summary(self) -> str:
        """The first line of the help, without its full stop."""
        return self.help.split("\n")[0].rstrip(".")


@dataclass(frozen=True, slots=True)
class Program:
    """The whole command line."""

    itself: Command
    commands: tuple[Command, ...]
    epilog: str


HELP = Parameter(("--help",), "", "Show this message and exit.", Takes.NOTHING)


def describe(app: typer.Typer, name: str) -> Program:
    """Everything that `app` offers, read from its declarations."""
    start = app.registered_callback
    itself = Command(name, str(app.info.help), (*_options(start.callback if start else None), HELP))
    commands = tuple(
        _command(registered.name or registered.callback.__name__, registered.callback)
        for registered in app.registered_commands
        if registered.callback is not None
    )
    return Program(itself, commands, str(app.info.epilog or ""))


def _command(name: str, function: Callable[..., Any]) -> Command:
    parameters = tuple(_parameters(function))
    return Command(
        name,
        inspect.getdoc(function) or "",
        (*(p for p in parameters if p.names), HELP),
        tuple(p for p in parameters if not p.names),
    )


def _options(function: Callable[..., Any] | None) -> tuple[Parameter, ...]:
    return tuple(_parameters(function)) if function is not None else ()


def _parameters(function: Callable[..., Any]) -> Iterator[Parameter]:
    defaults = inspect.signature(function).parameters
    for name, hint in typing.get_type_hints(function, include_extras=True).items():
        for declared in getattr(hint, "__metadata__", ()):
            if isinstance(declared, OptionInfo | ArgumentInfo):
                kind, repeats = _kind(typing.get_args(hint)[0])
                yield _parameter(name, declared, kind, repeats, defaults[name].default)


def _parameter(
    name: str, declared: OptionInfo | ArgumentInfo, kind: type, repeats: bool, default: object
) -> Parameter:
    names: tuple[str, ...] = ()
    if isinstance(declared, OptionInfo):
        # inside Annotated the first name lies where the default would be
        first = [declared.default] if isinstance(declared.default, str) else []
        names = tuple([*first, *(declared.param_decls or ())] or [f"--{name.replace('_', '-')}"])
    metavar = declared.metavar or name.upper()
    choices = tuple(str(each.value) for each in kind) if issubclass(kind, Enum) else ()
    return Parameter(
        names,
        "|".join(choices) if choices and names else "" if kind is bool else metavar,
        declared.help or "",
        _takes(kind, metavar),
        choices,
        repeats,
        default is inspect.Parameter.empty,
        _default(declared.show_default, default),
        declared.min,
    )


def _kind(hint: Any) -> tuple[type, bool]:
    """The class of one value, and whether there may be several."""
    if typing.get_origin(hint) in (typing.Union, types.UnionType):
        (hint,) = (each for each in typing.get_args(hint) if each is not types.NoneType)
    if typing.get_origin(hint) is list:
        return typing.get_args(hint)[0], True
    return hint, False


def _takes(kind: type, metavar: str) -> Takes:
    if kind is bool:
        return Takes.NOTHING
    if issubclass(kind, Enum):
        return Takes.CHOICE
    if metavar == "DIR":
        return Takes.FOLDER
    return Takes.FILE if issubclass(kind, Path) or metavar in ("FILE", "PATH") else Takes.TEXT


def _default(shown: bool | str, default: object) -> str:
    """What is told of a default: as declared, or the value if it is one that says something."""
    if isinstance(shown, str):
        return shown
    if isinstance(default, Enum):
        return str(default.value)
    plain = default is None or isinstance(default, bool) or default is inspect.Parameter.empty
    return "" if plain or not shown else str(default)
