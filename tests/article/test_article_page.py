"""Headline and paragraphs are told from what surrounds them on a page."""

from __future__ import annotations

from pathlib import Path

import pytest
from article_helpers import body, from_json, from_text, headline
from hypothesis import given, settings
from hypothesis import strategies as st

REPORT = [
    "Petugas menutup Jembatan Lama sejak Senin pagi karena retak pada tiang tengahnya.",
    "Warga harus memutar sejauh sembilan kilometer lewat Jembatan Baru, kata camat.",
    "Perbaikan akan memakan waktu tiga pekan dan menelan biaya dua miliar rupiah.",
]
TEXT = "\n".join(REPORT)

FURNITURE = [
    "Baca juga: Banjir Merendam Pasar Ikan",
    "BACA JUGA : Banjir Merendam Pasar Ikan",
    "\u25ba Baca Juga Banjir Merendam Pasar Ikan",
    "Simak Video 'Detik-detik Jembatan Retak':",
    'Tonton juga video "Jembatan Retak" di sini:',
    "Read also: Floods hit the fish market",
    "ADVERTISEMENT",
    "- Advertisement -",
    "SCROLL TO CONTINUE WITH CONTENT",
    "[Gambas:Video 20detik]",
    "Foto: Petugas memeriksa tiang jembatan (Dok. Kecamatan)",
    "Photo: A. Rahman",
    "Bagikan",
    "Facebook Twitter WhatsApp Telegram Copy Link",
    "Share this article",
    "Tags: jembatan, lalu lintas",
    "#jembatan #kotalama",
    "3 min read",
    "Dibaca Normal 2 menit",
    "Copyright \u00a9 2021 Kabar Kota. All rights reserved.",
    "Hak cipta dilindungi undang-undang",
    "This website uses cookies to improve your experience.",
    "https://kabar.example.com/jembatan",
    "***",
    "1/2",
    "Home > News > Town",
    "Editor: Rahma",
    "Reporter : Budi | Editor : Rahma",
]

ENDS = [
    "Leave a Reply",
    "Your email address will not be published. Required fields are marked *",
    "Tinggalkan Balasan",
    "Related Articles",
    "Berita Terkait",
    "Komentar (12)",
]


@pytest.mark.parametrize("line", FURNITURE)
def test_furniture_between_paragraphs_is_no_paragraph(tmp_path: Path, line: str) -> None:
    article = from_text(tmp_path, f"{REPORT[0]}\n\n{line}\n\n{REPORT[1]} {REPORT[2]}\n")
    assert body(article) == [REPORT[0], f"{REPORT[1]} {REPORT[2]}"]


@pytest.mark.parametrize("line", ENDS)
def test_nothing_after_the_end_of_a_page_is_the_report(tmp_path: Path, line: str) -> None:
    after = "Komentar seorang pembaca yang panjang sekali tentang jembatan itu dan juga camatnya."
    article = from_text(tmp_path, f"{TEXT}\n{line}\n{after}\n{after} {after}\n")
    assert body(article) == REPORT


@pytest.mark.parametrize(
    "line",
    [
        "Lihat jembatan itu, kata camat kepada wartawan, sudah berumur delapan puluh tahun.",
        "Foto udara menunjukkan retakan sepanjang dua meter pada tiang tengah jembatan.",
        "Editor majalah itu menolak berkomentar tentang tulisan yang ia terbitkan.",
        "Sumber api diduga berasal dari gudang di lantai dua, kata polisi.",
        "Sources close to the mayor said the bridge would stay closed for three weeks.",
        "Share prices fell by two percent on Monday, the exchange said in a statement.",
        "By noon the water had reached the market, a witness said by telephone.",
        "Related cases were found in two more towns, the ministry said on Friday.",
        "Berita bohong tentang jembatan itu beredar luas sejak Minggu, kata polisi.",
        "Copyright law does not cover the design of bridges, the court said on Friday.",
    ],
)
def test_sentences_that_begin_like_furniture_stay(tmp_path: Path, line: str) -> None:
    article = from_text(tmp_path, f"{REPORT[0]}\n\n{line}\n\n{REPORT[1]}\n")
    assert body(article) == [REPORT[0], line, REPORT[1]]


