"""From degrees to the plane of a map and back; one class per projection, all with the same two methods.

The interactive map and the page's picture are Web Mercator. Sheets bring a conic projection of their own
and draw the same scene through it.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import atan, cos, degrees, exp, log, pi, radians, tan
from typing import NamedTuple, Protocol

from gazetteer.place import LonLat
from routes.geodesy import BBox

__all__ = ["WORLD_PX", "Frame", "Plane", "Projection", "WebMercator", "ground_m_per_deg", "ground_m_per_px"]

WORLD_PX = 256.0
"""Width of the world in pixels at zoom 0, as Leaflet counts."""

EARTH_CIRCUMFERENCE_M = 2 * pi * 6378137.0
"""Equator of WGS 84's semi-major axis, which EPSG:3857 takes for a sphere."""

MAX_LATITUDE = 85.0511287798066
"""Where the square of Web Mercator ends (EPSG:3857)."""


class Plane(NamedTuple):
    """A point of the plane in pixels, x to the east, y to the south."""

    x: float
    y: float


class Projection(Protocol):
    """Any projection that a picture can be drawn in."""

    def to_plane(self, point: LonLat) -> Plane:
        """Return the point's place in the plane."""
        ...

    def to_lonlat(self, point: Plane) -> LonLat:
        """Return the degrees of a point of the plane."""
        ...


@dataclass(frozen=True, slots=True)
class WebMercator:
    """EPSG:3857 in pixels at a zoom, as Leaflet's `L.CRS.EPSG3857` projects.

    Examples:
        >>> WebMercator(0).to_plane(LonLat(0, 0))
        Plane(x=128.0, y=128.0)
    """

    zoom: float

    @property
    def world_px(self) -> float:
        """Width of the world in pixels."""
        return float(WORLD_PX * 2.0**self.zoom)

    def to_plane(self, point: LonLat) -> Plane:
        """Return pixels from the world's north-west corner; latitudes past the square are cut to it."""
        lat = max(-MAX_LATITUDE, min(MAX_LATITUDE, point.lat))
        north = log(tan(pi / 4 + radians(lat) / 2)) / (2 * pi)
        return Plane(self.world_px * (point.lon / 360 + 0.5), self.world_px * (0.5 - north))

    def to_lonlat(self, point: Plane) -> LonLat:
        """Return the degrees of a pixel."""
        north = (0.5 - point.y / self.world_px) * 2 * pi
        return LonLat((point.x / self.world_px - 0.5) * 360, degrees(2 * atan(exp(north)) - pi / 2))


@dataclass(frozen=True, slots=True)
class Frame:
    """The window of a picture: a projection, the window's north-west corner in its plane, and its size."""

    projection: WebMercator
    origin: Plane
    width_px: float
    height_px: float

    @classmethod
    def fit(cls, bbox: BBox, width_px: float, height_px: float, margin_px: float = 0.0, max_zoom: float = 16) -> Frame:
        """Return the largest window of a size that holds a bounding box within its margins, centred on it."""
        base = WebMercator(0)
        north_west = base.to_plane(LonLat(bbox.west, bbox.north))
        south_east = base.to_plane(LonLat(bbox.east, bbox.south))
        span_x, span_y = max(south_east.x - north_west.x, 1e-9), max(south_east.y - north_west.y, 1e-9)
        scale = min((width_px - 2 * margin_px) / span_x, (height_px - 2 * margin_px) / span_y, 2.0**max_zoom)
        centre = Plane((north_west.x + south_east.x) / 2 * scale, (north_west.y + south_east.y) / 2 * scale)
        origin = Plane(centre.x - width_px / 2, centre.y - height_px / 2)
        return cls(WebMercator(log(scale, 2)), origin, width_px, height_px)

    def to_px(self, point: LonLat) -> Plane:
        """Return the point's pixels from the window's north-west corner."""
        plane = self.projection.to_plane(point)
        return Plane(plane.x - self.origin.x, plane.y - self.origin.y)

    def to_lonlat(self, point: Plane) -> LonLat:
        """Return the degrees of a pixel of the window."""
        return self.projection.to_lonlat(Plane(point.x + self.origin.x, point.y + self.origin.y))

    @property
    def bbox(self) -> BBox:
        """The degrees that the window shows."""
        west, north = self.to_lonlat(Plane(0, 0))
        east, south = self.to_lonlat(Plane(self.width_px, self.height_px))
        return BBox(west, south, east, north)


def ground_m_per_px(frame: Frame, point: LonLat) -> float:
    """Return how many metres of ground a pixel is at a point; Web Mercator stretches with the latitude."""
    return EARTH_CIRCUMFERENCE_M * cos(radians(point.lat)) / frame.projection.world_px


def ground_m_per_deg(lat: float) -> float:
    """Return about how many metres of ground a degree of longitude is at a latitude."""
    return EARTH_CIRCUMFERENCE_M / 360 * cos(radians(lat))
