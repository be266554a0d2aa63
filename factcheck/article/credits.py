"""Who published an article (source), and whom the source took it from (origin)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from factcheck.article.cues import folded, leading_phrase, phrases
from factcheck.article.furniture import DOMAIN
from factcheck.article.names import (
    is_agency,
    is_known_outlet,
    is_outlet_name,
    may_be_outlet,
    name_at,
)
from factcheck.article.page import Page

UNKNOWN_SOURCE = "unknown"
#: Paragraphs at the top in which a cue speaks of the whole article and not of one quote.
_TOP = 5
#: Characters of a paragraph that are searched.
_REACH = 4000
#: Words between a cue and the name it leads to.
_MAX_FILLERS = 4
#: Words of a name before a cue.
_MAX_WORDS_BEFORE = 4
_TRAILING = " \t.,;:|-\u2013\u2014)]"

_SECOND_LEVEL = frozenset(
    {"co", "com", "net", "org", "or", "go", "ac", "web", "my", "sch", "gov", "edu"}
)
#: Hosts whose subdomains are different sites.
_SHARED_HOSTS = frozenset({"blogspot.com", "wordpress.com", "medium.com", "substack.com"})
_BLANKS = re.compile(r"[\s\"\u201c\u201d'(]*")
_WORDS_BEFORE = re.compile(r"\S+")


def find_source(stated: str | None, page: Page, body: Sequence[str], url: str, path: str) -> str:
    """Who published the article, in the words of the page; `unknown` if nothing says so.

    A stated source comes first, then the dateline, what the outlet says of itself, a line
    with the site's name, the address, an agency's dateline, and a folder named as a site.
    """
    dateline = page.dateline
    agency = dateline.agency if dateline else ""
    candidates = (
        stated or "",
        dateline.outlet if dateline else "",
        "" if is_agency(agency) else agency,
        _self_report(body),
        page.sites[0] if page.sites else "",
        site_of(url),
        agency,
        _folder(path),
    )
    names = (name.strip().rstrip(_TRAILING) for name in candidates)
    return next((name for name in names if name), UNKNOWN_SOURCE)


def find_origin(page: Page, body: Sequence[str], source: str) -> str | None:
    """Whom the source took the article from, or None; never the source itself.

    A labelled line comes first, then an agency in brackets, then a cue of publishing in the
    text, then a name without a label, which may be the picture's and not the text's.
    """
    dateline = page.dateline
    candidates = [
        " + ".join(dict.fromkeys(filter(None, map(_label_value, page.origins)))),
        dateline.agency if dateline else "",
        page.agency,
        *_in_text(body, source),
        *page.credits,
    ]
    names = (name.strip().rstrip(_TRAILING) for name in candidates)
    return next((name for name in names if name and not same_outlet(name, source)), None)


def same_outlet(a: str, b: str) -> bool:
    """Whether two names are one outlet's: `VIVA` and `VIVA Militer`, `Kompas` and `kompas.com`."""
    first, second = _plain_name(a), _plain_name(b)
    return bool(first and second) and (first.startswith(second) or second.startswith(first))


def _plain_name(name: str) -> str:
    lowered = folded(name).removeprefix("www.")
    if DOMAIN.fullmatch(lowered):
        lowered = _registered(lowered).split(".")[0]
    return "".join(c for c in lowered.removeprefix("the ") if c.isalnum())


def site_of(url: str) -> str:
    """The site of an address without its sections: `news.example.co.id/x` is `example.co.id`."""
    try:
        host = urlsplit(url if "//" in url else f"//{url}").hostname or ""
    except ValueError:
        return ""
    return _registered(host) if "." in host else ""


def _registered(host: str) -> str:
    labels = host.strip(".").split(".")
    size = 2
    country = len(labels[-1]) == 2
    if len(labels) > 2 and (
        (country and labels[-2] in _SECOND_LEVEL) or ".".join(labels[-2:]) in _SHARED_HOSTS
    ):
        size = 3
    return ".".join(labels[-size:])


def _folder(path: str) -> str:
    """The parent folder's name, if it is a site's."""
    parent = PurePosixPath(path).parent.name
    return parent if DOMAIN.fullmatch(parent) else ""


