"""The base map of 1932-33: land, lakes, rivers, borders, states and lettering, in degrees.

Read from the files that `mapsvc.build.basemap` makes; their format is told in `data/SOURCES.md`. Nothing here
projects or draws.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Literal

import numpy as np
import shapely
from numpy.typing import NDArray

from gazetteer.place import LonLat
from routes.geodesy import BBox

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

__all__ = ["KNOWN", "Basemap", "Label", "LabelKind", "Line", "Polygon", "River", "State", "drawn_at"]

Line = NDArray[np.float64]
"""Points of a line or ring: shape (n, 2), longitude and latitude in degrees, WGS 84; a ring's last is its first."""
Polygon = tuple[Line, ...]
"""Outer ring anticlockwise, then holes clockwise."""
LabelKind = Literal["state", "sea", "lake", "river", "city"]
Level = Literal["detail", "overview"]

KNOWN = BBox(0, 25, 85, 70)
"""What the base map holds: `data/SOURCES.md`."""

_FILES: Mapping[Level, str] = {"detail": "basemap.json", "overview": "basemap-overview.json"}


@dataclass(frozen=True, slots=True, eq=False)
class River:
    """A river, lakes and sea left out."""

    id: str
    rank: int
    """1 in every picture, 2 closer up."""
    name: Mapping[str, str]
    """Language (tr, en, ru) to name."""
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True, eq=False)
class State:
    """The land of a state of 1932-33."""

    id: str
    """The place's id where the gazetteer has the state."""
    name: Mapping[str, str]
    """Language (tr, en, ru) to name."""
    polygons: tuple[Polygon, ...]


@dataclass(frozen=True, slots=True)
class Label:
    """A name on the base map, as of 1932-33."""

    kind: LabelKind
    id: str
    rank: int
    """1 in every picture, 2 and 3 closer up."""
    at: LonLat
    """Middle of the lettering; of a city, the city."""
    angle_deg: float
    """Anticlockwise from the east, in Web Mercator."""
    width_deg: float
    """How far spaced lettering may spread, in degrees of longitude; 0: set solid."""
    name: Mapping[str, str]
    """Language (tr, en, ru) to name."""
    since: int = 0
    """The first year that a name younger than 1920 may stand on maps of."""


@dataclass(frozen=True, slots=True, eq=False)
class Basemap:
    """The base map at one level of detail. Land and states tile each other exactly."""

    land: tuple[Polygon, ...]
    """For filling: cut at the window's edges, which are no coast. Greatest first."""
    coast: tuple[Line, ...]
    lakes: tuple[Polygon, ...]
    """Without the reservoirs of later years. Greatest first."""
    rivers: tuple[River, ...]
    borders: tuple[Line, ...]
    """Between the states of 1932-33."""
    borders_today: tuple[Line, ...]
    states: tuple[State, ...]
    labels: tuple[Label, ...]

    @classmethod
    def load(cls, level: Level = "overview") -> Basemap:
        """Return the base map for pictures (`overview`) or for closer views and measuring (`detail`); read once."""
        return _load(level)

    def within(self, bbox: BBox) -> Basemap:
        """Return the same map cut to a box; areas are closed along its edges, so draw it larger than the picture.

        States and labels are whole; a label is left out when its anchor lies outside.
        """
        return Basemap(
            land=_cut_areas(self.land, bbox),
            coast=_cut_lines(self.coast, bbox),
            lakes=_cut_areas(self.lakes, bbox),
            rivers=tuple(replace(river, lines=_cut_lines(river.lines, bbox)) for river in self.rivers),
            borders=_cut_lines(self.borders, bbox),
            borders_today=_cut_lines(self.borders_today, bbox),
            states=self.states,
            labels=tuple(
                label
                for label in self.labels
                if bbox.west <= label.at.lon <= bbox.east and bbox.south <= label.at.lat <= bbox.north
            ),
        )

    def country_at(self, point: LonLat) -> str | None:
        """Return the id of the state on whose land a point lay in 1932-33; None at sea.

        Examples:
            >>> Basemap.load("detail").country_at(LonLat(43.095, 40.6))  # Kars
            'turkiye'
        """
        for state in self.states:
            if any(_contains(polygon, point) for polygon in state.polygons):
                return state.id
        return None

    def land_geometry(self) -> BaseGeometry:
        """Return all land as one shapely geometry in degrees, for checks."""
        return shapely.MultiPolygon([shapely.Polygon(rings[0], rings[1:]) for rings in self.land])

    def name_of(self, state_id: str, lang: str) -> str:
        """Return a state's name in a language."""
        return next(state.name for state in self.states if state.id == state_id)[lang]


