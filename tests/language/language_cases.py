"""Reads the plain-text test files beside the tests."""

from __future__ import annotations

from pathlib import Path

DATA = Path(__file__).parent / "data"


def lines(name: str) -> list[str]:
    """Lines of a test file without comments and the line ends."""
    text = (DATA / name).read_text("utf-8")
    return [line for line in text.splitlines() if not line.startswith("#")]


def rows(name: str) -> list[list[str]]:
    """Tab-separated rows of a test file."""
    return [line.split("\t") for line in lines(name) if line]


def paragraphs(name: str) -> list[list[str]]:
    """Blocks of lines that blank lines divide."""
    blocks = "\n".join(lines(name)).split("\n\n")
    return [block.strip().split("\n") for block in blocks if block.strip()]
