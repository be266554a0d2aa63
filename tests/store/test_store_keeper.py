"""The file of the index: whole or nothing, shared, and never believed where it is wrong."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from store_helpers import filled

from factcheck.store import sqlite
from factcheck.store.folder import index_file, make_index, open_index
from factcheck.store.interface import DamagedIndex, Keeper, Kind, StoreError
from factcheck.store.nothing import NOTHING
from factcheck.store.schema import APPLICATION, SCHEMA
from factcheck.store.sqlite import SqliteKeeper
from factcheck.store.upkeep import compact, remove_unused, status

A, B, C = (bytes([number]) * 16 for number in range(3))


def held(keeper: SqliteKeeper) -> dict[Kind, int]:
    return {h.kind: h.entries for h in status(keeper).held if h.entries}


def test_what_is_put_is_found_under_its_kind_and_key(keeper: SqliteKeeper) -> None:
    keeper.put(Kind.READING, [(A, b"one"), (B, b"")])
    assert keeper.get(Kind.READING, [A, B, C, A]) == {A: b"one", B: b""}
    assert keeper.get(Kind.VECTOR, [A]) == {}


def test_more_keys_than_one_question_takes(keeper: SqliteKeeper) -> None:
    items = {number.to_bytes(16, "big"): str(number).encode() for number in range(2500)}
    keeper.put(Kind.SCORES, items.items())
    assert keeper.get(Kind.SCORES, items) == items


def test_a_key_that_is_kept_stays_as_it_is(keeper: SqliteKeeper) -> None:
    keeper.put(Kind.READING, [(A, b"one")])
    keeper.put(Kind.READING, [(A, b"two"), (B, b"three")])
    assert keeper.get(Kind.READING, [A, B]) == {A: b"one", B: b"three"}


def test_it_is_there_after_closing(file: Path, keeper: SqliteKeeper) -> None:
    keeper.put(Kind.READING, [(A, b"one")])
    keeper.close()
    assert keeper.get(Kind.READING, [A]) == {}
    assert open_index(file).get(Kind.READING, [A]) == {A: b"one"}


def test_nothing_keeps_nothing() -> None:
    NOTHING.put(Kind.READING, [(A, b"one")])
    assert NOTHING.get(Kind.READING, [A]) == {}


def test_only_the_newest_results_are_kept(keeper: SqliteKeeper) -> None:
    keys = [bytes([number]) * 16 for number in range(sqlite.FEW[Kind.RESULT] + 3)]
    for key in keys:
        keeper.put(Kind.RESULT, [(key, b"result")])
    assert list(keeper.get(Kind.RESULT, keys)) == keys[3:]


def test_the_folder_is_left_out_of_version_control(keeper: SqliteKeeper) -> None:
    assert keeper.file.with_name(".gitignore").read_text() == "*\n"


@pytest.mark.parametrize(
    ("settings", "paths", "where"),
    [
        ("project/factcheck.toml", ["elsewhere"], "project"),
        ("", ["news", "other"], "news"),
        ("", ["-", "news"], "news"),
        ("", ["news/a.txt"], "news"),
        ("", ["news/*.txt"], "news"),
        ("", ["new[s]/*.txt"], "."),
        ("", ["gone/a.txt"], "gone"),
    ],
)
def test_where_the_index_lies(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings: str, paths: list[str], where: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "news").mkdir()
    (tmp_path / "news/a.txt").write_text("x")
    assert index_file(settings, paths) == Path(where, ".factcheck", "index.db")


def test_standard_input_alone_has_no_index() -> None:
    assert index_file("", ["-"]) is None
    assert open_index(None) is NOTHING


# damage


def flip(file: Path, at: int) -> None:
    content = bytearray(file.read_bytes())
    content[at] ^= 1
    file.write_bytes(content)


def test_a_damaged_entry_is_absent_told_once_and_made_again(file: Path) -> None:
    keeper = make_index(file)
    keeper.put(Kind.READING, [(A, b"one" * 50), (B, b"two"), (C, b"five" * 50)])
    keeper.close()
    flip(file, file.read_bytes().index(b"oneone"))
    flip(file, file.read_bytes().index(b"fivefive"))
    told: list[str] = []
    again = open_index(file, told.append)
    assert again.get(Kind.READING, [A, B, C]) == {B: b"two"}
    assert again.get(Kind.READING, [A]) == {}
    assert told == [f"{file}: an entry was damaged and is made again"]
    again.put(Kind.READING, [(A, b"new"), (B, b"not new")])
    assert again.get(Kind.READING, [A, B]) == {A: b"new", B: b"two"}


def test_a_value_under_another_key_or_kind_is_not_believed(keeper: SqliteKeeper) -> None:
    keeper.put(Kind.READING, [(A, b"one"), (B, b"two")])
    keeper.db.execute(
        "UPDATE kept SET value = (SELECT value FROM kept WHERE key = ?) WHERE key = ?", (A, B)
    )
    assert keeper.get(Kind.READING, [A, B]) == {A: b"one"}
    keeper.db.execute("UPDATE kept SET kind = 'scores'")
    assert keeper.get(Kind.SCORES, [A]) == {}
    keeper.db.execute("UPDATE kept SET value = 'a text'")
    assert keeper.get(Kind.SCORES, [A]) == {}


def damage(file: Path, how: str) -> None:
    content = file.read_bytes()
    if how == "garbage":
        file.write_bytes(b"\x7fgarbage" * 2000)
    elif how == "truncated":
        file.write_bytes(content[: len(content) // 2])
    elif how == "middle":  # the head is whole
        file.write_bytes(content[:8192] + b"\xaa" * (len(content) - 8192))
    elif how == "foreign":
        file.unlink()
        with sqlite3.connect(file) as db:
            db.execute("CREATE TABLE kept (kind, key, value)")
        db.close()
    elif how == "newer":
        with sqlite3.connect(file) as db:
            db.execute(f"PRAGMA user_version = {SCHEMA + 1}")
        db.close()


DAMAGES = ("garbage", "truncated", "middle", "foreign", "newer")


@pytest.mark.parametrize("how", DAMAGES)
def test_a_damaged_file_is_told_with_its_mend_and_done_without(file: Path, how: str) -> None:
    items = filled(file)
    damage(file, how)
    before = file.read_bytes()
    told: list[str] = []
    keeper = open_index(file, told.append)
    found = keeper.get(Kind.READING, items)
    assert found.items() <= items.items()
    assert len(found) < len(items)
    keeper.put(Kind.READING, items.items())
    assert len(told) == 1
    assert "factcheck index --rebuild" in told[0]
    if how in ("garbage", "foreign", "newer"):
        assert keeper is NOTHING
        assert file.read_bytes() == before


@pytest.mark.parametrize("how", DAMAGES)
def test_rebuild_mends_it(file: Path, how: str) -> None:
    items = filled(file)
    damage(file, how)
    keeper = make_index(file, anew=True)
    assert keeper.get(Kind.READING, items) == {}
    keeper.put(Kind.READING, items.items())
    assert keeper.get(Kind.READING, items) == items
    assert keeper.db.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_a_newer_schema_is_refused(file: Path) -> None:
    filled(file)
    damage(file, "newer")
    with pytest.raises(DamagedIndex, match="written by a newer version of factcheck"):
        make_index(file)


def test_rebuild_empties_an_index_that_others_have_open(file: Path) -> None:
    items = filled(file)
    other = open_index(file)
    assert other.get(Kind.READING, items) == items
    anew = make_index(file, anew=True)
    anew.put(Kind.READING, [(A, b"new")])
    assert other.get(Kind.READING, items) == {A: b"new"}
    other.put(Kind.READING, [(B, b"others")])
    assert anew.get(Kind.READING, [B]) == {B: b"others"}


# schemas


def first_schema(file: Path, items: dict[bytes, bytes]) -> None:
    """An index as the first program wrote it."""
    file.parent.mkdir()
    db = sqlite3.connect(file)
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("CREATE TABLE kept (kind TEXT, key BLOB, value BLOB, PRIMARY KEY (kind, key))")
    rows = [
        ("readings", key, sqlite.sealed("readings", key, value)) for key, value in items.items()
    ]
    db.executemany("INSERT INTO kept VALUES (?, ?, ?)", rows)
    db.execute(f"PRAGMA application_id = {APPLICATION}")
    db.execute("PRAGMA user_version = 1")
    db.commit()
    db.close()


def test_an_index_of_the_first_schema_is_brought_up_to_date(file: Path) -> None:
    items = {A: b"one", B: b"two"}
    first_schema(file, items)
    keeper = SqliteKeeper(file)
    assert keeper.get(Kind.READING, items) == items
    keeper.put(Kind.READING, [(C, b"three")])
    found = next(h for h in status(keeper).held if h.kind is Kind.READING)
    assert (status(keeper).schema, found.entries, found.older) == (SCHEMA, 3, 2)
    keeper.close()
    assert SqliteKeeper(file).get(Kind.READING, [A, B, C]) == items | {C: b"three"}


def test_a_migration_that_fails_leaves_the_old_index_as_it_was(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first_schema(file, {A: b"one"})

    def fails(db: sqlite3.Connection) -> None:
        db.execute("DROP TABLE kept")
        raise sqlite3.OperationalError("disk I/O error")

    monkeypatch.setitem(sqlite.make_ready.__globals__["_STEPS"], 1, fails)
    with pytest.raises(StoreError, match="disk I/O error"):
        SqliteKeeper(file)
    monkeypatch.undo()
    assert SqliteKeeper(file).get(Kind.READING, [A]) == {A: b"one"}


def test_an_empty_file_becomes_an_index(file: Path) -> None:
    """A run that was killed between making the file and its tables leaves one."""
    file.parent.mkdir()
    file.touch()
    keeper = open_index(file)
    keeper.put(Kind.READING, [(A, b"one")])
    assert keeper.get(Kind.READING, [A]) == {A: b"one"}


# upkeep


def test_what_other_versions_made_is_counted_and_removed(keeper: SqliteKeeper) -> None:
    keeper.put(Kind.READING, [(A, b"one"), (B, b"two")])
    keeper.put(Kind.SCORES, [(A, b"one")])
    keeper.db.execute("UPDATE kept SET version = 1 WHERE key = ?", (A,))
    assert {h.kind: h.older for h in status(keeper).held if h.older} == {
        Kind.READING: 1,
        Kind.SCORES: 1,
    }
    assert remove_unused(keeper, {}) == 2
    assert held(keeper) == {Kind.READING: 1}


def test_only_the_kinds_that_are_named_lose_what_is_not_in_use(keeper: SqliteKeeper) -> None:
    for kind in (Kind.READING, Kind.VECTOR):
        keeper.put(kind, [(A, b"one"), (B, b"two"), (C, b"three")])
    assert remove_unused(keeper, {Kind.READING: {B}}) == 2
    assert held(keeper) == {Kind.READING: 1, Kind.VECTOR: 3}


def test_the_oldest_go_where_there_are_too_many(
    keeper: SqliteKeeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("factcheck.store.upkeep.MOST", {Kind.SCORES: 2})
    for key in (C, A, B):
        keeper.put(Kind.SCORES, [(key, b"x")])
    assert remove_unused(keeper, {}) == 1
    assert set(keeper.get(Kind.SCORES, [A, B, C])) == {A, B}


def test_a_file_that_is_mostly_empty_is_written_anew(keeper: SqliteKeeper) -> None:
    items = {number.to_bytes(16, "big"): bytes(2000) for number in range(300)}
    keeper.put(Kind.READING, items.items())
    assert not compact(keeper)
    full = keeper.file.stat().st_size
    remove_unused(keeper, {Kind.READING: {A}})
    assert compact(keeper)
    assert keeper.file.stat().st_size < full / 5


def use(keeper: Keeper) -> dict[bytes, bytes]:
    return keeper.get(Kind.READING, [A])


def test_both_keepers_are_keepers(keeper: SqliteKeeper) -> None:
    assert use(keeper) == use(NOTHING) == {}
