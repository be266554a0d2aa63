"""The page in a real browser: headless Chromium, driven by its own driver.

Without Chromium these tests are skipped, unless FACTCHECK_BROWSER=required says that it must be
there, as in CI. FACTCHECK_AXE names the file axe.min.js of the package axe-core.
"""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from report_samples import comparison, disputes, verdict

from factcheck import api
from factcheck.records import VerdictLabel
from factcheck.report.findings import find
from factcheck.report.interface import Report, ReportFormat, TrackedResult
from factcheck.report.registry import writer
from factcheck.settings.factcheck_toml import load_settings
from factcheck.settings.values import TrackedClaim

ROOT = Path(__file__).resolve().parents[2]
REQUIRED = os.environ.get("FACTCHECK_BROWSER") == "required"
CHROMIUM, DRIVER = shutil.which("chromium"), shutil.which("chromedriver")
#: What a reader waits: the page of 5,000 findings is open and its filters work.
OPEN_WITHIN = 2.0
#: The shared machines of CI are up to three times as slow as a desk.
SLACK = 3.0

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not REQUIRED and not (CHROMIUM and DRIVER), reason="no chromium and chromedriver here"
    ),
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service

    assert CHROMIUM, "FACTCHECK_BROWSER=required, but there is no chromium; install it"
    assert DRIVER, "FACTCHECK_BROWSER=required, but there is no chromedriver; install it"
    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM
    for argument in (
        "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
        "--window-size=1280,1600",
    ):  # fmt: skip
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = webdriver.Chrome(options=options, service=Service(DRIVER))
    yield driver
    driver.quit()


