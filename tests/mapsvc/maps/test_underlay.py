from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gazetteer.place import LonLat
from mapsvc.maps import Spot, place_scene
from mapsvc.maps.picture import frame_of
from mapsvc.maps.scene import journey_scene
from mapsvc.maps.underlay import capitals, ground_names, ground_under, names_under

if TYPE_CHECKING:
    from mapsvc.service import Atlas


@pytest.mark.parametrize(
    ("text", "lang", "capital"),
    [("İstanbul ışığı", "tr", "İSTANBUL IŞIĞI"), ("Finland", "en", "FINLAND"), ("Чёрное море", "ru", "ЧЁРНОЕ МОРЕ")],
)
def test_capitals_follow_the_language(text: str, lang: str, capital: str) -> None:
    """A Turkish i keeps its dot, an English one does not get any."""
    assert capitals(text, lang) == capital


@pytest.mark.parametrize("lang", ["tr", "en", "ru"])
def test_the_ground_has_names_in_every_language(lang: str) -> None:
    """States, waters and towns are named for every reader."""
    kinds = {name.kind for name in ground_names(lang)}
    assert kinds == {"state", "water", "river", "town"}


def test_the_ground_reaches_past_the_frame_on_every_side(shipped: Atlas) -> None:
    """A box that is wider or higher than the picture shows land there too, no false sea."""
    for journey in shipped.journeys:
        frame = frame_of(journey_scene(shipped, journey.id, "travelled", "tr"))
        ground = ground_under(frame)
        assert ground.bbox.west <= frame.bbox.west
        assert ground.bbox.east >= frame.bbox.east
        assert ground.bbox.south <= frame.bbox.south
        assert ground.bbox.north >= frame.bbox.north
        width, height = ground.size
        assert width / 2 >= 1.85 * frame.height_px
        assert all((ground.land, ground.lakes, ground.rivers, ground.borders, ground.graticule))
        assert height / 2 >= frame.height_px - 1e-6


def test_no_name_is_younger_than_what_a_map_tells() -> None:
    """In 1920 there was no Soviet Union and no Stalingrad; a map without a year is of 1932-33."""
    then, whole = ({name.text for name in ground_names("en", year)} for year in (1920, None))
    assert whole - then == {"SOVIET UNION", "TURKEY", "YUGOSLAVIA", "Stalingrad", "Gorky", "Krasnodar"}
    assert {"Gorky"} == whole - {name.text for name in ground_names("en", 1932)}


def test_no_name_stands_twice_on_a_map_of_places() -> None:
    """A state or town that the map shows as a place of its own is not lettered on the ground too."""
    point = LonLat(26, 62)
    scene = place_scene(Spot("finlandiya", point, "Финляндия", 1, "#", ""), (), 8, "ru")
    assert {name.text for name in ground_names("ru")} - {name.text for name in names_under(scene)} == {"ФИНЛЯНДИЯ"}
