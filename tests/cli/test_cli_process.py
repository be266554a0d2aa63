"""What only a whole process shows: start-up, encodings, closed pipes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[2]
SLOW = ("rich", "pydantic", "rapidfuzz", "simplemma", "dateutil", "factcheck.api")


def _python(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=REPOSITORY,
        env={**os.environ, **environment},
        capture_output=True,
        check=False,
    )


def test_help_loads_nothing_slow() -> None:
    done = _python("-c", "import sys, factcheck.cli.app; print(*sys.modules, sep='\\n')")
    loaded = set(done.stdout.decode().split())
    assert "typer" in loaded
    assert not loaded & set(SLOW)


def test_module_and_command_are_the_same() -> None:
    shown = _python("-m", "factcheck", "--help")
    assert shown.returncode == 0
    assert shown.stdout.startswith(b"Usage: factcheck [OPTIONS] COMMAND")


def test_output_is_utf8_whatever_the_locale_says() -> None:
    code = (
        "from factcheck.cli.output import *; prepare_streams(); write(['caf\\xe9 \\ud800'], None)"
    )
    done = _python("-c", code, PYTHONIOENCODING="ascii", LC_ALL="C")
    assert done.stdout == b"caf\xc3\xa9 \\ud800"


@pytest.mark.skipif(os.name == "nt", reason="pipes close in another way there")
def test_a_reader_that_closes_the_pipe_is_no_error() -> None:
    code = "from factcheck.cli.output import *; write(('x' * 9999 for _ in range(99)), None)"
    command = f'{sys.executable} -c "{code}" | head -c 1'
    done = subprocess.run(["sh", "-c", command], cwd=REPOSITORY, capture_output=True, check=False)
    assert (done.stdout, done.stderr) == (b"x", b"")
