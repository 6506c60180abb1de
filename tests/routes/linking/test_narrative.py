from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from gazetteer.documents import read_document
from routes.linking.narrative import Telling, find_dates, sentences, split_sentences


def _split(text: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text)]


def test_abbreviations_initials_and_ordinals_end_no_sentence() -> None:
    """A full stop is not always the end."""
    assert _split("Dr. M. Bey 3. Ordu’yu gezdi. Ertesi gün döndü.") == [
        "Dr. M. Bey 3. Ordu’yu gezdi.",
        "Ertesi gün döndü.",
    ]


def test_a_footnote_marker_stays_with_its_sentence() -> None:
    """Markers stand behind the full stop, glued to it or after a blank."""
    assert _split("Gemi kalktı.12 Halk dağıldı. 13 Sonra") == ["Gemi kalktı.12", "Halk dağıldı. 13", "Sonra"]


def test_the_day_of_a_month_begins_its_sentence() -> None:
    """It is no footnote marker, though it stands behind a full stop."""
    assert _split("Gemi kalktı. 8 Mayıs’ta vardı.12 13 Ekim geldi.") == [
        "Gemi kalktı.",
        "8 Mayıs’ta vardı.12",
        "13 Ekim geldi.",
    ]


@given(st.text(alphabet='Aa. \n"”1’İı!?', max_size=60))
def test_sentences_cover_all_that_is_not_blank(text: str) -> None:
    """No letter falls between two sentences, and none stands in two."""
    stretches = list(split_sentences(text))
    assert "".join("".join(text[start:end].split()) for start, end in stretches) == "".join(text.split())
    assert all(before[1] <= after[0] for before, after in pairwise(stretches))


def test_days_without_a_year_are_of_the_journeys() -> None:
    """Texts give the year once."""
    dates = find_dates("27 Nisan gecesi, 3 MAYIS 1933 günü ve 1925 yılında", 1932)
    assert [date.text for date in dates] == ["1932-04-27", "1933-05-03", "1925"]


def test_old_names_of_months_are_read() -> None:
    """Papers of the thirties call October the first Teşrin."""
    assert [date.text for date in find_dates("28 Birinci Teşrin/Ekim 1933, 3 Kânunuevvel", 1931)] == [
        "1933-10-28",
        "1931-12-03",
    ]


def test_a_day_that_does_not_exist_is_passed_over() -> None:
    """Misprints raise nothing."""
    assert find_dates("31 Nisan günü", 1932) == ()


def test_rows_of_a_table_are_a_telling_of_their_own() -> None:
    """A row is one sentence, and slices to its text."""
    text = "Kurul geldi.\n\nTablo 1: Program\n1 Mayıs Varış. Gezinti\n2 Mayıs Hareket\n"
    rows = [one for one in sentences(read_document(text), 1931) if one.telling is Telling.TABLE]
    assert [text[one.start : one.end] for one in rows] == ["1 Mayıs Varış. Gezinti", "2 Mayıs Hareket"]


def test_a_footnote_knows_where_it_is_called() -> None:
    """What a footnote tells belongs where it is called."""
    text = "Kurul Kiev’e geldi.1 Sonra döndü.\n\n\n\n1  Vakit, 3 Mayıs 1931; heyet orada müzeyi de gezdi.\n"
    note = next(one for one in sentences(read_document(text), 1931) if one.telling is Telling.NOTE)
    assert note.called_at == text.index("1 Sonra")


def test_a_passage_of_another_year_lends_its_days_no_year() -> None:
    """Days without a year are of the year told where the passage names it, or none; newspapers cited name it too."""
    far = "Bu sırada başka işler de görüldü. " * 60
    text = (
        "Kurul 5 Mayıs günü geldi.1 Gezi 1931 baharında uzun sürdü.\n\n"
        f"{far}\n\nİkinci gezi 1926 yılındadır. Kurul 7 Mayıs günü vardı.\n\n{far}\n\n"
        f"Kurul 9 Mayıs günü ayrıldı.\n\n{far}\n"
        "\n\n\n1  Vakit, 6 Mayıs 1931, s. 1.\n"
    )
    said = {one.text.split(" ")[1]: one for one in sentences(read_document(text), 1931) if one.text.startswith("Kurul")}
    assert [date.text for date in said["5"].dates] == ["1931-05-05"] and said["5"].is_in_time
    assert said["7"].dates == () and not said["7"].is_in_time
    assert not said["9"].is_in_time  # no year near by: it goes on with the time of the passage before


def test_a_text_without_years_is_in_time() -> None:
    """Nothing speaks against it."""
    assert all(one.is_in_time for one in sentences(read_document("Kurul 5 Mayıs günü geldi.\n"), 1931))
