"""Requirements of `gazetteer.store`."""

from __future__ import annotations

import pytest

from gazetteer import Gazetteer, LonLat, PlaceNotFoundError, QueryError, RecordError, store
from gazetteer.errors import MarkedYamlError


def test_a_place_is_found_by_its_id(small: Gazetteer) -> None:
    """By method, by mapping and by `in`."""
    assert small.place("akova-dag").name() == "Akova"
    assert small.by_id["akova-dag"] is small.place("akova-dag")
    assert "akova-dag" in small
    assert "atlantis" not in small
    assert len(small) == len(list(small)) == len(small.places)


def test_an_unknown_id_is_named(small: Gazetteer) -> None:
    """The message says what was asked for and how to find a place by name."""
    with pytest.raises(
        PlaceNotFoundError, match="no place with the id 'atlantis' in the gazetteer; see `mapsvc geocode`"
    ):
        small.place("atlantis")


def test_two_places_of_one_id_are_refused(small: Gazetteer) -> None:
    """An id names one place."""
    with pytest.raises(ValueError, match="two places with one id: got 2 places, 1 ids"):
        Gazetteer([small.places[0], small.places[0]])


def test_lineage_goes_up_to_the_state(small: Gazetteer) -> None:
    """From the place itself, in order."""
    line = small.lineage(small.place("kazandibi-konak"))
    assert [place.id for place in line] == ["kazandibi-konak", "ismet-kisla", "eski-devlet"]
    assert [place.id for place in small.children("ismet-kisla")] == ["kazandibi-konak"]


def test_lineage_ends_where_the_parent_is_not_there(small: Gazetteer) -> None:
    """A part of a gazetteer is one too."""
    part = Gazetteer([small.place("akova-dag")])
    assert part.lineage(part.places[0]) == part.places


def test_the_nearest_places_come_first_with_their_distance(small: Gazetteer) -> None:
    """In kilometres on the sphere; countries and places without a footprint are not near anything."""
    nearest = small.nearest(LonLat(30.0, 39.0), limit=5, max_distance_km=50)
    assert [(place.id, round(distance_km, 2)) for place, distance_km in nearest] == [
        ("ismet-kisla", 0.0),
        ("kazandibi-konak", 0.14),
    ]


def test_nothing_is_near_the_middle_of_an_ocean(small: Gazetteer) -> None:
    """Nor anything in an empty gazetteer."""
    assert small.nearest(LonLat(-140, 0)) == ()
    assert Gazetteer([]).nearest(LonLat(0, 0)) == ()


def test_nearness_does_not_end_at_the_date_line(small: Gazetteer) -> None:
    """180 degrees east is 180 degrees west."""
    east, west = (small.nearest(LonLat(lon, 50), limit=1, max_distance_km=20_000) for lon in (180, -180))
    assert east == west


@pytest.mark.parametrize("point", [LonLat(200, 0), LonLat(0, 91), LonLat(float("nan"), 0)])
def test_a_point_off_the_earth_is_refused(small: Gazetteer, point: LonLat) -> None:
    """The message gives the range."""
    with pytest.raises(QueryError, match=r"point: got .*; expected longitude from -180 to 180"):
        small.nearest(point)


def test_the_shipped_gazetteer_is_read_once() -> None:
    """It does not change while the program runs."""
    assert Gazetteer.shipped() is Gazetteer.shipped()


def test_a_mistake_in_the_shipped_places_stops_the_start(monkeypatch: pytest.MonkeyPatch) -> None:
    """The first is raised, the number of the others is said."""
    mistakes = (RecordError("a.yaml", 3, "what"), MarkedYamlError("b.yaml", 1, "else"))
    monkeypatch.setattr("gazetteer.store.read_places", lambda _: ((), mistakes))
    with pytest.raises(RecordError, match=r"a.yaml:3: what") as caught:
        store._shipped.__wrapped__()
    assert caught.value.__notes__ == ["and 1 more: `mapsvc check` lists all"]


FIXED_IDS = [
    "turkiye", "sovyetler-birligi", "rusya-sfsc", "ukrayna-ssc", "osmanli-devleti", "carlik-rusyasi", "ankara",
    "istanbul", "eskisehir", "kutahya", "balikesir", "izmir", "bergama", "canakkale", "yalova", "adalar", "kayseri",
    "bornova", "dikili", "haydarpasa", "galata-rihtimi", "tophane-rihtimi", "buyukdere", "istanbul-pera-palas",
    "istanbul-dolmabahce-sarayi", "ankara-istasyonu", "ankara-palas", "odesa", "kiev", "moskova", "leningrad",
    "harkov", "sivastopol", "kirim", "dneprosvki", "rostov", "salsk", "tiflis", "batum", "bolshevo", "letskoe-selo",
    "lubertzi", "karadeniz", "istanbul-bogazi", "canakkale-bogazi", "marmara-denizi", "ege-denizi", "buyukdere-koyu",
    "don",
]  # fmt: skip


@pytest.mark.parametrize("place_id", FIXED_IDS)
def test_ids_that_others_rely_on_stay(place_id: str) -> None:
    """An id is permanent: links, journeys and exports name it."""
    assert place_id in Gazetteer.shipped()


@pytest.mark.parametrize("place_id", ["dneprosvki", "rostov", "don", "adalar", "letskoe-selo"])
def test_a_puzzle_says_which_reading_was_taken_and_why(place_id: str) -> None:
    """In Turkish and English."""
    note = Gazetteer.shipped().place(place_id).note
    assert note is not None
    assert min(len(note["tr"]), len(note["en"])) > 40


def test_cities_of_the_journeys_have_their_names_in_both_scripts() -> None:
    """Latin and Cyrillic, period and modern."""
    names = {(t.toponym, t.kind.value) for t in Gazetteer.shipped().place("harkov").toponyms}
    assert {("Harkov", "period"), ("Харьков", "period"), ("Kharkiv", "modern"), ("Harkof", "variant")} <= names
