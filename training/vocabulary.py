"""The tokenizer of the encoder as a HuggingFace `tokenizers` file, built from its pieces.

The normalisation table is NFKC but for two groups of characters: those that vanish and those that
become a space. NFKC also joins a letter with its combining marks, which a table of single code
points cannot; that only makes decomposed text read like composed text.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, processors

if TYPE_CHECKING:
    from training.weights import Pieces

FULL_WIDTH_TILDE = "\uff5e"  # the one common sign that NFKC changes and the table does not


def beyond_nfkc(table: dict[str, str]) -> dict[str, list[str]]:
    """What the table does otherwise than NFKC: replacement to characters."""
    groups: dict[str, list[str]] = {}
    for char, becomes in table.items():
        if unicodedata.normalize("NFKC", char) != becomes:
            groups.setdefault(becomes, []).append(char)
    return groups


def normaliser(table: dict[str, str]) -> normalizers.Normalizer:
    """The table as steps, then runs of spaces as one."""
    steps: list[normalizers.Normalizer] = []
    for becomes, chars in sorted(beyond_nfkc(table).items()):
        group = "[" + "".join(re.escape(char) for char in sorted(chars)) + "]"
        steps.append(normalizers.Replace(Regex(group), becomes))
    steps.append(normalizers.NFKC())
    steps.append(normalizers.Replace(Regex(" {2,}"), " "))
    return normalizers.Sequence(steps)


def build_tokenizer(pieces: Pieces) -> Tokenizer:
    """`<s> text </s>`, and `<s> premise </s></s> hypothesis </s>` for a pair."""
    tokenizer = Tokenizer(models.Unigram(list(pieces.pieces), pieces.unknown, False))
    tokenizer.normalizer = normaliser(pieces.normalisation)
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(prepend_scheme="always", split=False)
    names = [pieces.pieces[at][0] for at in (pieces.bos, pieces.eos)]
    bos, eos = names
    tokenizer.post_processor = processors.TemplateProcessing(
        single=f"{bos} $A {eos}",
        pair=f"{bos} $A {eos} {eos} $B {eos}",
        special_tokens=[(bos, pieces.bos), (eos, pieces.eos)],
    )
    return tokenizer
