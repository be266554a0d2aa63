"""When an article came out, and when its page was fetched, as far as the text says so.

The date of an event is not the date of its report. What counts as the latter, best first:
a line that states it, the dateline, the address, the date of the report it speaks of, a full
date in brackets in the lead, and a weekday in brackets that fits one day only.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from factcheck.article.cues import folded, phrase_set
from factcheck.article.page import Page
from factcheck.article.stated import FIRST_YEAR, LAST_YEAR, day
from factcheck.language.dates import find_dates, weekday_candidates
from factcheck.language.folder import known_languages, load_table
from factcheck.records import UNKNOWN_TIME, DateBasis, Precision, TimeMention, When

#: Paragraphs of the lead. Swept from 1 to 10 on 600 dated Indonesian news articles: with 3, the
#: latest full date in brackets is there in 388; 82% of these came out on that day, 97% on it or
#: the day after. More paragraphs date more articles (10: 479), but worse (81% and 96%).
_LEAD = 3
#: Paragraphs in which a weekday in brackets may be that of the report.
_TOP = 5
#: Characters of a paragraph that are searched for dates.
_REACH = 3000
#: Candidates that a warning names.
_NAMED = 4
#: The first year that newspapers are expected from, when nothing in a text bounds the search.
_NO_BOUND = dt.date(1990, 1, 1)

_PARTIAL = re.compile(
    r"(?P<weekday>[^\W\d_'\u2019]+(?:['\u2019]at)?)[\s,]*[(/]?\s*"
    r"(?P<day>\d{1,2})/(?P<month>\d{1,2})(?!\d)(?!/\d)"
)
_WORD = re.compile(r"[^\W\d_]+")
#: What a date in brackets looks like; most paragraphs have none and need no closer look.
_BRACKETED = re.compile(r"\([^()]{0,40}\d[^()]{0,40}\)")
_URL_DATE = re.compile(r"/(\d{4})[/-](\d{1,2})[/-](\d{1,2})(?=/|\Z|[-_?.])")


@dataclass(frozen=True, slots=True)
class Dating:
    """When an article came out, and what a reader should know about how that was found."""

    published: When = UNKNOWN_TIME
    warnings: tuple[str, ...] = ()


def find_crawled(page: Page, language: str) -> dt.date | None:
    """The day a page was fetched: that of the date line above its headline."""
    days = (_one_day(mention) for line in page.banners for mention in _mentions(line, language))
    return next((found.first for found in days if found), None)


def find_published(
    page: Page, body: Sequence[str], url: str, language: str, crawled: dt.date | None
) -> Dating:
    """When the article came out. Never a day after the one its page was fetched on."""
    for found in _stated(page, body, url, language):
        if found.first and (crawled is None or found.first <= crawled):
            return Dating(found)
    return _by_elimination(body, language, crawled)


def _stated(page: Page, body: Sequence[str], url: str, language: str) -> Iterator[When]:
    lines = [*page.published, *([page.dateline.date] if page.dateline else [])]
    for line in lines:
        yield from filter(None, map(_one_day, _mentions(line, language)))
    yield from _in_address(url)
    yield from _of_report(body, language)
    yield from _in_lead(body, language)


def _mentions(text: str, language: str) -> Iterator[TimeMention]:
    """Dates of a text in its language, or in any where the language has no dates."""
    if not any(character.isdigit() for character in text):
        return
    known = known_languages("dates")
    first = [language] if language in known else []
    for code in [*first, *(other for other in known if other not in first)]:
        found = find_dates(text, code)
        yield from found
        if any(_one_day(mention) for mention in found):
            return


def _one_day(mention: TimeMention) -> When | None:
    """The day of a mention that says all of it itself."""
    when = mention.when
    if when.first is None or when.first != when.last or mention.relation != "at":
        return None
    if when.basis is not DateBasis.STATED or not FIRST_YEAR <= when.first.year <= LAST_YEAR:
        return None
    if _names_other_weekday(when.text, when.first):
        return None
    return replace(when, precision=Precision.DAY, day_part=None)


def _names_other_weekday(text: str, date: dt.date) -> bool:
    """Whether the words name a weekday that the date is not: then one of the two is wrong."""
    first = _WORD.search(text)
    if not first:
        return False
    days = (_weekday(first[0], language) for language in known_languages("dates"))
    return any(found not in (None, date.weekday()) for found in days)


def _in_address(url: str) -> Iterator[When]:
    match = _URL_DATE.search(url)
    if match:
        try:
            date = dt.date(int(match[1]), int(match[2]), int(match[3]))
        except ValueError:
            return
        yield day(date, match[0].strip("/"), DateBasis.INFERRED)


def _of_report(body: Sequence[str], language: str) -> Iterator[When]:
    """`melaporkan dalam berita 7 Juli 2019`: the report's own date."""
    cues = tuple(phrase_set("published", "report"))
    for paragraph in body[:_TOP]:
        text = paragraph[:_REACH]
        if language not in known_languages("dates") or not any(cue in folded(text) for cue in cues):
            continue
        for mention in find_dates(text, language):
            found = _one_day(mention)
            if found and folded(text[max(0, mention.start - 60) : mention.start]).endswith(cues):
                yield found


