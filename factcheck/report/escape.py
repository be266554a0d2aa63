"""Article text is data: what makes it harmless in each kind of output.

A terminal obeys escape sequences, bidirectional overrides reorder a line, Markdown and
HTML have markup, and a GitHub log obeys `::error::` at the start of a line and `##[error]`
anywhere in it. None of that may come from an article.
"""

from __future__ import annotations

import json
import re
from typing import Any

_COMMANDS = (("::", ":\\x3a"), ("##[", "#\\x23["))
_JSON_COMMAND = ("##[", "#\\u0023[")
_MARKDOWN = re.compile(r"([\\`*_{}\[\]#|~$])")
#: A colon that could begin a link, an emoji name or a workflow command.
_MARKDOWN_COLON = re.compile(r":(?=[:/A-Za-z+-])")
#: A line must not begin as a list, a rule or a heading underline.
_MARKDOWN_START = re.compile(r"^(?=[-+=].)|(?<=^\d)(?=[.)])|(?<=^\d\d)(?=[.)])")
_WWW = re.compile(r"(?i)\bwww(?=\.)")
#: Invisible, or changing the order of what stands around them: shown by number. The joiners
#: U+200C and U+200D are left: several scripts need them.
_HIDDEN = (0x061C, 0x200B, 0x200E, 0x200F, 0x2028, 0x2029, 0x2060, 0xFEFF)
_RANGES = (
    (0x00, 0x1F),
    (0x7F, 0x9F),
    (0xD800, 0xDFFF),
    (0x202A, 0x202E),
    (0x2066, 0x206F),
    (0xFFF9, 0xFFFB),
    (0xE0000, 0xE007F),
)


def _number(code: int) -> str:
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


_TABLE = {
    code: _number(code)
    for code in (
        *_HIDDEN,
        *(code for low, high in _RANGES for code in range(low, high + 1)),
    )
}
#: Line ends and tabs are text where lines are cells.
_CELL_TABLE = {code: shown for code, shown in _TABLE.items() if code not in (0x09, 0x0A, 0x0D)}
#: JSON escapes the first 32 itself; the others would reach a terminal as they are.
_JSON_TABLE = {code: json.dumps(chr(code))[1:-1] for code in _TABLE if code > 0x1F}


def visible(text: str) -> str:
    """Text for a terminal: control and override characters are shown by number (\\x1b)."""
    shown = text.translate(_TABLE)
    for command, harmless in _COMMANDS:
        shown = shown.replace(command, harmless)
    return shown


def one_line(text: str) -> str:
    """Visible text with every run of white space as one space, none lost at the ends."""
    return visible(re.sub(r"[ \t\r\n\f\v\x85\xa0\u2028\u2029]+", " ", text))


def markdown(text: str) -> str:
    """Text for a Markdown table cell or line: nothing in it is markup, a link or a mention."""
    shown = re.sub(r"\s+", " ", text).strip().translate(_TABLE)
    shown = _MARKDOWN.sub(r"\\\1", shown)
    shown = shown.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    shown = _WWW.sub(r"www\\", shown.replace("@", "&#64;"))
    return _MARKDOWN_START.sub(r"\\", _MARKDOWN_COLON.sub(r"\\:", shown))


#: What a spreadsheet takes for a formula at the beginning of a cell, in any width.
_FORMULA = re.compile(r"^[\s]*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]")


def cell(text: str) -> str:
    """Text for a cell of a spreadsheet: nothing hidden, and never a formula.

    A cell that would begin as one gets an apostrophe before it, as OWASP recommends.
    """
    shown = _harmless(text)
    return f"'{shown}" if _FORMULA.match(shown) else shown


def html_text(text: str) -> str:
    """Text for HTML, to be escaped by the template: what is hidden or reorders is shown."""
    return _harmless(text)


def xml(text: str) -> str:
    """Text for XML, to be escaped by its writer: no character that XML 1.0 forbids."""
    shown = _harmless(text)
    return "".join(c if c not in "\ufffe\uffff" else _number(ord(c)) for c in shown)


def workflow_text(text: str) -> str:
    """Text for the message of a GitHub workflow command."""
    shown = text.translate(_CELL_TABLE).replace("##[", "#\\x23[")
    return shown.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def workflow_property(text: str) -> str:
    """Text for a property of a GitHub workflow command."""
    return workflow_text(text).replace(":", "%3A").replace(",", "%2C")


def _harmless(text: str) -> str:
    """Visible text that keeps its lines."""
    shown = text.translate(_CELL_TABLE)
    for command, harmless in _COMMANDS:
        shown = shown.replace(command, harmless)
    return shown


def to_json(value: Any, *, indent: int | None = None) -> str:
    """JSON as UTF-8 text, keys in their given order, without characters that a terminal obeys."""
    text = json.dumps(value, ensure_ascii=False, indent=indent, allow_nan=False)
    if not text.isprintable():  # as all of the table; to ask is much faster than to translate
        text = text.translate(_JSON_TABLE)
    return text.replace(*_JSON_COMMAND)
