"""Maps of places: sized by how often they are named, opened where most of it lies."""

from __future__ import annotations

from dataclasses import replace
from xml.etree import ElementTree

from gazetteer.place import LonLat
from mapsvc.maps import Spot, atlas_scene, compose, draw, place_scene
from mapsvc.maps.basemap import KNOWN, drawn_at

SVG = "{http://www.w3.org/2000/svg}"


def spot(name: str, lon: float, lat: float, count: int, *, is_fine: bool = False) -> Spot:
    return Spot(name, LonLat(lon, lat), name, count, f"#place-{name}", f"{name}, {count}", is_fine=is_fine)


MANY = (spot("Ankara", 32.9, 39.9, 400), spot("Moskova", 37.6, 55.8, 100), spot("Harkov", 36.2, 50.0, 4))


def test_the_area_of_a_spot_grows_with_how_often_its_place_is_named() -> None:
    """Four times as often: twice the radius, above the least that can be pressed."""
    ankara, moscow, harkov = atlas_scene(MANY, "tr").spots
    assert ankara.radius_px - 3 == 2 * (moscow.radius_px - 3)
    assert harkov.radius_px > 3


def test_the_small_lie_on_the_large() -> None:
    """The order does not depend on the order of the list."""
    assert atlas_scene(MANY[::-1], "tr") == atlas_scene(MANY, "tr")


def test_a_far_place_named_once_does_not_shrink_the_map() -> None:
    """The map opens where nearly all that is named lies."""
    scene = atlas_scene((*MANY, spot("Washington", -77.0, 38.9, 1)), "tr")
    assert scene.bounds.west > 20
    assert {one.name for one in scene.spots} >= {"Washington"}


def test_an_empty_choice_has_a_map_too() -> None:
    """Nothing named: the lands between the capitals."""
    scene = atlas_scene((), "en")
    assert "<circle" not in draw(scene)
    assert compose(scene).html


def test_venues_are_lettered_only_where_cities_fall_apart() -> None:
    """On the map of all, a venue is a spot; on that of its city, it has its name."""
    kremlin = spot("Kremlin", 37.617, 55.752, 3, is_fine=True)
    assert ">Kremlin</text>" not in draw(atlas_scene((*MANY, kremlin), "tr"))
    assert ">Kremlin</text>" in draw(place_scene(MANY[1], (kremlin,), 0.2, "tr"))


def test_hostile_names_stay_text() -> None:
    """Picture and script hold them as text only."""
    evil = '</script><img src=x onerror="alert(1)">'
    scene = atlas_scene((Spot(evil, LonLat(30, 40), evil, 1, "#x", evil),), "en")
    drawn = draw(scene)
    tree = ElementTree.fromstring(drawn[: drawn.index("</svg>") + 6])  # noqa: S314  our own picture
    assert {element.tag for element in tree.iter()} <= {
        SVG + tag for tag in ("svg", "title", "desc", "rect", "g", "path", "a", "circle", "text")
    }
    assert not any(sign in compose(scene).script for sign in ("</script", "<img"))


def test_a_state_larger_than_the_base_map_is_shown_where_its_land_is() -> None:
    """The Soviet Union's middle lies beyond: its map shows the part that is held, and no sea where nothing is known."""
    point = drawn_at("sovyetler-birligi", LonLat(90, 60))
    assert point == LonLat(44.5, 52.6)
    box = place_scene(replace(spot("Sovyetler", 0, 0, 1), point=point), (), 48, "tr").bounds
    assert KNOWN.west < box.west < box.east < KNOWN.east
    assert KNOWN.south < box.south < box.north < KNOWN.north
    assert drawn_at("japonya", LonLat(138, 36.5)) is None


def test_a_map_of_places_speaks_of_no_route() -> None:
    """Its button shows the whole map again."""
    script = compose(atlas_scene(MANY, "en")).script
    assert "Show the whole map" in script
    assert "whole route" not in script
