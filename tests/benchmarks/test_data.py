"""The repository's gold is whole, and absent outside data is named."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path

import pytest

from benchmarks.cases import DataError, Half, parse_claim, parse_label, read_cases
from benchmarks.data import (
    Group,
    Kind,
    claim_cases,
    digest,
    label_cases,
    relation_cases,
    repository_groups,
    shared_data,
    shared_folder,
    shared_gold,
)
from benchmarks.headlines import headline_cases

GROUPS = repository_groups()
CLAIM_GROUPS = [g for g in GROUPS if g.kind is Kind.CLAIMS]


def _one_space(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("group", CLAIM_GROUPS, ids=lambda g: g.name)
def test_every_gold_quote_is_in_its_article(group: Group) -> None:
    assert group.corpus is not None
    texts = {f.name: _one_space(f.read_text(encoding="utf-8")) for f in group.corpus.iterdir()}
    missing = [
        case.id
        for case in claim_cases(group)
        for quote in case.evidence
        if _one_space(quote.text) not in texts[quote.article]
    ]
    assert not missing


def test_ids_of_the_gold_are_unique() -> None:
    ids = [case.id for group in CLAIM_GROUPS for case in claim_cases(group)]
    ids += [case.id for g in GROUPS if g.kind is Kind.LABELS for case in label_cases(g)]
    ids += [case.id for g in GROUPS if g.kind is Kind.RELATIONS for case in relation_cases(g)]
    assert len(ids) == len(set(ids))


def test_every_group_of_the_repository_has_both_halves() -> None:
    cases = {Kind.CLAIMS: claim_cases, Kind.LABELS: label_cases, Kind.RELATIONS: relation_cases}
    for group in GROUPS:
        halves = {case.half for case in cases[group.kind](group)}  # type: ignore[attr-defined]
        assert halves == {Half.TUNE, Half.GATE}, group.name


def test_no_claim_of_the_seeds_is_in_both_halves() -> None:
    (seeds,) = (g for g in CLAIM_GROUPS if g.settings)
    quotes = {
        half: {
            (q.article, q.text) for c in claim_cases(seeds) if c.half is half for q in c.evidence
        }
        for half in (Half.TUNE, Half.GATE)
    }
    assert not quotes[Half.TUNE] & quotes[Half.GATE]


def test_absent_outside_data_is_named_set_by_set(tmp_path: Path) -> None:
    for found, skipped in (shared_gold(tmp_path), shared_data(tmp_path)):
        assert found == ()
        assert all(re.match(r"skipped: \S+: .+ is not there$", str(one)) for one in skipped)
    assert [s.name for s in shared_gold(tmp_path)[1]] == [
        "shared/seed_claims",
        "shared/seed_pairs",
        "shared/headline_pairs",
        "shared/headline_relations",
    ]


def test_headline_pairs_get_their_texts_by_id_and_those_to_fit_on_are_not_counted(
    tmp_path: Path,
) -> None:
    headlines = tmp_path / "headlines.jsonl.gz"
    side = {"source": "s", "published": "2024-01-02"}
    with gzip.open(headlines, "wt", encoding="utf-8") as file:
        for name in "abc":
            file.write(json.dumps({"id": name, "text": name * 3, **side}) + "\n")
    labels = tmp_path / "labels.tsv"
    labels.write_text("# ids\na\tb\trelation\thalf\na\tb\tagree\tgate\nb\tc\tagree\tfit\n")
    (case,) = headline_cases(labels, headlines)
    assert (case.id, case.half, case.a.text, case.b.text) == ("a+b", Half.GATE, "aaa", "bbb")


def test_a_repository_without_its_gold_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"claims\.jsonl is missing"):
        repository_groups(tmp_path)


def test_the_folder_of_outside_data_is_named_by_flag_then_variable_then_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("FACTCHECK_SHARED", raising=False)
    assert shared_folder(root=tmp_path / "repository") == tmp_path / "shared"
    monkeypatch.setenv("FACTCHECK_SHARED", "elsewhere")
    assert shared_folder() == Path("elsewhere")
    assert shared_folder(Path("given")) == Path("given")


def test_a_digest_changes_with_an_article_and_not_with_its_folder(tmp_path: Path) -> None:
    digests = []
    for name, text in (("a", "one"), ("b", "one"), ("c", "two")):
        folder = tmp_path / name / "articles"
        folder.mkdir(parents=True)
        (folder / "x.txt").write_text(text, encoding="utf-8")
        gold = tmp_path / name / "claims.jsonl"
        gold.write_text("{}\n", encoding="utf-8")
        digests.append(digest(Group("g", Kind.CLAIMS, (gold,), folder)))
    assert digests[0] == digests[1] != digests[2]


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("not json", "not JSON"),
        ('{"id": "a"}', "'lang'"),
        ('{"id": "a", "lang": "en", "claim": "x", "verdict": "true", "evidence": []}', "'true'"),
    ],
)
def test_a_wrong_line_of_gold_names_file_and_line(tmp_path: Path, line: str, what: str) -> None:
    file = tmp_path / "claims.jsonl"
    file.write_text(f"\n{line}\n", encoding="utf-8")
    with pytest.raises(DataError, match=rf"claims\.jsonl:2: .*{what}"):
        read_cases(file, parse_claim)


def test_a_pair_of_one_language_needs_to_say_it_once() -> None:
    line = {"id": "a", "lang": "id", "premise": "x", "hypothesis": "y", "label": "neutral"}
    assert parse_label(line).languages == "id>id"
