"""The library's face: read, extract, compare, check and judge, one call each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from factcheck.engine.processes import engine
from factcheck.extract.articles import ReadArticle, read_article
from factcheck.indexing import seat_kept
from factcheck.judge.jury import JudgeKind, Jury, seat
from factcheck.judge.kept_shelves import WORTH_KEEPING, kept_library
from factcheck.judge.shelves import Library, library
from factcheck.judge.texts import judge_texts
from factcheck.judge.verdict import check_claim
from factcheck.language.detect import detect_language
from factcheck.language.frames import load_frames
from factcheck.language.lexicon import LANGUAGES
from factcheck.match.arguments import Comparer
from factcheck.match.corpus import aliases_fired, learn_names
from factcheck.questions.asked import asked_question
from factcheck.questions.watch import UNWATCHED, Watch
from factcheck.records import (
    UNKNOWN_TIME,
    Article,
    Block,
    Claim,
    Comparison,
    FactcheckError,
    Judgement,
    Question,
    UnreadableArticle,
    Verdict,
    VerdictLabel,
    When,
)
from factcheck.settings.values import Settings
from factcheck.store.interface import Keeper
from factcheck.store.nothing import NOTHING
from factcheck.store.readings import read_all, reading
from factcheck.store.results import kept_result, result_key
from factcheck.store.versions import model_version

# A claim is one statement; a longer text is an article.
MAX_CLAIM = 2_000
# Fewer words than these, names left aside, tell nothing of the language.
LEAST_WORDS = 3


class ClaimError(FactcheckError):
    """A text that cannot be checked as a claim."""


@dataclass(frozen=True, slots=True)
class Corpus:
    """Articles, and the inputs that could not be read with the reason."""

    articles: tuple[Article, ...]
    skipped: tuple[UnreadableArticle, ...] = ()


@dataclass(frozen=True, slots=True)
class Extraction:
    """Claims of a corpus, what was dropped as senseless alone, and which aliases applied."""

    claims: tuple[Claim, ...]
    dropped: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Text:
    """A text with its source and date, for `judge`."""

    text: str
    source: str = ""
    published: When = UNKNOWN_TIME


def read(
    *paths: str | Path,
    settings: Settings | None = None,
    language: str | None = None,
    stdin: BinaryIO | None = None,
    keeper: Keeper = NOTHING,
) -> Corpus:
    """Read articles from files, folders, globs or `-` (standard input).

    Nothing is raised for a bad article: it is in `skipped` with its reason. What `keeper`, an
    index, has of an article is not derived again, here and in the calls below; it changes nothing.
    """
    settings = settings or Settings()
    wanted = [str(p) for p in paths] or [str(p) for p in settings.corpus]
    articles: list[Article] = []
    skipped: list[UnreadableArticle] = []
    for found in _found(wanted, keeper, stdin, language, settings):
        (articles if isinstance(found, Article) else skipped).append(found)  # type: ignore[arg-type]
    articles.sort(key=lambda a: a.id)
    skipped.sort(key=lambda s: (s.path, s.reason))
    return Corpus(tuple(articles), tuple(skipped))


def _found(
    paths: list[str],
    keeper: Keeper,
    stdin: BinaryIO | None,
    language: str | None,
    settings: Settings,
) -> Iterator[Article | UnreadableArticle]:
    if keeper is NOTHING:
        from factcheck.article import read_articles

        yield from read_articles(paths, stdin=stdin, language=language, known=settings.articles)
        return
    from factcheck.store.corpora import corpus_articles

    yield from corpus_articles(
        paths, keeper, stdin=stdin, language=language, known=settings.articles
    )


def extract(
    corpus: Corpus, *, settings: Settings | None = None, keeper: Keeper = NOTHING
) -> Extraction:
    """The claims of every article, in the order of article id and place."""
    reads = read_all(corpus.articles, keeper, engine())
    names = learn_names(reads, (settings or Settings()).entities)
    claims = tuple(c for r in reads for c in r.claims)
    dropped = tuple(d for r in reads for d in r.dropped)
    return Extraction(claims, dropped, aliases_fired(claims, names))


def compare(
    corpus: Corpus,
    *,
    settings: Settings | None = None,
    as_of: dt.date | None = None,
    judges: JudgeKind | str | Jury = JudgeKind.BOTH,
    model: Path | None = None,
    jobs: int | None = None,
    keeper: Keeper = NOTHING,
    watch: Watch | None = None,
) -> Comparison:
    """Questions, positions and relations of a corpus, side by side.

    `jobs` is how many processes do the work of a large corpus; None is one for each processor.
    Who watches sees all the work done, also where the result is kept.

    Raises:
        ModelError: the model is asked for, and missing, damaged or of another kind.
    """
    from factcheck.questions.comparison import compare_articles

    kept, settings = _as_of(corpus, as_of), settings or Settings()
    jury = seat_kept(judges, model, keeper)
    runner = engine(jobs)
    return kept_result(
        Comparison,
        # What a jury of the caller's own says is known to nobody else.
        NOTHING if isinstance(judges, Jury) or watch is not None else keeper,
        lambda: comparison_key(kept, settings, as_of, jury.kind, model),
        lambda: compare_articles(
            kept.articles, kept.skipped, settings, as_of, jury, runner, reading(keeper, runner),
            watch or UNWATCHED, keeper,
        ),
    )  # fmt: skip


def comparison_key(
    corpus: Corpus,
    settings: Settings,
    as_of: dt.date | None,
    judges: JudgeKind,
    model: Path | None,
    *made: str,
) -> bytes:
    """The key of what `compare` finds, or of what is `made` of it.

    Raises:
        ModelError: there is no such model.
    """
    corpus = _as_of(corpus, as_of)
    heard = model_version(model) if judges is not JudgeKind.SYMBOLIC else ""
    return result_key(
        corpus.articles, "compare", corpus.skipped, settings.entities, settings.questions, as_of,
        judges, heard, *made,
    )  # fmt: skip


def ask(
    text: str,
    found: Comparison,
    *,
    settings: Settings | None = None,
    language: str | None = None,
) -> Question | None:
    """What a comparison's claims say about some matter ("Netanyahu and a ceasefire"), by position.

    None where no claim speaks of all that is asked about.

    Raises:
        ClaimError: nothing is asked, or in a language without data.
    """
    asked, _ = _read_claim(text, language)
    names = learn_names([], (settings or Settings()).entities)
    return asked_question(asked, found, Comparer(names, load_frames()))


def check(
    text: str,
    corpus: Corpus,
    *,
    settings: Settings | None = None,
    as_of: dt.date | None = None,
    language: str | None = None,
    id: str = "",
    judges: JudgeKind | str | Jury = JudgeKind.BOTH,
    model: Path | None = None,
    keeper: Keeper = NOTHING,
) -> Verdict:
    """One verdict on a claim, with quoted evidence.

    `judges` says who judges ("symbolic", "neural" or "both", or judges that sit already); `model`
    names a folder with another model than the shipped one.

    Raises:
        ClaimError: the claim is empty, too long, or in a language without data.
        ModelError: the model is missing, damaged or of another kind.
    """
    verdict = next(
        check_many(
            [(id, text)], corpus, settings=settings, as_of=as_of, language=language,
            judges=judges, model=model, keeper=keeper,
        )
    )  # fmt: skip
    if verdict.error:
        raise ClaimError(verdict.error)
    return verdict


def check_many(
    claims: Iterable[tuple[str, str]],
    corpus: Corpus,
    *,
    settings: Settings | None = None,
    as_of: dt.date | None = None,
    language: str | None = None,
    judges: JudgeKind | str | Jury = JudgeKind.BOTH,
    model: Path | None = None,
    keeper: Keeper = NOTHING,
) -> Iterator[Verdict]:
    """Verdicts on (id, text) pairs in input order, one for each; the corpus is read once.

    A text that is no claim gets `not_enough_evidence` with the reason in `error`. The first
    verdict raises ModelError where the model is missing, damaged or of another kind.
    """
    jury = seat_kept(judges, model, keeper)
    corpus = _as_of(corpus, as_of)
    books, comparer = _library(corpus.articles, settings or Settings(), keeper)
    for id, text in claims:
        try:
            asked, warnings = _read_claim(text, language)
        except ClaimError as error:
            nothing = VerdictLabel.NOT_ENOUGH_EVIDENCE
            yield Verdict(id, text, nothing, 0.0, (), as_of, error=str(error))
            continue
        yield check_claim(asked, books, comparer, id=id, as_of=as_of, warnings=warnings, jury=jury)


def _library(
    articles: tuple[Article, ...], settings: Settings, keeper: Keeper
) -> tuple[Library, Comparer]:
    """Articles made ready to be asked, and what compares claims with them."""

    def make() -> tuple[Library, Comparer]:
        reads = read_all(articles, keeper, engine())
        comparer = Comparer(learn_names(reads, settings.entities), load_frames())
        return library(reads, comparer), comparer

    if keeper is NOTHING or len(articles) < WORTH_KEEPING:
        return make()
    return kept_library(
        articles, keeper, lambda: result_key(articles, "library", settings.entities), make
    )


def _read_claim(text: str, language: str | None) -> tuple[ReadArticle, tuple[str, ...]]:
    if not text.strip():
        raise ClaimError(
            "the claim is empty; write one statement, e.g. 'Haftar rejected ceasefire'"
        )
    if len(text) > MAX_CLAIM:
        raise ClaimError(
            f"the claim has {len(text):,} characters, at most {MAX_CLAIM:,} are one statement; "
            "split it, one claim a line with --from-file"
        )
    code, warnings = _claim_language(text, language)
    asked = read_article(as_article(text, code, "claim"))
    if not asked.claims:
        warnings = (*warnings, "the claim states nothing the lexicon knows; judged by its words")
    return asked, warnings


def _claim_language(text: str, language: str | None) -> tuple[str, tuple[str, ...]]:
    if language is not None:
        if language not in LANGUAGES:
            raise ClaimError(f"language {language!r} is unknown; known: {', '.join(LANGUAGES)}")
        return language, ()
    code, _ = detect_language(text, LANGUAGES)
    if code in LANGUAGES:
        return code, ()
    if not _known_words(text):
        raise ClaimError(
            f"the claim's language is none of {', '.join(LANGUAGES)}; write it in one of them, "
            "or name its language with --lang"
        )
    return _closest_language(text), ("the claim's language is not certain; name it with --lang",)


def _known_words(text: str) -> bool:
    """True when half of the words, names left aside, are in one language's dictionary."""
    from factcheck.language.tokens import TokenKind, tokenize

    words = [t.text for t in tokenize(text) if t.kind is TokenKind.WORD and not t.capitalised]
    if len(words) < LEAST_WORDS:
        return True
    plain = " ".join(words)
    return _language_hits(plain, _closest_language(plain)) * 2 >= len(words)


