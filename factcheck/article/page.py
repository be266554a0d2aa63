"""A page taken apart: headline, paragraphs of the report, and what its furniture states."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from factcheck.article.clean import clean
from factcheck.article.cues import folded, leading_phrase, phrase_set
from factcheck.article.dateline import Dateline, read_dateline
from factcheck.article.furniture import (
    LineKind,
    LineReading,
    ends_with_stop,
    is_menu,
    is_site,
    read_line,
)
from factcheck.article.lines import Line, goes_on, split_lines, wrap_width
from factcheck.article.tails import credit_behind_slash, read_tail
from factcheck.records import Span

#: Characters and words of the longest headline.
HEADLINE_LENGTH = 170
HEADLINE_WORDS = 28
#: Words from which a line with a full stop is prose, and characters from which any line is.
_PROSE_WORDS = 6
_PROSE_LENGTH = 180
#: Characters of the shortest paragraph with which a report goes on after an invitation.
_RESUMED_LENGTH = 100
#: Words below which a line under the furniture at the top is an item of a menu.
_ITEM_WORDS = 3
#: Paragraphs at the top among which the dateline is looked for: a caption may come first.
_DATELINE_PARAGRAPHS = 4
#: Words of the longest name in a line of a dash and a name.
_CREDIT_WORDS = 6

_DASH_CREDIT = re.compile(r"[-\u2013\u2014]\s+(\S.*)")
_SECTION_END = re.compile(r"\s+[-\u2013\u2014|]\s+|\s*[|:\u00bb]\s*")
_SITE_TAIL = re.compile(r"\s(?:[-\u2013\u2014]|\|)\s")


@dataclass(frozen=True, slots=True)
class Page:
    """The parts of a page. Spans are places in the untouched text; the rest is what lines say."""

    title: Span | None
    body: tuple[Span, ...]
    dateline: Dateline | None
    sites: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()  # from labelled lines
    credits: tuple[str, ...] = ()  # names without a label: under a headline, behind a caption
    agency: str = ""  # in brackets behind the last paragraph
    published: tuple[str, ...] = ()  # lines that state the publication date
    banners: tuple[str, ...] = ()  # date lines above the headline: when the page was fetched


@dataclass(slots=True)
class _Paragraph:
    start: int
    end: int
    text: str
    reading: LineReading

    @property
    def is_report(self) -> bool:
        return self.reading.kind is LineKind.REPORT


@dataclass(slots=True)
class _Findings:
    sites: list[str] = field(default_factory=list)
    origins: list[str] = field(default_factory=list)
    credits: list[str] = field(default_factory=list)
    published: list[str] = field(default_factory=list)
    banners: list[str] = field(default_factory=list)
    agency: str = ""
    dateline: Dateline | None = None


def read_page(text: str, stated_title: str | None = None) -> Page:
    """Take a text apart. With a stated title, only a first line that repeats it is a headline."""
    if stated_title is None and (only := _only_headline(text)) is not None:
        return Page(title=only, body=(), dateline=None)
    paragraphs = _paragraphs(text)
    found = _Findings()
    first_prose = next(
        (i for i, p in enumerate(paragraphs) if p.is_report and _is_prose(p.text)), len(paragraphs)
    )
    title_at = _find_title(paragraphs, first_prose, stated_title)
    kept = _keep(paragraphs, first_prose, title_at, found)
    title = _trim_title(paragraphs[title_at], found) if title_at is not None else None
    body = _trim_body(text, kept, found)
    return Page(
        title=title,
        body=tuple(body),
        dateline=found.dateline,
        sites=tuple(found.sites),
        origins=tuple(found.origins),
        credits=tuple(found.credits),
        agency=found.agency,
        published=tuple(found.published),
        banners=tuple(found.banners),
    )


def _only_headline(text: str) -> Span | None:
    """The headline that a text consists of: one short line without a full stop at its end.

    Furniture has lines beside it, so a single line of some words is taken for a headline
    even if it begins with a furniture's word.
    """
    line = text.strip()
    if len(line) > HEADLINE_LENGTH or len(line.splitlines()) != 1:
        return None
    section = _section_length(line)
    if not section and ends_with_stop(line[: read_tail(line, 0, len(line), last=True).end]):
        return None
    kind = read_line(line).kind
    cued = (
        kind in (LineKind.OTHER, LineKind.ORIGIN, LineKind.STAFF)
        and len(line.split()) > _ITEM_WORDS
    )
    if kind is not LineKind.REPORT and not section and not cued:
        return None
    start = text.index(line)
    return Span(start + section, start + len(line))


def _paragraphs(text: str) -> list[_Paragraph]:
    """Lines of furniture by themselves, and lines of the report joined where they were wrapped."""
    lines = split_lines(text)
    readings = [read_line(line.text) for line in lines]
    if lines and _section_length(lines[0].text):
        readings[0] = LineReading(LineKind.REPORT)  # "Video: ..." above a page is its headline
    width = wrap_width(_report_lines(lines, readings))
    paragraphs: list[_Paragraph] = []
    before: Line | None = None
    for line, reading in zip(lines, readings, strict=True):
        is_report = reading.kind is LineKind.REPORT
        if is_report and before is not None and goes_on(before, line, width):
            paragraphs[-1].end = line.end
        else:
            paragraphs.append(_Paragraph(line.start, line.end, line.text, reading))
        before = line if is_report else None
    for paragraph in paragraphs:
        paragraph.text = text[paragraph.start : paragraph.end]
    return paragraphs


def _report_lines(lines: Sequence[Line], readings: Sequence[LineReading]) -> list[Line]:
    """The lines of the report; a line of furniture between two of them divides them."""
    report: list[Line] = []
    divided = True
    for line, reading in zip(lines, readings, strict=True):
        if reading.kind is LineKind.REPORT:
            report.append(replace(line, after_gap=True) if divided else line)
        divided = reading.kind is not LineKind.REPORT
    return report


def _is_prose(text: str) -> bool:
    if credit_behind_slash(text):
        return False
    if len(text) >= _PROSE_LENGTH:
        return True
    text = text[: read_tail(text, 0, len(text), last=True).end]
    dateline = read_dateline(text)
    if dateline is not None and (dateline.outlet or dateline.agency):
        return True
    return len(text.split(maxsplit=_PROSE_WORDS)) >= _PROSE_WORDS and ends_with_stop(text)


def looks_like_headline(text: str) -> bool:
    """Whether a line has the form of a headline: short, and no sentence with a full stop."""
    return (
        len(text) <= HEADLINE_LENGTH
        and len(text.split()) <= HEADLINE_WORDS
        and not ends_with_stop(text)
        and not text.endswith((",", ";", ":"))
        and not credit_behind_slash(text)
        and not _DASH_CREDIT.fullmatch(text)
        and any(c.isalpha() for c in text)
    )


def _find_title(
    paragraphs: Sequence[_Paragraph], first_prose: int, stated: str | None
) -> int | None:
    """Where the headline stands, if the page has one."""
    report = [i for i, p in enumerate(paragraphs) if p.is_report]
    if stated is not None:
        first = report[0] if report else None
        same = first is not None and _same(paragraphs[first].text, stated)
        return first if same else None
    candidates = [i for i in report if i < first_prose]
    if not candidates:
        return None
    above = [p for p in paragraphs[: candidates[0]] if p.reading.kind is not LineKind.STAFF]
    menus = [i for i in candidates if is_menu(paragraphs[i].text)]
    if above or (menus and menus[0] == candidates[0]):
        candidates = _below_menu(paragraphs, candidates)
    first = candidates[0]
    return first if looks_like_headline(paragraphs[first].text) else None


def _below_menu(paragraphs: Sequence[_Paragraph], candidates: Sequence[int]) -> list[int]:
    """Candidates without the items of a menu, unless nothing else is left."""
    texts = {i: paragraphs[i].text for i in candidates}
    named = [i for i in candidates if _section_length(texts[i])]
    kept = [i for i in candidates if not is_menu(texts[i])] or list(candidates)
    kept = [i for i in kept if len(texts[i].split()) >= _ITEM_WORDS] or kept
    return named or kept


def _same(line: str, title: str) -> bool:
    return folded(clean(line, 0, len(line))[0]) == folded(clean(title, 0, len(title))[0])


def _keep(
    paragraphs: Sequence[_Paragraph], first_prose: int, title_at: int | None, found: _Findings
) -> list[_Paragraph]:
    """The paragraphs of the report; everything else leaves its findings behind."""
    kept: list[_Paragraph] = []
    dropping = False
    for i, paragraph in enumerate(paragraphs):
        above = i < (title_at if title_at is not None else min(first_prose, _first(paragraphs)))
        if not paragraph.is_report:
            _note(paragraph, above, found)
            if paragraph.reading.kind is LineKind.END and (kept or not above):
                break
            dropping = dropping or (bool(kept) and _closes(paragraph.reading.kind))
        elif i != title_at:
            dropping = dropping and not _resumes(paragraph.text)
            if not dropping and _belongs(paragraph, i, title_at, above, found):
                kept.append(paragraph)
    return kept


def _resumes(text: str) -> bool:
    return len(text) >= _RESUMED_LENGTH and ends_with_stop(text)


def _first(paragraphs: Sequence[_Paragraph]) -> int:
    return next((i for i, p in enumerate(paragraphs) if p.is_report), len(paragraphs))


def _closes(kind: LineKind) -> bool:
    """Whether short lines after a line of this kind, below the report, are furniture too."""
    return kind in (LineKind.PROMPT, LineKind.ORIGIN, LineKind.STAFF)


def _note(paragraph: _Paragraph, above: bool, found: _Findings) -> None:
    """Put down what a line of furniture states."""
    kind, value = paragraph.reading.kind, paragraph.reading.value
    if kind is LineKind.SITE:
        found.sites.append(value)
    elif kind is LineKind.ORIGIN:
        found.origins.append(value)
    elif kind is LineKind.PUBLISHED:
        found.published.append(value)
    elif kind is LineKind.DATE and above:
        found.banners.append(value)
    elif kind in (LineKind.DATE, LineKind.STAFF) and any(c.isdigit() for c in value):
        found.published.append(value)


def _belongs(
    paragraph: _Paragraph, index: int, title_at: int | None, above: bool, found: _Findings
) -> bool:
    """Whether a report-like line is the report: not a menu above it, nor a credit below it."""
    text = paragraph.text
    credit = _DASH_CREDIT.fullmatch(text)
    if title_at is not None and index == title_at + 1 and credit and _is_name(credit[1]):
        found.credits.append(credit[1].strip(" ."))
        return False
    if above and title_at is not None:
        return False
    known = {folded(site) for site in found.sites}
    return folded(text) not in known


def _is_name(text: str) -> bool:
    words = text.split()
    return len(words) <= _CREDIT_WORDS and all(
        word[0].isupper() or word in ("of", "the", "and", "dan", "/", "&") for word in words
    )


def _section_length(text: str) -> int:
    """Characters of a section's name and its dash before a headline; 0 if there is none."""
    section = leading_phrase(folded(text[:60]), "title", "sections")
    if not section:
        return 0
    end = _SECTION_END.match(text, len(section))
    return end.end() if end and end.end() < len(text) else 0


