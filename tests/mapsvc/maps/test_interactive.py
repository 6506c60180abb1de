from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from gazetteer.place import LonLat, PlaceId
from helpers import deno
from mapsvc.maps.interactive import compose
from mapsvc.maps.layout import GroundName
from mapsvc.maps.scene import Scene, SceneVenue, journey_scene, overview_scene, stop_scene

if TYPE_CHECKING:
    from mapsvc.service import Atlas

ISMET = "ismet-pasa-1932"
HOSTILE = """</script><!--<img src=x onerror=alert(1)>"'&\u2028"""


@pytest.fixture(scope="module")
def scene(shipped: Atlas) -> Scene:
    return journey_scene(shipped, ISMET, "travelled", "tr")


def test_the_same_scene_gives_the_same_bytes(scene: Scene) -> None:
    """The script's hash admits it: folium's random names are numbered."""
    assert compose(scene) == compose(scene)


def test_nothing_is_asked_of_another_host(shipped: Atlas, scene: Scene) -> None:
    """No address of a host, no CDN, no jQuery, no Bootstrap, no tiles."""
    for one in (scene, overview_scene(shipped, "en"), stop_scene(shipped, ISMET, "travelled", "moskova", "ru")):
        parts = compose(one)
        for word in ("http:", "https:", "//cdn", "jquery", "$(", "bootstrap", "tileLayer", "awesome"):
            assert word not in parts.html + parts.script


def test_folium_draws_each_stop_and_leg_once(scene: Scene) -> None:
    """A marker a stop, a line a leg; no coordinate is written twice for casing and ties."""
    script = compose(scene).script
    assert script.count("L.marker(") == len(scene.stops)
    assert script.count("L.polyline(") == len(scene.legs)
    assert script.count("L.map(") == 1


def test_a_marker_has_its_accessible_name_in_it(scene: Scene) -> None:
    """Number, name and date are text inside the marker, so that a listener needs no script of ours."""
    script = compose(scene).script
    for stop in scene.stops:
        assert json.dumps(stop.spoken)[1:-1] in script


def test_leaflet_gets_latitude_first(scene: Scene) -> None:
    """The axis order turns round here and nowhere else."""
    ankara = scene.stops[0].point
    assert f"[{round(ankara.lat, 4)}, {round(ankara.lon, 4)}]" in compose(scene).script


def hostile(scene: Scene) -> Scene:
    """Return a scene whose every text from data tries to break out."""
    stops = tuple(
        replace(stop, id=HOSTILE, name=HOSTILE, modern_name=HOSTILE, dates=HOSTILE, spoken=HOSTILE, href=HOSTILE)
        for stop in scene.stops
    )
    venue = SceneVenue(PlaceId(HOSTILE), LonLat(30, 50), HOSTILE, (HOSTILE,), HOSTILE)
    return replace(scene, title=HOSTILE, description=HOSTILE, stops=stops, venues=(venue,))


def test_texts_from_data_cannot_break_out_of_the_script(scene: Scene) -> None:
    """No angle bracket stands in the script at all, so it cannot end its element nor open a comment."""
    script = compose(hostile(scene), [GroundName(HOSTILE, "town", LonLat(30, 50), 1)]).script
    assert "<" not in script
    assert "\u2028" not in script


def test_texts_from_data_stay_text_inside_a_marker(scene: Scene) -> None:
    """Folium does not escape: what becomes HTML in a marker was escaped before."""
    script = compose(hostile(scene)).script
    made = [json.loads(f'"{html}"') for html in re.findall(r'"html": "((?:[^"\\]|\\.)*)"', script)]
    assert len(made) == len(scene.stops) + 1
    for html in made:
        assert "<img" not in html
        assert "</script" not in html
        assert "&lt;img src=x onerror=alert(1)&gt;" in html


def test_the_script_is_a_function_that_does_nothing_by_itself(scene: Scene, tmp_path: Path) -> None:
    """It parses, and defines `composeMap` without calling it."""
    script = compose(hostile(scene)).script
    assert script.startswith("function composeMap(page) {")
    assert script.endswith("}")
    (tmp_path / "script.js").write_text(script, "utf-8")
    deno("run", "--quiet", tmp_path / "script.js")


def test_a_name_is_never_obeyed_as_a_template(scene: Scene) -> None:
    """Branca takes what an element has written for a Jinja template once more; a name with its signs stays a name."""
    stop = replace(scene.stops[0], name="{{ 7 * 7 }}{% if 1 %}{# gone #}", spoken="{{ 6 * 7 }}")
    script = compose(replace(scene, stops=(stop, *scene.stops[1:]))).script
    assert '"name":"{{ 7 * 7 }}{% if 1 %}{# gone #}"' in script
    assert "{{ 6 * 7 }}" in script
