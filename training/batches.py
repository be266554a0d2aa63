"""Pairs as token ids, and batches of pairs of nearly one length."""

from __future__ import annotations

import json
import random
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer
from torch import Tensor

from training.encoder import LABELS

PAD = 1
LONGEST = 128  # tokens of a pair in training; the longer text is cut
WINDOW = 64  # batches that are sorted by length together: padding stays below 5%


@dataclass(frozen=True, slots=True)
class Pairs:
    """Tokenised pairs; `allowed` (pairs, 3) marks the labels that are right."""

    ids: list[list[int]]
    allowed: NDArray[np.bool_]
    rows: list[dict[str, Any]]

    def __len__(self) -> int:
        return len(self.ids)


def read_pairs(path: Path, tokenizer: Tokenizer, longest: int = LONGEST) -> Pairs:
    """Read JSON lines with `premise`, `hypothesis` and `label` or `labels`."""
    with path.open(encoding="utf-8") as lines:
        return tokenise([json.loads(line) for line in lines], tokenizer, longest)


def tokenise(rows: list[dict[str, Any]], tokenizer: Tokenizer, longest: int = LONGEST) -> Pairs:
    """Token ids of all rows, the longer text cut where a pair is too long."""
    tokenizer.enable_truncation(longest, strategy="longest_first")
    codes = tokenizer.encode_batch([(row["premise"], row["hypothesis"]) for row in rows])
    meant = [row.get("labels") or [row["label"]] for row in rows]
    allowed = np.array([[label in labels for label in LABELS] for labels in meant])
    return Pairs([code.ids for code in codes], allowed, rows)


def plan(pairs: Pairs, size: int, seed: int) -> list[list[int]]:
    """Batches of row numbers: rows in their order, sorted by length within a window, windows kept.

    The last, incomplete batch is dropped.
    """
    generator = random.Random(seed)
    batches: list[list[int]] = []
    for start in range(0, len(pairs), size * WINDOW):
        window = range(start, min(len(pairs), start + size * WINDOW))
        ordered = sorted(window, key=lambda row: (len(pairs.ids[row]), row))
        cut = [ordered[at : at + size] for at in range(0, len(ordered), size)]
        generator.shuffle(cut)
        batches += [batch for batch in cut if len(batch) == size]
    return batches


def collate(pairs: Pairs, rows: list[int]) -> tuple[Tensor, Tensor, Tensor]:
    """Ids and mask (batch, length), allowed labels (batch, 3)."""
    longest = max(len(pairs.ids[row]) for row in rows)
    ids = torch.full((len(rows), longest), PAD)
    for place, row in enumerate(rows):
        ids[place, : len(pairs.ids[row])] = torch.tensor(pairs.ids[row])
    return ids, ids != PAD, torch.from_numpy(pairs.allowed[rows])
