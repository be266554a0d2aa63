"""Numbers of whole sentences: shares, bounds, parts, the two ends of a change, ordinals."""

from __future__ import annotations

import pytest
from core_helpers import symbolic

from factcheck.records import InferenceLabel

E, N, C = InferenceLabel.ENTAILMENT, InferenceLabel.NEUTRAL, InferenceLabel.CONTRADICTION

SHARES = [
    (
        "Serikat menuntut kenaikan 15 persen.",
        "The unions had demanded an increase of 10 percent.",
        C,
    ),
    (
        "Nurses accepted a pay rise of 6 percent.",
        "Para perawat menerima kenaikan gaji 9 persen.",
        C,
    ),
    ("Upah minimum naik 38 persen.", "Upah minimum naik 18 persen.", C),
    (
        "The minimum wage rises by 38 percent next year.",
        "The minimum wage rises by 18 percent next year.",
        C,
    ),
    ("81 percent of members backed the deal.", "Semua anggota mendukung kesepakatan itu.", C),
    ("81 percent of members backed the deal.", "Most members backed the deal.", E),
    ("Sebanyak 34 persen warga menolak proyek itu.", "Mayoritas warga menolak proyek itu.", C),
    ("Sebanyak 64 persen warga menolak proyek itu.", "Mayoritas warga menolak proyek itu.", E),
    ("Police released seven of the nine detained farmers.", "Kesembilan petani itu dilepas.", C),
    (
        "Police released seven of the nine detained farmers.",
        "All the detained farmers were released.",
        C,
    ),
    ("Police released all nine detained farmers.", "Kesembilan petani itu dilepas.", E),
    (
        "Police released seven of the nine detained farmers.",
        "Lebih dari separuh petani yang ditahan dilepas.",
        E,
    ),
    (
        "Perusahaan itu memberhentikan dua pertiga pekerjanya.",
        "Lebih dari separuh pekerja diberhentikan.",
        E,
    ),
    (
        "The company dismissed two thirds of its workers.",
        "Lebih dari separuh pekerja diberhentikan.",
        E,
    ),
    (
        "The company dismissed two thirds of its workers.",
        "A quarter of the workers were dismissed.",
        C,
    ),
    ("Sepertiga sekolah ditutup.", "Separuh sekolah ditutup.", C),
    ("A third of the schools were closed.", "Separuh sekolah ditutup.", C),
    (
        "Of the 22 officers arrested, 13 have been freed.",
        "More than half of the arrested officers have been freed.",
        E,
    ),
    (
        "Of the 22 officers arrested, 8 have been freed.",
        "More than half of the arrested officers have been freed.",
        C,
    ),
    ("Dua dari tiga jembatan rusak.", "Ketiga jembatan rusak.", C),
    ("Dua dari tiga jembatan rusak.", "Semua jembatan rusak.", C),
    ("Two of the three bridges were damaged.", "None of the bridges were damaged.", C),
    ("Tak satu pun jembatan rusak.", "Semua jembatan rusak.", C),
    ("None of the hostages were freed.", "Semua sandera dibebaskan.", C),
    ("Half of the hostages were freed.", "Semua sandera dibebaskan.", C),
    ("Seluruh sandera dibebaskan.", "Half of the hostages were freed.", C),
    ("Hampir semua sandera dibebaskan.", "Kurang dari separuh sandera dibebaskan.", C),
    ("Most of the patients recovered.", "Sebagian besar pasien sembuh.", E),
    ("Sembilan dari sepuluh pasien sembuh.", "Sebagian besar pasien sembuh.", E),
    ("Sembilan dari sepuluh pasien sembuh.", "90 percent of the patients recovered.", E),
    ("Only one in five patients recovered.", "Sebagian besar pasien sembuh.", C),
    ("Both pilots were killed.", "Kedua pilot tewas.", E),
    ("One of the two pilots was killed.", "Kedua pilot tewas.", C),
    ("Both bridges collapsed.", "Only one of the two bridges collapsed.", C),
    ("Unemployment fell to 4 percent.", "Unemployment fell by 4 percent.", N),
    (
        "Buruh pelabuhan meminta kenaikan upah 12 persen.",
        "Dock workers asked for a wage increase of 20 percent.",
        C,
    ),
    ("Rents went up by 9 percent.", "Harga sewa naik 4 persen.", C),
    ("Rents went up by 9 percent.", "Harga sewa naik 9 persen.", E),
    ("Some 62 percent of voters rejected the reform.", "Seluruh pemilih menolak reformasi itu.", C),
    (
        "Some 62 percent of voters rejected the reform.",
        "Sebagian besar pemilih menolak reformasi itu.",
        E,
    ),
    ("Some 62 percent of voters rejected the reform.", "A third of voters rejected the reform.", C),
    ("Hanya 20 persen guru mendukung aturan itu.", "Semua guru mendukung aturan itu.", C),
    ("Hanya 20 persen guru mendukung aturan itu.", "Half of the teachers supported the rule.", C),
    ("Enam dari delapan kapal tenggelam.", "Three quarters of the ships sank.", E),
    ("Six of the eight ships sank.", "Sebagian besar kapal tenggelam.", E),
    ("All the workers were rescued.", "Semua pekerja diselamatkan.", E),
    ("Semua pekerja diselamatkan.", "Only a third of the workers were rescued.", C),
    ("Not all the workers were rescued.", "Separuh pekerja diselamatkan.", N),
    ("Dari 40 penumpang, 31 selamat.", "More than half of the passengers survived.", E),
    ("Of the 40 passengers, 12 survived.", "Lebih dari separuh penumpang selamat.", C),
    ("Of the 40 passengers, 12 survived.", "Most of the passengers survived.", C),
    ("Half the ships returned.", "Separuh kapal kembali.", E),
    ("Semua sekolah ditutup pada hari Senin.", "All schools were closed on Monday.", E),
    ("Every school in the district was closed.", "Semua sekolah di distrik itu ditutup.", E),
    ("Parliament approved 30 percent of the budget.", "All members supported the budget.", N),
]
BOUNDS = [
    ("Ia menang dengan selisih 4.812 suara.", "Selisihnya melebihi sepuluh ribu suara.", C),
    (
        "Fewer than 5,000 people attended the rally.",
        "More than ten thousand people attended the rally.",
        C,
    ),
    (
        "Kurang dari 5.000 orang menghadiri rapat umum itu.",
        "More than ten thousand people attended the rally.",
        C,
    ),
    (
        "Kota berpenduduk 18.000 jiwa itu terendam banjir.",
        "Kota yang terendam banjir itu dihuni lebih dari seratus ribu jiwa.",
        C,
    ),
    ("The journalist was held for 32 days.", "Wartawan itu ditahan kurang dari dua minggu.", C),
    ("The journalist was held for 32 days.", "Wartawan itu ditahan lebih dari empat minggu.", E),
    (
        "Wartawan itu ditahan selama tiga bulan.",
        "The journalist was held for less than a month.",
        C,
    ),
    (
        "Empat prajurit gugur dalam serangan itu.",
        "Kurang dari lima prajurit gugur dalam serangan itu.",
        E,
    ),
    ("Four soldiers fell in the attack.", "Fewer than five soldiers were killed in the attack.", E),
    (
        "Empat prajurit gugur dalam serangan itu.",
        "Lebih dari lima prajurit gugur dalam serangan itu.",
        C,
    ),
    ("The strike killed 27 children.", "Fewer than fifty people died in the strike.", N),
    ("The strike killed 27 children.", "More than thirty people died in the strike.", N),
    (
        "Serangan itu menewaskan 27 anak.",
        "Lebih dari tiga puluh orang tewas dalam serangan itu.",
        N,
    ),
    (
        "Serangan itu menewaskan 27 anak.",
        "Kurang dari lima puluh orang tewas dalam serangan itu.",
        N,
    ),
    (
        "Serangan itu menewaskan 27 orang.",
        "Kurang dari lima puluh orang tewas dalam serangan itu.",
        E,
    ),
    ("At least 40 houses burned down.", "Fewer than 30 houses burned down.", C),
    ("Sedikitnya 40 rumah terbakar.", "Fewer than 30 houses burned.", C),
    ("Paling banyak 40 rumah terbakar.", "More than 60 houses burned.", C),
    ("Perjalanan itu memakan waktu 90 menit.", "The trip took less than two hours.", E),
    (
        "The dam holds 12 million litres of water.",
        "Bendungan itu menampung kurang dari sepuluh juta liter air.",
        C,
    ),
    ("The tunnel is 3 kilometres long.", "The tunnel is longer than 5 kilometres.", C),
    ("Bandara itu ditutup selama enam jam.", "The airport was closed for more than a day.", C),
    ("Bandara itu ditutup selama enam jam.", "The airport was closed for less than a day.", E),
    ("Rumah sakit merawat 25 pasien.", "The hospital treated fewer than 20 patients.", C),
    ("Rumah sakit merawat 25 pasien.", "The hospital treated at least 20 patients.", E),
    ("Lebih dari 300 rumah rusak.", "Fewer than 200 houses were damaged.", C),
    ("More than 300 houses were damaged.", "Sedikitnya 100 rumah rusak.", E),
    ("Kapal itu membawa paling banyak 50 ton beras.", "The ship carried 80 tonnes of rice.", C),
    ("The ship carried up to 50 tonnes of rice.", "Kapal itu membawa 80 ton beras.", C),
    ("The flood killed 14 women.", "Banjir itu menewaskan lebih dari 20 orang.", N),
    ("The flood killed 14 women.", "Banjir itu menewaskan lebih dari 10 orang.", E),
    ("The flood killed 14 people.", "Banjir itu menewaskan 20 orang.", C),
    ("The flood killed 14 people.", "Banjir itu menewaskan kurang dari 10 orang.", C),
    ("Banjir itu menewaskan 14 perempuan.", "The flood killed fewer than 10 people.", C),
    ("He was jailed for 18 months.", "Ia dipenjara selama lebih dari satu tahun.", E),
]
PARTS = [
    ("Dua tersangka terakhir ditangkap.", "Ketujuh belas tersangka ditangkap.", N),
    ("The last two suspects were arrested.", "All 17 suspects were arrested.", N),
    ("Another three miners were rescued on Monday.", "Twelve miners were rescued.", N),
    ("Tiga penambang lagi diselamatkan.", "Dua belas penambang diselamatkan.", N),
    ("Dua korban lainnya dibawa ke rumah sakit.", "Lima korban dibawa ke rumah sakit.", N),
    ("Police arrested three more suspects.", "Police arrested eleven suspects.", N),
    ("Polisi menangkap tiga tersangka lagi.", "Police arrested eleven suspects.", N),
    (
        "Seven people, including two children, died in the fire.",
        "Two children died in the fire.",
        E,
    ),
    (
        "Seven people, including two children, died in the fire.",
        "Tujuh orang tewas dalam kebakaran itu.",
        E,
    ),
    (
        "Tujuh orang, termasuk dua anak, tewas dalam kebakaran itu.",
        "Tujuh orang tewas dalam kebakaran itu.",
        E,
    ),
    (
        "Tujuh orang, termasuk dua anak, tewas dalam kebakaran itu.",
        "Tiga anak tewas dalam kebakaran itu.",
        C,
    ),
    ("Sebelas dari 26 pendaki ditemukan selamat.", "Semua 26 pendaki tewas.", C),
    ("Sebelas dari 26 pendaki ditemukan selamat.", "Ke-26 pendaki tewas.", C),
    ("Three of the twelve passengers survived.", "All twelve passengers were killed.", C),
    ("Dua dari lima korban masih hidup.", "All five victims died.", C),
    (
        "Rescuers pulled out another four survivors.",
        "Regu penyelamat mengeluarkan sembilan korban selamat.",
        N,
    ),
    ("Empat korban lainnya ditemukan pada Selasa.", "Nine victims were found.", N),
    ("Polisi membebaskan enam sandera terakhir.", "Police released all 20 hostages.", N),
    ("The court freed two more activists.", "Pengadilan membebaskan tujuh aktivis.", N),
    ("The court freed two activists.", "Pengadilan membebaskan tujuh aktivis.", C),
    ("Sepuluh orang, termasuk tiga perawat, terluka.", "Ten people were injured.", E),
    ("Sepuluh orang, termasuk tiga perawat, terluka.", "Three nurses were injured.", E),
    ("Sepuluh orang, termasuk tiga perawat, terluka.", "Five nurses were injured.", C),
    ("Ten people, including three nurses, were injured.", "Tiga perawat terluka.", E),
    ("Two more bridges collapsed.", "Dua jembatan lagi runtuh.", E),
    ("Two more bridges collapsed.", "Tiga jembatan lagi runtuh.", C),
    ("Four of the nine miners were found alive.", "All nine miners died.", C),
    ("Empat dari sembilan penambang ditemukan hidup.", "Kesembilan penambang tewas.", C),
    ("Lima dari delapan awak selamat.", "Seluruh awak tewas.", C),
]
CHANGES = [
    (
        "Pemerintah menaikkan denda dari Rp500 juta menjadi Rp750 juta.",
        "The fine went up to 900 million rupiah.",
        C,
    ),
    (
        "Pemerintah menaikkan denda dari Rp500 juta menjadi Rp750 juta.",
        "The fine went up to 750 million rupiah.",
        E,
    ),
    (
        "Pemerintah menaikkan denda dari Rp500 juta menjadi Rp750 juta.",
        "The fine was raised from 500 million rupiah.",
        E,
    ),
    (
        "Pemerintah menaikkan denda dari Rp500 juta menjadi Rp750 juta.",
        "The fine is now 500 million rupiah.",
        C,
    ),
    (
        "Pemerintah menaikkan denda dari Rp500 juta menjadi Rp750 juta.",
        "Denda itu kini Rp500 juta.",
        C,
    ),
    (
        "Pemerintah menaikkan denda dari Rp500 juta menjadi Rp750 juta.",
        "Pemerintah menaikkan denda menjadi Rp500 juta.",
        C,
    ),
    (
        "The council raised the fee from 40 to 60 euros.",
        "Dewan menaikkan biaya itu menjadi 60 euro.",
        E,
    ),
    (
        "The council raised the fee from 40 to 60 euros.",
        "Dewan menaikkan biaya itu menjadi 40 euro.",
        C,
    ),
    (
        "The council raised the fee from 40 to 60 euros.",
        "The council raised the fee to 40 euros.",
        C,
    ),
    (
        "The council raised the fee from 40 to 60 euros.",
        "The council raised the fee from 60 euros.",
        C,
    ),
    (
        "The ministry cut the quota from 90 tonnes to 70 tonnes.",
        "Kementerian memangkas kuota dari 70 ton.",
        C,
    ),
    (
        "Jumlah pengungsi turun dari 9.000 menjadi 6.000.",
        "The number of refugees fell to 6,000.",
        E,
    ),
    (
        "Jumlah pengungsi turun dari 9.000 menjadi 6.000.",
        "The number of refugees fell to 9,000.",
        C,
    ),
    ("The tax was cut from 12 percent to 8 percent.", "Pajak dipangkas menjadi 8 persen.", E),
    ("The tax was cut from 12 percent to 8 percent.", "Pajak dipangkas menjadi 12 persen.", C),
    ("The tax was cut from 12 percent to 8 percent.", "Pajak itu kini 12 persen.", C),
    ("The tax was cut from 12 percent to 8 percent.", "Pajak itu kini 8 persen.", E),
    ("The tax was cut from 12 percent to 8 percent.", "Pajak dipangkas dari 12 persen.", E),
    (
        "Harga beras naik dari Rp12.000 menjadi Rp15.000.",
        "The price of rice went up to 15,000 rupiah.",
        E,
    ),
    (
        "Harga beras naik dari Rp12.000 menjadi Rp15.000.",
        "The price of rice went up to 18,000 rupiah.",
        C,
    ),
    (
        "Harga beras naik dari Rp12.000 menjadi Rp15.000.",
        "The price of rice rose from 15,000 rupiah.",
        C,
    ),
    (
        "The price of rice rose from 12,000 to 15,000 rupiah.",
        "Harga beras naik menjadi Rp12.000.",
        C,
    ),
    ("The number of patients rose from 40 to 65.", "Jumlah pasien naik menjadi 65.", E),
    ("The number of patients rose from 40 to 65.", "Jumlah pasien naik menjadi 40.", C),
    ("Inflasi naik menjadi 6 persen.", "Inflation rose to 6 percent.", E),
]
ORDINALS = [
    ("Pilots began their fourth strike this year.", "Pilots began four strikes this year.", N),
    ("Itu gempa keempat bulan ini.", "Empat gempa terjadi bulan ini.", N),
    ("The country's second largest bank collapsed.", "Two banks collapsed.", N),
    ("Bank terbesar kedua di negara itu bangkrut.", "Dua bank bangkrut.", N),
    ("Presiden ke-17 negara itu meninggal.", "Tujuh belas presiden meninggal.", N),
    ("The fourth strike ended on Monday.", "A quarter of the strike ended.", N),
    ("Mereka menang untuk ketiga kalinya.", "They won for the third time.", E),
    ("Mereka menang untuk ketiga kalinya.", "They won for the second time.", C),
    ("Itu serangan kelima tahun ini.", "Lima serangan terjadi tahun ini.", N),
    ("The city opened its third hospital.", "Kota itu membuka tiga rumah sakit.", N),
    ("Kota itu membuka rumah sakit ketiga.", "The city opened three hospitals.", N),
    ("She won her fifth title.", "Dia meraih gelar kelima.", E),
    ("The third-largest airline went bankrupt.", "Three airlines went bankrupt.", N),
    ("The third-largest airline went bankrupt.", "Sepertiga maskapai bangkrut.", N),
    ("Dua menteri mengundurkan diri.", "Two ministers resigned.", E),
    ("Ahmad and Budi were arrested.", "Two men were arrested.", E),
    ("Presiden dan istrinya ditahan.", "The president was detained.", E),
    ("Dozens of students were arrested.", "Puluhan mahasiswa ditangkap.", E),
]
OTHERS = [
    ("Police arrested 12 protesters and wounded 30.", "Police arrested 12 protesters.", E),
    ("Police arrested 12 protesters and wounded 30.", "Polisi menangkap 30 pengunjuk rasa.", C),
    ("Ekonomi tumbuh 5 persen dan inflasi mencapai 3 persen.", "The economy grew by 5 percent.", E),
    ("Exports rose by 12 percent and imports fell by 4 percent.", "Impor turun 4 persen.", E),
    ("Exports rose by 12 percent.", "Imports rose by 4 percent.", N),
    ("Ekspor naik 12 persen.", "Impor naik 4 persen.", N),
    ("Turnout was 71 percent, up from 64 percent in 2019.", "Turnout was 64 percent in 2019.", E),
    ("Tingkat partisipasi 71 persen, naik dari 64 persen pada 2019.", "Turnout was 71 percent.", E),
    ("Ekspor naik 12 persen menjadi 4 miliar dolar.", "Exports rose by 12 percent.", E),
    ("Ekspor naik 12 persen menjadi 4 miliar dolar.", "Exports rose to 6 billion dollars.", C),
    ("Exports rose 12 percent to 4 billion dollars.", "Ekspor naik 20 persen.", C),
    ("He was sentenced to five years in prison.", "Ia divonis tujuh tahun penjara.", C),
    (
        "The company cut 300 jobs, or 4 percent of its workforce.",
        "Perusahaan itu memangkas 300 pekerjaan.",
        E,
    ),
    ("A 43-year-old driver was held for five days.", "Pengemudi itu ditahan selama lima hari.", E),
    (
        "A 43-year-old driver was held for five days.",
        "Pengemudi itu ditahan selama sembilan hari.",
        C,
    ),
    ("The fire destroyed 12 shops in two hours.", "Kebakaran itu menghancurkan 12 toko.", E),
    (
        "Pemerintah membayar 40 persen dari biaya itu.",
        "The government paid 60 percent of the cost.",
        C,
    ),
    (
        "Pemerintah membayar 40 persen dari biaya itu.",
        "The government paid less than half of the cost.",
        E,
    ),
    ("The government paid 40 percent of the cost.", "Pemerintah membayar separuh biaya itu.", C),
    ("Mayoritas anggota menolak rancangan itu.", "All members rejected the draft.", N),
    ("Hampir semua anggota menolak rancangan itu.", "Most members rejected the draft.", E),
    ("Not all members rejected the draft.", "All members rejected the draft.", C),
    ("Tidak semua anggota menolak rancangan itu.", "Semua anggota menolak rancangan itu.", C),
    ("None of the nine farmers was released.", "Kesembilan petani itu dilepas.", C),
    ("Tak satu pun dari sembilan petani itu dilepas.", "Two of the farmers were released.", C),
    ("Kedua negara menandatangani perjanjian itu.", "Both countries signed the treaty.", E),
    (
        "Kedua negara menandatangani perjanjian itu.",
        "Only one of the two countries signed the treaty.",
        C,
    ),
    ("Dua dari lima gudang terbakar.", "Five warehouses burned.", C),
    ("Dua dari lima gudang terbakar.", "Two warehouses burned.", E),
    ("Two of the five warehouses burned.", "Tiga gudang terbakar.", C),
    ("Two of the five warehouses burned.", "Empat puluh persen gudang terbakar.", E),
    ("Jumlah korban tewas naik dari 12 menjadi 19.", "The death toll rose to 19.", E),
    ("Jumlah korban tewas naik dari 12 menjadi 19.", "The death toll rose to 12.", C),
    ("Jumlah korban tewas naik dari 12 menjadi 19.", "Nineteen people died.", E),
    ("The governor appointed three new judges.", "Gubernur mengangkat tiga hakim baru.", E),
    ("Three other villages were flooded.", "Tiga desa lain terendam.", E),
    ("The last three prisoners were freed.", "Ketiga tahanan terakhir dibebaskan.", E),
    ("More than 400 people fled, including 60 children.", "Lebih dari 400 orang mengungsi.", E),
    ("More than 400 people fled, including 60 children.", "Enam puluh anak mengungsi.", E),
    ("More than 400 people fled, including 60 children.", "Kurang dari 300 orang mengungsi.", C),
    ("The first two buses arrived.", "Dua bus pertama tiba.", E),
    ("Sepuluh orang pertama tiba.", "Twenty people arrived.", N),
    ("He scored two more goals.", "Ia mencetak lima gol.", N),
    ("The bill passed with 210 votes to 180.", "RUU itu disahkan dengan 210 suara.", E),
    (
        "Perusahaan memecat 1.200 pekerja, sepertiga dari total.",
        "The company dismissed a third of its workers.",
        E,
    ),
    ("The bank lent 50 million euros for three years.", "Bank itu meminjamkan 80 juta euro.", C),
    ("Prices rose more slowly, by 2 percent.", "Harga naik 2 persen.", E),
    ("All 12 passengers survived.", "Semua 12 penumpang tewas.", C),
    ("Every passenger survived.", "Tiga penumpang tewas.", C),
    ("Semua penumpang selamat.", "Three passengers died.", C),
    ("Semua desa terendam.", "Half of the villages were flooded.", C),
    ("Semua desa terendam.", "All villages were flooded.", E),
    ("Seluruh warga desa mengungsi.", "Separuh warga desa mengungsi.", C),
    ("Presiden memecat seluruh menterinya.", "The president dismissed two of his ministers.", N),
    ("A quarter of the patients were children.", "Seperempat pasien adalah anak-anak.", E),
    ("A quarter of the patients were children.", "Separuh pasien adalah anak-anak.", C),
    ("Two in three voters chose the opposition.", "Semua pemilih memilih oposisi.", C),
    ("Two in three voters chose the opposition.", "Mayoritas pemilih memilih oposisi.", E),
    (
        "Two in three voters chose the opposition.",
        "Kurang dari separuh pemilih memilih oposisi.",
        C,
    ),
    ("Polisi menyita 40 kilogram sabu.", "Police seized more than 100 kilograms of meth.", C),
    ("Polisi menyita 40 kilogram sabu.", "Police seized less than 50 kilograms of meth.", E),
    (
        "The rule limits loans to 2 million rupiah.",
        "Aturan itu membatasi pinjaman hingga 2 juta rupiah.",
        E,
    ),
]

