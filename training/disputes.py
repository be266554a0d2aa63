"""Matters that somebody asserts and another denies: who says what of a claim.

`training/disputes/*.txt` hold matters with up to five statements and eight claims:

    @
    H id a | headline of report a
    1 id a | a sentence of it
    2 id a | the next one, read with the one before
    3 en b | a sentence of report b
    C en 1+ 2- | a claim that somebody in 1 asserts and somebody in 2 denies
    C id - | one that nobody speaks of

Here an accusation asserts and a denial denies, whoever is right: the model is asked so behind
`WHO_SAYS`. Claims that sources report or refute plainly are asserted and denied too, so rows of the
other mixes join in (`asked_so`), but for those about accusations. No verdict asks so yet.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from training import articles

# Before a claim that the model is asked as a matter of who says so: by anybody's word, accusation,
# denial or report, and not only by what the paper itself reports as having happened.
WHO_SAYS = "Claimed: "
FOLDER = Path(__file__).with_name("disputes")
DEVELOPMENT = "development.txt"  # names files kept from learning, to fit verdicts on
HEADLINE = re.compile(r"H (id|en) ([a-c]) \| (\S.*)")
STATEMENT = re.compile(r"(\d) (id|en) ([a-c]) \| (\S.*)")
CLAIM = re.compile(r"C (id|en) (-|\d[+-](?: \d[+-])*) \| (\S.*)")
LABELS = {"+": "entailment", "-": "contradiction"}
# Of the statements that say nothing to a claim so many are pairs of a mix.
SILENT = 0.5
# Open claims of other mixes whose kinds are never an accusation or a denial told as a fact.
PLAINLY_OPEN = frozenset({"added", "cause", "related", "broader"})

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence of a report; `before` is the one that it is read with, or empty."""

    report: str
    lang: str
    text: str
    before: str


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim, and by the number of a statement "+" or "-" where that asserts or denies it."""

    lang: str
    text: str
    marks: dict[int, str]

    @property
    def verdict(self) -> str:
        """What a corpus of the matter's reports gives."""
        names = {"+": "supported", "-": "refuted", "+-": "conflicting", "": "not_enough_evidence"}
        return names["".join(sorted(set(self.marks.values())))]


@dataclass(slots=True)
class Matter:
    """One matter: headlines by report, statements by number, claims."""

    id: str
    headlines: dict[str, str] = field(default_factory=dict)
    statements: dict[int, Statement] = field(default_factory=dict)
    claims: list[Claim] = field(default_factory=list)


def files(folder: Path = FOLDER, *, kept: bool = False) -> list[Path]:
    """The files that are learned from, or those kept from it."""
    names = (folder / DEVELOPMENT).read_text("utf-8").split()
    every = (path for path in sorted(folder.glob("*.txt")) if path.name != DEVELOPMENT)
    return [path for path in every if (path.stem in names) == kept]


def read_file(path: Path) -> list[Matter]:
    """The matters of a file.

    Raises ValueError, with file and line, for a line out of form or a mark on no statement.
    """
    found: list[Matter] = []
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if line == "@":
            found.append(Matter(f"{path.stem}-{len(found) + 1:02}"))
        elif line.strip() and not (found and _add(found[-1], line)):
            raise ValueError(f"{path}:{number}: not a line of a dispute: {line[:60]}")
    return found


def _add(matter: Matter, line: str) -> bool:
    """Put a line where it belongs; False where it belongs nowhere."""
    if headline := HEADLINE.fullmatch(line):
        matter.headlines[headline[2]] = headline[3]
        return True
    if told := STATEMENT.fullmatch(line):
        last = list(matter.statements.values())[-1:]
        before = last[0].text if last and last[0].report == told[3] else ""
        matter.statements[int(told[1])] = Statement(told[3], told[2], told[4], before)
        return True
    claim = CLAIM.fullmatch(line)
    if claim is None:
        return False
    marks = {} if claim[2] == "-" else {int(m[0]): m[1] for m in claim[2].split()}
    matter.claims.append(Claim(claim[1], claim[3], marks))
    return marks.keys() <= matter.statements.keys()


def told_premise(title: str, before: str, sentence: str) -> str:
    """A sentence behind its headline, and in brackets what its "he denied it" answers."""
    closed = f"{title}." if title and title[-1] not in ".?!" else title
    return " ".join(part for part in (closed, before and f"({before})", sentence) if part)


def rows(matters: Iterable[Matter], generator: random.Random) -> Iterator[Row]:
    """Each claim with the statements that speak of it and some of those that do not."""
    for matter in matters:
        for at, claim in enumerate(matter.claims, 1):
            for number, statement in matter.statements.items():
                mark = claim.marks.get(number)
                if mark is None and generator.random() >= SILENT:
                    continue
                title = matter.headlines.get(statement.report, "")
                yield {
                    "id": f"{matter.id}-{at}-{number}",
                    "premise": told_premise(title, statement.before, statement.text),
                    "hypothesis": WHO_SAYS + claim.text,
                    "labels": [LABELS[mark] if mark else "neutral"],
                    "source": "disputes",
                    "type": claim.verdict,
                    "lang_premise": statement.lang,
                    "lang_hypothesis": claim.lang,
                    "topic": matter.id.rsplit("-", 1)[0],
                }


# Share of decided claims that are also asked of a sentence that does not decide them.
ELSEWHERE = 0.35


def of_articles(told: Iterable[articles.Article], generator: random.Random) -> Iterator[Row]:
    """Claims about written articles asked in the same way, each of one sentence or two."""
    for article in told:
        for claim in article.claims:
            if claim.decided_by:
                yield _asked(article, claim, generator.choice(claim.decided_by), claim.label)
                silent = _silent(article, claim)
                if silent and generator.random() < ELSEWHERE:
                    yield _asked(article, claim, generator.choice(silent), "neutral")
            elif claim.kind in PLAINLY_OPEN:
                place = generator.randrange(len(article.sentences))
                yield _asked(article, claim, place, "neutral")


def _silent(article: articles.Article, claim: articles.Claim) -> list[int]:
    """Sentences that leave a decided claim open; none where the headline before all decides it."""
    if 0 in claim.decided_by:
        return []
    return [n for n in range(1, len(article.sentences)) if n not in claim.decided_by]


def _asked(article: articles.Article, claim: articles.Claim, place: int, label: str) -> Row:
    before = article.sentences[place - 1] if place > 1 else ""
    title = article.sentences[0] if place else ""
    premise = told_premise(title, before, article.sentences[place])
    row = articles.row(article, claim, premise, label)
    return {**row, "hypothesis": WHO_SAYS + claim.text}


def asked_so(mix: Iterable[Row]) -> Iterator[Row]:
    """Rows of another mix asked in the same way, where the answer is the same."""
    for row in mix:
        if row["labels"] != ["neutral"] or row["type"] in PLAINLY_OPEN:
            yield {**row, "hypothesis": WHO_SAYS + row["hypothesis"]}
