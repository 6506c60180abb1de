"""The base map under a plate: projected, cut to the window, thinned to what paper can tell, kept for the next sheet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import shapely
from numpy.typing import NDArray

from mapsvc.maps.basemap import KNOWN, Basemap, Level, Line, Polygon
from mapsvc.maps.ground import steps_data
from mapsvc.maps.plate.window import PlateProjection, PlateWindow
from routes.geodesy import BBox

__all__ = ["FINENESS", "PlateGround", "graticule_lines", "ground_of_plate", "land_of_city"]

FINENESS = 10
"""Path data count in tenths of a unit."""
_OVERVIEW_DENOMINATOR = 4_000_000
"""Up to here the overview's lines, a kilometre apart, show on paper."""
_CITY_DENOMINATOR = 1_000_000
"""At larger scales only what lies around is projected."""
_RIVER_DENOMINATOR = 700_000
"""At larger scales the rivers' lines, at 1:50m, are no longer true."""
_TOLERANCE = 0.5
_LEAST_ISLAND = 3.0
_LEAST_LAKE = 10.0
_OVER = 4.0
"""How far lines run past the frame, in units, so that no cut shows."""

Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class PlateGround:
    """Path data by layer, in tenths of units."""

    known: str
    """Outline of what the base map covers: beyond it nothing is known, and no sea is drawn."""
    land: str
    lakes: str
    rivers: tuple[tuple[int, str], ...]
    """By rank."""
    borders: str


@lru_cache(maxsize=12)
def ground_of_plate(window: PlateWindow) -> PlateGround:
    """Return the ground of a window."""
    level: Level = "overview" if window.scale_denominator > _OVERVIEW_DENOMINATOR else "detail"
    if window.scale_denominator < _CITY_DENOMINATOR:
        base = _in_projection(Basemap.load(level).within(_degrees_around(window)), window.projection)
    else:
        base = _projected(window.projection, level)
    rivers = [] if window.scale_denominator < _RIVER_DENOMINATOR else sorted({rank for rank, _ in base.rivers})
    return PlateGround(
        known=_areas(base.known, window, 0),
        land=_areas(base.land, window, _LEAST_ISLAND),
        lakes=_areas(base.lakes, window, _LEAST_LAKE),
        rivers=tuple(
            (at, _lines(np.array([line for rank, line in base.rivers if rank == at]), window)) for at in rivers
        ),
        borders=_lines(base.borders, window),
    )


@dataclass(frozen=True, slots=True, eq=False)
class _Projected:
    """The base map as shapely geometries in metres of a projection's plane."""

    known: NDArray[np.object_]
    land: NDArray[np.object_]
    lakes: NDArray[np.object_]
    rivers: tuple[tuple[int, shapely.LineString], ...]
    borders: NDArray[np.object_]


@lru_cache(maxsize=4)
def _projected(projection: PlateProjection, level: Level) -> _Projected:
    """Return the whole base map, for the next sheet of the same journey too."""
    return _in_projection(Basemap.load(level), projection)


def _in_projection(base: Basemap, projection: PlateProjection) -> _Projected:
    def line(points: Line) -> shapely.LineString:
        return shapely.LineString(projection.to_metres(points))

    def area(rings: Polygon) -> shapely.Polygon:
        outer, *holes = (projection.to_metres(ring) for ring in rings)
        return shapely.Polygon(outer, holes)

    return _Projected(
        np.array([area((_edge(),))]),
        np.array([area(polygon) for polygon in base.land], object),
        np.array([area(polygon) for polygon in base.lakes], object),
        tuple((river.rank, line(points)) for river in base.rivers for points in river.lines),
        np.array([line(points) for points in base.borders], object),
    )


@lru_cache(maxsize=12)
def land_of_city(window: PlateWindow, level: Level = "detail") -> tuple[str, float]:
    """Return the land of a small window, in tenths of units, and its share of the window."""
    cut = shapely.clip_by_rect(_land_in_degrees(level), *_degrees_around(window))
    parts = shapely.get_parts(cut[~shapely.is_empty(cut)])
    flat = shapely.transform(parts, window.px_of)
    box = shapely.box(0, 0, window.width_px, window.height_px)
    share = float(shapely.area(shapely.intersection(flat, box)).sum())
    rings = [ring for part in flat if part.geom_type == "Polygon" for ring in (part.exterior, *part.interiors)]
    data = "".join(_px_data(shapely.get_coordinates(ring), closed=True) for ring in rings)
    return data, share / (window.width_px * window.height_px)


def _degrees_around(window: PlateWindow) -> BBox:
    """Return the degrees that a small window shows, and a little more."""
    lonlat = window.degrees_of(window.edge(6))
    (west, south), (east, north) = lonlat.min(axis=0).tolist(), lonlat.max(axis=0).tolist()
    over = 0.02 + (east - west) / 20
    return BBox(west - over, south - over, east + over, north + over)