def _cut_lines(lines: Sequence[Line], bbox: BBox) -> tuple[Line, ...]:
    cut = shapely.clip_by_rect(np.array([shapely.LineString(line) for line in lines], object), *bbox)
    parts = shapely.get_parts(cut)
    return tuple(
        shapely.get_coordinates(part) for part in parts if part.geom_type == "LineString" and not part.is_empty
    )


def _cut_areas(areas: Sequence[Polygon], bbox: BBox) -> tuple[Polygon, ...]:
    cut = shapely.clip_by_rect(np.array([shapely.Polygon(area[0], area[1:]) for area in areas], object), *bbox)
    parts = [part for part in shapely.get_parts(cut) if part.geom_type == "Polygon" and not part.is_empty]
    return tuple(tuple(shapely.get_coordinates(ring) for ring in (part.exterior, *part.interiors)) for part in parts)


def _contains(polygon: Polygon, point: LonLat) -> bool:
    lower, upper = polygon[0].min(axis=0), polygon[0].max(axis=0)
    if not (lower[0] <= point.lon <= upper[0] and lower[1] <= point.lat <= upper[1]):
        return False
    crossings = 0
    for ring in polygon:
        (ax, ay), (bx, by) = ring[:-1].T, ring[1:].T
        spans = (ay > point.lat) != (by > point.lat)
        slope = np.divide(bx - ax, by - ay, out=np.zeros_like(ax), where=spans)
        crossings += int(np.count_nonzero(spans & (point.lon < ax + (point.lat - ay) * slope)))
    return crossings % 2 == 1


def drawn_at(place_id: str, point: LonLat) -> LonLat | None:
    """Return where a place is drawn: a state whose middle the base map does not hold, where that has the state's name.

    Returns:
        None where the base map holds nothing of it.
    """
    if KNOWN.west <= point.lon <= KNOWN.east and KNOWN.south <= point.lat <= KNOWN.north:
        return point
    return next((label.at for label in Basemap.load().labels if (label.kind, label.id) == ("state", place_id)), None)


@cache
def _load(level: Level) -> Basemap:
    text = (files("mapsvc.maps") / "data" / _FILES[level]).read_text(encoding="utf-8")
    document = json.loads(text)
    arcs = _arcs(document)
    objects = document["objects"]

    def lines(numbers: Sequence[Sequence[int]]) -> tuple[Line, ...]:
        return tuple(_joined(arcs, line) for line in numbers)

    def polygons(numbers: Sequence[Sequence[Sequence[int]]]) -> tuple[Polygon, ...]:
        return tuple(lines(polygon) for polygon in numbers)

    return Basemap(
        land=polygons(objects["land"]["arcs"]),
        coast=lines(objects["coast"]["arcs"]),
        lakes=polygons(objects["lakes"]["arcs"]),
        rivers=tuple(
            River(river["id"], river["properties"]["rank"], _name(river["properties"]), lines(river["arcs"]))
            for river in objects["rivers"]["geometries"]
        ),
        borders=lines(objects["borders"]["arcs"]),
        borders_today=lines(objects["borders_today"]["arcs"]),
        states=tuple(
            State(state["id"], _name(state["properties"]), polygons(state["arcs"]))
            for state in objects["states"]["geometries"]
        ),
        labels=tuple(_label(label) for label in document["labels"]),
    )


def _arcs(document: Mapping[str, Any]) -> list[Line]:
    """Return the arcs in degrees: their steps summed, on the grid of the file."""
    transform = document["transform"]
    scale, origin = np.array(transform["scale"]), np.array(transform["translate"])
    # Rounded, so that a degree reads 28.979 and not 28.979000000000003.
    return [np.round(np.cumsum(np.array(arc), axis=0) * scale + origin, 6) for arc in document["arcs"]]


def _joined(arcs: Sequence[Line], numbers: Sequence[int]) -> Line:
    """Return arcs end to end; ~n is arc n backwards."""
    pieces = [arcs[number] if number >= 0 else arcs[~number][::-1] for number in numbers]
    return np.concatenate([pieces[0], *(piece[1:] for piece in pieces[1:])])


def _name(properties: Mapping[str, Any]) -> Mapping[str, str]:
    return {lang: properties[lang] for lang in ("tr", "en", "ru")}


def _label(entry: Mapping[str, Any]) -> Label:
    return Label(
        kind=entry["kind"],
        id=entry["id"],
        rank=entry["rank"],
        at=LonLat(*entry["at"]),
        angle_deg=entry["angle_deg"],
        width_deg=entry["width_deg"],
        name=entry["name"],
        since=entry.get("since", 0),
    )
