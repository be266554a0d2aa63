"""Fit what a passage says to a claim by both judges: `python scripts/fit_verdict.py [--model DIR]`.

Writes `joint_passage_weights.tsv` (a corpus that is read whole) and `joint_near_weights.tsv` (an
embedded one) of `factcheck/judge`. Fitted on the matters of `training/matters` and the topics that
`training/articles/development.txt` names, which neither judge learned from, and on the groups of
those that `training/claims/development.txt` names, of whose articles the model knows other claims.
`scripts/fit_joint.py` comes first: what the two texts by themselves give is among the facts. Needs
scikit-learn.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
sys.path.insert(0, str(ROOT / "scripts"))

from fit_weights import Facts, Row, fit, read_text, write  # noqa: E402

from factcheck import api  # noqa: E402
from factcheck.extract.articles import read_article  # noqa: E402
from factcheck.judge.found import facts_together  # noqa: E402
from factcheck.judge.joint import JOINT_NEAR, JOINT_PASSAGES  # noqa: E402
from factcheck.judge.jury import Jury, seat  # noqa: E402
from factcheck.judge.passages import Asked, judgements  # noqa: E402
from factcheck.judge.shelves import library  # noqa: E402
from factcheck.language.frames import load_frames  # noqa: E402
from factcheck.match.arguments import Comparer  # noqa: E402
from factcheck.match.corpus import learn_names  # noqa: E402
from training import articles, matters  # noqa: E402

PASSAGE_PULL = 0.1
PASSAGE_FACTS = (
    "pair entailment", "pair contradiction", "share", "missing name", "number other",
    "model entailment", "model contradiction", "model decides",
)  # fmt: skip
NEAR_FACTS = (*PASSAGE_FACTS, "nearness", "nearer ones", "nearest")


@dataclass(frozen=True, slots=True)
class Case:
    """The passages of a claim that both judges weighed: their facts, with what they say to it.

    `near` tells those of an embedded corpus. Where the headline decides the claim and the sentence
    behind it does not, the passage is left out: both are read together.
    """

    near: bool
    passages: tuple[Row, ...]


def main() -> None:
    """Read, judge, fit, write."""
    parser = argparse.ArgumentParser(description="Fit what a passage says to a claim.")
    parser.add_argument("--model", type=Path, help="another model than the shipped one")
    tables = passage_tables(all_cases(parser.parse_args().model))
    for near, table in ((False, JOINT_PASSAGES), (True, JOINT_NEAR)):
        write(table, *tables[near], "fit_verdict")


def all_cases(model: Path | None) -> list[Case]:
    """The cases of all files, in two processes."""
    kept = articles.DEVELOPMENT | articles.GROUPS_KEPT
    files = [*matters.topics(), *articles.files(kept)]
    with ProcessPoolExecutor(2) as pool:
        return [each for part in pool.map(partial(cases_of, model), files) for each in part]


# One of so many claims of a matter is also asked of a corpus that tells nothing of it.
STRANGE = 4


def cases_of(model: Path | None, file: Path) -> list[Case]:
    """The cases of a file; the matters also each as a corpus of its own, which is read whole."""
    jury = seat("both", model)
    if file.parent != matters.FOLDER:
        grouped = file.stem in articles.GROUPS_KEPT
        told = articles.groups(file) if grouped else articles.read_file(file)
        asked = [_of_article(each, claim) for each in told for claim in each.claims]
        return list(cases_on(corpus_of(told), asked, jury))
    files = matters.topics()
    others = matters.read_file(files[files.index(file) - 1])
    told_of = matters.read_file(file)
    own = [_of_matter(each) for each in told_of]
    strange = [_of_matter(each)[::STRANGE] for each in others]
    everything = [claim for each in (*own, *strange) for claim in each]
    reports = [report for each in told_of for report in each.reports.values()]
    cases = list(cases_on(corpus_of(reports), everything, jury))
    for each, mine, not_mine in zip(told_of, own, strange, strict=True):
        corpus = corpus_of(each.reports.values())
        cases += cases_on(corpus, [*mine, *not_mine], jury)
    return cases


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim, and what tells the label of a passage (of an article) to it."""

    text: str
    label: Callable[[str, str], str]
    headlines: frozenset[str]  # articles whose headline decides


def _of_matter(matter: matters.Matter) -> list[Claim]:
    return [
        Claim(
            claim.text,
            partial(matter.says, claim),
            frozenset(
                matter.reports[letter].id
                for side in claim.sides
                for letter, place in side
                if place == 0
            ),
        )
        for claim in matter.claims
    ]


def _of_article(article: articles.Article, claim: articles.Claim) -> Claim:
    deciding = [article.sentences[place] for place in claim.decided_by]

    def label(name: str, sentence: str) -> str:
        decides = any(matters.within(own, sentence) for own in deciding)
        return claim.label if name == article.id and decides else "neutral"

    heads = frozenset([article.id] if 0 in claim.decided_by else [])
    return Claim(claim.text, label, heads)


def cases_on(corpus: api.Corpus, claims: Sequence[Claim], jury: Jury) -> Iterator[Case]:
    """The cases of one corpus."""
    texts = [claim.text for claim in claims]
    for claim, asked in zip(claims, judged(texts, corpus, jury), strict=True):
        told = ((each, claim.label(each.read.article.id, each.sentence.text)) for each in asked)
        rows = tuple(
            (facts_of(each), label)
            for each, label in told
            if label != "neutral" or each.sentence.is_title
            or each.read.article.id not in claim.headlines
        )  # fmt: skip
        yield Case(any(each.near is not None for each in asked), rows)


def corpus_of(reports: Iterable[articles.Article | matters.Report]) -> api.Corpus:
    """The articles as the program reads them, the headline first, two sentences a paragraph."""
    lines = []
    for each in reports:
        body = each.sentences[1:]
        blocks = [" ".join(body[at : at + 2]) for at in range(0, len(body), 2)]
        text = "\n\n".join([each.sentences[0], *blocks])
        told = {"id": each.id, "title": each.sentences[0], "text": text, "source": each.id}
        lines.append(json.dumps(told | {"published": each.published, "language": each.lang}))
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "corpus.jsonl"
        file.write_text("\n".join(lines), "utf-8")
        return api.read(file)


def judged(claims: Iterable[str], corpus: api.Corpus, jury: Jury) -> Iterator[list[Asked]]:
    """The passages that both judges weigh for each claim."""
    reads = [read_article(article) for article in corpus.articles]
    comparer = Comparer(learn_names(reads, ()), load_frames())
    books = library(reads, comparer)
    for claim in claims:
        asked = judgements(read_text(claim, "claim"), books, comparer, jury)
        yield [each for each in asked if each.heard is not None and each.heard.model is not None]


def facts_of(asked: Asked) -> Facts:
    """The facts of a passage that are weighed."""
    assert asked.heard is not None, "only passages that both judges weighed are asked for"
    facts = facts_together(asked.heard, asked.near)
    return {name: facts[name] for name in NEAR_FACTS if name in facts}


Table = tuple[list[str], Any, Any]


def passage_tables(cases: Sequence[Case]) -> dict[bool, Table]:
    """Weights of a passage's facts, of a corpus read whole and of an embedded one."""
    tables = {}
    for near, facts in ((False, PASSAGE_FACTS), (True, NEAR_FACTS)):
        rows = [row for case in cases if case.near == near for row in case.passages]
        tables[near] = fit([(rows, 1.0)], PASSAGE_PULL, keep=facts)
    return tables


if __name__ == "__main__":
    main()
