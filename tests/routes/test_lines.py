"""Lines, and the path of a leg along its line."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from geopy.distance import geodesic

from gazetteer.place import LonLat
from routes.errors import GeometryError
from routes.geodesy import length_km
from routes.itinerary import Itinerary, PathBasis
from routes.journey_file import JourneyFile
from routes.lines import JOIN_KM, Lines, PlaceLookup, path_of, read_lines, shipped_lines


@pytest.fixture
def travelled(black_sea: JourneyFile) -> Itinerary:
    return black_sea.journey.itineraries[0]


def test_a_railway_is_joined_to_the_stops_near_its_ends(
    travelled: Itinerary, atlas: PlaceLookup, lines: Lines
) -> None:  # fmt: skip
    """Ankara's station lies 2 km from the city's point: the path begins at the point."""
    path = path_of(travelled.legs[0], travelled, atlas, lines)
    assert path.points[0] == LonLat(32.8543, 39.9199)
    assert path.points[1] == LonLat(32.84, 39.94)
    assert path.points[-1] == LonLat(28.9795, 41.0151)
    assert path.path_basis is PathBasis.RAIL_STATIONS
    assert (path.length_km, path.length_basis["en"]) == (577.0, "Distance table")


def test_a_line_that_ends_far_away_is_left_as_it_is(travelled: Itinerary, atlas: PlaceLookup, lines: Lines) -> None:
    """Beyond 5 km a gap is shown as a gap."""
    line = lines["rail-ankara-istanbul"]
    far = replace(line, points=(LonLat(32.70, 39.94), *line.points[1:]))
    assert length_km(far.points[0], LonLat(32.8543, 39.9199)) > JOIN_KM
    path = path_of(travelled.legs[0], travelled, atlas, {line.id: far})
    assert path.points[0] == LonLat(32.70, 39.94)


def test_a_ship_does_not_sail_into_the_town(travelled: Itinerary, atlas: PlaceLookup, lines: Lines) -> None:
    """A sea lane keeps its ends, however near the stops are."""
    path = path_of(travelled.legs[1], travelled, atlas, lines)
    assert path.points == lines["sea-istanbul-odesa"].points
    there = (geodesic(start[::-1], end[::-1]).km for start, end in pairwise(path.points))
    assert path.length_km == pytest.approx(sum(there), abs=0.1)  # geopy measures by another library
    assert path.length_basis["en"] == "measured along the line drawn, on the ellipsoid (WGS 84)"


def test_a_line_is_turned_to_the_direction_of_travel(travelled: Itinerary, atlas: PlaceLookup, lines: Lines) -> None:
    """One line serves both ways."""
    back = replace(travelled.legs[1], from_stop="odesa", to_stop="istanbul")
    assert path_of(back, travelled, atlas, lines).points == lines["sea-istanbul-odesa"].points[::-1]


def test_without_a_line_a_leg_runs_straight(travelled: Itinerary, atlas: PlaceLookup, lines: Lines) -> None:
    """Straight is the geodesic, in pieces short enough to be drawn."""
    path = path_of(travelled.legs[2], travelled, atlas, lines)
    assert path.path_basis is PathBasis.STRAIGHT and path.basis is None
    assert (path.points[0], path.points[-1]) == (LonLat(30.7326, 46.4775), LonLat(30.5238, 50.4547))
    assert len(path.points) > 5
    assert path.length_km == pytest.approx(442.5, abs=0.2)


def test_an_unknown_line_runs_straight_too(travelled: Itinerary, atlas: PlaceLookup) -> None:
    """A line that nobody drew does not stop the journey; the checks name it."""
    assert path_of(travelled.legs[1], travelled, atlas, {}).path_basis is PathBasis.STRAIGHT


def test_a_leg_to_nowhere_has_no_path(travelled: Itinerary, atlas: PlaceLookup) -> None:
    """Where a stop's point is not known there is no line and no length."""
    stops = (*travelled.stops[:3], replace(travelled.stops[3], place=travelled.stops[2].visits[0].place))
    path = path_of(travelled.legs[2], replace(travelled, stops=stops), atlas, {})
    assert path.points == () and path.length_km is None


def test_a_known_length_counts_more_than_the_drawn_one(
    travelled: Itinerary, atlas: PlaceLookup, lines: Lines
) -> None:  # fmt: skip
    """A chain of stations cuts the curves: the distance table of the line is taken, with its basis."""
    line = replace(
        lines["rail-ankara-istanbul"], known_length_km=580.0, known_length_basis={"tr": "Tarife", "en": "Tariff"}
    )
    leg = replace(travelled.legs[0], length_km=None, length_basis=None)
    path = path_of(leg, travelled, atlas, {line.id: line})
    assert (path.length_km, path.length_basis["en"]) == (580.0, "Tariff")


def collection(**changes: Any) -> str:
    properties = {"id": "a", "kind": "road", "from": "x", "to": "y", "basis": {"tr": "b", "en": "b"}}
    geometry = {"type": "LineString", "coordinates": [[1, 2], [3, 4]]}
    feature: Mapping[str, Any] = {"type": "Feature", "properties": properties, "geometry": geometry}
    for name, value in changes.items():
        (geometry if name in geometry else properties)[name] = value
    return json.dumps({"type": "FeatureCollection", "features": [feature]})


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{", "not a GeoJSON FeatureCollection"),
        ("[]", "not a GeoJSON FeatureCollection"),
        ("{}", "not a GeoJSON FeatureCollection"),
        ("[" * 100_000, "not a GeoJSON FeatureCollection"),
        (collection(kind="canal"), "line 'a' cannot be read: .*canal"),
        (collection(coordinates=[[1, 2]]), "two points or more"),
        (collection(coordinates=[[1, 2], [300, 4]]), "coordinate out of range"),
        (collection(coordinates=[[1, 2], [float("nan"), 4]]), "coordinate out of range"),
        (collection(coordinates=[[1, 2], ["x", 4]]), "line 'a' cannot be read"),
        (collection(type="Polygon"), "expected a LineString"),
        (collection(basis="b"), "line 'a' cannot be read"),
        (collection(basis={"tr": "b"}), "line 'a' cannot be read: .*en"),
    ],
)
def test_a_wrong_file_of_lines_is_refused(text: str, message: str) -> None:
    """The message names file and line id."""
    with pytest.raises(GeometryError, match=message) as caught:
        read_lines("l.geojson", text)
    assert "l.geojson" in str(caught.value) or "coordinate" in message


def test_an_id_that_stands_twice_is_refused() -> None:
    """Two lines of one name cannot be told apart."""
    features = json.loads(collection())["features"] * 2
    with pytest.raises(GeometryError, match="line 'a' stands twice; expected each id once"):
        read_lines("l.geojson", json.dumps({"features": features}))


def test_the_shipped_lines_are_read() -> None:
    """All of them, each of a kind and with what it rests on in both languages."""
    shipped = shipped_lines()
    assert len(shipped) >= 20
    assert all(line.basis["tr"] and line.basis["en"] for line in shipped.values())
    assert {"sea-buyukdere-odesa", "rail-ankara-haydarpasa"} <= set(shipped)