def _in_lead(body: Sequence[str], language: str) -> Iterator[When]:
    """The latest full date in brackets: `Selasa (12/5/2020)`."""
    if language not in known_languages("dates"):
        return
    found = [
        when
        for paragraph in body[:_LEAD]
        if _BRACKETED.search(paragraph[:_REACH])
        for mention in find_dates(paragraph[:_REACH], language)
        if (when := _one_day(mention)) and _in_brackets(paragraph, mention)
    ]
    yield from sorted(found, key=lambda when: when.first or dt.date.min, reverse=True)


def _in_brackets(text: str, mention: TimeMention) -> bool:
    around = text[max(0, mention.start - 1) : mention.end + 1]
    return "(" in around and ")" in around


def _by_elimination(body: Sequence[str], language: str, crawled: dt.date | None) -> Dating:
    """The first weekday in brackets, if only one day between the bounds fits it."""
    if language not in known_languages("dates"):
        return Dating()
    for paragraph in body[:_TOP]:
        text = paragraph[:_REACH]
        for mention in find_dates(text, language) if _BRACKETED.search(text) else ():
            if not _in_brackets(text, mention) or mention.when.precision is not Precision.DAY:
                continue
            if _is_inferred_day(mention, crawled):
                return Dating(replace(mention.when, day_part=None))
            candidates = _candidates(mention, body, language, crawled)
            if candidates is not None:
                return _decided(mention, candidates)
    return Dating()


def _is_inferred_day(mention: TimeMention, crawled: dt.date | None) -> bool:
    when = mention.when
    if when.basis is not DateBasis.INFERRED or when.first != when.last:
        return False
    return when.first is not None and (crawled is None or (when.first or crawled) <= crawled)


def _candidates(
    mention: TimeMention, body: Sequence[str], language: str, crawled: dt.date | None
) -> list[dt.date] | None:
    """The days that fit a weekday, day and month between the bounds; None if it is no such date."""
    match = _PARTIAL.search(mention.when.text)
    weekday = _weekday(match["weekday"], language) if match else None
    if match is None or weekday is None:
        return None
    after = _latest_year(body, language, crawled) or _NO_BOUND
    return weekday_candidates(weekday, int(match["day"]), int(match["month"]), None, after, crawled)


def _weekday(name: str, language: str) -> int | None:
    table = load_table(language, "dates")
    for key in ("weekdays", "weekday_abbreviations"):
        for number, names in enumerate(table[key]):
            if folded(name) in names:
                return number
    return None


def _latest_year(body: Sequence[str], language: str, crawled: dt.date | None) -> dt.date | None:
    """The first day of the latest past year that the text speaks of: it was not written before."""
    years = {
        when.first.year
        for paragraph in body
        for mention in find_dates(paragraph[:_REACH], language)
        if (when := mention.when).basis is DateBasis.STATED and when.first is not None
    }
    past = [year for year in years if crawled is not None and year <= crawled.year]
    return dt.date(max(past), 1, 1) if past else None


def _decided(mention: TimeMention, candidates: Sequence[dt.date]) -> Dating:
    if len(candidates) == 1:
        return Dating(day(candidates[0], mention.when.text, DateBasis.INFERRED))
    named = ", ".join(date.isoformat() for date in candidates[:_NAMED])
    more = f" and {len(candidates) - _NAMED} later days" if len(candidates) > _NAMED else ""
    fits = f"fits {named}{more}" if candidates else "fits no day"
    return Dating(warnings=(f"publication date unknown: {mention.when.text!r} {fits}: state it",))
