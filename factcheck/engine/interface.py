"""What runs a step of the work over many items."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Protocol, TypeVar

from factcheck.records import FactcheckError

Shared = TypeVar("Shared")
Item = TypeVar("Item")
Result = TypeVar("Result")


class EngineError(FactcheckError):
    """Work that could not be done where it was to run."""


class Engine(Protocol):
    """Runs one function over many items. The answers come in the order of the items.

    The function must hang on nothing but its arguments: which process answers is left open.
    """

    @property
    def handful(self) -> int:
        """Items that are worth handing over together, where they need not all be."""
        ...

    def run(
        self, work: Callable[[Shared, Item], Result], shared: Shared, items: Sequence[Item]
    ) -> Iterator[Result]:
        """`work(shared, item)` of every item, in order.

        Raises:
            EngineError: a process of the engine ended before its answer.
        """
        ...
