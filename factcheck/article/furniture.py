"""What a line of a news page is: the report, or the page's furniture around it.

Furniture is known by the cue phrases of the language data and by the form of the line, never
by the name of a site.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from factcheck.article.cues import (
    calendar_words,
    folded,
    leading_phrase,
    phrase_set,
    phrases,
    undecorated,
    weekday_names,
)

#: Characters and words of the longest line that can be furniture; paragraphs are longer.
_MAX_LINE = 250
_MAX_WORDS = 20
_MAX_LABEL_LINE = 160
_MAX_DATE_LINE = 80
_MAX_BYLINE_WORDS = 8

DOMAIN = re.compile(
    r"(?<![\w@.])(?:[a-z0-9-]{1,40}\.){1,4}"
    r"(?:com|net|org|info|news|tv|co|id|my|sg|uk|us|au|in|ru|tr|ly|eg|qa|ae|sa|il|ir|fr|de|eu|io|me)"
    r"(?![\w-])",
    re.IGNORECASE,
)
_URL = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)?")
_SEPARATORS = re.compile(r"\s*[|/\u00bb\u203a\u2022\u00b7>]\s*")
_HASHTAGS = re.compile(r"(?:[#@][\w.-]+[\s,;]*)+")
_LABEL_END = re.compile(r"\s*[:\uff1a|]\s*|\s+[-\u2013\u2014]\s+")
_PLACEHOLDER = re.compile(r"\[[^\[\]]{1,80}\]|\{\{?[^{}]{1,80}\}\}?|<[^<>]{1,200}>")
_INITIALS = re.compile(r"(?:\b[A-Z]\.){2,4}\Z")  # "... deal with U.S."
_YEAR = re.compile(r"(?<!\d)(?:1[6-9]|2[01])\d\d(?!\d)")
_NUMERIC_DATE = re.compile(r"(?<!\d)\d{1,2}[-/.]\d{1,2}(?:[-/.]\d{2,4})?(?!\d)")


class LineKind(StrEnum):
    """What a line of a page is."""

    REPORT = "report"
    DATE = "date"  # nothing but a date
    PUBLISHED = "published"  # states when the article came out
    SITE = "site"  # nothing but the name or address of a site
    ORIGIN = "origin"  # "Sumber: ...": whom the article was taken from
    STAFF = "staff"  # "Redaktur: ...", "By ..."
    PROMPT = "prompt"  # an invitation; short lines go with it
    END = "end"  # nothing of the report comes after it
    OTHER = "other"  # any other furniture


@dataclass(frozen=True, slots=True)
class LineReading:
    """The kind of a line and, for labelled lines, what stands after the label."""

    kind: LineKind
    value: str = ""


_REPORT = LineReading(LineKind.REPORT)
_OTHER = LineReading(LineKind.OTHER)


def read_line(line: str) -> LineReading:
    """Tell the report from the furniture by the line alone."""
    if len(line) > _MAX_LINE:
        return _REPORT
    words = _WORD.findall(line)
    if not words:
        return LineReading(LineKind.DATE, line) if _is_date(line) else _OTHER
    plain = folded(undecorated(line))
    for read in (_labelled, _date_line, _by_phrase, _by_form):
        reading = read(line, plain)
        if reading is not None:
            return reading
    return _REPORT


def _labelled(line: str, plain: str) -> LineReading | None:
    """Lines of a label and a value: origin, staff, photograph, publication date."""
    if len(line) > _MAX_LABEL_LINE:
        return None
    bare = undecorated(line)
    for key, kind in (
        ("photo", LineKind.OTHER),
        ("origin", LineKind.ORIGIN),
        ("staff", LineKind.STAFF),
    ):
        value = _value_after(bare, plain, "credit", key)
        if value:
            return LineReading(kind, value)
    if leading_phrase(plain, "published", "updated") and _date_after(bare):
        return LineReading(LineKind.OTHER, bare)
    label = leading_phrase(plain, "published", "label")
    if label and _date_after(bare[len(label) :]):
        return LineReading(LineKind.PUBLISHED, bare)
    if _is_byline(bare, plain):
        return LineReading(LineKind.STAFF, bare)
    return None


def _value_after(bare: str, plain: str, section: str, key: str) -> str:
    label = leading_phrase(plain, section, key)
    if not label:
        return ""
    end = _LABEL_END.match(bare, len(label))
    if not end or not (":" in end[0] or "\uff1a" in end[0] or "|" in end[0]):
        return ""
    return bare[end.end() :].strip()


def _date_after(text: str) -> bool:
    return len(text) <= _MAX_DATE_LINE and any(c.isdigit() for c in text) and is_calendar(text)


def is_calendar(text: str) -> bool:
    """Whether all words of the text are those of a date and a clock."""
    known = calendar_words()
    return all(word.casefold() in known for word in _WORD.findall(text))


def _is_date(line: str) -> bool:
    return bool(_YEAR.search(line) or _NUMERIC_DATE.search(line)) and len(line) <= _MAX_DATE_LINE


def _is_byline(bare: str, plain: str) -> bool:
    """`By Jane Doe`, `Oleh Budi | 12 Mei 2020`: capitalised names and perhaps a date."""
    label = leading_phrase(plain, "credit", "byline")
    if not label or bare.endswith(".") or bare[len(label) : len(label) + 1] not in (" ", ":"):
        return False
    words = _WORD.findall(bare[len(label) :])
    known = calendar_words()
    names = [word for word in words if word.casefold() not in known]
    return 0 < len(words) <= _MAX_BYLINE_WORDS and all(name[0].isupper() for name in names)


def _date_line(line: str, plain: str) -> LineReading | None:
    if len(line) > _MAX_DATE_LINE or not any(c.isdigit() for c in line):
        return None
    if is_calendar(line) and (_is_date(line) or _has_weekday(plain)):
        return LineReading(LineKind.DATE, line)
    return None


def _has_weekday(plain: str) -> bool:
    return not weekday_names().isdisjoint(_WORD.findall(plain))


def _by_phrase(line: str, plain: str) -> LineReading | None:
    if plain.rstrip(" .:!*-\u2013\u2014])>}|") in phrase_set("furniture", "whole"):
        return _OTHER
    few = len(plain.split()) <= _MAX_WORDS
    if few and leading_phrase(plain, "furniture", "end"):
        return LineReading(LineKind.END)
    if few and leading_phrase(plain, "furniture", "prompt"):
        return LineReading(LineKind.PROMPT)
    # A bracket may be part of the cue ("[Gambas:...]"), so the decorated line counts as well.
    if leading_phrase(plain, "furniture", "line") or leading_phrase(
        folded(line), "furniture", "line"
    ):
        return _OTHER
    return _OTHER if _is_read_time(line, plain) else None


def _is_read_time(line: str, plain: str) -> bool:
    """`2 min read`, `Waktu baca 3 menit`: a phrase of reading time with little else."""
    if len(line) > 40 or not any(c.isdigit() for c in line):
        return False
    return any(phrase in plain for phrase in phrases("furniture", "read_time"))


def _by_form(line: str, plain: str) -> LineReading | None:
    if is_site(line):
        return LineReading(LineKind.SITE, line)
    if _URL.fullmatch(line) or _HASHTAGS.fullmatch(line) or _PLACEHOLDER.fullmatch(line):
        return _OTHER
    if _is_share_bar(line) or _is_breadcrumb(plain):
        return _OTHER
    return None


def is_site(line: str) -> bool:
    """Whether the line is nothing but a site's address: `kabar.example.com`."""
    match = DOMAIN.match(line)
    return bool(match) and line[match.end() if match else 0 :].strip(" /.|") == ""


