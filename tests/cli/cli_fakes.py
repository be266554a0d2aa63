"""A library that answers from memory, for the tests of the command line."""

from __future__ import annotations

import types
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from report_samples import comparison, judgement, verdict
from typer.testing import Result

from factcheck.records import (
    UNKNOWN_TIME,
    Article,
    Comparison,
    FactcheckError,
    Judgement,
    Question,
    UnreadableArticle,
    Verdict,
    VerdictLabel,
    When,
)

Run = Callable[..., Result]


class ClaimError(FactcheckError):
    """As the library's."""


@dataclass(frozen=True)
class Corpus:
    """As the library's."""

    articles: tuple[Article, ...]
    skipped: tuple[UnreadableArticle, ...] = ()


@dataclass(frozen=True)
class Text:
    """As the library's."""

    text: str
    source: str = ""
    published: When = UNKNOWN_TIME


@dataclass
class FakeLibrary:
    """Answers every call from memory and remembers what it was asked."""

    found: Comparison = field(default_factory=comparison)
    skipped: tuple[UnreadableArticle, ...] = ()
    label: VerdictLabel = VerdictLabel.SUPPORTED
    calls: list[tuple[str, dict[str, Any]]] = field(default_factory=list)

    def module(self) -> types.ModuleType:
        """The library as the command line imports it."""
        made: Any = types.ModuleType("factcheck.api")
        made.ClaimError, made.Corpus, made.Text = ClaimError, Corpus, Text
        for name in ("read", "compare", "ask", "extract", "check_many", "judge"):
            setattr(made, name, getattr(self, name))
        return made  # type: ignore[no-any-return]

    def read(self, *paths: str, **options: Any) -> Corpus:
        """The articles of the sample, whatever the paths."""
        self.calls.append(("read", {"paths": paths, **options}))
        return Corpus(self.found.articles, self.skipped)

    def compare(self, corpus: Corpus, **options: Any) -> Comparison:
        """The sample."""
        self.calls.append(("compare", options))
        return replace(self.found, skipped=corpus.skipped)

    def ask(self, text: str, found: Comparison, **options: Any) -> Question | None:
        """One of the sample's questions for a matter that it knows, else nothing."""
        self.calls.append(("ask", {"text": text, **options}))
        return next((q for q in found.questions if "bridge" in text.split()), None)

    def extract(self, corpus: Corpus, **options: Any) -> Any:
        """The sample's claims, with something dropped and an alias."""
        return types.SimpleNamespace(
            claims=self.found.claims, dropped=("'they left'",), aliases=("LNA in post.txt",)
        )

    def check_many(
        self, claims: Iterable[tuple[str, str]], corpus: Corpus, **options: Any
    ) -> Iterator[Verdict]:
        """Supported, or unanswered with the reason for an empty claim, as the library does it."""
        self.calls.append(("check_many", options))
        for id, text in claims:
            empty = "" if text.strip() else "the claim is empty; write one statement"
            made = verdict(self.label, id=id, text=text)
            yield replace(made, as_of=options.get("as_of"), error=empty)

    def judge(self, a: Text, b: Text, *, id: str = "", **options: Any) -> Judgement:
        """The sample."""
        self.calls.append(("judge", {"a": a, "b": b, **options}))
        return judgement(id=id)

    def asked(self, name: str) -> dict[str, Any]:
        """The options of the last call of this name."""
        return [options for call, options in self.calls if call == name][-1]
