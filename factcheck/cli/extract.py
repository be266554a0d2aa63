"""`factcheck extract`: the claims of each article."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from factcheck.cli import options as o

if TYPE_CHECKING:
    from factcheck.records import Article


def extract(
    paths: o.Paths = None,
    report_format: o.Format = None,
    output: o.Output = None,
    as_of: o.AsOf = None,
    lang: o.Lang = None,
    config: o.Config = None,
    strict: o.Strict = False,
    quiet: o.Quiet = False,
    verbose: o.Verbose = False,
    no_color: o.NoColor = False,
    width: o.Width = None,
) -> None:
    """Show the claims of each article, with the exact quotes."""
    from factcheck import api
    from factcheck.cli.run import Run
    from factcheck.report.interface import Extracted, Kind
    from factcheck.report.summary import tally_claims

    given = o.Options(
        report_format, output, as_of, lang, config, quiet, verbose, no_color, strict, None, width
    )
    run = Run(given, paths, Kind.EXTRACTION)
    read = run.read(lang)
    articles = tuple(a for a in read.articles if not _published_after(a, as_of))
    corpus = api.Corpus(articles, read.skipped)
    found = api.extract(corpus, settings=run.settings, keeper=run.keeper)
    run.explain(found.dropped, found.aliases)
    extracted = Extracted(articles, found.claims, found.dropped, found.aliases, read.skipped)
    run.write(run.writer().extraction(extracted))
    run.finish(tally_claims(len(articles), len(found.claims), len(read.skipped)))


def _published_after(article: Article, as_of: dt.date | None) -> bool:
    first = article.published.first
    return as_of is not None and first is not None and first > as_of