def _trim_title(paragraph: _Paragraph, found: _Findings) -> Span:
    """The headline without the section before it and the site's name behind it."""
    start = paragraph.start + _section_length(paragraph.text)
    end = paragraph.end
    tails = list(_SITE_TAIL.finditer(paragraph.text))
    if tails:
        name = paragraph.text[tails[-1].end() :].strip()
        if is_site(name) or folded(name) in phrase_set("outlets", "names"):
            found.sites.append(name)
            end = paragraph.start + tails[-1].start()
    return Span(start, end) if start < end else Span(paragraph.start, paragraph.end)


def _trim_body(text: str, kept: Sequence[_Paragraph], found: _Findings) -> list[Span]:
    body: list[Span] = []
    for number, paragraph in enumerate(kept):
        start, end = paragraph.start, paragraph.end
        if found.dateline is None and number < _DATELINE_PARAGRAPHS:
            found.dateline = read_dateline(paragraph.text)
            start += found.dateline.length if found.dateline else 0
        tail = read_tail(text, start, end, last=number == len(kept) - 1)
        end = tail.end
        found.agency = tail.agency or found.agency
        if tail.credit:
            found.credits.append(tail.credit)
        if any(c.isalnum() for c in text[start:end]):
            body.append(Span(start, end))
    return body
