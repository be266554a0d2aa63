"""Written articles with claims about them: what a claim meets when it is judged against a corpus.

`training/articles/*.txt` hold a topic each; a record a line:

    @ id 2019-04-22
    H: headline
    1: a sentence
    S 1 en frame | a claim that sentence 1 supports
    R H,1 id negation | one that the headline and sentence 1 each refute
    N - en cause | one that nothing decides

Sentences that a claim does not name do not decide it: each of them with the claim is neutral.

`training/claims/*.txt` hold more claims about articles of the same name, `@ 3` before those of the
third. They come in groups, one that is supported, one that is refuted and one that is left open,
about one fact.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).with_name("articles")
MORE = Path(__file__).with_name("claims")
LISTS = ("held_out.txt", "development.txt")
HELD_OUT = frozenset((FOLDER / "held_out.txt").read_text("utf-8").split())
# What verdicts are fitted on, and the temperature: the model does not learn from these.
DEVELOPMENT = frozenset((FOLDER / "development.txt").read_text("utf-8").split())
# Topics of which only the groups are kept from training, to fit verdicts on.
GROUPS_KEPT = frozenset((MORE / "development.txt").read_text("utf-8").split())
LABELS = {"S": "entailment", "R": "contradiction", "N": "neutral"}
# Share of sentences read behind their headline, by themselves, and behind the one before.
BEHIND_HEADLINE, ALONE = 0.70, 0.12
# Neutral pairs that a decided claim gives a pass, with other sentences of its article; those that
# an undecided one gives; share of claims that also meet a sentence of another article.
ELSEWHERE, UNDECIDED, FOREIGN = 0.4, 1, 0.06
# Share of an open claim's pairs with what decides the others of its group.
NEAR_MISS = 0.75

HEAD = re.compile(r"@ ([a-z]{2}) (\d{4}-\d{2}-\d{2})")
WHICH = re.compile(r"@ (\d+)")
SENTENCE = re.compile(r"(\d+): (\S.*)")
CLAIM = re.compile(r"([SRN]) (-|(?:H|\d+)(?:,(?:H|\d+))*) ([a-z]{2}) (\w+) \| (\S.*)")

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim, its label, and the numbers of the sentences that decide it; 0 is the headline.

    `near` are those that decide the others of its group, where it is open itself.
    """

    text: str
    label: str
    kind: str
    lang: str
    decided_by: tuple[int, ...]
    near: tuple[int, ...] = ()


@dataclass(slots=True)
class Article:
    """An article; sentence 0 is its headline."""

    id: str
    topic: str
    lang: str
    published: str
    sentences: list[str] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)


def read_file(path: Path, more: Path | None = MORE) -> list[Article]:
    """The articles of a topic, with the claims of the file of the same name in folder `more`.

    Groups that are kept from training come by `groups` alone.

    Raises ValueError, with file and line, for a line out of form or a sentence that is not there.
    """
    found = _read_articles(path)
    if more is not None and path.stem not in GROUPS_KEPT and (more / path.name).exists():
        _add_groups(found, more / path.name)
    return found


def groups(path: Path, more: Path = MORE) -> list[Article]:
    """The articles of a topic with nothing but the claims of their groups."""
    found = _read_articles(path)
    for article in found:
        article.claims.clear()
    _add_groups(found, more / path.name)
    return found


def _read_articles(path: Path) -> list[Article]:
    found: list[Article] = []
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if not line.strip():
            continue
        if head := HEAD.fullmatch(line):
            name = f"{path.stem}-{len(found) + 1:02}"
            found.append(Article(name, path.stem, head[1], head[2]))
        elif not found or not _add(found[-1], line):
            raise ValueError(f"{path}:{number}: not an article's line: {line[:60]}")
    return found


def _add(article: Article, line: str) -> bool:
    """Put a line where it belongs; False where it belongs nowhere."""
    if line.startswith("H: ") and not article.sentences:
        article.sentences.append(line[3:].strip())
        return True
    if sentence := SENTENCE.fullmatch(line):
        article.sentences.append(sentence[2].strip())
        return int(sentence[1]) == len(article.sentences) - 1
    claim = CLAIM.fullmatch(line)
    if claim is None:
        return False
    mark, places, lang, kind, text = claim.groups()
    numbers = () if places == "-" else tuple(_number(place) for place in places.split(","))
    article.claims.append(Claim(text.strip(), LABELS[mark], kind, lang, numbers))
    return (mark == "N") == (not numbers) and all(n < len(article.sentences) for n in numbers)


