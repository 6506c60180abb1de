from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from gazetteer.place import LonLat
from mapsvc.maps.clusters import rows
from mapsvc.maps.labels import Box
from mapsvc.maps.layout import SIZES, GroundName, Size, lay_out, name_line
from mapsvc.maps.picture import _window, frame_of
from mapsvc.maps.scene import Scene, journey_scene, overview_scene, stop_scene
from mapsvc.maps.underlay import ground_names

if TYPE_CHECKING:
    from mapsvc.service import Atlas

CASES = json.loads((Path(__file__).parents[2] / "data" / "rows.json").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["what"])
def test_symbols_on_one_place_stand_side_by_side(case: dict[str, Any]) -> None:
    """The cases that bind the picture and `static/js/cluster.js` alike."""
    got = rows([tuple(point) for point in case["points"]], case["radius"], case.get("room", 0))
    assert [pytest.approx(point, abs=1e-5) for point in case["moved"]] == got


def _scenes(atlas: Atlas, lang: str) -> Iterator[Scene]:
    yield overview_scene(atlas, lang)
    for journey in atlas.journeys:
        for itinerary in journey.itineraries:
            yield journey_scene(atlas, journey.id, itinerary.id, lang)
    for journey in atlas.journeys:
        for stop in journey.itineraries[0].stops[:12]:
            yield stop_scene(atlas, journey.id, journey.itineraries[0].id, stop.id, lang)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: size.key)
@pytest.mark.parametrize("lang", ["tr", "en", "ru"])
def test_no_label_of_a_shipped_map_lies_on_another(shipped: Atlas, lang: str, size: Size) -> None:
    """Every map, language and size: labels overlap neither one another, nor a marker, nor a name of the ground."""
    for scene in _scenes(shipped, lang):
        layout = lay_out(scene, _window(frame_of(scene), size), size, ground_names(lang))
        labels = [label.box for label in layout.labels]
        radius = min((mark.radius_px for mark in layout.markers), default=0.0)
        marks = [Box(m.x - radius, m.y - radius, m.x + radius, m.y + radius) for m in layout.markers]
        names = [label.box for _, label in layout.names]
        found = [(one, other) for one, other in combinations(labels + names, 2) if one.overlaps(other)]
        found += [(one, mark) for one in labels + names for mark in marks if one.overlaps(mark)]
        assert found == [], scene.id


@pytest.mark.parametrize("size", SIZES, ids=lambda size: size.key)
def test_every_city_of_the_main_party_is_named(shipped: Atlas, size: Size) -> None:
    """Even on a phone no city where the main party stayed goes without its name."""
    for journey in shipped.journeys:
        scene = journey_scene(shipped, journey.id, journey.itineraries[0].id, "tr")
        layout = lay_out(scene, _window(frame_of(scene), size), size)
        written = " ".join(line.text for label in layout.labels for line in label.lines)
        for stop in scene.stops:
            if stop.rank == 0:
                assert stop.name in written


def test_markers_do_not_cover_one_another(shipped: Atlas) -> None:
    """Stops that share a city stand beside one another, so that each can be read and touched."""
    for journey in shipped.journeys:
        scene = journey_scene(shipped, journey.id, journey.itineraries[0].id, "tr")
        for size in SIZES:
            marks = lay_out(scene, _window(frame_of(scene), size), size).markers
            apart = [(a.x - b.x) ** 2 + (a.y - b.y) ** 2 for a, b in combinations(marks, 2)]
            assert min(apart) >= (1.7 * size.radius_px) ** 2


def test_states_are_spaced_to_their_width_and_towns_set_close() -> None:
    """The lettering of the ground follows the hierarchy of an atlas."""
    state = GroundName("TÜRKİYE", "state", LonLat(35, 39), 1, width_deg=8)
    town = GroundName("Bursa", "town", LonLat(29, 40), 2)
    assert name_line(state, SIZES[2], 20).spacing_em > name_line(state, SIZES[2], 5).spacing_em
    assert name_line(town, SIZES[2], 20).spacing_em == 0
