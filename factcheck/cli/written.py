"""What a command wrote, kept in the index: asked again of the same articles it is written again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from factcheck.records import Comparison
from factcheck.report.interface import Findings, ReportFormat
from factcheck.report.summary import Tally, tally_comparison
from factcheck.settings.values import FailOn

#: Formats that hang on nothing but what was found: neither on the terminal nor on other options.
FOR_PROGRAMS = frozenset((ReportFormat.JSON, ReportFormat.JSONL))


@dataclass(frozen=True, slots=True)
class Written:
    """A comparison as it was written, with what is said beside it."""

    pieces: tuple[str, ...]
    warnings: tuple[str, ...]
    articles: int
    parts: tuple[str, ...]
    findings: tuple[tuple[str, int], ...]
    skipped: int = 0

    @property
    def tally(self) -> Tally:
        """What the summary and the exit code hang on."""
        findings = Counter({FailOn(level): count for level, count in self.findings})
        return Tally(self.parts, findings, self.articles, skipped=self.skipped)


def as_written(
    found: Comparison, findings: Findings, articles: int, pieces: Iterable[str]
) -> Written:
    """A comparison of so many articles, written."""
    tally = tally_comparison(found, findings, articles)
    return Written(
        tuple(pieces), (*found.warnings, *findings.warnings), articles, tally.parts,
        tuple(sorted((level.value, count) for level, count in tally.findings.items())),
        tally.skipped,
    )  # fmt: skip
