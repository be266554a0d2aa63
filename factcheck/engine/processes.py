"""Several processes of this machine, forked so that what they share need not be sent."""

from __future__ import annotations

import multiprocessing
import os
import sys
import warnings
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Any

from factcheck.engine.interface import Engine, EngineError, Item, Result, Shared
from factcheck.engine.serial import SERIAL

# Items that one process takes at once: enough that handing them over costs little.
CHUNK = 64
# Fewer items are done sooner than processes start.
WORTH_IT = 256


class Processes:
    """The engine of `count` forked processes; small work stays in this one."""

    handful = 2048

    def __init__(self, count: int) -> None:
        self._count = count

    def run(
        self, work: Callable[[Shared, Item], Result], shared: Shared, items: Sequence[Item]
    ) -> Iterator[Result]:
        """See `Engine.run`."""
        if self._count < 2 or len(items) < WORTH_IT:
            return SERIAL.run(work, shared, items)
        return self._forked(work, shared, items)

    def _forked(
        self, work: Callable[[Shared, Item], Result], shared: Shared, items: Sequence[Item]
    ) -> Iterator[Result]:
        fork = multiprocessing.get_context("fork")
        with (
            warnings.catch_warnings(),
            ProcessPoolExecutor(
                self._count, fork, initializer=_remember, initargs=(work, shared, items)
            ) as pool,
        ):
            # The children run plain Python only: threads of the parent's libraries, which a fork
            # leaves behind, are not needed there.
            warnings.simplefilter("ignore", DeprecationWarning)
            starts = range(0, len(items), CHUNK)
            futures: list[Future[list[Any]]] = [pool.submit(_chunk, start) for start in starts]
            try:
                for future in futures:
                    yield from future.result()
            except BrokenProcessPool:
                mend = "run again with --jobs 1, or with more memory"
                raise EngineError(f"a process of the work was killed; {mend}") from None
            finally:
                for future in futures:
                    future.cancel()


# What a forked process was made for: inherited, never sent.
_mine: list[Any] = []


def _remember(work: Any, shared: Any, items: Any) -> None:
    _mine[:] = [work, shared, items]


def _chunk(start: int) -> list[Any]:
    work, shared, items = _mine
    return [work(shared, item) for item in items[start : start + CHUNK]]


def processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def engine(jobs: int | None = None) -> Engine:
    """The engine of so many processes; as many as there are processors where `jobs` is None.

    Where the system cannot fork safely (macOS, Windows) all work is done in this process.
    """
    forks = "fork" in multiprocessing.get_all_start_methods() and sys.platform != "darwin"
    count = (processors() if jobs is None else jobs) if forks else 1
    return Processes(count) if count > 1 else SERIAL
