"""The index on disk: one SQLite file that many may read and write at once."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from factcheck.store.interface import DamagedIndex, Kind, StoreError
from factcheck.store.schema import MEND, make_ready
from factcheck.store.seal import opened, sealed
from factcheck.store.versions import version_of

#: Seconds that one writer waits for another; each holds the file for a batch, far below one.
PATIENCE = 60.0
#: Keys of one question; SQLite takes at least 999.
ASKED_AT_ONCE = 900
#: Entries of a kind that has few and large ones, of some megabytes each; the oldest give way.
FEW = {Kind.CORPUS: 4, Kind.MATRIX: 3, Kind.RESULT: 12}
_INSERT = "INSERT OR IGNORE INTO kept (kind, key, version, value) VALUES (?, ?, ?, ?)"
# A damaged value is not what is kept under its key: it gives way.
_REPLACE = "INSERT OR REPLACE INTO kept (kind, key, version, value) VALUES (?, ?, ?, ?)"


def ignore(message: str) -> None:
    """Tell nobody."""


class SqliteKeeper:
    """The values in an index file.

    With `must_write` what cannot be written is an error. Without, it is told once and the work
    goes on without keeping: a full disk or a read-only folder changes no answer. It is of the
    process that opened it: another one, forked off, opens the file anew.

    Raises:
        StoreError: the file is damaged, of a newer program or another one's, or cannot be opened.
    """

    def __init__(
        self, file: Path, *, tell: Callable[[str], None] = ignore, must_write: bool = False
    ) -> None:
        self.file = file
        self._tell = tell
        self._told: set[str] = set()
        self._must_write = must_write
        self._reads = self._writes = True
        self._damaged: set[tuple[str, bytes]] = set()
        self.db = self._open()

    def get(self, kind: Kind, keys: Iterable[bytes]) -> dict[bytes, bytes]:
        """The values of those keys that are kept and whole."""
        wanted = list(dict.fromkeys(keys))
        found: dict[bytes, bytes] = {}
        if not self._reads:
            return found
        try:
            for at in range(0, len(wanted), ASKED_AT_ONCE):
                self._fetch(kind, wanted[at : at + ASKED_AT_ONCE], found)
        except sqlite3.DatabaseError as error:
            self._stop_reading(error)
        return found

    def put(self, kind: Kind, items: Iterable[tuple[bytes, bytes]]) -> None:
        """Keep values in one transaction; a key that is kept stays as it is.

        Raises:
            StoreError: it cannot be written, and this keeper must write.
        """
        if not self._writes:
            return
        version = version_of(kind)
        rows = [(kind.value, key, version, sealed(kind, key, value)) for key, value in items]
        if not rows:
            return
        new = [row for row in rows if (row[0], row[1]) not in self._damaged]
        mended = [row for row in rows if (row[0], row[1]) in self._damaged]
        with self.changing():
            self.db.executemany(_INSERT, new)
            self.db.executemany(_REPLACE, mended)
            if kind in FEW:
                self.db.execute(
                    "DELETE FROM kept WHERE kind = ?1 AND id NOT IN "
                    "(SELECT id FROM kept WHERE kind = ?1 ORDER BY id DESC LIMIT ?2)",
                    (kind.value, FEW[kind]),
                )
        self._damaged.difference_update((row[0], row[1]) for row in mended)

    @contextlib.contextmanager
    def changing(self) -> Iterator[None]:
        """A transaction that is whole or nothing; its failure is told, or raised.

        Raises:
            StoreError: it cannot be written, and this keeper must write.
        """
        try:
            self.db.execute("BEGIN IMMEDIATE")
            yield
            self.db.execute("COMMIT")
        except sqlite3.Error as error:
            self._roll_back()
            self._stop_writing(error)
        except BaseException:
            self._roll_back()
            raise

    def close(self) -> None:
        """Let go of the file; what was kept is on disk already."""
        with contextlib.suppress(sqlite3.Error):
            self.db.close()
        self._reads = self._writes = False

    def _fetch(self, kind: Kind, keys: list[bytes], found: dict[bytes, bytes]) -> None:
        marks = ",".join("?" * len(keys))
        question = f"SELECT key, value FROM kept WHERE kind = ? AND key IN ({marks})"
        for key, kept in self.db.execute(question, (kind.value, *keys)):
            value = opened(kind, key, kept)
            if value is None:
                self._damaged.add((kind.value, key))
                self._say(f"{self.file}: an entry was damaged and is made again")
            else:
                found[key] = value

    def _open(self) -> sqlite3.Connection:
        """To write if that can be, else to read; a file in a folder nobody writes to, as it is."""
        errors: list[sqlite3.Error] = []
        for way in ("mode=rwc", "mode=ro", "mode=ro&immutable=1"):
            db: sqlite3.Connection | None = None
            try:
                db = sqlite3.connect(
                    f"{self.file.absolute().as_uri()}?{way}",
                    uri=True, timeout=PATIENCE, isolation_level=None,
                )  # fmt: skip
                db.execute("PRAGMA synchronous = NORMAL")  # no commit is lost but by a power cut
                make_ready(db)
                return db
            except DamagedIndex as error:
                assert db is not None
                db.close()
                raise DamagedIndex(f"{self.file}: the index {error} {MEND}") from None
            except sqlite3.Error as error:
                if db is not None:
                    db.close()
                if not isinstance(error, sqlite3.OperationalError):
                    raise self._unreadable(error) from None
                errors.append(error)
        raise self._unreadable(errors[0])

    def _unreadable(self, error: sqlite3.Error) -> StoreError:
        problem = f"{self.file}: the index cannot be read ({error})"
        if isinstance(error, sqlite3.OperationalError):
            return StoreError(f"{problem}: check its rights and its disk, or {MEND}")
        return DamagedIndex(f"{problem}: {MEND}")

    def _stop_reading(self, error: sqlite3.Error) -> None:
        self._reads = False
        if self._must_write:
            raise self._unreadable(error) from None
        self._writes = False
        self._say(f"{self._unreadable(error)}; working without it")

    def _stop_writing(self, error: sqlite3.Error) -> None:
        problem = f"{self.file}: the index cannot be written ({error})"
        if isinstance(error, sqlite3.OperationalError):
            problem += ": make room or give the right to write; what was kept is whole"
            failure = StoreError(problem)
        else:
            problem += f": {MEND}"
            failure = DamagedIndex(problem)
        if self._must_write:
            raise failure from None
        self._writes = False
        self._say(problem)

    def _roll_back(self) -> None:
        with contextlib.suppress(sqlite3.Error):
            if self.db.in_transaction:
                self.db.execute("ROLLBACK")

    def _say(self, message: str) -> None:
        if message not in self._told:
            self._told.add(message)
            self._tell(message)
