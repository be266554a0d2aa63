"""Fit what both judges together say to a claim: `python scripts/fit_verdict.py [--model DIR]`.

Of `factcheck/judge` it writes what a passage says, `joint_passage_weights.tsv` (a corpus that is
read whole) and `joint_near_weights.tsv` (an embedded one), and then what all passages say,
`verdict_weights.tsv`. Fitted on the matters of `training/matters` and the topics that
`training/articles/development.txt` names, which neither judge learned from, and on the groups of
those that `training/claims/development.txt` names, of whose articles the model knows other claims;
the last table also on the half `tune` of the gold, which has fitted the symbolic judge.
`scripts/fit_joint.py` comes first: what the two texts by themselves give is among the facts. Needs
scikit-learn. `--cases FILE` keeps what was judged, `--from FILE` fits it anew.
"""

from __future__ import annotations

import argparse
import json
import pickle
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
sys.path.insert(0, str(ROOT / "scripts"))

from fit_weights import Facts, Row, fit, lines, read_text, write  # noqa: E402

from factcheck import api  # noqa: E402
from factcheck.extract.articles import read_article  # noqa: E402
from factcheck.judge import arbiter  # noqa: E402
from factcheck.judge.arbiter import ByWords, Heard  # noqa: E402
from factcheck.judge.found import OF_ANOTHER, facts_together, passage_chances  # noqa: E402
from factcheck.judge.joint import JOINT_NEAR, JOINT_PASSAGES  # noqa: E402
from factcheck.judge.jury import Jury, seat  # noqa: E402
from factcheck.judge.passages import Asked, judgements  # noqa: E402
from factcheck.judge.shelves import library  # noqa: E402
from factcheck.judge.verdict import answer_of_words, heard_of, summed_up  # noqa: E402
from factcheck.judge.weights import load_weights  # noqa: E402
from factcheck.language.frames import load_frames  # noqa: E402
from factcheck.match.arguments import Comparer  # noqa: E402
from factcheck.match.corpus import learn_names  # noqa: E402
from training import articles, matters  # noqa: E402

GOLD, PARTS = ROOT / "tests" / "gold", ("part1", "part2", "seeds")
OPEN = "not_enough_evidence"
VERDICT_OF = {"entailment": "supported", "contradiction": "refuted", "neutral": OPEN}
PASSAGE_PULL = 0.1
PASSAGE_FACTS = (
    "pair entailment", "pair contradiction", "share", "missing name", "number other",
    "model entailment", "model contradiction", "model decides",
)  # fmt: skip
NEAR_FACTS = (*PASSAGE_FACTS, "nearness", "nearer ones", "nearest")


@dataclass(frozen=True, slots=True)
class Told:
    """A passage that both judges weighed, before it is known what it says to the claim."""

    near: bool
    facts: Facts
    heard: Heard  # its chances for the claim are those of the tables before


@dataclass(frozen=True, slots=True)
class Case:
    """A claim on a corpus: the passages that both judges weighed, and the right verdict.

    `near` tells those of an embedded corpus. `passages` are those that fit what a passage says:
    where the headline decides the claim and the sentence behind it does not, the passage is left
    out, as both are read together; of the gold there are none.
    """

    file: str
    near: bool
    passages: tuple[Row, ...]
    told: tuple[Told, ...]
    words: ByWords
    verdict: str


def main() -> None:
    """Read, judge, fit, write."""
    parser = argparse.ArgumentParser(description="Fit what both judges together say to a claim.")
    parser.add_argument("--model", type=Path, help="another model than the shipped one")
    parser.add_argument("--cases", type=Path, help="keep what was judged here")
    parser.add_argument("--from", type=Path, dest="kept", help="fit what was kept there")
    parser.add_argument("--folds", action="store_true", help="also say how right it is, by files")
    options = parser.parse_args()
    if options.kept:
        cases: list[Case] = pickle.loads(options.kept.read_bytes())
    else:
        cases = all_cases(options.model)
    if options.cases:
        options.cases.write_bytes(pickle.dumps(cases))
    tables = passage_tables(cases)
    for near, table in ((False, JOINT_PASSAGES), (True, JOINT_NEAR)):
        write(table, *tables[near], "fit_verdict")
    load_weights.cache_clear()
    write_verdicts(cases)
    if options.folds:
        say_by_folds(cases)


