"""Sea lanes that keep to the water of the base map.

For each stretch of water: a grid of its water points, edges dearer near the coast, the cheapest way (Dijkstra), then
pulled straight wherever the straight line keeps its distance from land. What is left are a few waypoints; every
shortcut is proved on the land's own polygons, not on the grid, so that no lane touches land.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import shapely
import yaml
from scipy.ndimage import distance_transform_edt
from scipy.sparse import coo_array
from scipy.sparse.csgraph import dijkstra
from shapely.geometry.base import BaseGeometry

from mapsvc.build.rail import GEOD, length_km, tidy

__all__ = ["sea_features"]

SPACING_KM = 25.0
"""Aim for this distance between the points of a lane; they lie on straight stretches, for curved projections."""
BERTH_DEG = 0.0012
"""A harbour's end of a lane keeps this distance from land (about 100 m)."""
COAST_PENALTY = 4.0
"""A step along the coast costs up to this many times more than one in open water."""
MOST_KNOTS = 150
"""So many points of a grid path are tried as corners."""
CORNER_KM = 0.2
"""A corner is worth this detour: fewer corners win where lengths are nearly alike."""
STEPS = ((0, 1), (1, 0), (1, 1), (1, -1), (1, 2), (2, 1), (1, -2), (2, -1))

Point = tuple[float, float]
Array = np.ndarray[Any, Any]
BASIS = {
    "tr": "Deniz yolu: haritanın kıyı çizgisinden hesaplanan, karaya değmeyen en kısa yol; gerçek rota bilinmiyor.",
    "en": "Sea lane: the shortest way that keeps clear of the map's coast, computed; the real course is not known.",
}


@dataclass(frozen=True)
class Water:
    """A stretch of water with its grid: `cells[row, column]` is the node's number, -1 on land."""

    west: float
    south: float
    step: float
    room: float
    cells: Array
    graph: coo_array
    land: BaseGeometry

    @classmethod
    def of(cls, land: BaseGeometry, bounds: Sequence[float], step: float, room: float) -> Water:
        """Lay the grid over the bounds (west, south, east, north) and connect its water points."""
        west, south, east, north = bounds
        near = shapely.clip_by_rect(land, west - 0.5, south - 0.5, east + 0.5, north + 0.5)
        shapely.prepare(near)
        lons, lats = np.arange(west, east, step), np.arange(south, north, step)
        grid = np.stack(np.meshgrid(lons, lats), axis=-1)
        wet = ~shapely.contains_xy(near, grid[..., 0], grid[..., 1])
        shore = distance_transform_edt(wet) * step
        cells = np.where(wet, np.cumsum(wet).reshape(wet.shape) - 1, -1)
        return cls(west, south, step, room, cells, _connect(cells, shore, lats, room), near)

    def node(self, point: Point) -> int:
        """Return the water node nearest to a point."""
        rows, columns = np.nonzero(self.cells >= 0)
        lon, lat = self.west + columns * self.step, self.south + rows * self.step
        best = int(np.argmin((lon - point[0]) ** 2 + (lat - point[1]) ** 2))
        return int(self.cells[rows[best], columns[best]])

    def positions(self) -> Array:
        """Return lon and lat of every node."""
        rows, columns = np.nonzero(self.cells >= 0)
        return np.stack([self.west + columns * self.step, self.south + rows * self.step], axis=-1)


def _connect(cells: Array, shore: Array, lats: Array, room: float) -> coo_array:
    squeeze = np.cos(np.radians(lats))[:, None]
    cost = 1 + COAST_PENALTY * np.exp(-shore / room)
    starts, ends, weights = [], [], []
    rows, columns = cells.shape
    for down, right in STEPS:
        a = (slice(0, rows - down), slice(max(0, -right), columns - max(0, right)))
        b = (slice(down, rows), slice(max(0, right), columns + min(0, right)))
        both = (cells[a] >= 0) & (cells[b] >= 0)
        length = np.broadcast_to(np.hypot(right * squeeze[: rows - down], down), both.shape)
        starts.append(cells[a][both])
        ends.append(cells[b][both])
        weights.append((length * (cost[a] + cost[b]) / 2)[both])
    count = int(cells.max()) + 1
    return coo_array((np.concatenate(weights), (np.concatenate(starts), np.concatenate(ends))), (count, count))


def stretch(water: Water, start: Point, end: Point) -> list[Point]:
    """Return the waypoints of the way through one water, ends included."""
    positions = water.positions()
    graph = water.graph.tocsr()
    source, target = water.node(start), water.node(end)
    while True:
        _, before = dijkstra(graph, directed=False, indices=source, return_predecessors=True)
        nodes = [target]
        while nodes[-1] != source:
            nodes.append(int(before[nodes[-1]]))
        path = [start, *((float(lon), float(lat)) for lon, lat in positions[nodes[::-1]]), end]
        pairs = list(pairwise(nodes))
        # The grid sees points only: a step that cuts a spit of land is taken out, and the way searched again.
        bad = [(a, b) for a, b in pairs if not _clear(water.land, [positions[a], positions[b]], 0)]
        if not bad:
            return _pull(water, path)
        graph = graph.tolil()
        for a, b in bad:
            graph[a, b] = graph[b, a] = 0
        graph = graph.tocsr()
        graph.eliminate_zeros()


def _clear(land: BaseGeometry, points: Sequence[Any], room: float) -> bool:
    line = shapely.linestrings(np.asarray(points))
    if room:
        return not shapely.dwithin(land, line, room)
    return not shapely.intersects(land, line)


