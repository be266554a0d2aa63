"""The JSON that other programs read has the promised keys, in a fixed order."""

from __future__ import annotations

import json

from report_samples import SKIPPED, comparison, judgement, verdict

from factcheck.report.interface import Extracted, Report, ReportFormat, TrackedResult
from factcheck.report.registry import writer
from factcheck.report.timeline import build_timeline
from factcheck.settings.values import TrackedClaim

JSON = writer(ReportFormat.JSON)
LINES = writer(ReportFormat.JSONL)


def test_claim_has_the_promised_keys() -> None:
    shown = json.loads("".join(JSON.verdicts([verdict(id="c1")], many=False)))
    assert shown == {
        "id": "c1",
        "claim": "Rebels hold the bridge",
        "verdict": "supported",
        "confidence": 0.93,
        "as_of": None,
        "evidence": [
            {
                "article": "post.txt",
                "source": "Post",
                "origin": "Wire",
                "published": "2021-03-01",
                "published_precision": "day",
                "quote": "Rebels hold the bridge",
                "start": 12,
                "end": 34,
                "stance": "supports",
                "score": 0.97,
                "level": "",
                "reason": "same holder, same place",
            }
        ],
        "warnings": [],
        "error": None,
    }


def test_judge_has_the_promised_keys() -> None:
    (line,) = LINES.judgements([judgement(id="7")], many=True)
    assert json.loads(line) == {
        "id": "7",
        "label": "contradiction",
        "scores": {"entailment": 0.01, "neutral": 0.04, "contradiction": 0.95},
        "relation": "contradict",
        "type": "antonym",
        "reason": "reject and accept exclude each other",
        "level": "opposites",
        "slots": [{"slot": "predicate", "a": "reject", "b": "accept", "outcome": "opposite"}],
    }


def test_compare_has_the_promised_keys() -> None:
    shown = json.loads("".join(JSON.comparison(comparison())))
    promised = {
        "articles": "article title source origin language published published_precision claims",
        "questions": "id question status positions",
        "claims": "id article source quote start end predicate subject object polarity mood "
        "attribution event_date quantities",
        "relations": "relation type a b score reason",
    }
    for name, keys in promised.items():
        assert all(set(keys.split()) <= set(item) for item in shown[name]), name
    assert shown["relations"][0]["score"] == 0.9123
    assert [a["claims"] for a in shown["articles"]] == [1, 1, 1]
    assert set(shown["questions"][0]["positions"][0]) >= {"position", "claims", "sources"}


def test_every_quote_is_the_text_at_its_offsets() -> None:
    found = comparison()
    text = {article.id: article.text for article in found.articles}
    for item in json.loads("".join(JSON.comparison(found)))["claims"]:
        assert text[item["article"]][item["start"] : item["end"]] == item["quote"]


def test_jsonl_of_a_report_names_the_kind_of_each_line() -> None:
    tracked = TrackedResult(TrackedClaim("t", "x"), verdict(id="t"))
    lines = [json.loads(line) for line in LINES.report(Report(comparison(), (tracked,)))]
    kinds = [line["kind"] for line in lines]
    assert kinds == [
        *["article"] * 3, *["question"] * 2, *["claim"] * 3, *["relation"] * 2, "tracked",
    ]  # fmt: skip
    assert lines[-1]["expected"] is True


def test_extract_lists_what_was_skipped_and_dropped() -> None:
    found = comparison()
    extracted = Extracted(found.articles, found.claims, ("why",), ("alias",), (SKIPPED,))
    shown = json.loads("".join(JSON.extraction(extracted)))
    assert shown["skipped"] == [
        {"path": "bad.txt", "reason": "is binary", "mend": "save it as text"}
    ]
    assert (shown["dropped"], shown["aliases"]) == (["why"], ["alias"])


def test_a_timeline_goes_by_event_date_and_falls_back_to_publication() -> None:
    found = comparison()
    lines = map(json.loads, LINES.timeline(build_timeline(found, found.questions[0])))
    assert [(line["date"], line["dated_by"], line["position"]) for line in lines] == [
        ("2021-02-28", "event", "army"),
        ("2021-03-01", "published", "rebels"),
        ("2021-04-02", "published", "army"),
    ]
