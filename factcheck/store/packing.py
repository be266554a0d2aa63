"""Frozen values to bytes and back, by their types: plain JSON, so that no byte is ever executed.

A value is the list of its fields, without those at the end that have their default. How each field
is written follows from its annotation, so a new field needs no change here; that old bytes are not
read by new code is what the version in every key is for.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import gc
import json
import types
import typing
import zlib
from array import array
from collections.abc import Callable, Iterator
from dataclasses import MISSING, Field, fields, is_dataclass
from enum import Enum
from functools import cache, lru_cache
from operator import attrgetter
from sys import intern
from typing import Any, Generic, TypeVar

from factcheck.records import When
from factcheck.store.interface import StoreError

T = TypeVar("T")
Step = Callable[[Any], Any]

# Bytes from which on packing tighter saves room.
WORTH_PACKING = 200
# Of the levels of zlib the quickest: on readings of headlines it saves two thirds of the room.
QUICK = 1
# Bytes of a value from which on the garbage collector is kept out of its making.
LARGE = 1_000_000
_PLAIN, _TIGHT = b"\0", b"\1"
# What a damaged value may raise while it is made again.
_WRONG = (ValueError, TypeError, KeyError, IndexError, OverflowError, RecursionError, zlib.error)


class _Places(Generic[T]):
    """Stands for `array` in annotations: Python 3.11 cannot evaluate `array[int]`."""


class Packing(Generic[T]):
    """How values of one type are written."""

    def __init__(self, kind: Any) -> None:
        self._kind = kind
        self._steps = _steps(kind)

    def pack(self, value: T) -> bytes:
        """The bytes of a value."""
        write = self._steps[0]
        plain = value if write is None else write(value)
        text = json.dumps(plain, ensure_ascii=False, separators=(",", ":"), default=list)
        data = text.encode("utf-8", "surrogatepass")
        return _TIGHT + zlib.compress(data, QUICK) if len(data) > WORTH_PACKING else _PLAIN + data

    def unpack(self, packed: bytes) -> T:
        """The value of bytes.

        Raises:
            StoreError: they are of no such value.
        """
        read = self._steps[1]
        try:
            data = zlib.decompress(packed[1:]) if packed[:1] == _TIGHT else packed[1:]
            with _no_garbage() if len(data) > LARGE else contextlib.nullcontext():
                plain = json.loads(data.decode("utf-8", "surrogatepass"))
                made: T = plain if read is None else read(plain)
        except _WRONG as error:
            raise StoreError(f"a kept value is none of {self._kind}: {error}") from None
        return made


@contextlib.contextmanager
def _no_garbage() -> Iterator[None]:
    """Nothing that is made here can be garbage; to look for it takes longer than to make it all."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@cache
def packing(kind: Any) -> Packing[Any]:
    """The packing of a type: a frozen dataclass, an enum, or a tuple of them."""
    return Packing(kind)


@lru_cache(maxsize=4096)
def packed_when(when: When) -> str:
    """A date as part of a key; a corpus has few of them."""
    return packing(When).pack(when).hex()


@cache
def _steps(kind: Any) -> tuple[Step | None, Step | None]:
    """How a value of a type is written and read; None where JSON has it as it is."""
    if kind in (str, int, float, bool, type(None)):
        return None, None
    if kind is dt.date:
        return dt.date.toordinal, dt.date.fromordinal
    origin, inner = typing.get_origin(kind), typing.get_args(kind)
    if origin in (types.UnionType, typing.Union):
        return _optional(*(i for i in inner if i is not type(None)))
    if origin is tuple:
        return _several(inner)
    if origin is _Places:
        return _as_runs, _from_runs
    if isinstance(kind, type) and issubclass(kind, Enum):
        members = {member.value: member for member in kind}
        return attrgetter("value"), members.__getitem__
    if is_dataclass(kind):
        return _record(kind)
    raise TypeError(f"values of {kind} cannot be kept")


def _optional(*kinds: Any) -> tuple[Step | None, Step | None]:
    if all(_steps(kind) == (None, None) for kind in kinds):
        return None, None
    (kind,) = kinds
    write, read = _steps(kind)
    assert write is not None
    assert read is not None
    return (
        lambda value: None if value is None else write(value),
        lambda plain: None if plain is None else read(plain),
    )


def _several(inner: tuple[Any, ...]) -> tuple[Step | None, Step]:
    """A tuple of any number of one type, or of a fixed number of plain values."""
    if len(inner) != 2 or inner[1] is not Ellipsis:
        assert all(_steps(kind) == (None, None) for kind in inner)
        return None, tuple
    write, read = _steps(inner[0])
    if inner[0] is str:  # marks, mostly: each stands in many articles
        return None, lambda plain: tuple(map(intern, plain))
    return (
        None if write is None else lambda value: [write(item) for item in value],
        tuple if read is None else lambda plain: tuple([read(item) for item in plain]),
    )


def _record(kind: Any) -> tuple[Step, Step]:
    """A dataclass: the list of its fields in their order."""
    hints = typing.get_type_hints(kind, localns={"array": _Places})
    names = [field.name for field in fields(kind)]
    defaults = [_default(field) for field in fields(kind)]
    steps = [_steps(hints[name]) for name in names]
    writes = [(at, write) for at, (write, _) in enumerate(steps) if write is not None]
    reads = [(at, read) for at, (_, read) in enumerate(steps) if read is not None]
    # By length: one look-up instead of a comparison for each field of a million.
    reads_of = [[(at, r) for at, r in reads if at < length] for length in range(len(names) + 1)]
    values = [attrgetter(name) for name in names]

    def write_record(value: Any) -> list[Any]:
        row = [get(value) for get in values]
        while row and _same(row[-1], defaults[len(row) - 1]):
            row.pop()
        for at, write in writes:
            if at < len(row):
                row[at] = write(row[at])
        return row

    def read_record(row: list[Any]) -> Any:
        for at, read in reads_of[len(row)]:
            row[at] = read(row[at])
        return kind(*row)

    return write_record, read_record


def _default(field: Field[Any]) -> Any:
    return field.default if field.default_factory is MISSING else field.default_factory()


def _same(value: Any, default: Any) -> bool:
    return type(value) is type(default) and bool(value == default)


def _as_runs(places: array[int]) -> list[int]:
    """Places as runs of neighbours: where each begins, and how many there are."""
    runs: list[int] = []
    for place in places:
        if runs and runs[-2] + runs[-1] == place:
            runs[-1] += 1
        else:
            runs += [place, 1]
    return runs


def _from_runs(runs: list[int]) -> array[int]:
    places = array("I")
    for at in range(0, len(runs), 2):
        places.extend(range(runs[at], runs[at] + runs[at + 1]))
    return places
