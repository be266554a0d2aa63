"""What holds for every format, and the whole expected text of the reports for people."""

from __future__ import annotations

import inspect
import json
import unicodedata
from collections.abc import Callable, Iterator

import pytest
from report_samples import comparison, judgement, verdict

from factcheck.records import Comparison, Verdict, VerdictLabel
from factcheck.report.findings import find
from factcheck.report.interface import (
    Extracted,
    Kind,
    Report,
    ReportError,
    ReportFormat,
    TrackedResult,
    View,
    Writer,
)
from factcheck.report.registry import FILE_NAMES, HOLDS, formats_for, require, writer
from factcheck.report.shape import comparison_shape
from factcheck.report.timeline import build_timeline
from factcheck.settings.values import TrackedClaim

HOSTILE = "Rebels [/red]\x1b[2J hold | <b>the</b> \u202e::error::bridge, `x` ##[error]"


def _everything(report_format: ReportFormat, found: Comparison) -> dict[str, str]:
    """Each kind of results that a format holds, in it."""
    out = writer(report_format, View(colour=False))
    tracked = TrackedResult(TrackedClaim("t", "x", VerdictLabel.REFUTED), verdict(id="t"))
    extracted = Extracted(found.articles, found.claims, ("dropped",), ("alias",))
    report = Report(found, (tracked,), find(found, (tracked,)))
    made: dict[Kind, Callable[[], Iterator[str]]] = {
        Kind.COMPARISON: lambda: out.comparison(found),
        Kind.REPORT: lambda: out.report(report),
        Kind.VERDICTS: lambda: out.verdicts([verdict(text=HOSTILE)], many=False),
        Kind.EXTRACTION: lambda: out.extraction(extracted),
        Kind.JUDGEMENTS: lambda: out.judgements([judgement()], many=True),
        Kind.TIMELINE: lambda: out.timeline(build_timeline(found, found.questions[0])),
    }
    return {kind.value: "".join(made[kind]()) for kind in Kind if kind in HOLDS[report_format]}


@pytest.mark.parametrize("report_format", ReportFormat)
def test_every_format_writes_every_kind_of_finding(report_format: ReportFormat) -> None:
    out = writer(report_format)
    names = [name for name, _ in inspect.getmembers(Writer, inspect.isfunction) if name[0] != "_"]
    assert sorted(names) == sorted(kind.value for kind in Kind)
    assert all(callable(getattr(out, name)) for name in names)
    made = _everything(report_format, comparison())
    assert made.keys() == {kind.value for kind in HOLDS[report_format]}
    assert all(made.values())


def test_every_format_has_a_file_name_and_holds_a_report() -> None:
    assert HOLDS.keys() == FILE_NAMES.keys() == set(ReportFormat)
    assert len(set(FILE_NAMES.values())) == len(FILE_NAMES)
    assert formats_for(Kind.REPORT) == tuple(ReportFormat)


def test_a_format_refuses_what_it_does_not_hold_and_names_those_that_do() -> None:
    for report_format in ReportFormat:
        for kind in set(Kind) - HOLDS[report_format]:
            with pytest.raises(ReportError, match="terminal, json, jsonl, csv, markdown"):
                require(report_format, kind)
    with pytest.raises(ReportError, match="sarif holds no comparison"):
        writer(ReportFormat.SARIF).comparison(comparison())


@pytest.mark.parametrize("report_format", ReportFormat)
def test_hostile_article_text_acts_in_no_format(report_format: ReportFormat) -> None:
    own = ("::error ", "::warning ", "::notice ")  # our commands, in the format made of them
    for text in _everything(report_format, comparison(HOSTILE)).values():
        plain = text.replace("\r\n", "\n") if report_format is ReportFormat.CSV else text
        acting = [c for c in plain if unicodedata.category(c) in ("Cc", "Cs") and c != "\n"]
        assert not acting
        assert "\u202e" not in text
        commands = [line for line in text.split("\n") if line.strip().startswith("::")]
        if report_format is ReportFormat.GITHUB:
            assert all(line.startswith(own) for line in commands)
        else:
            assert not commands
        assert "##[" not in text


@pytest.mark.parametrize("width", [60, 80, 200])
def test_a_long_quote_is_wrapped_and_never_cut(width: int) -> None:
    words = [f"word{n}" for n in range(300)]
    text = "".join(writer(ReportFormat.TERMINAL, View(width=width)).comparison(
        comparison(" ".join(words))
    ))  # fmt: skip
    shown = "".join(text.replace("│", " ").split())
    assert "…" not in text
    assert all(len(line) <= width for line in text.split("\n"))
    assert width < 200 or all(word in shown for word in words)


def test_the_deciding_clause_is_bold_on_a_colour_terminal() -> None:
    text = "".join(writer(ReportFormat.TERMINAL, View(colour=True)).comparison(comparison()))
    assert "\x1b[1mRebels hold the bridge\x1b[0m, the mayor said" in text


