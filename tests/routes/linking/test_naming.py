from __future__ import annotations

import pytest

from routes.linking.naming import Relation, Spotter

SPOTTER = Spotter(
    {
        "ankara": ["Ankara"],
        "kayseri": ["Kayseri"],
        "leningrad": ["Leningrad"],
        "koy": ["Büyükdere Koyu"],
        "buyukdere": ["Büyükdere"],
        "adalar": ["Adalar"],
        "yalova": ["Yalova"],
    }
)


def _spots(text: str) -> list[tuple[str, str]]:
    return [(spot.places[0], spot.relation.value) for spot in SPOTTER.spots(text)]


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("Yalova’ya geçildi", "to"),
        ("Yalova’dan dönüldü", "from"),
        ("Yalova’da kalındı", "at"),
        ("Yalova’daki törende", "at"),
        ("Yalovada kalındı", "at"),
        ("Yalova’nın halkı", "none"),
        ("Yalova Valisi", "none"),
    ],
)
def test_the_case_of_a_name_says_where_the_traveller_is(text: str, relation: str) -> None:
    """Dative, ablative and locative tell of presence; other cases do not."""
    assert _spots(text) == [("yalova", relation)]


def test_a_name_is_no_other_name_that_begins_alike() -> None:
    """Lenin is not Leningrad, and big (büyük) is not Büyükdere."""
    assert _spots("Lenin’in büyük heykeli Büyük Meydan’da") == []


def test_the_longer_of_two_names_is_taken() -> None:
    """A bay named after a village is the bay."""
    assert _spots("Büyükdere Koyunda, sonra Büyükdere’de") == [("koy", "at"), ("buyukdere", "at")]


def test_names_in_a_row_are_a_list() -> None:
    """Only the last of several names wears the case."""
    assert _spots("Adalar ve Yalova’ya bir gezi") == [("adalar", Relation.LISTED.value), ("yalova", "to")]
    assert _spots("Ankara-Kayseri treni") == [("ankara", "listed"), ("kayseri", "listed")]


def test_a_word_in_small_letters_is_no_name() -> None:
    """Islands (adalar) are a common noun."""
    assert _spots("uzaktaki adalar") == []


def test_spots_slice_to_the_printed_name() -> None:
    """Offsets are those of the text that was asked about."""
    text = "Önce ANKARA’da durdular"
    spot = SPOTTER.spots(text)[0]
    assert text[spot.start : spot.end] == "ANKARA’da"
