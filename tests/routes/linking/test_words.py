from __future__ import annotations

import pytest

from routes.linking.words import clock_tokens, stem, stems, surfaces


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("tayyare", "uçak"),
        ("vapurla", "gemiyle"),
        ("ziyafeti", "yemeği"),
        ("muallim", "öğretmenler"),
        ("istasyonunda", "garlar"),
        ("heyetin", "kurulun"),
        ("mülakatı", "toplantıda"),
        ("görüşmede", "toplantıya"),
    ],
)
def test_an_old_word_and_its_new_one_are_one_stem(old: str, new: str) -> None:
    """Texts of the thirties and accounts of today use other words for one thing."""
    assert stem(old) == stem(new)


def test_a_softened_consonant_is_the_same_stem() -> None:
    """Before a vowel k softens to ğ, and p, ç, t to b, c, d."""
    assert stem("yemeği") == stem("yemek")


def test_endings_behind_an_apostrophe_are_no_part_of_a_stem() -> None:
    """A name keeps its stem whatever its case."""
    assert stem("Kiev’den") == stem("Kiev") == "kiev"


def test_capitals_follow_the_turkish_rule() -> None:
    """İ and I are two letters."""
    assert stem("ISLIK") == "ıslık"
    assert stem("İSTASYON") == stem("istasyon")


def test_months_single_letters_and_function_words_tell_nothing() -> None:
    """Dates are compared as dates; what stands in any sentence tells none."""
    assert list(stems("5 Mayıs günü M. Bey ve kardeşi için")) == ["bey", "karde"]


def test_clock_times_are_read_in_both_forms_and_dates_are_not() -> None:
    """Texts print 17.45 and 17:45; 24:00 is 00:00."""
    assert clock_tokens("Saat 8.05’te, 17:45’te ve 24.00’te") == ["T08:05", "T17:45", "T00:00"]
    assert clock_tokens("12.10.1933 tarihli, 1.250 kişi, 27.5 derece, s. 10.30.") == ["T10:30"]


def test_surfaces_are_words_as_printed() -> None:
    """A reason shows words that the reader sees."""
    assert surfaces("Konuklar Kiev’deki müzeleri gezdi", ["müzel", "kiev", "yok"]) == ["müzeleri", "Kiev"]
