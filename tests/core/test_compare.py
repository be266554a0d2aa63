"""Several articles side by side: agreed, disputed, changed, told by one source only."""

from __future__ import annotations

import datetime as dt

from core_helpers import article, corpus, symbolic

from factcheck import api
from factcheck.records import Comparison, QuestionStatus, RelationKind
from factcheck.settings.values import QuestionEntry, Settings

REJECTED = article("Peru rejected the offer of Chile.", "north", published="2020-01-09")
REJECTED_ID = article(
    "Peru menolak tawaran Chile.", "selatan", published="2020-01-09", language="id"
)
ACCEPTED = article("Peru accepted the offer of Chile.", "south", published="2020-01-09")
LATER = article("Peru accepted the offer of Chile.", "late", published="2020-08-21")


class Watch:
    """Remembers what it was told."""

    def __init__(self) -> None:
        self.steps: list[str] = []
        self.rules: dict[str, tuple[int, int, int]] = {}

    def step(self, name: str) -> None:
        self.steps.append(name)

    def pairs(self, rule: str, found: int, judged: int, related: int) -> None:
        self.rules[rule] = found, judged, related


def kinds(found: Comparison) -> set[RelationKind]:
    return {r.kind for r in found.relations}


def statuses(found: Comparison) -> set[QuestionStatus]:
    return {q.status for q in found.questions}


def test_two_sources_that_say_the_same_in_two_languages_agree() -> None:
    found = symbolic.compare(corpus(REJECTED, REJECTED_ID))
    assert kinds(found) == {RelationKind.AGREE}
    assert QuestionStatus.AGREED in statuses(found)


def test_two_sources_that_contradict_each_other_make_a_disputed_question() -> None:
    found = symbolic.compare(corpus(REJECTED, ACCEPTED))
    assert RelationKind.CONTRADICT in kinds(found)
    disputed = [q for q in found.questions if q.status is QuestionStatus.DISPUTED]
    assert any(
        {s for p in q.positions for s in p.sources} == {"north", "south"} and len(q.positions) >= 2
        for q in disputed
    )


def test_what_changed_with_time_is_shown_as_changed_never_as_disputed() -> None:
    found = symbolic.compare(corpus(REJECTED, LATER))
    assert kinds(found) == {RelationKind.SUPERSEDED}
    assert QuestionStatus.CHANGED in statuses(found)
    assert QuestionStatus.DISPUTED not in statuses(found)


def test_what_only_one_source_says_is_single_source() -> None:
    found = symbolic.compare(corpus(REJECTED, article("Ghana defeated Senegal.", "sport")))
    assert statuses(found) == {QuestionStatus.SINGLE_SOURCE}
    assert found.relations == ()


def test_articles_published_later_than_the_asked_day_are_left_out() -> None:
    found = symbolic.compare(corpus(REJECTED, LATER), as_of=dt.date(2020, 2, 1))
    assert [a.id for a in found.articles] == ["north"]
    assert found.relations == ()
    assert found.as_of == dt.date(2020, 2, 1)


def test_a_reprint_is_found_and_counts_as_one_witness() -> None:
    story = (
        "Peru rejected the offer of Chile on Monday. The foreign minister said that the fishing "
        "treaty gives away too much of the coast. Chile had proposed the treaty in March. "
        "Fishermen in the south protested against the offer for two weeks."
    )
    found = symbolic.compare(corpus(article(story, "one"), article(story + " ", "two")))
    assert found.reprints == (("one", "two"),)
    assert len({a.origin for a in found.articles}) == 1


def test_relations_join_claims_of_different_articles_that_exist() -> None:
    found = symbolic.compare(corpus(REJECTED, REJECTED_ID, ACCEPTED, LATER))
    article_of = {c.id: c.article for c in found.claims}
    assert found.relations
    for relation in found.relations:
        assert article_of[relation.a] != article_of[relation.b]
        assert 0.0 < relation.score <= 1.0
        assert relation.reason


def test_positions_name_claims_that_exist_and_their_sources() -> None:
    found = symbolic.compare(corpus(REJECTED, REJECTED_ID, ACCEPTED, LATER))
    source_of = {c.id: c.source for c in found.claims}
    for question in found.questions:
        for position in question.positions:
            assert set(position.sources) == {source_of[c] for c in position.claims}


def test_a_question_that_people_wrote_comes_first_with_its_answers() -> None:
    entry = QuestionEntry("Who controls the port of Bunia?", "control", object="port of Bunia")
    found = symbolic.compare(
        corpus(
            article("Rebels control the port of Bunia.", "east", published="2019-04-01"),
            article("Ghana defeated Senegal.", "sport", published="2019-04-01"),
        ),
        settings=Settings(questions=(entry,)),
    )
    first = found.questions[0]
    assert (first.tracked, first.question) == (True, "Who controls the port of Bunia?")
    assert [p.sources for p in first.positions] == [("east",)]
    assert sum(q.tracked for q in found.questions) == 1


