"""The tables of the index, and how an older index becomes one of today."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

from factcheck.store.interface import DamagedIndex

#: Marks the file as ours ("fchk"), so that no other program's database is taken for an index.
APPLICATION = 0x6663686B
#: Raise it with every change of the tables, and add the step to `_STEPS`.
SCHEMA = 2
MEND = "run `factcheck index --rebuild`"

# Rows stay in the order they came in: the newest have the highest id. A version is that of the
# program's part that made the value; 0 is unknown, and so older.
_TABLES = """
CREATE TABLE kept (
    id INTEGER PRIMARY KEY, kind TEXT NOT NULL, key BLOB NOT NULL, version INTEGER NOT NULL,
    value BLOB NOT NULL, UNIQUE (kind, key)
);
CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL);
"""


def make_ready(db: sqlite3.Connection) -> None:
    """Make the tables of a new index, and bring those of an older one up to date.

    Raises:
        DamagedIndex: the index is of a newer program, or the file is none of ours.
    """
    if schema_of(db) == SCHEMA:
        return
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("BEGIN IMMEDIATE")
    try:
        found = schema_of(db)  # another process may have been quicker
        if found == 0:
            _run(db, _TABLES)
        for old in range(found or SCHEMA, SCHEMA):
            _STEPS[old](db)
        db.execute(f"PRAGMA application_id = {APPLICATION}")
        db.execute(f"PRAGMA user_version = {SCHEMA}")
        db.execute("COMMIT")
    except BaseException:
        if db.in_transaction:
            db.execute("ROLLBACK")
        raise


def schema_of(db: sqlite3.Connection) -> int:
    """The schema of an index, 0 for an empty file.

    Raises:
        DamagedIndex: it is of a newer program, or another program's database.
    """
    (tables,) = db.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if not tables:
        return 0
    (application,) = db.execute("PRAGMA application_id").fetchone()
    if application != APPLICATION:
        raise DamagedIndex("is another program's database")
    (schema,) = db.execute("PRAGMA user_version").fetchone()
    if schema > SCHEMA:
        raise DamagedIndex(
            f"was written by a newer version of factcheck (schema {schema}, this one knows "
            f"{SCHEMA}): install that version, or"
        )
    return int(schema)


def _versions_stand_beside_values(db: sqlite3.Connection) -> None:
    """Schema 1 had no versions, ids or facts: what it kept is of an unknown version."""
    db.execute("ALTER TABLE kept RENAME TO kept_before")
    _run(db, _TABLES)
    db.execute(
        "INSERT INTO kept (kind, key, version, value) "
        "SELECT kind, key, 0, value FROM kept_before ORDER BY kind, key"
    )
    db.execute("DROP TABLE kept_before")


_STEPS: dict[int, Callable[[sqlite3.Connection], None]] = {1: _versions_stand_beside_values}


def _run(db: sqlite3.Connection, statements: str) -> None:
    """One by one: `executescript` would end the transaction."""
    for statement in filter(str.strip, statements.split(";")):
        db.execute(statement)