def test_short_lines_after_an_invitation_go_with_it_until_the_report_goes_on(
    tmp_path: Path,
) -> None:
    long = f"{REPORT[1]} {REPORT[2]}"
    invitation = "Ingin Berlangganan?\nTulis alamat Anda di bawah ini.\nBatal kapan saja."
    article = from_text(tmp_path, f"{REPORT[0]}\n{invitation}\n{long}\n{invitation}\nJudul lain\n")
    assert body(article) == [REPORT[0], long]


def test_titles_of_other_articles_after_the_credits_are_dropped(tmp_path: Path) -> None:
    article = from_text(tmp_path, f"{TEXT}\nEditor: Rahma\nPasar Ikan Dibuka Lagi\nHarga Turun\n")
    assert body(article) == REPORT


@pytest.mark.parametrize(
    "title",
    [
        "Jembatan Lama Ditutup Tiga Pekan",
        "Jembatan Lama Ditutup, Sampai Kapan?",
        "Camat: Jembatan Lama Berbahaya!",
        "Town bridge closed for three weeks, detour of nine kilometres",
        "Town and province agree on a bridge deal with U.S.",
        "Oleh-Oleh Khas Kota Lama Laris",
    ],
)
@pytest.mark.parametrize("gap", ["\n", "\n\n", "\r\n\r\n"])
def test_a_short_first_line_without_full_stop_is_the_headline(
    tmp_path: Path, title: str, gap: str
) -> None:
    article = from_text(tmp_path, f"{title}{gap}{TEXT}")
    assert (headline(article), article.title, body(article)) == (title, title, REPORT)


def test_a_first_paragraph_is_no_headline(tmp_path: Path) -> None:
    article = from_text(tmp_path, TEXT)
    assert (headline(article), article.title, body(article)) == (None, "", REPORT)


@pytest.mark.parametrize("prefix", ["Internasional \u2013 ", "POLITIK | ", "World - ", "Opini: "])
def test_the_section_before_a_headline_is_not_part_of_it(tmp_path: Path, prefix: str) -> None:
    article = from_text(tmp_path, f"{prefix}Jembatan Lama Ditutup\n\n{TEXT}")
    assert (headline(article), article.title) == ("Jembatan Lama Ditutup",) * 2


def test_the_site_behind_a_headline_is_its_source(tmp_path: Path) -> None:
    article = from_text(tmp_path, f"Jembatan Lama Ditutup | kabar.example.com\n\n{TEXT}")
    assert (article.title, article.source) == ("Jembatan Lama Ditutup", "kabar.example.com")


def test_above_the_headline_banner_site_and_menu_are_dropped(tmp_path: Path) -> None:
    top = "Mon. Mar 1st, 2021\n\nkabarkota.com\n\nHome\n\nKabar Baru, Resep Ikan, Jadwal Bola\n\n"
    article = from_text(tmp_path, f"{top}Jembatan Lama Ditutup\n\n4 min read\n\n{TEXT}")
    assert (headline(article), body(article)) == ("Jembatan Lama Ditutup", REPORT)
    assert article.source == "kabarkota.com"
    assert (str(article.crawled), article.published.known) == ("2021-03-01", False)


def test_a_headline_with_a_list_of_names_is_no_menu(tmp_path: Path) -> None:
    title = "Turki, Rusia, Iran Gelar Pertemuan"
    assert headline(from_text(tmp_path, f"{title}\n\n{TEXT}")) == title


def test_a_line_under_the_headline_is_the_reports(tmp_path: Path) -> None:
    deck = "Warga memutar sejauh sembilan kilometer"
    article = from_text(tmp_path, f"Jembatan Lama Ditutup\n{deck}\n{TEXT}")
    assert body(article) == [deck, *REPORT]


