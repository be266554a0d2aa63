"""Which judges sit: the symbolic one, the model, or both; and what the model said of each pair."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.match.dense import DenseIndex, Embedder
from factcheck.model.interface import Pair, PairModel, PairScores

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class JudgeKind(StrEnum):
    """Who judges."""

    SYMBOLIC = "symbolic"
    NEURAL = "neural"
    BOTH = "both"


# Answers that are kept before all are forgotten: some 20 MB.
KEPT = 50_000


@dataclass(slots=True)
class Jury:
    """The judges of one run. The model's answers are kept: one pair is often asked twice."""

    kind: JudgeKind = JudgeKind.SYMBOLIC
    model: PairModel | None = None
    embedder: Callable[[], Embedder] | None = None
    version: str = ""  # of the model, where what it says is kept
    _known: dict[Pair, PairScores] = field(default_factory=dict, repr=False)
    _vectors: dict[str, NDArray[np.float32]] = field(default_factory=dict, repr=False)
    _indexes: dict[int, tuple[object, DenseIndex]] = field(default_factory=dict, repr=False)

    @property
    def reads_model(self) -> bool:
        """Whether the model has a say."""
        return self.model is not None

    @property
    def weighs_words(self) -> bool:
        """Whether the symbolic judge has a say."""
        return self.kind is not JudgeKind.NEURAL

    @property
    def mark(self) -> str:
        """What tells the answers of these judges from those of others."""
        return f"{self.kind.value} {self.version or (self.model.name if self.model else '')}"

    def prepare(self, pairs: Iterable[Pair]) -> None:
        """Ask the model of many pairs at once, which is faster than one by one."""
        if self.model is None:
            return
        wanted = list(dict.fromkeys(pairs))
        asked = [pair for pair in wanted if pair not in self._known]
        if not asked:
            return
        if len(self._known) > KEPT:
            self._known.clear()
            asked = wanted
        self._known.update(zip(asked, self.model.score(asked), strict=True))

    def scores(self, premise: str, hypothesis: str) -> PairScores | None:
        """What the model says of a pair; None where no model sits."""
        if self.model is None:
            return None
        self.prepare([(premise, hypothesis)])
        return self._known[premise, hypothesis]

    def both_ways(self, one: str, other: str) -> tuple[PairScores, PairScores] | None:
        """What the model says of two texts, each as the premise of the other; None without it."""
        if self.model is None:
            return None
        self.prepare([(one, other), (other, one)])
        return self._known[one, other], self._known[other, one]

    def prepare_texts(self, texts: Sequence[str]) -> None:
        """Embed many texts at once for `nearness`, which is faster than one by one."""
        if self.embedder is None:
            return
        new = [text for text in dict.fromkeys(texts) if text not in self._vectors]
        if not new:
            return
        if len(self._vectors) > KEPT:
            self._vectors.clear()
            new = list(dict.fromkeys(texts))
        self._vectors.update(zip(new, self.embedder().queries(new), strict=True))

    def nearness(self, one: str, other: str) -> float | None:
        """Cosine of the meanings of two texts; None where nothing embeds them."""
        if self.embedder is None:
            return None
        self.prepare_texts([one, other])
        # Rounded, so that neither the order nor the last bit of a processor decides.
        return round(float(self._vectors[one] @ self._vectors[other]), 4)

    def index(self, corpus: object, texts: Callable[[], list[str]]) -> DenseIndex:
        """The vectors of a corpus's passages, made once a run."""
        assert self.embedder is not None, "whoever seats a model gives an embedder too"
        kept = self._indexes.get(id(corpus))
        if kept is None:
            kept = self._indexes[id(corpus)] = (corpus, DenseIndex(texts(), self.embedder()))
        return kept[1]


def seat(kind: JudgeKind | str | Jury = JudgeKind.BOTH, model: Path | None = None) -> Jury:
    """The judges of a kind; the shipped model, or the one at `model`. A jury stays as it is.

    Raises:
        ModelError: the model is asked for, and missing or damaged.
        ValueError: no such kind.
    """
    if isinstance(kind, Jury):
        return kind
    kind = JudgeKind(kind)
    if kind is JudgeKind.SYMBOLIC:
        return Jury(kind)
    from factcheck.model.classifier import load_model
    from factcheck.model.retriever import load_retriever

    return Jury(kind, load_model(model), load_retriever)


ALONE = Jury()
"""The symbolic judge by itself."""
