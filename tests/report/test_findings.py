"""Findings: what makes them the same, which fail, which are set aside, what a baseline changes."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from report_samples import comparison, disputes, verdict

from factcheck.records import Comparison, Stance, VerdictLabel
from factcheck.report.baseline import (
    Baseline,
    BaselineError,
    baseline_text,
    changed_since,
    fixed_since,
    read_baseline,
)
from factcheck.report.findings import accepted, because, find
from factcheck.report.fingerprint import fingerprint, normalised, side
from factcheck.report.interface import Finding, FindingState, TrackedResult
from factcheck.settings.values import (
    RULES,
    FailOn,
    Rule,
    RuleEntry,
    Settings,
    Severity,
    Suppression,
    TrackedClaim,
)

TODAY = dt.date(2026, 1, 1)


def _by_rule(found: Comparison, settings: Settings | None = None) -> dict[Rule, Finding]:
    return {f.rule: f for f in find(found, (), settings, today=TODAY).items}


def test_a_contradiction_a_change_and_their_question_are_findings() -> None:
    found = _by_rule(comparison())
    assert set(found) == {Rule.DISPUTED, Rule.CONTRADICTION, Rule.SUPERSEDED}
    told = found[Rule.CONTRADICTION]
    assert told.message == (
        "Post (published 2021-03-01) “Rebels hold the bridge, the mayor said” is contradicted by "
        "Times (2021-02-28) “Army holds the bridge” (role): one bridge has one holder on one day"
    )
    assert told.questions == ("Who controls the bridge?",)
    assert [(p.path, p.line, p.column) for p in told.places] == [
        ("post.txt", 2, 1),
        ("times.txt", 1, 1),
    ]
    earlier, later = found[Rule.SUPERSEDED].places
    assert (earlier.source, later.source) == ("Post", "Echo")
    assert (later.line, later.column, later.end_line, later.end_column) == (1, 1, 2, 18)
    assert found[Rule.DISPUTED].reasons == (told.fingerprint,)


def test_an_article_of_a_jsonl_file_has_the_line_of_its_object() -> None:
    found = comparison()
    moved = replace(
        found, articles=tuple(replace(a, path=f"news/all.jsonl:{7}") for a in found.articles)
    )
    place = _by_rule(moved)[Rule.CONTRADICTION].places[0]
    assert (place.path, place.line, place.column) == ("news/all.jsonl", 7, 0)


def test_a_fingerprint_knows_nothing_of_files_lines_or_layout() -> None:
    found = comparison()
    articles = tuple(
        replace(a, id=a.id, path=f"elsewhere/{a.id}", text="\n\n" + a.text) for a in found.articles
    )
    claims = tuple(
        replace(c, id=f"x{c.id}", quote=c.quote.upper().replace(" ", "\n")) for c in found.claims
    )
    relations = tuple(replace(r, a=f"x{r.b}", b=f"x{r.a}") for r in found.relations)
    moved = replace(found, articles=articles, claims=claims, relations=relations, questions=())
    keys = {rule: f.fingerprint for rule, f in _by_rule(moved).items()}
    assert keys == {
        rule: f.fingerprint for rule, f in _by_rule(found).items() if rule is not Rule.DISPUTED
    }


@given(st.text(max_size=60), st.text(max_size=60))
def test_a_fingerprint_is_of_what_is_said_and_of_who_says_it(one: str, other: str) -> None:
    sides = [side("Post", one), side("Times", other)]
    assert fingerprint("x", sides) == fingerprint("x", reversed(sides))
    assert normalised(normalised(one)) == normalised(one)
    if normalised(one) != normalised(other):
        assert fingerprint("x", sides) != fingerprint(
            "x", [side("Post", other), side("Times", one)]
        )


@pytest.mark.parametrize(
    ("level", "failing"),
    [
        (FailOn.NONE, set()),
        (FailOn.UNEXPECTED_VERDICT, set()),
        (FailOn.DISPUTED, {Rule.DISPUTED}),
        (FailOn.CONTRADICTION, {Rule.DISPUTED, Rule.CONTRADICTION}),
        (FailOn.ANY, {Rule.DISPUTED, Rule.CONTRADICTION, Rule.SUPERSEDED}),
    ],
)
def test_what_fails_is_what_the_level_says(level: FailOn, failing: set[Rule]) -> None:
    found = find(comparison(), fail_on=level)
    assert {f.rule for f in found.items if f.fails} == failing


def test_severity_and_least_score_are_the_settings() -> None:
    rules = {
        **RULES,
        Rule.DISPUTED: RuleEntry(Severity.OFF),
        Rule.CONTRADICTION: RuleEntry(Severity.ERROR),
        Rule.SUPERSEDED: RuleEntry(Severity.NOTE, 0.95),
    }
    found = _by_rule(comparison(), Settings(rules=rules))
    assert set(found) == {Rule.CONTRADICTION}
    assert found[Rule.CONTRADICTION].severity is Severity.ERROR


@pytest.mark.parametrize(
    ("entry", "aside"),
    [
        (Suppression("seen", question="who controls the bridge"), {"d", "c", "s"}),
        (Suppression("seen", rule=Rule.CONTRADICTION, source="times"), {"c", "d"}),
        (Suppression("seen", text="army retook THE bridge"), {"s"}),
        (Suppression("seen", text="army retook", source="Times"), set()),
        (
            Suppression("known", "known_dispute", question="Who controls the bridge?"),
            {"d", "c", "s"},
        ),
        (Suppression("two", "not_same", quotes=("Army holds", "rebels hold")), {"c", "d"}),
        (Suppression("two", "not_same", quotes=("Army holds", "retook")), set()),
        (Suppression("late", question="bridge", expires=dt.date(2025, 12, 31)), set()),
        (Suppression("today", question="bridge", expires=TODAY), {"d", "c", "s"}),
    ],
)
def test_a_suppression_sets_aside_what_fits_and_all_that_it_says(
    entry: Suppression, aside: set[str]
) -> None:
    entry = replace(entry, file="factcheck.toml", line=3)
    found = find(comparison(), (), Settings(suppressions=(entry,)), today=TODAY, fail_on=FailOn.ANY)
    names = {Rule.DISPUTED: "d", Rule.CONTRADICTION: "c", Rule.SUPERSEDED: "s"}
    suppressed = {names[f.rule] for f in found.of(FindingState.SUPPRESSED)}
    assert suppressed == aside
    assert all(f.excuse == entry.reason and not f.fails for f in found.of(FindingState.SUPPRESSED))
    assert all(f.fails for f in found.of(FindingState.NEW))
    assert bool(found.warnings) is not bool(aside)
    assert all(w.startswith(f"factcheck.toml:3:{entry.kind}: ") for w in found.warnings)


def test_that_a_suppression_fits_nothing_is_said_of_the_whole_corpus_only() -> None:
    settings = Settings(suppressions=(Suppression("seen", text="nowhere said"),))
    assert find(comparison(), (), settings).warnings
    assert not find(comparison(), (), settings, whole=False).warnings


def test_a_suppression_by_fingerprint_takes_its_beginning() -> None:
    told = _by_rule(comparison())[Rule.SUPERSEDED]
    entry = Suppression("seen", fingerprint=told.fingerprint[:8].upper())
    found = find(comparison(), (), Settings(suppressions=(entry,)))
    assert [f.rule for f in found.of(FindingState.SUPPRESSED)] == [Rule.SUPERSEDED]


def test_a_baseline_makes_old_findings_known_and_lists_those_that_are_gone(tmp_path: Path) -> None:
    old, new = disputes(3), disputes(4)
    file = tmp_path / "base.json"
    file.write_text(baseline_text(find(old), (), old.articles))
    kept = read_baseline(file)
    gone = replace(new, relations=new.relations[1:], questions=new.questions[1:])
    found = find(gone, known=kept.findings, fail_on=FailOn.ANY)
    assert [f.questions for f in found.items if f.fails] == [("Who holds bridge 3?",)] * 2
    assert len(found.of(FindingState.KNOWN)) == 4
    fixed = fixed_since(kept, found)
    assert {f.rule for f in fixed} == {"disputed", "contradiction"}
    assert all("bridge 0" in f.message for f in fixed)


def test_a_baseline_is_the_same_bytes_whatever_the_order(tmp_path: Path) -> None:
    found = disputes(5)
    turned = replace(
        found, relations=found.relations[::-1], questions=found.questions[::-1],
        articles=found.articles[::-1],
    )  # fmt: skip
    texts = {baseline_text(find(each), (), each.articles) for each in (found, turned)}
    assert len(texts) == 1
    assert not [f for f in accepted(find(found, fail_on=FailOn.ANY)).items if f.fails]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (None, "no such file; write it anew with --write-baseline"),
        ("{", "is not JSON, so damaged"),
        ("[]", "is no baseline of factcheck"),
        ('{"factcheck_baseline": 99}', "is of another version"),
        ('{"factcheck_baseline": 1, "fingerprints": "1"}', "is damaged (KeyError: 'findings')"),
        (
            '{"factcheck_baseline": 1, "fingerprints": "1", "findings": [{"rule": 1}], '
            '"verdicts": [], "articles": []}',
            "is damaged (TypeError: 1 is not text)",
        ),
        (
            '{"factcheck_baseline": 1, "fingerprints": "1", "findings": [], "articles": [], '
            '"verdicts": [{"id": "c", "text": "x", "verdict": "maybe", "evidence": []}]}',
            "is damaged (ValueError",
        ),
        ("\udcff", "is not JSON"),
    ],
)
def test_a_missing_or_damaged_baseline_is_one_clear_line(
    tmp_path: Path, text: str | None, what: str
) -> None:
    file = tmp_path / "base.json"
    if text is not None:
        file.write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(BaselineError) as raised:
        read_baseline(file)
    assert str(raised.value).startswith(f"--baseline {file}: ")
    assert what in str(raised.value)
    assert "--write-baseline" in str(raised.value)
    assert "\n" not in str(raised.value)


def _tracked(label: VerdictLabel, expect: VerdictLabel) -> TrackedResult:
    return TrackedResult(TrackedClaim("bridge", "Rebels hold the bridge", expect), verdict(label))


def test_a_changed_verdict_names_the_new_article_that_changed_it(tmp_path: Path) -> None:
    found = comparison()
    before = _tracked(VerdictLabel.SUPPORTED, VerdictLabel.SUPPORTED)
    file = tmp_path / "base.json"
    post, others = found.articles[1], (found.articles[0], found.articles[2])
    file.write_text(baseline_text(find(found, (before,)), (before,), (post,)))
    now = _tracked(VerdictLabel.REFUTED, VerdictLabel.SUPPORTED)
    piece = replace(
        now.verdict.evidence[0], article="times.txt", source="Times", stance=Stance.REFUTES,
        quote="Army holds the bridge", start=0, end=21,
    )  # fmt: skip
    old = replace(piece, article="post.txt", source="Post")
    now = replace(now, verdict=replace(now.verdict, evidence=(old, piece)))
    (changed,) = changed_since(read_baseline(file), (now,), (post, *others))
    assert changed.before is VerdictLabel.SUPPORTED
    assert [e.article for e in changed.changed_by] == ["times.txt"]
    assert because(changed) == (
        "was supported; changed by Times (2021-03-01, times.txt) refutes it: "
        "“Army holds the bridge”"
    )
    finding = find(found, (changed,)).items[0]
    assert (finding.rule, finding.tracked) == (Rule.UNEXPECTED_VERDICT, "bridge")
    assert finding.places[0].path == "times.txt"


def test_a_verdict_that_stayed_or_whose_claim_was_rewritten_has_no_history() -> None:
    result = _tracked(VerdictLabel.SUPPORTED, VerdictLabel.SUPPORTED)
    text = baseline_text(find(comparison(), (result,)), (result,), ())
    data = json.loads(text)
    assert data["verdicts"][0]["verdict"] == "supported"
    assert changed_since(Baseline(), (result,), ()) == (result,)


def test_each_of_a_thousand_disputes_is_a_finding_and_so_is_its_question() -> None:
    found = find(disputes(1000))
    assert len(found.items) == 2000
    assert found.items[0].rule is Rule.DISPUTED
