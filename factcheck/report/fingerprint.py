"""What makes two findings the same one: their content, wherever it lies."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable

#: Part of every fingerprint: another way to make them is another number.
VERSION = "1"
#: Hexadecimal digits of a fingerprint: 64 bits, alike by chance once in 4 billion findings.
DIGITS = 16
_QUOTES = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'"})
_DASHES = re.compile("[‐-―−]")
_EDGES = " .,;:!?\"'()[]-"


def normalised(text: str) -> str:
    """Text without what a new layout changes: case, spaces, kinds of quotes and dashes, ends."""
    plain = unicodedata.normalize("NFKC", text).casefold().translate(_QUOTES)
    return " ".join(_DASHES.sub("-", plain).split()).strip(_EDGES)


def fingerprint(rule: str, sides: Iterable[str], *more: str) -> str:
    """A hexadecimal key of a rule's finding; the order of its sides changes nothing."""
    parts = [VERSION, rule, *sorted(sides), *more]
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:DIGITS]


def side(source: str, quote: str) -> str:
    """Who says what, as one side of a finding."""
    return f"{normalised(source)}\x1e{normalised(quote)}"
