"""What rises contradicts what falls only where it is the same thing."""

from __future__ import annotations

import pytest

from factcheck import api

_LABELS = {"E": "entailment", "N": "neutral", "C": "contradiction"}


@pytest.mark.parametrize(
    ("premise", "hypothesis", "expected"),
    [
        (
            "Jumlah korban tewas akibat erupsi Gunung Tobelang bertambah menjadi 12 orang.",
            "The danger zone around Mount Tobelang has shrunk.",
            "N",
        ),
        (
            "The death toll from the Kilauna eruption rose to 12.",
            "Zona bahaya di Kilauna menyempit.",
            "N",
        ),
        ("Harga beras naik di Medan", "Rice became cheaper in Medan", "C"),
        ("Harga beras naik di Medan.", "Harga gula turun di Medan.", "N"),
        ("The price of rice rose in Medan.", "The price of sugar fell in Medan.", "N"),
        ("Exports to Peru rose in May.", "Imports from Peru fell in May.", "N"),
        ("Ekspor kopi ke Peru naik.", "Impor kopi dari Peru turun.", "N"),
        ("The number of tourists in Bali grew.", "Hotel prices in Bali fell.", "N"),
        ("Jumlah wisatawan di Bali meningkat.", "The number of tourists in Bali fell.", "C"),
        ("Unemployment in Kenya rose.", "Inflation in Kenya fell.", "N"),
        ("Pengangguran di Kenya naik.", "Unemployment in Kenya fell.", "C"),
        ("The river level at Kota Baru fell.", "The number of evacuees in Kota Baru rose.", "N"),
        ("Tinggi air di Kota Baru turun.", "The water level at Kota Baru rose.", "C"),
        ("The population of Osaka shrank.", "Jumlah penduduk Osaka bertambah.", "C"),
        ("Populasi Osaka menyusut.", "The number of foreign students in Osaka rose.", "N"),
        ("Shares of Telkora rose.", "Telkora's profit fell.", "N"),
        ("Saham Telkora naik.", "Shares of Telkora fell.", "C"),
        ("Laba Telkora turun.", "Telkora's profit rose.", "C"),
        ("Wages in Hanoi rose.", "Biaya sewa di Hanoi turun.", "N"),
        ("Upah di Hanoi naik.", "Wages in Hanoi fell.", "C"),
        ("Fuel prices in Chad were raised.", "Subsidi pupuk di Chad dipangkas.", "N"),
        ("Fuel prices in Chad were raised.", "Harga bahan bakar di Chad diturunkan.", "C"),
        (
            "The danger zone around Mount Tobelang was widened to 8 km.",
            "Zona bahaya Gunung Tobelang menyempit.",
            "C",
        ),
        (
            "The danger zone around Mount Tobelang was widened.",
            "The danger zone around Mount Tobelang has shrunk.",
            "C",
        ),
        ("Kasus demam berdarah di Jambi menurun.", "Malaria cases in Jambi rose.", "N"),
        ("Kasus demam berdarah di Jambi menurun.", "Dengue cases in Jambi rose.", "C"),
        ("Rice became cheaper in Medan.", "Harga gula naik di Medan.", "N"),
        ("Tinggi air Sungai Musi turun.", "The water level of the Musi river rose.", "C"),
        ("Rice became more expensive in Medan.", "Harga beras turun di Medan.", "C"),
        ("Beras menjadi lebih mahal di Medan.", "The price of rice fell in Medan.", "C"),
        ("Harga telur di Bogor menjadi lebih murah.", "Egg prices in Bogor rose.", "C"),
        ("Jumlah korban jiwa bertambah.", "The death toll fell.", "C"),
        ("The death toll rose to 40.", "Jumlah korban tewas berkurang.", "C"),
        ("Jumlah pengungsi berkurang.", "The number of evacuees grew.", "C"),
        ("The budget was cut.", "Anggaran dinaikkan.", "C"),
        ("Suku bunga acuan naik.", "The benchmark rate was lowered.", "C"),
        ("Gaji guru dinaikkan.", "Teachers' salaries were cut.", "C"),
        ("Rupiah menguat.", "The rupiah weakened against the dollar.", "C"),
        ("Penumpang kereta bertambah 5 persen.", "The number of train passengers fell.", "C"),
        ("Sales of electric cars fell.", "Penjualan mobil listrik naik.", "C"),
        ("Angka kemiskinan di Papua turun.", "The poverty rate in Papua rose.", "C"),
        ("The poverty rate in Papua fell.", "Angka kelahiran di Papua naik.", "N"),
        ("Sales of electric cars fell.", "Penjualan sepeda motor naik.", "N"),
        ("The company's revenue rose.", "Laba perusahaan itu turun.", "N"),
        ("Suhu di Bandung naik.", "Temperatures in Bandung dropped.", "C"),
        ("Suhu di Bandung naik.", "Curah hujan di Bandung turun.", "N"),
        ("Crime in Lima fell.", "Kejahatan di Lima meningkat.", "C"),
        ("Tarif parkir di Solo naik.", "Parking fees in Solo were lowered.", "C"),
        ("Tarif parkir di Solo naik.", "Bus fares in Solo were lowered.", "N"),
    ],
)
def test_only_the_same_thing_rises_or_falls(premise: str, hypothesis: str, expected: str) -> None:
    assert api.judge(premise, hypothesis, judges="symbolic").label.value == _LABELS[expected]
