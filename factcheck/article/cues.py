"""The phrases the other modules look for, read from every language's `article.toml`.

The tables of all languages are used together: an Indonesian page often carries English
furniture, and furniture has to be known before the language is.
"""

from __future__ import annotations

import re
from functools import cache

from factcheck.article.interface import ArticleError
from factcheck.language.folder import known_languages, load_table

_TABLE = "article"
_BLANKS = re.compile(r"\s+")
#: What editors set before a line's first word.
_DECORATION = " \t*#>|[({-\u2013\u2014\u2022\u25aa\u25ba\u25b6\u00bb\u203a\u2192\u2605\u00b7_=~+"


@cache
def phrases(section: str, key: str) -> tuple[str, ...]:
    """The phrases of one list, casefolded, the longest first, of all languages together.

    Raises ArticleError if a language's table lacks the list, or holds anything but strings.
    """
    found: set[str] = set()
    for language in known_languages(_TABLE):
        listed = load_table(language, _TABLE).get(section, {}).get(key)
        if not isinstance(listed, list) or not all(isinstance(item, str) for item in listed):
            raise ArticleError(
                f"factcheck/language/data/{language}/article.toml: [{section}] needs a list"
                f" of strings named {key}"
            )
        found.update(folded(item) for item in listed)
    return tuple(sorted(found, key=lambda phrase: (-len(phrase), phrase)))


@cache
def phrase_set(section: str, key: str) -> frozenset[str]:
    """The phrases of one list for whole matches."""
    return frozenset(phrases(section, key))


@cache
def calendar_words() -> frozenset[str]:
    """Names of months and weekdays, and the small words of a date line (clock, zone, suffix)."""
    return calendar_names() | phrase_set("published", "zones")


@cache
def calendar_names() -> frozenset[str]:
    """Names of months and weekdays, short and long."""
    return _names("months") | _names("month_abbreviations") | weekday_names()


@cache
def weekday_names() -> frozenset[str]:
    """Names of weekdays, short and long."""
    return _names("weekdays") | _names("weekday_abbreviations")


def _names(key: str) -> frozenset[str]:
    return frozenset(
        folded(name)
        for language in known_languages("dates")
        for names in load_table(language, "dates")[key]
        for name in names
    )


def folded(text: str) -> str:
    """Text as phrases are compared: casefolded, with single blanks."""
    return _BLANKS.sub(" ", text).strip().casefold()


def undecorated(text: str) -> str:
    """A line without the bullets, brackets and dashes that editors set before it."""
    return text.lstrip(_DECORATION)


def leading_phrase(text: str, section: str, key: str) -> str | None:
    """The longest phrase of a list that the folded text begins with, at a word's end."""
    listed = phrases(section, key)
    if not text.startswith(listed):
        return None
    return next((phrase for phrase in listed if _begins(text, phrase)), None)


def _begins(text: str, phrase: str) -> bool:
    if not text.startswith(phrase):
        return False
    after = text[len(phrase) : len(phrase) + 1]
    return not (after.isalnum() and phrase[-1].isalnum())
