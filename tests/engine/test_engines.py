"""Every engine gives the same answers in the same order, and says when a process died."""

from __future__ import annotations

import os
import signal

import pytest

from factcheck.engine.interface import Engine, EngineError
from factcheck.engine.processes import WORTH_IT, Processes, engine
from factcheck.engine.serial import Serial

ENGINES: list[Engine] = [Serial(), Processes(2), Processes(3)]


def _add(shared: dict[str, int], item: int) -> tuple[int, int]:
    return item + shared["more"], os.getpid()


def _die(shared: int, item: int) -> int:
    if item == shared:
        os.kill(os.getpid(), signal.SIGKILL)
    return item


def _fail(shared: int, item: int) -> int:
    if item == shared:
        raise ValueError(f"item {item}")
    return item


@pytest.mark.parametrize("runner", ENGINES, ids=["serial", "two", "three"])
@pytest.mark.parametrize("count", [0, 1, WORTH_IT, 3 * WORTH_IT + 1])
def test_answers_come_in_the_order_of_the_items(runner: Engine, count: int) -> None:
    found = list(runner.run(_add, {"more": 5}, range(count)))
    assert [value for value, _ in found] == [n + 5 for n in range(count)]


def test_large_work_is_shared_and_small_work_stays() -> None:
    large = {pid for _, pid in Processes(2).run(_add, {"more": 0}, range(2 * WORTH_IT))}
    small = {pid for _, pid in Processes(2).run(_add, {"more": 0}, range(WORTH_IT - 1))}
    assert os.getpid() not in large
    assert small == {os.getpid()}


def test_a_killed_process_is_an_error_that_says_what_to_do() -> None:
    with pytest.raises(EngineError, match="--jobs 1"):
        list(Processes(2).run(_die, 300, range(2 * WORTH_IT)))


def test_an_error_of_the_work_reaches_the_caller() -> None:
    with pytest.raises(ValueError, match="item 300"):
        list(Processes(2).run(_fail, 300, range(2 * WORTH_IT)))


def test_one_job_needs_no_process() -> None:
    assert isinstance(engine(1), Serial)
