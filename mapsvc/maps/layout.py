"""Where symbols and labels of a scene stand at one size of the map: small, medium or large.

A picture holds one layout per size and the page shows the one that fits its box.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import cos, inf, nextafter, radians, sin
from typing import Protocol

from gazetteer.place import LonLat
from mapsvc.maps.clusters import groups, rows
from mapsvc.maps.labels import BETWEEN_NAMES, Box, Line, PlacedLabel, Symbol
from mapsvc.maps.placing import PHONE, SCREEN, place_labels
from mapsvc.maps.projection import Frame, Plane
from mapsvc.maps.scene import FINE_ZOOM, Scene, SceneSpot, SceneStop

__all__ = [
    "GroundName", "Layout", "Marker", "Size", "SIZES", "Window", "lay_out", "markers_of", "name_line",
    "points_along", "spot_radius_px", "stop_symbols", "venue_symbols",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Size:
    """A size of the map's box and the sizes of what stands on it, in pixels."""

    key: str
    width_px: float
    height_px: float
    sure_share: float
    """The narrowest box that shows this size, its width by its height: labels keep inside."""
    radius_px: float
    """Of a numbered stop."""
    name_px: float
    date_px: float
    water_px: float
    shows_modern_names: bool
    deepest_name: int
    """Rank of the least names of the base map that it shows."""


SIZES = (
    Size("s", 352, 390, 0.8, 9.5, 13, 10.5, 11, False, 1),
    Size("m", 640, 580, 0.74, 11, 16, 12, 13, True, 2),
    Size("l", 820, 860, 0.78, 12.5, 19, 13.5, 16, True, 3),
)


_EDGE_PX = 5.0
"""How far labels keep off the edge."""
_FINGER_PX = 12.0
"""Half of the least size of a target (WCAG 2.2, 2.5.8); `live.css` has the same."""
_SMALL_PX = 9.0
"""Symbols below it have no number."""


class Window(Protocol):
    """What a map shows, in any projection."""

    def to_px(self, point: LonLat) -> Plane:
        """Return the point's pixels from the window's upper left corner."""
        ...


_LISTED = ("name", "rule")
"""Classes of lines that each name a place."""
LinesOf = Callable[[Sequence[SceneStop]], tuple[Line, ...]]
"""What the label of stops that share a place says."""


@dataclass(frozen=True, slots=True)
class GroundName:
    """A name of the base map: a state, a water, a town that helps to find one's way."""

    text: str
    kind: str
    """state, region, water, river or town."""
    point: LonLat
    rank: int
    """1 for the greatest."""
    angle_deg: float = 0.0
    """Anticlockwise from the east."""
    width_deg: float = 0.0
    """How far it may spread, in degrees of longitude; 0 where it is set close."""


@dataclass(frozen=True, slots=True)
class Marker:
    """The symbol of one stop, moved aside where others share its place."""

    stop: SceneStop
    x: float
    y: float
    radius_px: float


@dataclass(frozen=True, slots=True)
class Layout:
    """All that stands on the map at one size."""

    markers: tuple[Marker, ...]
    labels: tuple[PlacedLabel, ...]
    """Of stops and venues; `id` is the id of the first stop of a group, or the venue's place."""
    names: tuple[tuple[GroundName, PlacedLabel], ...]


def lay_out(
    scene: Scene, frame: Frame, size: Size, names: Sequence[GroundName] = (), obstacles: Sequence[Box] = ()
) -> Layout:
    """Return markers and labels at a size; the frame is the size's own window in pixels."""
    box = Box(_EDGE_PX, _EDGE_PX, frame.width_px - _EDGE_PX, frame.height_px - _EDGE_PX)
    radius = size.radius_px if any(stop.number for stop in scene.stops) else size.radius_px * 0.55
    room = _room_px(radius)
    markers = markers_of(scene, frame, radius, room, _FINGER_PX)
    symbols = stop_symbols(scene, frame, markers, room, lambda stops: _lines(stops, size))
    symbols += venue_symbols(scene, frame, size)
    symbols += _spot_symbols(scene, frame, size)
    shown = [symbol for symbol in symbols if symbol.box.overlaps(box)]
    route = route_points(scene, frame)
    labels = place_labels(shown, box, obstacles, route, PHONE if size is SIZES[0] else SCREEN)
    taken = [*obstacles, *(symbol.box for symbol in symbols), *(label.box for label in labels)]
    return Layout(tuple(markers), labels, _ground_names(names, frame, box, size, taken, route))


