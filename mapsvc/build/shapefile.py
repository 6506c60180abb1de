"""Reads the geometry of ESRI shapefiles: rings and lines as coordinate arrays, no attributes.

Only the types that Natural Earth uses are read: PolyLine and Polygon, with or without Z and M.
"""

from __future__ import annotations

import struct
from pathlib import Path

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

__all__ = ["read_areas", "read_lines", "read_parts"]

FloatArray = np.ndarray[tuple[int, ...], np.dtype[np.float64]]
_HEADER_BYTES = 100
_POLYLINES_AND_POLYGONS = {3, 5, 13, 15, 23, 25}


def read_parts(path: Path) -> list[list[FloatArray]]:
    """Return the parts of every record of a shapefile: arrays of shape (n, 2), lon and lat in degrees.

    Raises:
        ValueError: The file is not a shapefile of lines or polygons.

    Sources:
        ESRI Shapefile Technical Description, July 1998.
    """
    data = path.read_bytes()
    if struct.unpack(">i", data[:4])[0] != 9994:
        raise ValueError(f"not a shapefile: got {data[:4]!r}, expected file code 9994; {path.name}")
    records: list[list[FloatArray]] = []
    offset = _HEADER_BYTES
    while offset < len(data):
        words = struct.unpack(">i", data[offset + 4 : offset + 8])[0]
        records.append(_parts_of(data, offset + 8, path.name))
        offset += 8 + 2 * words
    return records


def _parts_of(data: bytes, start: int, name: str) -> list[FloatArray]:
    kind = struct.unpack("<i", data[start : start + 4])[0]
    if kind == 0:
        return []
    if kind not in _POLYLINES_AND_POLYGONS:
        raise ValueError(f"unexpected shape type: got {kind}, expected lines or polygons; {name}")
    part_count, point_count = struct.unpack("<ii", data[start + 36 : start + 44])
    firsts = np.frombuffer(data, "<i4", part_count, start + 44)
    points = np.frombuffer(data, "<f8", 2 * point_count, start + 44 + 4 * part_count).reshape(-1, 2)
    return [points[first:last] for first, last in zip(firsts, [*firsts[1:], point_count], strict=True)]


def read_areas(path: Path) -> list[BaseGeometry]:
    """Return the area of each record of a polygon shapefile, holes left out; records without area are dropped."""
    areas = []
    for record in read_parts(path):
        rings = [shapely.LineString(part) for part in record if len(part) > 3]
        # Rings of one record may touch; building each record by itself keeps a flaw in one lake from all others.
        areas.append(shapely.make_valid(shapely.build_area(shapely.geometrycollections(rings))))
    return [area for area in areas if not area.is_empty]


def read_lines(path: Path) -> BaseGeometry:
    """Return all lines of a shapefile as one geometry."""
    return shapely.multilinestrings(
        [shapely.LineString(part) for record in read_parts(path) for part in record if len(part) > 1]
    )
