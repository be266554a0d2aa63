"""HTML: one file with everything in it, to be read in a browser from disk, without a network."""

from __future__ import annotations

import base64
import functools
import hashlib
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

import jinja2
from markupsafe import Markup

from factcheck.records import Comparison
from factcheck.report.escape import html_text
from factcheck.report.findings import find
from factcheck.report.interface import PartialWriter, Report, ReportFormat, View
from factcheck.report.page_parts import page_values


class HtmlWriter(PartialWriter):
    """Writes the page. `view.verbose` also shows questions that only one source answers."""

    name = ReportFormat.HTML.value

    def __init__(self, view: View) -> None:
        self._view = view

    def comparison(self, found: Comparison) -> Iterator[str]:
        """The page of a comparison."""
        yield from self.report(Report(found, findings=find(found)))

    def report(self, report: Report) -> Iterator[str]:
        """The page, in pieces as the template makes them."""
        style, script = _part("style.css"), _part("page.js")
        values = page_values(report, verbose=self._view.verbose)
        values |= {"style_hash": _hash(style), "script_hash": _hash(script)}
        yield from _template().generate(style=_raw(style), script=_raw(script), **values)


def _raw(text: str) -> Markup:
    return Markup(text)


def _hash(text: str) -> str:
    """What a content security policy names a style or script by."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


@functools.cache
def _template() -> jinja2.Template:
    environment = jinja2.Environment(
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
        finalize=_harmless,
    )
    return environment.from_string(_part("page.html"))


def _harmless(value: Any) -> Any:
    """What reorders or hides text is shown by number; what is already HTML stays."""
    if isinstance(value, str) and not hasattr(value, "__html__"):
        return html_text(value)
    return value


def _part(name: str) -> str:
    return files("factcheck.report").joinpath("page", name).read_text("utf-8")
