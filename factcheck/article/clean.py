"""A clean reading of a stretch of text, with the place of every character in the original.

What is mended: hard-wrapped lines and runs of blanks become one space, words broken at a
line end are joined, UTF-8 that was once read as Windows-1252 is repaired, and characters
without width are left out.
"""

from __future__ import annotations

import re
from array import array

_SOFT_HYPHEN = "\u00ad"
_HYPHENS = "-\u2010\u2011"
_BREAKS = "\n\r\x0b\x0c\x85\u2028\u2029"

# Characters that print nothing: soft hyphen, zero-width ones, direction marks, the byte order
# mark, variation selectors and controls that are no blanks.
_INVISIBLE = (
    "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
    "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f"
)


def _cp1252(byte: int) -> str:
    """The character a reader makes of a byte; Latin-1 where Windows-1252 has none."""
    try:
        return bytes([byte]).decode("cp1252")
    except UnicodeDecodeError:
        return chr(byte)


_BYTES = {_cp1252(byte): byte for byte in range(0x80, 0x100)} | {
    chr(byte): byte for byte in range(0x80, 0x100)
}
_FOLLOW = "[" + "".join(sorted(re.escape(c) for c, b in _BYTES.items() if b < 0xC0)) + "]"
# After the capital letters that C4 and C5 stand for, a closing quote, a dash or a guillemet is
# ordinary text, so these are not taken for half a letter.
_LETTER_FOLLOW = (
    "["
    + "".join(
        sorted(
            re.escape(c)
            for c, b in _BYTES.items()
            if b < 0xC0 and c not in "\u2018\u2019\u201c\u201d\u2013\u2014\u2026\u00ab\u00bb\u00a0"
        )
    )
    + "]"
)
# Lead bytes that occur in Latin news text: C2 and C3 (signs, accented letters), C4 and C5
# (Turkish and Slavic letters), E2 (quotes, dashes, euro), EF BB BF and EF BF BD (byte order
# and replacement marks), F0 9F (emoji).
_MOJIBAKE = (
    f"[\u00c2\u00c3]{_FOLLOW}|[\u00c4\u00c5]{_LETTER_FOLLOW}|\u00e2{_FOLLOW}{{2}}"
    f"|(?<=\u00ac)\u00c5{_FOLLOW}"  # the last part of a quote that was decoded wrongly twice
    f"|\u00ef\u00bb\u00bf|\u00ef\u00bf\u00bd|\u00f0\u0178{_FOLLOW}{{2}}"
)
# Half of a no-break space: its other half became an ordinary blank, or was cut off.
_STRAY = r"\u00c2(?=\s|\Z)"
# A closing quote ends in a byte that Windows-1252 does not define, so it is often lost.
_CUT_QUOTE = "\u00e2\u20ac"
_REPAIR = re.compile(f"{_MOJIBAKE}|{_CUT_QUOTE}|{_STRAY}")
_OPENING = "\u2018\u201c\u00ab"
_OPENERS = "([{\"'\u2018\u201c\u00ab-\u2013\u2014/"
_CLOSING = "\u2019\u201d\u2026\u00bb"
_LEADS = re.compile("[\u00c2-\u00c5\u00e2\u00ef\u00f0]")
# Everything but a single ordinary space between visible characters.
_EVENT = re.compile(rf"[\s{_INVISIBLE}]{{2,}}|[^\S ]|[{_INVISIBLE}]")
#: Text decoded wrongly twice is repaired twice; a third time has not been seen.
_MAX_REPAIRS = 2
#: Letters of the longest word that is looked at around a line end.
_LONGEST_WORD = 40
_WORD = re.compile(r"\w+")
_SPACE = re.compile(r"\s")
#: Letters before a line-end hyphen that make it part of the word: al-, el-, as-, ex-, ke-2.
_PARTICLE = 2


def clean(text: str, start: int, end: int) -> tuple[str, array[int]]:
    """The clean reading of `text[start:end]`, and where each of its characters came from.

    The array has one offset into `text` per clean character, strictly rising, and one more:
    the end of the last one. A repaired character that begins a word points at the first of
    the characters it stands for, any other at the last: so a quote cut out with these
    offsets never ends in half a character.
    """
    part = text[start:end]
    offsets = array("I", range(start, end))
    for _ in range(_MAX_REPAIRS):
        if not _LEADS.search(part) or not _REPAIR.search(part):
            break
        part, offsets = _repair(part, offsets)
    return _collapse(part, offsets, start)


