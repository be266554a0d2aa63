"""What the tests of the ready-made integrations share."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[2]
FACTCHECK = Path(sys.executable).with_name("factcheck")


def read_yaml(path: str) -> Any:
    return yaml.safe_load((ROOT / path).read_text("utf-8"))


def run_script(*command: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a script with nothing of this process's environment but what every process needs."""
    path = f"{FACTCHECK.parent}{os.pathsep}{os.environ['PATH']}"
    kept = {name: os.environ[name] for name in ("HOME", "FACTCHECK_CACHE") if name in os.environ}
    return subprocess.run(
        command,
        cwd=folder,
        env={**kept, "PATH": path, **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def write_corpus(folder: Path) -> None:
    """Two articles that contradict each other, and a tracked claim that comes out as expected."""
    news = folder / "news room"
    news.mkdir()
    (news / "a.txt").write_text("Rebels control Aleppo\n\nRebels control Aleppo.\n")
    (news / "b.txt").write_text("Rebels do not control Aleppo\n\nRebels do not control Aleppo.\n")
    (folder / "factcheck.toml").write_text('corpus = ["news room"]\n')
    (folder / "claims").mkdir()
    (folder / "claims" / "a.toml").write_text(
        '[[claim]]\nid = "aleppo"\ntext = "Rebels control Aleppo"\nexpect = "conflicting"\n'
    )
