"""`factcheck report`: several formats, a baseline over two runs, suppressions, tracked claims."""

from __future__ import annotations

import json
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest
from cli_fakes import FakeLibrary, Run
from hypothesis import given
from hypothesis import strategies as st
from report_samples import comparison, disputes

from factcheck.records import VerdictLabel
from factcheck.report.interface import ReportFormat
from factcheck.report.registry import FILE_NAMES
from factcheck.settings.add_claim import add_claim, claim_id
from factcheck.settings.values import TrackedClaim


def test_a_folder_gets_every_format_at_once(run: Run, tmp_path: Path) -> None:
    wanted = [part for each in ReportFormat for part in ("--format", each.value)]
    done = run("report", "news", *wanted, "--output-dir", "out/today")
    assert (done.exit_code, done.stdout) == (0, "")
    files = {path.name for path in (tmp_path / "out/today").iterdir()}
    assert files == set(FILE_NAMES.values())
    one = run("report", "news", "--format", "sarif").stdout
    assert (tmp_path / "out/today/factcheck.sarif").read_text("utf-8") == one


def test_the_first_output_belongs_to_the_first_format(run: Run, tmp_path: Path) -> None:
    done = run(
        "report", "news", "--format", "github", "--format", "json", "--format", "csv",
        "--output", "-", "--output", "a.json", "--output-dir", "rest",
    )  # fmt: skip
    assert done.stdout.startswith("::")
    json.loads((tmp_path / "a.json").read_text("utf-8"))
    assert (tmp_path / "rest/factcheck.csv").is_file()


@pytest.mark.parametrize(
    ("arguments", "what"),
    [
        (("--format", "json", "--format", "csv"), "--format csv: nowhere to go; give each format"),
        (("--output", "a", "--output", "b"), "2 --output for 1 --format"),
        (
            ("--format", "json", "--format", "csv", "--output", "a", "--output", "a"),
            "a: two formats would go there",
        ),
        (
            ("--format", "json", "--format", "json", "--output-dir", "d"),
            "factcheck.json: two formats would go there",
        ),
        (("--format", "json", "--output-dir", "news.txt/d"), "--output-dir news.txt/d: "),
    ],
)
def test_formats_without_a_place_of_their_own_are_refused(
    run: Run, tmp_path: Path, library: FakeLibrary, arguments: tuple[str, ...], what: str
) -> None:
    (tmp_path / "news.txt").write_text("x")
    done = run("report", "news", *arguments)
    assert done.exit_code == 2
    assert what in done.stderr
    assert not library.calls


def test_over_two_runs_only_what_is_new_fails(
    run: Run, library: FakeLibrary, tmp_path: Path
) -> None:
    library.found = disputes(2)
    first = run("report", "news", "--fail-on", "contradiction")
    assert first.exit_code == 1
    written = run("report", "news", "--fail-on", "contradiction", "--write-baseline", "base.json")
    assert written.exit_code == 0
    assert "baseline written to base.json" in written.stderr
    again = run("report", "news", "--fail-on", "contradiction", "--baseline", "base.json")
    assert again.exit_code == 0
    assert "4 findings: 4 known, 0 fixed" in again.stderr

    more = disputes(3)
    library.found = replace(more, questions=more.questions[1:], relations=more.relations[1:])
    grown = run(
        "report", "news", "--fail-on", "contradiction", "--baseline", "base.json",
        "--format", "json",
    )  # fmt: skip
    assert grown.exit_code == 1
    assert "4 findings: 2 new, 2 known, 2 fixed" in grown.stderr
    data = json.loads(grown.stdout)
    assert (data["exit_code"], data["summary"]) == (1, grown.stderr.strip().split("\n")[-1])
    assert {f["rule"] for f in data["fixed"]} == {"disputed", "contradiction"}
    assert all(f["fails"] is (f["state"] == "new") for f in data["findings"])

    both = run(
        "report", "news", "--fail-on", "contradiction", "--baseline", "base.json",
        "--write-baseline", "base.json",
    )  # fmt: skip
    assert both.exit_code == 1  # judged by what was known before
    assert run("report", "news", "--fail-on", "any", "--baseline", "base.json").exit_code == 0


