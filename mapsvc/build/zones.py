"""The zones of another time: rings drawn through given points and along lines that are still there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import shapely
from scipy.sparse import coo_array
from scipy.sparse.csgraph import dijkstra
from shapely.geometry.base import BaseGeometry

__all__ = ["Network", "zone_area"]

Point = tuple[float, float]


class Network:
    """Lines as a graph: finds the way along them between two places."""

    def __init__(self, lines: BaseGeometry) -> None:
        """Make the graph; lines that meet must share the vertex."""
        chains = [shapely.get_coordinates(part) for part in shapely.get_parts(lines)]
        self.vertices, inverse = np.unique(np.round(np.concatenate(chains), 4), axis=0, return_inverse=True)
        first = np.ones(len(inverse), bool)
        first[np.cumsum([0] + [len(chain) for chain in chains[:-1]])] = False
        ends = np.flatnonzero(first)
        a, b = inverse[ends - 1], inverse[ends]
        a, b = np.minimum(a, b), np.maximum(a, b)
        pairs = np.unique(np.stack([a, b])[:, a != b], axis=1)
        length = np.hypot(*(self.vertices[pairs[0]] - self.vertices[pairs[1]]).T)
        size = len(self.vertices)
        self.graph = coo_array((length, (pairs[0], pairs[1])), (size, size)).tocsr()

    def way(self, start: Point, end: Point) -> list[Point]:
        """Return the shortest way along the lines between the vertices nearest to two places.

        Raises:
            ValueError: The lines do not join the two places.
        """
        source, target = self._nearest(start), self._nearest(end)
        cost, before = dijkstra(self.graph, directed=False, indices=source, return_predecessors=True)
        if not np.isfinite(cost[target]):
            raise ValueError(f"no line joins the two places: got {start} and {end}")
        nodes = [target]
        while nodes[-1] != source:
            nodes.append(int(before[nodes[-1]]))
        return [(float(lon), float(lat)) for lon, lat in self.vertices[nodes[::-1]]]

    def _nearest(self, point: Point) -> int:
        return int(np.argmin(np.hypot(*(self.vertices - np.array(point)).T)))


def zone_area(ring: Sequence[Any], networks: Mapping[str, Network]) -> BaseGeometry:
    """Return the area of a zone's ring; see borders-1932.yaml for its items."""
    points: list[Point] = []
    for item in ring:
        if isinstance(item, Mapping):
            # The point before and the way's first vertex are joined by a short straight line.
            points += networks[item["along"]].way(points[-1], tuple(item["to"]))
        else:
            points.append((float(item[0]), float(item[1])))
    # A way that passes a given place on a side branch goes there and back: the spike has no area and is dropped.
    valid = shapely.get_parts(shapely.make_valid(shapely.Polygon(points)))
    return shapely.MultiPolygon([part for part in shapely.get_parts(valid) if part.geom_type == "Polygon"])
