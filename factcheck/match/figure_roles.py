"""What the words around a number make of it: where a change began or ended, some, or all."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum
from functools import cache

from factcheck.language.folder import known_languages, load_table
from factcheck.records import Quantity

# Characters in front of a number and behind it in which such a word is looked for.
_BEFORE = 20
_AFTER = 40


class Role(StrEnum):
    """Where a number stands in a change; plain outside of one."""

    PLAIN = ""
    FROM = "from"
    TO = "to"
    BY = "by"


def is_cap(text: str, quantity: Quantity) -> bool:
    """True for the most that is allowed: "no more than two", "capped at 200"."""
    if quantity.low is None and quantity.high is not None:
        return True
    return _cap_words().search(text[max(0, quantity.start - _BEFORE) : quantity.start]) is not None


def is_both(text: str) -> bool:
    """True for "both" and "kedua": all that there are of a pair that is known."""
    return text.casefold().split(" ", 1)[0] in _both_words()


@cache
def _both_words() -> frozenset[str]:
    tables = [load_table(language, "numbers") for language in known_languages("numbers")]
    groups = [t.get(name, {}) for t in tables for name in ("collective", "one_things")]
    return frozenset(word for group in groups for word, count in group.items() if count == 2)


class Bend(StrEnum):
    """What the word in front makes of "all"; or a word for most in its stead."""

    NONE = ""
    NEARLY = "nearly"
    NOT = "not"
    MOST = "most"


def role_of(text: str, quantity: Quantity) -> Role:
    """The place of a number in a change: "from 5", "menjadi 7", "by 2", "is now 7"."""
    before = text[max(0, quantity.start - _BEFORE) : quantity.start]
    for role, pattern in _role_words().items():
        if pattern.search(before):
            return role
    near = text[max(0, quantity.start - 2 * _BEFORE) : quantity.start]
    return Role.TO if _now_words().search(near) else Role.PLAIN


def step_of(text: str, quantity: Quantity) -> tuple[float, int] | None:
    """What is added to a number that is so many less or more, and where the other one is told.

    "Eight years, four less than prosecutors asked": four more than eight is what they asked.
    """
    for sign, pattern in _step_words().items():
        match = pattern.match(text, quantity.end, quantity.end + _AFTER)
        if match is not None:
            return sign, match.end()
    return None


def times_before(text: str, quantity: Quantity) -> float | None:
    """How many times a start became more: the two of "doubled from 40"."""
    before = text[max(0, quantity.start - 2 * _BEFORE) : quantity.start]
    match = _multiplied().search(before)
    if match is None:
        return None
    return _multipliers()[" ".join(match[1].casefold().split())]


def is_some(text: str, quantity: Quantity) -> bool:
    """True for some of several: "another three", "tiga tersangka lagi", "the last two"."""
    before = text[max(0, quantity.start - _BEFORE) : quantity.start]
    after = text[quantity.end : quantity.end + _AFTER]
    return any(p.search(before) for p in _some_before()) or any(
        p.match(after) for p in _some_after()
    )


def is_among(text: str, quantity: Quantity) -> bool:
    """True for some of those just told of: "two of them", "tiga orang di antaranya"."""
    return _among().match(text, quantity.end, quantity.end + _AFTER) is not None


@cache
def _among() -> re.Pattern[str]:
    words = _one_of([w for ws in _words("some", "among") for w in ws])
    return re.compile(rf"(?i)(?:\s+[\w-]+)?,?\s+{words}(?!\w)")


def wholes(text: str) -> Iterator[tuple[int, int, Bend]]:
    """Where words for every one of those counted stand, and what bends them.

    "All members", "semua anggota"; "hampir semua anggota"; "not all members".
    """
    for all_of, bends in _whole_words():
        for match in all_of.finditer(text):
            before = text[max(0, match.start() - _BEFORE) : match.start()]
            bend = next((b for b, p in bends.items() if p.search(before)), Bend.NONE)
            yield *match.span(1), Bend.MOST if match[1].casefold() in _most() else bend


def opens_whole(text: str, quantity: Quantity) -> bool:
    """True for the 22 of "Of the 22 arrested, 13 were freed": a whole in front of its part."""
    before = text[max(0, quantity.start - _BEFORE) : quantity.start].strip()
    last = re.split(r"[,;:.]", before)[-1].strip()
    return quantity.start < _BEFORE and last.casefold() in _part_joins()


def is_of(text: str) -> bool:
    """True for what joins a part to its whole and nothing else: "of the", "dari"."""
    return " ".join(text.casefold().split()) in _part_joins()


def is_back(text: str) -> bool:
    """True for what stands between a number and the one it rose from: ", up from"."""
    return _back_words().search(text) is not None


@cache
def _back_words() -> re.Pattern[str]:
    words = [w for ws in _words("", "change_back") for w in ws]
    starts = [w for ws in _words("", "change_from") for w in ws]
    return re.compile(rf"(?i)(?<!\w){_one_of(words)}\s+{_one_of(starts)}\s+$")


def _words(table: str, key: str) -> Iterator[list[str]]:
    """A list of words of `numbers.toml`, for every language that has one."""
    for language in known_languages():
        rows = load_table(language, "numbers")
        yield (rows[table] if table else rows).get(key, [])


def _one_of(words: Sequence[str]) -> str:
    return "(?:" + "|".join(re.escape(w) for w in sorted(words)) + ")"


@cache
def _role_words() -> dict[Role, re.Pattern[str]]:
    keys = {Role.FROM: "change_from", Role.TO: "change_to", Role.BY: "change_by"}
    return {
        role: re.compile(rf"(?i)(?<!\w){_one_of([w for ws in _words('', key) for w in ws])}\s+$")
        for role, key in keys.items()
    }


@cache
def _step_words() -> dict[float, re.Pattern[str]]:
    """The word of comparison right behind a number, or behind the one noun that follows it."""
    than = _one_of([w for words in _words("step", "than") for w in words])
    return {
        sign: re.compile(
            rf"(?i)(?:\s+[\w-]+)?\s+{_one_of([w for ws in _words('step', key) for w in ws])}"
            rf"(?:\s+[\w-]+)?\s+{than}(?!\w)(?!\s+\d)"
        )
        for key, sign in (("less", 1.0), ("more", -1.0))
    }


@cache
def _multipliers() -> dict[str, float]:
    tables = [load_table(language, "numbers") for language in known_languages("numbers")]
    return {word: float(times) for table in tables for word, times in table["multiplied"].items()}


@cache
def _multiplied() -> re.Pattern[str]:
    starts = _one_of([w for words in _words("", "change_from") for w in words])
    return re.compile(rf"(?i)(?<!\w)({_one_of(list(_multipliers()))})\s+{starts}\s+$")


@cache
def _cap_words() -> re.Pattern[str]:
    words = [w for ws in _words("cap", "before") for w in ws]
    return re.compile(rf"(?i)(?<!\w){_one_of(words)}\s+$")


@cache
def _now_words() -> re.Pattern[str]:
    """What is so now is what a change led to; close in front of its number."""
    words = [w for ws in _words("", "change_now") for w in ws]
    return re.compile(rf"(?i)\b{_one_of(words)}\b[^,;.]{{0,{_BEFORE}}}$")


@cache
def _some_before() -> tuple[re.Pattern[str], ...]:
    return tuple(
        re.compile(rf"(?i)(?<!\w){_one_of(words)}\s+$") for words in _words("some", "before")
    )


@cache
def _some_after() -> tuple[re.Pattern[str], ...]:
    """The word right behind the number, or behind the one noun that follows it."""
    found = []
    for words, unless in zip(_words("some", "after"), _words("some", "after_unless"), strict=True):
        stop = rf"(?!\s+{_one_of(unless)}\b)" if unless else ""
        found.append(re.compile(rf"(?i)(?:\s+[\w-]+)?\s+{_one_of(words)}\b{stop}"))
    return tuple(found)


@cache
def _whole_words() -> tuple[tuple[re.Pattern[str], dict[Bend, re.Pattern[str]]], ...]:
    """The words for all of every language, with what bends them in front of them.

    Some words in front turn them into something else: "above all", "di semua".
    """
    found = []
    for words, unless, nearly, not_all in zip(
        _words("whole", "words"),
        _words("whole", "unless_after"),
        _words("whole", "nearly"),
        _words("whole", "not"),
        strict=True,
    ):
        words = [*words, *_most()]
        behind = "".join(rf"(?<!\b{re.escape(word)} )" for word in unless)
        bends = {
            bend: re.compile(rf"(?i)\b{_one_of(cues)} $")
            for bend, cues in ((Bend.NEARLY, nearly), (Bend.NOT, not_all))
        }
        found.append((re.compile(rf"(?i){behind}\b({_one_of(words)})\b"), bends))
    return tuple(found)


@cache
def _most() -> frozenset[str]:
    return frozenset(word for words in _words("whole", "most") for word in words)


@cache
def _part_joins() -> frozenset[str]:
    return frozenset(word for words in _words("whole", "part_joins") for word in words)
