"""A JSONL line is an article; a bad line is named with its number and its reason."""

from __future__ import annotations

import datetime as dt
import io
import tracemalloc
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from article_helpers import articles, body, from_json, headline, json_lines, read, skipped

from factcheck.article import ArticleFacts, read_articles
from factcheck.article import jsonl as jsonl_module
from factcheck.records import Article, DateBasis, Precision, When

TEXT = "Sungai meluap di tiga desa.\nRatusan warga mengungsi ke sekolah pada malam hari itu."


def test_all_keys_are_used(tmp_path: Path) -> None:
    article = from_json(
        tmp_path,
        id="n1",
        source="Kabar Sungai",
        published="2021-02-03",
        title="Tiga desa terendam",
        text=TEXT,
        url="https://kabar.example.com/a",
        lang="id",
    )
    assert (article.id, article.source, article.title) == (
        "n1",
        "Kabar Sungai",
        "Tiga desa terendam",
    )
    assert (article.text, article.url, article.language) == (
        TEXT,
        "https://kabar.example.com/a",
        "id",
    )
    assert article.path == f"{tmp_path}/rows.jsonl:1"
    assert (article.published.iso(), article.published.basis) == ("2021-02-03", DateBasis.STATED)


def test_only_text_is_required_and_the_id_is_the_place(tmp_path: Path) -> None:
    article = from_json(tmp_path, text=TEXT)
    assert (article.id, article.source, article.published.known) == (
        "rows.jsonl:1",
        "unknown",
        False,
    )


def test_a_number_is_an_id(tmp_path: Path) -> None:
    assert from_json(tmp_path, id=17, text=TEXT).id == "17"


def test_the_title_is_a_block_only_where_the_text_begins_with_it(tmp_path: Path) -> None:
    title = "Tiga desa terendam"
    assert headline(from_json(tmp_path, title=title, text=TEXT)) is None
    repeated = from_json(tmp_path, title=title, text=f"Tiga  desa terendam\n{TEXT}")
    assert headline(repeated) == "Tiga  desa terendam"
    assert body(repeated) == TEXT.split("\n")


@pytest.mark.parametrize(
    "text",
    [
        "Serangan di Kota Lama, 12 Orang Tewas",
        "Baca juga nasib warga setelah gempa",
        "Kota Lama - Kota Baru Kini Terhubung Kereta",
    ],
)
def test_a_line_from_a_corpus_of_headlines_is_one_title(tmp_path: Path, text: str) -> None:
    article = from_json(tmp_path, text=text)
    assert (headline(article), article.title, body(article)) == (text, text, [])


def test_the_label_of_a_video_is_not_the_headline(tmp_path: Path) -> None:
    assert headline(from_json(tmp_path, text="VIDEO: Kapal Karam di Selat")) == (
        "Kapal Karam di Selat"
    )


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('{"text": "a",}', "is not JSON: Illegal trailing comma before end of object at column 13"),
        ("[1, 2]", "is not a JSON object"),
        ('"text"', "is not a JSON object"),
        ("{}", "lacks the key text"),
        ('{"text": null}', "lacks the key text"),
        ('{"text": ""}', "text is empty"),
        ('{"text": " \\n"}', "text is empty"),
        ('{"text": ["a"]}', "text is not a string"),
        ('{"text": "a", "source": 3}', "source is not a string"),
        ('{"text": "a", "id": true}', "id is not a string"),
        ('{"text": "a", "published": "soon"}', "published is no date: 'soon'"),
        ('{"text": "a", "published": "2020-13-01"}', "published has an impossible month"),
        ('{"text": "a", "published": "2021-02-29"}', "published has an impossible day"),
        ('{"text": "a", "published": 1583020800}', "published is not a string"),
        ('{"a": ' * 5000, "is not JSON"),
        ('{"text": "a", "n": ' + "9" * 5000 + "}", "is not JSON"),
    ],
)
def test_a_bad_line_is_named_and_the_others_are_read(
    tmp_path: Path, line: str, reason: str
) -> None:
    path = json_lines(tmp_path, {"text": "Baris satu"}, line, {"text": "Baris tiga"})
    [problem] = skipped(path)
    assert problem.path == f"{path}:2"
    # Python 3.13 words a trailing comma differently from 3.11.
    assert problem.reason.startswith(reason.partition(":")[0])
    assert "column" in problem.reason or reason in problem.reason
    assert len(articles(path)) == 2


def test_blank_lines_and_foreign_line_ends_are_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_bytes(b'\xef\xbb\xbf{"text": "Satu"}\r\n\r\n  \n{"text": "Dua\\r\\nbaris"}')
    assert [a.text for a in articles(path)] == ["Satu", "Dua\r\nbaris"]
    assert [a.id for a in articles(path)] == ["rows.jsonl:1", "rows.jsonl:4"]


