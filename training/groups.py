"""Claims in groups about premises of written and public pairs, kept by the ids of the pairs.

`training/groups/*.txt` name a premise by the id of a row that has it, then claims about it, in
threes about one fact: one that it supports, one that it refutes, one that it leaves open:

    @ badminton_open-017
    S en paraphrase | a claim
    R id lexical | a claim
    N en cause | a claim

A premise itself stands where its pair does: in `training/pairs`, or in a public set, none of whose
premises is in these files.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from training.articles import LABELS

FOLDER = Path(__file__).with_name("groups")
LATER = "later.txt"  # names files that the shipped weights have not learned from yet
HEAD = re.compile(r"@ (\S+)")
CLAIM = re.compile(r"([SRN]) (id|en) (\w+) \| (\S.*)")

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim about the premise of the row `premise`, and its label."""

    premise: str
    text: str
    label: str
    kind: str
    lang: str


def files(folder: Path = FOLDER) -> list[Path]:
    """The files of all groups."""
    return [path for path in sorted(folder.glob("*.txt")) if path.name != LATER]


def learned_files(folder: Path = FOLDER) -> list[Path]:
    """The files that the shipped weights have learned from."""
    later = set((folder / LATER).read_text("utf-8").split())
    return [path for path in files(folder) if path.stem not in later]


def public(path: Path) -> bool:
    """Whether a file is about premises of public sets; else about those of written pairs."""
    return not path.stem.startswith("pairs_")


def read_file(path: Path) -> list[Claim]:
    """The claims of a file.

    Raises ValueError, with file and line, for a line out of form or a claim about nothing.
    """
    found: list[Claim] = []
    premise = ""
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if head := HEAD.fullmatch(line):
            premise = head[1]
        elif (claim := CLAIM.fullmatch(line)) and premise:
            mark, lang, kind, text = claim.groups()
            found.append(Claim(premise, text.strip(), LABELS[mark], kind, lang))
        elif line.strip():
            raise ValueError(f"{path}:{number}: not a claim about a premise: {line[:60]}")
    return found


def rows(claims: Iterable[Claim], pairs: Iterable[Row]) -> Iterator[Row]:
    """Pairs of each claim with its premise, which is looked up among rows of a mix.

    Raises ValueError for a premise that none of them has.
    """
    known: dict[str, Row] = {}
    for row in pairs:
        known.setdefault(row["id"], row)
    for at, claim in enumerate(claims):
        if claim.premise not in known:
            raise ValueError(f"no pair {claim.premise}, which {claim.text[:40]!r} is about")
        row = known[claim.premise]
        yield {
            "id": f"{claim.premise}-{at}",
            "premise": row["premise"],
            "hypothesis": claim.text,
            "labels": [claim.label],
            "source": "groups",
            "type": claim.kind,
            "lang_premise": row["lang_premise"],
            "lang_hypothesis": claim.lang,
            "topic": row.get("topic", ""),
        }
