"""What every command does around its one library call: settings, articles, output, exit."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import typer

from factcheck.cli import output
from factcheck.cli.errors import UsageError
from factcheck.cli.options import Options
from factcheck.report.findings import find
from factcheck.report.interface import (
    Findings,
    Kind,
    Outcome,
    ReportError,
    ReportFormat,
    TrackedResult,
    View,
    Writer,
)
from factcheck.report.registry import require, writer
from factcheck.report.summary import Tally, conclude
from factcheck.settings.factcheck_toml import find_config, load_settings

if TYPE_CHECKING:
    from factcheck.api import Corpus
    from factcheck.records import Article, Comparison, UnreadableArticle
    from factcheck.settings.values import FailOn, Settings
    from factcheck.store.interface import Keeper


class Run:
    """One run of a command. Nothing is read before it is asked for."""

    def __init__(
        self, options: Options, paths: Sequence[str] | None, kind: Kind | None = None
    ) -> None:
        """Check what can be checked before anything is read; `kind` is what will be written.

        Raises:
            UsageError: the format holds no such results.
            SettingsError: a mistake in the settings.
        """
        self.options = replace(options, output=output.file_of(options.output))
        self._kind = kind
        self.require(options.report_format)
        self.given_paths = tuple(paths or ())
        self._said: set[str] = set()
        self.settings: Settings = self._load_settings()
        self._check_language()

    @property
    def paths(self) -> tuple[str, ...]:
        """The paths given, or those of the settings."""
        return self.given_paths or self.settings.corpus

    def read(self, language: str | None = None) -> Corpus:
        """The articles of the named paths, or of the settings; what was skipped is said."""
        from factcheck import api

        paths = self.paths
        if not paths:
            raise UsageError(
                "no articles: name a file or a folder, or set corpus in factcheck.toml"
            )
        corpus = api.read(
            *paths,
            settings=self.settings,
            language=language or self.settings.language,
            stdin=sys.stdin.buffer if "-" in paths else None,
            keeper=self.keeper,
        )
        self.say_read(corpus.articles, corpus.skipped)
        return corpus

    @cached_property
    def keeper(self) -> Keeper:
        """The index of the corpus if it has one; what is wrong with it is said once."""
        from factcheck.store.folder import open_index

        return open_index(self.index_file, lambda problem: self.warn([problem]))

    @property
    def index_file(self) -> Path | None:
        """Where the index of the corpus is, or would be."""
        from factcheck.store.folder import index_file

        return index_file(self.settings.file, self.paths)

    def say_read(self, articles: Sequence[Article], skipped: Sequence[UnreadableArticle]) -> None:
        """Say what was skipped and what the articles' warnings are."""
        for each in skipped:
            mend = f"; {each.mend}" if each.mend else ""
            self.note(f"skipped {each.path}: {each.reason}{mend}")
        for article in articles:
            self.warn(article.warnings, article.id)
        if not self.given_paths:
            self._warn_unknown_articles({a.id for a in articles} | {s.path for s in skipped})

    def require(self, report_format: ReportFormat | None) -> None:
        """Raise UsageError where a format does not hold what this command writes."""
        if self._kind is None:
            return
        try:
            require(report_format or ReportFormat.TERMINAL, self._kind)
        except ReportError as error:
            raise UsageError(str(error)) from None

    def write(self, pieces: Iterable[str]) -> None:
        """Write the artefact."""
        output.write(pieces, self.options.output)

    def writer(self, *, many: bool = False, explain: bool = False) -> Writer:
        """The writer of the wanted format: terminal, or JSON Lines for answers from a file."""
        default = ReportFormat.JSONL if many else ReportFormat.TERMINAL
        wanted = self.options.report_format or default
        return self.writer_to(wanted, self.options.output, explain=explain)

    def writer_to(
        self, report_format: ReportFormat, target: Path | None, *, explain: bool = False
    ) -> Writer:
        """The writer of a format that goes to a file, or to standard output."""
        options = self.options
        view = View(
            width=output.table_width(options.width, target),
            colour=output.uses_colour(no_color=options.no_color, output=target),
            verbose=options.verbose,
            explain=explain,
        )
        return writer(report_format, view)

    def note(self, message: str) -> None:
        """Say something on standard error, unless --quiet."""
        if not self.options.quiet:
            output.say(message)

    def warn(self, warnings: Iterable[str], about: str = "") -> None:
        """Say each warning once."""
        for warning in warnings:
            message = warning if not about or about in warning else f"{about}: {warning}"
            if message not in self._said:
                self._said.add(message)
                self.note(f"warning: {message}")

    def explain(self, dropped: Iterable[str], aliases: Iterable[str]) -> None:
        """With --verbose: which statements were dropped, and which aliases applied where."""
        if self.options.verbose:
            for statement in dropped:
                self.note(f"dropped: {statement}")
            for alias in aliases:
                self.note(f"alias: {alias}")

    def explain_corpus(self, corpus: Corpus) -> None:
        """As `explain`, for commands that do not extract themselves."""
        if self.options.verbose and not self.options.quiet:
            from factcheck import api

            extraction = api.extract(corpus, settings=self.settings, keeper=self.keeper)
            self.explain(extraction.dropped, extraction.aliases)

    def finish(self, tally: Tally) -> NoReturn:
        """Say the summary and exit with the code that goes with it."""
        self.end(self.conclude(tally))

    @property
    def fail_on(self) -> FailOn:
        """The failing level: as given, else that of the settings."""
        return self.options.fail_on or self.settings.fail_on

    def conclude(self, tally: Tally) -> Outcome:
        """The summary and the exit code of this run."""
        return conclude(tally, self.fail_on, strict=self.options.strict)

    def end(self, outcome: Outcome) -> NoReturn:
        """Say the summary and exit with the code that goes with it."""
        self.note(outcome.summary)
        raise typer.Exit(outcome.exit_code)

    def find(
        self,
        found: Comparison,
        tracked: Sequence[TrackedResult] | None = None,
        known: Iterable[str] | None = None,
    ) -> Findings:
        """The findings of a run; what is wrong with suppressions is said.

        `tracked` is None where tracked claims are not checked, `known` the fingerprints of a
        baseline. That a suppression fits nothing is said of the whole corpus only.
        """
        findings = find(
            found,
            tracked or (),
            self.settings,
            today=self.today,
            known=known,
            fail_on=self.fail_on,
            whole=tracked is not None and not self.given_paths,
        )
        self.warn(findings.warnings)
        return findings

    @property
    def wanted(self) -> tuple[str, ...]:
        """What the findings of this run hang on beside what was found, for a key."""
        live = [s for s in self.settings.suppressions if not s.expires or s.expires >= self.today]
        rules = sorted(self.settings.rules.items())
        return repr(rules), repr(self.settings.suppressions), repr(live)

    @property
    def today(self) -> dt.date:
        """The day on which suppressions are judged: that of --as-of, else today."""
        return self.options.as_of or dt.date.today()

    def _load_settings(self) -> Settings:
        here = Path.cwd()
        starts = [here, *(Path(path) for path in self.given_paths[:1] if path != "-")]
        config = self.options.config or find_config(*starts)
        return load_settings(here, config)

    def _check_language(self) -> None:
        from factcheck.language.folder import known_languages

        wanted = self.options.lang
        if wanted is not None and wanted not in known_languages():
            known = ", ".join(known_languages())
            raise UsageError(f"--lang {wanted}: no such language; write one of {known}")

    def _warn_unknown_articles(self, known: Collection[str]) -> None:
        for id in self.settings.articles:
            if id not in known:
                self.warn([f"{self.settings.file}: [[article]] {id!r} is no article of the corpus"])
