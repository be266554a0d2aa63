"""From a raw article to an article: headline, paragraphs, source, origin, dates, language."""

from __future__ import annotations

from factcheck.article.clean import clean
from factcheck.article.credits import find_origin, find_source
from factcheck.article.interface import ArticleFacts, RawArticle
from factcheck.article.page import Page, read_page
from factcheck.article.published import Dating, find_crawled, find_published
from factcheck.article.stated import normal_language
from factcheck.language.detect import detect_language
from factcheck.language.folder import known_languages
from factcheck.records import Article, Block, Span

UNDETERMINED = "und"
#: Characters that tell the language; more change nothing.
_LANGUAGE_SAMPLE = 6000
#: Paragraphs that are read for source, origin and date. Cues stand at the top and at the end.
_READ_TOP = 40
_NO_FACTS = ArticleFacts()


def build_article(
    raw: RawArticle, language: str | None = None, facts: ArticleFacts = _NO_FACTS
) -> Article:
    """Everything the pipeline needs to know about one text.

    `language` overrides what the container states, which overrides what the text shows;
    `facts` overrides everything else.
    """
    page = read_page(raw.text, raw.title)
    body = _read_body(raw.text, page)
    code, notes = _language(raw, page, language)
    source = facts.source or find_source(raw.source, page, body, raw.url or "", raw.path)
    crawled = find_crawled(page, code)
    dating = _dating(raw, page, body, code, facts)
    return Article(
        id=raw.id,
        path=raw.path,
        text=raw.text,
        title=_title(raw, page, facts),
        source=source,
        origin=facts.origin or find_origin(page, body, source),
        language=code,
        published=dating.published,
        crawled=crawled,
        url=raw.url,
        blocks=_blocks(page),
        warnings=(*raw.warnings, *notes, *dating.warnings, *_page_notes(page)),
    )


def _read_body(text: str, page: Page) -> list[str]:
    """The clean paragraphs in which source, origin and date are looked for."""
    spans = page.body
    if len(spans) > _READ_TOP:
        spans = (*spans[: _READ_TOP - 1], spans[-1])
    return [clean(text, span.start, span.end)[0] for span in spans]


def _language(raw: RawArticle, page: Page, override: str | None) -> tuple[str, tuple[str, ...]]:
    """The article's language, and a warning if the package cannot read it."""
    stated = override or raw.language
    known = known_languages("sentences")
    code = normal_language(stated) if stated else detect_language(_sample(raw, page), known)[0]
    if code in known:
        return code, ()
    names = ", ".join(known)
    if code == UNDETERMINED:
        return code, (f"the language could not be told: state it (known: {names})",)
    return code, (f"language {code!r} has no data, so the article is not read (known: {names})",)


def _sample(raw: RawArticle, page: Page) -> str:
    parts: list[str] = []
    length = 0
    for span in (*page.body, *([page.title] if page.title else [])):
        if length >= _LANGUAGE_SAMPLE:
            break
        end = min(span.end, span.start + _LANGUAGE_SAMPLE - length)
        parts.append(clean(raw.text, span.start, end)[0])
        length += end - span.start
    return "\n".join(parts)


def _dating(
    raw: RawArticle, page: Page, body: list[str], language: str, facts: ArticleFacts
) -> Dating:
    stated = facts.published or raw.published
    if stated is not None:
        return Dating(stated)
    return find_published(page, body, raw.url or "", language, find_crawled(page, language))


def _title(raw: RawArticle, page: Page, facts: ArticleFacts) -> str:
    stated = facts.title or raw.title
    if stated:
        return clean(stated, 0, len(stated))[0]
    return clean(raw.text, page.title.start, page.title.end)[0] if page.title else ""


def _blocks(page: Page) -> tuple[Block, ...]:
    spans: list[tuple[str, Span]] = [("body", span) for span in page.body]
    if page.title:
        spans.append(("title", page.title))
    spans.sort(key=lambda item: item[1].start)
    return tuple(Block(kind, span.start, span.end) for kind, span in spans)


def _page_notes(page: Page) -> tuple[str, ...]:
    if page.title or page.body:
        return ()
    return ("nothing but page furniture was found",)
