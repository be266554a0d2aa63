"""Reading the publication date and the language that a JSONL object or a user states."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass
from email.utils import parsedate_to_datetime

from factcheck.language.dates import find_dates
from factcheck.language.folder import known_languages
from factcheck.records import DateBasis, Precision, When

#: No newsroom dates its articles outside these years; anything else is a misread number.
FIRST_YEAR = 1600
LAST_YEAR = 2199
#: Characters of a date field that are looked at; the longest known form has about forty.
_MAX_LENGTH = 80

_ISO = re.compile(r"(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?(?![-/.\d])")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?!\d)")
_YEAR_LAST = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?!\d)")
_CLOCK = re.compile(r"(?:[T ,]|$)")

#: Old or written-out names of languages, as feeds and corpora spell them.
_LANGUAGE_NAMES = {"in": "id", "ind": "id", "indonesian": "id", "eng": "en", "english": "en"}


@dataclass(frozen=True, slots=True)
class StatedDate:
    """A date field as read; `flaw` says why it is none."""

    when: When | None = None
    flaw: str = ""
    warnings: tuple[str, ...] = ()


def parse_published(field: str) -> StatedDate:
    """Read a publication date field: ISO 8601, RFC 2822, a written date, or numbers.

    Numbers with the year last are read by the number above 12: 10/20/2025 and 20/10/2025
    are one day. Where both could be the month (9/8/2025) the date stays unknown, with a
    warning. A dot between the numbers always means that the day comes first.
    """
    value = field.strip()
    if not value:
        return StatedDate()
    if len(value) > _MAX_LENGTH:
        return StatedDate(flaw="published is no date")
    for read in (_iso, _compact, _year_last, _rfc2822, _written):
        stated = read(value)
        if stated is not None:
            return stated
    return StatedDate(flaw=f"published is no date: {value!r}")


def normal_language(code: str) -> str:
    """A language code as the package's folders are named: `id-ID`, `in`, `Indonesian` are `id`."""
    first = re.split(r"[-_ ]", code.strip().lower(), maxsplit=1)[0]
    return _LANGUAGE_NAMES.get(first, first)


def day(date: dt.date, text: str, basis: DateBasis = DateBasis.STATED) -> When:
    """One known day."""
    return When(date, date, Precision.DAY, basis, text=text)


def _iso(value: str) -> StatedDate | None:
    match = _ISO.match(value)
    if not match or not _CLOCK.match(value, match.end()):
        return None
    year, month, date = (int(part) if part else None for part in match.groups())
    return _checked(year or 0, month, date, value)


def _compact(value: str) -> StatedDate | None:
    match = _COMPACT.match(value)
    if not match:
        return None
    return _checked(int(match[1]), int(match[2]), int(match[3]), value)


def _year_last(value: str) -> StatedDate | None:
    match = _YEAR_LAST.match(value)
    if not match:
        return None
    first, second, year = int(match[1]), int(match[3]), int(match[4])
    if match[2] == "." or first > 12 or first == second:
        return _checked(year, second, first, value)
    if second > 12:
        return _checked(year, first, second, value)
    warning = (
        f"published {value!r} could be day {first} of month {second} or the other way round:"
        " write it as 2020-05-12"
    )
    return StatedDate(warnings=(warning,))


def _rfc2822(value: str) -> StatedDate | None:
    try:
        parsed = parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError):
        return None
    return _checked(parsed.year, parsed.month, parsed.day, value)


def _written(value: str) -> StatedDate | None:
    for language in known_languages("dates"):
        for mention in find_dates(value, language):
            date = mention.when.first
            if date is not None and date == mention.when.last and mention.relation == "at":
                return _checked(date.year, date.month, date.day, value)
    return None


def _checked(year: int, month: int | None, date: int | None, text: str) -> StatedDate:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return StatedDate(flaw=f"published has an impossible year: {text!r}")
    if month is not None and not 1 <= month <= 12:
        return StatedDate(flaw=f"published has an impossible month: {text!r}")
    if month is None:
        last = dt.date(year, 12, 31)
        return StatedDate(When(dt.date(year, 1, 1), last, Precision.YEAR, DateBasis.STATED))
    length = calendar.monthrange(year, month)[1]
    if date is None:
        first, last = dt.date(year, month, 1), dt.date(year, month, length)
        return StatedDate(When(first, last, Precision.MONTH, DateBasis.STATED, text=text))
    if not 1 <= date <= length:
        return StatedDate(flaw=f"published has an impossible day: {text!r}")
    return StatedDate(day(dt.date(year, month, date), text))