def all_cases(model: Path | None) -> list[Case]:
    """The cases of all files and of the gold, in two processes."""
    kept = articles.DEVELOPMENT | articles.GROUPS_KEPT
    files = [GOLD / part for part in PARTS] + [*matters.topics(), *articles.files(kept)]
    with ProcessPoolExecutor(2) as pool:
        return [each for part in pool.map(partial(cases_of, model), files) for each in part]


# One of so many claims of a matter is also asked of a corpus that tells nothing of it.
STRANGE = 4


def cases_of(model: Path | None, file: Path) -> list[Case]:
    """The cases of a file; the matters also each as a corpus of its own, which is read whole."""
    jury = seat("both", model)
    if file.parent == GOLD:
        return gold_cases(file, jury)
    if file.parent != matters.FOLDER:
        grouped = file.stem in articles.GROUPS_KEPT
        told = articles.groups(file) if grouped else articles.read_file(file)
        asked = [_of_article(each, claim) for each in told for claim in each.claims]
        return list(cases_on(file.stem, corpus_of(told), asked, jury))
    files = matters.topics()
    others = matters.read_file(files[files.index(file) - 1])
    told_of = matters.read_file(file)
    own = [_of_matter(each) for each in told_of]
    strange = [[replace(each, verdict=OPEN) for each in _of_matter(m)[::STRANGE]] for m in others]
    everything = [claim for each in (*own, *strange) for claim in each]
    reports = [report for each in told_of for report in each.reports.values()]
    cases = list(cases_on(file.stem, corpus_of(reports), everything, jury))
    for each, mine, not_mine in zip(told_of, own, strange, strict=True):
        corpus = corpus_of(each.reports.values())
        cases += cases_on(file.stem, corpus, [*mine, *not_mine], jury)
    return cases


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim, and what tells the label of a passage (of an article) to it."""

    text: str
    label: Callable[[str, str], str]
    headlines: frozenset[str]  # articles whose headline decides
    verdict: str


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
            claim.verdict,
        )
        for claim in matter.claims
    ]


def _of_article(article: articles.Article, claim: articles.Claim) -> Claim:
    deciding = [article.sentences[place] for place in claim.decided_by]

    def label(name: str, sentence: str) -> str:
        decides = any(matters.within(own, sentence) for own in deciding)
        return claim.label if name == article.id and decides else "neutral"

    heads = frozenset([article.id] if 0 in claim.decided_by else [])
    return Claim(claim.text, label, heads, VERDICT_OF[claim.label])


def gold_cases(part: Path, jury: Jury) -> list[Case]:
    """The claims of the half `tune` of a part of the gold."""
    corpus = api.read(ROOT / "seeds" if part.name == "seeds" else part / "articles")
    rows = [row for row in lines(part / "claims.jsonl") if row["half"] == "tune"]
    claims = [Claim(r["claim"], lambda *_: "", frozenset(), r["verdict"]) for r in rows]
    name = f"gold {part.name}"
    return [replace(case, passages=()) for case in cases_on(name, corpus, claims, jury)]


def cases_on(file: str, corpus: api.Corpus, claims: Sequence[Claim], jury: Jury) -> Iterator[Case]:
    """The cases of one corpus."""
    texts = [claim.text for claim in claims]
    for claim, asked in zip(claims, judged(texts, corpus, jury), strict=True):
        both = [each for each in asked if each.heard is not None and each.heard.model is not None]
        said = ((each, claim.label(each.read.article.id, each.sentence.text)) for each in both)
        rows = tuple(
            (facts_of(each), label)
            for each, label in said
            if label != "neutral" or each.sentence.is_title
            or each.read.article.id not in claim.headlines
        )  # fmt: skip
        told = tuple(told_of(each) for each in both)
        words = summed_up(asked, answer_of_words(asked))
        near = any(each.near is not None for each in asked)
        yield Case(file, near, rows, told, words, claim.verdict)


def told_of(asked: Asked) -> Told:
    """A passage with its facts."""
    heard = heard_of(asked)
    assert heard is not None, "only passages that both judges weighed are asked for"
    return Told(asked.near is not None, facts_of(asked), heard)


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
    """The passages that are judged for each claim."""
    reads = [read_article(article) for article in corpus.articles]
    comparer = Comparer(learn_names(reads, ()), load_frames())
    books = library(reads, comparer)
    for claim in claims:
        yield list(judgements(read_text(claim, "claim"), books, comparer, jury))


def facts_of(asked: Asked) -> Facts:
    """The facts of a passage that are weighed."""
    assert asked.heard is not None, "only passages that both judges weighed are asked for"
    facts = facts_together(asked.heard, asked.near)
    return {name: facts[name] for name in (*NEAR_FACTS, *OF_ANOTHER) if name in facts}


Table = tuple[list[str], Any, Any]


def passage_tables(cases: Sequence[Case]) -> dict[bool, Table]:
    """Weights of a passage's facts, of a corpus read whole and of an embedded one."""
    tables = {}
    for near, facts in ((False, PASSAGE_FACTS), (True, NEAR_FACTS)):
        rows = [row for case in cases if case.near == near for row in case.passages]
        tables[near] = fit([(rows, 1.0)], PASSAGE_PULL, keep=facts)
    return tables


