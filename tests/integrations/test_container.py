"""The container file: what it copies is there and is enough, and what it runs can run."""

from __future__ import annotations

import fnmatch
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from integration_helpers import ROOT

INSTRUCTIONS = {
    "FROM", "LABEL", "ENV", "COPY", "RUN", "USER", "WORKDIR", "ENTRYPOINT", "CMD"
}  # fmt: skip


def instructions() -> list[tuple[str, str]]:
    """Each instruction with its words; continued lines are one."""
    text = (ROOT / "Containerfile").read_text("utf-8")
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    joined = re.sub(r"\\\n\s*", "", "\n".join(lines))
    return [(line.split(None, 1)[0], line.split(None, 1)[1]) for line in joined.splitlines()]


def of(name: str) -> list[str]:
    return [words for each, words in instructions() if each == name]


def copied() -> list[tuple[str, str]]:
    """What is copied out of the checkout, and the folder it goes to."""
    pairs = []
    for words in of("COPY"):
        if not words.startswith("--from="):
            *sources, target = words.split()
            pairs += [(source, target) for source in sources]
    return pairs


def test_every_instruction_is_known_and_the_last_stage_needs_no_root() -> None:
    names = [name for name, _ in instructions()]
    assert set(names) <= INSTRUCTIONS
    last = names[len(names) - names[::-1].index("FROM") :]
    assert last[-4:] == ["USER", "WORKDIR", "ENTRYPOINT", "CMD"]
    assert of("USER") == ["10001"]  # a number: Kubernetes can tell that it is not root
    assert of("WORKDIR")[-1] == "/work"
    assert json.loads(of("ENTRYPOINT")[0]) == ["factcheck"]
    assert [words.split()[0] for words in of("FROM")] == ["python:3.12-slim"] * 2


def test_every_command_of_the_file_is_a_shell_script_without_mistakes() -> None:
    for command in of("RUN"):
        done = subprocess.run(["sh", "-n", "-c", command], capture_output=True, check=False)
        assert (done.returncode, done.stderr) == (0, b"")


def test_what_is_copied_exists_and_is_not_ignored() -> None:
    lines = (ROOT / ".containerignore").read_text("utf-8").splitlines()
    kept = [line[1:] for line in lines if line.startswith("!")]
    assert lines[1] == "*"
    assert sorted(kept) == sorted(source for source, _ in copied())
    assert all((ROOT / source).exists() for source, _ in copied())
    assert (ROOT / ".dockerignore").read_text("utf-8").strip() in (
        "\n".join(lines),
        ".containerignore",  # a link, where links are files
    )


@pytest.mark.slow
def test_what_is_copied_makes_the_wheel_and_the_wheel_judges(tmp_path: Path) -> None:
    source, wheels, site = tmp_path / "src", tmp_path / "wheels", tmp_path / "site"
    for name, target in copied():
        _copy(ROOT / name, source / target / ("" if target == name else Path(name).name))
    pip = (sys.executable, "-m", "pip", "--quiet")
    offline = ("--no-deps", "--no-index")
    _run(*pip, "wheel", *offline, "--no-build-isolation", "--wheel-dir", str(wheels), str(source))
    (wheel,) = wheels.iterdir()
    _run(*pip, "install", *offline, "--target", str(site), str(wheel))
    assert (site / "share" / "man" / "man1" / "factcheck.1").is_file()
    (warming,) = (c for words in of("RUN") for c in re.findall(r"^factcheck (.*?) &&", words))
    code = f"import sys; sys.path.insert(0, {str(site)!r}); import factcheck; "
    code += f"assert factcheck.__file__.startswith({str(site)!r}); "
    code += "from factcheck.cli.app import main; main()"
    done = _run("sh", "-c", f'"$0" -I -c "$1" {warming}', sys.executable, code)
    assert done.startswith("contradict")


def _copy(source: Path, target: Path) -> None:
    if source.is_dir():
        ignore = shutil.ignore_patterns("__pycache__")
        shutil.copytree(source, target, ignore=ignore)
        assert not any(fnmatch.filter((p.name for p in target.rglob("*")), "*.pyc"))
    else:
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(source, target)


def _run(*command: str) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout
