"""The gate over one small group of gold."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

# The folder `benchmarks` is not installed with the package, and a bare `pytest` does not look in
# the repository's root; this folder, of the same name, must not stand in for it.
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from benchmark_fakes import Run


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """A gate with nothing pinned yet."""
    return Run(tmp_path)
