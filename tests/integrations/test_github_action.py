"""The GitHub action: its file holds together, and its script does what the inputs say."""

from __future__ import annotations

import json
import re
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from integration_helpers import FACTCHECK, ROOT, read_yaml, run_script, write_corpus
from junitparser import JUnitXml

from factcheck.report.interface import ReportFormat
from factcheck.report.markdown import LIMIT
from factcheck.report.registry import FILE_NAMES

ACTION = read_yaml("action.yml")
STEPS = ACTION["runs"]["steps"]
SCRIPTS = ROOT / "integrations" / "github"
SYMBOLIC = "--judge symbolic --jobs 1"
OTHERS = ("html", "json", "sarif", "junit", "markdown")


class Runner:
    """What the script finds at a runner, in one folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.files = {name: folder / name for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")}
        for file in self.files.values():
            file.touch()

    def report(self, cwd: Path | None = None, **inputs: str) -> CompletedProcess[str]:
        defaults = {
            f"INPUT_{name.upper().replace('-', '_')}": given["default"]
            for name, given in ACTION["inputs"].items()
        }
        given = {"FACTCHECK": str(FACTCHECK), "INPUT_ARGS": SYMBOLIC, **inputs}
        files = {name: str(file) for name, file in self.files.items()}
        script = str(SCRIPTS / "report.sh")
        return run_script(
            "bash", script, folder=cwd or self.folder, **{**defaults, **files, **given}
        )

    @property
    def outputs(self) -> dict[str, str]:
        text = self.files["GITHUB_OUTPUT"].read_text("utf-8")
        found = re.findall(r"^([\w-]+)<<(\w+)\n(.*?)\n\2$", text, re.DOTALL | re.MULTILINE)
        return {name: value for name, _, value in found}

    @property
    def summary(self) -> str:
        return self.files["GITHUB_STEP_SUMMARY"].read_text("utf-8")


@pytest.fixture
def runner(tmp_path: Path) -> Runner:
    return Runner(tmp_path)


@pytest.fixture
def corpus(runner: Runner) -> Runner:
    write_corpus(runner.folder)
    return runner


def test_every_input_is_used_and_every_input_used_exists() -> None:
    used = set(re.findall(r"inputs\.([\w-]+)", json.dumps(ACTION["runs"])))
    assert used == set(ACTION["inputs"])
    assert all({"description", "default"} <= set(given) for given in ACTION["inputs"].values())


def test_every_output_comes_from_a_step_that_exists_and_writes_it() -> None:
    script = (SCRIPTS / "report.sh").read_text("utf-8")
    for name, output in ACTION["outputs"].items():
        assert output["value"] == f"${{{{ steps.report.outputs.{name} }}}}"
        assert f"\nput {name} " in script
    known = {step["id"] for step in STEPS if "id" in step}
    assert set(re.findall(r"steps\.(\w+)\.", json.dumps(ACTION))) == known


def test_every_step_runs_in_a_shell_or_uses_a_pinned_major() -> None:
    assert ACTION["runs"]["using"] == "composite"
    for step in STEPS:
        if "run" in step:
            assert step["shell"] == "bash"
        else:
            assert re.fullmatch(r"(actions|github)/[\w/-]+@v\d+", step["uses"])


def test_no_expression_reaches_a_shell_as_text() -> None:
    for step in STEPS:
        assert "${{" not in step.get("run", "")
    scripts = [step["run"] for step in STEPS if "run" in step]
    named = [re.fullmatch(r'bash "\$GITHUB_ACTION_PATH/(.+)"', script) for script in scripts]
    assert [(ROOT / match[1]).is_file() for match in named if match] == [True, True]


def test_every_variable_that_a_script_reads_is_set_by_its_step() -> None:
    for step in STEPS:
        if "run" not in step:
            continue
        script = (SCRIPTS / Path(step["run"].rstrip('"')).name).read_text("utf-8")
        code = "\n".join(line for line in script.splitlines() if not line.startswith("#"))
        read = set(re.findall(r"\$\{?(INPUT_\w+|FACTCHECK_\w+)", code))
        assert read == set(step["env"])


@pytest.mark.slow
def test_the_seeds_end_to_end(runner: Runner) -> None:
    folder = runner.folder / "report"
    done = runner.report(cwd=ROOT, INPUT_OUTPUT_DIR=str(folder), INPUT_FAIL_ON="disputed")
    assert done.returncode == 1, done.stderr
    commands = [line for line in done.stdout.splitlines() if line.startswith("::")]
    assert commands[0].startswith("::error file=seeds/004_91853a1ab4a647f0.txt,line=9,")
    assert len(commands) == 10
    assert {p.name for p in folder.iterdir()} == {FILE_NAMES[ReportFormat(f)] for f in OTHERS}
    assert runner.summary == (folder / "factcheck.md").read_text("utf-8")
    assert 1000 < len(runner.summary.encode()) <= LIMIT
    sarif = folder / "factcheck.sarif"
    assert runner.outputs == {"exit-code": "1", "report": str(folder), "sarif": str(sarif)}
    assert json.loads(sarif.read_text("utf-8"))["version"] == "2.1.0"
    assert len(list(JUnitXml.fromfile(str(folder / "factcheck.junit.xml")))) > 0


def test_clean_findings_pass_and_the_summary_keeps_what_was_there(corpus: Runner) -> None:
    corpus.files["GITHUB_STEP_SUMMARY"].write_text("before\n")
    done = corpus.report()
    assert done.returncode == 0, done.stderr
    assert corpus.outputs["exit-code"] == "0"
    assert corpus.outputs["sarif"] == "factcheck-report/factcheck.sarif"
    assert corpus.summary.startswith("before\n")
    assert "Aleppo" in corpus.summary


def test_paths_stand_one_a_line_and_may_hold_blanks(corpus: Runner) -> None:
    done = corpus.report(INPUT_PATHS="news room/a.txt\r\nnews room/b.txt\n", INPUT_FORMATS="json")
    assert done.returncode == 0, done.stderr
    written = json.loads((corpus.folder / "factcheck-report" / "factcheck.json").read_text("utf-8"))
    assert "2 articles" in done.stderr
    assert written
    assert (corpus.outputs["sarif"], corpus.summary) == ("", "")


def test_formats_may_be_separated_by_commas_and_github_is_always_there(corpus: Runner) -> None:
    done = corpus.report(INPUT_FORMATS="github, csv,\nmarkdown")
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("::")
    written = {path.name for path in (corpus.folder / "factcheck-report").iterdir()}
    assert written == {"factcheck.csv", "factcheck.md"}


@pytest.mark.parametrize("formats", ["", " ", "github"])
def test_annotations_alone_need_no_other_format(corpus: Runner, formats: str) -> None:
    done = corpus.report(INPUT_FORMATS=formats)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("::")


def test_what_a_baseline_knows_does_not_fail(corpus: Runner) -> None:
    kept = corpus.report(INPUT_FAIL_ON="any", INPUT_ARGS=f"{SYMBOLIC}\n--write-baseline known.json")
    assert (kept.returncode, (corpus.folder / "known.json").is_file()) == (0, True), kept.stderr
    assert corpus.report(INPUT_FAIL_ON="any").returncode == 1
    assert corpus.report(INPUT_FAIL_ON="any", INPUT_BASELINE="known.json").returncode == 0


def test_inputs_are_never_code(corpus: Runner) -> None:
    evil = '$(touch pwned); `touch pwned`; "; touch pwned #'
    for name in ("PATHS", "FAIL_ON", "FORMATS", "BASELINE"):
        done = corpus.report(**{f"INPUT_{name}": evil})
        assert done.returncode in (2, 3), name
    corpus.report(INPUT_ARGS=f"{SYMBOLIC} {evil}")
    corpus.report(INPUT_OUTPUT_DIR="out\nexit-code=9\n$(touch pwned)")
    assert corpus.outputs["report"] == "out\nexit-code=9\n$(touch pwned)"
    assert not list(corpus.folder.rglob("pwned"))


def test_a_path_that_looks_like_an_option_is_a_path(corpus: Runner) -> None:
    done = corpus.report(INPUT_PATHS="--help")
    assert done.returncode == 3
    assert "Usage" not in done.stdout


def test_a_mistake_in_the_settings_is_an_annotation_and_leaves_no_old_report(
    corpus: Runner,
) -> None:
    assert corpus.report().returncode == 0
    corpus.files["GITHUB_STEP_SUMMARY"].write_text("")
    corpus.files["GITHUB_OUTPUT"].write_text("")
    (corpus.folder / "factcheck.toml").write_text("corpus = 1\n")
    done = corpus.report()
    assert done.returncode == 2
    assert "::error title=factcheck::wrong use" in done.stdout
    assert "error: factcheck.toml:1:corpus" in done.stderr
    assert corpus.outputs == {"exit-code": "2", "report": "factcheck-report", "sarif": ""}
    assert corpus.summary == ""


@pytest.mark.parametrize("package", ["", "git+https://example.org/x@v1; touch pwned", "--help"])
def test_install_takes_the_code_of_the_action_or_what_is_named(
    tmp_path: Path, package: str
) -> None:
    log = tmp_path / "log"
    fake = tmp_path / "fake python"
    fake.write_text(
        '#!/bin/sh\nmkdir -p "$3/bin"\n'
        f'printf \'#!/bin/sh\\nprintf "%%s\\\\\\\\n" "$@" >>{log}\\n\' >"$3/bin/python"\n'
        'cp "$3/bin/python" "$3/bin/factcheck"; chmod +x "$3"/bin/*\n'
    )
    fake.chmod(0o755)
    done = run_script(
        "bash",
        str(SCRIPTS / "install.sh"),
        folder=tmp_path,
        FACTCHECK_PYTHON=str(fake),
        INPUT_PACKAGE=package,
        RUNNER_TEMP=str(tmp_path / "temporary files"),
        GITHUB_ACTION_PATH="/the action",
    )
    assert (done.returncode, done.stderr) == (0, "")
    told = log.read_text("utf-8").splitlines()
    assert told[-3:] == ["--", package or "/the action", "--version"]
    assert not (tmp_path / "pwned").exists()
