"""Draw the pictures of the page in the README, with headless Chromium from Debian's packages.

python scripts/screenshots.py       write docs/images/page-*.png

The page is that of `factcheck report --format html` on seeds/. The pictures are not compared in CI:
fonts differ from machine to machine.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from selenium import webdriver
from selenium.webdriver.chrome.service import Service

ROOT = Path(__file__).resolve().parents[1]
IMAGES = ROOT / "docs" / "images"
#: Name, width, height, theme, and which card of the page is shown, from its top.
SHOTS = (
    ("page-light.png", 1200, 900, "light", "[data-status=disputed]"),
    ("page-dark-phone.png", 420, 900, "dark", "[data-status=agreed]"),
)
_SCROLL = "document.querySelector(arguments[0]).scrollIntoView({behavior: 'instant'})"


def main() -> int:
    """Write the pictures. Returns the exit code."""
    os.chdir(ROOT)
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "report.html"
        command = [sys.executable, "-m", "factcheck", "report", "--format", "html", "--quiet"]
        subprocess.run([*command, "--output", str(page)], check=True)
        browser = _browser()
        for name, width, height, theme, place in SHOTS:
            metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
            browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
            features = [{"name": "prefers-color-scheme", "value": theme}]
            browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
            browser.get("about:blank")
            browser.get(page.as_uri())
            browser.execute_script(_SCROLL, place)
            browser.save_screenshot(str(IMAGES / name))
        browser.quit()
    return 0


def _browser() -> webdriver.Chrome:
    options = webdriver.ChromeOptions()
    options.binary_location = "/usr/bin/chromium"
    for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"):
        options.add_argument(argument)
    return webdriver.Chrome(options=options, service=Service("/usr/bin/chromedriver"))


if __name__ == "__main__":
    sys.exit(main())
