"""The lines that legs run on: sea lanes, chains of railway stations, roads; and the path of a leg along its line.

The shipped lines are made by `mapsvc/build` and described in `data/SOURCES.md`. A leg without a line, or with a line
that nobody has drawn, runs straight: on the geodesic between its stops.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, Protocol

from gazetteer.errors import PlaceNotFoundError
from gazetteer.place import LonLat, Place, PlaceId
from gazetteer.sphere import distance_km
from routes.errors import GeometryError
from routes.geodesy import check_points, densify, line_length_km
from routes.itinerary import Itinerary, Leg, LocalText, PathBasis, Stop

__all__ = ["JOIN_KM", "LegPath", "Line", "Lines", "PlaceLookup", "path_of", "point_of", "read_lines", "shipped_lines"]

JOIN_KM = 5.0
"""A line that ends nearer to a stop's representative point is joined to it; farther, the gap is shown as it is."""
_STRAIGHT_STEP_KM = 50.0
"""A straight leg is drawn as a geodesic; in Web Mercator 50 km pieces are smooth at any zoom."""
_MEASURED: LocalText = {
    "tr": "Haritada çizilen hat boyunca elipsoit (WGS 84) üzerinde ölçüldü",
    "en": "measured along the line drawn, on the ellipsoid (WGS 84)",
}


class PlaceLookup(Protocol):
    """What the routes need of a gazetteer."""

    def place(self, place_id: PlaceId, /) -> Place:
        """Return a place, or raise PlaceNotFoundError."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line that legs may run on, in the direction from one place to the other."""

    id: str
    kind: PathBasis
    from_place: str
    to_place: str
    basis: LocalText
    """What the line rests on."""
    points: tuple[LonLat, ...]
    stations: tuple[str, ...] = ()
    """The chain of a railway line, by name."""
    known_length_km: float | None = None
    """The real length where a distance table gives it: a chain of stations cuts the curves."""
    known_length_basis: LocalText | None = None


@dataclass(frozen=True, slots=True)
class LegPath:
    """Where a leg runs and how long it is."""

    way: tuple[LonLat, ...]
    """What `points` are made of: of a straight leg its two ends, of any other the points of its line."""
    path_basis: PathBasis
    known_length_km: float | None
    """The length where it need not be measured."""
    length_basis: LocalText
    basis: LocalText | None = None
    """What the line rests on; None where the leg runs straight."""

    @property
    def points(self) -> tuple[LonLat, ...]:
        """The path in the direction of travel; empty where a stop has no known point and the leg no line."""
        is_straight = self.path_basis is PathBasis.STRAIGHT and len(self.way) == 2
        return _geodesic(*self.way) if is_straight else self.way

    @property
    def length_km(self) -> float | None:
        """The length, measured when it is asked for where none is known; None for a leg that nobody can draw."""
        if self.known_length_km is not None or not self.way:
            return self.known_length_km
        return round(_measured_km(self.way), 1)


@lru_cache(maxsize=256)
def _geodesic(start: LonLat, end: LonLat) -> tuple[LonLat, ...]:
    return densify((start, end), _STRAIGHT_STEP_KM)


@lru_cache(maxsize=256)
def _measured_km(points: tuple[LonLat, ...]) -> float:
    return line_length_km(points)


class Lines(Mapping[str, Line]):
    """The lines of a file, by id."""

    def __init__(self, lines: tuple[Line, ...] = ()) -> None:
        self._lines = {line.id: line for line in lines}

    def __getitem__(self, line_id: str) -> Line:
        return self._lines[line_id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._lines)

    def __len__(self) -> int:
        return len(self._lines)


@cache
def shipped_lines() -> Lines:
    """Return the lines that the package ships.

    Raises:
        GeometryError: The shipped file is wrong.
    """
    shipped = files("routes").joinpath("data", "lines.geojson")
    return read_lines("routes/data/lines.geojson", shipped.read_text(encoding="utf-8"))


