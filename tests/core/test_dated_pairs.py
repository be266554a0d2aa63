"""How two dated news texts relate: agreed, contradicted, overtaken by time, of other events."""

from __future__ import annotations

from collections import Counter

import pytest
from core_helpers import day as on
from core_helpers import judge, rows

from factcheck import api
from factcheck.judge.events import event_sets, group_of
from factcheck.judge.jury import JudgeKind, seat
from factcheck.judge.relation_weights import HEARD, JOINT, NEAR, WORDS, relation_weights
from factcheck.records import RelationKind

PAIRS = rows("dated_pairs.tsv")
# Headlines like these are read right so often; the weights are fitted on them too.
RIGHT = 0.75


def test_most_pairs_of_every_relation_are_related_right() -> None:
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for relation, _, day, text, other_day, other in PAIRS:
        total[relation] += 1
        right[relation] += judge(text, other, day, other_day).relation == relation
    assert right.total() >= RIGHT * total.total(), right
    assert all(right[kind] >= 0.5 * total[kind] for kind in total), right


@pytest.mark.parametrize(("relation", "type", "day", "text", "other_day", "other"), PAIRS)
def test_the_order_of_two_dated_texts_changes_nothing(
    relation: str, type: str, day: str, text: str, other_day: str, other: str
) -> None:
    first, second = judge(text, other, day, other_day), judge(other, text, other_day, day)
    assert first.relation == second.relation


EVENTS = rows("events.tsv")
# One event or two, on topics that nothing is fitted on: 22 of 24 when these were written.
EVENTS_RIGHT = 0.9


@pytest.mark.parametrize("kind", [JudgeKind.SYMBOLIC, JudgeKind.BOTH])
def test_one_event_is_told_from_two_on_other_topics(kind: JudgeKind) -> None:
    jury = seat(kind)
    wrong = []
    for relation, _, first, text, second, other in EVENTS:
        one, two = api.Text(text, published=on(first)), api.Text(other, published=on(second))
        there, back = api.judge(one, two, judges=jury), api.judge(two, one, judges=jury)
        assert there.relation == back.relation, (text, other)
        if there.relation != relation:
            wrong.append((relation, there.relation, text, other))
    assert len(wrong) <= (1 - EVENTS_RIGHT) * len(EVENTS), wrong


def test_how_near_two_texts_are_in_meaning_is_weighed_and_named() -> None:
    texts = ("Pasar Arona Terbakar", "Kebakaran Landa Pasar Arona")
    dated = [api.Text(text, published=on("2021-03-06")) for text in texts]
    judged = api.judge(*dated)
    assert judged.relation == RelationKind.AGREE, judged.reason
    assert f"{NEAR} 0." in judged.reason


COUNTS = [
    ("Banjir di Lembah Arona Tewaskan 71 Orang", "Korban Tewas Banjir Lembah Arona Jadi 90 Orang"),
    ("Flood in Arona valley kills 71", "Arona valley flood death toll rises to 90"),
]


@pytest.mark.parametrize(("first", "second"), COUNTS)
def test_a_toll_that_grew_by_the_next_day_is_superseded(first: str, second: str) -> None:
    judged = judge(first, second, "2021-03-06", "2021-03-07")
    assert judged.relation == RelationKind.SUPERSEDED, judged.reason
    assert all(part in judged.reason for part in ("71", "90", "2021-03-06", "2021-03-07"))


SAME_DAY = [
    ("Serangan di Pasar Arona Tewaskan 90 Orang", "Serangan di Pasar Arona Tewaskan 93 Orang"),
    ("Strike on Arona market kills 90 people", "Serangan di Pasar Arona Tewaskan 93 Orang"),
]


@pytest.mark.parametrize(("first", "second"), SAME_DAY)
def test_two_counts_of_one_strike_on_one_day_contradict(first: str, second: str) -> None:
    judged = judge(first, second, "2021-03-06", "2021-03-06")
    assert judged.relation == RelationKind.CONTRADICT, judged.reason
    assert "90" in judged.reason
    assert "93" in judged.reason


OTHER_SITES = [
    ("Tentara Arona Bom Gereja, 8 Orang Tewas", "Tentara Arona Bom Masjid, 8 Orang Tewas"),
    ("Army bombs church, eight dead", "Tentara Bom Masjid, Delapan Orang Tewas"),
]


@pytest.mark.parametrize(("first", "second"), OTHER_SITES)
def test_strikes_on_two_buildings_are_two_events(first: str, second: str) -> None:
    judged = judge(first, second, "2021-03-06", "2021-03-06")
    assert judged.relation == RelationKind.UNRELATED, judged.reason


STANDS = [
    ("Front Utara Tolak Gencatan Senjata", "Front Utara Setujui Gencatan Senjata"),
    ("Northern Front rejects ceasefire", "Front Utara Setujui Gencatan Senjata"),
    ("Northern Front rejects ceasefire", "Northern Front agrees to ceasefire"),
]


@pytest.mark.parametrize(("first", "second"), STANDS)
def test_a_refusal_and_a_later_consent_are_a_change(first: str, second: str) -> None:
    judged = judge(first, second, "2020-06-01", "2020-08-15")
    assert judged.relation == RelationKind.SUPERSEDED, judged.reason


ROUNDED = ("Korban Tewas Gempa Arona Tembus 25 Ribu", "Korban Tewas Gempa Arona Capai 25.105 Orang")


def test_a_total_that_is_past_a_round_number_agrees_with_it() -> None:
    judged = judge(*ROUNDED, "2021-03-06", "2021-03-06")
    assert judged.relation == RelationKind.AGREE, judged.reason


def test_a_rounded_total_that_has_grown_since_is_superseded() -> None:
    past = (
        "Korban Tewas Gempa Arona Tembus 25 Ribu",
        "Korban Tewas Gempa Arona Capai 25.700 Orang",
    )
    judged = judge(*past, "2021-03-06", "2021-03-09")
    assert judged.relation == RelationKind.SUPERSEDED, judged.reason


def test_the_dead_of_one_strike_are_no_count_of_the_whole_war() -> None:
    strike, war = "Serangan di Pasar Arona Tewaskan 5 Orang", "Perang Arona Tewaskan 25.700 Orang"
    judged = judge(strike, war, "2021-03-06", "2021-03-07")
    assert judged.relation == RelationKind.UNRELATED, judged.reason


@pytest.mark.parametrize("table", [WORDS, JOINT, HEARD])
def test_every_weighed_fact_has_a_weight_for_each_relation(table: str) -> None:
    weights = relation_weights(table)
    assert all(len(row) == len(RelationKind) for row in weights.values())
    assert "bias" in weights
    assert (NEAR in weights) == (table != WORDS)


def test_a_country_picks_out_less_than_a_town_or_a_building() -> None:
    assert group_of("p:indonesia") == "country"
    assert group_of("p:medan") == "place"
    assert group_of("c:hospital") == "site"
    assert set(event_sets()) == {"tally", "stance", "blame", "denial"}
