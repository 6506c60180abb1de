"""The arcs of a level: simplified, on the grid of its file, none crossing another; and areas put together from them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely

from mapsvc.build.arcs import GRID_PER_DEG, Arc, Node, rings_of, with_points
from mapsvc.build.simplify import crossing, simplified
from mapsvc.build.sources import WINDOW
from mapsvc.build.topojson import delta_encode

__all__ = ["Level", "Topology", "fitted", "polygons"]

CORE = (18.0, 33.0, 62.0, 63.0)
"""Where the journeys are drawn; outside of it lines are kept coarser."""
OUTSIDE_FACTOR = 60.0
FACTORS = (0.3, 0.1, 0.03, 0.01, 0.001, 3, 10, 30, 100)
"""What the smallest kept triangle is multiplied by near a place where lines cross, try after try."""
LEAST_ENCLAVE = 0.01
"""Smallest kept enclave of one state in another, in square degrees."""
SPOT_DEG = 0.3
"""So far around such a place."""


@dataclass(frozen=True)
class Level:
    """How much of the lines is kept."""

    name: str
    file: str
    per_deg: int
    """Grid points of the file in a degree."""
    least: float
    """Smallest kept triangle in square degrees, see `simplify`."""
    least_island: float
    """Smallest kept island in square degrees."""
    least_lake: float
    lake_factor: float
    """Lakes keep triangles so many times as great as other lines: their shores are the most broken of all."""


class Topology:
    """A TopoJSON document in the making, with its arcs on the grid of a level."""

    def __init__(self, level: Level) -> None:
        """Begin without arcs."""
        self.level = level
        self.arcs: list[list[Node]] = []

    def on_grid(
        self, points: Sequence[Node], keep: int, spots: Sequence[tuple[Node, float]] = (), factor: float = 1
    ) -> list[Node]:
        """Return source grid points simplified, rounded to the level's grid, repeats left out.

        Args:
            points: On the grid of the arcs.
            keep: So many points stay in any case.
            spots: Places and what the least triangle is multiplied by around them; the last that is near counts.
            factor: What it is multiplied by elsewhere.
        """
        ratio = GRID_PER_DEG // self.level.per_deg
        reach = SPOT_DEG * GRID_PER_DEG

        def least(point: Node) -> float:
            near = [f for (x, y), f in spots if abs(x - point[0]) < reach and abs(y - point[1]) < reach]
            return self._least(point) * (near[-1] if near else factor)

        kept = simplified(points, least, GRID_PER_DEG, keep)
        rounded = [(round(x / ratio), round(y / ratio)) for x, y in kept]
        return [point for i, point in enumerate(rounded) if i == 0 or point != rounded[i - 1]]

    def _least(self, point: Node) -> float:
        west, south, east, north = (value * GRID_PER_DEG for value in CORE)
        inside = west <= point[0] <= east and south <= point[1] <= north
        return self.level.least * (1 if inside else OUTSIDE_FACTOR if self.level.least < 1e-4 else 4)

    def add(self, line: Sequence[Node]) -> int:
        """Add an arc and return its number."""
        self.arcs.append(list(line))
        return len(self.arcs) - 1

    def document(self, objects: Mapping[str, Any], labels: list[dict[str, Any]]) -> dict[str, Any]:
        """Return the whole document; grid points count from the window's south-west corner."""
        west, south = round(WINDOW[0] * self.level.per_deg), round(WINDOW[1] * self.level.per_deg)
        return {
            "type": "Topology",
            "bbox": list(WINDOW),
            "transform": {"scale": [1 / self.level.per_deg] * 2, "translate": [WINDOW[0], WINDOW[1]]},
            "objects": objects,
            "labels": labels,
            "arcs": [delta_encode([(x - west, y - south) for x, y in arc]) for arc in self.arcs],
        }


def fitted(level: Level, arcs: Sequence[Arc]) -> list[Arc]:
    """Return the arcs at a level, small islands left out, no two of them crossing.

    Arcs that would cross after simplification are taken again with more of their points; where the rounding to the
    grid is the cause, with fewer.
    """
    least = level.least_island * GRID_PER_DEG**2
    enclave = LEAST_ENCLAVE * GRID_PER_DEG**2
    kept = [arc for arc in arcs if not arc.is_closed or abs(_area(arc.points)) >= (least if arc.is_coast else enclave)]
    spots: list[list[tuple[Node, float]]] = [[] for _ in kept]
    for factor in FACTORS:
        lines = [_at(level, arc, near) for arc, near in zip(kept, spots, strict=True)]
        usable = [i for i, line in enumerate(lines) if len(line) > (3 if kept[i].is_closed else 1)]
        kept, lines, spots = [kept[i] for i in usable], [lines[i] for i in usable], [spots[i] for i in usable]
        bad = crossing(lines)
        if not bad:
            return [with_points(arc, line) for arc, line in zip(kept, lines, strict=True)]
        ratio = GRID_PER_DEG // level.per_deg
        for number, (x, y) in bad:
            spots[number].append(((x * ratio, y * ratio), factor))
    raise ValueError(f"lines cross at level {level.name}: got {bad}, expected none")


def _at(level: Level, arc: Arc, spots: Sequence[tuple[Node, float]]) -> list[Node]:
    return Topology(level).on_grid(arc.points, 4 if arc.is_closed else 2, spots)


def _area(points: Sequence[Node]) -> float:
    grid = np.array(points, float)
    return float(np.sum(grid[:-1, 0] * grid[1:, 1] - grid[1:, 0] * grid[:-1, 1]) / 2)


def polygons(arcs: Sequence[Arc], inside: Callable[[Arc], tuple[bool, bool]]) -> list[list[list[int]]]:
    """Return an area as polygons of arc numbers, each with its holes, greatest first."""
    outers: list[tuple[float, list[int], Any]] = []
    holes: list[tuple[float, list[int], Any]] = []
    for ring in rings_of(arcs, inside):
        points = [point for number in ring for point in _directed(arcs, number)[:-1]]
        size = _area([*points, points[0]])
        shape = shapely.Polygon(points)
        (outers if size > 0 else holes).append((abs(size), ring, shape))
    outers.sort(key=lambda outer: (-outer[0], outer[1]))
    result: list[list[list[int]]] = [[ring] for _, ring, _ in outers]
    for _, ring, shape in sorted(holes, key=lambda hole: (-hole[0], hole[1])):
        spot = shapely.point_on_surface(shape)
        around = [i for i, (_, _, outer) in enumerate(outers) if shapely.contains(outer, spot)]
        result[around[-1]].append(ring)
    return result


def _directed(arcs: Sequence[Arc], number: int) -> tuple[Node, ...]:
    return arcs[number].points if number >= 0 else arcs[~number].points[::-1]
