"""Files, folders, globs and standard input become inputs; what cannot be read is named."""

from __future__ import annotations

import io
import os
import time
from itertools import permutations
from pathlib import Path

import pytest
from article_helpers import articles, json_lines, read, skipped
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.article import read_articles
from factcheck.article.interface import MAX_FILE
from factcheck.records import Article, UnreadableArticle

LINE = "Pemerintah kota menutup jembatan lama pada hari Senin karena retak.\n"


def write(path: Path, text: str = LINE) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_a_folder_is_read_to_the_bottom_in_sorted_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "deep/er/c.TXT", "notes.md", ".hidden.txt", ".git/d.txt"):
        write(tmp_path / name, f"{name}: {LINE}")
    assert [a.id for a in articles(tmp_path)] == ["a.txt", "b.txt", "c.TXT"]


def test_a_glob_names_its_matches(tmp_path: Path) -> None:
    for name in ("x1.txt", "x2.txt", "y.txt", "x3.md"):
        write(tmp_path / name, f"{name}: {LINE}")
    assert [a.id for a in articles(tmp_path / "x*")] == ["x1.txt", "x2.txt"]
    assert [a.id for a in articles(tmp_path / "**" / "*.txt")] == ["x1.txt", "x2.txt", "y.txt"]


def test_a_name_with_glob_characters_that_exists_is_that_file(tmp_path: Path) -> None:
    path = write(tmp_path / "what [now]?.txt")
    assert [a.id for a in articles(path)] == ["what [now]?.txt"]


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    path = write(tmp_path / "one.txt")
    assert len(read(path, tmp_path, tmp_path / "*.txt", f"{tmp_path}/./one.txt")) == 1


def test_files_of_one_name_keep_apart_by_their_path(tmp_path: Path) -> None:
    write(tmp_path / "kabar" / "x.txt", "Satu kabar tentang banjir di kota.")
    write(tmp_path / "warta" / "x.txt", "Satu warta tentang gempa di desa.")
    ids = {a.path.split("/")[-2]: a.id for a in articles(tmp_path)}
    assert ids == {"kabar": "x.txt", "warta": "warta/x.txt"}


def test_the_file_nearest_to_the_root_keeps_the_bare_name(tmp_path: Path) -> None:
    write(tmp_path / "a" / "x.txt", "Isi pertama dari berkas itu.")
    write(tmp_path / "x.txt", "Isi kedua dari berkas itu.")
    assert sorted(a.id for a in articles(tmp_path)) == ["a/x.txt", "x.txt"]


def test_the_order_of_the_paths_changes_nothing(tmp_path: Path) -> None:
    paths = [
        write(tmp_path / "a" / "x.txt", "Isi pertama dari berkas itu."),
        write(tmp_path / "b" / "x.txt", "Isi kedua dari berkas itu."),
        json_lines(tmp_path, {"id": "x.txt", "text": "lain"}, {"text": "baru"}, "{"),
        tmp_path / "missing.txt",
    ]
    outcomes = {tuple(map(repr, read(*order))) for order in permutations(paths)}
    assert len(outcomes) == 1


