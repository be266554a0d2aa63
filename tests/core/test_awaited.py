"""What is awaited, pending or yet to be done has not been done."""

from __future__ import annotations

import pytest

from factcheck import api

_LABELS = {"E": "entailment", "N": "neutral", "C": "contradiction"}


@pytest.mark.parametrize(
    ("premise", "hypothesis", "expected"),
    [
        (
            "The president has yet to sign the bill.",
            "Presiden belum menandatangani rancangan undang-undang itu.",
            "E",
        ),
        (
            "Presiden belum menandatangani rancangan undang-undang itu.",
            "The bill is awaiting the president's signature.",
            "E",
        ),
        (
            "The bill is awaiting the president's signature.",
            "Presiden belum menandatangani RUU itu.",
            "E",
        ),
        ("RUU itu menunggu tanda tangan presiden.", "The president has yet to sign the bill.", "E"),
        ("RUU itu menunggu tanda tangan presiden.", "The president has signed the bill.", "C"),
        ("The bill awaits the governor's signature.", "The governor has signed the bill.", "C"),
        (
            "The bill awaits the governor's signature.",
            "Gubernur sudah menandatangani RUU itu.",
            "C",
        ),
        (
            "The treaty is pending ratification by parliament.",
            "Parlemen belum meratifikasi perjanjian itu.",
            "E",
        ),
        (
            "The treaty is pending ratification by parliament.",
            "Parliament has ratified the treaty.",
            "C",
        ),
        (
            "The plan is pending approval from the council.",
            "The council has yet to approve the plan.",
            "E",
        ),
        (
            "The plan is pending approval from the council.",
            "Dewan sudah menyetujui rencana itu.",
            "C",
        ),
        ("Rencana itu menunggu persetujuan dewan.", "The council has approved the plan.", "C"),
        (
            "Rencana itu menunggu persetujuan dewan.",
            "The council has not approved the plan yet.",
            "E",
        ),
        (
            "Rencana itu masih menanti persetujuan dewan.",
            "The plan is awaiting the council's approval.",
            "E",
        ),
        ("The governor signed the bill.", "The bill is awaiting the governor's signature.", "C"),
        ("Dewan menyetujui rencana itu.", "The plan is still awaiting approval.", "C"),
        ("The council has yet to approve the plan.", "The plan is awaiting approval.", "E"),
        (
            "The vaccine is awaiting approval by the regulator.",
            "Regulator telah menyetujui vaksin itu.",
            "C",
        ),
        ("The minister has yet to respond.", "Menteri sudah menanggapi.", "C"),
        ("The minister has yet to respond.", "Menteri belum menanggapi.", "E"),
        ("The body is awaiting burial.", "Jenazah sudah dimakamkan.", "C"),
        ("The team has yet to win a match.", "The team has won a match.", "C"),
        ("Kapal itu belum berangkat.", "The ship has yet to leave.", "E"),
        ("The bill was signed pending approval by the court.", "The bill was signed.", "E"),
        ("Residents are awaiting the opening of the bridge.", "Jembatan itu sudah dibuka.", "C"),
        (
            "Residents are awaiting the opening of the bridge.",
            "Warga menunggu pembukaan jembatan itu.",
            "E",
        ),
        (
            "After waiting two years for approval, the company opened the mine.",
            "Perusahaan itu membuka tambang.",
            "E",
        ),
        ("Ribuan pengungsi menunggu bantuan.", "Thousands of refugees are waiting for help.", "E"),
        (
            "Passengers waited for the ferry at the port.",
            "Penumpang menunggu feri di pelabuhan.",
            "E",
        ),
        ("The suspect is awaiting trial.", "Tersangka itu sudah diadili.", "C"),
        ("Tersangka menunggu persidangan.", "The suspect is awaiting trial.", "E"),
        (
            "The approval rating of the president fell.",
            "Tingkat kepuasan terhadap presiden turun.",
            "E",
        ),
        ("Rencana pembangunan bendungan itu ditolak.", "The plan was rejected.", "E"),
        ("Dia menunggu dua jam di bandara.", "He waited two hours at the airport.", "E"),
        ("The minister is waiting for the court's ruling.", "Pengadilan sudah memutuskan.", "C"),
        ("The bill is pending.", "RUU itu sudah ditandatangani.", "N"),
        (
            "The ambassador awaits a response from Oslo.",
            "Duta besar menunggu tanggapan dari Oslo.",
            "E",
        ),
    ],
)
def test_awaited_is_not_done(premise: str, hypothesis: str, expected: str) -> None:
    assert api.judge(premise, hypothesis, judges="symbolic").label.value == _LABELS[expected]


@pytest.mark.parametrize(
    ("premise", "hypothesis", "expected"),
    [
        (
            "All members except Hungary approved the plan.",
            "Hungaria tidak menyetujui rencana itu.",
            "E",
        ),
        (
            "Semua anggota kecuali Hungaria menyetujui rencana itu.",
            "Hungary did not approve the plan.",
            "E",
        ),
        ("All members except Hungary approved the plan.", "Hungaria menyetujui rencana itu.", "C"),
    ],
)
def test_what_is_excepted_did_not_do_it(premise: str, hypothesis: str, expected: str) -> None:
    assert api.judge(premise, hypothesis, judges="symbolic").label.value == _LABELS[expected]
