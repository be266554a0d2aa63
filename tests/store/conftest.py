"""No settings file above the temporary folder decides where an index lies."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from store_helpers import write_corpus

from factcheck.store.folder import make_index
from factcheck.store.sqlite import SqliteKeeper


@pytest.fixture
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small corpus without an index, in an empty working directory."""
    monkeypatch.chdir(tmp_path)
    return write_corpus(tmp_path / "corpus", 24)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / ".factcheck" / "index.db"


@pytest.fixture
def keeper(file: Path) -> Iterator[SqliteKeeper]:
    made = make_index(file)
    yield made
    made.close()
