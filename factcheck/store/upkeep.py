"""The upkeep of an index: what is in it, what no longer serves, and the room that it frees."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from factcheck.store.interface import Held, Kind, StoreError
from factcheck.store.schema import SCHEMA
from factcheck.store.sqlite import SqliteKeeper
from factcheck.store.versions import model_version, reading_version, version_of

#: Most entries of what nobody can tell to be needed again; the oldest go. Some 200 MB in all.
MOST = {Kind.QUERY: 20_000, Kind.SCORES: 1_000_000, Kind.RELATION: 500_000}
#: Share of the file that may be empty before it is written anew.
MOST_FREE = 0.25
#: Digits of a version that people are shown.
SHOWN = 12


@dataclass(frozen=True, slots=True)
class Status:
    """What an index holds; `facts` is what was said of it when `index` last ended."""

    file: str
    schema: int
    reader: str
    model: str
    size: int
    held: tuple[Held, ...]
    facts: Mapping[str, str]


def status(keeper: SqliteKeeper) -> Status:
    """Count what an index holds.

    Raises:
        StoreError: the index cannot be read.
    """
    counts: dict[tuple[str, int], tuple[int, int]] = {}
    try:
        for kind, version, entries, size in keeper.db.execute(
            "SELECT kind, version, count(*), sum(length(value)) FROM kept GROUP BY kind, version"
        ):
            counts[kind, version] = (entries, size)
        facts = dict(keeper.db.execute("SELECT name, value FROM facts"))
    except sqlite3.Error as error:
        raise StoreError(f"{keeper.file}: the index cannot be read ({error})") from None
    return Status(
        str(keeper.file).replace("\\", "/"),
        SCHEMA,
        reading_version()[:SHOWN],
        model_version()[:SHOWN],
        keeper.file.stat().st_size,
        tuple(_held(kind, counts) for kind in Kind),
        facts,
    )


def _held(kind: Kind, counts: Mapping[tuple[str, int], tuple[int, int]]) -> Held:
    of_kind = {v: found for (k, v), found in counts.items() if k == kind}
    current = version_of(kind)
    return Held(
        kind,
        sum(entries for entries, _ in of_kind.values()),
        sum(size for _, size in of_kind.values()),
        sum(entries for v, (entries, _) in of_kind.items() if v != current),
    )


def remove_unused(keeper: SqliteKeeper, used: Mapping[Kind, Collection[bytes]]) -> int:
    """Remove what other versions made, and of the kinds named all but the keys in use.

    Returns how many entries went.
    """
    before = keeper.db.total_changes
    with keeper.changing():
        for kind in Kind:
            keeper.db.execute(
                "DELETE FROM kept WHERE kind = ? AND version != ?", (kind.value, version_of(kind))
            )
    removed = keeper.db.total_changes - before
    for kind, keys in used.items():
        removed += _remove_others(keeper, kind, keys)
    for kind, most in MOST.items():
        removed += _remove_oldest(keeper, kind, most)
    return removed


def _remove_others(keeper: SqliteKeeper, kind: Kind, keys: Collection[bytes]) -> int:
    listed = keeper.db.execute("SELECT id, key FROM kept WHERE kind = ?", (kind.value,))
    gone = [(id,) for id, key in listed if key not in keys]
    if gone:
        with keeper.changing():
            keeper.db.executemany("DELETE FROM kept WHERE id = ?", gone)
    return len(gone)


def _remove_oldest(keeper: SqliteKeeper, kind: Kind, most: int) -> int:
    before = keeper.db.total_changes
    with keeper.changing():
        keeper.db.execute(
            "DELETE FROM kept WHERE kind = ?1 AND id <= "
            "(SELECT id FROM kept WHERE kind = ?1 ORDER BY id DESC LIMIT 1 OFFSET ?2)",
            (kind.value, most),
        )
    return keeper.db.total_changes - before


def note(keeper: SqliteKeeper, facts: Mapping[str, str]) -> None:
    """Remember facts of this run, for `status`."""
    with keeper.changing():
        keeper.db.executemany("INSERT OR REPLACE INTO facts VALUES (?, ?)", sorted(facts.items()))


def compact(keeper: SqliteKeeper) -> bool:
    """Write the file anew if much of it is empty; not while others are in it."""
    (pages,) = keeper.db.execute("PRAGMA page_count").fetchone()
    (free,) = keeper.db.execute("PRAGMA freelist_count").fetchone()
    done = False
    with contextlib.suppress(sqlite3.Error):
        if free > pages * MOST_FREE:
            keeper.db.execute("VACUUM")
            done = True
        keeper.db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return done
