"""Model folders of a few bytes, and the shipped model, loaded once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from model_fakes import write_model

from factcheck.model.classifier import OnnxClassifier, load_model
from factcheck.model.folder import open_folder
from factcheck.model.retriever import Retriever, load_retriever

Build = Callable[..., OnnxClassifier]


@pytest.fixture
def build(tmp_path: Path) -> Build:
    """Write a small model and open it: `build(config={...}, types=True)`."""

    def make(**parts: Any) -> OnnxClassifier:
        return OnnxClassifier(open_folder(write_model(tmp_path, **parts)))

    return make


@pytest.fixture(scope="session")
def shipped() -> OnnxClassifier:
    """The model inside the package."""
    return load_model()


@pytest.fixture(scope="session")
def retriever() -> Retriever:
    """The retriever inside the package."""
    return load_retriever()
