"""Which pieces of the vocabulary the shipped model keeps.

Frequency lists of the languages of the news in Latin, Arabic and Cyrillic script (`wordfreq`) are
cut into pieces; a piece is ranked by the share of a language's text that it covers, in the
language where that share is largest. Beside the best ones stay all single characters of the three
scripts, digits, signs, and every piece of the training pairs. What falls away is spelt with the
pieces that stay.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

from tokenizers import Tokenizer

from training.rows import read_rows
from training.weights import Pieces

LANGUAGES = (
    "ar", "bg", "ca", "cs", "da", "de", "en", "es", "fa", "fi", "fil", "fr", "hu", "id", "is",
    "it", "lt", "lv", "mk", "ms", "nb", "nl", "pl", "pt", "ro", "ru", "sh", "sk", "sl", "sv", "tr",
    "uk", "ur", "vi",
)  # fmt: skip
JUDGED = ("en", "id")  # the languages that the symbolic judge reads too: they count most
KEPT = 100_000
WORDS = 50_000  # of a language's list
JUDGED_FACTOR = 20.0
SCRIPTS = ("LATIN", "ARABIC", "CYRILLIC")


def shares(tokenizer: Tokenizer) -> dict[int, float]:
    """Piece to the share of running words it stands in, in the language where it is largest."""
    from wordfreq import get_frequency_dict

    best: dict[int, float] = {}
    for language in LANGUAGES:
        factor = JUDGED_FACTOR if language in JUDGED else 1.0
        counts: dict[int, float] = {}
        frequent = sorted(get_frequency_dict(language, "best").items(), key=lambda i: (-i[1], i[0]))
        words = frequent[:WORDS]
        for form, weight in ((str.lower, 1.0), (str.capitalize, 0.3), (str.upper, 0.01)):
            codes = tokenizer.encode_batch([form(word) for word, _ in words], False)
            for (_, share), code in zip(words, codes, strict=True):
                for piece in code.ids:
                    counts[piece] = counts.get(piece, 0.0) + share * weight
        for piece, share in counts.items():
            best[piece] = max(best.get(piece, 0.0), share * factor)
    return best


def is_needed(piece: str) -> bool:
    """Single characters of the three scripts, and whatever holds no letter at all."""
    text = piece.removeprefix("▁")
    if len(text) > 1:
        return not any(char.isalpha() for char in text) and text.isascii()
    return all(_script(char) for char in text)


def _script(char: str) -> bool:
    if not char.isalpha():
        return unicodedata.category(char)[0] in "NPSM" and ord(char) < 0x2E80
    return unicodedata.name(char, "").split(" ")[0] in SCRIPTS


def keep(pieces: Pieces, tokenizer: Tokenizer, mixes: Iterable[Path], count: int) -> list[int]:
    """Old ids of the pieces to keep, in their old order; the four special ones stay in front."""
    kept = {pieces.bos, pieces.eos, pieces.pad, pieces.unknown}
    kept.update(at for at, (piece, _) in enumerate(pieces.pieces) if is_needed(piece))
    for code in tokenizer.encode_batch(sorted(set(texts_of(mixes))), False):
        kept.update(code.ids)
    ranked = shares(tokenizer)
    for piece in sorted(ranked, key=lambda at: (-ranked[at], at)):
        if len(kept) >= count:
            break
        kept.add(piece)
    return sorted(kept)


def cut(pieces: Pieces, kept: list[int]) -> Pieces:
    """The vocabulary with only the kept pieces, numbered anew."""
    number = {old: new for new, old in enumerate(kept)}
    special = (number[at] for at in (pieces.bos, pieces.eos, pieces.pad, pieces.unknown))
    return Pieces(tuple(pieces.pieces[at] for at in kept), *special, pieces.normalisation)


def texts_of(mixes: Iterable[Path]) -> Iterator[str]:
    """Both texts of every pair of some mixes."""
    for mix in mixes:
        for row in read_rows(mix):
            yield from (row["premise"], row["hypothesis"])
