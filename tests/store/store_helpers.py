"""A corpus that nobody wrote, and an index of it."""

from __future__ import annotations

import json
from pathlib import Path

from typer.testing import CliRunner, Result

from factcheck import api
from factcheck.cli.app import app
from factcheck.store.folder import FILE, FOLDER, make_index
from factcheck.store.interface import Kind

CITIES = ("Lima", "Oslo", "Nairobi", "Hanoi", "Quito", "Accra", "Porto", "Malang")
TEXTS = (
    "The mayor of {city} rejected the ceasefire on {day} March. {count} people were killed.",
    "Wali kota {city} menolak gencatan senjata pada {day} Maret. Sebanyak {count} orang tewas.",
    "The mayor of {city} accepted the ceasefire. At least {count} people were injured.",
)
CLAIM = "The mayor of Lima rejected the ceasefire"


def write_corpus(folder: Path, articles: int) -> Path:
    """A folder of one file of lines and one text: every article says something of its own."""
    folder.mkdir(parents=True, exist_ok=True)
    lines = [json.dumps(article(number)) for number in range(articles)]
    (folder / "news.jsonl").write_text("\n".join(lines) + "\n", "utf-8")
    (folder / "late.txt").write_text("Flood in Lima\n\nThe river broke a bridge in Lima.\n")
    return folder


def article(number: int) -> dict[str, str]:
    """One line of the corpus."""
    text = TEXTS[number % len(TEXTS)].format(
        city=CITIES[number % len(CITIES)], day=1 + number % 28, count=3 + number
    )
    return {
        "id": f"n{number:04}",
        "source": f"Paper {number % 5}",
        "published": f"2021-03-{1 + number % 28:02}",
        "text": text,
    }


def index_of(folder: Path) -> Path:
    """Where the index of a corpus folder lies."""
    return folder / FOLDER / FILE


def run(*arguments: str) -> Result:
    """The command line, in this process."""
    return CliRunner().invoke(app, list(arguments), catch_exceptions=False)


def outputs(folder: Path, judge: str = "symbolic") -> dict[str, bytes]:
    """What each command prints of a corpus."""
    calls = {
        "compare": ("compare", str(folder), "--judge", judge),
        "claim": ("claim", CLAIM, str(folder), "--judge", judge),
        "extract": ("extract", str(folder)),
        "report": ("report", str(folder), "--judge", judge),
    }
    return {name: run(*call, "--format", "json").stdout_bytes for name, call in calls.items()}


def articles_of(folder: Path) -> tuple[api.Article, ...]:
    """The articles of a corpus, read without an index."""
    return api.read(folder).articles


def filled(file: Path) -> dict[bytes, bytes]:
    """What a new index of 200 readings holds."""
    items = {bytes([number]) * 16: bytes([number]) * 500 for number in range(200)}
    keeper = make_index(file)
    keeper.put(Kind.READING, items.items())
    keeper.close()
    return items