def _pull(water: Water, path: Sequence[Point]) -> list[Point]:
    """Return the shortest way over points of the path whose straight pieces keep the water's room from land.

    Where the path itself runs nearer to land (a harbour, a narrow), its pieces need only keep what it kept.
    """
    picked = path[:: max(1, len(path) // MOST_KNOTS)]
    knots = [*picked, path[-1]] if picked[-1] != path[-1] else list(picked)
    room = [min(water.room, 0.9 * shapely.distance(water.land, shapely.points(knot))) for knot in knots]
    cost, before = [0.0] + [np.inf] * (len(knots) - 1), [0] * len(knots)
    for there in range(1, len(knots)):
        least = water.room
        for here in range(there - 1, -1, -1):
            least = min(least, room[here], room[there])
            length = cost[here] + GEOD.inv(*knots[here], *knots[there])[2] / 1000 + CORNER_KM
            if length < cost[there] and _clear(water.land, [knots[here], knots[there]], least):
                cost[there], before[there] = length, here
    way = [len(knots) - 1]
    while way[-1]:
        way.append(before[way[-1]])
    return [knots[index] for index in reversed(way)]


def _round(line: Sequence[Point], land: BaseGeometry) -> list[Point]:
    """Cut the corners of a lane twice (Chaikin), a ship turns in an arc; a corner that land is near to stays."""
    for _ in range(2):
        cut: list[Point] = [line[0]]
        for before, corner, after in zip(line, line[1:], line[2:], strict=False):
            pair = [_towards(corner, before), _towards(corner, after)]
            cut += pair if _clear(land, [cut[-1], *pair, after], BERTH_DEG / 2) else [corner]
        line = [*cut, line[-1]]
    return list(line)


def _towards(corner: Point, other: Point) -> Point:
    """Return the point a quarter of the way from a corner to its neighbour, 0.15 degrees off at most."""
    share = min(0.25, 0.15 / max(abs(other[0] - corner[0]), abs(other[1] - corner[1]), 1e-9))
    return corner[0] + share * (other[0] - corner[0]), corner[1] + share * (other[1] - corner[1])


def harbour(land: BaseGeometry, point: Point) -> Point:
    """Return the point of open water nearest to a quay, on a grid of about 50 m."""
    steps = np.arange(-0.05, 0.05, 0.0005)
    lon, lat = (axis.ravel() for axis in np.meshgrid(point[0] + steps, point[1] + steps))
    near = shapely.clip_by_rect(land, point[0] - 0.3, point[1] - 0.3, point[0] + 0.3, point[1] + 0.3)
    free = shapely.distance(near, shapely.points(lon, lat)) > BERTH_DEG
    squeeze = np.cos(np.radians(point[1]))
    off = np.where(free, np.hypot((lon - point[0]) * squeeze, lat - point[1]), np.inf)
    best = int(np.argmin(off))
    return round(float(lon[best]), 4), round(float(lat[best]), 4)


def densify(line: Sequence[Point], spacing_km: float = SPACING_KM) -> list[Point]:
    """Return the line with points added on its straight stretches (straight in lon and lat)."""
    dense: list[Point] = [line[0]]
    for start, end in pairwise(line):
        count = max(1, round(GEOD.inv(*start, *end)[2] / 1000 / spacing_km))
        for step in range(1, count + 1):
            share = step / count
            dense.append((start[0] + share * (end[0] - start[0]), start[1] + share * (end[1] - start[1])))
    return dense


def sea_features(path: Path, land: BaseGeometry) -> list[dict[str, Any]]:
    """Return the GeoJSON features of all lanes of a file, over the water that a land leaves.

    Raises:
        ValueError: A lane touches land after all.
    """
    document = yaml.safe_load(path.read_text(encoding="utf-8"))
    points = {name: harbour(land, (lon, lat)) for name, (lon, lat) in document["points"].items()}
    waters = {name: Water.of(land, w["bounds"], w["step"], w["room"]) for name, w in document["waters"].items()}
    known: dict[tuple[str, ...], list[Point]] = {}
    features = []
    for lane in document["lanes"]:
        way: Sequence[str] = lane["way"]
        line: list[Point] = []
        for start, water, end in zip(way[::2], way[1::2], way[2::2], strict=False):
            part = _known_stretch(known, waters, points, (start, water, end))
            line += part[1:] if line else part
        features.append(_feature(lane, densify(_round(line, land)), land))
    return features


def _known_stretch(
    known: dict[tuple[str, ...], list[Point]],
    waters: Mapping[str, Water],
    points: Mapping[str, Point],
    key: tuple[str, str, str],
) -> list[Point]:
    start, water, end = key
    if key not in known:
        known[key] = stretch(waters[water], points[start], points[end])
        known[end, water, start] = known[key][::-1]
    return known[key]


def _feature(lane: Mapping[str, Any], line: Sequence[Point], land: BaseGeometry) -> dict[str, Any]:
    coordinates = tidy(line)
    if not _clear(land, coordinates, 0):
        raise ValueError(f"a lane touches land: got {lane['id']}, expected water all the way")
    return {
        "type": "Feature",
        "properties": {
            "id": lane["id"],
            "kind": "sea-lane",
            "from": lane["from"],
            "to": lane["to"],
            "stations": [],
            "length_km": round(length_km(coordinates), 1),
            "known_length_km": None,
            "known_length_basis": None,
            "basis": BASIS,
        },
        "geometry": {"type": "LineString", "coordinates": coordinates},
    }
