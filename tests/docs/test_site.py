"""The site of the documentation, where MkDocs is installed (the extra `docs`)."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
#: What a browser loads by itself, not what a reader may follow.
_LOADED = re.compile(r"<(?:script|img|link|iframe)\b[^>]*?(?:src|href)=\"?(https?:)?//[^\s\">]+")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site: that of FACTCHECK_SITE, else one made now."""
    if built := os.environ.get("FACTCHECK_SITE"):
        return Path(built)
    pytest.importorskip("material", reason="needs the extra docs")
    folder = tmp_path_factory.mktemp("site")
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return folder


@pytest.mark.slow
def test_every_page_is_there_and_loads_nothing_from_elsewhere(site: Path) -> None:
    pages = [p.relative_to(ROOT / "docs") for p in (ROOT / "docs").rglob("*.md")]
    assert [page for page in pages if not (site / page.with_suffix(".html")).is_file()] == []
    for page in site.rglob("*.html"):
        found = _LOADED.search(page.read_text("utf-8"))
        assert found is None, f"{page.name}: {found[0]}" if found else ""


@pytest.mark.slow
def test_the_home_page_is_that_of_the_program_and_not_of_its_index(site: Path) -> None:
    home = (site / "index.html").read_text("utf-8")
    assert "tutorial.html" in home
    assert "<h1" in home
