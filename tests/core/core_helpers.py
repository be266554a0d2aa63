"""What the core tests share: articles from plain text, claims by predicate, test tables."""

from __future__ import annotations

import datetime as dt
from functools import partial
from pathlib import Path

from factcheck import api
from factcheck.article.build import build_article
from factcheck.article.interface import RawArticle
from factcheck.language.lexicon import Entry, load_language
from factcheck.language.tokens import tokenize
from factcheck.records import UNKNOWN_TIME, Argument, Article, Claim, DateBasis, Precision, When

DATA = Path(__file__).parent / "data"


class symbolic:  # read as the module `api` is
    """The functions of `api` with the symbolic judge alone."""

    compare = staticmethod(partial(api.compare, judges="symbolic"))
    judge = staticmethod(partial(api.judge, judges="symbolic"))
    check = staticmethod(partial(api.check, judges="symbolic"))
    check_many = staticmethod(partial(api.check_many, judges="symbolic"))


def rows(name: str) -> list[list[str]]:
    """Tab-separated rows of a test file, comment lines left out."""
    lines = (DATA / name).read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def day(text: str) -> When:
    """A stated day from its ISO date; "-" is an unknown time."""
    if text == "-":
        return UNKNOWN_TIME
    date = dt.date.fromisoformat(text)
    return When(date, date, Precision.DAY, DateBasis.STATED)


def article(
    text: str, id: str = "a", source: str = "", published: str = "-", language: str = "en"
) -> Article:
    """An article as the readers build it."""
    when = day(published)
    raw = RawArticle(
        id, id, text, source=source or id, published=when if when.known else None, language=language
    )
    return build_article(raw)


def corpus(*articles: Article) -> api.Corpus:
    """A corpus of articles."""
    return api.Corpus(articles)


def claims(text: str, language: str = "en", published: str = "-") -> tuple[Claim, ...]:
    """All claims of one text."""
    return api.extract(corpus(article(text, language=language, published=published))).claims


def readings(claim: Claim) -> dict[str, tuple[Argument, ...]]:
    """Predicates a claim may be read as, each with its arguments."""
    others = {o.predicate: o.arguments for o in claim.other_readings}
    return {**others, claim.predicate: claim.arguments}


def find(found: tuple[Claim, ...], predicate: str) -> Claim:
    """The one claim with that predicate."""
    fitting = [c for c in found if predicate in readings(c)]
    shown = [sorted(readings(c)) for c in found]
    assert len(fitting) == 1, f"{len(fitting)} claims with {predicate}; all claims: {shown}"
    return fitting[0]


def role(claim: Claim, name: str, predicate: str = "") -> str:
    """The words of a role, joined when it is filled twice."""
    arguments = readings(claim)[predicate or claim.predicate]
    return " + ".join(a.text for a in arguments if a.role == name)


def words(code: str, phrase: str) -> tuple[Entry, ...]:
    """Dictionary readings of a whole word or phrase; empty when it is not known as one."""
    norms = tuple(t.norm for t in tokenize(phrase))
    length, entries = load_language(code).matches(norms, 0)
    return entries if length == len(norms) else ()


def judge(a: str, b: str, date_a: str = "-", date_b: str = "-") -> api.Judgement:
    """The judgement of two dated texts."""
    return symbolic.judge(api.Text(a, published=day(date_a)), api.Text(b, published=day(date_b)))