def _write(folder: Path, report: Report) -> Path:
    file = folder / "report.html"
    file.write_text("".join(writer(ReportFormat.HTML).report(report)), "utf-8")
    return file


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of the seeds, with a tracked claim."""
    corpus = api.read(str(ROOT / "seeds"))
    found = api.compare(corpus, settings=load_settings(ROOT), judges="symbolic")
    claim = TrackedClaim("t", "Rebels hold it", VerdictLabel.REFUTED, link="https://x.org")
    tracked = (TrackedResult(claim, verdict(id="t")),)
    return _write(tmp_path_factory.mktemp("page"), Report(found, tracked, find(found, tracked)))


def _open(browser: Any, page: Path, fragment: str = "") -> None:
    browser.get("about:blank")
    browser.get(page.as_uri() + fragment)


def _shown(browser: Any) -> list[str]:
    found: list[str] = browser.execute_script(
        "return [...document.querySelectorAll('.card:not([hidden])')].map(c => c.dataset.status)"
    )
    return found


def _set(browser: Any, name: str, value: str) -> None:
    browser.execute_script(
        "const field = document.forms[0].elements[arguments[0]]; field.value = arguments[1];"
        "field.dispatchEvent(new Event('input', {bubbles: true}));",
        name, value,
    )  # fmt: skip
    time.sleep(0.4)


def _emulate(browser: Any, **features: str) -> None:
    told = [{"name": k.replace("_", "-"), "value": v} for k, v in features.items()]
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": told})


def test_the_page_opens_without_a_complaint_of_the_browser(browser: Any, page: Path) -> None:
    _open(browser, page)
    assert browser.title == "What the sources say"
    assert browser.get_log("browser") == []
    assert len(_shown(browser)) > 10


def test_filters_by_status_source_entity_date_and_words(browser: Any, page: Path) -> None:
    _open(browser, page)
    everything = len(_shown(browser))
    browser.execute_script(
        "for (const box of document.forms[0].elements.status)"
        " if (box.value !== 'disputed') box.click();"
    )
    time.sleep(0.4)
    assert set(_shown(browser)) == {"disputed"}
    browser.execute_script("document.forms[0].reset()")
    time.sleep(0.4)
    assert len(_shown(browser)) == everything
    for name, value in (
        ("source", "VIVA"), ("entity", "haftar"), ("text", "haftar bandara"),
        ("from", "2020-06-01"), ("to", "2016-12-31"),
    ):  # fmt: skip
        _set(browser, name, value)
        some = len(_shown(browser))
        assert 0 < some < everything, name
        _set(browser, name, "")
    assert len(_shown(browser)) == everything


def test_a_filtered_view_is_a_link_that_can_be_shared(browser: Any, page: Path) -> None:
    _open(browser, page)
    _set(browser, "text", "haftar")
    some, address = _shown(browser), browser.current_url
    assert "#show?text=haftar" in address
    browser.get("about:blank")
    browser.get(address)
    assert _shown(browser) == some
    anchor = browser.execute_script("return document.querySelector('.card').id")
    _open(browser, page, f"#{anchor}")
    assert browser.execute_script("return document.querySelector(':target').id") == anchor


def test_it_reads_with_scripts_off(browser: Any, page: Path) -> None:
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        _open(browser, page)
        cards = browser.find_elements("css selector", ".card")
        assert len(cards) > 10
        assert cards[0].is_displayed()
        assert not browser.find_element("css selector", "form").is_displayed()
    finally:
        browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


def test_the_keyboard_reaches_the_findings_first(browser: Any, page: Path) -> None:
    from selenium.webdriver.common.keys import Keys

    _open(browser, page)
    browser.find_element("css selector", "body").send_keys(Keys.TAB)
    assert browser.switch_to.active_element.text == "Skip to the findings"
    browser.switch_to.active_element.send_keys(Keys.ENTER)
    assert browser.current_url.endswith("#main")


@pytest.mark.parametrize("width", [360, 768, 1280])
def test_nothing_stands_out_of_the_window(browser: Any, page: Path, width: int) -> None:
    metrics = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 500}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    try:
        _open(browser, page)
        wide = browser.execute_script("return document.documentElement.scrollWidth")
        assert wide <= width
    finally:
        browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_the_theme_follows_the_reader_and_the_button(browser: Any, page: Path) -> None:
    def ground() -> str:
        return str(browser.execute_script("return getComputedStyle(document.body).backgroundColor"))

    _emulate(browser, prefers_color_scheme="light")
    _open(browser, page)
    light = ground()
    _emulate(browser, prefers_color_scheme="dark")
    dark = ground()
    assert light != dark
    browser.find_element("id", "theme").click()
    assert ground() == light
    _emulate(browser)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_violation(browser: Any, page: Path, scheme: str) -> None:
    axe = os.environ.get("FACTCHECK_AXE")
    if not axe and not REQUIRED:
        pytest.skip("FACTCHECK_AXE does not name axe.min.js")
    assert axe, "FACTCHECK_BROWSER=required, but FACTCHECK_AXE does not name axe.min.js"
    _emulate(browser, prefers_color_scheme=scheme)
    _open(browser, page)
    browser.execute_script(  # what is not laid out is not looked at
        "for (const card of document.querySelectorAll('.card'))"
        " card.style.contentVisibility = 'visible'"
    )
    source = Path(axe).read_text("utf-8")
    browser.execute_cdp_cmd("Runtime.evaluate", {"expression": source})
    violations = browser.execute_async_script(
        "const done = arguments[0]; axe.run().then(found => done(found.violations.map("
        "v => [v.id, v.nodes.map(n => n.html.slice(0, 200) + n.failureSummary)])))"
    )
    assert violations == []
    _emulate(browser)


def test_hostile_text_does_nothing_in_the_browser(browser: Any, tmp_path: Path) -> None:
    hostile = '<img src=x onerror="window.hit=1"><script>window.hit=1</script>'
    found = comparison(f"Rebels {hostile} hold the bridge")
    _open(browser, _write(tmp_path, Report(found, findings=find(found))))
    assert browser.execute_script("return window.hit") is None
    assert hostile in browser.find_element("css selector", "main").text
    assert browser.get_log("browser") == []


def test_five_thousand_findings_open_soon(browser: Any, tmp_path: Path) -> None:
    many = disputes(2_500)
    findings = find(many)
    assert len(findings.items) == 5_000
    file = _write(tmp_path, Report(many, findings=findings))
    assert file.stat().st_size < 10_000_000
    times = []
    for _ in range(3):
        _open(browser, file)
        times.append(
            browser.execute_script(
                "return performance.getEntriesByType('navigation')[0].loadEventEnd / 1000"
            )
        )
    assert len(_shown(browser)) == 2_500
    assert min(times) < OPEN_WITHIN * SLACK
