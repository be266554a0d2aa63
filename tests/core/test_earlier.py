"""What had been so before: what a text presupposes, and what a later event does not gainsay."""

from __future__ import annotations

import pytest

from factcheck import api

E, N, C = "entailment", "neutral", "contradiction"


def _label(premise: str, hypothesis: str) -> str:
    return api.judge(premise, hypothesis, judges="symbolic").label.value


@pytest.mark.parametrize(
    ("premise", "hypothesis", "label"),
    [
        ("The airport opened on Monday", "The airport had been closed", N),
        ("The mayor closed the bridge", "Officials said the bridge had been opened", C),
        ("The port had been closed", "The port had been open", C),
        ("The rebels captured the town", "The rebels had captured the town", E),
        ("The rebels captured the town", "The rebels had never captured the town", C),
        ("The bridge was not closed", "The bridge had been closed", C),
        ("The editor was detained", "The editor had been released", N),
        ("The king rejected the plan", "The king never accepted the plan", E),
        ("The king accepted the plan", "The king had rejected the plan before", N),
        ("Raja menerima rencana itu", "Raja sebelumnya menolak rencana itu", N),
        ("The minister will reopen the port", "The port had been closed", N),
        ("Menteri itu berencana mencabut larangan drone", "Drone sebelumnya dilarang", N),
        ("Penyair itu tidak lagi dipenjara", "Penyair itu pernah dipenjara", E),
        ("The striker no longer smokes", "The striker used to smoke", E),
        ("Ibu itu berhenti merokok", "Ibu itu dulu merokok", E),
        ("Ibu itu berhenti merokok", "Ibu itu tidak pernah merokok", C),
        ("The airline ceased to fly to Oslo", "The airline had flown to Oslo", E),
        ("The firm stopped producing diesel engines", "The firm used to produce diesel engines", E),
        (
            "Perusahaan itu berhenti memproduksi mesin diesel",
            "Perusahaan itu sebelumnya memproduksi mesin diesel",
            E,
        ),
        (
            "Perusahaan itu berhenti memproduksi mesin diesel",
            "The firm used to produce diesel engines",
            E,
        ),
        (
            "Perusahaan itu berhenti memproduksi mesin diesel",
            "The firm never produced diesel engines",
            C,
        ),
        ("The patient recovered from malaria", "The patient had been ill", E),
        ("Pasien itu sembuh", "Pasien itu sebelumnya sakit", E),
        ("The firm laid off the welder", "The welder had worked for the firm", E),
        ("The firm laid off the welder", "The welder had never worked for the firm", C),
        (
            "Perusahaan itu memecat tukang las",
            "Tukang las itu sebelumnya bekerja di perusahaan itu",
            E,
        ),
        ("The parliament repealed the tax law", "The tax law had been in force", E),
        ("Parlemen mencabut undang-undang itu", "Undang-undang itu sebelumnya berlaku", E),
        ("Sanksi terhadap Belmar dicabut", "Belmar sebelumnya dijatuhi sanksi", E),
        ("Sanksi terhadap Belmar dicabut", "Belmar had never been under sanctions", C),
        ("Jalan itu kembali dibuka", "Jalan itu sempat ditutup", E),
        ("Jalan itu kembali dibuka", "The road had never been closed", C),
        ("The priest was acquitted of theft", "The priest had been accused of theft", E),
        ("The hostages were rescued", "The hostages had been taken hostage", N),
        ("Police dropped the case against Ortiz", "Ortiz had been charged", E),
        ("The army retook the bridge", "The army had lost the bridge before", E),
        ("Tentara merebut kembali jembatan itu", "Tentara sebelumnya kehilangan jembatan itu", E),
        ("The army retook the bridge", "The army had never lost the bridge", C),
        ("The two sides resumed talks", "Talks had stopped", E),
        ("The two sides resumed talks", "The talks had been suspended", E),
        ("Kedua pihak melanjutkan kembali perundingan", "Perundingan sebelumnya terhenti", E),
        ("The mayor lifted the curfew", "The curfew is still in force", C),
        ("Wali kota mencabut jam malam", "The curfew is no longer in force", E),
        ("The factory stopped making tyres", "The factory used to make tyres", E),
        ("The government lifted the ban on drones", "Drones had been banned before", E),
        ("Pemerintah mencabut larangan drone", "Drone sebelumnya dilarang", E),
        ("Pemerintah mencabut larangan drone", "Drone tidak pernah dilarang", C),
        ("The port reopened", "The port had been closed", E),
        ("The port reopened", "The port had never been closed", C),
        ("Pelabuhan itu dibuka kembali", "Pelabuhan itu sempat ditutup", E),
        ("Pelabuhan itu dibuka kembali", "The port had been closed before", E),
        ("The police released the clerk", "The clerk had been in custody", E),
        ("Polisi membebaskan pegawai itu", "Pegawai itu sebelumnya ditahan", E),
        ("Polisi membebaskan pegawai itu", "Pegawai itu tidak pernah ditahan", C),
        ("The striker quit smoking", "The striker used to smoke", E),
        ("The senator was re-elected", "The senator had held the office before", N),
        ("The couple divorced", "The couple had been married", E),
        ("Pasangan itu bercerai", "Pasangan itu tidak pernah menikah", C),
        ("The two countries restored ties", "Ties had been broken off", E),
        ("Kedua negara memulihkan hubungan", "Hubungan kedua negara sebelumnya putus", E),
        ("Kedua negara memulihkan hubungan", "The two countries had broken off ties", E),
        ("Chad lifted the state of emergency", "There had been a state of emergency", E),
        ("Chad mencabut keadaan darurat", "Keadaan darurat sebelumnya berlaku", E),
        ("The swimmer regained the title", "The swimmer had lost the title", E),
        ("Perenang itu merebut kembali gelar juara", "The swimmer had held the title before", E),
        ("The priest was pardoned", "The priest had been convicted", E),
        ("Satpam itu dipekerjakan kembali", "Satpam itu sebelumnya dipecat", N),
    ],
)
def test_what_had_been_so_is_told_by_what_put_an_end_to_it(
    premise: str, hypothesis: str, label: str
) -> None:
    assert _label(premise, hypothesis) == label
