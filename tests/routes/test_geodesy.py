"""Lengths and shapes of paths on the ellipsoid."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from gazetteer.place import LonLat
from routes.errors import GeometryError
from routes.geodesy import BBox, bbox, densify, length_km, length_over_km, line_length_km, split_at_antimeridian

ISTANBUL, ODESA = LonLat(28.98, 41.01), LonLat(30.73, 46.48)
ANTIMERIDIAN_LEG = (LonLat(179.5, -17.0), LonLat(-179.5, -17.5))
"""Fiji: the shortest way crosses the 180th meridian."""

lons = st.floats(-180, 180)
lats = st.floats(-90, 90)
spots = st.builds(LonLat, lons, lats)


@pytest.mark.parametrize(
    ("start", "end", "expected_km"),
    [
        # One degree of longitude on the equator is a times pi/180: a = 6378.137 km, by the definition of WGS 84.
        (LonLat(0, 0), LonLat(1, 0), 6378.137 * math.pi / 180),
        # The quarter meridian of WGS 84 (Rapp 1991, Geometric Geodesy I, table 3.2: 10 001 965.7293 m).
        (LonLat(0, 0), LonLat(0, 90), 10001.9657293),
        # Karney 2013, the worked inverse problem between nearly antipodal points: s12 = 19 989 832.827 610 m.
        (LonLat(0, -30), LonLat(179.8, 29.9), 19989.8328),
        (LonLat(179.5, 0), LonLat(-179.5, 0), 6378.137 * math.pi / 180),
        (LonLat(30, 90), LonLat(-60, 90), 0.0),
        (ODESA, ODESA, 0.0),
    ],
)
def test_lengths_are_the_known_ones(start: LonLat, end: LonLat, expected_km: float) -> None:
    """Known answers: the equator, the quarter meridian, nearly antipodal points, the antimeridian, zero."""
    assert length_km(start, end) == pytest.approx(expected_km, abs=1e-3)


@given(spots, spots)
def test_length_does_not_depend_on_direction(start: LonLat, end: LonLat) -> None:
    """There is as far as back, never negative, never more than half the meridian ellipse."""
    there = length_km(start, end)
    assert there == pytest.approx(length_km(end, start), abs=1e-6)
    assert 0 <= there < 20004


def test_a_path_is_as_long_as_its_segments() -> None:
    """Lengths add up; a path of no or one point has none."""
    assert line_length_km((ISTANBUL, ODESA, ISTANBUL)) == pytest.approx(2 * length_km(ISTANBUL, ODESA))
    assert line_length_km(()) == line_length_km((ODESA,)) == 0.0


@given(st.lists(spots, min_size=2, max_size=4), st.floats(50, 5000))
def test_a_densified_path_keeps_its_points_and_length(path: list[LonLat], step_km: float) -> None:
    """Densifying adds points on the geodesics, at most a step apart, and moves nothing."""
    dense = densify(path, step_km)
    assert (dense[0], dense[-1]) == (path[0], path[-1])
    assert all(point in dense for point in path)
    assert line_length_km(dense) == pytest.approx(line_length_km(path), abs=0.01)
    assert all(length_km(a, b) <= step_km + 0.01 for a, b in pairwise(dense))


@pytest.mark.parametrize("step_km", [0, -1, math.nan, math.inf, 1e-9])
def test_an_impossible_step_is_refused(step_km: float) -> None:
    """A step that would never end is refused, with what is expected."""
    with pytest.raises(GeometryError, match=r"step of a densified path: got .*, expected at least 0.01 km"):
        densify((ISTANBUL, ODESA), step_km)


@pytest.mark.parametrize(
    "point", [LonLat(181, 0), LonLat(0, 91), LonLat(math.nan, 0), LonLat(0, math.inf), LonLat(-180.1, 0)]
)
def test_coordinates_out_of_range_are_refused(point: LonLat) -> None:
    """A latitude in the place of a longitude, nan and infinity do not become lengths."""
    with pytest.raises(GeometryError, match="coordinate out of range: got"):
        length_km(point, ODESA)
    with pytest.raises(GeometryError, match="coordinate out of range: got"):
        bbox([point])


@given(st.lists(spots, min_size=1, max_size=8))
def test_a_bbox_contains_every_point(path: list[LonLat]) -> None:
    """Also where it lies across the 180th meridian."""
    box = bbox(path)
    assert box is not None
    for lon, lat in path:
        assert box.south <= lat <= box.north
        assert box.west <= lon <= box.east if box.west <= box.east else (lon >= box.west or lon <= box.east)


def test_a_bbox_takes_the_narrow_side_and_is_none_of_nothing() -> None:
    """Fiji's box is one degree wide, not 359; no points have no box."""
    assert bbox(ANTIMERIDIAN_LEG) == BBox(179.5, -17.5, -179.5, -17.0)
    assert bbox([]) is None


def test_a_path_over_the_antimeridian_is_cut_there() -> None:
    """Both parts end on the meridian at one latitude; other paths stay whole."""
    west, east = split_at_antimeridian(ANTIMERIDIAN_LEG)
    assert west[-1].lon == 180 and east[0].lon == -180
    assert west[-1].lat == east[0].lat == pytest.approx(-17.25)
    assert split_at_antimeridian((ISTANBUL, ODESA)) == ((ISTANBUL, ODESA),)


def test_length_over_an_area_follows_the_geodesic() -> None:
    """Along a parallel the geodesic bulges north: the straight line in degrees would miss the area."""
    north_of_60 = shapely.box(0, 60.001, 90, 90)
    path = (LonLat(10, 60), LonLat(40, 60))
    assert length_over_km(path, north_of_60) == pytest.approx(length_km(*path), rel=0.01)
    assert length_over_km(path, shapely.box(0, 0, 90, 60)) == 0.0


def test_length_over_an_area_counts_each_piece_once() -> None:
    """Two islands of one degree on the equator; what runs along an edge is not over it."""
    degree_km = length_km(LonLat(0, 0), LonLat(1, 0))
    islands = shapely.union_all([shapely.box(1, -1, 2, 1), shapely.box(5, -1, 6, 1)])
    assert length_over_km((LonLat(0, 0), LonLat(10, 0)), islands) == pytest.approx(2 * degree_km, abs=1e-6)
    assert length_over_km((LonLat(0, 0), LonLat(10, 0)), shapely.box(0, 0, 10, 5)) == 0.0


def test_length_over_an_area_at_the_antimeridian() -> None:
    """A path over the 180th meridian does not run around the world over everything else."""
    assert length_over_km(ANTIMERIDIAN_LEG, shapely.box(-170, -60, 170, 60)) == 0.0
    assert length_over_km(ANTIMERIDIAN_LEG, shapely.box(179, -20, 180, -10)) > 50


def test_a_path_without_length_is_over_nothing() -> None:
    """Zero length is zero over any area."""
    assert length_over_km((ODESA, ODESA), shapely.box(0, 0, 90, 90)) == 0.0
    assert length_over_km((), shapely.box(0, 0, 90, 90)) == 0.0
