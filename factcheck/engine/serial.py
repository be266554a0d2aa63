"""Everything in this process, one item after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from factcheck.engine.interface import Item, Result, Shared


class Serial:
    """The engine without other processes."""

    handful = 1

    def run(
        self, work: Callable[[Shared, Item], Result], shared: Shared, items: Sequence[Item]
    ) -> Iterator[Result]:
        """See `Engine.run`."""
        return (work(shared, item) for item in items)


SERIAL = Serial()
"""The engine where none is named."""