def markers_of(scene: Scene, frame: Window, radius_px: float, room_px: float, finger_px: float = 0.0) -> list[Marker]:
    """Return the stops' symbols of a radius, each with its own room, and at least with that of a finger."""
    points = [(x, y) for x, y in (frame.to_px(stop.point) for stop in scene.stops)]
    moved = rows(points, room_px, finger_px)
    return [Marker(stop, round(x, 1), round(y, 1), radius_px) for stop, (x, y) in zip(scene.stops, moved, strict=True)]


def _room_px(radius_px: float) -> float:
    """Return how far around its middle a numbered symbol keeps others off: a finger must tell them apart."""
    return max(radius_px, _FINGER_PX) if radius_px > _SMALL_PX else radius_px


def stop_symbols(
    scene: Scene, frame: Window, markers: Sequence[Marker], room_px: float, lines_of: LinesOf, edge_px: float = 0.0
) -> list[Symbol]:
    """Return what labels of stops belong to: stops that share a place, as one; labels keep off by an edge."""
    points = [(x, y) for x, y in (frame.to_px(stop.point) for stop in scene.stops)]
    symbols = []
    for group in groups(points, room_px):
        members = [markers[at] for at in group]
        radius = members[0].radius_px + edge_px
        box = Box(
            min(member.x for member in members) - radius,
            min(member.y for member in members) - radius,
            max(member.x for member in members) + radius,
            max(member.y for member in members) + radius,
        )
        stops = [member.stop for member in members]
        rank = min(stop.rank for stop in stops)
        lines = lines_of(stops)
        is_list = sum(line.css_class in _LISTED for line in lines) > 1 and len({stop.name for stop in stops}) > 1
        is_written = any(line.css_class == "rule" for line in lines[1:])
        symbols.append(Symbol(stops[0].id, box, lines, rank, is_required=rank < 6, is_whole=is_list or is_written))
    return symbols


def _lines(stops: Sequence[SceneStop], size: Size) -> tuple[Line, ...]:
    """Return the label of a group: the names of its weightiest place or two, then dates and today's name."""
    rank = min(stop.rank for stop in stops)
    first = [stop for stop in stops if stop.rank == rank]
    names = list(dict.fromkeys(stop.name for stop in first))[:2]
    named = [stop for stop in stops if stop.name in names]
    dates = list(dict.fromkeys(stop.dates for stop in named if stop.dates and (not stop.is_side or len(names) < 2)))
    modern = list(dict.fromkeys(stop.modern_name for stop in named if stop.modern_name))
    side = all(stop.is_side for stop in stops)
    lines = [Line(BETWEEN_NAMES.join(names), "serif-bold", size.name_px * (0.84 if side else 1), "name")]
    small = [", ".join(dates[:2])] if dates else []
    if modern and size.shows_modern_names:
        small.append(modern[0])
    if len(" · ".join(small)) <= 24:
        small = [" · ".join(small)] if small else []
    return (*lines, *(Line(text, "sans", size.date_px, "date") for text in small))


def venue_symbols(scene: Scene, frame: Window, size: Size) -> list[Symbol]:
    """Return what labels of venues belong to."""
    symbols = []
    for venue in scene.venues:
        x, y = frame.to_px(venue.point)
        reach = size.radius_px * 0.6
        line = Line(venue.name, "sans", size.date_px * 1.08, "venue")
        symbols.append(Symbol(venue.place, Box(x - reach, y - reach, x + reach, y + reach), (line,), 5))
    return symbols


_MOST_LETTERED = 120
"""Of many spots those named most have names; the others are found by pointing at them, or coming closer."""


def _spot_symbols(scene: Scene, frame: Frame, size: Size) -> list[Symbol]:
    symbols = []
    for spot in scene.spots:
        if spot.rank > _MOST_LETTERED or (spot.is_fine and frame.projection.zoom < FINE_ZOOM):
            continue
        x, y = frame.to_px(spot.point)
        reach = spot_radius_px(spot, size)
        face, css_class = ("serif-bold", "name") if spot.rank == 0 else ("sans", "venue")
        line = Line(spot.name, face, size.date_px * (1.2 if spot.rank == 0 else 1.0), css_class)
        box = Box(x - reach, y - reach, x + reach, y + reach)
        symbols.append(Symbol(spot.id, box, (line,), 5 + spot.rank, is_required=spot.rank == 0))
    return symbols


def spot_radius_px(spot: SceneSpot, size: Size) -> float:
    """Return the radius of a spot at a size of the map; small maps draw all of them smaller."""
    return spot.radius_px * (0.7 if size is SIZES[0] else 0.85 if size is SIZES[1] else 1.0)