@settings(max_examples=25, deadline=None)
@given(names=st.lists(st.sampled_from(["p/a", "p/b", "q/a", "q/r/a", "b", "q/b"]), unique=True))
def test_ids_are_unique_and_do_not_depend_on_the_order(
    tmp_path_factory: pytest.TempPathFactory, names: list[str]
) -> None:
    root = tmp_path_factory.mktemp("order")
    paths = [str(write(root / f"{name}.txt", f"Isi berkas {name} saja.")) for name in names]
    forwards = [a.id for a in read_articles(paths) if isinstance(a, Article)]
    backwards = [a.id for a in read_articles(paths[::-1]) if isinstance(a, Article)]
    assert forwards == backwards
    assert len(set(forwards)) == len(names)


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("gone.txt", "does not exist"),
        ("absent*.txt", "matches nothing"),
        ("page.html", ".html files have no reader"),
        ("blank.txt", "is empty"),
        ("nothing.txt", "is empty"),
        ("nothing.jsonl", "is empty"),
        ("image.txt", "is a binary file, not text"),
        ("control.txt", "is a binary file, not text"),
        ("pictures", "the folder has no articles (.txt or .jsonl), only 1 other files"),
        ("pictures/*", "matches 1 paths, none .txt or .jsonl"),
    ],
)
def test_what_cannot_be_read_is_a_value_with_a_reason(
    tmp_path: Path, name: str, reason: str
) -> None:
    write(tmp_path / "page.html", "<p>Halo</p>")
    write(tmp_path / "blank.txt", " \n\t\n")
    write(tmp_path / "nothing.txt", "")
    write(tmp_path / "nothing.jsonl", "\n\n")
    write(tmp_path / "pictures" / "a.png", "x")
    (tmp_path / "image.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)))
    (tmp_path / "control.txt").write_bytes(bytes(range(1, 32)) * 20)
    [problem] = read(tmp_path / name)
    assert isinstance(problem, UnreadableArticle)
    assert (problem.path, problem.reason) == (f"{tmp_path}/{name}", reason)
    assert problem.mend


def test_a_bad_file_does_not_end_the_run(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", "")
    write(tmp_path / "b.txt")
    assert len(articles(tmp_path)) == 1
    assert len(skipped(tmp_path)) == 1


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_a_value(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt")
    path.chmod(0)
    assert [p.reason for p in skipped(tmp_path)] == ["permission denied"]


def test_a_refusing_file_system_is_a_value(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "a.txt")

    def refuse(*_: object) -> io.BytesIO:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("builtins.open", refuse)
    assert [p.reason for p in skipped(tmp_path)] == ["permission denied"]


def test_a_pipe_and_a_path_with_a_null_are_values(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert [p.reason for p in skipped(tmp_path / "pipe.txt")] == ["is not a regular file"]
    assert [p.reason for p in skipped("a\0b.txt")] == ["does not exist"]


def test_a_text_file_of_200_megabytes_is_skipped_without_being_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as stream:
        stream.truncate(200_000_000)
    begin = time.perf_counter()
    [problem] = skipped(path)
    assert problem.reason == f"is larger than {MAX_FILE // 1_000_000} MB"
    assert time.perf_counter() - begin < 0.1


def test_a_file_name_that_is_not_utf8_can_be_printed(tmp_path: Path) -> None:
    file = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    with open(file, "wb") as stream:
        stream.write(LINE.encode())
    [article] = articles(tmp_path)
    article.id.encode("utf-8")
    article.path.encode("utf-8")


def test_standard_input_is_one_text(tmp_path: Path) -> None:
    [article] = articles("-", stdin=io.BytesIO(LINE.encode()))
    assert (article.id, article.path, article.text) == ("stdin", "-", LINE)


@pytest.mark.parametrize("head", ["", "\ufeff", "\n \n", " " * 5000])
def test_standard_input_that_begins_with_a_brace_is_jsonl(head: str) -> None:
    data = f'{head}{{"id": "a", "text": "Satu"}}\n{{"text": "Dua"}}\n'.encode()
    ids = [a.id for a in articles("-", stdin=io.BytesIO(data))]
    assert ids[0] == "a"
    assert ids[1].startswith("stdin:")


def test_without_standard_input_the_dash_is_a_value() -> None:
    assert [p.reason for p in skipped("-")] == ["there is no standard input"]


def test_one_id_with_one_content_is_skipped_and_says_so(tmp_path: Path) -> None:
    row = {"id": "n1", "text": "Gempa mengguncang kota itu"}
    [problem] = skipped(json_lines(tmp_path, row, row))
    assert problem.path == f"{tmp_path}/rows.jsonl:2"
    assert problem.reason == f"repeats {tmp_path}/rows.jsonl:1 (id 'n1')"


def test_one_id_with_two_contents_names_both_and_keeps_the_first(tmp_path: Path) -> None:
    json_lines(tmp_path, {"id": "n1", "text": "Versi dua"}, name="b.jsonl")
    json_lines(tmp_path, {"id": "n1", "text": "Versi satu"}, name="a.jsonl")
    found = read(tmp_path / "b.jsonl", tmp_path / "a.jsonl")
    assert [a.text for a in found if isinstance(a, Article)] == ["Versi satu"]
    [problem] = [p for p in found if isinstance(p, UnreadableArticle)]
    assert problem.path == f"{tmp_path}/b.jsonl:1"
    assert f"of {tmp_path}/a.jsonl:1, but another content" in problem.reason
