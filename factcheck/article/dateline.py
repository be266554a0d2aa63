"""The head of a report that says where it was written, and by whom: `TOWN, OUTLET (Agency) - `."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from factcheck.article.cues import calendar_words, phrase_set
from factcheck.article.furniture import DOMAIN
from factcheck.article.names import is_agency, is_known_outlet, is_outlet_name, may_be_outlet

#: Characters of the longest dateline; what stands before a later dash is a sentence.
_LONGEST = 90
#: All-capital names shorter than this may be organisations in a sentence ("NATO - ...").
_SHORTEST_TOWN = 5
_MAX_NAME_WORDS = 5

_DASH = re.compile(r"\s*[\u2013\u2014]\s*|\s*--+\s*|\s+-\s*|(?<=[^\W\d_)\]])-(?=\s|[A-Z\u201c\"])")
_PARENTHESIS = re.compile(r"\(([^()]{1,60})\)?")
_SPLIT = re.compile(r"\s*[,/|]\s*|\.\s+|\s*;\s*|\s+[\u2013\u2014-]\s+")
_WORD = re.compile(r"[^\W\d_]+")
#: Words that may be small inside the name of a place or an outlet.
_SMALL = frozenset({"di", "de", "la", "le", "el", "al", "del", "da", "do", "dos"}) | {
    "of",
    "the",
    "and",
    "dan",
    "&",
    "as",
    "an",
    "ad",
    "ar",
}


class _Part(Enum):
    OUTLET = "outlet"
    PLACE = "place"
    DATE = "date"
    NAME = "name"  # capitalised, but not known to be any of the three
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline: its length in characters, the outlet it names and its date, both may be empty."""

    length: int
    outlet: str = ""
    agency: str = ""
    date: str = ""


def read_dateline(text: str) -> Dateline | None:
    """The dateline a paragraph opens with, or None. The text may begin at any character."""
    head = text[:_LONGEST].replace("\u00c2", " ")
    for dash in _DASH.finditer(head):
        found = _parse(head[: dash.start()], glued=dash[0] == "-")
        if found is not None:
            return _with_length(found, text, dash.end())
    return None


def _with_length(found: Dateline, text: str, length: int) -> Dateline:
    while length < len(text) and length < 2 * _LONGEST and _is_gap(text[length]):
        length += 1
    return Dateline(length, found.outlet, found.agency, found.date)


def _is_gap(character: str) -> bool:
    return character.isspace() or character in "\u00c2\u2013\u2014-"


def _parse(head: str, glued: bool) -> Dateline | None:
    """The parts of a head, if they are all those of a dateline.

    A hyphen without blanks divides a dateline from its report only behind a site or an agency.
    """
    names, bracketed = _parts(head)
    kinds = [_kind(part) for part in names]
    if not (names or bracketed) or _Part.NONE in kinds:
        return None
    at_place = _is_place(names, kinds)
    agency = next((part for part in bracketed if _is_bracketed_outlet(part, at_place)), "")
    outlet = next((n for n, k in zip(names, kinds, strict=True) if k is _Part.OUTLET), "")
    if glued and not (DOMAIN.fullmatch(outlet.rstrip(".")) or is_agency(agency)):
        return None
    if not outlet and not agency:
        outlet = _unknown_outlet(names, kinds)
    if not (outlet or agency or at_place):
        return None
    dates = (part for part in (*names, *bracketed) if _kind(part) is _Part.DATE)
    return Dateline(0, outlet.strip(" .,:"), agency.strip(" .,:"), " ".join(dates))


def _parts(head: str) -> tuple[list[str], list[str]]:
    """The parts outside and inside brackets."""
    bracketed = [match[1].strip() for match in _PARENTHESIS.finditer(head)]
    plain = _PARENTHESIS.sub(" , ", head)
    return [part.strip() for part in _SPLIT.split(plain) if part.strip(" .")], bracketed


def _is_bracketed_outlet(part: str, at_place: bool) -> bool:
    if is_known_outlet(part) or is_outlet_name(part):
        return True
    return at_place and _kind(part) is _Part.NAME and may_be_outlet(part)


def _kind(part: str) -> _Part:
    if DOMAIN.fullmatch(part.rstrip(".")) or is_known_outlet(part):
        return _Part.OUTLET
    if is_place(part) or is_region(part):
        return _Part.PLACE
    if _is_date(part):
        return _Part.DATE
    if not _is_name(part):
        return _Part.NONE
    return _Part.NAME


def _is_date(part: str) -> bool:
    words = _WORD.findall(part)
    return all(w.casefold() in calendar_words() for w in words) and (bool(words) or bool(part))


def _is_name(part: str) -> bool:
    words = part.split()
    if not 0 < len(words) <= _MAX_NAME_WORDS:
        return False
    return all(
        w[0].isupper() or w[0].isdigit() or w.casefold().split("-")[0] in _SMALL for w in words
    )


def is_place(part: str) -> bool:
    """Whether a part is a town known to open datelines."""
    return part.strip(" .").casefold() in phrase_set("dateline", "places")


def is_region(part: str) -> bool:
    """Whether a part is a country or a province."""
    folded = part.strip(" ").casefold()
    known = phrase_set("dateline", "regions")
    return folded in known or folded.rstrip(".") in known


def _unknown_outlet(names: Sequence[str], kinds: Sequence[_Part]) -> str:
    """The outlet among names that no table knows, told by its words, its place and its capitals.

    `TOWN, The Outlet` and `OUTLET NAME, Town` are both usual: beside a known town the other
    name is the outlet; else the name in capitals throughout, with the longer one decisive.
    Two names of one word each are left undecided.
    """
    unknown = [n for n, k in zip(names, kinds, strict=True) if k is _Part.NAME]
    candidates = [name for name in unknown if may_be_outlet(name)]
    beside_town = any(is_place(name) for name in names)
    worded = [n for n in candidates if is_outlet_name(n) and len(n.split()) > 1]
    for name in worded:
        if beside_town or name.isupper() or any(n.isupper() for n in unknown):
            return name
    if beside_town:
        return candidates[0] if candidates else ""
    if len(unknown) != 2 or len(candidates) != 2 or not unknown[0].isupper():
        return ""
    first, second = unknown
    if second.isupper() or len(second.split()) > 1:
        return second
    return first if len(first.split()) > 1 else ""


def _is_place(names: Sequence[str], kinds: Sequence[_Part]) -> bool:
    """Whether a head begins with a place: a known town, or a name in capitals."""
    if not names:
        return False
    in_capitals = names[0].isupper() and len(names[0]) >= _SHORTEST_TOWN
    return is_place(names[0]) or (in_capitals and kinds[0] is _Part.NAME)