TERMINAL = """\
Who controls the bridge?  [disputed]
╭─────────────────────┬─────────────────┬──────────────────────┬──────────────────┬────────────────────────────────────────╮
│ position            │ source (origin) │ date                 │ who says so      │ quote                                  │
├─────────────────────┼─────────────────┼──────────────────────┼──────────────────┼────────────────────────────────────────┤
│ rebels              │ Post (Wire)     │ published 2021-03-01 │ the mayor (said) │ Rebels hold the bridge, the mayor said │
│ 1 source            │                 │                      │                  │                                        │
├─────────────────────┼─────────────────┼──────────────────────┼──────────────────┼────────────────────────────────────────┤
│ army                │ Times           │ 2021-02-28           │ -                │ Army holds the bridge                  │
│ 2 sources, 1 origin │                 │                      │                  │                                        │
│                     │ Echo            │ published 2021-04-02 │ -                │ Army retook the bridge                 │
╰─────────────────────┴─────────────────┴──────────────────────┴──────────────────┴────────────────────────────────────────╯
  contradict (role): published 2021-03-01 Post ↔ 2021-02-28 Times: one bridge has one holder on one day
  superseded: published 2021-03-01 Post → published 2021-04-02 Echo: the holder changed

1 more question is answered by one source only: --verbose shows it

Source by source
╭───────┬──────────────┬──────────────┬──────────────╮
│       │ Echo         │ Post         │ Times        │
├───────┼──────────────┼──────────────┼──────────────┤
│ Echo  │ -            │ 1 superseded │ -            │
├───────┼──────────────┼──────────────┼──────────────┤
│ Post  │ 1 superseded │ -            │ 1 contradict │
├───────┼──────────────┼──────────────┼──────────────┤
│ Times │ -            │ 1 contradict │ -            │
╰───────┴──────────────┴──────────────┴──────────────╯
"""  # noqa: E501  # a table is as wide as its cells


def test_terminal_shows_positions_changes_and_the_matrix() -> None:
    text = "".join(writer(ReportFormat.TERMINAL, View(width=130)).comparison(comparison()))
    assert text == TERMINAL


MARKDOWN = """\
# What the sources say

## Who controls the bridge?

**disputed**

| position | source (origin) | date | who says so | quote |
|---|---|---|---|---|
| rebels (1 source) | Post (Wire) | published 2021-03-01 | the mayor (said) | **Rebels hold the bridge**, the mayor said |
| army (2 sources, 1 origin) | Times | 2021-02-28 | - | **Army holds the bridge** |
|  | Echo | published 2021-04-02 | - | **Army retook the bridge** |

- **contradict** (role): published 2021-03-01 Post ↔ 2021-02-28 Times: one bridge has one holder on one day
- **superseded**: published 2021-03-01 Post → published 2021-04-02 Echo: the holder changed

Questions that only one source answers, not shown: 1

## Source by source

|  | Echo | Post | Times |
|---|---|---|---|
| Echo |  | 1 superseded |  |
| Post | 1 superseded |  | 1 contradict |
| Times |  | 1 contradict |  |

"""  # noqa: E501


def test_markdown_shows_positions_changes_and_the_matrix() -> None:
    assert "".join(writer(ReportFormat.MARKDOWN).comparison(comparison())) == MARKDOWN


def test_verbose_also_shows_questions_of_one_source() -> None:
    for report_format in (ReportFormat.TERMINAL, ReportFormat.MARKDOWN):
        brief, full = (
            "".join(writer(report_format, View(verbose=v)).comparison(comparison()))
            for v in (False, True)
        )
        assert "Who is the mayor?" not in brief
        assert "Who is the mayor?" in full


def test_explain_shows_how_each_slot_compares() -> None:
    for explain in (False, True):
        out = writer(ReportFormat.TERMINAL, View(explain=explain))
        assert ("opposite" in "".join(out.judgements([judgement()], many=False))) is explain


def test_verdicts_show_stance_quote_date_and_reason() -> None:
    text = "".join(writer(ReportFormat.TERMINAL).verdicts([verdict()], many=False))
    for part in ("supported", "0.93", "supports", "Post (Wire)", "2021-03-01", "same holder"):
        assert part in text


def test_a_verdict_without_evidence_says_so() -> None:
    nothing = verdict(VerdictLabel.NOT_ENOUGH_EVIDENCE)
    assert "no evidence" in "".join(writer(ReportFormat.TERMINAL).verdicts([nothing], many=False))


def _claim_line(many: bool) -> Callable[[Verdict], str]:
    return lambda v: "".join(writer(ReportFormat.JSON).verdicts([v], many=many))


def test_json_of_one_claim_is_a_document_and_of_many_one_object_a_line() -> None:
    one, many = (_claim_line(many)(verdict(id="c1")) for many in (False, True))
    assert json.loads(one) == json.loads(many)
    assert one.count("\n") > 1
    assert many.count("\n") == 1


def test_json_of_a_corpus_has_one_entry_a_line() -> None:
    found = comparison()
    text = "".join(writer(ReportFormat.JSON).comparison(found))
    told = json.loads(text)
    assert told == json.loads(json.dumps(comparison_shape(found)))
    for key in ("articles", "claims", "relations"):
        assert told[key]
        for entry in told[key]:
            line = json.dumps(entry, ensure_ascii=False)
            assert text.splitlines().count(f"    {line},") + text.splitlines().count(
                f"    {line}"
            ) == told[key].count(entry)
    assert text.startswith('{\n  "schema_version": 1,\n  "as_of": ')
    assert text.endswith("\n}\n")
    assert "".join(writer(ReportFormat.JSON).comparison(Comparison((), (), (), ()))).count("\n") > 2
