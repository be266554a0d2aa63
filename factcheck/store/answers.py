"""The model's answers with an index: a pair or a text is asked of it once.

The model itself is loaded when something new is asked: not at all where all was asked before.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Protocol

from factcheck.model.interface import Pair, PairModel, PairScores
from factcheck.store.interface import Keeper, Kind, key_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

#: Pairs, or texts, that are asked and kept together: what a killed run loses at most.
AT_ONCE = 512
# Texts whose vectors are fetched quicker together than one by one.
WORTH_A_MATRIX = 2_000
_HALF = 2  # bytes of a number of 16 bits
_SCORES = struct.Struct("<ddd?")


class Encoder(Protocol):
    """What turns texts into unit vectors of 16 bits."""

    def queries(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Of what is looked for."""
        ...

    def passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Of what may be found."""
        ...


class KeptModel:
    """A model of pairs whose answers are kept under its version."""

    def __init__(self, load: Callable[[], PairModel], version: str, keeper: Keeper) -> None:
        self._load = load
        self._version = version
        self._keeper = keeper

    @property
    def name(self) -> str:
        """The model's."""
        return self._load().name

    def score(self, pairs: Sequence[Pair]) -> list[PairScores]:
        """Probabilities of each pair, in order."""
        found: list[PairScores] = []
        for at in range(0, len(pairs), AT_ONCE):
            found += self._score_some(pairs[at : at + AT_ONCE])
        return found

    def _score_some(self, pairs: Sequence[Pair]) -> list[PairScores]:
        keys = [key_of(self._version, *pair) for pair in pairs]
        kept = self._keeper.get(Kind.SCORES, keys)
        found = {key: PairScores(*_SCORES.unpack(value)) for key, value in kept.items()}
        new = {k: pair for k, pair in zip(keys, pairs, strict=True) if k not in found}
        if new:
            made = dict(zip(new, self._load().score(list(new.values())), strict=True))
            self._keeper.put(Kind.SCORES, [(key, _packed(score)) for key, score in made.items()])
            found |= made
        return [found[key] for key in keys]


def _packed(score: PairScores) -> bytes:
    return _SCORES.pack(score.entailment, score.neutral, score.contradiction, score.cut)


class KeptEncoder:
    """An encoder whose vectors are kept under its version, in 16 bits a number."""

    def __init__(self, load: Callable[[], Encoder], version: str, keeper: Keeper) -> None:
        self._load = load
        self._version = version
        self._keeper = keeper

    def queries(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Of what is looked for."""
        return self._vectors(Kind.QUERY, texts, lambda new: self._load().queries(new))

    def passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Of what may be found; those of a whole corpus are kept together too."""
        if len(texts) < WORTH_A_MATRIX:
            return self._passages(texts)
        import numpy as np

        key = key_of(self._version, *texts)
        kept = self._keeper.get(Kind.MATRIX, [key]).get(key, b"")
        if kept and len(kept) % (len(texts) * _HALF) == 0:
            return np.frombuffer(kept, np.float16).reshape(len(texts), -1).astype(np.float32)
        found = self._passages(texts)
        self._keeper.put(Kind.MATRIX, [(key, found.astype(np.float16).tobytes())])
        return found

    def _passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        return self._vectors(Kind.VECTOR, texts, lambda new: self._load().passages(new))

    def key(self, text: str) -> bytes:
        """The key of a text's vector."""
        return key_of(self._version, text)

    def _vectors(
        self, kind: Kind, texts: Sequence[str], make: Callable[[list[str]], NDArray[np.float32]]
    ) -> NDArray[np.float32]:
        import numpy as np

        if not texts:
            return make([])
        keys = [self.key(text) for text in texts]
        found = self._keeper.get(kind, keys)
        new = {k: text for k, text in zip(keys, texts, strict=True) if k not in found}
        for at in range(0, len(new), AT_ONCE):
            some = list(new)[at : at + AT_ONCE]
            vectors = make([new[key] for key in some]).astype(np.float16)
            made = {key: row.tobytes() for key, row in zip(some, vectors, strict=True)}
            self._keeper.put(kind, made.items())
            found |= made
        packed = np.frombuffer(b"".join(found[key] for key in keys), np.float16)
        return packed.reshape(len(keys), -1).astype(np.float32)
