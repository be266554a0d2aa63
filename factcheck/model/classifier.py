"""Any ONNX sequence classifier over pairs of texts, on the CPU."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from factcheck.model.folder import AGAIN, ModelFolder, open_folder, shipped_folder
from factcheck.model.interface import ModelError, Pair, PairScores

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from tokenizers import Encoding

# Tokens of a batch with its padding: more gains no speed and costs memory.
BATCH_TOKENS = 2048
BATCH_PAIRS = 32
MOST_THREADS = 8  # a model this small gains nothing from more
# Digits kept of a probability. What lies behind them hangs on the processor.
DIGITS = 4
# What the inputs of exported models are called.
IDS, MASK, TYPES = "input_ids", "attention_mask", "token_type_ids"


class OnnxClassifier:
    """A model of three scores a pair, from a `ModelFolder`.

    Raises:
        ModelError: the runtime is missing, or the files are no such model.
    """

    def __init__(self, folder: ModelFolder, name: str = "") -> None:
        self._folder = folder
        self._name = name or folder.path.name
        self._tokenizer = _tokenizer(folder)
        self._session = _session(folder)
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
        codes = self._tokenizer.encode_batch(list(pairs))
        scores: list[PairScores | None] = [None] * len(pairs)
        for rows in _batches([len(code.ids) for code in codes]):
            found = self._probabilities([codes[row] for row in rows])
            for row, (yes, neutral, no) in zip(rows, found.tolist(), strict=True):
                cut = bool(codes[row].overflowing)
                scores[row] = PairScores(
                    round(yes, DIGITS), round(neutral, DIGITS), round(no, DIGITS), cut
                )
        return [score for score in scores if score is not None]

    def _probabilities(self, codes: Sequence[Encoding]) -> NDArray[np.float64]:
        import numpy as np

        width = max(len(code.ids) for code in codes)
        given = {name: np.zeros((len(codes), width), np.int64) for name in self._inputs}
        for row, code in enumerate(codes):
            length = len(code.ids)
            for name, values in ((IDS, code.ids), (MASK, code.attention_mask)):
                given[name][row, :length] = values
            if TYPES in given:
                given[TYPES][row, :length] = code.type_ids
        logits = self._session.run([self._output], given)[0].astype(np.float64)
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


def _batches(lengths: Sequence[int]) -> Iterator[list[int]]:
    """Rows of nearly one length together, the longest first."""
    batch: list[int] = []
    for row in sorted(range(len(lengths)), key=lambda row: (-lengths[row], row)):
        width = lengths[batch[0]] if batch else lengths[row]
        if batch and (len(batch) == BATCH_PAIRS or (len(batch) + 1) * width > BATCH_TOKENS):
            yield batch
            batch = []
        batch.append(row)
    if batch:
        yield batch


def _tokenizer(folder: ModelFolder) -> Any:
    try:
        from tokenizers import Tokenizer
    except ImportError as error:
        raise ModelError(f"the model needs tokenizers ({error}): pip install tokenizers") from None
    try:
        tokenizer = Tokenizer.from_file(str(folder.tokenizer))
        # The hypothesis stays whole while it can: what is asked must be read.
        tokenizer.enable_truncation(folder.longest, strategy="longest_first")
        tokenizer.no_padding()
    except Exception as error:  # the library raises bare Exception
        raise ModelError(f"{folder.tokenizer}: no tokenizer of `tokenizers` ({error})") from None
    return tokenizer


def _session(folder: ModelFolder) -> Any:
    try:
        import onnxruntime
    except ImportError as error:
        raise ModelError(f"the model needs onnxruntime ({error}): pip install onnxruntime") from None
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = min(MOST_THREADS, _processors())
    options.inter_op_num_threads = 1
    options.log_severity_level = 4
    # Threads that wait burn the processor that the reading of articles needs.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    try:
        return onnxruntime.InferenceSession(
            str(folder.weights), options, providers=["CPUExecutionProvider"]
        )
    except Exception as error:  # the runtime's errors have no common class of their own
        first = str(error).splitlines()[0]
        raise ModelError(f"{folder.weights}: no model that onnxruntime reads ({first})") from None


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


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
