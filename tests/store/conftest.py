"""No settings file above the temporary folder decides where an index lies."""

from __future__ import annotations

from pathlib import Path

import pytest
from store_helpers import write_corpus


@pytest.fixture
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small corpus without an index, in an empty working directory."""
    monkeypatch.chdir(tmp_path)
    return write_corpus(tmp_path / "corpus", 24)
