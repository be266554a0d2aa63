"""The page: valid HTML that reads without a script, whole in one file, inert whatever is quoted."""

from __future__ import annotations

import re
from dataclasses import replace
from xml.etree import ElementTree

import html5lib
import pytest
from report_samples import comparison, disputes, verdict

from factcheck.records import Comparison, VerdictLabel
from factcheck.report.findings import find
from factcheck.report.interface import Fixed, Report, ReportFormat, TrackedResult, View
from factcheck.report.page_parts import MOST_QUESTIONS, safe_link
from factcheck.report.registry import writer
from factcheck.settings.values import Settings, Suppression, TrackedClaim

_NAMES = "{http://www.w3.org/1999/xhtml}"
HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "{{ 7*7 }}{% for %}",
    "</style><script>alert(1)</script>",
    "<!--",
    "]]>",
    "\u202e\x00\x1b[2J",
    "&lt;b&gt;",
]


def _report(found: Comparison) -> Report:
    link = TrackedClaim(
        "t", "Rebels hold the bridge", VerdictLabel.REFUTED, owner="Ann", link="https://x.org/1",
        note="look again",
    )  # fmt: skip
    tracked = (TrackedResult(link, verdict(id="t")),)
    findings = replace(find(found, tracked), fixed=(Fixed("disputed", "abc", "Who left?"),))
    return Report(found, tracked, findings)


def _page(report: Report, *, verbose: bool = False) -> str:
    return "".join(writer(ReportFormat.HTML, View(verbose=verbose)).report(report))


def _parsed(text: str) -> ElementTree.Element:
    """The document; raises on the first mistake a strict HTML parser finds."""
    parser = html5lib.HTMLParser(tree=html5lib.getTreeBuilder("etree"), strict=True)
    tree: ElementTree.Element = parser.parse(text)
    return tree


def _all(tree: ElementTree.Element, tag: str) -> list[ElementTree.Element]:
    return list(tree.iter(_NAMES + tag))


@pytest.mark.parametrize("report", [_report(comparison()), Report(Comparison((), (), (), ()))])
def test_the_page_is_valid_and_needs_nothing_from_elsewhere(report: Report) -> None:
    tree = _parsed(_page(report))
    assert tree.get("lang") == "en"
    assert len(_all(tree, "h1")) == len(_all(tree, "main")) == 1
    for tag in ("link", "img", "iframe", "object", "embed", "audio", "video"):
        assert not _all(tree, tag)
    for script in _all(tree, "script"):
        assert script.get("src") is None
    assert "@import" not in _page(report)
    assert "url(" not in _page(report)


def test_every_id_is_one_and_every_inner_link_leads_somewhere() -> None:
    tree = _parsed(_page(_report(comparison()), verbose=True))
    ids = [node.get("id") for node in tree.iter() if node.get("id")]
    assert len(ids) == len(set(ids))
    links = [a.get("href", "") for a in _all(tree, "a")]
    assert links
    assert {href[1:] for href in links if href.startswith("#")} <= set(ids)
    named = {node.get("aria-labelledby") for node in tree.iter() if node.get("aria-labelledby")}
    assert named <= set(ids)


def test_a_question_has_its_sources_side_by_side_with_what_decides_marked() -> None:
    tree = _parsed(_page(_report(comparison())))
    card = next(a for a in _all(tree, "article") if a.get("data-status") == "disputed")
    sides = [s for s in card.iter(_NAMES + "section")]
    assert len(sides) == 2
    marks = ["".join(m.itertext()) for m in card.iter(_NAMES + "mark")]
    assert marks == ["Rebels hold the bridge", "Army holds the bridge", "Army\nretook the bridge"]
    text = "".join(card.itertext())
    for told in ("Post", "(Wire)", "2021-02-28", "the mayor (said)", "one bridge has one holder"):
        assert told in text
    assert card.get("data-sources") == "Echo|Post|Times"
    assert (card.get("data-from"), card.get("data-to")) == ("2021-02-28", "2021-04-02")


