"""Settings are found, read, and refused with file, line, key and how to mend them."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from factcheck.records import Precision, VerdictLabel
from factcheck.settings.errors import SettingsError
from factcheck.settings.factcheck_toml import find_config, load_settings, stated_date
from factcheck.settings.values import EntityEntry, FailOn, QuestionEntry, Settings, TrackedClaim

REPOSITORY = Path(__file__).parents[2]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working directory."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def _problem(folder: Path) -> str:
    with pytest.raises(SettingsError) as caught:
        load_settings(folder)
    return str(caught.value)


def test_without_a_file_everything_has_its_default(folder: Path) -> None:
    assert load_settings(folder) == Settings()


def test_all_that_the_files_state_is_read(folder: Path) -> None:
    _write(
        folder,
        "factcheck.toml",
        'corpus = ["news"]\nclaims = "facts"\nfail_on = "disputed"\nlanguage = "en"\n'
        '[[article]]\nid = "a.txt"\npublished = "2020-01"\nsource = "S"\norigin = "O"\n',
    )
    _write(
        folder,
        "facts/one.toml",
        '[[entity]]\nname = "Ann Lee"\naliases = ["Lee"]\nnot_same = ["Bo Lee"]\n'
        '[[question]]\nask = "Who holds it?"\npredicate = "control"\nobject = "the bridge"\n'
        '[[claim]]\nid = "c"\ntext = "Lee met Bo"\nexpect = "refuted"\nas_of = 2020-01-31\n',
    )
    settings = load_settings(folder)
    assert settings.corpus == ("news",)
    assert (settings.fail_on, settings.language) == (FailOn.DISPUTED, "en")
    assert settings.entities == (
        EntityEntry("Ann Lee", ("Lee",), ("Bo Lee",), "facts/one.toml", 1),
    )
    assert settings.questions == (QuestionEntry("Who holds it?", "control", "the bridge"),)
    assert settings.tracked == (
        TrackedClaim(
            "c",
            "Lee met Bo",
            VerdictLabel.REFUTED,
            dt.date(2020, 1, 31),
            file="facts/one.toml",
            line=9,
        ),
    )
    facts = settings.articles["a.txt"]
    assert facts.published is not None
    assert (facts.published.iso(), facts.source, facts.origin) == ("2020-01", "S", "O")


def test_the_nearest_file_upward_counts(folder: Path) -> None:
    outer = _write(folder, "factcheck.toml", "")
    inner = _write(folder, "a/factcheck.toml", "")
    (folder / "a/b").mkdir()
    assert find_config(folder / "a/b") == inner
    assert find_config(folder) == outer


def test_a_pyproject_counts_only_with_our_table(folder: Path) -> None:
    outer = _write(folder, "pyproject.toml", '[tool.factcheck]\ncorpus = ["x"]\n')
    _write(folder, "a/pyproject.toml", "[tool.other]\n")
    assert find_config(folder / "a") == outer
    assert load_settings(folder / "a").corpus == ("x",)


def test_a_broken_pyproject_of_another_project_is_left_alone(folder: Path) -> None:
    _write(folder, "pyproject.toml", "[tool.other\n")
    assert load_settings(folder) == Settings()


def test_corpus_paths_open_from_the_working_directory(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _write(folder, "factcheck.toml", 'corpus = ["news"]\n')
    (folder / "deep").mkdir()
    monkeypatch.chdir(folder / "deep")
    assert load_settings(Path.cwd()).corpus == (str(folder / "news"),)


BAD = [
    ('corpus = "x"\n', "factcheck.toml:1:corpus: is not a list; write it as"),
    ("\ncorpsu = []\n", "factcheck.toml:2:corpsu: unknown key; did you mean 'corpus'?"),
    ("a = = 1\n", "factcheck.toml:1:5: invalid value; mend the TOML there"),
    ('fail_on = "disputd"\n', "fail_on: 'disputd' is not a known value; did you mean 'disputed'?"),
    ('language = "xx"\n', "factcheck.toml:1:language: 'xx' is unknown; write one of en, id"),
    ("[[article]]\nsource = 'x'\n", "factcheck.toml:1:article[1].id: is missing; add it"),
    (
        "[[article]]\nid = 'x'\npublished = '2020-13'\n",
        "factcheck.toml:3:article[1].published: is not a date; write it as 2020-01-31",
    ),
    (
        "[[article]]\nid = 'x'\npublished = true\n",
        "factcheck.toml:3:article[1].published: is not a date; write it as",
    ),
    (
        "[[article]]\nid = 'x'\n[[article]]\nid = 'x'\n",
        "factcheck.toml:4:article[2].id: 'x' has two [[article]] tables; keep one of them",
    ),
]


@pytest.mark.parametrize(("text", "message"), BAD)
def test_a_mistake_in_the_settings_names_file_line_and_key(
    folder: Path, text: str, message: str
) -> None:
    _write(folder, "factcheck.toml", text)
    assert message in _problem(folder)
    assert "\n" not in _problem(folder)


BAD_CLAIMS = [
    (
        '[[claim]]\nid = "a"\ntext = "x"\nexpect = "suported"\n',
        "claims/c.toml:4:claim[1].expect: 'suported' is not a known value; "
        "did you mean 'supported'? write one of supported, refuted, conflicting",
    ),
    (
        '[[claim]]\nid = "a"\ntext = "x"\nas_of = "2020-01-01"\n',
        "claims/c.toml:4:claim[1].as_of: is not a date; write it as 2020-01-31, without quotes",
    ),
    ('[[claim]]\nid = "a"\ntext = " "\n', "claims/c.toml:3:claim[1].text: is empty; write"),
    (
        '[[claim]]\nid = "a"\ntext = "x"\n[[claim]]\nid = "a"\ntext = "y"\n',
        "claims/c.toml:5:claim[2].id: 'a' is already the id of the claim at claims/c.toml:2;",
    ),
    (
        '[[claim]]\nid = "a"\ntext = "x"\nlanguage = "xx"\n',
        "claims/c.toml:4:claim[1].language: 'xx' is unknown; write one of en, id",
    ),
    (
        '[[entity]]\nname = "A"\nalias = ["B"]\n',
        "claims/c.toml:3:entity[1].alias: unknown key; did you mean 'aliases'?",
    ),
    (
        '[[entity]]\nname = "A"\naliases = ["B"]\n[[entity]]\nname = "C"\naliases = ["b"]\n',
        "claims/c.toml:6:entity[2].aliases: 'b' already names 'A' at claims/c.toml:3; keep it",
    ),
    (
        '[[entity]]\nname = "A"\naliases = ["B"]\nnot_same = ["b"]\n',
        "claims/c.toml:4:entity[1].not_same: 'b' is a name of 'A' itself; remove it",
    ),
    (
        '[[question]]\nask = "x?"\npredicate = "controll"\nobject = "y"\n',
        "claims/c.toml:3:question[1].predicate: unknown predicate 'controll'; did you mean 'cont",
    ),
    (
        '[[question]]\nask = "x?"\npredicate = "control"\n',
        "claims/c.toml:1:question[1]: asks about nothing; add object, subject or both",
    ),
    ("[[claims]]\nid = 'a'\n", "claims/c.toml:1:claims: unknown key; did you mean 'claim'?"),
    ("[[claim]]\nid = 'a'\ntext = 'a\n", "claims/c.toml:3:"),
]


@pytest.mark.parametrize(("text", "message"), BAD_CLAIMS)
def test_a_mistake_in_a_claims_file_names_file_line_and_key(
    folder: Path, text: str, message: str
) -> None:
    _write(folder, "factcheck.toml", "")
    _write(folder, "claims/c.toml", text)
    assert message in _problem(folder)


def test_every_mistake_of_every_file_is_named_at_once(folder: Path) -> None:
    _write(folder, "factcheck.toml", "")
    _write(folder, "claims/a.toml", "[[claim]]\nid = 'a'\nx = 1\n")
    _write(folder, "claims/b.toml", "= 1\n")
    assert [line.split(": ")[0] for line in _problem(folder).split("\n")] == [
        "claims/a.toml:1:claim[1].text",
        "claims/a.toml:3:claim[1].x",
        "claims/b.toml:1:1",
    ]


def test_a_file_that_is_not_utf8_or_is_missing_is_named(folder: Path) -> None:
    (folder / "factcheck.toml").write_bytes(b"a = '\xff'\n")
    assert _problem(folder) == "factcheck.toml: is not UTF-8; save it as UTF-8"
    with pytest.raises(SettingsError, match=r"gone.toml: cannot be read .*; check the path"):
        load_settings(folder, folder / "gone.toml")


def test_a_claims_folder_that_does_not_exist_holds_no_claims(folder: Path) -> None:
    _write(folder, "factcheck.toml", 'claims = "gone"\n')
    assert load_settings(folder).tracked == ()


@pytest.mark.parametrize(
    ("value", "iso", "precision"),
    [
        (dt.date(2020, 2, 29), "2020-02-29", Precision.DAY),
        ("2020-02-29", "2020-02-29", Precision.DAY),
        ("2020-02", "2020-02", Precision.MONTH),
        ("2020", "2020", Precision.YEAR),
        (2020, "2020", Precision.YEAR),
    ],
)
def test_a_stated_date_keeps_its_grain(
    value: dt.date | str | int, iso: str, precision: Precision
) -> None:
    when = stated_date(value)
    assert when is not None
    assert (when.iso(), when.precision) == (iso, precision)


@pytest.mark.parametrize("value", ["2020-02-30", "2020-00", "20", "January", "2020-1", "0000"])
def test_what_is_no_date_is_refused(value: str) -> None:
    assert stated_date(value) is None


def test_the_files_of_this_repository_are_right(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(REPOSITORY)
    settings = load_settings(REPOSITORY)
    assert settings.corpus == ("seeds",)
    assert all((REPOSITORY / "seeds" / id).is_file() for id in settings.articles)
    assert "haftar-rejects-ceasefire" in {claim.id for claim in settings.tracked}
