"""Faces to arcs: the lines between two states, or between land and sea, each stored once for both neighbours.

Works on integer grid points, so that arcs meet exactly.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

import numpy as np
import shapely

from mapsvc.build.faces import Faces
from mapsvc.build.sources import WINDOW

__all__ = ["Arc", "arcs_of", "rings_of"]

GRID_PER_DEG = 10_000
Node = tuple[int, int]


@dataclass(frozen=True)
class Arc:
    """A line with the same neighbours all along; None is the sea. A closed arc ends where it begins."""

    points: tuple[Node, ...]
    """On the grid of the faces, 1/10000 degree."""
    then: tuple[str | None, str | None]
    """State of 1932-33 on the left and on the right."""
    now: tuple[str | None, str | None]
    is_cut: bool
    """On the edge of the window: bounds an area, but is no coast."""

    @property
    def is_coast(self) -> bool:
        """Return whether the sea is on one side."""
        return None in self.then

    @property
    def is_closed(self) -> bool:
        """Return whether the arc is a ring of its own."""
        return self.points[0] == self.points[-1]


Sides = tuple[tuple[str | None, str | None], tuple[str | None, str | None], bool]


def arcs_of(faces: Faces) -> list[Arc]:
    """Return all arcs that are coast, border then or border now, sorted."""
    left = _left_faces(faces)
    sides: dict[tuple[Node, Node], Sides] = {}
    for start, end in left:
        if (end, start) in sides:
            continue
        a, b = left[start, end], left.get((end, start))
        then = (faces.then[a], None if b is None else faces.then[b])
        now = (faces.now[a], None if b is None else faces.now[b])
        if then[0] != then[1] or now[0] != now[1]:
            sides[start, end] = (then, now, _on_edge(start, end))
    return sorted(_chained(sides), key=lambda arc: (arc.points, arc.then))


def _left_faces(faces: Faces) -> dict[tuple[Node, Node], int]:
    left: dict[tuple[Node, Node], int] = {}
    for index, face in enumerate(faces.areas):
        oriented: Any = shapely.orient_polygons(face)
        for ring in (oriented.exterior, *oriented.interiors):
            grid = np.rint(shapely.get_coordinates(ring) * GRID_PER_DEG).astype(int)
            nodes: list[Node] = [(int(x), int(y)) for x, y in grid]
            for start, end in pairwise(nodes):
                if start != end:
                    left[start, end] = index
    return left


def _on_edge(start: Node, end: Node) -> bool:
    west, south, east, north = (round(value * GRID_PER_DEG) for value in WINDOW)
    return (start[0] == end[0] and start[0] in (west, east)) or (start[1] == end[1] and start[1] in (south, north))


def _chained(sides: dict[tuple[Node, Node], Sides]) -> Iterable[Arc]:
    at: dict[Node, list[tuple[Node, Node]]] = defaultdict(list)
    for key in sides:
        at[key[0]].append(key)
        at[key[1]].append(key)

    def towards(key: tuple[Node, Node], start: Node) -> Sides:
        then, now, cut = sides[key]
        return (then, now, cut) if key[0] == start else (then[::-1], now[::-1], cut)

    def is_node(point: Node) -> bool:
        keys = at[point]
        if len(keys) != 2:
            return True
        one, two = keys
        after = towards(two, point)
        before = towards(one, point)
        return (before[0][::-1], before[1][::-1], before[2]) != after

    seen: set[tuple[Node, Node]] = set()
    nodes = sorted(point for point in at if is_node(point))
    for begin in [*nodes, *sorted(at)]:
        for key in sorted(at[begin]):
            if key not in seen:
                yield _walk(begin, key, at, seen, is_node, towards)


def _walk(
    begin: Node,
    key: tuple[Node, Node],
    at: dict[Node, list[tuple[Node, Node]]],
    seen: set[tuple[Node, Node]],
    is_node: Callable[[Node], bool],
    towards: Callable[[tuple[Node, Node], Node], Sides],
) -> Arc:
    then, now, cut = towards(key, begin)
    points = [begin]
    while True:
        seen.add(key)
        points.append(key[1] if key[0] == points[-1] else key[0])
        here = points[-1]
        if here == begin or is_node(here):
            return Arc(tuple(points), then, now, cut)
        one, two = at[here]
        key = two if one == key else one


def rings_of(arcs: Sequence[Arc], inside: Callable[[Arc], tuple[bool, bool]]) -> list[list[int]]:
    """Return the rings around an area as arc numbers, area on the left; ~n is arc n backwards.

    Args:
        arcs: All arcs.
        inside: Whether the area lies on the left and on the right of an arc.
    """
    starts: dict[Node, list[int]] = defaultdict(list)
    rings: list[list[int]] = []
    for number, arc in enumerate(arcs):
        on_left, on_right = inside(arc)
        if on_left == on_right:
            continue
        directed = number if on_left else ~number
        if arc.is_closed:
            rings.append([directed])
        else:
            starts[_end(arcs, directed, 0)].append(directed)
    while starts:
        first = next(iter(starts))
        ring = [starts[first].pop(0)]
        while (here := _end(arcs, ring[-1], -1)) != first:
            # Where the area touches itself in a point, the sharpest turn to the left closes the smaller ring.
            choices = starts[here]
            best = min(choices, key=lambda number: _turn(arcs, ring[-1], number)) if len(choices) > 1 else choices[0]
            choices.remove(best)
            ring.append(best)
        rings.append(ring)
        for node in [node for node, rest in starts.items() if not rest]:
            del starts[node]
    return rings


def _end(arcs: Sequence[Arc], number: int, which: int) -> Node:
    points = arcs[number].points if number >= 0 else arcs[~number].points[::-1]
    return points[which]


def _turn(arcs: Sequence[Arc], arriving: int, leaving: int) -> float:
    """Return the angle turned to the right from one arc to the next, -pi to pi."""
    a, b = (arcs[n].points if n >= 0 else arcs[~n].points[::-1] for n in (arriving, leaving))
    before = np.arctan2(a[-1][1] - a[-2][1], a[-1][0] - a[-2][0])
    after = np.arctan2(b[1][1] - b[0][1], b[1][0] - b[0][0])
    return float((before - after + np.pi) % (2 * np.pi) - np.pi)


def with_points(arc: Arc, points: Sequence[Node]) -> Arc:
    """Return the arc along other points."""
    return replace(arc, points=tuple(points))