@lru_cache(maxsize=2)
def _land_in_degrees(level: Level) -> NDArray[np.object_]:
    base = Basemap.load(level)
    return np.array([shapely.Polygon(rings[0], rings[1:]) for rings in base.land], object)


def _edge() -> Line:
    """Return the outline of all that the base map holds, with points enough to bend with the parallels."""
    west, south, east, north = KNOWN
    part = np.linspace(0, 1, 60)[:-1]
    lon, lat = west + part * (east - west), south + part * (north - south)
    around = np.concatenate([
        np.column_stack([lon, np.full_like(part, south)]), np.column_stack([np.full_like(part, east), lat]),
        np.column_stack([lon[::-1], np.full_like(part, north)]), np.column_stack([np.full_like(part, west), lat[::-1]]),
    ])  # fmt: skip
    return np.concatenate([around, around[:1]])


def _cut(shapes: NDArray[np.object_], window: PlateWindow, tolerance: float) -> NDArray[np.object_]:
    """Return the parts of shapes that a window shows, thinned, still in metres."""
    over, scale = _OVER / window.per_metre, 1 / window.per_metre
    box = (
        window.left_m - over,
        window.top_m - window.height_px * scale - over,
        window.left_m + window.width_px * scale + over,
        window.top_m + over,
    )
    near = shapely.intersects(shapes, shapely.box(*box)) if len(shapes) > 1 else np.ones(len(shapes), bool)
    cut = shapely.clip_by_rect(shapes[near], *box)
    parts = shapely.get_parts(cut)
    thin = shapely.simplify(parts[~shapely.is_empty(parts)], tolerance * scale, preserve_topology=False)
    return np.asarray(shapely.get_parts(thin))


def _areas(shapes: NDArray[np.object_], window: PlateWindow, least: float) -> str:
    data = []
    for part in _cut(shapes, window, _TOLERANCE):
        if part.geom_type != "Polygon" or part.is_empty:
            continue
        for ring in (part.exterior, *part.interiors):
            if least == 0 or shapely.Polygon(ring).area * window.per_metre**2 >= least:
                data.append(_data(shapely.get_coordinates(ring), window, closed=True))
    return "".join(data)


def _lines(shapes: NDArray[np.object_], window: PlateWindow) -> str:
    if not len(shapes):
        return ""
    parts = [part for part in _cut(shapes, window, _TOLERANCE) if part.geom_type == "LineString"]
    return "".join(_data(shapely.get_coordinates(part), window, closed=False) for part in parts)


def _data(metres: Numbers, window: PlateWindow, *, closed: bool) -> str:
    x = (metres[:, 0] - window.left_m) * window.per_metre
    y = (window.top_m - metres[:, 1]) * window.per_metre
    return _px_data(np.column_stack([x, y]), closed=closed)


def _px_data(px: Numbers, *, closed: bool) -> str:
    spots = np.rint(px * FINENESS).astype(int)
    keep = np.ones(len(spots), bool)
    keep[1:] = (np.diff(spots, axis=0) != 0).any(axis=1)
    return steps_data([(x, y) for x, y in spots[keep].tolist()], closed=closed)


def graticule_lines(window: PlateWindow) -> list[tuple[str, float, Numbers]]:
    """Return the meridians and parallels that cross a window, in units: which kind, the degree, the line's points."""
    lonlat = window.degrees_of(window.edge())
    (west, south), (east, north) = lonlat.min(axis=0).tolist(), lonlat.max(axis=0).tolist()
    top = window.degrees_of(np.array([[window.width_px / 2, 0.0], [window.width_px / 2, window.height_px]]))
    north, south = max(north, *top[:, 1].tolist()), min(south, *top[:, 1].tolist())
    lines: list[tuple[str, float, Numbers]] = []
    for lon in _multiples(west, east, _step(east - west)):
        lats = np.linspace(south - 1, north + 1, 40)
        lines.append(("meridian", lon, window.px_of(np.column_stack([np.full_like(lats, lon), lats]))))
    for lat in _multiples(south, north, _step(north - south)):
        lons = np.linspace(west - 1, east + 1, 60)
        lines.append(("parallel", lat, window.px_of(np.column_stack([lons, np.full_like(lons, lat)]))))
    return [line for line in lines if np.isfinite(line[2]).all()]


def _step(span: float) -> float:
    steps = (0.02, 0.05, 0.1, 0.25, 0.5, 1.0, 2.0, 5.0, 10.0)
    return next((step for step in steps if span / step <= 9), 20.0)


def _multiples(start: float, stop: float, step: float) -> Sequence[float]:
    first = int(-(-start // step))
    return [round(number * step, 4) for number in range(first, int(stop // step) + 1)]