@pytest.mark.parametrize("text", [None, "{", "[]"])
def test_a_baseline_that_cannot_be_used_is_wrong_use_and_nothing_is_read(
    run: Run, library: FakeLibrary, tmp_path: Path, text: str | None
) -> None:
    if text is not None:
        (tmp_path / "base.json").write_text(text)
    done = run("report", "news", "--baseline", "base.json")
    assert done.exit_code == 2
    assert done.stderr.startswith("error: --baseline base.json: ")
    assert not library.calls


def test_settings_say_what_is_set_aside_how_loud_and_from_which_score(
    run: Run, tmp_path: Path
) -> None:
    (tmp_path / "factcheck.toml").write_text(
        '[rule.superseded]\nseverity = "off"\n[rule.contradiction]\nseverity = "error"\n'
        'min_score = 0.5\n[[suppress]]\nreason = "old bridge"\nexpires = 2999-01-01\n'
        'rule = "disputed"\nquestion = "bridge"\n'
    )
    (tmp_path / "claims").mkdir()
    (tmp_path / "claims/x.toml").write_text(
        '[[not_same]]\nquotes = ["Rebels hold", "Army holds"]\nreason = "two bridges"\n'
    )
    done = run("report", "news", "--fail-on", "any", "--format", "json")
    found = json.loads(done.stdout)["findings"]
    assert [(f["rule"], f["state"], f["excuse"], f["severity"]) for f in found] == [
        ("contradiction", "suppressed", "two bridges", "error"),
        ("disputed", "suppressed", "old bridge", "warning"),
    ]
    assert done.exit_code == 0


def test_an_expired_suppression_is_warned_of_and_counts_no_more(run: Run, tmp_path: Path) -> None:
    (tmp_path / "factcheck.toml").write_text(
        '[[suppress]]\nreason = "old"\nexpires = 2020-01-01\nquestion = "bridge"\n'
    )
    done = run("report", "news", "--fail-on", "disputed")
    assert done.exit_code == 1
    assert "warning: factcheck.toml:1:suppress: expired on 2020-01-01: old; look at" in done.stderr
    earlier = run("report", "news", "--fail-on", "disputed", "--as-of", "2019-12-31")
    assert earlier.exit_code == 0


@pytest.mark.parametrize(
    ("text", "mistake"),
    [
        ('[[suppress]]\nreason = "x"\nexpires = 2030-01-01\n', "1:suppress[1]: says of no finding"),
        ('[[suppress]]\nreason = "x"\ntext = "y"\n', "1:suppress[1].expires: is missing"),
        ('[[suppress]]\nexpires = 2030-01-01\ntext = "y"\n', "1:suppress[1].reason: is missing"),
        ('[rule.contradiction]\nseverity = "loud"\n', "2:rule.contradiction.severity: 'loud' is"),
        ("[rule.contradiction]\nmin_score = 2\n", "2:rule.contradiction.min_score: "),
        ("[rule.contradicton]\nmin_score = 1\n", "did you mean"),
        ("[rule.disputed]\nleast = 1\n", "2:rule.disputed.least: unknown key; known: min_score"),
    ],
)
def test_a_mistake_in_the_rules_names_its_line(
    run: Run, tmp_path: Path, text: str, mistake: str
) -> None:
    (tmp_path / "factcheck.toml").write_text(text)
    done = run("report", "news")
    assert done.exit_code == 2
    assert mistake in done.stderr


def test_compare_counts_suppressions_too(run: Run, tmp_path: Path) -> None:
    assert run("compare", "news", "--fail-on", "disputed").exit_code == 1
    (tmp_path / "claims").mkdir()
    (tmp_path / "factcheck.toml").write_text("")
    (tmp_path / "claims/x.toml").write_text(
        '[[known_dispute]]\nquestion = "Who controls the bridge?"\nreason = "since 2021"\n'
    )
    assert run("compare", "news", "--fail-on", "disputed").exit_code == 0


# tracking


