"""A value with the sum that tells whether it is what was kept under its key."""

from __future__ import annotations

import hashlib
import hmac

SUM_SIZE = 8


def sealed(kind: str, key: bytes, value: bytes) -> bytes:
    """The value behind its sum."""
    return _sum(kind, key, value) + value


def opened(kind: str, key: bytes, kept: object) -> bytes | None:
    """The value; None where a byte of it is not the one kept, or it stands under another key."""
    if not isinstance(kept, bytes) or len(kept) < SUM_SIZE:
        return None
    value = kept[SUM_SIZE:]
    return value if hmac.compare_digest(_sum(kind, key, value), kept[:SUM_SIZE]) else None


def _sum(kind: str, key: bytes, value: bytes) -> bytes:
    return hashlib.blake2b(value, key=kind.encode() + key, digest_size=SUM_SIZE).digest()