def route_points(scene: Scene, frame: Frame) -> list[tuple[float, float]]:
    """Return points along the legs, a few pixels apart."""
    return [spot for leg in scene.legs for spot in points_along([frame.to_px(point) for point in leg.points])]


def points_along(line: Sequence[Plane], step_px: float = 6.0) -> list[tuple[float, float]]:
    """Return points along a line, a few pixels apart."""
    spots: list[tuple[float, float]] = []
    for start, end in pairwise(line):
        count = max(1, int(max(abs(end.x - start.x), abs(end.y - start.y)) / step_px))
        spots += [
            (start.x + (end.x - start.x) * part / count, start.y + (end.y - start.y) * part / count)
            for part in range(count)
        ]
    return spots


_SHIFTS = ((0, 0), (0, -24), (0, 24), (-40, 0), (40, 0), (-40, -24), (40, 24), (0, -48), (0, 48), (-80, 0), (80, 0))


def _ground_names(
    names: Sequence[GroundName],
    frame: Frame,
    box: Box,
    size: Size,
    taken: list[Box],
    route: Sequence[tuple[float, float]],
) -> tuple[tuple[GroundName, PlacedLabel], ...]:
    """Return the names of the base map that find room off the route, the greatest first."""
    placed = []
    by_x = sorted(route)  # a name asks only the points between its left and right edge
    deepest = size.deepest_name if frame.projection.zoom < 6.5 else 9
    for name in sorted(names, key=lambda one: (one.kind == "town", one.rank)):
        if name.rank > deepest:
            continue
        plane = frame.to_px(name.point)
        line = name_line(name, size, frame.projection.world_px / 360)
        for shift_x, shift_y in _shifts(name, line, frame.projection.world_px / 360):
            label = _centred(name, line, Plane(plane.x + shift_x, plane.y + shift_y))
            around = Box(label.box.left - 4, label.box.top - 2, label.box.right + 4, label.box.bottom + 2)
            if not label.box.within(box) or any(around.overlaps(other) for other in taken):
                continue
            first, last = (bisect_left(by_x, (edge,)) for edge in (label.box.left, nextafter(label.box.right, inf)))
            if not any(label.box.holds(x, y) for x, y in by_x[first:last]):
                taken.append(around)
                placed.append((name, label))
                break
    return tuple(placed)


def _shifts(name: GroundName, line: Line, px_per_deg: float) -> Sequence[tuple[float, float]]:
    """Return where a name may stand: a town beside its point; a great state or sea also some way off, within it."""
    if name.kind == "town":
        return ((line.width_px / 2 + 5, 0), (-line.width_px / 2 - 5, 0))
    if name.rank > 1 or name.kind == "river":
        return _SHIFTS[:1]
    most = max(0.0, name.width_deg * px_per_deg * 0.4)
    return [shift for shift in _SHIFTS if max(map(abs, shift)) <= most]


def name_line(name: GroundName, size: Size, px_per_deg: float) -> Line:
    """Return how a name of the base map is set: states in spaced capitals, waters in spaced italics."""
    smaller = 1 - 0.13 * (min(name.rank, 4) - 1)
    if name.kind == "town":
        return Line(name.text, "sans", size.date_px * 0.95, "town")
    is_water = name.kind in ("water", "river")
    size_px = size.water_px * smaller * {"water": 1.0, "river": 0.82}.get(name.kind, 0.92)
    face = "serif" if is_water else "sans"
    least, most = {"water": (0.06, 0.45), "river": (0.02, 0.06)}.get(name.kind, (0.12, 0.6))
    bare = Line(name.text, face, size_px, name.kind)
    spread = (name.width_deg * px_per_deg - bare.width_px) / max(1, len(name.text)) / size_px
    return Line(name.text, face, round(size_px, 1), name.kind, round(max(least, min(most, spread)), 2))


def _centred(name: GroundName, line: Line, at: Plane) -> PlacedLabel:
    """Return the name around a point; a slanted one takes the upright box around it."""
    turn = radians(name.angle_deg)
    long, high = line.width_px / 2, line.size_px * 0.6
    half_x = abs(long * cos(turn)) + abs(high * sin(turn))
    half_y = abs(long * sin(turn)) + abs(high * cos(turn))
    box = Box(at.x - half_x, at.y - half_y, at.x + half_x, at.y + half_y)
    return PlacedLabel(name.text, (line,), box, "middle", None)
