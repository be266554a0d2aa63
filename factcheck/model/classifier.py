"""Any ONNX sequence classifier over pairs of texts, on the CPU."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from factcheck.model.folder import AGAIN, ModelFolder, open_folder, shipped_folder
from factcheck.model.interface import ModelError, Pair, PairScores
from factcheck.model.session import (
    IDS,
    MASK,
    TYPES,
    batches,
    open_session,
    open_tokenizer,
    padded,
    readable,
)

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from tokenizers import Encoding

# Digits kept of a probability. What lies behind them hangs on the processor.
DIGITS = 4


class OnnxClassifier:
    """A model of three scores a pair, from a `ModelFolder`.

    Raises:
        ModelError: the runtime is missing, or the files are no such model.
    """

    def __init__(self, folder: ModelFolder, name: str = "") -> None:
        self._folder = folder
        self._name = name or folder.path.resolve().name
        self._tokenizer = open_tokenizer(folder.tokenizer)
        self._session = open_session(folder.weights)
        self._inputs = _inputs(self._session, folder)
        self._output = _output(self._session, folder)

    @property
    def name(self) -> str:
        """The folder's name, or that given."""
        return self._name

    def score(self, pairs: Sequence[Pair]) -> list[PairScores]:
        """Probabilities of each pair, in order.

        Raises:
            ModelError: the model gives another number of scores than three.
        """
        if not pairs:
            return []
        read = [(readable(a), readable(b)) for a, b in pairs]
        codes = self._tokenizer.encode(read, self._folder.longest)
        scores: list[PairScores | None] = [None] * len(pairs)
        for batch in batches([len(code.ids) for code in codes], self._folder.longest):
            found = self._probabilities([codes[row] for row in batch.rows], batch.width)
            for row, (yes, neutral, no) in zip(batch.rows, found.tolist(), strict=True):
                cut = bool(codes[row].overflowing)
                scores[row] = PairScores(
                    round(yes, DIGITS), round(neutral, DIGITS), round(no, DIGITS), cut
                )
        return [score for score in scores if score is not None]

    def _probabilities(self, codes: Sequence[Encoding], width: int) -> NDArray[np.float64]:
        import numpy as np

        given = padded(codes, self._inputs, width)
        try:
            logits = self._session.run([self._output], given)[0].astype(np.float64)
        except Exception as error:  # the runtime's errors have no common class of their own
            first = str(error).splitlines()[0]
            raise ModelError(
                f"{self._folder.weights}: cannot judge {len(codes)} pairs of {given[IDS].shape[1]} "
                f"tokens ({first}); export it with free batch and length, int64 inputs, and say in "
                "config.json how many tokens it reads (max_length)"
            ) from None
        if logits.shape != (len(codes), 3):
            shape = "x".join(map(str, logits.shape))
            raise ModelError(
                f"{self._folder.weights}: gives {shape} scores for {len(codes)} pairs, not 3 a "
                "pair; it is no classifier of entailment, neutral and contradiction"
            )
        scaled = logits[:, self._folder.outputs] / self._folder.temperature
        powers = np.exp(scaled - scaled.max(1, keepdims=True))
        shares: NDArray[np.float64] = powers / powers.sum(1, keepdims=True)
        return shares


def _inputs(session: Any, folder: ModelFolder) -> tuple[str, ...]:
    names = tuple(given.name for given in session.get_inputs())
    if not {IDS, MASK} <= set(names) <= {IDS, MASK, TYPES}:
        raise ModelError(
            f"{folder.weights}: takes {', '.join(names)}; a sequence classifier takes {IDS} and "
            f"{MASK}, and {TYPES} if need be"
        )
    return names


def _output(session: Any, folder: ModelFolder) -> str:
    names = [given.name for given in session.get_outputs()]
    if "logits" in names or len(names) == 1:
        return "logits" if "logits" in names else str(names[0])
    raise ModelError(f"{folder.weights}: none of its outputs ({', '.join(names)}) is 'logits'")


@lru_cache(maxsize=2)
def load_model(path: Path | None = None) -> OnnxClassifier:
    """The shipped model, or the one at `path`; loaded once a process.

    Raises:
        ModelError: a file is missing, damaged or of another kind.
    """
    if path is None:
        return OnnxClassifier(open_folder(shipped_folder(), AGAIN), "shipped")
    return OnnxClassifier(open_folder(path))
