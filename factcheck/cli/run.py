"""What every command does around its one library call: settings, articles, output, exit."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import typer

from factcheck.cli import output
from factcheck.cli.errors import UsageError
from factcheck.cli.options import Options
from factcheck.report.interface import ReportFormat, View, Writer
from factcheck.report.registry import writer
from factcheck.report.summary import Tally, conclude
from factcheck.settings.factcheck_toml import find_config, load_settings

if TYPE_CHECKING:
    from factcheck.api import Corpus
    from factcheck.settings.values import Settings


class Run:
    """One run of a command. Nothing is read before it is asked for."""

    def __init__(self, options: Options, paths: Sequence[str] | None = None) -> None:
        self.options = options
        self._paths = tuple(paths or ())
        self._said: set[str] = set()
        self.settings: Settings = self._load_settings()
        self._check_language()

    def read(self, language: str | None = None) -> Corpus:
        """The articles of the named paths, or of the settings; what was skipped is said."""
        from factcheck import api

        paths = self._paths or self.settings.corpus
        if not paths:
            raise UsageError(
                "no articles: name a file or a folder, or set corpus in factcheck.toml"
            )
        corpus = api.read(
            *paths,
            settings=self.settings,
            language=language or self.settings.language,
            stdin=sys.stdin.buffer if "-" in paths else None,
        )
        for skipped in corpus.skipped:
            mend = f"; {skipped.mend}" if skipped.mend else ""
            self.note(f"skipped {skipped.path}: {skipped.reason}{mend}")
        for article in corpus.articles:
            self.warn(article.warnings, article.id)
        if not self._paths:
            self._warn_unknown_articles(corpus)
        return corpus

    def write(self, pieces: Iterable[str]) -> None:
        """Write the artefact."""
        output.write(pieces, self.options.output)

    def writer(self, *, many: bool = False, explain: bool = False) -> Writer:
        """The writer of the wanted format: terminal, or JSON Lines for answers from a file."""
        options = self.options
        default = ReportFormat.JSONL if many else ReportFormat.TERMINAL
        view = View(
            width=output.table_width(options.width, options.output),
            colour=output.uses_colour(no_color=options.no_color, output=options.output),
            verbose=options.verbose,
            explain=explain,
        )
        return writer(options.report_format or default, view)

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

            extraction = api.extract(corpus, settings=self.settings)
            self.explain(extraction.dropped, extraction.aliases)

    def finish(self, tally: Tally) -> NoReturn:
        """Say the summary and exit with the code that goes with it."""
        fail_on = self.options.fail_on or self.settings.fail_on
        outcome = conclude(tally, fail_on, strict=self.options.strict)
        self.note(outcome.summary)
        raise typer.Exit(outcome.exit_code)

    def _load_settings(self) -> Settings:
        here = Path.cwd()
        starts = [here, *(Path(path) for path in self._paths[:1] if path != "-")]
        config = self.options.config or find_config(*starts)
        return load_settings(here, config)

    def _check_language(self) -> None:
        from factcheck.language.folder import known_languages

        wanted = self.options.lang
        if wanted is not None and wanted not in known_languages():
            known = ", ".join(known_languages())
            raise UsageError(f"--lang {wanted}: no such language; write one of {known}")

    def _warn_unknown_articles(self, corpus: Corpus) -> None:
        known = {article.id for article in corpus.articles} | {s.path for s in corpus.skipped}
        for id in self.settings.articles:
            if id not in known:
                self.warn([f"{self.settings.file}: [[article]] {id!r} is no article of the corpus"])
