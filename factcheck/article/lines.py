"""Lines of a text and the paragraphs they make, with their places in the untouched text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

_LINE = re.compile(r"[^\n\r\x0b\x0c\u2028\u2029]+")
_NEWLINE = re.compile(r"\r\n|[\n\r\x0b\x0c\u2028\u2029]")
#: Characters that print nothing and may surround a line.
_EDGE = "\ufeff\u200b\u200e\u200f\u2060\u00ad"

#: A line longer than this was never wrapped by hand or by a page layout.
WRAP_WIDTH = 120
#: A line was wrapped if the next word would have filled it to this share of the widest line.
#: Below one, because proportional type and justified blanks make the widths uneven.
_FILL = 0.85
#: Texts narrower than this are lists and verses, not wrapped paragraphs.
_NARROWEST = 30
#: Full lines that show that a text was wrapped; a headline over its text may be one by chance.
_FEWEST_FULL = 2
#: Share of the lines after full ones that begin small: most words of running text do.
_IN_SENTENCE = 0.3
_FINAL = ".!?\u2026:"
#: Characters at the end of a line among which a bracket with initials is looked for.
_TAIL = 40
_CLOSERS = "\"'\u201d\u2019\u00bb)]*"


@dataclass(frozen=True, slots=True)
class Line:
    """A stretch without outer blanks; `after_gap` if a blank line stands before it."""

    start: int
    end: int
    text: str
    after_gap: bool = True
    indented: bool = False


def split_lines(text: str) -> list[Line]:
    """The lines that are not blank."""
    lines: list[Line] = []
    last_end = 0
    for match in _LINE.finditer(text):
        raw = match[0]
        kept = raw.strip().strip(_EDGE).strip()
        if not kept:
            continue
        start = match.start() + raw.index(kept)
        gap = not lines or len(_NEWLINE.findall(text, last_end, match.start())) > 1
        lines.append(Line(start, start + len(kept), kept, gap, raw[0].isspace()))
        last_end = match.end()
    return lines


def ends_sentence(text: str) -> bool:
    """Whether a line ends as a sentence does, looking through quotes and a last bracket."""
    tail = text[-_TAIL:].rstrip(_CLOSERS)
    if text.endswith(")"):
        tail = tail.rpartition("(")[0].rstrip(_CLOSERS + " ") or tail
    return tail[-1:] in tuple(_FINAL)


def wrap_width(lines: Sequence[Line]) -> int | None:
    """The width at which the lines were wrapped by hand; None if they were not."""
    width = max((len(line.text) for line in lines), default=0)
    if not _NARROWEST <= width <= WRAP_WIDTH:
        return None
    pairs = [(a, b) for a, b in pairwise(lines) if not b.after_gap]
    full = [b for a, b in pairs if _fills(a, b, width) and not ends_sentence(a.text)]
    in_sentence = sum(line.text[0].islower() for line in full)
    is_wrapped = len(full) >= max(_FEWEST_FULL, len(pairs) / 2)
    return width if is_wrapped and in_sentence >= _IN_SENTENCE * len(full) else None


def goes_on(line: Line, following: Line, width: int | None) -> bool:
    """Whether the following line continues the paragraph of this one."""
    if following.after_gap or len(line.text) > WRAP_WIDTH:
        return False
    if following.indented and not line.indented:
        return False
    if width is not None and _fills(line, following, width):
        return True
    return following.text[0].islower() and not ends_sentence(line.text)


def _fills(line: Line, following: Line, width: int) -> bool:
    next_word = following.text[: width + 1].split(maxsplit=1)[0]
    return len(line.text) + 1 + len(next_word) >= _FILL * width
