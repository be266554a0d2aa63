"""From bytes to text: UTF-8, UTF-16 and UTF-32, Windows-1252, and files that are no text."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

# The longest mark first: that of UTF-32-LE begins with that of UTF-16-LE.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
#: Bytes looked at to tell UTF-16 without a mark from a binary file.
_SAMPLE = 4096
#: In Latin text as UTF-16 nearly every second byte is NUL; binary files have NULs on both sides.
_NUL_SIDE = 0.35
_NUL_OTHER_SIDE = 0.02
#: Share of control characters above which a file is no text.
_MAX_CONTROL = 0.1
_CONTROLS = bytes(b for b in range(32) if b not in b"\t\n\v\f\r\x1b") + b"\x7f"
_UNDEFINED_IN_CP1252 = b"\x81\x8d\x8f\x90\x9d"
_REPLACEMENT = "\ufffd"


@dataclass(frozen=True, slots=True)
class Decoded:
    """A decoded text and what was wrong with its bytes."""

    text: str
    warnings: tuple[str, ...] = ()


def decode(data: bytes) -> Decoded | None:
    """Decode a file's bytes; None if they are no text.

    A byte order mark is not part of the text; line ends stay as they are.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _decode_as(name, data[len(mark) :], len(mark))
    if wide := _wide_without_mark(data):
        return _decode_as(wide, data, 0)
    if b"\0" in data or _mostly_control(data):
        return None
    return _decode_as("utf-8", data, 0)


def wide_mark(data: bytes) -> str | None:
    """The codec that a UTF-16 or UTF-32 byte order mark at the start of the data names."""
    return next((name for mark, name in _MARKS[1:] if data.startswith(mark)), None)


def _wide_without_mark(data: bytes) -> str | None:
    sample = data[:_SAMPLE]
    if len(sample) < 2 or b"\0" not in sample:
        return None
    half = len(sample) / 2
    even, odd = sample[0::2].count(0) / half, sample[1::2].count(0) / half
    if odd >= _NUL_SIDE and even <= _NUL_OTHER_SIDE:
        return "utf-16-le"
    if even >= _NUL_SIDE and odd <= _NUL_OTHER_SIDE:
        return "utf-16-be"
    return None


def _mostly_control(data: bytes) -> bool:
    kept = len(data.translate(None, _CONTROLS))
    return len(data) - kept > _MAX_CONTROL * len(data)


def _decode_as(name: str, data: bytes, skipped: int) -> Decoded | None:
    try:
        text = data.decode(name)
    except UnicodeDecodeError as error:
        if name == "utf-8" and _is_cp1252(data, error.start):
            return _as_cp1252(data, error.start + skipped)
        return _with_replacements(name, data, error.start + skipped)
    if name != "utf-8" and "\0" in text:
        return None
    return Decoded(text)


def _is_cp1252(data: bytes, first_error: int) -> bool:
    """Whether invalid UTF-8 reads better as Windows-1252.

    One byte stands for one character there, so a file that holds more well-formed
    sequences than broken ones is damaged UTF-8, and so is one whose only flaw is a cut end.
    """
    if any(byte in data for byte in _UNDEFINED_IN_CP1252):
        return False
    if len(data) - first_error < 4 and _is_cut_sequence(data[first_error:]):
        return False
    lenient = data.decode("utf-8", "replace")
    broken = lenient.count(_REPLACEMENT)
    well_formed = len(lenient) - len(lenient.encode("ascii", "ignore")) - broken
    return well_formed <= broken


def _is_cut_sequence(tail: bytes) -> bool:
    wanted = 2 if 0xC2 <= tail[0] <= 0xDF else 3 if 0xE0 <= tail[0] <= 0xEF else 4
    followers = all(0x80 <= byte <= 0xBF for byte in tail[1:])
    return 0xC2 <= tail[0] <= 0xF4 and followers and 1 < len(tail) < wanted


def _as_cp1252(data: bytes, offset: int) -> Decoded:
    warning = f"decoded as Windows-1252, because byte {offset} is not UTF-8: save the file as UTF-8"
    return Decoded(data.decode("cp1252"), (warning,))


def _with_replacements(name: str, data: bytes, offset: int) -> Decoded:
    text = data.decode(name, "replace")
    warning = (
        f"not valid {name.upper()} from byte {offset} on: what could not be read"
        f" became {_REPLACEMENT}: save the file as UTF-8 again"
    )
    return Decoded(text, (warning,))
