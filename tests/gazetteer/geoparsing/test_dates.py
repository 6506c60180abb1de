"""Turkish dates become EDTF."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gazetteer.geoparsing import find_dates


def edtf(text: str, reference: str = "1932") -> list[str]:
    return [one.edtf for one in find_dates(text, reference)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("26 Nisan sabahı vardı", ["1932-04-26"]),
        ("27 Teşrin-i Evvel/Ekim 1933", ["1933-10-27"]),
        ("27 Birinci Teşrin/Ekim 1933", ["1933-10-27"]),
        ("17 Kânunuevvel 1925", ["1925-12-17"]),
        ("7 Mayıs gecesi", ["1932-05-07/1932-05-08"]),
        ("14-15 Mayıs 2010", ["2010-05-14/2010-05-15"]),
        ("26 Nisan-9 Mayıs 1932", ["1932-04-26/1932-05-09"]),
        ("30 Aralık-2 Ocak 1933", ["1932-12-30/1933-01-02"]),
        ("1 ve 2 Mayıs", ["1932-05-01/1932-05-02"]),
        ("Mayıs 1932", ["1932-05"]),
        ("1933 yılının Ekim ayı", ["1933"]),
        ("26.04.1932", ["1932-04-26"]),
        ("29 Teşrinievvel 1339", ["1923-10-29"]),
        ("31 Mart 1325", ["1909-04-13"]),
        ("31 Nisan 1932", []),
    ],
)
def test_forms(text: str, expected: list[str]) -> None:
    """Days, ranges, months, Rumi names and years, nights; no day that no calendar has."""
    assert edtf(text) == expected


def test_relative_days_follow_the_last_one() -> None:
    """The reference comes from the text."""
    assert edtf("30 Nisan’da geldiler. Ertesi gün saat 8.30’da gezdiler, aynı gün döndüler.") == [
        "1932-04-30",
        "1932-05-01",
        "1932-05-01T08:30",
        "1932-05-01",
    ]


def test_a_year_that_is_not_told_stays_open() -> None:
    """X for the unknown, and nothing for days that lean on nothing."""
    assert edtf("26 Nisan’da geldi, ertesi gün gitti.", "") == ["XXXX-04-26"]


def test_citations_are_no_reference() -> None:
    """The year of a cited book is not the year of the story."""
    page = "Heyet 25 Nisan 1932’de çıktı.1\n" + " " * 30 + "\n1  A. Yazar, Gezi, Ankara, 5 Ocak 1990, s. 3.\n"
    assert edtf(page + "\f26 Nisan’da vardı.", "")[-1] == "1932-04-26"


@settings(max_examples=100, deadline=None)
@given(
    st.one_of(
        st.text(max_size=200), st.from_regex(r"(\d{1,4}[ .-](Nisan|Mart|ertesi gün|saat 9)? ?){1,4}", fullmatch=True)
    )
)
def test_any_text_is_read(text: str) -> None:
    """Never raises; offsets slice to the surface."""
    for one in find_dates(text):
        assert text[one.start : one.end] == one.surface
