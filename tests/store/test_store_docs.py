"""docs/indexing.md tells of every option, every kind, and shows Python that runs."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from store_helpers import index_of, run

from factcheck.store.interface import Kind

DOCS = (Path(__file__).parents[2] / "docs" / "indexing.md").read_text("utf-8")


def test_every_option_is_described() -> None:
    options = set(re.findall(r"--[a-z]+", run("index", "--help").stdout)) - {"--help"}
    assert sorted(option for option in options if f"`{option}" not in DOCS) == []


def test_every_kind_is_described() -> None:
    assert [kind.value for kind in Kind if f"`{kind.value}`" not in DOCS] == []


def test_the_python_example_runs(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    corpus.rename(corpus.with_name("news"))
    news = corpus.with_name("news")
    run("index", str(news), "--judge", "symbolic")
    (example,) = re.findall(r"```python\n(.*?)```", DOCS, re.DOTALL)
    names: dict[str, object] = {}
    quick = example.replace("compare(corpus,", "compare(corpus, judges='symbolic',")
    exec(quick, names)
    assert index_of(news).is_file()
    assert names["found"].articles  # type: ignore[attr-defined]