PAIRS = [*SHARES, *BOUNDS, *PARTS, *CHANGES, *ORDINALS, *OTHERS]


@pytest.mark.parametrize(("premise", "hypothesis", "label"), PAIRS)
def test_numbers_of_a_sentence_say_or_exclude_those_of_another(
    premise: str, hypothesis: str, label: InferenceLabel
) -> None:
    assert symbolic.judge(premise, hypothesis).label is label


@pytest.mark.parametrize(
    ("premise", "hypothesis"),
    [
        (
            "Serikat menuntut kenaikan 15 persen.",
            "The unions had demanded an increase of 10 percent.",
        ),
        ("81 percent of members backed the deal.", "Semua anggota mendukung kesepakatan itu."),
        (
            "The council raised the fee from 40 to 60 euros.",
            "Dewan menaikkan biaya itu menjadi 40 euro.",
        ),
    ],
)
def test_the_number_that_excludes_is_the_level(premise: str, hypothesis: str) -> None:
    assert symbolic.judge(premise, hypothesis).level == "another number"


def test_another_of_several_counts_no_whole() -> None:
    three, more = "Police arrested three suspects.", "Police arrested three more suspects."
    eleven = "Polisi menangkap sebelas tersangka."
    assert symbolic.judge(three, eleven).label is C
    assert symbolic.judge(more, eleven).label is N
