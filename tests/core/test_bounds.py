"""Above a bound contradicts below it, whichever words say so."""

from __future__ import annotations

import pytest

from factcheck import api

_LABELS = {"E": "entailment", "N": "neutral", "C": "contradiction"}


@pytest.mark.parametrize(
    ("premise", "hypothesis", "expected"),
    [
        ("Bus itu melampaui batas kecepatan.", "The bus was under the speed limit.", "C"),
        ("Bus itu melampaui batas kecepatan.", "Bus itu melaju di bawah batas kecepatan.", "C"),
        ("The bus exceeded the speed limit.", "The bus stayed within the speed limit.", "C"),
        ("The bus exceeded the speed limit.", "Bus itu melaju di bawah batas kecepatan.", "C"),
        ("The truck was driving below the speed limit.", "Truk itu melebihi batas kecepatan.", "C"),
        (
            "The truck was driving below the speed limit.",
            "The truck was driving above the speed limit.",
            "C",
        ),
        (
            "Kadar timbal di air itu melebihi ambang batas.",
            "Lead levels in the water exceeded the threshold.",
            "E",
        ),
        (
            "Spending stayed under the legal limit.",
            "Pengeluaran melampaui batas yang diizinkan undang-undang.",
            "C",
        ),
        (
            "The deficit exceeded the 3 percent limit.",
            "Defisit berada di bawah batas 3 persen.",
            "C",
        ),
        (
            "The train was travelling over the speed limit.",
            "Kereta itu melampaui batas kecepatan.",
            "E",
        ),
        (
            "The train was travelling beyond the speed limit.",
            "The train exceeded the speed limit.",
            "E",
        ),
        (
            "The train was travelling within the speed limit.",
            "Kereta itu melampaui batas kecepatan.",
            "C",
        ),
        ("Pengemudi itu mematuhi batas kecepatan.", "The driver exceeded the speed limit.", "C"),
        ("The driver obeyed the speed limit.", "Pengemudi itu melebihi batas kecepatan.", "C"),
        ("The tunnel lies under the river.", "The bridge passes over the river.", "N"),
        ("Pesawat itu terbang di atas Danau Toba.", "The plane flew over Lake Toba.", "E"),
        (
            "Polusi di Jakarta di atas batas aman.",
            "Pollution in Jakarta was below the safe limit.",
            "C",
        ),
        ("Debt was above the ceiling.", "Utang berada di bawah plafon.", "C"),
        (
            "The truck did not exceed the speed limit.",
            "Truk itu melaju di bawah batas kecepatan.",
            "E",
        ),
        (
            "Truk itu tidak melampaui batas kecepatan.",
            "The truck stayed within the speed limit.",
            "E",
        ),
        (
            "The drone flew above the legal altitude limit.",
            "Drone itu terbang di bawah batas ketinggian.",
            "C",
        ),
        (
            "Kapal itu mengangkut penumpang di atas kuota.",
            "The ferry carried passengers within the quota.",
            "C",
        ),
        (
            "Emisi pabrik itu berada di bawah ambang batas.",
            "The factory's emissions were above the threshold.",
            "C",
        ),
        (
            "Emisi pabrik itu berada di bawah ambang batas.",
            "The factory's emissions were below the threshold.",
            "E",
        ),
        ("The factory's emissions exceeded the limit.", "Emisi pabrik itu di atas batas.", "E"),
        ("The driver broke the speed limit.", "Sopir itu mematuhi batas kecepatan.", "C"),
        ("Sopir itu melanggar batas kecepatan.", "The driver exceeded the speed limit.", "E"),
        ("Sopir itu melanggar batas kecepatan.", "The driver kept to the speed limit.", "C"),
        (
            "The campaign spent within the legal limit.",
            "Tim kampanye itu melampaui batas belanja.",
            "C",
        ),
        ("She lives above the shop.", "Ia tinggal di atas toko.", "E"),
        ("The submarine sank below the waves.", "Kapal selam itu tenggelam.", "E"),
        (
            "The bus was travelling well below the speed limit when it crashed.",
            "Bus itu melampaui batas kecepatan ketika menabrak.",
            "C",
        ),
        (
            "Police said the car was over the speed limit.",
            "Polisi mengatakan mobil itu di bawah batas kecepatan.",
            "C",
        ),
        (
            "Kereta itu melaju di atas batas kecepatan.",
            "The train was travelling above the speed limit.",
            "E",
        ),
        ("The speed limit was raised.", "Batas kecepatan diturunkan.", "C"),
    ],
)
def test_the_side_of_a_bound_is_read(premise: str, hypothesis: str, expected: str) -> None:
    assert api.judge(premise, hypothesis, judges="symbolic").label.value == _LABELS[expected]
