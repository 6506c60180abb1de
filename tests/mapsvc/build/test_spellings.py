"""Turkish spellings of foreign towns: those that Turkish letters can write, and none in another language's."""

from __future__ import annotations

import pytest

from mapsvc.build.spellings import turkish_spellings


@pytest.mark.parametrize(
    ("name", "others", "country", "expected"),
    [
        ("Alexandroupoli", ["Dedeağaç", "Alexandroupolis", "Aleksandrupoli"], "GR", ["Dedeağaç", "Aleksandrupoli"]),
        ("Kardzhali", ["Kırcaali", "Kirdzhali"], "BG", ["Kırcaali"]),
        ("Al Qunayţirah", ["Kuneytra"], "SY", ["Kuneytra", "Kunaytirah"]),
        ("Kermānshāh", ["Chermanshah"], "IR", ["Kermanşah"]),
        ("İslahiye", ["Islahiye", "Islāhiye"], "TR", ["İslahiye"]),
        ("Nagasaki", ["Nagaşaki", "Nagasacum"], "JP", ["Nagasaki"]),
    ],
)
def test_spellings_are_turkish(name: str, others: list[str], country: str, expected: list[str]) -> None:
    """By its other names where they are few or have letters that only Turkish has, else by its sound."""
    assert list(turkish_spellings(name, others, country)) == expected


def test_a_great_city_has_names_in_every_language() -> None:
    """Of many, only those with letters of Turkish are taken."""
    others = ["Salonika", "Solun", "Tesalonika", "Salonico", "Thessalonica", "Salonik", "Selânik"]
    assert list(turkish_spellings("Thessaloniki", others, "GR")) == []