def read_lines(name: str, text: str) -> Lines:
    """Read lines from the text of a GeoJSON file: LineStrings with id, kind, from, to, basis and stations.

    Raises:
        GeometryError: It is no such file; says the file, the line's id and what is expected.
    """
    try:
        features = json.loads(text)["features"]
        lines = tuple(_line(name, number, feature) for number, feature in enumerate(features))
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        if isinstance(error, GeometryError):
            raise
        raise GeometryError(f"{name}: not a GeoJSON FeatureCollection: {error!r}") from None
    seen: set[str] = set()
    for line in lines:
        if line.id in seen:
            raise GeometryError(f"{name}: line {line.id!r} stands twice; expected each id once")
        seen.add(line.id)
    return Lines(lines)


def _line(name: str, number: int, feature: Any) -> Line:
    properties: Mapping[str, Any] = feature.get("properties") or {}
    line_id = properties.get("id", f"number {number}")
    try:
        geometry = feature["geometry"]
        if geometry["type"] != "LineString" or len(geometry["coordinates"]) < 2:
            raise ValueError("expected a LineString of two points or more")
        points = tuple(LonLat(float(spot[0]), float(spot[1])) for spot in geometry["coordinates"])
        check_points(points)
        known = properties.get("known_length_km")
        return Line(
            id=str(properties["id"]),
            kind=PathBasis(properties["kind"]),
            from_place=str(properties["from"]),
            to_place=str(properties["to"]),
            basis=_texts(properties["basis"]),
            points=points,
            stations=tuple(str(station) for station in properties.get("stations") or ()),
            known_length_km=float(known) if known is not None else None,
            known_length_basis=_texts(properties["known_length_basis"]) if known is not None else None,
        )
    except (KeyError, TypeError, ValueError, IndexError, AttributeError) as error:
        raise GeometryError(f"{name}: line {line_id!r} cannot be read: {error!r}") from None


def _texts(said: Mapping[str, Any]) -> LocalText:
    return {"tr": str(said["tr"]), "en": str(said["en"])}


def point_of(stop: Stop, gazetteer: PlaceLookup) -> LonLat | None:
    """Return the representative point of a stop's place; None where nobody knows it."""
    try:
        footprint = gazetteer.place(stop.place).footprint
    except PlaceNotFoundError:
        return None
    return None if footprint is None else footprint.point


def path_of(leg: Leg, itinerary: Itinerary, gazetteer: PlaceLookup, lines: Mapping[str, Line]) -> LegPath:
    """Return where a leg runs, in its direction, and how long it is.

    A line on land is joined to the stops' representative points where it ends within 5 km of them. A sea lane is
    not: it ends at the quay, and the ship does not sail into the town.

    Raises:
        GeometryError: A point is out of range.
    """
    ends = (itinerary.stop(leg.from_stop), itinerary.stop(leg.to_stop))
    start, end = (point_of(stop, gazetteer) if stop is not None else None for stop in ends)
    line = lines.get(leg.line) if leg.line is not None else None
    if line is not None:
        kind, basis, points = line.kind, line.basis, _directed(line.points, start, end)
        if kind is not PathBasis.SEA_LANE:
            points = _joined(points, start, end)
    else:
        kind, basis = PathBasis.STRAIGHT, None
        points = (start, end) if start is not None and end is not None else ()
    if leg.length_km is not None:
        return LegPath(points, kind, leg.length_km, leg.length_basis or _MEASURED, basis)
    if line is not None and line.known_length_km is not None:
        return LegPath(points, kind, line.known_length_km, line.known_length_basis or _MEASURED, basis)
    return LegPath(points, kind, None, _MEASURED, basis)


def _directed(points: tuple[LonLat, ...], start: LonLat | None, end: LonLat | None) -> tuple[LonLat, ...]:
    """Return the line in the direction in which its ends lie nearer to the stops."""

    def miss(first: LonLat, last: LonLat) -> float:
        near = [(start, first), (end, last)]
        return math.fsum(distance_km(stop, tip) for stop, tip in near if stop is not None)

    return points if miss(points[0], points[-1]) <= miss(points[-1], points[0]) else points[::-1]


def _joined(points: tuple[LonLat, ...], start: LonLat | None, end: LonLat | None) -> tuple[LonLat, ...]:
    """Return the line with the stops' points added at the ends that come near them."""
    before = (start,) if start is not None and 0 < distance_km(start, points[0]) <= JOIN_KM else ()
    after = (end,) if end is not None and 0 < distance_km(end, points[-1]) <= JOIN_KM else ()
    return (*before, *points, *after)