def _closest_language(text: str) -> str:
    return max(LANGUAGES, key=lambda code: _language_hits(text, code))


def _language_hits(text: str, code: str) -> int:
    from factcheck.language.lexicon import load_language
    from factcheck.language.tokens import tokenize

    language = load_language(code)
    words = tuple(t.norm for t in tokenize(text))
    return sum(language.matches(words, at)[0] > 0 for at in range(len(words)))


def as_article(text: str, language: str, id: str, text_info: Text | None = None) -> Article:
    return Article(
        id=id,
        path="",
        text=text,
        title="",
        source=text_info.source if text_info else "",
        origin=None,
        language=language,
        published=text_info.published if text_info else UNKNOWN_TIME,
        blocks=(Block("body", 0, len(text)),),
    )


def judge(
    a: str | Text,
    b: str | Text,
    *,
    settings: Settings | None = None,
    language: str | None = None,
    id: str = "",
    judges: JudgeKind | str | Jury = JudgeKind.BOTH,
    model: Path | None = None,
) -> Judgement:
    """The relation of two texts; `label` reads the first as premise, the second as hypothesis.

    Raises:
        ModelError: the model is missing, damaged or of another kind.
    """
    jury = seat(judges, model)
    first, second = (t if isinstance(t, Text) else Text(t) for t in (a, b))
    reads = []
    for name, text in (("a", first), ("b", second)):
        code = language or judge_language(text.text)
        reads.append(read_article(as_article(text.text, code, name, text)))
    names = learn_names(reads, (settings or Settings()).entities)
    judged = judge_texts(reads[0], reads[1], Comparer(names, load_frames()), jury)
    return replace(judged, id=id)


def judge_language(text: str) -> str:
    code, _ = detect_language(text, LANGUAGES)
    return code if code in LANGUAGES else _closest_language(text)


def _as_of(corpus: Corpus, as_of: dt.date | None) -> Corpus:
    """The corpus without articles known to be published later."""
    if as_of is None:
        return corpus
    kept = tuple(
        a for a in corpus.articles if a.published.first is None or a.published.first <= as_of
    )
    return Corpus(kept, corpus.skipped)