def _is_share_bar(line: str) -> bool:
    """Several words, all of them names of networks or of what one does with them."""
    known = phrase_set("furniture", "share")
    words = [word.casefold() for word in _WORD.findall(line)]
    return len(words) > 1 and all(word in known for word in words) and not line.endswith(".")


def _is_breadcrumb(plain: str) -> bool:
    """`Home > World > Africa`: a path that begins at a navigation word."""
    parts = _SEPARATORS.split(plain)
    return len(parts) > 1 and parts[0] in phrase_set("furniture", "navigation")


def is_menu(line: str) -> bool:
    """A row of at least three short capitalised items: what a page offers, not a headline.

    A headline that begins with a list of names has the same form, so this counts only
    above a headline.
    """
    if ends_with_stop(line):
        return False
    for separator in ("|", "\u2022", "\u00b7", "/", ","):
        parts = [part.strip() for part in line.split(separator)]
        if len(parts) >= 3 and all(
            part and len(part.split()) <= 4 and not part[0].islower() for part in parts
        ):
            return True
    return False


def ends_with_stop(line: str) -> bool:
    """Whether the line ends with a full stop, as prose does and headlines do not."""
    tail = line[-20:].rstrip("\"'\u201d\u2019\u00bb)]* ")
    if tail.endswith("..") or _INITIALS.search(tail):
        return False
    return tail.endswith((".", "\u2026"))
