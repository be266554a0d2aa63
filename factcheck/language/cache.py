"""Tables made ready once and kept on disk, so that a process does not parse them again.

What is kept is nothing but the data files in another shape. It lies in the user's cache folder
(FACTCHECK_CACHE names another one; "off" keeps nothing), is named by everything it depends on,
and is made anew where it is missing, old or damaged: a cache that cannot be used costs a third
of a second and changes no answer.
"""

from __future__ import annotations

import contextlib
import hashlib
import marshal
import os
import sys
import tempfile
from collections.abc import Callable, Iterable
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

# Shape of what is kept; raise it when the shape changes.
SHAPE = 2
# Older files of one table that are left beside the newest: two checkouts may take turns.
KEPT = 4


def remembered(table: str, folders: Iterable[Traversable], make: Callable[[], Any]) -> Any:
    """What `make` returns, from disk where the data files are the ones it was made from.

    The value must consist of dicts, lists, tuples, strings, bytes and numbers.
    """
    folder = _folder()
    key = _key(folders) if folder is not None else None
    if folder is None or key is None:
        return make()
    path = folder / f"{table}-{key}.bin"
    found = _read(path)
    if found is None:
        found = make()
        _write(path, found)
        _prune(folder, table)
    return found


def _folder() -> Path | None:
    named = os.environ.get("FACTCHECK_CACHE", "")
    if named == "off":
        return None
    if named:
        return Path(named)
    base = os.environ.get("LOCALAPPDATA" if sys.platform == "win32" else "XDG_CACHE_HOME", "")
    try:
        return (Path(base) if base else Path.home() / ".cache") / "factcheck"
    except RuntimeError:  # no home folder
        return None


def _key(folders: Iterable[Traversable]) -> str | None:
    """Digest of the files' names, sizes and times; None where they are in no real folder."""
    seen = [str(SHAPE), sys.version, sys.implementation.name]
    for folder in folders:
        if not isinstance(folder, Path):
            return None
        for file in sorted(folder.iterdir()) if folder.is_dir() else [folder]:
            stat = file.stat()
            seen.append(f"{file}:{stat.st_size}:{stat.st_mtime_ns}")
    return hashlib.sha256("\n".join(seen).encode()).hexdigest()[:32]


def _read(path: Path) -> Any:
    """The kept value; None where there is none, or where it is damaged."""
    try:
        packed = path.read_bytes()
    except OSError:
        return None
    if hashlib.sha256(packed[32:]).digest() != packed[:32]:
        return None
    return marshal.loads(packed[32:])


def _write(path: Path, value: Any) -> None:
    """Written beside and moved into place, so that no reader ever sees half of it."""
    packed = marshal.dumps(value)
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.stem)
        with os.fdopen(handle, "wb") as file:
            file.write(hashlib.sha256(packed).digest() + packed)
        os.replace(name, path)


def _prune(folder: Path, table: str) -> None:
    with contextlib.suppress(OSError):
        kept = sorted(folder.glob(f"{table}-*.bin"), key=lambda f: f.stat().st_mtime, reverse=True)
        for old in kept[KEPT:]:
            old.unlink()
