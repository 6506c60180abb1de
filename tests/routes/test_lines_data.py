"""The shipped lines of the legs: ships keep to the water, trains to the land, all ids are there."""

from __future__ import annotations

import json
from importlib.resources import files
from itertools import pairwise
from typing import Any

import pytest
import shapely
from pyproj import Geod
from shapely.geometry.base import BaseGeometry

from mapsvc.maps.basemap import Basemap

IDS = {
    "rail-ankara-haydarpasa", "rail-odesa-kiev", "rail-kiev-moskova", "rail-moskova-leningrad",
    "rail-moskova-sivastopol", "rail-moskova-harkov", "rail-harkov-dneprosvki", "rail-dneprosvki-sivastopol",
    "rail-harkov-rostov", "rail-rostov-salsk", "rail-salsk-tiflis", "rail-tiflis-batum", "rail-ankara-eskisehir",
    "rail-eskisehir-izmir", "rail-ankara-kayseri", "sea-galata-buyukdere", "sea-buyukdere-odesa",
    "sea-sivastopol-istanbul", "sea-sivastopol-buyukdere", "sea-buyukdere-tophane", "sea-tophane-haydarpasa",
    "sea-izmir-dikili", "sea-izmir-canakkale", "sea-canakkale-istanbul", "sea-istanbul-adalar", "sea-adalar-yalova",
    "sea-yalova-istanbul", "sea-istanbul-odesa", "road-dikili-bergama",
}  # fmt: skip
QUAYS = {
    "sea-galata-buyukdere": ((28.977, 41.022), (29.046, 41.161)),
    "sea-buyukdere-odesa": ((29.046, 41.161), (30.750, 46.490)),
    "sea-sivastopol-istanbul": ((33.526, 44.617), (28.977, 41.022)),
    "sea-izmir-dikili": ((27.135, 38.425), (26.886, 39.070)),
    "sea-izmir-canakkale": ((27.135, 38.425), (26.402, 40.152)),
    "sea-adalar-yalova": ((29.122, 40.876), (29.270, 40.660)),
}
LENGTH_KM = {
    "sea-istanbul-odesa": 630,
    "sea-sivastopol-istanbul": 550,
    "sea-izmir-canakkale": 275,
    "sea-canakkale-istanbul": 248,
    "sea-yalova-istanbul": 46,
}
GEOD = Geod(ellps="WGS84")


def shipped() -> dict[str, dict[str, Any]]:
    """Return the shipped lines by id."""
    text = (files("routes") / "data" / "lines.geojson").read_text(encoding="utf-8")
    return {feature["properties"]["id"]: feature for feature in json.loads(text)["features"]}


LINES = shipped()
LANES = sorted(line for line in LINES if line.startswith("sea-"))
RAILWAYS = sorted(line for line in LINES if line.startswith("rail-"))


def line_of(line_id: str) -> shapely.LineString:
    """Return the geometry of a line."""
    return shapely.LineString(LINES[line_id]["geometry"]["coordinates"])


def length_km(geometry: BaseGeometry) -> float:
    """Return the ellipsoidal length of the lines in a geometry."""
    return float(GEOD.geometry_length(geometry)) / 1000


@pytest.fixture(scope="module")
def land() -> BaseGeometry:
    """The detailed land."""
    return Basemap.load("detail").land_geometry()


def test_every_line_that_the_journeys_name_is_there() -> None:
    """The ids are a contract with the journey files."""
    assert set(LINES) >= IDS


@pytest.mark.parametrize("line_id", LANES)
def test_a_ship_never_runs_over_land(line_id: str, land: BaseGeometry) -> None:
    """0.00 km of each sea lane lie over the detailed land of the base map."""
    assert length_km(shapely.intersection(line_of(line_id), land)) == 0
    assert not shapely.intersects(line_of(line_id), land)


@pytest.mark.parametrize("line_id", RAILWAYS)
def test_a_train_never_runs_over_the_sea(line_id: str, land: BaseGeometry) -> None:
    """At most 1.5 km of a railway leave the generalised land, beside a shore."""
    assert length_km(shapely.difference(line_of(line_id), land)) < 1.5


@pytest.mark.parametrize("line_id", sorted(LINES))
def test_a_line_has_no_loop(line_id: str) -> None:
    """No line crosses itself, none repeats a point."""
    line = line_of(line_id)
    assert line.is_simple
    assert all(a != b for a, b in pairwise(line.coords))


@pytest.mark.parametrize("line_id", sorted(LINES))
def test_a_line_says_what_it_rests_on(line_id: str) -> None:
    """Each line has its kind, its ends and its basis in Turkish and English."""
    properties = LINES[line_id]["properties"]
    assert properties["kind"] in {"sea-lane", "rail-stations", "road", "straight"}
    assert properties["from"]
    assert properties["to"]
    assert all(properties["basis"][lang] for lang in ("tr", "en"))
    assert bool(properties["stations"]) == (properties["kind"] == "rail-stations")


@pytest.mark.parametrize("line_id", QUAYS)
def test_a_lane_ends_within_three_kilometres_of_its_quays(line_id: str) -> None:
    """The stop at the quay is joined to the lane by a short connector."""
    points = LINES[line_id]["geometry"]["coordinates"]
    for end, quay in zip((points[0], points[-1]), QUAYS[line_id], strict=True):
        assert GEOD.inv(*end, *quay)[2] < 3000


@pytest.mark.parametrize("line_id", LENGTH_KM)
def test_a_lane_is_about_as_long_as_the_shortest_way_by_sea(line_id: str) -> None:
    """No lane makes a detour: within three per cent of lengths that were measured apart from this build."""
    assert length_km(line_of(line_id)) == pytest.approx(LENGTH_KM[line_id], rel=0.03)


@pytest.mark.parametrize("line_id", RAILWAYS)
def test_a_railway_is_a_little_shorter_than_the_track(line_id: str) -> None:
    """A curve through the stations cuts the bends of the track, and is not longer than the known length."""
    properties = LINES[line_id]["properties"]
    assert properties["length_km"] == pytest.approx(length_km(line_of(line_id)), abs=0.1)
    if properties["known_length_km"]:
        assert 0.72 < properties["length_km"] / properties["known_length_km"] <= 1.0


def test_stretches_of_one_track_lie_on_each_other() -> None:
    """Moscow-Kharkov, Kharkov-Zaporozhye and Zaporozhye-Sevastopol are parts of Moscow-Sevastopol."""
    whole = LINES["rail-moskova-sivastopol"]["geometry"]["coordinates"]
    parts = ["rail-moskova-harkov", "rail-harkov-dneprosvki", "rail-dneprosvki-sivastopol"]
    joined = [point for part in parts for point in LINES[part]["geometry"]["coordinates"]]
    assert [point for i, point in enumerate(joined) if i == 0 or point != joined[i - 1]] == whole
