"""What ends a paragraph and is not the report: credits, initials, a cue to another article."""

from __future__ import annotations

import re
from dataclasses import dataclass

from factcheck.article.cues import folded, leading_phrase, phrase_set
from factcheck.article.furniture import DOMAIN, ends_with_stop
from factcheck.article.names import is_agency

#: Characters of the longest credit or note that ends a paragraph.
_TAIL = 120
#: Characters of the longest cue to another article behind a sentence.
_MAX_CUE = 200

_SLASH_CREDIT = re.compile(r"/\s?(\S{4,60})\Z")
_BRACKETS = re.compile(r"[(\[]([^()\[\]]{1,80})[)\]][.\s*]*\Z")
_INITIALS = re.compile(
    r"[a-z]{2,8}\d?(?:[/\-, ][A-Za-z]{2,8}\d?){0,4}|[A-Z]{2,4}(?:[/\-][A-Z]{2,4})+|[A-Z][a-z]{1,4}"
)
_SENTENCE_END = re.compile(r"(?<=[.!?\"\u201d])\s+")
_SENTENCE_MARKS = '.!?"\u201d\u2019\u2026*'


@dataclass(frozen=True, slots=True)
class Tail:
    """Where a paragraph really ends, and the names that stood behind it."""

    end: int
    credit: str = ""  # a site behind a slash
    agency: str = ""  # a news agency in brackets behind the last paragraph


def read_tail(text: str, start: int, end: int, last: bool) -> Tail:
    """The end of the paragraph `text[start:end]`; `last` if it is the last of its article."""
    tail = text[max(start, end - _TAIL) : end]
    credit = credit_behind_slash(tail)
    if credit:
        return Tail(start + len(text[start : end - len(credit)].rstrip(" /\u00a0")), credit)
    end = _without_cue(text, start, end)
    tail = text[max(start, end - _TAIL) : end]
    match = _BRACKETS.search(tail)
    if not match:
        return Tail(end)
    agency = match[1].strip() if last and is_agency(match[1]) else ""
    if _is_note(match[1]) or (last and _is_signature(match, tail)):
        end = start + len(text[start : end - len(tail) + match.start()].rstrip())
    return Tail(end, agency=agency)


def credit_behind_slash(text: str) -> str:
    """The site named behind a slash at the end of a caption: `.../example.net`."""
    tail = text[-_TAIL:].rstrip()
    match = _SLASH_CREDIT.search(tail)
    if not match or "//" in tail:
        return ""
    return match[1] if DOMAIN.fullmatch(match[1]) else ""


def _without_cue(text: str, start: int, end: int) -> int:
    """Cut `... sentence. Baca juga: ...` at the cue, when only a short rest follows it."""
    window = max(start, end - _MAX_CUE)
    for match in _SENTENCE_END.finditer(text, window, end):
        rest = text[match.end() : end]
        cue = leading_phrase(folded(rest), "furniture", "line")
        if cue and (":" in rest or not ends_with_stop(rest)):
            return match.start()
    return end


def _is_note(note: str) -> bool:
    """`(Foto: AFP)`, `(Reporting by ...)`: a credit that may end any paragraph."""
    plain = folded(note)
    if leading_phrase(plain, "furniture", "line"):
        return True
    label = leading_phrase(plain, "credit", "photo")
    return label is not None and plain[len(label) :].lstrip(" .")[:1] in (":", "/", "")


def _is_signature(match: re.Match[str], tail: str) -> bool:
    """Whether a bracket at the end of an article holds initials, a site or an agency.

    After a word without a full stop it is the word's abbreviation: `... Nations (UN)`.
    """
    before = tail[: match.start()].rstrip()
    if before and before[-1] not in _SENTENCE_MARKS:
        return False
    note = match[1].strip()
    if folded(note) in phrase_set("outlets", "agencies"):
        return True
    return bool(_INITIALS.fullmatch(note)) or bool(DOMAIN.fullmatch(note))
