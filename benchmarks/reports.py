"""How long each format of a report takes, and its size: `python -m benchmarks.reports`.

On seeds/, and on the findings of the dated headlines outside the repository, the 5,000 gravest of
them. Comparing is not counted: it is done once for all formats.
"""

from __future__ import annotations

import argparse
import time
from dataclasses import replace
from pathlib import Path

from benchmarks.data import shared_folder
from benchmarks.tables import table
from factcheck import api
from factcheck.records import Comparison
from factcheck.report.findings import find
from factcheck.report.interface import Report, ReportFormat
from factcheck.report.registry import writer
from factcheck.settings.factcheck_toml import load_settings

ROOT = Path(__file__).resolve().parent.parent
MOST_FINDINGS = 5_000


def measure(found: Comparison) -> list[tuple[str, ...]]:
    """Seconds and megabytes of each format, one row a format."""
    findings = find(found)
    report = Report(found, (), replace(findings, items=findings.items[:MOST_FINDINGS]))
    rows: list[tuple[str, ...]] = []
    for each in ReportFormat:
        start = time.perf_counter()
        size = sum(len(piece.encode("utf-8")) for piece in writer(each).report(report))
        seconds = time.perf_counter() - start
        rows.append((each.value, f"{seconds:.2f}", f"{size / 1e6:.2f}"))
    return rows


def main() -> None:
    """Print a table a corpus."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, help="folder of the outside data")
    given = parser.parse_args()
    settings = load_settings(ROOT)
    seeds = api.compare(api.read(str(ROOT / "seeds"), settings=settings), settings=settings)
    _show("seeds", seeds)
    headlines = shared_folder(given.shared) / "data/id_headlines/headlines_dev.jsonl.gz"
    if headlines.is_file():
        _show("headlines", _headlines(headlines))


def _headlines(file: Path) -> Comparison:
    import gzip
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "headlines.jsonl"
        plain.write_bytes(gzip.decompress(file.read_bytes()))
        return api.compare(api.read(str(plain)))


def _show(name: str, found: Comparison) -> None:
    print(f"{name}: {len(found.articles):,} articles, {len(find(found).items):,} findings")
    print(table(("format", "seconds", "MB"), measure(found)))


if __name__ == "__main__":
    main()
