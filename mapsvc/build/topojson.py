"""TopoJSON, read and written: arcs that neighbours share, delta-encoded on an integer grid.

Sources:
    The TopoJSON Format Specification 1.0, https://github.com/topojson/topojson-specification.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

__all__ = ["decode_arcs", "delta_encode", "lines_of", "polygons_of"]

Point = tuple[float, float]


def decode_arcs(topology: Mapping[str, Any]) -> list[list[Point]]:
    """Return the arcs of a quantised topology in degrees."""
    (scale_x, scale_y), (left, bottom) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for encoded in topology["arcs"]:
        x = y = 0
        arc = []
        for dx, dy in encoded:
            x, y = x + dx, y + dy
            arc.append((x * scale_x + left, y * scale_y + bottom))
        arcs.append(arc)
    return arcs


def delta_encode(arc: Sequence[tuple[int, int]]) -> list[list[int]]:
    """Return the arc as its first grid point and the steps from each point to the next."""
    steps = [list(arc[0])]
    steps += [[b[0] - a[0], b[1] - a[1]] for a, b in pairwise(arc)]
    return steps


def stitch(arcs: Sequence[Sequence[Point]], numbers: Sequence[int]) -> list[Point]:
    """Return arcs joined end to end; ~n means arc n backwards."""
    line: list[Point] = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        line += arc[1:] if line else arc
    return line


def lines_of(topology: Mapping[str, Any], name: str) -> Iterator[list[Point]]:
    """Yield every line of an object, however it is nested."""
    arcs = decode_arcs(topology)
    for geometry in topology["objects"][name]["geometries"]:
        if geometry["type"] == "LineString":
            yield stitch(arcs, geometry["arcs"])
        elif geometry["type"] == "MultiLineString":
            for numbers in geometry["arcs"]:
                yield stitch(arcs, numbers)


def polygons_of(topology: Mapping[str, Any], name: str) -> Iterator[tuple[Mapping[str, Any], list[list[list[Point]]]]]:
    """Yield each geometry of an object with its polygons: rings, the outer one first; collapsed rings left out."""
    arcs = decode_arcs(topology)
    for geometry in topology["objects"][name]["geometries"]:
        if geometry["type"] not in {"Polygon", "MultiPolygon"}:
            continue
        numbers = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
        polygons = [[stitch(arcs, ring) for ring in polygon] for polygon in numbers]
        yield geometry, [[ring for ring in polygon if len(set(ring)) > 2] for polygon in polygons]
