"""The window of a plate: a projection that suits what is shown, the scale, and where the paper lies on it.

Between the tropics and the poles that is Lambert's conformal conic with two standard parallels, which keeps
angles and, over such a stretch of land, lengths within about one part in a hundred; nearer the equator Mercator's.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain
from math import ceil, floor, log10
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from gazetteer.place import LonLat
from mapsvc.errors import ParameterError
from mapsvc.maps.basemap import KNOWN
from mapsvc.maps.labels import Box
from mapsvc.maps.projection import Plane
from mapsvc.maps.scene import Scene
from mapsvc.maps.wording import word
from routes.geodesy import BBox

if TYPE_CHECKING:
    import pyproj

__all__ = ["PlateProjection", "PlateWindow", "projection_for", "unknown_share", "window_for"]

Numbers = NDArray[np.float64]

_TROPICS_DEG = 12.0
_SHARE = 6
"""The standard parallels stand a sixth of the span inside its ends, after Kavrayskiy (Snyder 1987, p. 99)."""


@dataclass(frozen=True, slots=True)
class PlateProjection:
    """A projection with its parameters."""

    kind: str
    """lambert or mercator: also the key of its name."""
    lon: float
    """Central meridian."""
    lat: float
    south: float
    """Standard parallels; of Mercator's projection the one parallel of true scale."""
    north: float

    def __str__(self) -> str:
        """Return the parameters as PROJ reads them."""
        parallels = f"+lat_1={self.south:g} +lat_2={self.north:g} +lat_0={self.lat:g}"
        kind = f"+proj=merc +lat_ts={self.south:g}" if self.kind == "mercator" else f"+proj=lcc {parallels}"
        return f"{kind} +lon_0={self.lon:g} +ellps=WGS84"

    def name(self, lang: str) -> str:
        """Return the projection's name and parallels as the sheet states them."""
        return word(f"projection_{self.kind}", lang, south=_degrees(self.south, lang), north=_degrees(self.north, lang))

    def to_metres(self, lonlat: Numbers) -> Numbers:
        """Return points in metres of the projection's plane, y to the north."""
        x, y = _proj(str(self))(lonlat[:, 0], lonlat[:, 1])
        return np.column_stack([x, y])

    def to_degrees(self, metres: Numbers) -> Numbers:
        """Return points of the plane in degrees."""
        lon, lat = _proj(str(self))(metres[:, 0], metres[:, 1], inverse=True)
        return np.column_stack([lon, lat])

    def stretch(self, point: LonLat) -> float:
        """Return by how much a short length at a point is too long."""
        return float(_proj(str(self)).get_factors(point.lon, point.lat).meridional_scale)

    def north_at(self, point: LonLat) -> float:
        """Return where north is at a point, in degrees clockwise from the top of the sheet."""
        return -float(_proj(str(self)).get_factors(point.lon, point.lat).meridian_convergence)


@lru_cache(maxsize=16)
def _proj(parameters: str) -> pyproj.Proj:
    import pyproj  # noqa: PLC0415  11 MB and a tenth of a second, for those who print

    return pyproj.Proj(parameters)


def projection_for(bounds: BBox) -> PlateProjection:
    """Return the projection that suits an extent."""
    span, middle = bounds.north - bounds.south, (bounds.south + bounds.north) / 2
    fine = 1.0 if span > 6 else 0.1
    east = bounds.east + (360 if bounds.east < bounds.west else 0)  # over the 180th meridian
    lon = round((bounds.west + east) / 2 / fine) * fine
    lon = lon - 360 if lon > 180 else lon
    if abs(middle) < _TROPICS_DEG:
        return PlateProjection("mercator", round(lon, 1), 0.0, round(middle, 1), round(middle, 1))
    south = round(round((bounds.south + span / _SHARE) / fine) * fine, 1)
    north = round(round((bounds.north - span / _SHARE) / fine) * fine, 1)
    return PlateProjection("lambert", round(lon, 1), round(middle, 1), south, max(north, south))


def _degrees(value: float, lang: str) -> str:
    return f"{value:g}°".replace("-", "\u2212").replace(".", "." if lang == "en" else ",")


