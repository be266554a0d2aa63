"""The timeline of a question as a picture: a row a source, a mark a claim, a letter a position."""

from __future__ import annotations

import datetime as dt
import string
from collections.abc import Mapping

from markupsafe import Markup

from factcheck.records import Claim, Question
from factcheck.report.escape import html_text
from factcheck.report.timeline import date_key, dated

WIDTH, ROW, LEFT, RIGHT, TOP = 720, 24, 150, 24, 22
MOST_ROWS, MOST_MARKS = 12, 60
_NAME = 20


def draw_timeline(question: Question, claims: Mapping[str, Claim]) -> Markup:
    """An inline SVG with its description; empty where fewer than two days are known."""
    marks = _marks(question, claims)
    days = sorted({day for day, _, _ in marks})
    if len(days) < 2:
        return Markup("")
    sources = sorted({source for _, source, _ in marks})[:MOST_ROWS]
    height = TOP + ROW * len(sources) + ROW
    told = f"{days[0]} to {days[-1]}; " + "; ".join(
        f"{source}: " + ", ".join(f"{day} {letter}" for day, s, letter in marks if s == source)
        for source in sources
    )
    label = f"Timeline of: {question.question}. {told}"
    parts = [
        Markup(
            '<svg viewBox="0 0 {} {}" width="{}" height="{}" role="img" aria-label="{}">'
        ).format(
            WIDTH, height, WIDTH, height, html_text(label)
        )
    ]  # fmt: skip
    for at, source in enumerate(sources):
        parts.append(_row(source, TOP + ROW * at + ROW // 2))
    for day, source, letter in marks:
        if source in sources:
            y = TOP + ROW * sources.index(source) + ROW // 2
            parts.append(_mark(_x(day, days), y, letter))
    for day in {days[0], days[-1]}:
        anchor = "start" if day == days[0] else "end"
        parts.append(
            Markup('<text x="{}" y="{}" text-anchor="{}">{}</text>').format(
                _x(day, days) - (8 if anchor == "start" else -8),
                height - 6,
                anchor,
                day.isoformat(),
            )
        )
    parts.sort(key=lambda part: not part.startswith("<svg"))
    return Markup("").join([*parts, _legend(question), Markup("</svg>")])


def _marks(question: Question, claims: Mapping[str, Claim]) -> list[tuple[dt.date, str, str]]:
    letters = string.ascii_uppercase
    marks = set()
    for at, position in enumerate(question.positions):
        letter = letters[at] if at < len(letters) else "+"
        for id in position.claims:
            if id in claims:
                when, _ = dated(claims[id])
                if when.known:
                    marks.add((date_key(when)[0], claims[id].source, letter))
    return sorted(marks)[:MOST_MARKS]


def _x(day: dt.date, days: list[dt.date]) -> int:
    span = (days[-1] - days[0]).days
    return LEFT + round((WIDTH - LEFT - RIGHT) * (day - days[0]).days / span)


def _row(source: str, y: int) -> Markup:
    name = source if len(source) <= _NAME else source[: _NAME - 1] + "…"
    return Markup(
        '<text x="0" y="{}">{}</text><line x1="{}" x2="{}" y1="{}" y2="{}"/>'
    ).format(y + 4, html_text(name), LEFT, WIDTH - RIGHT, y, y)  # fmt: skip


def _mark(x: int, y: int, letter: str) -> Markup:
    return Markup(
        '<circle class="d" cx="{}" cy="{}" r="8"/>'
        '<text x="{}" y="{}" text-anchor="middle">{}</text>'
    ).format(x, y, x, y + 4, letter)


def _legend(question: Question) -> Markup:
    """Which letter is which position, for whoever points at the picture."""
    named = zip(string.ascii_uppercase, question.positions, strict=False)
    told = "; ".join(f"{letter}: {position.position}" for letter, position in named)
    return Markup("<title>{}</title>").format(html_text(told))
