"""Mistakes in a settings file, each as one line: `file:line:key: what is wrong; how to mend`."""

from __future__ import annotations

from dataclasses import dataclass

from factcheck.records import FactcheckError


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake. `line` counts from 1; `key` is empty where the whole file is meant."""

    file: str
    line: int
    key: str
    what: str
    mend: str

    def __str__(self) -> str:
        place = ":".join(part for part in (self.file, str(self.line or ""), self.key) if part)
        return f"{place}: {self.what}; {self.mend}"


class SettingsError(FactcheckError):
    """The settings cannot be used. The message has one line for each problem."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems
