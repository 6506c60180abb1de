from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mapsvc.maps.scene import VENUE_PRECISION_M, journey_scene, overview_scene, stop_scene
from routes.errors import JourneyNotFoundError

if TYPE_CHECKING:
    from mapsvc.service import Atlas

ISMET, VOROSHILOV = "ismet-pasa-1932", "voroshilov-1933"
ITINERARIES = [(ISMET, "travelled"), (ISMET, "programme"), (VOROSHILOV, "travelled")]


@pytest.mark.parametrize(("journey_id", "itinerary_id"), ITINERARIES)
@pytest.mark.parametrize("lang", ["tr", "en", "ru"])
def test_a_journeys_map_shows_every_stop_once_and_in_order(
    shipped: Atlas, journey_id: str, itinerary_id: str, lang: str
) -> None:
    """No stop is missing, numbers are those of the list, each leads to its own."""
    scene = journey_scene(shipped, journey_id, itinerary_id, lang)
    stops = shipped.itinerary(journey_id, itinerary_id).stops
    assert [stop.id for stop in scene.stops] == [stop.id for stop in stops]
    assert [stop.number for stop in scene.stops] == [stop.seq for stop in stops]
    assert [stop.href for stop in scene.stops] == [f"#stop-{stop.id}" for stop in stops]


@pytest.mark.parametrize(("journey_id", "itinerary_id"), ITINERARIES)
def test_every_leg_joins_two_stops_of_the_map(shipped: Atlas, journey_id: str, itinerary_id: str) -> None:
    """Legs are lines between stops that are shown, and all lie within the bounds."""
    scene = journey_scene(shipped, journey_id, itinerary_id, "tr")
    known = {stop.id for stop in scene.stops}
    for leg in scene.legs:
        assert {leg.from_stop, leg.to_stop} <= known
        assert len(leg.points) >= 2
        assert all(scene.bounds.west <= lon <= scene.bounds.east for lon, _ in leg.points)
        assert all(scene.bounds.south <= lat <= scene.bounds.north for _, lat in leg.points)


def test_a_description_tells_the_route_in_order(shipped: Atlas) -> None:
    """Who does not see the map hears the stops in their order, and those who went apart by themselves."""
    description = journey_scene(shipped, ISMET, "travelled", "en").description
    spots = [description.index(name) for name in ("Ankara", "Odes", "Kiev", "Moscow", "Leningrad", "Sevastopol")]
    assert spots == sorted(spots)
    assert description.index("A group apart") > spots[-1]
    assert "Kiev (27 April, date inferred)" in description


def test_a_stop_is_spoken_with_number_name_and_date(shipped: Atlas) -> None:
    """The accessible name of a marker says what the eye sees."""
    scene = journey_scene(shipped, ISMET, "travelled", "en")
    kiev = next(stop for stop in scene.stops if stop.id == "kiev")
    assert kiev.spoken == f"Stop {kiev.number}, Kiev, 27 April, date inferred"
    assert kiev.dates == "[27 April]"
    odessa = next(stop for stop in scene.stops if stop.id == "odesa")
    assert odessa.spoken == f"Stop {odessa.number}, Odessa, 26–27 April"
    assert next(stop for stop in scene.stops if stop.id == "rostov").spoken.endswith("date inferred, not certain")
    assert kiev.modern_name == "Kyiv"


def test_the_main_party_is_drawn_on_top(shipped: Atlas) -> None:
    """Legs of a group apart come first, so that they lie below."""
    sides = [leg.is_side for leg in journey_scene(shipped, ISMET, "travelled", "tr").legs]
    assert sides == sorted(sides, reverse=True)
    assert True in sides


def test_the_overview_shows_all_journeys_without_numbers(shipped: Atlas) -> None:
    """At a glance: each city once a journey, ids unique, addresses as asked for."""
    scene = overview_scene(shipped, "tr", lambda journey, stop: f"/j/{journey.id}")
    assert {stop.style.key for stop in scene.stops} == set("abcdef")
    assert all(stop.number is None for stop in scene.stops)
    assert len({stop.id for stop in scene.stops}) == len(scene.stops)
    assert {stop.href for stop in scene.stops} == {f"/j/{journey.id}" for journey in shipped.journeys}
    assert not any(leg.is_side for leg in scene.legs)


def test_a_citys_map_shows_only_venues_known_well_enough(shipped: Atlas) -> None:
    """A venue that the editors could not place closely is not drawn as if they could."""
    scene = stop_scene(shipped, ISMET, "travelled", "moskova", "tr")
    assert len(scene.venues) > 3
    for venue in scene.venues:
        footprint = shipped.place(venue.place).footprint
        assert footprint is not None
        assert footprint.precision_m <= VENUE_PRECISION_M
        assert venue.href == f"#visit-{venue.visits[0]}"


def test_a_stop_without_venues_shows_how_the_party_came_and_went(shipped: Atlas) -> None:
    """Where no venue can be drawn the map shows the surroundings with the legs."""
    journey = shipped.journey(ISMET)
    for stop in journey.itineraries[0].stops:
        scene = stop_scene(shipped, ISMET, "travelled", stop.id, "tr")
        if len(scene.venues) < 2 and stop.party == "main":
            assert scene.legs
            assert all(stop.id in (leg.from_stop, leg.to_stop) for leg in scene.legs)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("nobody-1900", "travelled"), "no journey with the id 'nobody-1900'"),
        ((ISMET, "dreamt"), "no itinerary with the id 'dreamt'; known: travelled, programme"),
    ],
)
def test_what_is_not_there_is_named(shipped: Atlas, arguments: tuple[str, str], message: str) -> None:
    """An unknown id says what was asked for and what there is."""
    with pytest.raises(JourneyNotFoundError, match=message):
        journey_scene(shipped, *arguments, "tr")
    with pytest.raises(JourneyNotFoundError):
        stop_scene(shipped, ISMET, "travelled", "atlantis", "tr")


def test_the_preview_of_a_city_shows_the_lands_around(shipped: Atlas) -> None:
    """Venues on bare ground tell nobody where a city lies; the ways that come and go do."""
    near = stop_scene(shipped, ISMET, "travelled", "leningrad", "tr")
    far = stop_scene(shipped, ISMET, "travelled", "leningrad", "tr", is_close=False)
    assert (bool(near.venues), bool(near.legs)) == (True, False)
    assert (bool(far.venues), bool(far.legs)) == (False, True)
