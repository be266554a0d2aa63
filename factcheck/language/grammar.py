"""What a language's grammar table must hold."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from factcheck.language.frames import ROLES
from factcheck.language.tables import LexiconError

# What a preposition may do besides giving a role.
PREPOSITION_USES = frozenset(
    ("of", "despite", "cause", "time", "per", "than", "including", "without")
)


def check_grammar(grammar: Mapping[str, Any], where: str) -> None:
    """Raises LexiconError, with `where`, for a key that is missing or a value that is unknown."""
    for key in ("style", "head_first", "prepositions", "words"):
        if key not in grammar:
            raise LexiconError(f"{where}: {key} is missing; docs/lexicon.md has an example")
    if grammar["style"] not in ("affix", "suffix"):
        raise LexiconError(f"{where}: style {grammar['style']!r} is neither affix nor suffix")
    for word, role in grammar["prepositions"].items():
        if role not in ROLES and role not in PREPOSITION_USES:
            raise LexiconError(f"{where}: preposition {word!r} has the unknown role {role!r}")
