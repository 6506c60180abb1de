"""What lies under a scene: the part of the base map that its picture needs, and the names on it.

The base map is a TopoJSON of 1932-33 in two finenesses (`data/SOURCES.md`). A picture gets the window that
its box may show, thinned to what its pixels can tell.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib.resources import files
from itertools import accumulate
from typing import Any

import shapely

from gazetteer.place import LonLat
from mapsvc.maps.ground import Ground, ground_of
from mapsvc.maps.layout import GroundName
from mapsvc.maps.projection import WORLD_PX, Frame, Plane
from mapsvc.maps.wording import in_language
from routes.geodesy import BBox

__all__ = ["capitals", "ground_names", "ground_under"]

_OVERVIEW_ZOOM = 6.3
"""Up to this zoom a pixel is coarser than the overview's lines."""
_TOLERANCE_PX = 0.75
_LEAST_ISLAND_PX2 = 5.0
_LEAST_LAKE_PX2 = 14.0
_KINDS = {"state": "state", "sea": "water", "lake": "water", "river": "river", "city": "town"}


def ground_under(frame: Frame) -> Ground:
    """Return the ground of a frame and of what a wider or higher box shows beside it."""
    window = _window(frame)
    name = "basemap-overview" if frame.projection.zoom <= _OVERVIEW_ZOOM else "basemap"
    deg_per_px = 360 / (WORLD_PX * 2**frame.projection.zoom)
    # A degree of latitude takes about half as many degrees a pixel as one of longitude where the journeys are.
    px2 = deg_per_px * deg_per_px * 0.6

    def lines(layer: str, least_px2: float) -> Iterator[Sequence[LonLat]]:
        return _lines(
            shapely.clip_by_rect(_layer(name, layer), *window), _TOLERANCE_PX * deg_per_px * 0.8, least_px2 * px2
        )

    return ground_of(
        land=lines("land", _LEAST_ISLAND_PX2),
        lakes=lines("lakes", _LEAST_LAKE_PX2),
        rivers=lines("rivers", 0),
        borders=lines("borders", 0),
        bbox=window,
        zoom=frame.projection.zoom + 1,
    )


@cache
def ground_names(lang: str) -> tuple[GroundName, ...]:
    """Return the names of the base map in a language; states and seas in capitals."""
    names = []
    for label in _topology("basemap-overview")["labels"]:
        kind = _KINDS[label["kind"]]
        text = in_language(label["name"], lang)
        if label["kind"] in ("state", "sea"):
            text = capitals(text, lang)
        width, angle = label.get("width_deg", 0.0), label.get("angle_deg", 0.0)
        names.append(GroundName(text, kind, LonLat(*label["at"]), label["rank"], angle, width))
    return tuple(names)


def capitals(text: str, lang: str) -> str:
    """Return a name in capitals by the rules of its language.

    Examples:
        >>> capitals("Sovyetler Birliği", "tr")
        'SOVYETLER BİRLİĞİ'
    """
    if lang == "tr":
        text = text.translate({ord("i"): "İ", ord("ı"): "I"})
    return text.upper()  # after the two letters that Turkish has of its own, the rule is everyone's


def _window(frame: Frame) -> BBox:
    """Return what the widest and the highest box that shows the frame may show."""
    width = max(frame.width_px, 1.9 * frame.height_px)
    height = max(frame.height_px * 1.1, 1.35 * frame.width_px)
    left, top = (frame.width_px - width) / 2, (frame.height_px - height) / 2
    west, north = frame.to_lonlat(Plane(left, top))
    east, south = frame.to_lonlat(Plane(left + width, top + height))
    return BBox(west, south, east, north)


@cache
def _topology(name: str) -> dict[str, Any]:
    text = (files("mapsvc.maps") / "data" / f"{name}.json").read_text("utf-8")
    topology: dict[str, Any] = json.loads(text)
    return topology


@cache
def _arcs(name: str) -> list[list[tuple[float, float]]]:
    """Return the arcs in degrees: whole-number steps on the topology's grid, added up."""
    topology = _topology(name)
    (scale_x, scale_y), (move_x, move_y) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for steps in topology["arcs"]:
        xs, ys = accumulate(x for x, _ in steps), accumulate(y for _, y in steps)
        arcs.append([(x * scale_x + move_x, y * scale_y + move_y) for x, y in zip(xs, ys, strict=True)])
    return arcs


@cache
def _layer(name: str, layer: str) -> shapely.Geometry:
    """Return a layer as one geometry in degrees."""
    found = _topology(name)["objects"][layer]
    if found["type"] == "MultiPolygon":
        shapes = [[_joined(name, ring) for ring in polygon] for polygon in found["arcs"]]
        polygons = [shapely.Polygon(rings[0], rings[1:]) for rings in shapes if len(rings[0]) > 3]
        return shapely.MultiPolygon(polygons)
    parts = [found] if "arcs" in found else found["geometries"]
    lines = [_joined(name, line) for part in parts for line in part["arcs"]]
    return shapely.MultiLineString([line for line in lines if len(line) > 1])


def _joined(name: str, numbers: Iterable[int]) -> list[tuple[float, float]]:
    """Return the points of arcs end to end; a negative number is the arc `~number` backwards."""
    points: list[tuple[float, float]] = []
    for number in numbers:
        arc = _arcs(name)[number] if number >= 0 else _arcs(name)[~number][::-1]
        points += arc[1:] if points else arc
    return points


def _lines(shape: shapely.Geometry, tolerance_deg: float, least_deg2: float) -> Iterator[Sequence[LonLat]]:
    """Yield the rings or lines of a geometry, thinned, the least areas left out."""
    for part in shapely.get_parts(shape).tolist():
        if isinstance(part, shapely.Polygon):
            for ring in (part.exterior, *part.interiors):
                if shapely.Polygon(ring).area >= least_deg2:
                    yield _points(ring, tolerance_deg)
        elif isinstance(part, shapely.LineString):
            yield _points(part, tolerance_deg)


def _points(line: shapely.LineString, tolerance_deg: float) -> list[LonLat]:
    thin = shapely.simplify(line, tolerance_deg, preserve_topology=False)
    return [LonLat(lon, lat) for lon, lat in shapely.get_coordinates(thin).tolist()]
