from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyproj import Transformer

from gazetteer.place import LonLat
from mapsvc.maps.projection import EARTH_CIRCUMFERENCE_M, Frame, Plane, WebMercator, ground_m_per_px
from routes.geodesy import BBox, length_km

TO_3857 = Transformer.from_crs("EPSG:4326", "EPSG:3857", always_xy=True)
ANYWHERE = st.builds(LonLat, st.floats(-180, 180), st.floats(-85, 85))
JOURNEYS = BBox(26, 38, 45, 60)


@given(ANYWHERE, st.floats(0, 14))
def test_the_projection_is_epsg_3857(point: LonLat, zoom: float) -> None:
    """Pixels are those of PROJ's Web Mercator, counted from the north-west."""
    projection = WebMercator(zoom)
    x, y = TO_3857.transform(*point)
    pixel = projection.to_plane(point)
    metres_per_px = EARTH_CIRCUMFERENCE_M / projection.world_px
    assert math.isclose((pixel.x - projection.world_px / 2) * metres_per_px, x, abs_tol=0.01)
    assert math.isclose((projection.world_px / 2 - pixel.y) * metres_per_px, y, abs_tol=0.01)


@given(ANYWHERE)
def test_a_pixel_leads_back_to_its_point(point: LonLat) -> None:
    """Projecting there and back keeps longitude and latitude."""
    projection = WebMercator(5.3)
    back = projection.to_lonlat(projection.to_plane(point))
    assert math.isclose(back.lon, point.lon, abs_tol=1e-9)
    assert math.isclose(back.lat, point.lat, abs_tol=1e-9)


def test_a_pole_stays_on_the_map() -> None:
    """Latitudes past the square of Web Mercator are cut to it, not sent to infinity."""
    assert WebMercator(0).to_plane(LonLat(0, 90)).y == pytest.approx(0, abs=1e-6)


@pytest.mark.parametrize(("width", "height"), [(360, 420), (800, 860), (1200, 300)])
def test_a_fitted_frame_holds_its_box_within_the_margin(width: float, height: float) -> None:
    """All of the box is in the window, and touches the margin on two sides at least."""
    frame = Frame.fit(JOURNEYS, width, height, margin_px=20)
    west, north = frame.to_px(LonLat(JOURNEYS.west, JOURNEYS.north))
    east, south = frame.to_px(LonLat(JOURNEYS.east, JOURNEYS.south))
    assert min(west, north, width - east, height - south) == pytest.approx(20)


def test_a_frame_of_one_point_is_finite() -> None:
    """A box without extent gets a window all the same."""
    frame = Frame.fit(BBox(30, 50, 30, 50), 400, 300)
    assert frame.to_px(LonLat(30, 50)) == pytest.approx((200, 150))


def test_the_scale_is_true_on_the_ground() -> None:
    """A pixel's length at a latitude agrees with the ellipsoid to half a per cent."""
    frame = Frame.fit(JOURNEYS, 800, 860)
    here = LonLat(33.0, 50.0)
    start = frame.to_px(here)
    there = frame.to_lonlat(Plane(start.x + 10, start.y))
    assert ground_m_per_px(frame, here) * 10 == pytest.approx(length_km(here, there) * 1000, rel=0.005)