def test_a_quote_stands_in_its_context() -> None:
    tree = _parsed(_page(_report(comparison())))
    quotes = ["".join(q.itertext()) for q in _all(tree, "blockquote")]
    assert any(q.startswith("Bridge news") and "Rebels hold the bridge" in q for q in quotes)


def test_the_anchor_of_a_question_stays_when_the_corpus_grows() -> None:
    def anchor(report: Report) -> str:
        card = next(a for a in _all(_parsed(_page(report)), "article"))
        return str(card.get("id"))

    found = comparison()
    renumbered = tuple(
        replace(q, id=f"q{at + 7}") for at, q in enumerate(found.questions)
    )  # fmt: skip
    grown = replace(found, questions=renumbered)
    assert anchor(_report(found)) == anchor(_report(grown))


def test_the_timeline_is_a_picture_with_its_content_in_words() -> None:
    tree = _parsed(_page(_report(comparison())))
    (svg,) = [n for n in tree.iter() if n.tag.endswith("svg")]
    assert svg.get("role") == "img"
    told = svg.get("aria-label") or ""
    assert "Timeline of: Who controls the bridge?" in told
    assert "Echo: 2021-04-02 B; Post: 2021-03-01 A; Times: 2021-02-28 B" in told


def test_tracked_claims_fixed_findings_matrix_and_articles_are_there() -> None:
    text = "".join(_parsed(_page(_report(comparison()))).itertext())
    for told in (
        "refuted: not as expected", "look again", "Ann", "Fixed since the baseline", "Who left?",
        "1 contradict", "Source by source", "echo.txt",
    ):  # fmt: skip
        assert told in text


def test_what_is_set_aside_is_shown_as_such() -> None:
    found = comparison()
    aside = Settings(suppressions=(Suppression("two bridges", question="bridge"),))
    text = _page(Report(found, findings=find(found, (), aside)))
    assert "Set aside: two bridges" in text


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_text_stays_text(hostile: str) -> None:
    found = comparison(f"Rebels {hostile} hold the bridge")
    found = replace(
        found,
        articles=tuple(replace(a, title=hostile, source=hostile) for a in found.articles),
        claims=tuple(replace(c, source=hostile, origin=hostile) for c in found.claims),
        questions=tuple(replace(q, question=f"Who {hostile}?") for q in found.questions),
    )
    text = _page(_report(found))
    tree = _parsed(text)
    assert len(_all(tree, "script")) == len(_all(tree, "style")) == 1
    assert not [n for n in tree.iter() if any(str(k).startswith("on") for k in n.attrib)]
    assert not set(text) & set("\x00\x1b\u202e")


def test_a_link_that_is_no_web_page_is_none() -> None:
    assert safe_link("https://x.org/a") == "https://x.org/a"
    for url in ("javascript:alert(1)", "data:text/html,x", " https://x", "//x.org", ""):
        assert safe_link(url) == ""


def test_text_from_right_to_left_is_left_to_itself() -> None:
    tree = _parsed(_page(_report(comparison("قال المتحدث إن الجسر آمن"))))
    quotes = [q for q in _all(tree, "blockquote") if "الجسر" in "".join(q.itertext())]
    assert quotes
    assert all(q.get("dir") == "auto" for q in quotes)


def test_the_policy_allows_the_own_script_and_style_only() -> None:
    text = _page(_report(comparison()))
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', text)
    assert policy
    assert "default-src 'none'" in policy[1].replace("&#39;", "'")
    assert policy[1].count("sha256-") == 2


def test_what_is_above_the_limit_is_counted() -> None:
    many = disputes(MOST_QUESTIONS + 5)
    text = _page(Report(many, findings=find(many)))
    assert "5 more questions" in text
    assert len(text.encode()) < 10_000_000