def test_an_unreadable_input_stays_in_the_comparison_with_its_reason() -> None:
    from factcheck.records import UnreadableArticle

    skipped = UnreadableArticle("broken.txt", "it is empty")
    found = symbolic.compare(api.Corpus((REJECTED,), (skipped,)))
    assert found.skipped == (skipped,)


def test_nothing_compares_to_nothing() -> None:
    found = symbolic.compare(corpus())
    assert (found.articles, found.claims, found.relations, found.questions) == ((), (), (), ())


def test_the_same_headline_in_two_papers_is_one_witness() -> None:
    text = "Three miners die as shaft floods in Potosi"
    told = [article(text, name, published="2021-05-04") for name in ("north", "south")]
    later = article(text, "east", published="2021-07-04")
    found = symbolic.compare(corpus(*told, later))
    assert found.reprints == (("north", "south"),)
    assert {a.origin for a in found.articles if a.id in ("north", "south")} == {"north"}


def test_background_in_common_relates_no_two_reports() -> None:
    """Both mention one war; neither says anything of what the other says."""
    one = article("Peru sends blankets to victims of the attack on Quito.", "a",
                  published="2021-05-04")  # fmt: skip
    other = article("Singer dedicates concert in Lima to the attack on Quito.", "b",
                    published="2021-05-04")  # fmt: skip
    assert symbolic.compare(corpus(one, other)).relations == ()


def test_several_processes_find_the_same() -> None:
    told = [
        article(
            f"Peru {verb} the offer of Chile on {n} ships.", f"{verb}{n}", published="2020-01-09"
        )
        for n in range(2, 90)
        for verb in ("rejected", "accepted", "discussed")
    ]
    one, two = (symbolic.compare(corpus(*told), jobs=n) for n in (1, 2))
    assert one == two
    assert one.relations


def test_whoever_watches_is_told_the_pairs_of_each_rule() -> None:
    watch = Watch()
    symbolic.compare(corpus(REJECTED, ACCEPTED, LATER), watch=watch)
    assert watch.rules["near, within days"] == (1, 1, 1)
    assert watch.rules["near, months apart"] == (2, 2, 1)
    assert watch.steps[0] == "read sentences"


MATTER = (
    article("Vidal rejected the truce.", "north", published="2020-01-09"),
    article("Vidal menerima gencatan senjata.", "selatan", published="2020-03-11", language="id"),
    article("Kim rejected the truce.", "south", published="2020-03-12"),
    article("Vidal visited the harbour.", "east", published="2020-03-13"),
)


def test_a_matter_asked_about_is_answered_by_the_claims_that_speak_of_all_of_it() -> None:
    found = symbolic.compare(corpus(*MATTER))
    asked = api.ask("Vidal and a truce", found)
    assert asked is not None
    assert [p.sources for p in asked.positions] == [("north",), ("selatan",)]
    assert asked.status is QuestionStatus.CHANGED
    assert api.ask("Kim and the harbour", found) is None


def told_of(first: str, second: str) -> Comparison:
    texts = [(first, "a"), (second, "b")]
    return symbolic.compare(corpus(*(article(t, i, published="2021-05-04") for t, i in texts)))


def test_two_counts_of_one_event_contradict_and_those_of_an_event_and_a_war_do_not() -> None:
    one = told_of("Flood in Quito kills 20 people.", "Flood in Quito kills 15 people.")
    war = told_of("Flood in Quito kills 20 people.", "Floods in Quito have killed 4,500 people.")
    assert RelationKind.CONTRADICT in kinds(one)
    assert RelationKind.CONTRADICT not in kinds(war)


def test_a_predicate_that_very_many_claims_share_is_split_by_what_they_name() -> None:
    """Undated, so that claims are held against claims."""
    told = [article(f"Peru rejected the offer of Town{n}.", f"a{n}") for n in range(90)]
    told += [article("Ghana rejected the pact.", "x"), article("Ghana accepted the pact.", "y")]

    watch = Watch()
    found = symbolic.compare(corpus(*told), watch=watch)
    assert 0 < watch.rules["one predicate, a date unknown"][0] < 90 * 8
    home = {c.id: c.article for c in found.claims}
    kinds_of = {frozenset((home[r.a], home[r.b])): r.kind for r in found.relations}
    assert kinds_of[frozenset(("x", "y"))] is RelationKind.CONTRADICT