def _label_value(value: str) -> str:
    """The outlet behind `Sumber:`, without a second label; of an address only the site.

    "Various sources" are no origin: articles that name them do not share one.
    """
    name = value.partition(" | ")[0].strip()
    if "://" in name:
        return site_of(name)
    if leading_phrase(folded(name), "origin", "anonymous"):
        return ""
    return name if name[:1].isupper() or DOMAIN.match(name) else ""


@cache
def _cue_pattern(key: str) -> re.Pattern[str]:
    # Copied pages lose blanks around links, so a capital may follow a cue without one.
    listed = "|".join(re.escape(phrase) for phrase in phrases("origin", key))
    return re.compile(rf"(?<!\w)(?i:{listed})(?![a-z])")


def _self_report(body: Sequence[str]) -> str:
    """The outlet that speaks of its own report: `Kabar Laut melaporkan dalam berita ...`."""
    for paragraph in body[:_TOP]:
        for match in _cue_pattern("self_report").finditer(paragraph[:_REACH]):
            name = _name_before(paragraph, match.start())
            if name and not is_agency(name):
                return name
    return ""


def _name_before(text: str, end: int) -> str:
    """The known outlet whose name ends where a cue begins."""
    words = _WORDS_BEFORE.findall(text[max(0, end - 60) : end])[-_MAX_WORDS_BEFORE:]
    for size in range(len(words), 0, -1):
        name = " ".join(words[-size:]).strip(' ,."\u201c\u201d(')
        if name[:1].isupper() and (is_known_outlet(name) or _is_composed(name)):
            return name
    return ""


def _is_composed(name: str) -> bool:
    words = name.split()
    all_names = all(word[0].isupper() for word in words)
    return len(words) > 1 and all_names and is_outlet_name(name) and may_be_outlet(name)


def _in_text(body: Sequence[str], source: str) -> Iterator[str]:
    """Names that cues of publishing lead to, in the order of the text."""
    for paragraph in [*body[:_TOP], *body[_TOP:][-1:]]:
        text = paragraph[:_REACH]
        found: list[tuple[int, str]] = []
        for key, strong in (("strong", True), ("weak", False)):
            for match in _cue_pattern(key).finditer(text):
                found.append((match.start(), _name_after(text, match.end(), strong)))
        for match in _cue_pattern("retold").finditer(text):
            found.append((match.start(), _name_before(text, match.start())))
        yield from (name for _, name in sorted(found) if name and not same_outlet(name, source))


def _name_after(text: str, start: int, strong: bool) -> str:
    """The outlet a cue leads to, or an empty string.

    In `dikutip Kabar Laut dari Reuters` the second name is the one.
    """
    start, is_named_outlet = _skip_fillers(text, start)
    name = name_at(text, start)
    after = start + len(name)
    further = leading_phrase(folded(text[after : after + 20]), "origin", "from_words")
    if name and further:
        second_start, _ = _skip_fillers(text, _past(text, after, further))
        second = name_at(text, second_start)
        if second and may_be_outlet(second):
            return second
    if not may_be_outlet(name):
        return ""
    known = is_named_outlet or is_known_outlet(name) or bool(DOMAIN.fullmatch(name))
    return name if strong or known or _is_composed(name) else ""


def _past(text: str, start: int, phrase: str) -> int:
    blanks = _BLANKS.match(text, start)
    return (blanks.end() if blanks else start) + len(phrase)


def _skip_fillers(text: str, start: int) -> tuple[int, bool]:
    """Pass over small words and words for outlets after a cue; whether there was one of those."""
    is_named_outlet = False
    for _ in range(_MAX_FILLERS):
        blanks = _BLANKS.match(text, start)
        start = blanks.end() if blanks else start
        rest = folded(text[start : start + 60])
        noun = leading_phrase(rest, "origin", "outlet_nouns")
        filler = noun or leading_phrase(rest, "origin", "fillers")
        if not filler or _is_part_of_name(text, start, filler):
            break
        is_named_outlet = is_named_outlet or noun is not None
        start += len(filler)
    return start, is_named_outlet


def _is_part_of_name(text: str, start: int, word: str) -> bool:
    """`Harian Kompas`, `The Guardian`: a capital makes the word part of the name."""
    return text[start : start + 1].isupper() and bool(name_at(text, start + len(word) + 1))
