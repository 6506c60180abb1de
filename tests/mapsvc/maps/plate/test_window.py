from __future__ import annotations

from math import hypot
from typing import TYPE_CHECKING

import pyproj
import pytest

from gazetteer.place import LonLat
from mapsvc.maps.plate import PlateOptions, draw_plate
from mapsvc.maps.plate.window import PlateWindow, projection_for, unknown_share, window_for
from mapsvc.maps.projection import Plane
from mapsvc.maps.scene import journey_scene
from routes.geodesy import BBox

if TYPE_CHECKING:
    from mapsvc.service import Atlas

GEOD = pyproj.Geod(ellps="WGS84")
A2 = (574.0, 400.0)
KIEV, MOSCOW = LonLat(30.5238, 50.45466), LonLat(37.61781, 55.75204)


@pytest.fixture
def window(shipped: Atlas) -> PlateWindow:
    scene = journey_scene(shipped, "ismet-pasa-1932", "travelled", "en")
    return draw_plate(scene, *A2, PlateOptions(scale_denominator=8_000_000)).window


def _mm(window: PlateWindow, one: LonLat, other: LonLat) -> float:
    (x, y), (u, v) = window.to_px(one), window.to_px(other)
    return hypot(u - x, v - y) * window.unit_mm


def test_two_towns_lie_as_far_apart_as_the_scale_says(window: PlateWindow) -> None:
    """1:8,000,000 measured with a ruler: within one part in a hundred of the ellipsoid."""
    *_, metres = GEOD.inv(*KIEV, *MOSCOW)
    assert _mm(window, KIEV, MOSCOW) == pytest.approx(metres * 1000 / 8_000_000, rel=0.01)


def test_the_scale_is_exact_at_the_middle(window: PlateWindow) -> None:
    """A short line around the middle, measured on the ellipsoid."""
    west, east = (Plane(window.width_px / 2 + step, window.height_px / 2) for step in (-20, 20))
    *_, metres = GEOD.inv(*window.to_lonlat(west), *window.to_lonlat(east))
    assert 40 * window.unit_mm == pytest.approx(metres * 1000 / 8_000_000, rel=0.004)


def test_the_scale_bar_is_as_long_as_it_says(shipped: Atlas) -> None:
    """The bar's kilometres at the scale are its millimetres."""
    plate = draw_plate(journey_scene(shipped, "voroshilov-1933", "travelled", "en"), 277, 165)
    assert plate.bar_mm == pytest.approx(plate.bar_km * 1e6 / plate.scale_denominator)


def test_the_projection_is_conformal(window: PlateWindow) -> None:
    """A degree to the north and to the east, made equal on the ground, are equal and at a right angle on paper."""
    north, east = (GEOD.fwd(*MOSCOW, azimuth, 20_000)[:2] for azimuth in (0, 90))
    x, y = window.to_px(MOSCOW)
    (a, b), (c, d) = window.to_px(LonLat(*north)), window.to_px(LonLat(*east))
    assert hypot(a - x, b - y) == pytest.approx(hypot(c - x, d - y), rel=0.002)
    assert (a - x) * (c - x) + (b - y) * (d - y) == pytest.approx(0, abs=0.1)


def test_a_point_comes_back_from_the_paper(window: PlateWindow) -> None:
    """Degrees to units and back."""
    lon, lat = window.to_lonlat(window.to_px(KIEV))
    assert (lon, lat) == pytest.approx(KIEV, abs=1e-6)


def test_the_projection_suits_the_extent() -> None:
    """Lambert's cone between tropic and pole with parallels inside the extent; Mercator's cylinder at the equator."""
    lambert = projection_for(BBox(28, 39, 50, 60))
    assert lambert.kind == "lambert"
    assert 39 < lambert.south < lambert.north < 60
    assert projection_for(BBox(100, -5, 110, 5)).kind == "mercator"


def test_the_projection_is_named_in_the_sheets_language() -> None:
    """With its standard parallels, as a map states them."""
    name = projection_for(BBox(28, 39, 50, 60)).name("tr")
    assert name == "Lambert konform konik izdüşümü, ölçü paralelleri 42° ve\u00a056°"
    small = projection_for(BBox(28, 39, 32, 41.5))
    assert [("," in small.name(lang), "." in small.name(lang)) for lang in ("ru", "tr")] == [(True, False)] * 2


def test_a_wide_map_stands_aside_from_what_is_not_known(shipped: Atlas) -> None:
    """West of Greenwich the base map holds nothing: a wide map rather shows more of the east."""
    scene = journey_scene(shipped, "ismet-pasa-1932", "programme", "en")
    assert unknown_share(window_for(scene, 800, 420, 0.25)) < 0.03


@pytest.mark.parametrize(
    ("bounds", "lon"), [(BBox(178, 60, -178, 62), 180), (BBox(18, -34, 28, -26), 23), (BBox(10, 88, 100, 89), 55)]
)
def test_journeys_elsewhere_have_their_own_middle(bounds: BBox, lon: float) -> None:
    """Over the 180th meridian, in the south, near the pole: a curator's journey may lie anywhere."""
    projection = projection_for(bounds)
    assert abs(projection.lon) == pytest.approx(lon, abs=1)
    assert projection.stretch(LonLat(projection.lon, projection.lat)) == pytest.approx(1, abs=0.01)
