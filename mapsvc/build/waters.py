"""Lakes and rivers as they were in 1932-33: without the reservoirs of later years, rivers running through them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

from mapsvc.build.rail import smooth
from mapsvc.build.sources import Sources
from mapsvc.build.zones import Network

__all__ = ["River", "lakes_then", "rivers_then"]

NEAR_DEG = 0.4


@dataclass(frozen=True)
class River:
    """A river on the land, lakes left out."""

    id: str
    rank: int
    name: Mapping[str, Any]
    course: BaseGeometry


def lakes_then(sources: Sources, document: Mapping[str, Any]) -> list[BaseGeometry]:
    """Return the lakes of 1932-33, greatest first.

    Raises:
        ValueError: No lake of the source lies at a point that the document names.
    """
    parts = [part for lake in sources.lakes for part in shapely.get_parts(lake) if part.geom_type == "Polygon"]
    for reservoir in document["later"]:
        spot = shapely.Point(reservoir["at"])
        rest = [part for part in parts if not shapely.contains(part, spot)]
        if len(rest) == len(parts):
            raise ValueError(f"no lake at the point: got {reservoir['at']}, expected the lake {reservoir['name']}")
        parts = rest
    for lake in document["replaced"]:
        ring = shapely.Polygon(smooth([tuple(point) for point in (*lake["ring"], lake["ring"][0])])[0])
        # Remains of the old lake lie up to some kilometres outside the editors' ring.
        around = shapely.buffer(ring, 0.4)
        parts = [part for part in parts if not shapely.contains(around, part)] + [ring]
    least = document["least_lake_deg2"]
    return sorted((part for part in parts if part.area >= least), key=lambda part: (-part.area, part.bounds))


def rivers_then(
    sources: Sources, document: Mapping[str, Any], lakes: Sequence[BaseGeometry], borders: Network
) -> list[River]:
    """Return the rivers of the document, on land and outside lakes.

    Raises:
        ValueError: No line of the source passes a point that the document names.
    """
    merged = shapely.line_merge(shapely.union_all([shapely.LineString(line) for line in sources.rivers]))
    lines = list(shapely.get_parts(merged))
    still = shapely.union_all(lakes)
    rivers = []
    for entry in document["rivers"]:
        course = shapely.line_merge(shapely.union_all(_courses(entry, lines, borders)))
        on_land = shapely.difference(shapely.intersection(course, sources.land), still)
        rivers.append(River(entry["id"], entry["rank"], entry["name"], shapely.line_merge(on_land)))
    return rivers


def _courses(entry: Mapping[str, Any], lines: Sequence[BaseGeometry], borders: Network) -> list[BaseGeometry]:
    courses: list[BaseGeometry] = []
    for place in entry.get("through", []):
        nearest = min(lines, key=lambda line: float(shapely.distance(line, shapely.Point(place))))
        if shapely.distance(nearest, shapely.Point(place)) > NEAR_DEG:
            raise ValueError(f"no river passes the point: got {place}, expected {entry['id']}")
        courses.append(nearest)
    chain = [tuple(town) for town in entry.get("towns", [])]
    if "along" in entry:
        chain += borders.way(*(tuple(end) for end in entry["along"]))
        chain += [tuple(town) for town in entry.get("mouth", [])]
        courses.append(shapely.LineString(chain))
    elif chain:
        courses.append(shapely.LineString(smooth(chain, spacing_km=8)[0]))
    return courses
