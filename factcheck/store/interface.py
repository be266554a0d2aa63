"""What keepers of derived values have in common: their protocol, their kinds and their error."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from factcheck.records import FactcheckError

#: Bytes of a key: among a billion of them two are alike once in 10^20.
KEY_SIZE = 16


class StoreError(FactcheckError):
    """An index that is of a newer program, damaged, or cannot be written."""


class DamagedIndex(StoreError):
    """An index that only `--rebuild` makes one of ours again."""


class Kind(StrEnum):
    """What is kept."""

    ARTICLES = "articles"  # headline, source, dates and paragraphs of one text
    CORPUS = "corpora"  # all articles of some files
    READING = "readings"  # the analyses of an article's sentences
    VECTOR = "vectors"  # the embedding of a sentence
    MATRIX = "matrices"  # the embeddings of all passages of a corpus
    QUERY = "queries"  # the embedding of what was looked for
    SCORES = "scores"  # the model's three chances of a pair
    RELATION = "relations"  # the relation of two texts or claims
    RESULT = "results"  # all that one command found


class Keeper(Protocol):
    """Keeps values by key. A key names content and version, so no value ever goes stale.

    Nothing is raised for a value that cannot be read: it is absent, and made again.
    """

    def get(self, kind: Kind, keys: Iterable[bytes]) -> dict[bytes, bytes]:
        """The values of those keys that are kept."""
        ...

    def put(self, kind: Kind, items: Iterable[tuple[bytes, bytes]]) -> None:
        """Keep values, all or none; a key that is kept stays as it is."""
        ...


@dataclass(frozen=True, slots=True)
class Held:
    """How much of one kind an index holds."""

    kind: Kind
    entries: int
    size: int  # bytes
    older: int  # entries that another version of the program made


def key_of(version: str, *parts: str) -> bytes:
    """The key of what `version` derives from texts. No two lists of parts are packed alike."""
    packed = bytearray()
    for part in (version, *parts):
        data = part.encode("utf-8", "surrogatepass")
        packed += len(data).to_bytes(8, "big") + data
    return hashlib.blake2b(packed, digest_size=KEY_SIZE).digest()
