"""The published JSON Schemas: what every command writes fits them; they are as the code says."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from report_samples import comparison, judgement, verdict

from factcheck import api
from factcheck.records import Comparison
from factcheck.report.findings import find
from factcheck.report.interface import (
    Extracted,
    Kind,
    Report,
    ReportFormat,
    TrackedResult,
)
from factcheck.report.registry import writer
from factcheck.report.shapes import DOCUMENTS, json_schema
from factcheck.report.timeline import build_timeline
from factcheck.settings.values import TrackedClaim

ROOT = Path(__file__).resolve().parents[2]


def _strict(schema: Any) -> Any:
    """The schema with no key allowed that it does not name: what is written is all published."""
    if isinstance(schema, dict):
        closed = {key: _strict(value) for key, value in schema.items()}
        return closed | ({"additionalProperties": False} if "properties" in closed else {})
    return [_strict(each) for each in schema] if isinstance(schema, list) else schema


def _documents(found: Comparison) -> dict[str, str]:
    out = writer(ReportFormat.JSON)
    tracked = (TrackedResult(TrackedClaim("t", "x"), verdict(id="t")),)
    return {
        "compare": "".join(out.comparison(found)),
        "report": "".join(out.report(Report(found, tracked, find(found, tracked)))),
        "claim": "".join(out.verdicts([verdict()], many=False)),
        "extract": "".join(out.extraction(Extracted(found.articles, found.claims, ("x",)))),
        "judge": "".join(out.judgements([judgement()], many=False)),
        "timeline": "".join(out.timeline(build_timeline(found, found.questions[0]))),
    }


def test_there_is_a_schema_for_every_command_that_writes_json() -> None:
    assert len(DOCUMENTS) == len(Kind)


@pytest.mark.parametrize("command", DOCUMENTS)
def test_what_a_command_writes_fits_its_schema_and_has_no_other_key(command: str) -> None:
    schema = json_schema(command)
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(json.loads(_documents(comparison())[command]), _strict(schema))


def test_a_report_on_the_seeds_fits_its_schema() -> None:
    corpus = api.read(str(ROOT / "seeds"))
    found = api.compare(corpus, judges="symbolic")
    report = Report(found, (), find(found))
    text = "".join(writer(ReportFormat.JSON).report(report))
    jsonschema.validate(json.loads(text), _strict(json_schema("report")))


def test_a_wrong_document_does_not_fit() -> None:
    data = json.loads(_documents(comparison())["compare"])
    data["relations"][0]["relation"] = "agrees"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(data, json_schema("compare"))


@pytest.mark.parametrize("command", DOCUMENTS)
def test_the_published_file_is_what_the_code_says(command: str) -> None:
    file = ROOT / "docs" / "schema" / f"{command}.schema.json"
    assert json.loads(file.read_text("utf-8")) == json_schema(command)
