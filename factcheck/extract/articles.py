"""Articles become claims: analyse every sentence, resolve pronouns, number the claims."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from factcheck.article.sentences import article_sentences
from factcheck.extract.claims import analyse
from factcheck.extract.references import OPEN, resolve
from factcheck.extract.statements import Analysis, Statement
from factcheck.language.lexicon import LANGUAGES, Language, load_language
from factcheck.records import UNKNOWN_TIME, Article, Claim, Sentence


@dataclass(frozen=True, slots=True)
class ReadArticle:
    """An article with the analyses of its sentences and its claims."""

    article: Article
    analyses: tuple[Analysis, ...]
    claims: tuple[Claim, ...]
    dropped: tuple[str, ...] = ()  # statements that make no sense alone, as words


def read_article(article: Article) -> ReadArticle:
    """All claims of one article. An article in an unknown language has none."""
    return with_claims(article, analyse_article(article))


def analyse_article(article: Article) -> tuple[Analysis, ...]:
    """What its sentences say. Only text, blocks, language and date of publication count."""
    if article.language not in LANGUAGES:
        return ()
    return tuple(resolve(_analyses(article, load_language(article.language))))


def with_claims(article: Article, analyses: tuple[Analysis, ...]) -> ReadArticle:
    """The article with the claims that its analyses hold."""
    claims: list[Claim] = []
    dropped: list[str] = []
    for analysis in analyses:
        for statement in analysis.statements:
            if _stands_alone(statement):
                claims.append(_claim(article, analysis.sentence, statement, len(claims)))
            else:
                words = analysis.sentence.text[statement.start : statement.end]
                dropped.append(f"{article.id}: {words!r} says nothing by itself")
    return ReadArticle(article, analyses, tuple(claims), tuple(dropped))


def _analyses(article: Article, language: Language) -> Iterator[Analysis]:
    for sentence in article_sentences(article):
        yield analyse(sentence, language, article.published)


def _stands_alone(statement: Statement) -> bool:
    """A claim needs an argument with content; an unresolved pronoun is none."""
    return any(
        a.features or a.quantity for a in statement.arguments if not _is_open(a.stands_for)
    ) and not any(_is_open(a.stands_for) and not a.features for a in statement.arguments[:1])


def _is_open(stands_for: str) -> bool:
    return stands_for.startswith(OPEN)


def _claim(article: Article, sentence: Sentence, statement: Statement, number: int) -> Claim:
    event = statement.event.when if statement.event is not None else UNKNOWN_TIME
    return Claim(
        id=f"{article.id}#{number + 1}",
        article=article.id,
        source=article.source,
        origin=article.origin,
        language=article.language,
        quote=article.text[sentence.start : sentence.end],
        start=sentence.start,
        end=sentence.end,
        predicate=statement.frame,
        arguments=statement.arguments,
        polarity=statement.polarity,
        mood=statement.mood,
        attribution=statement.attribution,
        event=event,
        published=article.published,
        quantities=statement.quantities,
        sentence=sentence.index,
        is_title=sentence.is_title,
        focus=sentence.raw(statement.start, max(statement.end, statement.start + 1)),
        cue=statement.cue,
        other_readings=statement.other_readings,
        purpose=statement.purpose,
        nominal=statement.nominal,
        ended=statement.ended,
        lately=statement.lately,
        done=statement.done,
        backdrop=statement.backdrop,
        earlier=statement.earlier,
    )
