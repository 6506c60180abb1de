"""Cuts the land along all borders of both times into faces, and says to which state each face belonged.

Everything is noded on one grid, so that neighbours share their border vertex by vertex.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from mapsvc.build.sources import WINDOW, Sources
from mapsvc.build.zones import Network, zone_area

__all__ = ["Faces", "cut_faces"]

GRID_DEG = 1e-4
SLIVER_DEG = 0.012
"""A face thinner than this (area by half its outline) is an artefact of two digitisings of one line."""


@dataclass(frozen=True)
class Faces:
    """Pieces of land with the state that held them; the pieces tile the land."""

    areas: list[BaseGeometry]
    then: list[str]
    """State of 1932-33, by id."""
    now: list[str]
    """Today's country, by the name of the source."""


def cut_faces(sources: Sources, document: Mapping[str, Any]) -> Faces:
    """Return the faces of the land under the states and zones of borders-1932.yaml."""
    borders = shapely.set_precision(sources.borders, GRID_DEG)
    provinces = shapely.set_precision(sources.provinces, GRID_DEG)
    networks = {
        "borders": Network(shapely.union_all([borders, provinces], grid_size=GRID_DEG)),
        "rivers": Network(shapely.union_all([shapely.LineString(line) for line in sources.rivers], grid_size=GRID_DEG)),
    }
    zones = [(zone, zone_area(zone["ring"], networks)) for zone in document["zones"]]
    today = [(zone, zone_area(zone["ring"], networks)) for zone in document["today"]]
    cuts = [shapely.boundary(area) for _, area in (*zones, *today)]
    land = shapely.set_precision(sources.land, GRID_DEG)
    noded = shapely.union_all([shapely.boundary(land), borders, *cuts], grid_size=GRID_DEG)
    faces = [face for face in shapely.get_parts(shapely.polygonize([noded])) if _inside(face, land)]
    source_names = _names(faces, sources.countries)
    now = [_zoned(face, name, name, today, "land") for face, name in zip(faces, source_names, strict=True)]
    holder = {land: state for state, entry in document["states"].items() for land in entry["holds"]}
    then = [_zoned(face, name, holder[name], zones, "state") for face, name in zip(faces, source_names, strict=True)]
    return Faces(faces, _without_slivers(faces, then), _without_slivers(faces, now))


def _inside(face: BaseGeometry, land: BaseGeometry) -> bool:
    shapely.prepare(land)
    return bool(shapely.contains(land, shapely.point_on_surface(face)))


def _names(faces: list[BaseGeometry], countries: Mapping[str, BaseGeometry]) -> list[str]:
    """Return the country whose land each face is, or the nearest one."""
    names = list(countries)
    tree = shapely.STRtree(list(countries.values()))
    spots = [shapely.point_on_surface(face) for face in faces]
    return [names[int(index)] for index in tree.nearest(spots)]


def _zoned(face: BaseGeometry, land: str, default: str, zones: list[tuple[Any, BaseGeometry]], key: str) -> str:
    spot = shapely.point_on_surface(face)
    state = default
    for zone, area in zones:
        if land in zone["of"] and shapely.contains(area, spot):
            state = zone[key]
    return state


def _without_slivers(faces: list[BaseGeometry], states: list[str]) -> list[str]:
    """Give each sliver to the neighbour with whom it shares most of its outline."""
    states = list(states)
    tree = shapely.STRtree(faces)
    thin = [i for i, face in enumerate(faces) if 2 * face.area / face.length < SLIVER_DEG / 2]
    order = sorted(thin, key=lambda i: faces[i].area)
    for index in order:
        shared: dict[str, float] = {}
        for other in tree.query(faces[index], predicate="intersects"):
            if other != index and not (other in thin and faces[other].area < faces[index].area):
                border = shapely.intersection(shapely.boundary(faces[index]), shapely.boundary(faces[other]))
                shared[states[other]] = shared.get(states[other], 0.0) + border.length
        best = max(shared, key=lambda state: (shared[state], state), default=states[index])
        if shared.get(best, 0.0) > 0:
            states[index] = best
    return states


def window_edges(points: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """Return for each segment between points whether it lies on the edge of the window."""
    west, south, east, north = WINDOW
    a, b = points[:-1], points[1:]
    edges = np.zeros(len(a), bool)
    for axis, value in ((0, west), (1, south), (0, east), (1, north)):
        edges |= (np.abs(a[:, axis] - value) < GRID_DEG) & (np.abs(b[:, axis] - value) < GRID_DEG)
    return edges
