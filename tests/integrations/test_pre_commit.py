"""The pre-commit hooks: the manifest is one, and each entry runs and fails as it should."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from integration_helpers import read_yaml, run_script, write_corpus

HOOKS = {hook["id"]: hook for hook in read_yaml(".pre-commit-hooks.yaml")}


def run_hook(name: str, folder: Path, *more: str) -> CompletedProcess[str]:
    hook = HOOKS[name]
    return run_script(*shlex.split(hook["entry"]), *hook.get("args", ()), *more, folder=folder)


def test_the_manifest_has_what_pre_commit_requires() -> None:
    assert set(HOOKS) == {"factcheck-claims", "factcheck-report"}
    for hook in HOOKS.values():
        assert {"id", "name", "entry", "language", "files"} <= set(hook)
        assert hook["language"] == "python"
        assert hook["pass_filenames"] is False  # claims files are right or wrong together


@pytest.mark.parametrize(
    ("file", "hooks"),
    [
        ("factcheck.toml", {"factcheck-claims", "factcheck-report"}),
        ("desk/claims/a.toml", {"factcheck-claims", "factcheck-report"}),
        ("claims.toml", {"factcheck-claims", "factcheck-report"}),
        ("news/a.txt", {"factcheck-report"}),
        ("news/a.jsonl", {"factcheck-report"}),
        ("disclaims/a.toml", set()),
        ("a.py", set()),
    ],
)
def test_a_hook_runs_when_a_file_of_its_kind_changed(file: str, hooks: set[str]) -> None:
    assert {name for name, hook in HOOKS.items() if re.search(hook["files"], file)} == hooks


def test_claims_are_checked(tmp_path: Path) -> None:
    write_corpus(tmp_path)
    assert run_hook("factcheck-claims", tmp_path).returncode == 0
    (tmp_path / "claims" / "b.toml").write_text('[[claim]]\nid = "aleppo"\ntext = "x"\n')
    done = run_hook("factcheck-claims", tmp_path)
    assert done.returncode == 2
    assert done.stderr.startswith("error: claims/b.toml:2:claim[1].id: ")


def test_findings_fail_from_the_level_of_the_settings(tmp_path: Path) -> None:
    write_corpus(tmp_path)
    symbolic = ("--judge", "symbolic", "--jobs", "1")
    passed = run_hook("factcheck-report", tmp_path, *symbolic)
    assert (passed.returncode, passed.stderr) == (0, "")
    with (tmp_path / "factcheck.toml").open("a") as file:
        file.write('fail_on = "disputed"\n')
    failed = run_hook("factcheck-report", tmp_path, *symbolic)
    assert (failed.returncode, failed.stderr) == (1, "")
    assert "::error file=news room/" in failed.stdout
