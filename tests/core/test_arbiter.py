"""What all passages say of a claim is weighed into one verdict."""

from __future__ import annotations

from pathlib import Path

import pytest
from core_helpers import article, corpus
from hypothesis import given
from hypothesis import strategies as st

from factcheck import api
from factcheck.judge import arbiter
from factcheck.judge.arbiter import ByWords, Heard, best, chances, facts_of
from factcheck.judge.weights import Chances
from factcheck.language.tables import LexiconError
from factcheck.records import VerdictLabel

S, R, K, N = (
    VerdictLabel.SUPPORTED,
    VerdictLabel.REFUTED,
    VerdictLabel.CONFLICTING,
    VerdictLabel.NOT_ENOUGH_EVIDENCE,
)
SILENT = ByWords(N, 0.05, 0.05)


def said(yes: float, no: float, where: str = "north") -> Heard:
    """A passage of which everybody says the same."""
    told = Chances(yes, 1.0 - yes - no, no)
    return Heard(where, told, told, told, spoken_of=0.8)


def verdict(*heard: Heard, words: ByWords = SILENT) -> VerdictLabel:
    return best(chances(facts_of(heard, words)))


def shares() -> st.SearchStrategy[Chances]:
    """Any three chances."""
    parts = st.lists(st.floats(0.01, 1.0), min_size=3, max_size=3)
    return parts.map(lambda each: Chances(*(part / sum(each) for part in each)))


def passages() -> st.SearchStrategy[list[Heard]]:
    """Any passages of up to three articles."""
    places = st.sampled_from(["a", "b", "c"])
    one = st.builds(Heard, places, shares(), shares(), shares(), st.floats(0.0, 1.0))
    return st.lists(one, max_size=6)


def test_passages_that_clearly_say_so_decide() -> None:
    assert verdict(said(0.95, 0.02), said(0.9, 0.05, "south")) is S
    assert verdict(said(0.02, 0.95), said(0.05, 0.9, "south")) is R
    assert verdict(said(0.05, 0.05), said(0.02, 0.02, "south")) is N
    assert verdict() is N


def test_two_articles_that_clearly_say_the_opposite_dispute_a_claim() -> None:
    across = [said(0.95, 0.02), said(0.02, 0.95, "south")]
    within = [said(0.95, 0.02), said(0.02, 0.95)]
    likely = [chances(facts_of(heard, SILENT))[K] for heard in (across, within)]
    assert verdict(*across) is K
    assert likely[0] > likely[1]


def test_a_second_passage_that_agrees_makes_a_verdict_surer() -> None:
    one, two = [said(0.7, 0.1)], [said(0.7, 0.1), said(0.6, 0.1, "south")]
    assert chances(facts_of(two, SILENT))[S] > chances(facts_of(one, SILENT))[S]


def test_an_exact_level_of_words_makes_its_verdict_surer() -> None:
    heard = [said(0.5, 0.3)]
    exact = ByWords(S, 0.9, 0.05, granted=0.5, level=True, exact=True)
    assert chances(facts_of(heard, exact))[S] > chances(facts_of(heard, SILENT))[S]


@given(passages(), st.randoms())
def test_no_order_of_the_passages_changes_what_is_weighed(heard: list[Heard], dice: object) -> None:
    first = heard[0] if heard else None
    apart = [
        each for each in heard if first is None or each.passage != first.passage or each is first
    ]
    mixed = list(apart)
    dice.shuffle(mixed)  # type: ignore[attr-defined]
    one, other = facts_of(apart, SILENT), facts_of(mixed, SILENT)
    same = {name for name in one if "first" not in name}
    assert {name: one[name] for name in same} == {name: other[name] for name in same}


@given(passages())
def test_the_four_verdicts_share_one_probability(heard: list[Heard]) -> None:
    told = chances(facts_of(heard, SILENT))
    assert set(told) == set(VerdictLabel)
    assert sum(told.values()) == pytest.approx(1.0)


@given(st.lists(st.floats(0.0, 1.0), min_size=4, max_size=4))
def test_what_is_as_likely_the_opposite_is_left_open(parts: list[float]) -> None:
    total = sum(parts) or 1.0
    told = dict(zip((S, R, K, N), (part / total for part in parts), strict=True))
    label = best(told)
    if label in (S, R):
        assert told[label] > told[R if label is S else S]
        assert told[label] >= told[N]


def test_more_at_stake_leaves_more_open() -> None:
    told = {S: 0.5, R: 0.2, K: 0.05, N: 0.25}
    assert best(told, cost=1.0) is S
    assert best(told, cost=2.0) is N


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ("support\t1\t2\n", "columns where 4 to 4 belong"),
        ("bias\t0\t0\t0\nsupport\t1\tmuch\t2\n", "verdict_weights.tsv:2: the weights of 'support'"),
        (None, "install the package again"),
    ],
)
def test_a_damaged_table_is_an_error_that_names_it(
    table: str | None, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if table is not None:
        (tmp_path / arbiter.VERDICTS).write_text(table, "utf-8")
    monkeypatch.setattr(arbiter, "files", lambda _: tmp_path)
    arbiter.load.cache_clear()
    try:
        with pytest.raises(LexiconError, match=message):
            arbiter.load()
    finally:
        arbiter.load.cache_clear()


def test_what_decides_is_shown_first_and_the_confidence_is_that_of_the_verdict() -> None:
    told = corpus(
        article("Peru rejected the fishing treaty on Monday.", "north"),
        article("Heavy rain flooded the old town of Porto.", "rain"),
    )
    found = api.check("Peru turned the fishing treaty down.", told)
    assert (found.label, found.evidence[0].article) == (S, "north")
    assert found.evidence[0].stance.value == "supports"
    assert 0.5 < found.confidence <= 1.0
