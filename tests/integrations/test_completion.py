"""Shell completion: each script completes in its own shell, and offers what the program offers."""

from __future__ import annotations

import os
import select
import shutil
import subprocess
import time
from pathlib import Path

import pytest
from typer.testing import CliRunner

from factcheck.cli.app import app
from factcheck.cli.completion import Shell
from factcheck.cli.describe import Program, describe
from factcheck.report.interface import ReportFormat

PROGRAM = describe(app, "factcheck")
COMMANDS = {command.name for command in PROGRAM.commands}
JSON = [f.value for f in ReportFormat if f.value.startswith("json")]


def script(shell: Shell) -> str:
    done = CliRunner().invoke(app, ["completion", shell.value], catch_exceptions=False)
    assert done.exit_code == 0
    return done.stdout


def needs(shell: str) -> pytest.MarkDecorator:
    return pytest.mark.skipif(shutil.which(shell) is None, reason=f"{shell} is not installed")


def names(program: Program) -> set[str]:
    commands = (program.itself, *program.commands)
    return {name for c in commands for option in c.options for name in option.names}


@pytest.mark.parametrize("command", [c.name for c in PROGRAM.commands])
def test_what_is_described_is_what_help_shows(command: str) -> None:
    shown = CliRunner().invoke(app, [command, "--help"]).stdout
    (described,) = [c for c in PROGRAM.commands if c.name == command]
    listed = {line.split()[0] for line in shown.splitlines() if line.startswith("  --")}
    assert {name for option in described.options for name in option.names} == listed
    assert all(argument.metavar in shown for argument in described.arguments)
    words = " ".join(shown.split())
    assert all(option.default in words for option in described.options)


@pytest.mark.parametrize("shell", Shell)
def test_a_script_names_every_command_and_option(shell: Shell) -> None:
    text = script(shell)
    options = {f"-l {n[2:]}" if shell is Shell.FISH else n for n in names(PROGRAM)}
    assert [word for word in (*COMMANDS, *options) if word not in text] == []


def test_another_shell_is_wrong_use() -> None:
    done = CliRunner().invoke(app, ["completion", "tcsh"])
    assert done.exit_code == 2
    assert "bash" in done.stderr


@needs("bash")
@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["factcheck", "com"], {"compare", "completion"}),
        (["factcheck", ""], COMMANDS),
        (["factcheck", "--v"], {"--version"}),
        (["factcheck", "compare", "--format", "json"], set(JSON)),
        (["factcheck", "compare", "--format", "=", "json"], set(JSON)),
        (["factcheck", "compare", "--format", "="], {f.value for f in ReportFormat}),
        (["factcheck", "report", "--output"], {"--output", "--output-dir"}),
        (["factcheck", "report", "--output-dir", "se"], {"seeds"}),
        (["factcheck", "compare", "se"], set()),  # the shell's own file names
        (["factcheck", "completion", ""], {"bash", "zsh", "fish"}),
    ],
)
def test_bash_completes(words: list[str], expected: set[str], tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    quoted = " ".join(f"'{word}'" for word in words)
    run = f"{script(Shell.BASH)}\nCOMP_WORDS=({quoted}); COMP_CWORD={len(words) - 1}\n"
    run += "compopt() { :; }\n_factcheck; printf '%s\\n' \"${COMPREPLY[@]}\""
    done = subprocess.run(
        ["bash", "-u", "-c", run], capture_output=True, text=True, check=False, cwd=tmp_path
    )
    assert done.stderr == ""
    assert set(done.stdout.split()) == expected


@needs("bash")
def test_bash_loads_the_script_as_the_help_says() -> None:
    done = subprocess.run(
        ["bash", "-c", 'eval "$1"; complete -p factcheck', "bash", script(Shell.BASH)],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "complete -o default -F _factcheck factcheck\n"


@needs("fish")
@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("factcheck com", {"compare", "completion"}),
        ("factcheck compare --format json", set(JSON)),
        ("factcheck report --output", {"--output", "--output-dir"}),
        ("factcheck report --output-dir se", {"seeds/"}),
        ("factcheck compare se", {"seeds/"}),
        ("factcheck completion ", {"bash", "zsh", "fish"}),
    ],
)
def test_fish_completes(line: str, expected: set[str], tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    done = subprocess.run(
        ["fish", "--no-config", "-c", f"source; complete -C '{line}'"],
        input=script(Shell.FISH),
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
        env={**os.environ, "HOME": str(tmp_path)},
    )
    assert done.stderr == ""
    assert expected <= {row.split("\t")[0] for row in done.stdout.splitlines()}
    if "se" not in line.split()[-1]:
        assert {row.split("\t")[0] for row in done.stdout.splitlines()} == expected


@needs("zsh")
@pytest.mark.slow
@pytest.mark.parametrize("loaded", ["evaluated", "from fpath"])
def test_zsh_completes_at_a_terminal(loaded: str, tmp_path: Path) -> None:
    (tmp_path / "_factcheck").write_text(script(Shell.ZSH), "utf-8")
    (tmp_path / "seeds").mkdir()
    load = "source ./_factcheck" if loaded == "evaluated" else ":"
    terminal = _Terminal(tmp_path)
    try:
        terminal.say("fpath=($PWD $fpath); autoload -Uz compinit\r")
        terminal.say('show() { zle -M "<$BUFFER>" }; zle -N show; bindkey "^X" show\r')
        terminal.say(f"compinit -u -d ./dump; {load}; echo LOADED''.\r", "LOADED.")
        for typed, completed in (
            ("factcheck tim", "<factcheck timeline >"),
            ("factcheck report --write", "<factcheck report --write-baseline >"),
            ("factcheck report --format codeq", "<factcheck report --format codequality >"),
            ("factcheck report --output-dir se", "<factcheck report --output-dir seeds/>"),
            ("factcheck completion zs", "<factcheck completion zsh >"),
        ):
            assert completed in terminal.say(f"{typed}\t\x18", ">\r")
            terminal.say("\x15")
    finally:
        terminal.close()


class _Terminal:
    """zsh at a pseudo-terminal."""

    def __init__(self, folder: Path) -> None:
        import pty  # there is none on Windows

        self._pid, self._file = pty.fork()
        if self._pid == 0:  # pragma: no cover
            os.chdir(folder)
            os.execvpe("zsh", ["zsh", "-f", "-i"], {**os.environ, "TERM": "dumb", "HOME": "."})

    def say(self, keys: str, wait_for: str = "", seconds: float = 20) -> str:
        """Send keys; what is shown until `wait_for` comes."""
        os.write(self._file, keys.encode())
        shown, end = "", time.monotonic() + (seconds if wait_for else 0.3)
        while time.monotonic() < end and not (wait_for and wait_for in shown):
            if select.select([self._file], [], [], 0.1)[0]:
                shown += os.read(self._file, 65536).decode(errors="replace")
        return shown

    def close(self) -> None:
        os.write(self._file, b"\x15exit\r")
        os.close(self._file)
        os.waitpid(self._pid, 0)