# How much a claim of the gold counts: it is read as news is, but has fitted the symbolic judge.
GOLD_WORTH = 3.0
# Strength of the pull towards zero, by folds of whole files (0.003 to 0.1).
VERDICT_PULL = 0.01


def verdict_rows(cases: Iterable[Case]) -> list[tuple[Facts, str]]:
    """What the verdict of each case is weighed by, under the passage tables that lie there now."""
    found = []
    for case in cases:
        heard = [
            replace(each.heard, passage=passage_chances(each.facts, embedded=each.near))
            for each in case.told
        ]
        found.append((arbiter.facts_of(heard, case.words), case.verdict))
    return found


def fit_verdicts(rows: Sequence[tuple[Facts, str]], worths: Sequence[float]) -> dict[str, Any]:
    """Multinomial logistic regression over the facts: weights against not enough evidence."""
    import numpy as np
    from sklearn.linear_model import LogisticRegression

    names = sorted({name for facts, _ in rows for name in facts} - {"bias"})
    table = np.array([[facts.get(name, 0.0) for name in names] for facts, _ in rows])
    scale, middle = table.std(axis=0) + 1e-6, table.mean(axis=0)
    labels = [*(label.value for label in arbiter.WEIGHED), OPEN]
    model = LogisticRegression(C=VERDICT_PULL, max_iter=3_000)
    model.fit((table - middle) / scale, [labels.index(label) for _, label in rows], worths)
    weights = (model.coef_ - model.coef_[-1]) / scale
    bias = model.intercept_ - model.intercept_[-1] - weights @ middle
    return {"bias": bias[:-1]} | {name: weights[:-1, at] for at, name in enumerate(names)}


def worths_of(cases: Iterable[Case]) -> list[float]:
    """What every case counts."""
    return [GOLD_WORTH if case.file.startswith("gold") else 1.0 for case in cases]


def write_verdicts(cases: Sequence[Case]) -> None:
    """Fit and write what all passages say."""
    table = fit_verdicts(verdict_rows(cases), worths_of(cases))
    head = f"# Fact, weight for {', '.join(arbiter.WEIGHED)}; by scripts/fit_verdict.py\n"
    rows = ("\t".join([name, *(f"{w:.3f}" for w in row)]) for name, row in table.items())
    path = ROOT / "factcheck" / "judge" / arbiter.VERDICTS
    path.write_text(head + "".join(f"{row}\n" for row in rows), "utf-8")
    print(f"{path.relative_to(ROOT)}: {len(table)} facts of {len(cases)} cases")


def say_by_folds(cases: Sequence[Case]) -> None:
    """Print how right verdicts are where the last table was fitted on the other files."""
    rows = verdict_rows(cases)
    told: dict[str, list[tuple[str, str, float]]] = {"written": [], "gold": []}
    for file in sorted({case.file for case in cases}):
        others = [at for at, case in enumerate(cases) if case.file != file]
        table = fit_verdicts([rows[at] for at in others], worths_of(cases[at] for at in others))
        kind = "gold" if file.startswith("gold") else "written"
        for (facts, right), case in zip(rows, cases, strict=True):
            if case.file == file:
                given = arbiter.chances(facts, table)
                label = arbiter.best(given)
                told[kind].append((right, label.value, given[label]))
    for kind, each in told.items():
        print(f"{kind}: {_figures(each)}")
        for least, below in ((0.0, 0.5), (0.5, 0.7), (0.7, 0.9), (0.9, 1.1)):
            part = [one for one in each if least <= one[2] < below]
            print(f"  confidence from {least}: {_figures(part)}")


def _figures(told: Sequence[tuple[str, str, float]]) -> str:
    right = sum(one == other for one, other, _ in told)
    opposite = sum({one, other} == {"supported", "refuted"} for one, other, _ in told)
    return f"{right} of {len(told)} right, {opposite} opposite"


if __name__ == "__main__":
    main()
