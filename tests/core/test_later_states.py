"""Of an earlier and a later state in one sentence the later holds; descriptions claim nothing."""

from __future__ import annotations

import pytest

from factcheck import api

_LABELS = {"E": "entailment", "N": "neutral", "C": "contradiction"}


@pytest.mark.parametrize(
    ("premise", "hypothesis", "expected"),
    [
        (
            "Flights to Hobart, suspended since March, will resume on Nov. 6.",
            "Penerbangan ke Hobart akan dibuka lagi pada November.",
            "E",
        ),
        (
            "Sopir sang bupati ikut ditahan tetapi dilepas setelah diperiksa enam jam.",
            "The driver was released.",
            "E",
        ),
        (
            "The road, closed by floods for a week, has reopened.",
            "Jalan itu sudah dibuka lagi.",
            "E",
        ),
        ("The road, closed by floods for a week, has reopened.", "The road is closed.", "C"),
        (
            "Jembatan yang sempat ditutup sejak Senin kini dibuka kembali.",
            "Jembatan itu dibuka kembali.",
            "E",
        ),
        (
            "Jembatan yang sempat ditutup sejak Senin kini dibuka kembali.",
            "The bridge has reopened.",
            "E",
        ),
        (
            "Jembatan yang sempat ditutup sejak Senin kini dibuka kembali.",
            "The bridge is closed.",
            "C",
        ),
        ("The journalist, detained in May, was freed on Tuesday.", "Wartawan itu dibebaskan.", "E"),
        (
            "The journalist, detained in May, was freed on Tuesday.",
            "The journalist was released.",
            "E",
        ),
        (
            "The journalist, detained in May, was freed on Tuesday.",
            "The journalist is still in custody.",
            "C",
        ),
        (
            "Pabrik itu, yang berhenti beroperasi sejak Januari, kembali beroperasi pekan ini.",
            "The factory has resumed operations.",
            "E",
        ),
        (
            "The airport reopened on Friday after being shut for two days by ash.",
            "Bandara itu dibuka kembali.",
            "E",
        ),
        (
            "The airport reopened on Friday after being shut for two days by ash.",
            "The airport reopened.",
            "E",
        ),
        (
            "Bandara Selaparan dibuka kembali setelah ditutup dua hari akibat abu vulkanik.",
            "Selaparan airport has reopened.",
            "E",
        ),
        (
            "Bandara Selaparan dibuka kembali setelah ditutup dua hari akibat abu vulkanik.",
            "Bandara Selaparan masih ditutup.",
            "C",
        ),
        ("The strike, which began on Monday, was called off.", "Mogok itu dibatalkan.", "E"),
        (
            "The hostages, held for nine days, were freed by police.",
            "Para sandera dibebaskan polisi.",
            "E",
        ),
        (
            "Gencatan senjata yang sempat dilanggar kini dipulihkan.",
            "The ceasefire was restored.",
            "E",
        ),
        (
            "The minister, who had resigned in April, was reappointed.",
            "The minister was reappointed.",
            "E",
        ),
        (
            "Listrik di Palu yang padam sejak pagi sudah menyala lagi.",
            "Listrik di Palu sudah menyala.",
            "E",
        ),
        (
            "Two suspects were arrested but released after six hours of questioning.",
            "Kedua tersangka dilepas.",
            "E",
        ),
        (
            "The mine, which had been closed since 2019, reopened in June.",
            "Tambang itu dibuka kembali pada Juni.",
            "E",
        ),
        ("The school was opened in 2010 and closed last month.", "The school has closed.", "E"),
        ("The school was opened in 2010 and closed last month.", "Sekolah itu ditutup.", "E"),
        (
            "Pasar itu dibuka pada Januari tetapi ditutup lagi pekan lalu.",
            "The market was closed again.",
            "E",
        ),
        (
            "The ferry service, suspended since the storm, resumed on Sunday.",
            "Layanan feri kembali beroperasi.",
            "E",
        ),
        (
            "The road has been closed since Monday and will not reopen this week.",
            "The road is closed.",
            "E",
        ),
        ("The road has been closed since Monday.", "The road has reopened.", "C"),
        ("Toko itu masih ditutup, kata pemiliknya.", "The shop has reopened.", "C"),
        (
            "The government released the 17 fighters it had held for three weeks.",
            "Petempur yang ditahan kini bebas.",
            "E",
        ),
        ("Polisi membebaskan petani yang ditahan.", "The detained farmers were freed.", "E"),
        (
            "The officer arrested on Friday was dismissed.",
            "Perwira yang ditangkap itu dipecat.",
            "E",
        ),
        ("Perwira yang ditangkap Jumat lalu dipecat.", "The arrested officer was dismissed.", "E"),
        ("The king pardoned the jailed editor.", "Editor yang dipenjara itu diampuni raja.", "E"),
        ("The company reopened the closed factory.", "Pabrik yang ditutup itu dibuka lagi.", "E"),
        (
            "Perusahaan membuka kembali pabrik yang ditutup pada 2022.",
            "The closed factory was reopened.",
            "E",
        ),
        (
            "Perusahaan membuka kembali pabrik yang ditutup pada 2022.",
            "The factory that was closed in 2022 has reopened.",
            "E",
        ),
        (
            "The navy returned the seized boats to the fishermen.",
            "Kapal yang disita dikembalikan kepada nelayan.",
            "E",
        ),
        (
            "The rebels freed the engineers they had kidnapped.",
            "Para insinyur yang diculik telah dibebaskan.",
            "E",
        ),
        (
            "The rebels freed the engineers they had kidnapped.",
            "The kidnapped engineers were freed.",
            "E",
        ),
        (
            "The rebels still hold the engineers they kidnapped.",
            "The kidnapped engineers were freed.",
            "C",
        ),
        ("Para insinyur yang diculik masih ditawan.", "The kidnapped engineers were freed.", "C"),
        ("Polisi belum membebaskan petani yang ditahan.", "The detained farmers were freed.", "C"),
        ("The detained farmers remain in jail.", "Petani yang ditahan sudah bebas.", "C"),
        ("Pemerintah membebaskan 17 petempur.", "Petempur itu masih ditahan.", "C"),
        ("The mine, closed since May, remains closed.", "Tambang itu dibuka kembali.", "C"),
        (
            "The road, which was closed on Monday, reopened on Tuesday.",
            "The road was closed on Monday.",
            "E",
        ),
        (
            "Jalan yang ditutup pada Senin itu dibuka lagi pada Selasa.",
            "The road was closed on Monday.",
            "E",
        ),
        (
            "The court ordered the journalist's release.",
            "The court ordered the journalist detained.",
            "C",
        ),
        ("Tersangka yang sempat dilepas kini ditahan lagi.", "The suspect is in detention.", "E"),
        ("The suspect was freed but later detained again.", "Tersangka itu ditahan.", "E"),
        ("Bandara yang baru dibuka itu ditutup akibat banjir.", "The airport is closed.", "E"),
        ("Bandara yang baru dibuka itu ditutup akibat banjir.", "The airport is open.", "C"),
        ("The army captured the town but lost it a week later.", "Tentara merebut kota itu.", "E"),
        (
            "The man arrested in Bogor was not charged.",
            "Pria yang ditangkap di Bogor itu tidak didakwa.",
            "E",
        ),
        ("The man arrested in Bogor was not charged.", "Pria itu didakwa.", "C"),
        ("The convicted smuggler was pardoned.", "Penyelundup itu diampuni.", "E"),
        (
            "The man who killed 12 people was arrested.",
            "Pria yang membunuh 10 orang itu ditangkap.",
            "C",
        ),
        (
            "Wartawan yang ditahan sejak Mei itu dibebaskan.",
            "The journalist was not released.",
            "C",
        ),
        (
            "Wartawan yang ditahan sejak Mei itu belum dibebaskan.",
            "The journalist was released.",
            "C",
        ),
        ("The ferry sank after leaving port.", "Feri itu tenggelam.", "E"),
        ("The bill was rejected in May but passed in June.", "RUU itu disahkan.", "E"),
        ("The bill was rejected in May but passed in June.", "RUU itu ditolak pada Juni.", "C"),
        ("Harga cabai sempat naik tetapi kini turun.", "Chili prices have fallen.", "E"),
        ("Harga cabai sempat naik tetapi kini turun.", "Chili prices are rising.", "C"),
        (
            "The soldiers who refused to surrender were killed.",
            "Tentara yang menolak menyerah itu tewas.",
            "E",
        ),
        (
            "The lake, which had dried up, is full again.",
            "Danau yang sempat kering itu penuh lagi.",
            "E",
        ),
        ("Warga yang mengungsi sudah pulang.", "The displaced residents have returned.", "E"),
        (
            "Layanan kereta ke Padang, yang dihentikan sejak gempa, dilanjutkan hari Minggu.",
            "Train services to Padang resumed on Sunday.",
            "E",
        ),
        ("The factory, shuttered in 2021, is operating again.", "Pabrik itu beroperasi lagi.", "E"),
        ("Dua nelayan yang hilang akhirnya ditemukan.", "The two fishermen have been found.", "E"),
        (
            "The border was closed in March and reopened in June.",
            "Perbatasan dibuka kembali pada Juni.",
            "E",
        ),
        ("The border was closed in March and reopened in June.", "Perbatasan ditutup.", "C"),
        ("Sekolah yang rusak akibat gempa telah diperbaiki.", "The school has been repaired.", "E"),
        ("Pemain yang cedera itu sudah pulih.", "The injured player has recovered.", "E"),
        ("The talks collapsed in April but have resumed.", "Perundingan itu dilanjutkan.", "E"),
        (
            "The talks collapsed in April but have resumed.",
            "Perundingan itu gagal dan tidak dilanjutkan.",
            "C",
        ),
        (
            "Kapal yang disandera perompak itu telah dibebaskan.",
            "The hijacked ship was freed.",
            "E",
        ),
        (
            "The navy freed the ship that pirates had hijacked.",
            "Kapal yang dibajak itu dibebaskan.",
            "E",
        ),
        (
            "The army released the reporters it had detained.",
            "Wartawan yang ditahan itu dibebaskan tentara.",
            "E",
        ),
        (
            "The army is still holding the reporters it detained.",
            "Wartawan yang ditahan itu dibebaskan.",
            "C",
        ),
        ("The ministry lifted a ban imposed in 2019.", "The ban is still in force.", "C"),
        ("The museum, which opened in 1950, closed last week.", "Museum itu dibuka.", "C"),
        (
            "Museum yang dibuka pada 1950 itu ditutup pekan lalu.",
            "The museum closed last week.",
            "E",
        ),
        ("Stasiun itu dibuka pada 1950.", "The station opened in 1950.", "E"),
        ("Warga yang menolak pindah digusur.", "The residents refused to move.", "E"),
        ("Redaktur yang dipenjara dua tahun itu bebas.", "The editor was released.", "E"),
        ("Museum yang dibuka pada 1950 itu ditutup pada 2021.", "The museum closed in 1950.", "C"),
        (
            "Museum yang dibuka pada 1950 itu ditutup pada 2021.",
            "Museum itu ditutup pada 2021.",
            "E",
        ),
        (
            "The bridge that collapsed in 2018 was rebuilt in 2022.",
            "Jembatan itu dibangun kembali pada 2022.",
            "E",
        ),
        (
            "The bridge that collapsed in 2018 was rebuilt in 2022.",
            "Jembatan itu runtuh pada 2022.",
            "C",
        ),
        (
            "Aturan yang berlaku sejak 2015 itu dicabut pada 2023.",
            "The rule was revoked in 2023.",
            "E",
        ),
        (
            "Pria yang ditangkap pada Jumat itu dipecat pada Senin.",
            "The man was dismissed on Monday.",
            "E",
        ),
    ],
)
def test_the_later_state_holds(premise: str, hypothesis: str, expected: str) -> None:
    assert api.judge(premise, hypothesis, judges="symbolic").label.value == _LABELS[expected]
