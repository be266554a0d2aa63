"""Offsets in an article as file, line and column."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable

from factcheck.records import Article, Claim, Evidence
from factcheck.report.interface import Place
from factcheck.report.rows import shown_date
from factcheck.settings.values import TrackedClaim

_LINE_END = re.compile(r"\r\n|\n|\r")
#: An article of a JSON Lines file, or of standard input, by the number of its line.
_JSONL_LINE = re.compile(r"(?s)(.*\.(?:jsonl|ndjson)|-):(\d+)")


class Places:
    """Finds the places of claims and evidence; each article's lines are counted once."""

    def __init__(self, articles: Iterable[Article]) -> None:
        self._articles = {article.id: article for article in articles}
        self._starts: dict[str, list[int]] = {}

    def of_claim(self, claim: Claim) -> Place:
        """Where a claim stands."""
        focus = (claim.focus.start, claim.focus.end)
        inside = claim.start <= focus[0] < focus[1] <= claim.end
        return self._place(
            claim, shown_date(claim), focus if inside else (claim.start, claim.end),
            claim.id, claim.language,
        )  # fmt: skip

    def of_evidence(self, evidence: Evidence) -> Place:
        """Where a piece of evidence stands."""
        date = evidence.published.iso()
        shown = f"published {date}" if date else "undated"
        return self._place(evidence, shown, (evidence.start, evidence.end), "", "")

    def _place(
        self, said: Claim | Evidence, date: str, focus: tuple[int, int], claim: str, language: str
    ) -> Place:
        article = self._articles.get(said.article)
        path, line, column, end_line, end_column = said.article, 1, 0, 1, 0
        if article is not None:
            language = language or article.language
            path, number = _file(article.path)
            if number:
                line = end_line = number
            else:
                line, column = self._position(article, said.start)
                end_line, end_column = self._position(article, said.end)
        return Place(
            said.article, path, said.source, said.origin, date, said.quote, said.start, said.end,
            focus, line, column, end_line, end_column, claim, language,
        )  # fmt: skip

    def _position(self, article: Article, offset: int) -> tuple[int, int]:
        starts = self._starts.get(article.id)
        if starts is None:
            starts = [0, *(m.end() for m in _LINE_END.finditer(article.text))]
            self._starts[article.id] = starts
        line = bisect_right(starts, offset)
        return line, offset - starts[line - 1] + 1


def of_tracked(claim: TrackedClaim) -> Place:
    """Where a tracked claim is written: what is to be looked at where no article says anything."""
    return Place(
        claim.id, claim.file, claim.owner or claim.file, None, "tracked", claim.text, 0,
        len(claim.text), (0, len(claim.text)), max(claim.line, 1), 0, max(claim.line, 1), 0,
        language=claim.language,
    )  # fmt: skip


def _file(path: str) -> tuple[str, int]:
    """The file of an article and, of one in JSON Lines, its line; else 0."""
    match = _JSONL_LINE.fullmatch(path)
    return (match[1], int(match[2])) if match else (path, 0)