@dataclass(frozen=True, slots=True)
class PlateWindow:
    """A projection, a scale and the part of the plane that a plate shows."""

    projection: PlateProjection
    per_metre: float
    """Units of the plate to a metre of the projection's plane."""
    left_m: float
    top_m: float
    width_px: float
    """In units of the plate."""
    height_px: float
    unit_mm: float
    scale_denominator: int
    """Of lengths at the plate's middle."""

    def px_of(self, lonlat: Numbers) -> Numbers:
        """Return points in units from the window's upper left corner."""
        metres = self.projection.to_metres(lonlat)
        return np.column_stack([
            (metres[:, 0] - self.left_m) * self.per_metre, (self.top_m - metres[:, 1]) * self.per_metre
        ])  # fmt: skip

    def to_px(self, point: LonLat) -> Plane:
        """Return a point in units from the window's upper left corner."""
        ((x, y),) = self.px_of(np.array([[point.lon, point.lat]])).tolist()
        return Plane(x, y)

    def degrees_of(self, px: Numbers) -> Numbers:
        """Return points of the window in degrees."""
        metres = np.column_stack([px[:, 0] / self.per_metre + self.left_m, self.top_m - px[:, 1] / self.per_metre])
        return self.projection.to_degrees(metres)

    def to_lonlat(self, point: Plane) -> LonLat:
        """Return a point of the window in degrees."""
        ((lon, lat),) = self.degrees_of(np.array([[point.x, point.y]])).tolist()
        return LonLat(lon, lat)

    @property
    def middle(self) -> LonLat:
        """The middle of the window in degrees."""
        return self.to_lonlat(Plane(self.width_px / 2, self.height_px / 2))

    @property
    def px_per_m(self) -> float:
        """Units to a metre of ground at the middle of the window."""
        return 1000 / self.scale_denominator / self.unit_mm

    def edge(self, count: int = 24) -> Numbers:
        """Return points around the window's edge, clockwise from the upper left corner, closed."""
        part = np.linspace(0, 1, count, endpoint=False)
        zero, one = np.zeros(count), np.ones(count)
        around = np.concatenate([
            np.column_stack([part, zero]), np.column_stack([one, part]), np.column_stack([1 - part, one]),
            np.column_stack([zero, 1 - part]), [[0.0, 0.0]],
        ])  # fmt: skip
        return np.asarray(around * [self.width_px, self.height_px])


def window_for(
    scene: Scene,
    width_px: float,
    height_px: float,
    unit_mm: float,
    scale_denominator: int | None = None,
    margins: tuple[float, float, float, float] = (70, 40, 70, 40),
) -> PlateWindow:
    """Return the window of a size that shows a scene, at a scale or at the largest round one that holds it.

    Args:
        scene: What is to be seen.
        width_px: Width in units.
        height_px: Height in units.
        unit_mm: Length of a unit on paper.
        scale_denominator: The scale asked for.
        margins: Room for labels left, above, right and below, in units.

    Raises:
        ParameterError: The scene does not fit at the scale asked for.
    """
    projection = projection_for(scene.bounds)
    metres = projection.to_metres(_shown(scene))
    (west, south), (east, north) = metres.min(axis=0).tolist(), metres.max(axis=0).tolist()
    left, top, right, bottom = margins
    middle_m = np.array([[(west + east) / 2, (south + north) / 2]])
    stretch = projection.stretch(LonLat(*projection.to_degrees(middle_m)[0].tolist()))

    def fitting(room_x: float, room_y: float) -> float:
        metres_per_px = max((east - west) / room_x, (north - south) / room_y)
        return float(metres_per_px / stretch * 1000 / unit_mm)

    least = fitting(width_px - 24, height_px - 24)
    denominator = scale_denominator or _round_up(fitting(width_px - left - right, height_px - top - bottom))
    if denominator < least:
        expected = f"1:{_round_up(least)} or smaller, or a larger paper: what the map shows does not fit"
        raise ParameterError("scale", f"1:{denominator}", expected)
    per_metre = 1000 / denominator / unit_mm / stretch
    # Where a scale that was asked for leaves less room, the margins shrink together.
    free_x, free_y = width_px - (east - west) * per_metre, height_px - (north - south) * per_metre
    left_m = west - free_x * left / (left + right) / per_metre
    top_m = north + free_y * top / (top + bottom) / per_metre
    window = PlateWindow(projection, per_metre, left_m, top_m, width_px, height_px, unit_mm, denominator)

    def moved(share: float) -> PlateWindow:
        return replace(window, left_m=left_m - free_x * share / per_metre)

    if not unknown_share(moved(0.0)):
        return moved(0.0)
    return moved(min(_SHARES, key=lambda share: unknown_share(moved(share)) + _ASIDE_COST * abs(share)))


_SHARES = (0.0, -0.06, 0.06, -0.12, 0.12, -0.18, 0.18, -0.24, 0.24)
"""By how much of the free width a window may stand aside to show less of what the base map does not hold."""
_ASIDE_COST = 0.15


def unknown_share(window: PlateWindow, box: Box | None = None) -> float:
    """Return how much of a window, or of a box in it, the base map does not know."""
    left, top, right, bottom = box or (0.0, 0.0, window.width_px, window.height_px)
    part = np.linspace(0.02, 0.98, 10)
    x, y = np.meshgrid(left + part * (right - left), top + part * (bottom - top))
    lon, lat = window.degrees_of(np.column_stack([x.ravel(), y.ravel()])).T
    is_known = (lon >= KNOWN.west) & (lon <= KNOWN.east) & (lat >= KNOWN.south) & (lat <= KNOWN.north)
    return float(np.mean(~is_known))


def _shown(scene: Scene) -> Numbers:
    points: list[tuple[float, float]] = [*(stop.point for stop in scene.stops), *(one.point for one in scene.venues)]
    points += [point for leg in scene.legs for point in leg.points]
    points += [spot.point for spot in scene.spots]
    if not scene.legs:
        box = scene.bounds
        points += [(box.west, box.south), (box.east, box.north), (box.west, box.north), (box.east, box.south)]
    # Thousands of points: numpy takes bare numbers several times as fast as pairs.
    return np.fromiter(chain.from_iterable(points), float, 2 * len(points)).reshape(-1, 2)


def _round_up(denominator: float) -> int:
    """Return the next denominator of two figures."""
    step = 10 ** max(0, floor(log10(denominator)) - 1)
    return int(ceil(denominator / step - 1e-9) * step)
