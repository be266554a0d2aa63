"""Killed at any instant, two at once, readers among them: nothing that was committed is lost."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from multiprocessing.connection import Connection
from multiprocessing.context import ForkProcess
from pathlib import Path

import pytest
from store_helpers import index_of, outputs, run, write_corpus

from factcheck import api, indexing
from factcheck.judge.jury import JudgeKind
from factcheck.settings.values import Settings
from factcheck.store.folder import make_index, open_index
from factcheck.store.interface import Kind
from factcheck.store.nothing import NOTHING
from factcheck.store.readings import read_all, reading_key

pytestmark = pytest.mark.skipif(os.name == "nt", reason="processes start in another way there")

ARTICLES = 90
ROUNDS, KILLS = 10, 5  # of each round that many: 50 instants
COMMAND_KILLS = 6
SEED = 20231107


@pytest.fixture
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A corpus that is indexed in many small steps, so that a kill falls between and into them."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("factcheck.store.readings.AT_ONCE", 4)
    monkeypatch.setattr("factcheck.store.articles.AT_ONCE", 4)
    return write_corpus(tmp_path / "corpus", ARTICLES)


def index(corpus: Path) -> None:
    """Make the index, from wherever it stands."""
    keeper = make_index(index_of(corpus))
    settings, judges = Settings(), JudgeKind.SYMBOLIC
    indexing.make([str(corpus)], keeper, settings=settings, judges=judges, whole=True)
    keeper.close()


def started(target: object, *arguments: object) -> ForkProcess:
    process = multiprocessing.get_context("fork").Process(target=target, args=arguments)  # type: ignore[arg-type]
    process.start()
    return process


def committed(corpus: Path) -> set[bytes]:
    """All that the index holds, every entry whole."""
    if not index_of(corpus).is_file():
        return set()
    db = sqlite3.connect(index_of(corpus))
    if db.execute("SELECT count(*) FROM sqlite_master").fetchone() == (0,):
        return set()
    assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    keys = {kind: set() for kind in ("articles", "readings")}  # type: dict[str, set[bytes]]
    for kind, key in db.execute("SELECT kind, key FROM kept"):
        if kind in keys:
            keys[kind].add(key)
    db.close()
    told: list[str] = []
    keeper = open_index(index_of(corpus), told.append)
    for kind, found in keys.items():
        assert keeper.get(Kind(kind), found).keys() == found
    assert told == []
    return keys["articles"] | keys["readings"]


@pytest.mark.slow
def test_killed_at_any_instant_it_ends_as_if_nothing_had_been(corpus: Path) -> None:
    index(corpus)
    undisturbed, all_keys = outputs(corpus), committed(corpus)
    shutil.rmtree(index_of(corpus).parent)
    began = time.monotonic()
    index(corpus)
    whole_run = time.monotonic() - began
    chance = random.Random(SEED)
    cut_short = 0
    for _ in range(ROUNDS):
        shutil.rmtree(index_of(corpus).parent)
        before: set[bytes] = set()
        for _ in range(KILLS):
            process = started(index, corpus)
            process.join(chance.uniform(0, whole_run / 3))
            if process.is_alive():
                os.kill(process.pid or 0, signal.SIGKILL)
                process.join()
            cut_short += process.exitcode == -signal.SIGKILL
            after = committed(corpus)
            assert before <= after <= all_keys
            before = after
        index(corpus)
        assert committed(corpus) == all_keys
    assert cut_short > ROUNDS * KILLS / 2
    assert outputs(corpus) == undisturbed
    shutil.rmtree(index_of(corpus).parent)
    assert outputs(corpus) == undisturbed


@pytest.mark.slow
def test_the_command_killed_at_any_instant_ends_as_if_nothing_had_been(corpus: Path) -> None:
    """The whole process, from its start to its end."""
    command = [sys.executable, "-m", "factcheck", "index", str(corpus), "--judge", "symbolic"]
    began = time.monotonic()
    subprocess.run(command, check=True, capture_output=True)
    whole_run = time.monotonic() - began
    undisturbed, all_keys = outputs(corpus), committed(corpus)
    shutil.rmtree(index_of(corpus).parent)
    chance = random.Random(SEED)
    before: set[bytes] = set()
    for _ in range(COMMAND_KILLS):
        process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(chance.uniform(0.2, 1) * whole_run)
        process.kill()
        process.wait()
        after = committed(corpus)
        assert before <= after <= all_keys
        before = after
    subprocess.run(command, check=True, capture_output=True)
    assert committed(corpus) == all_keys
    assert outputs(corpus) == undisturbed


def read_often(corpus: Path, answers: Connection) -> None:
    """Read the corpus with the index as it grows; say what was ever otherwise than without."""
    wanted = api.read(corpus)
    plain = read_all(wanted.articles)
    keys = [reading_key(a) for a in wanted.articles]
    held, wrong, told = [0], 0, []  # type: list[int], int, list[str]
    while held[-1] < len(keys):
        keeper = open_index(index_of(corpus), told.append)
        if keeper is not NOTHING:
            held.append(len(keeper.get(Kind.READING, keys)))
            wrong += api.read(corpus, keeper=keeper) != wanted
            wrong += read_all(wanted.articles, keeper) != plain
    answers.send((held, wrong, told))


@pytest.mark.slow
def test_two_writers_and_readers_at_once(corpus: Path) -> None:
    undisturbed = outputs(corpus)
    near, far = multiprocessing.get_context("fork").Pipe()
    writers = [started(index, corpus), started(index, corpus)]
    reader = started(read_often, corpus, far)
    assert near.poll(120)
    held, wrong, told = near.recv()
    for process in (*writers, reader):
        process.join()
        assert process.exitcode == 0
    assert held == sorted(held)
    assert (wrong, told) == (0, [])
    assert outputs(corpus) == undisturbed
    assert len(committed(corpus)) == 2 * (ARTICLES + 1)


@pytest.mark.parametrize("damage", ["garbage", "truncated"])
def test_a_damaged_index_is_said_and_changes_nothing_and_rebuild_mends(
    corpus: Path, damage: str
) -> None:
    without = run("extract", str(corpus), "--format", "json").stdout_bytes
    index(corpus)
    file = index_of(corpus)
    content = file.read_bytes()
    file.write_bytes(b"\0garbage" * 999 if damage == "garbage" else content[: len(content) // 3])
    done = run("extract", str(corpus), "--format", "json")
    assert done.stdout_bytes == without
    assert done.stderr.count("warning: ") == 1
    assert "factcheck index --rebuild" in done.stderr
    assert run("index", str(corpus), "--rebuild", "--judge", "symbolic").exit_code == 0
    done = run("extract", str(corpus), "--format", "json")
    assert (done.stdout_bytes, "warning" in done.stderr) == (without, False)