@pytest.mark.parametrize("codec", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_wide_encodings_are_read_line_by_line(tmp_path: Path, codec: str) -> None:
    mark = "\ufeff" if codec.endswith("e") else ""
    lines = "".join(f'{{"text": "Baris \u201c{n}\u201d"}}\n' for n in range(50))
    path = tmp_path / "rows.jsonl"
    path.write_bytes((mark + lines).encode(codec))
    assert [a.text for a in articles(path)] == [f"Baris \u201c{n}\u201d" for n in range(50)]


def test_a_lone_surrogate_keeps_the_offsets_and_warns(tmp_path: Path) -> None:
    article = articles(json_lines(tmp_path, '{"text": "Kata \\ud800 putus"}'))[0]
    assert article.text == "Kata \ufffd putus"
    assert article.warnings[0].startswith("1 lone surrogates")


def test_a_line_above_the_limit_is_skipped_and_the_next_one_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jsonl_module, "MAX_FILE", 1000)
    path = json_lines(tmp_path, {"text": "x" * 5000}, {"text": "Baris dua"})
    assert [p.path for p in skipped(path)] == [f"{path}:1"]
    assert [a.id for a in articles(path)] == ["rows.jsonl:2"]


def test_a_date_key_is_not_taken_for_the_publication_date(tmp_path: Path) -> None:
    article = from_json(tmp_path, text=TEXT, date="2020-01-01")
    assert not article.published.known
    assert "rename it" in article.warnings[0]


@pytest.mark.parametrize(
    ("field", "iso"),
    [
        ("2020-05-12", "2020-05-12"),
        ("2020-05-12T10:30:00+07:00", "2020-05-12"),
        ("2020-05-12 10:30", "2020-05-12"),
        ("2020/5/12", "2020-05-12"),
        ("20200512", "2020-05-12"),
        ("2020-05", "2020-05"),
        ("2020", "2020"),
        ("Tue, 12 May 2020 10:30:00 +0700", "2020-05-12"),
        ("10/20/2025 11:45", "2025-10-20"),
        ("20/10/2025 11:45", "2025-10-20"),
        ("9/9/2025", "2025-09-09"),
        ("9.8.2025", "2025-08-09"),
        ("12 Mei 2020", "2020-05-12"),
        ("Selasa, 12 Mei 2020 10:30 WIB", "2020-05-12"),
        ("May 12, 2020", "2020-05-12"),
    ],
)
def test_common_forms_of_dates_are_read(tmp_path: Path, field: str, iso: str) -> None:
    assert from_json(tmp_path, text=TEXT, published=field).published.iso() == iso


def test_numbers_that_could_be_two_dates_stay_unknown_with_a_warning(tmp_path: Path) -> None:
    article = from_json(tmp_path, text=TEXT, published="9/8/2025 8:30")
    assert not article.published.known
    assert "day 9 of month 8 or the other way round" in article.warnings[0]


def test_what_the_user_states_overrides_the_line(tmp_path: Path) -> None:
    day = dt.date(2020, 1, 9)
    facts = ArticleFacts(When(day, day, Precision.DAY, DateBasis.STATED), "S", "O", "T")
    path = json_lines(tmp_path, {"id": "n1", "text": TEXT, "source": "x", "published": "2021"})
    [article] = articles(path, known={"n1": facts})
    assert (article.source, article.origin, article.title) == ("S", "O", "T")
    assert article.published == facts.published


@pytest.mark.parametrize(
    ("keys", "override", "language"),
    [
        ({"lang": "id-ID"}, None, "id"),
        ({"language": "in"}, None, "id"),
        ({"language": "English"}, None, "en"),
        ({"lang": "en"}, "id", "id"),
    ],
)
def test_a_stated_language_overrides_the_text(
    tmp_path: Path, keys: dict[str, Any], override: str | None, language: str
) -> None:
    [article] = articles(json_lines(tmp_path, {"text": TEXT, **keys}), language=override)
    assert (article.language, article.warnings) == (language, ())


def test_a_language_without_data_is_kept_with_a_warning(tmp_path: Path) -> None:
    article = from_json(tmp_path, text="Le pont est ferme.", lang="fr")
    assert article.language == "fr"
    assert article.warnings == (
        "language 'fr' has no data, so the article is not read (known: en, id)",
    )


class _Endless(io.RawIOBase):
    """A stream of lines that are made as they are read."""

    def __init__(self, count: int, line: bytes) -> None:
        self._parts: Iterator[bytes] = (line % n for n in range(count))
        self._left = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        self._left = self._left or next(self._parts, b"")
        data, self._left = self._left[: len(buffer)], self._left[len(buffer) :]
        buffer[: len(data)] = data
        return len(data)


def test_lines_are_not_kept_in_memory() -> None:
    """Twenty megabytes of articles flow through in less than four.

    What the first line loads once and for all is no line that is kept.
    """
    line = b'{"id": "%d", "text": "Kota tenang", "lang": "id", "note": "' + b"x" * 10_000 + b'"}\n'
    list(read_articles(["-"], stdin=_Endless(1, line)))
    tracemalloc.start()
    count = sum(isinstance(a, Article) for a in read_articles(["-"], stdin=_Endless(2000, line)))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 2000
    assert peak < 4_000_000


def test_reading_begins_before_the_stream_ends(tmp_path: Path) -> None:
    stream = _Endless(10**9, b'{"id": "%d", "text": "Kota itu tenang"}\n' + b" " * 5000 + b"\n")
    assert next(iter(read_articles(["-"], stdin=stream)))  # type: ignore[arg-type]


def test_articles_come_in_the_order_of_the_lines(tmp_path: Path) -> None:
    path = json_lines(tmp_path, *({"id": f"n{n}", "text": f"Baris {n}"} for n in (3, 1, 2)))
    assert [a.id for a in read(path) if isinstance(a, Article)] == ["n3", "n1", "n2"]
