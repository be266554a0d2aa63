"""The GitLab job: its script writes the two files that a merge request shows."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from integration_helpers import ROOT, read_yaml, run_script, write_corpus
from junitparser import JUnitXml

JOB = read_yaml("integrations/gitlab/factcheck.gitlab-ci.yml")[".factcheck"]
SEVERITIES = {"info", "minor", "major", "critical", "blocker"}


def run_job(folder: Path, shell: str = "sh", **variables: str) -> subprocess.CompletedProcess[str]:
    """The lines of the job in one shell, as a runner does it; pip is only asked for its name."""
    install, *lines = JOB["script"]
    install = install.replace("python3 -m pip install", "echo installing")
    script = "\n".join(["set -e", install, *lines])
    given = {**JOB["variables"], "FACTCHECK_PACKAGE": "./factcheck", **variables}
    return run_script(shell, "-c", script, folder=folder, **given)


def reports(folder: Path) -> tuple[list[dict[str, object]], JUnitXml]:
    """The two files, from where the job says they are."""
    where = JOB["artifacts"]["reports"]
    entries = json.loads((folder / where["codequality"]).read_text("utf-8"))
    return entries, JUnitXml.fromfile(str(folder / where["junit"]))


def test_the_artefacts_are_kept_when_the_report_fails() -> None:
    assert JOB["artifacts"]["when"] == "always"
    assert JOB["artifacts"]["paths"] == ["factcheck-report/"]


@pytest.mark.slow
def test_the_seeds_give_code_quality_and_tests(tmp_path: Path) -> None:
    for name in ("seeds", "claims"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / "factcheck.toml", tmp_path)
    done = run_job(tmp_path, FACTCHECK_FAIL_ON="disputed")
    assert done.returncode == 1, done.stderr
    entries, tests = reports(tmp_path)
    assert len(entries) > 5
    assert len({entry["fingerprint"] for entry in entries}) == len(entries)
    for entry in entries:  # the keys that GitLab's documentation requires
        assert {"description", "check_name", "fingerprint", "severity", "location"} <= set(entry)
        assert entry["severity"] in SEVERITIES
        place = entry["location"]
        assert isinstance(place, dict)
        assert (tmp_path / place["path"]).is_file()
        assert not re.match(r"/|\./", place["path"])
        assert place["lines"]["begin"] >= 1
    assert tests.tests > 5
    assert tests.failures + tests.errors > 0


@pytest.mark.slow
@pytest.mark.parametrize("shell", ["sh", "bash"])
def test_variables_become_options(tmp_path: Path, shell: str) -> None:
    write_corpus(tmp_path)
    evil = '"; touch pwned; $(touch pwned)'
    assert run_job(tmp_path, shell, FACTCHECK_PATHS="news room/*.txt").returncode == 0
    assert reports(tmp_path)[1].failures == 0
    assert run_job(tmp_path, shell, FACTCHECK_FAIL_ON="any").returncode == 1
    for name in ("PATHS", "FAIL_ON", "BASELINE", "PACKAGE"):
        run_job(tmp_path, shell, **{f"FACTCHECK_{name}": evil})
    assert not list(tmp_path.rglob("pwned"))


def test_nothing_is_installed_that_nobody_named(tmp_path: Path) -> None:
    done = run_job(tmp_path, FACTCHECK_PACKAGE="")
    assert done.returncode != 0
    assert "FACTCHECK_PACKAGE: name what pip installs" in done.stderr
