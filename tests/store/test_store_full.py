"""An index without room or without the right to write: nothing is lost, and it is said once."""

from __future__ import annotations

import multiprocessing
import os
import subprocess
import tempfile
from collections.abc import Iterator
from multiprocessing.connection import Connection
from pathlib import Path

import pytest
from store_helpers import filled

from factcheck.store.folder import make_index, open_index
from factcheck.store.interface import Kind, StoreError
from factcheck.store.sqlite import SqliteKeeper

A, B, C = (bytes([number]) * 16 for number in range(3))


def test_a_full_file_keeps_what_it_had_and_the_work_goes_on(file: Path) -> None:
    filled(file)
    told: list[str] = []
    keeper = SqliteKeeper(file, tell=told.append)
    (pages,) = keeper.db.execute("PRAGMA page_count").fetchone()
    keeper.db.execute(f"PRAGMA max_page_count = {pages + 5}")
    for number in range(5):
        keeper.put(Kind.VECTOR, [(bytes([number]) * 16, bytes(10_000))] * 1)
    assert len(told) == 1
    assert "cannot be written (database or disk is full)" in told[0]
    assert keeper.db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    kept = keeper.get(Kind.VECTOR, [bytes([number]) * 16 for number in range(5)])
    assert list(kept) == [A, B]


def test_whoever_must_write_hears_of_a_full_file(file: Path) -> None:
    keeper = make_index(file)
    keeper.db.execute("PRAGMA max_page_count = 5")
    with pytest.raises(StoreError, match="disk is full"):
        keeper.put(Kind.VECTOR, [(A, bytes(100_000))])


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 600 kB."""
    folder = tmp_path / "small"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=600k", "tmpfs", str(folder)]
    try:
        done = subprocess.run(mount, capture_output=True, check=False)
    except OSError:
        pytest.skip("there is no mount here")
    if done.returncode:
        pytest.skip("only root may mount a small disk")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


def test_a_full_disk_loses_nothing_that_was_committed(small_disk: Path) -> None:
    file = small_disk / ".factcheck" / "index.db"
    keeper = make_index(file)
    kept: dict[bytes, bytes] = {}

    def fill() -> None:
        for number in range(1000):
            item = {number.to_bytes(16, "big"): os.urandom(5000)}
            keeper.put(Kind.VECTOR, item.items())
            kept.update(item)

    with pytest.raises(StoreError, match="full"):
        fill()
    keeper.close()
    assert len(kept) > 10
    again = open_index(file)
    assert again.get(Kind.VECTOR, kept) == kept


def use_without_rights(file: Path, answers: Connection) -> None:
    """What somebody does who may not write: root is kept from writing by no right."""
    if os.geteuid() == 0:
        os.setuid(65534)
    told: list[str] = []
    keeper = open_index(file, told.append)
    found = keeper.get(Kind.READING, [A])
    keeper.put(Kind.READING, [(B, b"new")])
    keeper.put(Kind.READING, [(C, b"new")])
    answers.send((found, told))


@pytest.fixture
def shared() -> Iterator[Path]:
    """A folder that everybody may look into; those of pytest are its user's."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


@pytest.mark.skipif(os.name == "nt", reason="rights are of another kind there")
@pytest.mark.parametrize("in_use", [False, True])
def test_a_folder_that_cannot_be_written_is_read_and_told_once(shared: Path, in_use: bool) -> None:
    file = shared / ".factcheck" / "index.db"
    keeper = make_index(file)
    keeper.put(Kind.READING, [(A, b"one")])
    if not in_use:
        keeper.close()
    for path, mode in ((file, 0o444), (file.parent, 0o555)):
        path.chmod(mode)
    near, far = multiprocessing.get_context("fork").Pipe()
    child = multiprocessing.get_context("fork").Process(target=use_without_rights, args=(file, far))
    child.start()
    assert near.poll(30)
    found, told = near.recv()
    child.join()
    file.parent.chmod(0o755)
    assert found == {A: b"one"}
    assert len(told) == 1
    assert "the index cannot be written" in told[0]
