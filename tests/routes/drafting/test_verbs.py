from __future__ import annotations

import pytest

from gazetteer.turkish import fold
from routes.drafting.verbs import Deed, mode_in, next_verb, vessel_in
from routes.itinerary import TravelMode


@pytest.mark.parametrize(
    ("sentence", "deed"),
    [
        ("sabah limana vardı", Deed.ARRIVE),
        ("kente gelen kurul", Deed.ARRIVE),
        ("oraya ulaşabildi", Deed.ARRIVE),
        ("koyda demirlemiştir", Deed.ARRIVE),
        ("başkente dönülmüştü", Deed.ARRIVE),
        ("adalara bir gezinti yaptı", Deed.ARRIVE),
        ("akşam hareket edilmiştir", Deed.DEPART),
        ("oradan ayrılan kurul", Deed.DEPART),
        ("törenle uğurlanmıştır", Deed.DEPART),
        ("yola çıktılar", Deed.DEPART),
        ("müzeyi ziyaret ettiler", Deed.VISIT),
        ("fabrika gezildi", Deed.VISIT),
        ("halk onları karşıladı", Deed.VISIT),
    ],
)
def test_verbs_tell_what_the_travellers_do(sentence: str, deed: Deed) -> None:
    """Finite verbs, participles and converbs, active and passive."""
    verb = next_verb(fold(sentence), 0)
    assert verb is not None
    assert (verb.deed, verb.is_plan) == (deed, False)


@pytest.mark.parametrize(
    "sentence",
    ["yarın gideceklerdi", "gelecek olan kurul", "gitmek üzere", "gezmek istemişti", "ziyaret edilmesini önermiştir"],
)
def test_what_is_to_come_is_a_plan(sentence: str) -> None:
    """Futures, purposes, wishes and advice have not happened."""
    verb = next_verb(fold(sentence), 0)
    assert verb is not None
    assert verb.is_plan


@pytest.mark.parametrize("sentence", ["güzel bir kent", "varlık içinde", "genel durum", "ince bir yağmur", ""])
def test_other_words_are_no_verbs_of_travel(sentence: str) -> None:
    """Nouns and adjectives that begin like a verb tell no travel."""
    assert next_verb(fold(sentence), 0) is None


def test_only_some_verbs_tell_of_a_halt() -> None:
    """To stop or anchor is done where one is; "Kiev’de vardı" only says that something was there."""
    halt, stay = next_verb("kiev’de durdu", 0), next_verb("kiev’de vardı", 0)
    assert halt is not None and halt.is_halt
    assert stay is not None and not stay.is_halt


@pytest.mark.parametrize(
    ("sentence", "mode"),
    [
        ("vapurla yola çıktı", TravelMode.SHIP),
        ("özel trenle", TravelMode.RAIL),
        ("otomobillerle şehri gezdi", TravelMode.ROAD),
        ("garda karşılandı", TravelMode.RAIL),
        ("rıhtımda vapura bindi", TravelMode.SHIP),
        ("garson geldi", None),
        ("düşündü", None),
    ],
)
def test_words_of_transport_give_the_mode(sentence: str, mode: TravelMode | None) -> None:
    """The first word of transport counts."""
    assert mode_in(fold(sentence)) is mode


def test_a_ship_is_called_by_its_name() -> None:
    """As printed, before its kind."""
    assert vessel_in("Kurul Martı Vapuru ile geldi") == "Martı"
    assert vessel_in("bir vapur geldi") is None