def _repair(part: str, offsets: array[int]) -> tuple[str, array[int]]:
    """One pass of mojibake repair; `offsets` has one entry per character of `part`."""
    pieces: list[str] = []
    places = array("I")
    done = 0
    for match in _REPAIR.finditer(part):
        mended = _decoded(match[0])
        if mended is None:
            continue
        pieces.append(part[done : match.start()])
        places.extend(offsets[done : match.start()])
        if mended:
            pieces.append(mended)
            begins = _begins_word(part[match.start() - 1 : match.start()], mended)
            places.append(offsets[match.start() if begins else match.end() - 1])
        done = match.end()
    pieces.append(part[done:])
    places.extend(offsets[done:])
    return "".join(pieces), places


def _begins_word(before: str, character: str) -> bool:
    if character in _OPENING:
        return True
    return character not in _CLOSING and (not before.strip() or before in _OPENERS)


def _decoded(sequence: str) -> str | None:
    """What the bytes behind a sequence say; empty for a stray half; None if they say nothing."""
    if len(sequence) == 1:
        return ""
    if sequence == _CUT_QUOTE:
        return "\u201d"
    try:
        return bytes(_BYTES[c] for c in sequence).decode("utf-8")
    except UnicodeDecodeError:
        return None


def _collapse(part: str, offsets: array[int], start: int) -> tuple[str, array[int]]:
    """Rejoin lines and words, one space for blanks; add the end of the last character."""
    first = len(part) - len(part.lstrip(" "))
    last = len(part.rstrip(" "))
    pieces: list[str] = []
    places = array("I")
    blank_at = -1  # where a pending space stands in `part`
    for match in _EVENT.finditer(part, first, last):
        if first < match.start():
            _copy(part, offsets, slice(first, match.start()), blank_at, (pieces, places))
            blank_at = -1
        first = match.end()
        joins = _is_broken_line(match[0]) and _joins(part, match, pieces, places)
        blank = _SPACE.search(part, match.start(), match.end())
        if blank and blank_at < 0 and not joins:
            blank_at = blank.start()
    if first < last:
        _copy(part, offsets, slice(first, last), blank_at, (pieces, places))
    places.append(places[-1] + 1 if places else start)
    return "".join(pieces), places


def _copy(
    part: str,
    offsets: array[int],
    stretch: slice,
    blank_at: int,
    out: tuple[list[str], array[int]],
) -> None:
    """Copy a stretch, after the pending space if anything stands before it."""
    pieces, places = out
    if blank_at >= 0 and places:
        pieces.append(" ")
        places.append(offsets[blank_at])
    pieces.append(part[stretch])
    places.extend(offsets[stretch])


def _is_broken_line(blanks: str) -> bool:
    return any(c in _BREAKS for c in blanks)


def _joins(part: str, match: re.Match[str], pieces: list[str], places: array[int]) -> bool:
    """Whether the word before a line break goes on after it; takes a dividing hyphen away."""
    if _SOFT_HYPHEN in match[0]:
        return True
    before = part[max(0, match.start() - _LONGEST_WORD) : match.start()]
    after = part[match.end() : match.end() + _LONGEST_WORD]
    if not pieces or len(before) < 2 or before[-1] not in _HYPHENS or not after[:1].isalnum():
        return False
    left = _last_word(before[:-1])
    right = _first_word(after)
    if not left:
        return False
    if not _keeps_hyphen(left, right):
        pieces[-1] = pieces[-1][:-1]
        places.pop()
    return True


def _keeps_hyphen(left: str, right: str) -> bool:
    """Whether the hyphen belongs to the word: a doubled word, a particle, a name, a number."""
    if not right[0].islower() or len(left) <= _PARTICLE or not left[-1].isalpha():
        return True
    return left.casefold().endswith(right[:3].casefold()) or right in left or left in right


def _last_word(text: str) -> str:
    return _WORD.findall(text)[-1] if text and text[-1].isalnum() else ""


def _first_word(text: str) -> str:
    word = _WORD.match(text)
    return word[0] if word else ""
