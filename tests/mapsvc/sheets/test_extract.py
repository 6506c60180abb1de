from __future__ import annotations

import pytest

from mapsvc.errors import ParameterError
from mapsvc.service import Atlas
from mapsvc.sheets.extract import extract
from mapsvc.sheets.options import SheetOptions
from routes.errors import JourneyNotFoundError

ISMET = "ismet-pasa-1932"


def test_a_stretch_has_its_stops_and_the_legs_between_them(shipped: Atlas) -> None:
    """From Odessa to Leningrad: four stops, three legs."""
    cut = extract(shipped, ISMET, SheetOptions(from_stop="odesa", to_stop="leningrad"))
    assert [stop.id for stop in cut.first.stops] == ["odesa", "kiev", "moskova", "leningrad"]
    assert [leg.to_stop for leg in cut.first.legs] == ["kiev", "moskova", "leningrad"]
    assert [stop.number for stop in cut.scene().stops] == [4, 5, 6, 7]
    assert not cut.is_whole


def test_both_tellings_stand_on_one_map(shipped: Atlas) -> None:
    """Programme and journey, the journey on top."""
    cut = extract(shipped, ISMET, SheetOptions(itinerary="both"))
    scene = cut.scene()
    hollow = [stop.style.is_hollow for stop in scene.stops]
    assert (len(cut.tellings), hollow) == (2, [True] * 9 + [False] * 16)


def test_a_stretch_of_both_is_cut_by_places(shipped: Atlas) -> None:
    """The programme has stops of its own; they stand for the same places."""
    cut = extract(shipped, ISMET, SheetOptions(itinerary="both", from_stop="kiev", to_stop="sivastopol"))
    assert [one.stops[0].place for one in cut.tellings] == ["kiev", "kiev"]
    assert [one.stops[-1].place for one in cut.tellings] == ["sivastopol", "sivastopol"]


def test_both_of_a_journey_with_one_telling_is_refused(shipped: Atlas) -> None:
    """There is nothing to put beside it."""
    with pytest.raises(ParameterError, match="'itinerary': got 'both', expected one of travelled"):
        extract(shipped, "voroshilov-1933", SheetOptions(itinerary="both"))


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (SheetOptions(from_stop="atlantis"), "parameter 'from': got 'atlantis', expected one of ankara, istanbul"),
        (SheetOptions(to_stop="atlantis"), "parameter 'to': got 'atlantis', expected one of ankara"),
        (
            SheetOptions(from_stop="moskova", to_stop="odesa"),
            "parameter 'to': got 'odesa', expected a stop after 'moskova'; the stretch has to run forwards",
        ),
        (SheetOptions(from_stop="kiev", to_stop="kiev"), "expected a stop after 'kiev'"),
        (SheetOptions(from_stop="batum"), "parameter 'from': got 'batum', expected a stop after 'batum'"),
        (SheetOptions(itinerary="dreamt"), "'itinerary': got 'dreamt', expected one of travelled, programme, both"),
    ],
)
def test_what_the_journey_does_not_have_is_said(shipped: Atlas, options: SheetOptions, said: str) -> None:
    """Unknown stops and stretches that run backwards are named."""
    with pytest.raises(ParameterError) as raised:
        extract(shipped, ISMET, options)
    assert said in str(raised.value)


def test_an_unknown_journey_is_said(shipped: Atlas) -> None:
    """As everywhere."""
    with pytest.raises(JourneyNotFoundError, match="no journey with the id 'ismet'"):
        extract(shipped, "ismet", SheetOptions())


def test_cities_with_many_venues_get_a_closer_map(shipped: Atlas) -> None:
    """Moscow first: it has most."""
    insets = extract(shipped, ISMET, SheetOptions()).insets()
    assert insets[0].id == "ismet-pasa-1932-travelled-moskova"
    assert len({scene.stops[0].place for scene in insets}) == len(insets)
