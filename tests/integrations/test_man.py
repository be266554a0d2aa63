"""The man page: current, complete, and nothing that a formatter complains of."""

from __future__ import annotations

import shutil
import subprocess

import pytest
from generated import assert_current

from factcheck.cli.app import app
from factcheck.cli.describe import describe
from scripts.man import EXIT_CODES, PAGE, roff, text

PROGRAM = describe(app, "factcheck")


def needs(program: str) -> pytest.MarkDecorator:
    return pytest.mark.skipif(shutil.which(program) is None, reason=f"{program} is not installed")


def formatted(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*command, str(PAGE)], capture_output=True, text=True, encoding="utf-8", check=False
    )


def test_the_page_is_current() -> None:
    assert_current("man")


def test_the_page_has_every_command_option_value_and_exit_code() -> None:
    source = PAGE.read_text("utf-8")
    words = " ".join(source.split())
    for command in PROGRAM.commands:
        assert f"\n.SS {command.name}\n" in source
        for parameter in (*command.options, *command.arguments):
            for name in parameter.names:
                assert f"\\fB{roff(name)}\\fR" in source
            assert roff(parameter.help.split(";")[0]) in words
            assert all(roff(choice) in words for choice in parameter.choices)
    assert [code for code in EXIT_CODES if f"\n.B {code.value}\n" not in source] == []


@pytest.mark.parametrize(
    ("plain", "escaped"),
    [
        (".toml", "\\&.toml"),
        ("'a' \\ ~^`", "\\(aqa\\(aq \\e \\(ti\\(ha\\(ga"),
        ("--fail-on", "\\-\\-fail\\-on"),
        ("caf\xe9", "caf\\[u00E9]"),
    ],
)
def test_text_is_shown_as_it_is(plain: str, escaped: str) -> None:
    assert roff(plain) == escaped


def test_no_line_of_text_begins_as_a_request() -> None:
    lines = text("word " * 15 + ".onnx " * 20).split("\n")
    assert len(lines) > 1
    assert all(not line.startswith((".", "'")) and len(line) <= 80 for line in lines)


@needs("mandoc")
def test_mandoc_has_nothing_to_say_but_that_there_is_no_date() -> None:
    told = formatted("mandoc", "-T", "lint").stdout.splitlines()
    assert [line for line in told if "missing date" not in line] == []


@needs("groff")
def test_groff_warns_of_nothing_and_shows_options_as_they_are_typed() -> None:
    done = formatted("groff", "-man", "-Tutf8", "-ww", "-P-cbou")
    assert (done.returncode, done.stderr) == (0, "")
    assert "--write-baseline FILE" in done.stdout
    assert 'factcheck claim "Rebels control Aleppo" news/*.txt' in done.stdout
