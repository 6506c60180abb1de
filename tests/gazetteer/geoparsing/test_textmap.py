"""The clean copy and the way back to raw code points."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazetteer.geoparsing.textmap import CleanText


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("Mosko-\nva", "Moskova"),
        ("Mos-\n\nkova", "Moskova"),
        ("Türk-\n\nRus", "Türk-Rus"),
        ("Sovyet \n\nRusya", "Sovyet Rusya"),
        ("iki  boşluk", "iki boşluk"),
        ("Mosk\u00adova", "Moskova"),
    ],
)
def test_breaks_are_folded(raw: str, clean: str) -> None:
    """Hyphens of line ends go, line breaks and runs of blanks become one blank."""
    assert CleanText(raw).text == clean


@given(st.text(alphabet="aB-\n \u00adı’", max_size=60))
def test_each_character_leads_back_to_itself(raw: str) -> None:
    """What was not folded stands at its raw offset."""
    clean = CleanText(raw)
    for offset, letter in enumerate(clean.text):
        raw_letter = raw[clean.raw_offset(offset)]
        assert letter in {raw_letter, " "}
