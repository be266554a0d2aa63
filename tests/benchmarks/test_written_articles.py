"""The written articles with claims: whole, balanced, and divided by topic as their README says."""

from __future__ import annotations

import random
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from benchmarks.data import ROOT
from training import articles
from training.articles import Article, files, read_file, topics

TYPES = {
    "entailment": {
        "paraphrase", "partial", "frame", "quantity", "voice", "attribution", "implied",
    },
    "contradiction": {
        "negation", "antonym", "numeric", "date", "place", "role", "lexical", "mood", "attribution",
    },
    "neutral": {"added", "related", "cause", "mood", "broader", "other"},
}  # fmt: skip
LANGUAGES = {"id", "en", "ms", "ar", "tr", "ru", "es", "fr"}

GOOD = """@ id 2019-04-22
H: Pasukan Rebut Kembali Pelabuhan
1: Pasukan pemerintah merebut kembali pelabuhan pada Minggu.
2: Milisi mundur ke selatan, kata juru bicara.
S H,1 en frame | Troops retook the port
R 2 en role | The troops retreated south
N - en cause | The militia had run out of fuel
"""


@pytest.fixture(scope="module")
def written() -> list[Article]:
    return [article for path in topics() for article in read_file(path, None)]


def test_every_claim_has_known_values_and_every_article_as_many_of_each_label(
    written: list[Article],
) -> None:
    for article in written:
        assert article.lang in LANGUAGES, article.id
        assert len(article.sentences) >= 7, article.id
        labels = Counter(claim.label for claim in article.claims)
        assert len(labels) == 3, article.id
        assert len(set(labels.values())) == 1, article.id
        for claim in article.claims:
            assert claim.kind in TYPES[claim.label], (article.id, claim.text)
            assert claim.lang in LANGUAGES, (article.id, claim.text)


def test_claims_in_groups_are_written_for_articles_that_are_learned_from() -> None:
    learned = {path.name for path in files()}
    grouped = topics(articles.MORE)
    assert grouped
    assert {path.name for path in grouped} <= learned
    for path in grouped:
        for article in articles.groups(articles.FOLDER / path.name):
            labels = Counter(claim.label for claim in article.claims)
            assert len(set(labels.values())) <= 1, article.id
            assert len(labels) in (0, 3), article.id
            for claim in article.claims:
                assert claim.kind in TYPES[claim.label], (article.id, claim.text)
                assert claim.label != "neutral" or claim.near, (article.id, claim.text)


def test_kept_groups_are_not_learned_from() -> None:
    assert {path.stem for path in files()} >= articles.GROUPS_KEPT
    for path in files(articles.GROUPS_KEPT):
        assert read_file(path) == read_file(path, None)
        assert all(article.claims for article in articles.groups(path))


def test_no_headline_stands_in_two_articles(written: list[Article]) -> None:
    headlines = Counter(article.sentences[0] for article in written)
    assert [text for text, count in headlines.items() if count > 1] == []


def test_kept_topics_exist_and_are_not_learned_from() -> None:
    names = {path.stem for path in topics()}
    kept = articles.HELD_OUT | articles.DEVELOPMENT
    assert names >= articles.HELD_OUT
    assert names >= articles.DEVELOPMENT
    assert not articles.HELD_OUT & articles.DEVELOPMENT
    assert {path.stem for path in files()} == names - kept


def test_the_readme_says_what_the_articles_are() -> None:
    command = [sys.executable, str(ROOT / "scripts" / "articles.py"), "--check"]
    assert subprocess.run(command, check=False).returncode == 0


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("S H,1", "S H,9", 5),  # no such sentence
        ("S H,1", "S -", 5),  # decided by nothing
        ("N -", "N 2", 7),  # left open, and yet decided
        ("2: Milisi", "3: Milisi", 4),  # a sentence is missing
        ("R 2 en role |", "R 2 en role", 6),
    ],
)
def test_a_line_out_of_form_is_named(tmp_path: Path, old: str, new: str, line: int) -> None:
    file = tmp_path / "topic.txt"
    file.write_text(GOOD.replace(old, new), "utf-8")
    with pytest.raises(ValueError, match=rf"topic\.txt:{line}: "):
        read_file(file)


GROUP = """@ 1
S 2 id frame | Milisi sudah angkat kaki ke selatan
R 2 en lexical | The militia held its ground
N - en cause | The militia went south because its men were hungry
"""


def test_an_open_claim_of_a_group_meets_what_decides_the_others(tmp_path: Path) -> None:
    (tmp_path / "more").mkdir()
    (tmp_path / "topic.txt").write_text(GOOD, "utf-8")
    (tmp_path / "more" / "topic.txt").write_text(GROUP, "utf-8")
    told = read_file(tmp_path / "topic.txt", tmp_path / "more")
    (article,) = told
    assert [claim.near for claim in article.claims] == [()] * 5 + [(2,)]
    hungry = [
        row
        for seed in range(100)
        for row in articles.rows(told, random.Random(seed))
        if row["hypothesis"].endswith("hungry")
    ]
    met = sum(article.sentences[2] in row["premise"] for row in hungry)
    assert {tuple(row["labels"]) for row in hungry} == {("neutral",)}
    assert met / len(hungry) > articles.NEAR_MISS


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [("@ 1", "@ 2", 1), ("S 2", "S 8", 2), ("R 2 en", "R - en", 3), ("N - en cause |", "N", 4)],
)
def test_a_line_out_of_form_in_a_group_is_named(
    tmp_path: Path, old: str, new: str, line: int
) -> None:
    (tmp_path / "more").mkdir()
    (tmp_path / "topic.txt").write_text(GOOD, "utf-8")
    (tmp_path / "more" / "topic.txt").write_text(GROUP.replace(old, new), "utf-8")
    with pytest.raises(ValueError, match=rf"topic\.txt:{line}: "):
        read_file(tmp_path / "topic.txt", tmp_path / "more")


def test_a_pair_never_calls_neutral_what_its_premise_decides(tmp_path: Path) -> None:
    file = tmp_path / "topic.txt"
    file.write_text(GOOD, "utf-8")
    told = read_file(file)
    deciding = {"Troops retook the port": (0, 1), "The troops retreated south": (2,)}
    for seed in range(200):
        for row in articles.rows(told, random.Random(seed)):
            places = deciding.get(row["hypothesis"], ())
            seen = any(told[0].sentences[place] in row["premise"] for place in places)
            assert seen == (row["labels"] != ["neutral"])
