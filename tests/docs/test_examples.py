"""Every command that docs/*.md shows ends as the page says, and prints what the page shows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from scripts import examples

PAGES = sorted((Path(__file__).parents[2] / "docs").glob("*.md"))
RUN = [page for page in PAGES if any(examples.commands(page.read_text("utf-8")))]


@pytest.fixture(scope="module")
def given() -> Iterator[Path]:
    """What every page begins with, indexed once."""
    with examples.prepared() as folder:
        yield folder


@pytest.mark.slow
@pytest.mark.parametrize("page", RUN, ids=lambda page: page.stem)
def test_the_examples_of_a_page_run_and_print_what_it_shows(page: Path, given: Path) -> None:
    text = page.read_text("utf-8")
    assert examples.renewed(text, page.name, given) == text, "run: python scripts/examples.py"


def test_pages_show_many_commands_and_hardly_one_is_not_run() -> None:
    texts = [page.read_text("utf-8") for page in PAGES]
    assert sum(len(list(examples.commands(text))) for text in texts) > 25
    assert sum(len(examples.not_run(text)) for text in texts) <= 3


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_no_command_stands_where_it_is_not_run(page: Path) -> None:
    text = page.read_text("utf-8")
    run = len(list(examples.commands(text))) + sum(
        len(re.findall(r"(?m)^factcheck ", block)) for block in examples.not_run(text)
    )
    assert len(re.findall(r"(?m)^\s*(?:\$ )?factcheck [a-z]", text)) == run


def test_an_example_that_ends_otherwise_is_an_error(tmp_path: Path) -> None:
    page = "```sh\nfactcheck extract nowhere.txt\n```\n"
    with pytest.raises(examples.ExampleError, match="exit code 3"):
        examples.renewed(page, "page.md", tmp_path)
    examples.renewed(page.replace(".txt", ".txt  # exit code 3"), "page.md", tmp_path)


def test_an_example_is_written_as_it_prints_and_files_lie_where_the_page_says(
    tmp_path: Path,
) -> None:
    page = (
        "<!-- file: in/a.txt -->\n```text\nRebels hold the bridge.\n```\n\n"
        "<!-- added to: in/a.txt -->\n```text\nRebels left the bridge.\n```\n\n"
        "<!-- not run -->\n```sh\nfactcheck extract nowhere.txt\n```\n\n"
        "<!-- example (lines 2-2): extract in --format csv -->\nold\n<!-- end -->\n"
    )
    made = examples.renewed(page, "page.md", tmp_path)
    assert made.startswith(page.split("old")[0])
    shown = made.split("```text\n$ factcheck extract in --format csv\n")[1].splitlines()
    assert shown[0] == "..."
    assert "Rebels hold the bridge" in shown[1]
    assert shown[2:4] == ["...", "```"]
    assert list(tmp_path.iterdir()) == []
