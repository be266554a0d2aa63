"""Embeddings of single texts in any of the model's languages, to find what is worth judging."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from factcheck.model.folder import AGAIN, check_file, shipped_folder
from factcheck.model.interface import ModelError
from factcheck.model.session import (
    IDS,
    MASK,
    batches,
    open_session,
    open_tokenizer,
    padded,
    readable,
)

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

WEIGHTS, MATRICES = "retriever.onnx", "retriever.npz"
WIDTH = 384  # numbers of a vector
LONGEST = 128  # tokens of a passage that are read
STEPS = 127  # whole numbers of 8 bits, as the export rounds


class Retriever:
    """The shipped encoder of `query` and `passage` texts.

    Raises:
        ModelError: a file is missing or damaged.
    """

    def __init__(self, folder: Path) -> None:
        for name in (WEIGHTS, MATRICES, "embeddings.bin", "tokenizer.json"):
            check_file(folder, name, AGAIN)
        self._tokenizer = open_tokenizer(folder / "tokenizer.json")
        self._session = open_session(folder / WEIGHTS, dict(_weights(folder / MATRICES)))

    def queries(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Unit vectors (texts, WIDTH) of what is looked for, rounded to 16 bits."""
        return self._embed([f"query: {readable(text)}" for text in texts])

    def passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Unit vectors (texts, WIDTH) of what may be found, rounded to 16 bits."""
        return self._embed([f"passage: {readable(text)}" for text in texts])

    def _embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        import numpy as np

        codes = self._tokenizer.encode(texts, LONGEST)
        found = np.zeros((len(texts), WIDTH), np.float16)
        for batch in batches([len(code.ids) for code in codes], LONGEST):
            given = padded([codes[row] for row in batch.rows], (IDS, MASK), batch.width)
            found[batch.rows] = self._session.run(["embedding"], given)[0]
        return found.astype(np.float32)


def _weights(file: Path) -> Iterator[tuple[str, NDArray[np.int8]]]:
    """The matrices of the graph, from 4-bit blocks to whole numbers of 8 bits."""
    import numpy as np

    try:
        packed: Any = np.load(file)
    except (OSError, ValueError, zipfile.BadZipFile) as error:
        raise ModelError(f"{file}: cannot be read ({error}); {AGAIN}") from None
    for name in packed.files:
        if name.endswith(".nibbles"):
            base = name.removesuffix(".nibbles")
            nibbles, scales = packed[name], packed[f"{base}.blocks"]
            whole = np.empty((len(nibbles), nibbles.shape[1] * 2), np.float32)
            whole[:, 0::2] = nibbles & 15
            whole[:, 1::2] = nibbles >> 4
            whole -= 8
            blocks = whole.reshape(len(nibbles), scales.shape[1], -1)
            blocks *= scales.astype(np.float32)[:, :, None]
            heavy = whole * packed[f"{base}.channels"]
            scale = np.abs(heavy).max(1) / STEPS
            rounded = np.round(heavy / scale[:, None]).astype(np.int8)
            yield f"{base}.weight", np.ascontiguousarray(rounded.T)


@lru_cache(maxsize=1)
def load_retriever() -> Retriever:
    """The shipped retriever, loaded once a process.

    Raises:
        ModelError: a file is missing or damaged.
    """
    return Retriever(shipped_folder())
