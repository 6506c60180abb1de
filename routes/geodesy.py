"""Lengths and shapes of paths on the ellipsoid: WGS 84; nothing is ever measured in degrees.

Algorithm: Karney's solution of the geodesic problem on the ellipsoid, exact to a few nanometres between any two
points, antipodes included (C. F. F. Karney 2013, Algorithms for geodesics, J. Geodesy 87:43-55,
doi:10.1007/s00190-012-0578-z), in his own Python (geographiclib): pyproj has it too, but its libraries take 11 MB of
memory and a tenth of a second to load. What is left of error is that of the points themselves.

A segment between two points of a path is the geodesic, the shortest way; where it passes the 180th meridian it is
cut there before anything is done with plane geometry. Reads no file.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from geographiclib.geodesic import Geodesic

from gazetteer.place import LonLat
from routes.errors import GeometryError

if TYPE_CHECKING:
    import shapely

__all__ = [
    "BBox", "bbox", "check_points", "densify", "length_km", "length_over_km", "line_length_km",
    "split_at_antimeridian",
]  # fmt: skip

_WGS84 = Geodesic.WGS84
_METRES = 1000.0
_TILE = 4.0
"""Degrees of a side: some hundred tiles for the ground of our maps."""
_SHORTEST_STEP_KM = 0.01
"""Ten metres: a smaller step would turn a typing error into millions of points."""


class BBox(NamedTuple):
    """A bounding box in degrees, WGS 84; west is greater than east where it lies across the 180th meridian."""

    west: float
    south: float
    east: float
    north: float


def length_km(start: LonLat, end: LonLat) -> float:
    """Return the length of the shortest path between two points on the ellipsoid.

    Args:
        start: Degrees, WGS 84.
        end: Degrees, WGS 84. May lie across the antimeridian.

    Returns:
        Kilometres, >= 0, good to a metre.

    Raises:
        GeometryError: A coordinate is not finite or out of range.

    Sources:
        Karney 2013, Algorithms for geodesics, doi:10.1007/s00190-012-0578-z.

    Examples:
        >>> round(length_km(LonLat(28.98, 41.01), LonLat(30.73, 46.48)), 1)  # Istanbul - Odesa
        623.8
        >>> length_km(LonLat(30.73, 46.48), LonLat(30.73, 46.48))
        0.0
    """
    return line_length_km((start, end))


def line_length_km(points: Sequence[LonLat]) -> float:
    """Return the length of a path along its geodesic segments.

    Args:
        points: Degrees, WGS 84, in the order of travel; none or one has the length 0.

    Returns:
        Kilometres.

    Raises:
        GeometryError: A coordinate is not finite or out of range.

    Examples:
        >>> line_length_km(())
        0.0
    """
    check_points(points)
    return math.fsum(_segment_m(start, end) for start, end in pairwise(points)) / _METRES


def _segment_m(start: LonLat, end: LonLat) -> float:
    return float(_WGS84.Inverse(start.lat, start.lon, end.lat, end.lon, Geodesic.DISTANCE)["s12"])


def densify(points: Sequence[LonLat], step_km: float) -> tuple[LonLat, ...]:
    """Return a path with points added on the geodesics between its own, which all stay.

    Args:
        points: Degrees, WGS 84.
        step_km: The longest distance between two points of the result; at least 0.01.

    Raises:
        GeometryError: A coordinate or the step is out of range.

    Examples:
        >>> [round(point.lat, 1) for point in densify((LonLat(0, 60), LonLat(90, 60)), 2400)]  # not 60, 60, 60
        [60, 67.8, 60]
    """
    check_points(points)
    if not step_km >= _SHORTEST_STEP_KM or math.isinf(step_km):
        raise GeometryError(f"step of a densified path: got {step_km!r}, expected at least {_SHORTEST_STEP_KM} km")
    dense = list(points[:1])
    for start, end in pairwise(points):
        geodesic = _WGS84.InverseLine(start.lat, start.lon, end.lat, end.lon)
        parts = math.ceil(geodesic.s13 / _METRES / step_km)
        for part in range(1, parts):
            spot = geodesic.Position(part * geodesic.s13 / parts, Geodesic.LATITUDE | Geodesic.LONGITUDE)
            dense.append(LonLat(spot["lon2"], spot["lat2"]))
        dense.append(end)
    return tuple(dense)


def bbox(points: Iterable[LonLat]) -> BBox | None:
    """Return the smallest box around points; None where there are none.

    Points on both sides of the 180th meridian get the narrower of the two boxes (RFC 7946, section 5.2).

    Raises:
        GeometryError: A coordinate is not finite or out of range.

    Examples:
        >>> bbox([LonLat(28.9, 41.0), LonLat(37.6, 55.7)])
        BBox(west=28.9, south=41.0, east=37.6, north=55.7)
        >>> bbox([LonLat(179.0, 0.0), LonLat(-179.0, 1.0)])
        BBox(west=179.0, south=0.0, east=-179.0, north=1.0)
    """
    spots = tuple(points)
    check_points(spots)
    if not spots:
        return None
    lats = [spot.lat for spot in spots]
    lons = sorted({spot.lon for spot in spots})
    # The box is the circle of longitudes without its widest gap.
    gaps = [(after - before, before, after) for before, after in pairwise(lons)]
    around = lons[0] + 360 - lons[-1]
    widest = max(gaps, default=(0.0, 0.0, 0.0))
    west, east = (widest[2], widest[1]) if widest[0] > around else (lons[0], lons[-1])
    return BBox(west, min(lats), east, max(lats))


def split_at_antimeridian(points: Sequence[LonLat]) -> tuple[tuple[LonLat, ...], ...]:
    """Return a path as parts that do not cross the 180th meridian (RFC 7946, section 3.1.9).

    The cut lies where the straight line in degrees crosses it; densify long segments before.

    Examples:
        >>> west, east = split_at_antimeridian((LonLat(179, 10), LonLat(-179, 12)))
        >>> west[-1], east[0]
        (LonLat(lon=180.0, lat=11.0), LonLat(lon=-180.0, lat=11.0))
    """
    check_points(points)
    parts: list[list[LonLat]] = [list(points[:1])]
    for start, end in pairwise(points):
        if abs(end.lon - start.lon) > 180:
            side = math.copysign(180.0, start.lon)
            share = (side - start.lon) / (end.lon + 2 * side - start.lon)
            lat = start.lat + share * (end.lat - start.lat)
            parts[-1].append(LonLat(side, lat))
            parts.append([LonLat(-side, lat)])
        parts[-1].append(end)
    return tuple(tuple(part) for part in parts)


def length_over_km(points: Sequence[LonLat], area: shapely.Geometry, *, step_km: float = 5.0) -> float:
    """Return how much of a path lies over an area, such as the land.

    Args:
        points: Degrees, WGS 84.
        area: A polygon or multipolygon in degrees, WGS 84, that does not cross the 180th meridian; prepare it
            (`shapely.prepare`) when many paths are asked for. A path along its edge does not lie over it.
        step_km: The path is cut into straight pieces of this length, so that it follows the geodesic; at 5 km they
            stay within 1.1 m of it up to 65 degrees of latitude.

    Returns:
        Kilometres on the ellipsoid.

    Raises:
        GeometryError: A coordinate or the step is out of range.
    """
    import shapely  # noqa: PLC0415  for those who ask for areas only

    over = 0.0
    for part in split_at_antimeridian(densify(points, step_km)):
        if len(part) < 2:
            continue
        line = shapely.LineString(part)
        tree = _tiles(area)
        for tile in tree.geometries[tree.query(line, predicate="intersects")]:
            for piece in shapely.get_parts(shapely.intersection(line, tile)):
                if piece.geom_type == "LineString" and not (piece.is_empty or shapely.touches(piece, tile)):
                    spots = [LonLat(*spot) for spot in piece.coords]
                    # Of two points' way all lies on one geodesic: a piece of it is as long as from end to end.
                    over += line_length_km(spots if len(points) > 2 else (spots[0], spots[-1]))
    return over


@lru_cache(maxsize=2)
def _tiles(area: shapely.Geometry) -> shapely.STRtree:
    """Return an area cut to tiles: a path meets few of them, and few of the coast's thousand bends."""
    import shapely  # noqa: PLC0415  as above

    west, south, east, north = shapely.bounds(area).tolist()
    # An odd offset: a path along a meridian of whole degrees does not run along the edge of a tile.
    columns = [shapely.clip_by_rect(area, x, south - 1, x + _TILE, north + 1) for x in _steps(west, east)]
    cut = (
        shapely.clip_by_rect(column, x, y, x + _TILE, y + _TILE)
        for x, column in zip(_steps(west, east), columns, strict=True) for y in _steps(south, north)
    )  # fmt: skip
    return shapely.STRtree([tile for tile in cut if not tile.is_empty])


def _steps(low: float, high: float) -> list[float]:
    start = math.floor(low) - 0.137
    return [start + number * _TILE for number in range(math.ceil((high - start) / _TILE))]


def check_points(points: Sequence[LonLat]) -> None:
    """Find out whether points lie on the Earth.

    Raises:
        GeometryError: A coordinate is not finite or out of range.
    """
    for point in points:
        # A comparison with nan is false, so that nan and infinity are refused as well.
        if not (-180 <= point.lon <= 180 and -90 <= point.lat <= 90):
            raise GeometryError(f"coordinate out of range: got {tuple(point)!r}, expected lon -180..180, lat -90..90")
