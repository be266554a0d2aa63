"""Passages near a text in meaning, whatever words or language they use."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class Embedder(Protocol):
    """What turns texts into unit vectors (texts, width)."""

    def queries(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Of what is looked for."""
        ...

    def passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Of what may be found."""
        ...


class DenseIndex:
    """The vectors of some passages, made when first asked for."""

    def __init__(self, texts: Sequence[str], embedder: Embedder) -> None:
        self._texts = tuple(texts)
        self._embedder = embedder
        self._vectors: NDArray[np.float32] | None = None

    def cosines(self, text: str) -> NDArray[np.float32]:
        """How near each passage (passages,) is to a text; `best` gives the nearest."""
        near: NDArray[np.float32] = self._all() @ self._embedder.queries([text])[0]
        return near

    def neighbours(self, groups: Sequence[str], count: int, least: float) -> Iterator[list[int]]:
        """For each passage the places of those of other groups that are nearest to it.

        `least` is the cosine from which on two passages are near at all.
        """
        import numpy as np

        vectors, numbers = self._all(), np.unique(np.array(groups), return_inverse=True)[1]
        for at, vector in enumerate(vectors):
            near = np.where(numbers == numbers[at], -2.0, vectors @ vector)
            yield [place for place in best(near, count) if near[place] >= least]

    def _all(self) -> NDArray[np.float32]:
        if self._vectors is None:
            self._vectors = self._embedder.passages(self._texts)
        return self._vectors


def best(near: NDArray[np.floating[Any]], count: int) -> list[int]:
    """Places of the `count` largest, the largest first; equals in their order.

    Rounded, so that the last bit of a processor decides no order.
    """
    import numpy as np

    far = -np.round(near, 5)
    if len(far) <= count:
        order: list[int] = np.argsort(far, kind="stable").tolist()
        return order
    places = np.flatnonzero(far <= np.partition(far, count - 1)[count - 1])
    order = places[np.argsort(far[places], kind="stable")[:count]].tolist()
    return order
