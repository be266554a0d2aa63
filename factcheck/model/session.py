"""The runtime's session and tokenizer, and texts of nearly one length together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

from factcheck.engine.processes import processors
from factcheck.model.interface import ModelError, Pair

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from tokenizers import Encoding, Tokenizer

# Tokens of a batch with its padding: more gains no speed and costs memory.
BATCH_TOKENS = 2048
BATCH_TEXTS = 32
# Texts are filled up to a multiple of so many tokens: of 1, 2, 4 and 8 this took least time on
# 1,000 headlines and 400 pairs of them (8 takes a tenth more).
WIDTH_STEP = 2
MOST_THREADS = 8  # a model this small gains nothing from more
# What the inputs of exported models are called.
IDS, MASK, TYPES = "input_ids", "attention_mask", "token_type_ids"


class SharedTokenizer:
    """One tokenizer for all who read its file; each says how much of a text it takes."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        self._tokenizer = tokenizer
        self._turn = Lock()  # where it cuts is a state of the tokenizer

    def encode(self, texts: Sequence[str | Pair], longest: int) -> list[Encoding]:
        """Tokens of texts or of pairs, the longer text of a pair cut at `longest` in all."""
        with self._turn:
            self._tokenizer.enable_truncation(longest, strategy="longest_first")
            return self._tokenizer.encode_batch(list(texts))


def open_tokenizer(file: Path) -> SharedTokenizer:
    """The tokenizer of a file, read once a process as long as the file stays as it is.

    Raises:
        ModelError: the library is missing, or the file is no tokenizer.
    """
    try:
        stat = file.stat()
    except OSError as error:
        raise ModelError(f"{file}: cannot be read ({error.strerror})") from None
    return _opened(file, stat.st_size, stat.st_mtime_ns)


@lru_cache(maxsize=2)
def _opened(file: Path, size: int, changed: int) -> SharedTokenizer:
    try:
        from tokenizers import Tokenizer
    except ImportError as error:
        mend = "pip install tokenizers"
        raise ModelError(f"the model needs tokenizers ({error}): {mend}") from None
    try:
        tokenizer = Tokenizer.from_file(str(file))
        tokenizer.no_padding()
    except Exception as error:  # the library raises bare Exception
        raise ModelError(
            f"{file}: no tokenizer that `tokenizers` reads ({error}); save it with save_pretrained"
        ) from None
    return SharedTokenizer(tokenizer)


def open_session(file: Path, weights: Mapping[str, NDArray[Any]] | None = None) -> Any:
    """A session on the CPU; `weights` are constants that the file leaves open.

    Raises:
        ModelError: the runtime is missing, or the file is no model.
    """
    try:
        import onnxruntime
    except ImportError as error:
        mend = "pip install onnxruntime"
        raise ModelError(f"the model needs onnxruntime ({error}): {mend}") from None
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = min(MOST_THREADS, processors())
    options.inter_op_num_threads = 1
    options.log_severity_level = 4
    # Threads that wait burn the processor that the reading of articles needs.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    if weights:
        values = [onnxruntime.OrtValue.ortvalue_from_numpy(value) for value in weights.values()]
        options.add_external_initializers(list(weights), values)
    try:
        return onnxruntime.InferenceSession(str(file), options, providers=["CPUExecutionProvider"])
    except Exception as error:  # the runtime's errors have no common class of their own
        first = str(error).splitlines()[0]
        raise ModelError(
            f"{file}: no model that onnxruntime reads ({first}); export it again, or give another"
        ) from None


def readable(text: str) -> str:
    """The text with half characters (lone surrogates, from cut JSON) as unknown ones."""
    return text.encode("utf-8", "replace").decode("utf-8") if not text.isascii() else text


@dataclass(frozen=True, slots=True)
class Batch:
    """Places of the texts that go through the model together, and how many tokens each fills."""

    rows: list[int]
    width: int


def batches(lengths: Sequence[int], longest: int) -> Iterator[Batch]:
    """Rows of nearly one length together, the longest first; no text is longer than `longest`.

    What a text gives must not hang on the texts beside it, to the last bit: it is filled up to a
    width that its own length gives, and one that is alone goes through twice, because the runtime
    adds up in another order where there is but one.
    """
    width_of = [min(longest, -(-length // WIDTH_STEP) * WIDTH_STEP) for length in lengths]
    order = sorted(range(len(lengths)), key=lambda row: (-width_of[row], row))
    for width, rows in groupby(order, key=lambda row: width_of[row]):
        size = max(1, min(BATCH_TEXTS, BATCH_TOKENS // max(width, 1)))
        alike = list(rows)
        for at in range(0, len(alike), size):
            batch = alike[at : at + size]
            yield Batch(batch * 2 if len(batch) == 1 else batch, width)


def padded(
    codes: Sequence[Encoding], names: Sequence[str], width: int
) -> dict[str, NDArray[np.int64]]:
    """The inputs (texts, width) that a model takes, filled up with zeros."""
    import numpy as np

    given = {name: np.zeros((len(codes), width), np.int64) for name in names}
    for row, code in enumerate(codes):
        length = len(code.ids)
        for name, values in (
            (IDS, code.ids), (MASK, code.attention_mask), (TYPES, code.type_ids),
        ):  # fmt: skip
            if name in given:
                given[name][row, :length] = values
    return given
