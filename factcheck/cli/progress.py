"""A bar on the terminal for long work: how far it is, how fast, and how long it takes yet."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterator

#: What each stage of the work is called on its bar.
_NAMES = {"articles": "reading articles", "claims": "extracting claims", "vectors": "embedding"}


def nothing(what: str, done: int, total: int) -> None:
    """Show nothing."""


@contextlib.contextmanager
def shown_progress(*, quiet: bool) -> Iterator[Callable[[str, int, int], None]]:
    """What tells of progress on standard error; nothing where that is no terminal."""
    if quiet or not sys.stderr.isatty():
        yield nothing
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        ProgressColumn,
        Task,
        TaskID,
        TimeRemainingColumn,
    )
    from rich.text import Text

    class Rate(ProgressColumn):
        """So many a second."""

        def render(self, task: Task) -> Text:
            """The speed of the last half minute."""
            return Text(f"{task.speed:,.0f}/s" if task.speed else "")

    bars = Progress(
        "{task.description}", BarColumn(), MofNCompleteColumn(), Rate(), TimeRemainingColumn(),
        console=Console(stderr=True), transient=True,
    )  # fmt: skip
    stages: dict[str, TaskID] = {}

    def tell(what: str, done: int, total: int) -> None:
        if what not in stages:
            stages[what] = bars.add_task(_NAMES[what], total=total or None)
        bars.update(stages[what], completed=done, total=total or None)

    with bars:
        yield tell
