"""Footnotes and their calls in texts as scans leave them."""

from __future__ import annotations

from pathlib import Path

import pytest

from routes.checks.source_text import footnote, has_call, read_texts
from routes.itinerary import Source
from routes.journey_file import JourneyFile

PAGE = """Heyet 26 \nNisan sabahı yola çıktı.7 Akşam döndüler8; ertesi gün dinlendiler. Üç gün kaldılar9".

7 Vakit, 27 Nisan 1932, s. 1;
Akşam, 28 Nisan 1932.
8  Milliyet, 29 Nisan 1932.
1 0 “Bir Mektup”, Ulus, 1 Mayıs 1932.


\x20
Sonraki sayfa. 26 Mayıs günü yeniden yola çıkıldı.10
"""


def test_a_footnote_is_found_after_its_call() -> None:
    """With its second line, up to the next footnote."""
    assert footnote(PAGE, "7", 0) == "7 Vakit, 27 Nisan 1932, s. 1;\nAkşam, 28 Nisan 1932.\n"


def test_a_lost_number_ends_a_footnote_all_the_same() -> None:
    """Number 9 cannot be read: 10 ends the footnote 8."""
    assert footnote(PAGE, "8", 0) == "8  Milliyet, 29 Nisan 1932.\n"


def test_a_number_that_a_scan_took_apart_is_found() -> None:
    """The 10 is printed with a blank inside; the page ends the footnote."""
    assert footnote(PAGE, "10", 0) == "1 0 “Bir Mektup”, Ulus, 1 Mayıs 1932."


@pytest.mark.parametrize("number", ["9", "26", "11", "*"])
def test_what_is_no_footnote_is_none(number: str) -> None:
    """A line that begins with a date is not a footnote; nor is a number that is not there."""
    assert footnote("26 \nNisan sabahı\n26 Nisan günü\n11 gün sonra\n" + PAGE, number, 0) is None


def test_calls_belong_to_the_sentences_before_them() -> None:
    """A call counts in the range, right behind it, and later in the paragraph; a number in the text does not."""
    start = PAGE.index("Heyet")
    assert has_call(PAGE, start, PAGE.index(".7") + 1, "7")
    assert has_call(PAGE, start, PAGE.index("yola"), "8")
    assert not has_call(PAGE, start, PAGE.index("7 Akşam"), "12")
    assert has_call(PAGE, PAGE.index("Milliyet"), PAGE.index("Milliyet") + 8, "8")


def test_texts_are_read_as_they_are(tmp_path: Path, black_sea: JourneyFile) -> None:
    """Line ends keep their two characters, since offsets count them; what is not there is left out."""
    source = black_sea.journey.sources[0]
    (tmp_path / source.file).write_bytes("bir\r\niki İ".encode())
    missing = Source("x", "missing.txt", "0" * 64, None, {"tr": "x", "en": "x"}, "tr")
    assert read_texts(tmp_path, (source, missing)) == {source.file: "bir\r\niki İ"}
