"""Source and origin come from what the page says of itself, and from nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
from article_helpers import body, from_json, from_text

LEAD = "Petugas menutup Jembatan Lama sejak Senin pagi karena retak pada tiang tengahnya."
MORE = "Warga harus memutar sejauh sembilan kilometer lewat Jembatan Baru, kata camat."


@pytest.mark.parametrize(
    ("dateline", "source"),
    [
        ("KABARKOTA.NET, Tripoli \u2013 ", "KABARKOTA.NET"),
        ("Kabarkota.com.  Kairo-", "Kabarkota.com"),
        ("Kabarkota.com \u2014", "Kabarkota.com"),
        ("JAKARTA, KABARKOTA.com - ", "KABARKOTA.com"),
        ("KABAR.CO.ID, JAKARTA -- ", "KABAR.CO.ID"),
        ("VIVA \u2013 ", "VIVA"),
        ("VIVA\u00c2\u00a0\u2013\u00c2\u00a0", "VIVA"),
        ("Jakarta, CNN Indonesia -- ", "CNN Indonesia"),
        ("LONDON (Reuters) - ", "Reuters"),
        ("BEIJING, Jan. 3 (Xinhua) -- ", "Xinhua"),
        ("GAZA CITY, Gaza Strip (AP) \u2014 ", "AP"),
        ("Solo (ANTARA) - ", "ANTARA"),
        ("NORTHBURY, The River Courier, March 9, 2024 - ", "The River Courier"),
        ("NORTHBURY, Stream & Stone - ", "Stream & Stone"),
        ("HILIR, RADAR SUNGAI - ", "RADAR SUNGAI"),
        ("NERACA SUNGAI, Hilir \u2013 ", "NERACA SUNGAI"),
        ("OSLO (The River Ledger), June 14, 2023 \u2014 ", "The River Ledger"),
        ("HILIR, South Kalimantan (River Observer) \u2014 ", "River Observer"),
    ],
)
def test_a_dateline_names_the_source_and_is_no_part_of_the_report(
    tmp_path: Path, dateline: str, source: str
) -> None:
    article = from_text(tmp_path, f"Jembatan Lama Ditutup\n\n{dateline}{LEAD}\n\n{MORE}\n")
    assert (article.source, body(article)) == (source, [LEAD, MORE])


@pytest.mark.parametrize(
    "dateline", ["Jakarta - ", "PARIS \u2014 ", "Tripoli, Libya \u2013 ", "HILIR \u2013 "]
)
def test_a_place_alone_is_a_dateline_without_a_source(tmp_path: Path, dateline: str) -> None:
    article = from_text(tmp_path, f"{dateline}{LEAD}\n\n{MORE}\n")
    assert (article.source, body(article)) == ("unknown", [LEAD, MORE])


@pytest.mark.parametrize(
    "sentence",
    [
        "Salim \u2013 camat yang baru dilantik \u2013 menutup jembatan itu sejak Senin pagi.",
        "Israel, Hamas - dua pihak yang berperang - sepakat bertukar tahanan pada Senin.",
        "NATO \u2014 the alliance of thirty states \u2014 sent observers to the bridge on Monday.",
        "Rusia-Ukraina sepakat membuka jembatan itu lagi mulai Senin pekan depan.",
        "Detik-detik runtuhnya jembatan itu terekam kamera warga pada Senin pagi.",
        "Presiden Suara Rakyat - begitu ia disebut - membuka jembatan itu pada Senin.",
    ],
)
def test_a_sentence_with_a_dash_has_no_dateline(tmp_path: Path, sentence: str) -> None:
    article = from_text(tmp_path, f"{sentence}\n\n{MORE}\n")
    assert (article.source, body(article)) == ("unknown", [sentence, MORE])


def test_the_order_of_what_names_the_source(tmp_path: Path) -> None:
    text = f"kabarsatu.com\n\nJembatan Ditutup\n\nKABARDUA.COM, Tripoli \u2013 {LEAD}\n{MORE}"
    url = "https://www.kabartiga.com/x"
    assert from_json(tmp_path, source="Kabar Empat.", text=text, url=url).source == "Kabar Empat"
    assert from_json(tmp_path, text=text, url=url).source == "KABARDUA.COM"
    assert from_json(tmp_path, text=text.replace("KABARDUA.COM, ", "")).source == "kabarsatu.com"
    assert from_json(tmp_path, text=f"{LEAD}\n{MORE}", url=url).source == "kabartiga.com"
    assert from_json(tmp_path, text=f"{LEAD}\n{MORE}").source == "unknown"


def test_an_outlet_that_speaks_of_its_own_report_is_the_source(tmp_path: Path) -> None:
    sentence = "Kabar Laut melaporkan dalam berita 7 Juli 2019, jembatan itu ditutup."
    article = from_text(tmp_path, f"{LEAD}\n{sentence}\n")
    assert (article.source, article.published.iso()) == ("Kabar Laut", "2019-07-07")


@pytest.mark.parametrize(
    ("url", "source"),
    [
        ("https://news.kabar.com/x?y=1", "kabar.com"),
        ("http://www.kabar.co.id/", "kabar.co.id"),
        ("kabar.com/x", "kabar.com"),
        ("https://warga.blogspot.com/x", "warga.blogspot.com"),
        ("https://[bad", "unknown"),
        ("not a url", "unknown"),
    ],
)
def test_the_address_names_the_site_without_its_sections(
    tmp_path: Path, url: str, source: str
) -> None:
    assert from_json(tmp_path, text=f"{LEAD}\n{MORE}", url=url).source == source


def test_a_folder_names_the_source_only_if_it_is_a_site(tmp_path: Path) -> None:
    for folder, source in (("kabar.com", "kabar.com"), ("corpus", "unknown")):
        (tmp_path / folder).mkdir()
        assert from_text(tmp_path / folder, f"{LEAD}\n{MORE}").source == source


@pytest.mark.parametrize(
    ("line", "origin"),
    [
        ("Sumber: Kabar Dunia", "Kabar Dunia"),
        ("Sumber : Kabar Dunia + Reuters.", "Kabar Dunia + Reuters"),
        ("(Sumber: Kabar Dunia)", "Kabar Dunia"),
        ("Source: The River Times", "The River Times"),
        ("Sumber: https://www.kabar.com/a/b", "kabar.com"),
    ],
)
def test_a_labelled_line_names_the_origin_before_any_cue(
    tmp_path: Path, line: str, origin: str
) -> None:
    cue = "Jembatan itu retak, seperti dilansir Reuters."
    article = from_text(tmp_path, f"{LEAD}\n{cue}\n{line}\n")
    assert (article.origin, body(article)) == (origin, [LEAD, cue])


@pytest.mark.parametrize(
    "value", ["berbagai sumber", "Diolah dari berbagai sumber", "various sources"]
)
def test_various_sources_are_no_origin(tmp_path: Path, value: str) -> None:
    """Two articles of "various sources" are two witnesses."""
    assert from_text(tmp_path, f"{LEAD}\n{MORE}\nSumber: {value}\n").origin is None


@pytest.mark.parametrize(
    ("clause", "origin"),
    [
        ("seperti dilansir kabarlaut.net pada Senin", "kabarlaut.net"),
        ("seperti dilansir Kabar Laut, Senin (1/3/2021)", "Kabar Laut"),
        ("dilansir dari Kabar Laut", "Kabar Laut"),
        ("dilansirAFP, Senin", "AFP"),
        ("melansir AFP", "AFP"),
        ("mengutip kantor berita TASS", "TASS"),
        ("mengutip Reuters", "Reuters"),
        ("menurut laporan Al Jazeera", "Al Jazeera"),
        ("menurut laporan yang dikutip Kabar Kita dari Al Jazeera, camat", "Al Jazeera"),
        ("dikutip dari harian Kabar Laut", "Kabar Laut"),
        ("lapor Kantor Berita Sungai", "Kantor Berita Sungai"),
        ("as reported by the River Times on Monday", "River Times"),
        ("citing the news agency Xinhua", "Xinhua"),
        ("according to a report by Kyodo", "Kyodo"),
        ("the mayor told Reuters", "Reuters"),
        ("Reuters melaporkan", "Reuters"),
        ("CNN reported", "CNN"),
    ],
)
def test_a_cue_of_publishing_names_the_origin(tmp_path: Path, clause: str, origin: str) -> None:
    assert from_text(tmp_path, f"{LEAD}\nJembatan itu retak, {clause}.\n").origin == origin


@pytest.mark.parametrize(
    "clause",
    [
        "menurut Salim",
        "mengutip Presiden Salim",
        "mengutip awal pembicaraan camat",
        "dikutip Senin (1/3/2021)",
        "dikutip dari keterangan tertulis",
        "seperti dilansir Kementerian Perhubungan",
        "according to Salim",
        "citing police",
        "he told reporters",
        "said the mayor, via a spokesman",
    ],
)
def test_a_speaker_is_no_origin(tmp_path: Path, clause: str) -> None:
    assert from_text(tmp_path, f"{LEAD}\nJembatan itu retak, {clause}.\n").origin is None


def test_a_quote_far_down_does_not_make_the_article_a_reprint(tmp_path: Path) -> None:
    text = "\n".join([LEAD, MORE] * 3 + ["Retaknya lebar, seperti dilansir Reuters."] + [MORE] * 3)
    assert from_text(tmp_path, text).origin is None


def test_a_line_of_a_dash_and_a_name_under_the_headline_is_a_credit(tmp_path: Path) -> None:
    article = from_text(
        tmp_path, f"Jembatan Ditutup\n- River Monitor\nVIVA \u2013 {LEAD}\n{MORE}\n"
    )
    assert (article.origin, article.source, body(article)) == (
        "River Monitor",
        "VIVA",
        [LEAD, MORE],
    )


def test_an_agencys_dateline_on_another_site_is_the_origin(tmp_path: Path) -> None:
    text = f"LONDON (Reuters) - {LEAD}\n{MORE}"
    article = from_json(tmp_path, text=text, url="https://kabar.com/a")
    assert (article.source, article.origin) == ("kabar.com", "Reuters")


def test_an_agency_behind_the_last_sentence_is_the_origin(tmp_path: Path) -> None:
    article = from_text(tmp_path, f"KABARKOTA.COM \u2013 {LEAD}\n{MORE} (Antara)\n")
    assert (article.origin, body(article)) == ("Antara", [LEAD, MORE])


@pytest.mark.parametrize("origin", ["VIVA", "VIVA Militer", "viva.co.id"])
def test_a_source_is_not_its_own_origin(tmp_path: Path, origin: str) -> None:
    assert from_text(tmp_path, f"VIVA \u2013 {LEAD}\n{MORE}\nSumber: {origin}\n").origin is None
