"""The pages of docs/: links lead somewhere, the site names each, numbers are those of the code."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from factcheck.article.interface import MAX_FILE
from factcheck.report import github, markdown, page_parts, sarif
from factcheck.report.interface import ExitCode, ReportFormat
from factcheck.report.registry import HOLDS
from factcheck.settings.values import RULES, FailOn

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PAGES = sorted(DOCS.rglob("*.md"))
_LINK = re.compile(r"\]\(([^)\s]+)\)")
_FENCE = re.compile(r"^```.*?^```$", re.DOTALL | re.MULTILINE)


def _text(name: str) -> str:
    return (DOCS / name).read_text("utf-8")


def _anchors(page: Path) -> set[str]:
    """What the headings of a page are called in links, as Python-Markdown makes it."""
    headings = re.findall(r"(?m)^#+ (.*)$", _FENCE.sub("", page.read_text("utf-8")))
    plain = (re.sub(r"[^\w\s-]", "", heading).strip().lower() for heading in headings)
    return {re.sub(r"[-\s]+", "-", heading) for heading in plain}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(DOCS).as_posix())
def test_every_link_leads_to_a_page_and_a_heading(page: Path) -> None:
    for link in _LINK.findall(_FENCE.sub("", page.read_text("utf-8"))):
        if link.startswith("https://"):
            continue
        path, _, anchor = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        assert target.is_file(), link
        assert target.is_relative_to(DOCS), f"{link}: the site has docs/ only"
        assert not anchor or anchor in _anchors(target), link


def test_links_of_the_readme_lead_to_files() -> None:
    links = _LINK.findall(_FENCE.sub("", (ROOT / "README.md").read_text("utf-8")))
    files = [link.partition("#")[0] for link in links if not link.startswith("https://")]
    assert [link for link in files if not (ROOT / link).exists()] == []


def test_the_site_names_every_page_once() -> None:
    nav = (ROOT / "mkdocs.yml").read_text("utf-8").split("\nnav:\n")[1]
    named = re.findall(r": (\S+\.md)$", nav, re.MULTILINE)
    assert sorted(named) == sorted(page.relative_to(DOCS).as_posix() for page in PAGES)


def test_formats_are_all_told_of_with_the_limits_of_the_code() -> None:
    page = _text("formats.md")
    for each in ReportFormat:
        assert f"\n| `{each}` | " in page
        assert f"\n- **{each}**: " in page
        assert len(HOLDS[each]) > 0
    assert f"At most {sarif.MOST_RESULTS:,}\n" in page
    assert github.MOST == 10
    assert "the ten gravest new findings" in page
    assert f"up to {markdown.LIMIT // 1000} kB" in page
    assert f"the {markdown.MOST_FINDINGS} gravest new findings" in page
    assert f"At most {page_parts.MOST_FINDINGS:,} findings" in page
    assert f"{page_parts.MOST_QUESTIONS:,} questions" in page
    assert f"{page_parts.MOST_ARTICLES:,} articles" in page
    assert [code for code in ExitCode if f"\n| {code.value} | " not in page] == []


def test_rules_have_the_severities_of_the_code_and_every_level_is_named() -> None:
    page = _text("baseline.md")
    for rule, entry in RULES.items():
        assert re.search(rf"\n\| `{rule}` \| [^|]* \| `{entry.severity}` \|", page), rule
    assert [level for level in FailOn if f"`{level}`" not in page] == []


def test_the_limit_of_a_file_is_that_of_the_code() -> None:
    assert f"above {MAX_FILE // 1_000_000} MB" in _text("corpus.md")


def test_figures_of_verdicts_are_those_of_the_readme_and_of_the_gate() -> None:
    page, readme = _text("verdicts.md"), (ROOT / "README.md").read_text("utf-8").splitlines()
    rows = re.findall(r"(?m)^\| \d+ .* \| \d+ \| \d+ \|$", page)
    assert len(rows) == 3
    assert [row for row in rows if row not in readme] == []
    gate = (ROOT / "benchmarks/README.md").read_text("utf-8")
    told = dict(re.findall(r"(?m)^\| `(\w+)` \| (\d+ of \d+) \|$", page))
    measured = re.findall(r"\| claims/gate +\| label +\| (\w+) +\| [\d.]+% \((\d+)/(\d+)\)", gate)
    assert told == {label: f"{right} of {cases}" for label, right, cases in measured}