def _add_groups(found: list[Article], path: Path) -> None:
    """Put the claims of a file to the articles that it numbers."""
    article: Article | None = None
    near: tuple[int, ...] = ()
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if not line.strip():
            continue
        if which := WHICH.fullmatch(line):
            known = 0 < int(which[1]) <= len(found)
            article, near = (found[int(which[1]) - 1] if known else None), ()
        elif article is not None and CLAIM.fullmatch(line) and _add(article, line):
            claim = article.claims[-1]
            near = claim.decided_by or near
            article.claims[-1] = replace(claim, near=() if claim.decided_by else near)
            continue
        if article is None or not which:
            raise ValueError(f"{path}:{number}: not a claim on an article: {line[:60]}")


def _number(place: str) -> int:
    return 0 if place == "H" else int(place)


def topics(folder: Path = FOLDER) -> list[Path]:
    """The files of all topics."""
    return [path for path in sorted(folder.glob("*.txt")) if path.name not in LISTS]


def files(names: Iterable[str] | None = None, folder: Path = FOLDER) -> list[Path]:
    """The files of these topics; of all that are learned from where none are named."""
    if names is not None:
        wanted = set(names)
        return [path for path in topics(folder) if path.stem in wanted]
    return [path for path in topics(folder) if path.stem not in HELD_OUT | DEVELOPMENT]


def learned_groups() -> list[Path]:
    """Files of articles whose groups are learned from."""
    return [p for p in files() if (MORE / p.name).exists() and p.stem not in GROUPS_KEPT]


def premise(article: Article, number: int, generator: random.Random, *, headed: bool = True) -> str:
    """A sentence as the judge reads it, behind its headline; now and then by itself."""
    sentence = article.sentences[number]
    if number == 0:
        return sentence
    headline = article.sentences[0]
    closed = headline if headline[-1] in ".?!" else f"{headline}."
    before = article.sentences[number - 1] if number > 1 else ""
    dice = generator.random()
    if not headed or BEHIND_HEADLINE <= dice < BEHIND_HEADLINE + ALONE:
        return sentence
    if dice < BEHIND_HEADLINE or not before:
        return f"{closed} {sentence}"
    return f"{closed} {before} {sentence}"


def rows(articles: list[Article], generator: random.Random) -> Iterator[Row]:
    """Pairs of one pass: each claim with a sentence that decides it or with others."""
    for article in articles:
        for claim in article.claims:
            yield from _rows(article, claim, articles, generator)


def _rows(
    article: Article, claim: Claim, articles: list[Article], generator: random.Random
) -> Iterator[Row]:
    places = range(len(article.sentences))
    if claim.decided_by:
        place = generator.choice(claim.decided_by)
        # The sentence before may decide the claim too, and says the same then.
        yield row(article, claim, premise(article, place, generator), claim.label)
        silent = [place for place in places if place not in claim.decided_by]
        # A headline that decides would decide every pair that it stands in.
        headed = 0 not in claim.decided_by
        if silent and generator.random() < ELSEWHERE:
            place = generator.choice(silent)
            before = place - 1 in claim.decided_by
            text = premise(article, place, generator, headed=headed and not before)
            yield row(article, claim, text, "neutral")
    else:
        for place in generator.sample(places, UNDECIDED):
            if claim.near and generator.random() < NEAR_MISS:
                place = generator.choice(claim.near)
            yield row(article, claim, premise(article, place, generator), "neutral")
    if generator.random() < FOREIGN:
        other = generator.choice(articles)
        if other is not article:
            place = generator.randrange(len(other.sentences))
            yield row(other, claim, premise(other, place, generator), "neutral")


def row(article: Article, claim: Claim, text: str, label: str) -> Row:
    return {
        "id": article.id,
        "premise": text,
        "hypothesis": claim.text,
        "labels": [label],
        "source": "articles",
        "type": claim.kind,
        "lang_premise": article.lang,
        "lang_hypothesis": claim.lang,
        "topic": article.topic,
    }
