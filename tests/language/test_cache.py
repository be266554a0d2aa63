"""Tables kept on disk: they change no answer, and nothing wrong on disk is ever believed."""

from pathlib import Path

import pytest

from factcheck.language import cache
from factcheck.language.cache import remembered


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("FACTCHECK_CACHE", str(tmp_path / "cache"))
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / "a.tsv").write_text("one\n")
    return folder


def kept(data: Path) -> list[Path]:
    return sorted((data.parent / "cache").glob("words-*.bin"))


def test_a_table_is_made_once(data: Path) -> None:
    made = [remembered("words", [data], lambda n=n: {"made": n}) for n in (1, 2)]
    assert made == [{"made": 1}, {"made": 1}]


def test_a_changed_file_is_read_again(data: Path) -> None:
    remembered("words", [data], lambda: {"made": 1})
    (data / "a.tsv").write_text("one and more\n")
    assert remembered("words", [data], lambda: {"made": 2}) == {"made": 2}


def test_a_new_file_is_read(data: Path) -> None:
    remembered("words", [data], lambda: {"made": 1})
    (data / "b.tsv").write_text("")
    assert remembered("words", [data], lambda: {"made": 2}) == {"made": 2}


@pytest.mark.parametrize("damage", [b"", b"x", b"0" * 200])
def test_a_damaged_file_is_made_anew(data: Path, damage: bytes) -> None:
    remembered("words", [data], lambda: {"made": 1})
    kept(data)[0].write_bytes(damage)
    assert remembered("words", [data], lambda: {"made": 2}) == {"made": 2}
    assert remembered("words", [data], lambda: {"made": 3}) == {"made": 2}


def test_a_flipped_bit_is_noticed(data: Path) -> None:
    remembered("words", [data], lambda: {"made": 1})
    file = kept(data)[0]
    content = bytearray(file.read_bytes())
    content[-1] ^= 1
    file.write_bytes(content)
    assert remembered("words", [data], lambda: {"made": 2}) == {"made": 2}


def test_a_folder_that_cannot_be_written_only_costs_time(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = data.parent / "no_folder"
    file.write_text("")
    monkeypatch.setenv("FACTCHECK_CACHE", str(file))
    assert remembered("words", [data], lambda: {"made": 1}) == {"made": 1}


def test_off_keeps_nothing(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FACTCHECK_CACHE", "off")
    remembered("words", [data], lambda: {"made": 1})
    assert kept(data) == []


def test_old_files_are_cleared_away(data: Path) -> None:
    for n in range(cache.KEPT + 3):
        (data / "a.tsv").write_text("x" * n)
        remembered("words", [data], lambda n=n: {"made": n})
    assert len(kept(data)) == cache.KEPT
