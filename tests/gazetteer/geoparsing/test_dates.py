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
        ("1933 yılının Ekim ayı", ["1933-10"]),
        ("26.04.1932", ["1932-04-26"]),
        ("29 Teşrinievvel 1339", ["1923-10-29"]),
        ("31 Mart 1325", ["1909-04-13"]),
        ("31 Nisan 1932", []),
        ("3 İkinciteşrin 1936", ["1936-11-03"]),
        ("4 İlkkânun 1936", ["1936-12-04"]),
        ("5 II. Kânun 1936", ["1936-01-05"]),
        ("6 T. Evvel 1336", ["1920-10-06"]),
        ("7 Eylûl 1936", ["1936-09-07"]),
        ("22 Nisan 1932-12 Mayıs 1933", ["1932-04-22/1933-05-12"]),
        ("10/23 Temmuz 1908", ["1908-07-23"]),
        ("Nisan-Mayıs 1932", ["1932-04/1932-05"]),
        ("26/27 Nisan gecesi", ["1932-04-26/1932-04-27"]),
        ("26 Nisan’ı 27 Nisan’a bağlayan gece", ["1932-04-26/1932-04-27"]),
        ("26’yı 27 Nisan’a bağlayan gece", ["1932-04-26/1932-04-27"]),
        ("26 Nisan’dan 9 Mayıs’a kadar", ["1932-04-26/1932-05-09"]),
        ("26 Nisan ilâ 9 Mayıs 1932", ["1932-04-26/1932-05-09"]),
        ("10 Muharrem 1020", ["1611-03-25~"]),
        ("1 Ramazan 1341", ["1923-04-17~"]),
        ("30 Zilhicce", []),
        ("1908 senesi Temmuz ayında", ["1908-07"]),
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


@settings(max_examples=100)
@given(
    st.one_of(
        st.text(max_size=200), st.from_regex(r"(\d{1,4}[ .-](Nisan|Mart|ertesi gün|saat 9)? ?){1,4}", fullmatch=True)
    )
)
def test_any_text_is_read(text: str) -> None:
    """Never raises; offsets slice to the surface."""
    for one in find_dates(text):
        assert text[one.start : one.end] == one.surface


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("27 Nisan gecesi saat 23.30’da", ["1932-04-27/1932-04-28", "1932-04-27T23:30"]),
        ("27 Nisan gecesi saat 02.00’de", ["1932-04-27/1932-04-28", "1932-04-27/1932-04-28"]),
        ("26/27 Nisan gecesi saat 02.00’de", ["1932-04-26/1932-04-27", "1932-04-27T02:00"]),
        ("27 Nisan’da geldiler, aynı gece döndüler", ["1932-04-27", "1932-04-27/1932-04-28"]),
    ],
)
def test_a_night_lies_in_two_days(text: str, expected: list[str]) -> None:
    """An interval where the text leaves it open, the very day where it does not."""
    assert edtf(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("akşam saat 8’de", "20:00"),
        ("akşamüstü saat 5’te", "17:00"),
        ("gece saat 11’de", "23:00"),
        ("sabah saat 8’de", "08:00"),
        ("saat on buçukta", "10:30"),
        ("saat on ikide", "12:00"),
        ("saat 17.45’te", "17:45"),
    ],
)
def test_clock_times_know_the_part_of_the_day(text: str, expected: str) -> None:
    """Evening hours count from twelve on, words as figures do."""
    assert edtf(f"27 Nisan’da {text} geldiler")[-1] == f"1932-04-27T{expected}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [("iki gün sonra", "1932-04-29"), ("üç gün evvel", "1932-04-24"), ("bir hafta önce", "1932-04-20")],
)
def test_days_are_counted_from_the_last_one(text: str, expected: str) -> None:
    """Days and weeks, forwards and back."""
    assert edtf(f"27 Nisan’da geldiler, {text} döndüler")[-1] == expected
