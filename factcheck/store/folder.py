"""Where the index of a corpus lies, and how it is opened, made and made anew."""

from __future__ import annotations

import glob
import os
from collections.abc import Callable, Sequence
from pathlib import Path

from factcheck.store.interface import DamagedIndex, Keeper, StoreError
from factcheck.store.nothing import NOTHING
from factcheck.store.sqlite import SqliteKeeper, ignore

FOLDER, FILE = ".factcheck", "index.db"
_BESIDE = ("-wal", "-shm", "-journal")


def index_file(settings_file: str, paths: Sequence[str]) -> Path | None:
    """The index of a corpus: beside the settings, else in the first folder named or beside the
    first file; None where only standard input is read.
    """
    if settings_file:
        return Path(settings_file).parent / FOLDER / FILE
    path = next((Path(_plain(path)) for path in paths if path != "-"), None)
    if path is None:
        return None
    return (path if path.is_dir() else path.parent) / FOLDER / FILE


def open_index(file: Path | None, tell: Callable[[str], None] = ignore) -> Keeper:
    """The index if there is one that can be used; what keeps it from being used is told."""
    if file is None or not file.is_file():
        return NOTHING
    try:
        return SqliteKeeper(file, tell=tell)
    except StoreError as error:
        tell(f"{error}; working without it")
        return NOTHING


def make_index(file: Path, *, anew: bool = False) -> SqliteKeeper:
    """The index to write to; `anew` empties it, and puts another in place of one past mending.

    Raises:
        StoreError: it cannot be made, or read.
    """
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        ignored = file.parent / ".gitignore"
        if not ignored.exists():
            ignored.write_text("*\n", "utf-8")
    except OSError as error:
        raise StoreError(
            f"{file.parent}: cannot be made ({error.strerror}); give the right to write there"
        ) from None
    if not anew:
        return SqliteKeeper(file, must_write=True)
    try:
        keeper = SqliteKeeper(file, must_write=True)
        with keeper.changing():  # others may have it open: never take the file from under them
            keeper.db.execute("DELETE FROM kept")
            keeper.db.execute("DELETE FROM facts")
        return keeper
    except DamagedIndex:
        _remove(file)
        return SqliteKeeper(file, must_write=True)


def _remove(file: Path) -> None:
    try:
        for name in (file.name, *(file.name + end for end in _BESIDE)):
            file.with_name(name).unlink(missing_ok=True)
    except OSError as error:
        raise StoreError(
            f"{file}: cannot be replaced ({error.strerror}); remove it by hand"
        ) from None


def _plain(path: str) -> str:
    """A path up to its first wildcard."""
    if os.path.exists(path) or not glob.has_magic(path):
        return path
    kept = []
    for part in Path(path).parts:
        if glob.has_magic(part):
            break
        kept.append(part)
    return str(Path(*kept)) if kept else "."
