"""What is kept whole: a corpus as it was read, a comparison as it was written."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from store_helpers import article, index_of, run, write_corpus

from factcheck import api
from factcheck.records import Comparison
from factcheck.settings.factcheck_toml import load_settings
from factcheck.store import corpora
from factcheck.store.interface import Kind
from factcheck.store.sqlite import SqliteKeeper


@pytest.fixture
def compared(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many articles were compared, each time that any were."""
    counts: list[int] = []
    plain = api.compare

    def compare(corpus: api.Corpus, **options: object) -> Comparison:
        counts.append(len(corpus.articles))
        return plain(corpus, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(api, "compare", compare)
    return counts


def read_files(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Grows whenever articles are looked up one by one."""
    calls: list[int] = []
    plain = corpora.keyed_articles

    def keyed(*arguments: object, **options: object) -> object:
        calls.append(1)
        return plain(*arguments, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(corpora, "keyed_articles", keyed)
    return calls


def test_a_file_that_changed_is_read_whatever_its_date_and_size_say(
    corpus: Path, keeper: SqliteKeeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls, late = read_files(monkeypatch), corpus / "late.txt"
    assert api.read(corpus, keeper=keeper) == api.read(corpus)
    assert api.read(corpus, keeper=keeper) == api.read(corpus)
    assert len(calls) == 1
    before, text = late.stat(), late.read_text()
    late.write_text(text.replace("Lima", "Oslo"))
    os.utime(late, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert late.stat().st_size == before.st_size
    assert api.read(corpus, keeper=keeper) == api.read(corpus)
    assert len(calls) == 2


@pytest.mark.parametrize(
    "change",
    [
        lambda folder: (folder / "new.txt").write_text("Rain in Quito\n\nRain fell in Quito.\n"),
        lambda folder: (folder / "late.txt").unlink(),
        lambda folder: (folder / "late.txt").rename(folder / "later.txt"),
        lambda folder: (folder / "empty.txt").write_text(""),
        lambda folder: (folder / "factcheck.toml").write_text(
            '[[article]]\nid = "late.txt"\nsource = "The Oslo Times"\n'
        ),
    ],
    ids=["added", "gone", "renamed", "unreadable", "stated"],
)
def test_whatever_changes_a_corpus_is_seen(
    corpus: Path, keeper: SqliteKeeper, change: Callable[[Path], object]
) -> None:
    before = api.read(corpus, keeper=keeper)
    change(corpus)
    settings = load_settings(corpus, next(iter(corpus.glob("*.toml")), None))
    found = api.read(corpus, settings=settings, keeper=keeper)
    assert found == api.read(corpus, settings=settings)
    assert found != before


def test_a_file_that_changes_while_it_is_read_is_not_kept_whole(
    corpus: Path, keeper: SqliteKeeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    late, plain = corpus / "late.txt", corpora.keyed_articles

    def keyed(*arguments: object, **options: object) -> object:
        yield from list(plain(*arguments, **options))  # type: ignore[arg-type]
        late.write_text(late.read_text() + "It rained again.\n")

    with monkeypatch.context() as patch:
        patch.setattr(corpora, "keyed_articles", keyed)
        api.read(corpus, keeper=keeper)
    (count,) = keeper.db.execute(
        "SELECT count(*) FROM kept WHERE kind = ?", (Kind.CORPUS.value,)
    ).fetchone()
    assert count == 0
    assert api.read(corpus, keeper=keeper) == api.read(corpus)


def test_a_larger_corpus_is_looked_up_article_by_article(
    corpus: Path, keeper: SqliteKeeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(corpora, "MOST", 100)
    calls = read_files(monkeypatch)
    for _ in range(2):
        assert api.read(corpus, keeper=keeper) == api.read(corpus)
    assert len(calls) == 2


@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_what_was_written_is_written_again_with_all_that_is_said_beside_it(
    corpus: Path, compared: list[int], form: str
) -> None:
    (corpus / "empty.txt").write_text("")
    asked = ("compare", str(corpus), "--judge", "symbolic", "--format", form, "--fail-on", "any")
    without = run(*asked)
    run("index", str(corpus), "--judge", "symbolic")
    first, again = run(*asked), run(*asked)
    assert len(compared) == 2
    for done in (first, again):
        assert done.stdout_bytes == without.stdout_bytes
        assert done.stderr == without.stderr
        assert done.exit_code == without.exit_code == 1
    (corpus / "more.jsonl").write_text(json.dumps(article(77)) + "\n")
    assert run(*asked).stdout_bytes != without.stdout_bytes
    assert len(compared) == 3


def test_a_damaged_written_report_is_made_again(corpus: Path, compared: list[int]) -> None:
    asked = ("compare", str(corpus), "--judge", "symbolic", "--format", "json")
    run("index", str(corpus), "--judge", "symbolic")
    without = run(*asked).stdout_bytes
    keeper = SqliteKeeper(index_of(corpus))
    keeper.db.execute("UPDATE kept SET value = substr(value, 1, 40) WHERE kind = 'results'")
    keeper.close()
    assert run(*asked).stdout_bytes == without
    assert len(compared) == 2


def test_another_corpus_is_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two folders with one index beside their settings."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "factcheck.toml").write_text("")
    for name, articles in (("one", 8), ("two", 12)):
        write_corpus(tmp_path / name, articles)
    run("index", "one", "two", "--judge", "symbolic")
    for name in ("one", "two", "one"):
        done = run("compare", name, "--judge", "symbolic", "--format", "json")
        assert len(json.loads(done.stdout)["articles"]) == (9 if name == "one" else 13)
