"""Finding and reading `factcheck.toml`, or `[tool.factcheck]` in `pyproject.toml`."""

from __future__ import annotations

import calendar
import datetime as dt
import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from factcheck.records import DateBasis, Precision, When
from factcheck.settings.errors import Problem, SettingsError
from factcheck.settings.toml_file import NO_DATE, TomlFile, read_toml
from factcheck.settings.values import RULES, Publisher, Rule, RuleEntry, Settings, Suppression

if TYPE_CHECKING:
    from factcheck.article.interface import ArticleFacts
    from factcheck.settings.schema import ArticleTable, FactcheckFile

OWN_NAME = "factcheck.toml"
SHARED_NAME = "pyproject.toml"
SHARED_TABLE = ("tool", "factcheck")

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def find_config(*starts: Path) -> Path | None:
    """The nearest settings file in or above the first start that has one.

    In one folder `factcheck.toml` goes before `pyproject.toml`, which counts only if it has
    a table [tool.factcheck].
    """
    for start in starts:
        for folder in _upward(start):
            if (folder / OWN_NAME).is_file():
                return folder / OWN_NAME
            if _has_table(folder / SHARED_NAME):
                return folder / SHARED_NAME
    return None


def load_settings(start: Path, config: Path | None = None) -> Settings:
    """The settings of the file `config`, or of the nearest one in or above `start`.

    Without a file everything has its default. Raises SettingsError, whose message has one
    `file:line:key: what; how to mend` line for each mistake.
    """
    found = config or find_config(start)
    return Settings() if found is None else _load(found)


def _load(config: Path) -> Settings:
    from factcheck.settings.claim_files import load_claims
    from factcheck.settings.schema import FactcheckFile

    file = read_toml(config, shown_path(config))
    if config.name == SHARED_NAME:
        file = TomlFile(file.name, file.text, file.data, SHARED_TABLE, file.lines)
        _require_table(file)
    stated = file.checked(FactcheckFile)
    _check_language(stated.language, file)
    folder = config.resolve().parent
    claims = load_claims(folder / stated.claims)
    return Settings(
        corpus=tuple(shown_path(folder / path) for path in stated.corpus),
        claims=shown_path(folder / stated.claims),
        fail_on=stated.fail_on,
        language=stated.language,
        entities=claims.entities,
        questions=claims.questions,
        tracked=claims.tracked,
        articles=MappingProxyType(_article_facts(stated.article, file)),
        rules=_rules(stated),
        suppressions=(*_suppressions(stated, file), *claims.suppressions),
        publisher=_publisher(stated),
        file=file.name,
    )


def shown_path(path: Path) -> str:
    """A path below the working directory as relative to it, any other one in full."""
    full = os.path.abspath(path)
    here = os.getcwd()
    inside = full == here or full.startswith(here.rstrip(os.sep) + os.sep)
    return (os.path.relpath(full, here) if inside else full).replace(os.sep, "/")


def stated_date(value: dt.date | str | int) -> When | None:
    """A date as settings state it: a day, "2020-01" for a month, "2020" for a year; else None."""
    if isinstance(value, dt.date):
        return When(value, value, Precision.DAY, DateBasis.STATED, text=value.isoformat())
    match = _ISO.fullmatch(str(value))
    if match is None:
        return None
    year, month, day = (int(part) if part else 0 for part in match.groups())
    try:
        return _stretch(year, month, day, str(value))
    except ValueError:
        return None


def _stretch(year: int, month: int, day: int, text: str) -> When:
    if day:
        date = dt.date(year, month, day)
        return When(date, date, Precision.DAY, DateBasis.STATED, text=text)
    if month or "-" in text:
        first = dt.date(year, month, 1)
        last = first.replace(day=calendar.monthrange(year, month)[1])
        return When(first, last, Precision.MONTH, DateBasis.STATED, text=text)
    first, last = dt.date(year, 1, 1), dt.date(year, 12, 31)
    return When(first, last, Precision.YEAR, DateBasis.STATED, text=text)


def _article_facts(tables: list[ArticleTable], file: TomlFile) -> dict[str, ArticleFacts]:
    from factcheck.article.interface import ArticleFacts

    facts: dict[str, ArticleFacts] = {}
    problems: list[Problem] = []
    for number, table in enumerate(tables):
        if table.id in facts:
            what = f"{table.id!r} has two [[article]] tables"
            problems.append(file.problem(("article", number, "id"), what, "keep one of them"))
        when = None if table.published is None else stated_date(table.published)
        if table.published is not None and when is None:
            problems.append(file.problem(("article", number, "published"), *NO_DATE))
        facts[table.id] = ArticleFacts(when, table.source, table.origin, table.title)
    if problems:
        raise SettingsError(*problems)
    return facts


def _rules(stated: FactcheckFile) -> Mapping[Rule, RuleEntry]:
    rules = dict(RULES)
    for rule, usual in RULES.items():
        table = getattr(stated.rule, rule.name.lower())
        if table is not None:
            least = usual.min_score if table.min_score is None else table.min_score
            rules[rule] = RuleEntry(table.severity or usual.severity, least)
    return MappingProxyType(rules)


def _suppressions(stated: FactcheckFile, file: TomlFile) -> Iterator[Suppression]:
    for number, table in enumerate(stated.suppress):
        path = ("suppress", number)
        named = (table.fingerprint, table.question, table.text, table.source)
        if not any(named):
            what, mend = "says of no finding", "add fingerprint, question, text or source"
            raise SettingsError(file.problem(path, what, mend))
        yield Suppression(
            table.reason,
            "suppress",
            table.expires,
            table.rule,
            fingerprint=table.fingerprint or "",
            question=table.question or "",
            text=table.text or "",
            source=table.source or "",
            file=file.name,
            line=file.line(path),
        )


def _publisher(stated: FactcheckFile) -> Publisher:
    table = stated.publisher
    return Publisher() if table is None else Publisher(table.name, table.url or "")


def _check_language(language: str | None, file: TomlFile) -> None:
    from factcheck.language.folder import known_languages

    if language is not None and language not in known_languages():
        mend = f"write one of {', '.join(known_languages())}, or remove the key"
        raise SettingsError(file.problem(("language",), f"{language!r} is unknown", mend))


def _require_table(file: TomlFile) -> None:
    tool = file.data.get("tool")
    if not isinstance(tool, dict) or "factcheck" not in tool:
        mend = f"add the table, or name a {OWN_NAME}"
        raise SettingsError(Problem(file.name, 0, "", "has no table [tool.factcheck]", mend))


def _upward(start: Path) -> Iterator[Path]:
    path = Path(os.path.abspath(start))
    yield path
    yield from path.parents


def _has_table(file: Path) -> bool:
    """Whether a `pyproject.toml` speaks of us; another project's broken one is left alone."""
    try:
        if b"tool.factcheck" not in file.read_bytes():
            return False
    except OSError:
        return False
    data = read_toml(file, shown_path(file)).data.get("tool", {})
    return isinstance(data, dict) and "factcheck" in data
