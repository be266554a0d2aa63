"""The keeper that keeps nothing: there is no index, and everything is made when it is needed."""

from __future__ import annotations

from collections.abc import Iterable

from factcheck.store.interface import Kind


class Nothing:
    """Knows no value."""

    def get(self, kind: Kind, keys: Iterable[bytes]) -> dict[bytes, bytes]:
        """Of no key."""
        return {}

    def put(self, kind: Kind, items: Iterable[tuple[bytes, bytes]]) -> None:
        """Forget them."""


NOTHING = Nothing()