def test_a_claim_is_tracked_with_the_verdict_it_got(run: Run, tmp_path: Path) -> None:
    (tmp_path / "factcheck.toml").write_text('corpus = ["news"]\n')
    (tmp_path / "claims").mkdir()
    before = '# mine\n[[entity]]\nname   = "A"  # odd spaces\n[[claim]]\nid = "a"\ntext = "A left"'
    (tmp_path / "claims/mine.toml").write_text(before)
    done = run(
        "claim", "Rebels hold the bridge", "--track", "--owner", "Ann", "--link", "https://x.org",
    )  # fmt: skip
    assert done.exit_code == 0
    after = (tmp_path / "claims/mine.toml").read_text()
    assert after.startswith(before)
    assert tomllib.loads(after)["claim"][1] == {
        "id": "rebels-hold-the-bridge", "text": "Rebels hold the bridge", "expect": "supported",
        "owner": "Ann", "link": "https://x.org",
    }  # fmt: skip
    assert "tracked as 'rebels-hold-the-bridge' in claims/mine.toml" in done.stderr
    report = run("report", "--format", "json")
    assert [t["id"] for t in json.loads(report.stdout)["tracked"]] == [
        "a",
        "rebels-hold-the-bridge",
    ]
    again = run("claim", "Rebels hold the bridge", "--track", "--id", "a")
    assert again.exit_code == 2
    assert "claims/mine.toml:4:id: 'a' is taken; choose another --id" in again.stderr


def test_track_options_without_track_are_wrong_use(run: Run) -> None:
    assert run("claim", "Rebels hold it", "news", "--owner", "Ann").exit_code == 2
    assert run("claim", "--from-file", "x.jsonl", "news", "--track").exit_code == 2


@given(
    st.lists(st.text(min_size=1).filter(str.strip), min_size=1, max_size=3),
    st.sampled_from(["\n", "\r\n"]),
)
def test_whatever_the_text_the_file_says_the_same_and_the_claim(
    texts: list[str], ends: str
) -> None:
    import tempfile

    texts = [text.encode("utf-8", "replace").decode() for text in texts]
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "c.toml"
        start = f'[[claim]]{ends}id = "x"{ends}text = "y" # z'
        file.write_bytes(start.encode())
        for number, text in enumerate(texts):
            add_claim(file, TrackedClaim(f"c{number}", text, VerdictLabel.REFUTED, note=text))
        raw = file.read_bytes().decode()
        assert raw.startswith(start)
        assert ("\r\n" in raw) is (ends == "\r\n")
        claims = tomllib.loads(raw)["claim"]
        assert [c["text"] for c in claims[1:]] == texts
        assert [c["note"] for c in claims[1:]] == texts


@given(st.text(max_size=100), st.frozensets(st.sampled_from(["claim", "a", "a-2"])))
def test_an_id_is_free_and_never_empty(text: str, taken: frozenset[str]) -> None:
    made = claim_id(text, taken)
    assert made
    assert made not in taken


def test_a_file_whose_claims_no_table_can_follow_is_left_alone(run: Run, tmp_path: Path) -> None:
    (tmp_path / "c.toml").write_text('claim = [{id = "a", text = "b"}]\n')
    done = run("claim", "Rebels hold it", "news", "--track", "--track-file", "c.toml")
    assert done.exit_code == 2
    assert "no further table can follow" in done.stderr
    assert (tmp_path / "c.toml").read_text() == 'claim = [{id = "a", text = "b"}]\n'


def test_a_changed_verdict_says_which_new_article_changed_it(
    run: Run, library: FakeLibrary, tmp_path: Path
) -> None:
    (tmp_path / "factcheck.toml").write_text('corpus = ["news"]\n')
    (tmp_path / "claims").mkdir()
    (tmp_path / "claims/c.toml").write_text(
        '[[claim]]\nid = "c"\ntext = "Rebels hold the bridge"\nexpect = "supported"\n'
    )
    whole = comparison()
    library.found = replace(whole, articles=whole.articles[:1])
    assert run("report", "--write-baseline", "b.json").exit_code == 0
    library.found = whole
    library.label = VerdictLabel.REFUTED
    done = run("report", "--baseline", "b.json", "--format", "markdown")
    assert done.exit_code == 1
    assert "was supported; changed by Post (2021-03-01, post.txt)" in done.stdout
