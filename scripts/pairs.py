"""The figures of the written pairs in `training/pairs/README.md`: `python scripts/pairs.py`.

`--check` changes nothing and exits with 1 where the file is not what the pairs say.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parent.parent / "training" / "pairs"
LABELS = ("entailment", "contradiction", "neutral")
BEGIN, END = "<!-- figures -->\n", "<!-- /figures -->\n"
NAMES = {
    "id": "Indonesian", "en": "English", "ms": "Malay", "ar": "Arabic", "tr": "Turkish",
    "ru": "Russian", "es": "Spanish", "fr": "French",
}  # fmt: skip


def main() -> None:
    """Write the figures, or compare them."""
    parser = argparse.ArgumentParser(description="Write the figures of the written pairs.")
    parser.add_argument("--check", action="store_true", help="compare only")
    readme = FOLDER / "README.md"
    before = readme.read_text("utf-8")
    head, rest = before.split(BEGIN)
    _, tail = rest.split(END)
    now = f"{head}{BEGIN}{figures(pairs())}{END}{tail}"
    if not parser.parse_args().check:
        readme.write_text(now, "utf-8")
    elif now != before:
        sys.exit(f"{readme} does not say what the pairs are: run python scripts/pairs.py")


def pairs() -> list[dict[str, Any]]:
    """All pairs of all topics."""
    files = sorted(FOLDER.glob("*.jsonl"))
    return [json.loads(line) for file in files for line in file.read_text("utf-8").splitlines()]


def figures(rows: list[dict[str, Any]]) -> str:
    """Both tables."""
    return "\n".join([*_sizes(rows), "", *_types(rows), ""])


def _sizes(rows: list[dict[str, Any]]) -> Iterator[str]:
    labels = Counter(row["label"] for row in rows)
    across = sum(row["lang_premise"] != row["lang_hypothesis"] for row in rows)
    tested, fitted = (
        len((FOLDER / name).read_text("utf-8").split())
        for name in ("held_out.txt", "development.txt")
    )
    yield from ("| what | figure |", "|---|---|")
    yield f"| pairs | {len(rows):,}: " + ", ".join(f"{labels[n]:,} {n}" for n in LABELS) + " |"
    yield f"| premises | {len({row['premise'] for row in rows}):,} |"
    yield f"| files | {len({row['topic'] for row in rows})}, a topic or a style each |"
    kept = f"{tested} to test on (`held_out.txt`), {fitted} to fit on (`development.txt`)"
    yield f"| kept from training | {kept} |"
    for side in ("premise", "hypothesis"):
        found = Counter(row[f"lang_{side}"] for row in rows).most_common()
        yield f"| {side} languages | " + ", ".join(f"{NAMES[n]} {k:,}" for n, k in found) + " |"
    yield f"| hypothesis in another language than the premise | {across / len(rows):.0%} |"


def _types(rows: list[dict[str, Any]]) -> Iterator[str]:
    yield from ("| label | types and counts |", "|---|---|")
    for label in LABELS:
        kinds = Counter(row["type"] for row in rows if row["label"] == label).most_common()
        yield f"| {label} | " + ", ".join(f"{kind} {count:,}" for kind, count in kinds) + " |"


if __name__ == "__main__":
    main()