def test_a_captions_credit_is_no_part_of_it_and_names_no_headline(tmp_path: Path) -> None:
    caption = "Retakan pada tiang tengah Jembatan Lama terlihat dari tepi sungai"
    article = from_text(tmp_path, f"{caption}/contoh.net\n{TEXT}")
    assert (headline(article), body(article)) == (None, [caption, *REPORT])
    assert article.origin == "contoh.net"


@pytest.mark.parametrize(
    "note",
    ["(abc)", "(ab/cd)", "(abc/def/gh)", "[abc]", "(Ant)", "(rls)", "(AB/CD)", "(Foto: Kota)"],
)
def test_initials_behind_the_last_sentence_are_dropped(tmp_path: Path, note: str) -> None:
    assert body(from_text(tmp_path, f"{TEXT} {note}\n")) == REPORT


@pytest.mark.parametrize("ending", ["Dinas Pekerjaan Umum (DPU).", "selama tiga pekan (21 hari)."])
def test_other_brackets_at_the_end_stay(tmp_path: Path, ending: str) -> None:
    last = f"Perbaikan jembatan yang retak itu dikerjakan oleh atau menurut {ending}"
    assert body(from_text(tmp_path, f"{TEXT}\n{last}\n"))[-1] == last


def test_a_cue_glued_behind_a_sentence_is_cut(tmp_path: Path) -> None:
    article = from_text(tmp_path, f"{REPORT[0]} Baca juga: Pasar Ikan Terendam\n{REPORT[1]}\n")
    assert body(article) == REPORT[:2]


def test_hard_wrapped_lines_make_paragraphs(tmp_path: Path) -> None:
    first = (
        "Petugas  menutup Jembatan Lama sejak Senin\npagi karena retak pada tiang tengahnya yang\n"
        "dibangun pada 1938. Camat setempat meminta\nwarga bersabar."
    )
    second = "Warga harus memutar lewat Jembatan Baru di\nsebelah hulu sungai, kata camat."
    article = from_text(tmp_path, f"Jembatan Lama Ditutup\n\n{first}\n {second}\n")
    assert (headline(article), body(article)) == ("Jembatan Lama Ditutup", [first, second])


def test_short_paragraphs_on_lines_of_their_own_stay_apart(tmp_path: Path) -> None:
    lines = ["Jembatan itu retak.", "Camat menutupnya.", "Warga memutar.", "Pasar sepi."]
    assert body(from_text(tmp_path, "\n".join(lines))) == lines


def test_a_page_of_furniture_only_has_no_blocks_and_says_so(tmp_path: Path) -> None:
    article = from_text(tmp_path, "Home\nLeave a Reply\nYour email address will not be published\n")
    assert article.blocks == ()
    assert "nothing but page furniture was found" in article.warnings


PARTS = st.lists(
    st.sampled_from([*FURNITURE, *ENDS, *REPORT, "Jembatan Lama Ditutup", "12 Mei 2020", "", "  "]),
    min_size=1,
    max_size=12,
).filter(lambda parts: any(part.strip() for part in parts))


@settings(max_examples=80, deadline=None)
@given(parts=PARTS, end=st.sampled_from(["\n", "\r\n", "\n\n"]))
def test_blocks_are_ordered_apart_and_inside_an_untouched_text(
    tmp_path_factory: pytest.TempPathFactory, parts: list[str], end: str
) -> None:
    text = end.join(parts)
    article = from_text(tmp_path_factory.mktemp("page"), text)
    assert article.text == text
    places = [0, *(place for block in article.blocks for place in (block.start, block.end))]
    assert places == sorted(places)
    assert places[-1] <= len(text)
    assert all(block.start < block.end for block in article.blocks)
    assert sum(block.kind == "title" for block in article.blocks) <= 1


def test_a_stated_title_leaves_all_lines_to_the_report(tmp_path: Path) -> None:
    text = f"Kronologi penutupan\n{TEXT}"
    assert body(from_json(tmp_path, title="Jembatan Lama Ditutup", text=text)) == text.split("\n")
