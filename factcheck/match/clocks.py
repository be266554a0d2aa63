"""Times of the day of two sentences: "2 a.m." beside "pukul 02.10 WIB".

Only an asked sentence with one time of the day is compared, with every one of the found sentence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from factcheck.language.folder import known_languages, load_table
from factcheck.match.arguments import Outcome
from factcheck.match.slots import Slot
from factcheck.records import TimeMention

_HALF_DAY = 12 * 60
_DAY = 2 * _HALF_DAY
# "shortly after 2 a.m.", "pukul 02.10": times this close are one.
SAME_MINUTES = 15
# A whole hour may mean any of its minutes: "at 2 a.m." for 02.50, never for 01.10.
HOUR_MINUTES = 59


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of the day. `either` is true where morning or evening is not said."""

    minutes: int  # since midnight, below 1,440
    whole_hour: bool
    either: bool
    zone: str
    text: str


def clocks(times: Sequence[TimeMention], text: str) -> tuple[Clock, ...]:
    """The times of the day among a sentence's time expressions."""
    found = (_clock(m) for t in times for m in _patterns().finditer(text[t.start : t.end].lower()))
    return tuple(c for c in found if c is not None)


def compare_clocks(asked: Sequence[Clock], found: Sequence[Clock]) -> Slot | None:
    """How the only asked time is met; None where there is none to compare."""
    if len(asked) != 1 or not found:
        return None
    pairs = [(c, _fits(asked[0], c)) for c in found if _zones_fit(asked[0], c)]
    if not pairs:
        return None
    best, fits = max(pairs, key=lambda p: p[1])
    outcome = Outcome.SAME if fits else Outcome.DIFFERENT
    return Slot("when", asked[0].text, best.text, outcome, float(fits))


def _zones_fit(a: Clock, b: Clock) -> bool:
    return not a.zone or not b.zone or a.zone == b.zone


def _fits(a: Clock, b: Clock) -> bool:
    """True where both may be one time."""
    day = _HALF_DAY if a.either or b.either else _DAY
    later, earlier = (b.minutes - a.minutes) % day, (a.minutes - b.minutes) % day
    return (
        min(later, earlier) <= SAME_MINUTES
        or (a.whole_hour and later <= HOUR_MINUTES)
        or (b.whole_hour and earlier <= HOUR_MINUTES)
    )


def _clock(match: re.Match[str]) -> Clock | None:
    """The time that a match says; None for a bare number, as of a day or year."""
    hour, minute, half = int(match["hour"]), int(match["minute"] or 0), match["half"]
    if hour > 24 or minute > 59 or not (match["minute"] or half or match["before"]):
        return None
    if half in _words("evening") and hour < 12 and not (half in _words("midday") and hour >= 10):
        hour += 12
    elif half and hour == 12 and half not in _words("midday"):
        hour = 0 if half in _words("morning") or half in _words("night") else 12
    either = not (half or match["minute"] or hour > 12 or match["hour"].startswith("0"))
    minutes = hour % 24 * 60 + minute
    return Clock(minutes, not match["minute"], either, match["zone"] or "", match[0].strip())


@cache
def _words(key: str) -> tuple[str, ...]:
    """Words of the `[clock]` tables of every language, the longest first."""
    listed = {
        word.lower()
        for language in known_languages("dates")
        for word in load_table(language, "dates")["clock"].get(key, ())
    }
    return tuple(sorted(listed, key=lambda w: (-len(w), w)))


@cache
def _patterns() -> re.Pattern[str]:
    def one_of(*keys: str) -> str:
        return "|".join(re.escape(w) for key in keys for w in _words(key))

    return re.compile(
        rf"(?:(?P<before>\b(?:{one_of('before')}))\s+)?"
        r"(?<![\d/.,])(?P<hour>\d{1,2})(?:[.:](?P<minute>\d\d))?(?![\d/])"
        rf"(?:\s*(?P<half>{one_of('morning', 'evening')})(?!\w))?"
        rf"(?:\s*(?P<zone>{one_of('zones')})(?!\w))?"
    )
