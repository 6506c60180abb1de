"""Draws a scene as a plate: one printed map, as an SVG in layers that a designer can take apart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from html import escape
from itertools import combinations, pairwise

import numpy as np
import shapely
from numpy.typing import NDArray

from gazetteer.place import LonLat
from mapsvc.errors import ParameterError
from mapsvc.maps.labels import Box, PlacedLabel
from mapsvc.maps.lanes import PLANNED, side_of
from mapsvc.maps.layout import Marker, Size, markers_of, points_along, stop_symbols, venue_symbols
from mapsvc.maps.placing import PRINT, place_labels
from mapsvc.maps.plate.days import LegDays, date_legs
from mapsvc.maps.plate.ink import look_of
from mapsvc.maps.plate.insets import inset_panels
from mapsvc.maps.plate.layers import Layers
from mapsvc.maps.plate.lettering import CurvedName, letter_ground
from mapsvc.maps.plate.options import INKSCAPE, Blank, PlateOptions
from mapsvc.maps.plate.panels import Panel, ScaleBar, key_panel, place_panel
from mapsvc.maps.plate.stops import PLAIN_RADIUS, RADIUS, ROOM, lines_for
from mapsvc.maps.plate.window import PlateWindow, window_for
from mapsvc.maps.projection import Plane
from mapsvc.maps.scene import Scene, SceneLeg
from mapsvc.maps.style import JourneyStyle
from mapsvc.maps.underlay import names_under

__all__ = ["BAND", "Plate", "draw_plate", "overlaps"]

Numbers = NDArray[np.float64]

BAND = 15.0
"""Around the map, for the degrees, in units."""
_EDGE = 4.0
_ASIDE = 5.0
"""Between two journeys on one line, in units."""
_SHARED = 0.5
"""A leg with more of its points on another's line is drawn beside that."""
_LONG, _SHOWS = 90.0, 12.0
"""A leg longer than this comes out from under any symbols; of a shorter one so much must show, in units."""
_LEAST_SIZE = 120.0
"""A map smaller than this, in units, holds nothing."""
_SIZE = Size("plate", 0, 0, 0, RADIUS, 13.6, 10.4, 14.5, True, 4)
"""The type of names of the ground; the rest is in `stops.py`."""


@dataclass(frozen=True, slots=True)
class Plate:
    """A printed map."""

    svg: str
    """The whole file."""
    body: str
    """The layers alone, for a page of one's own: units of `unit_mm`."""
    width_mm: float
    height_mm: float
    unit_mm: float
    projection: str
    """In words of the sheet's language."""
    scale_denominator: int
    bar_km: float
    bar_mm: float
    insets: tuple[str, ...]
    """Ids of the scenes that stand in it as closer maps."""
    left_out: tuple[str, ...]
    """Ids of stops whose label found no room."""
    boxes: tuple[tuple[str, Box], ...]
    """All that stands on it and may not overlap: what it is, and its box in units within the frame."""
    window: PlateWindow


_PLAIN = PlateOptions()


def draw_plate(
    scene: Scene,
    width_mm: float,
    height_mm: float,
    options: PlateOptions = _PLAIN,
    insets: Sequence[Scene] = (),
) -> Plate:
    """Return a scene as a printed map of a size.

    Args:
        scene: What it shows.
        width_mm: Width on paper.
        height_mm: Height on paper.
        options: How it is printed.
        insets: Closer maps of cities, the most wanted first; those that find room stand on it.

    Raises:
        ParameterError: The scene does not fit at this scale, or the paper is too small for any map.
    """
    unit = options.unit_mm
    band = BAND if options.has_key else 0.0
    width, height = width_mm / unit - 2 * band, height_mm / unit - 2 * band
    if min(width, height) < _LEAST_SIZE:
        least = f"{(_LEAST_SIZE + 2 * band) * unit:g} mm or more"
        raise ParameterError("paper", f"a map of {width_mm:g} x {height_mm:g} mm", f"sides of {least}")
    window = window_for(scene, width, height, unit, options.scale_denominator)
    layout = _lay_out(scene, window, options, insets)
    body = Layers(scene, window, options, band).body(
        layout.legs if options.shows_route else (),
        layout.markers,
        layout.labels,
        layout.names,
        layout.panels,
        layout.days,
    )
    return Plate(
        svg=_document(scene, body, width_mm, height_mm, unit),
        body=body,
        width_mm=width_mm,
        height_mm=height_mm,
        unit_mm=unit,
        projection=window.projection.name(scene.lang),
        scale_denominator=window.scale_denominator,
        bar_km=layout.bar.length_km,
        bar_mm=layout.bar.length_px * unit,
        insets=tuple(panel.key for panel, _ in layout.panels if panel.key != "key"),
        left_out=layout.left_out,
        boxes=tuple(_boxes(layout)),
        window=window,
    )


@dataclass(frozen=True, slots=True)
class _Layout:
    legs: tuple[tuple[SceneLeg, Numbers], ...]
    markers: tuple[Marker, ...]
    labels: tuple[PlacedLabel, ...]
    names: tuple[CurvedName, ...]
    days: tuple[LegDays, ...]
    panels: tuple[tuple[Panel, Box], ...]
    bar: ScaleBar
    left_out: tuple[str, ...]


def _lay_out(scene: Scene, window: PlateWindow, options: PlateOptions, insets: Sequence[Scene]) -> _Layout:
    beside, look = _beside(scene), look_of(options.ink, scene.palette)
    legs = tuple((leg, _line(leg, window, is_aside=leg in beside)) for leg in scene.legs)
    route = [spot for _, line in legs for spot in points_along([Plane(x, y) for x, y in line.tolist()])]
    is_numbered = any(stop.number is not None for stop in scene.stops)
    radius, room = (RADIUS, ROOM) if is_numbered else (PLAIN_RADIUS, PLAIN_RADIUS + 0.6)
    markers = markers_of(scene, window, radius, room)
    symbols = stop_symbols(scene, window, markers, room, lines_for(options), 1.2)
    symbols += venue_symbols(scene, window, _SIZE)
    told = replace(scene, legs=tuple(leg for leg, line in legs if _is_seen(line, markers)))
    panels, bar = _panels(told, window, options, insets, route, markers)
    walls = [box for _, box in panels]
    frame = Box(_EDGE, _EDGE, window.width_px - _EDGE, window.height_px - _EDGE)
    labels = place_labels(symbols, frame, walls, route, PRINT)
    taken = [*walls, *(symbol.box for symbol in symbols), *(label.box for label in labels)]
    taken += [box for label in labels if label.leader for box in _leader_boxes(label.leader)]
    shows_days = options.shows_route and options.has_key and Blank.DATES not in options.blank
    days = date_legs(legs, look, frame, taken, route) if shows_days else ()
    taken += [one.box for one in days]
    names = names_under(scene)
    left_out = tuple(sorted({symbol.id for symbol in symbols} - {label.id for label in labels}))
    return _Layout(
        legs,
        tuple(markers),
        labels,
        letter_ground(names, window, _SIZE, look, taken, route),
        days,
        panels,
        bar,
        left_out,
    )


def _panels(
    scene: Scene,
    window: PlateWindow,
    options: PlateOptions,
    insets: Sequence[Scene],
    route: Sequence[tuple[float, float]],
    markers: Sequence[Marker],
) -> tuple[tuple[tuple[Panel, Box], ...], ScaleBar]:
    """Return the key and the closer maps that find room, with their places, and the key's scale bar."""
    spots = [(marker.x, marker.y) for marker in markers] + [tuple(window.to_px(one.point)) for one in scene.venues]
    middles = np.array(spots, float).reshape(-1, 2)
    track = np.array(route, float).reshape(-1, 2)
    key, bar = key_panel(scene, window, options)
    placed: list[tuple[Panel, Box]] = []
    for forms in ((key,), *inset_panels(scene, insets, options)) if options.has_key else ():
        for panel in forms:
            box = place_panel(panel, window, [one for _, one in placed], track, middles, is_needed=panel is key)
            if box is not None:
                placed.append((panel, box))
                break
    return tuple(placed), bar


def _is_seen(line: Numbers, markers: Sequence[Marker]) -> bool:
    """Say whether a leg shows between the symbols of stops; the key does not tell what they hide."""
    if np.abs(line[-1] - line[0]).max() > _LONG:
        return True
    x, y = np.array(points_along([Plane(x, y) for x, y in line.tolist()], 1.0)).reshape(-1, 2).T[:, :, None]
    left, top, right, bottom = np.array([_around(one) for one in markers], float).reshape(-1, 4).T
    is_hidden = ((x >= left) & (x <= right) & (y >= top) & (y <= bottom)).any(axis=1)
    return int(np.count_nonzero(~is_hidden)) > _SHOWS


def _beside(scene: Scene) -> frozenset[SceneLeg]:
    """Return the legs that would lie under one of another journey or itinerary: they are drawn beside it."""
    drawn: dict[JourneyStyle, set[LonLat]] = {}
    found = []
    for leg in sorted(scene.legs, key=lambda one: one.style.is_hollow):
        others = {point for style, points in drawn.items() if style != leg.style for point in points}
        shared = sum(point in others for point in leg.points)
        if leg.lane or shared > _SHARED * len(leg.points):
            found.append(leg)
        drawn.setdefault(leg.style, set()).update(leg.points)
    return frozenset(found)


def _line(leg: SceneLeg, window: PlateWindow, *, is_aside: bool) -> Numbers:
    """Return a leg in units of the plate, without points that paper cannot tell; aside, at a distance all along."""
    line = shapely.simplify(shapely.LineString(window.px_of(np.array(leg.points, float))), 0.3)
    if is_aside:
        # Towards one side of the sheet, whichever way the leg is travelled.
        (x, y), (u, v) = line.coords[0], line.coords[-1]
        side = 1.0 if (u, v) > (x, y) else -1.0
        if leg.lane and leg.lane != PLANNED:
            side *= 0.5 * side_of(leg.lane)
        parts = shapely.get_parts(shapely.offset_curve(shapely.simplify(line, 1.5), side * _ASIDE)).tolist()
        longest = max(parts, key=lambda part: float(part.length), default=line)
        line = longest if longest.length > line.length / 2 else line
    return np.asarray(shapely.get_coordinates(line))


def _around(marker: Marker) -> tuple[float, float, float, float]:
    reach = marker.radius_px + 0.5
    return marker.x - reach, marker.y - reach, marker.x + reach, marker.y + reach


def _leader_boxes(leader: tuple[float, float, float, float]) -> list[Box]:
    x, y, u, v = leader
    parts = [(x + (u - x) * at / 8, y + (v - y) * at / 8) for at in range(9)]
    return [
        Box(min(a[0], b[0]) - 1, min(a[1], b[1]) - 1, max(a[0], b[0]) + 1, max(a[1], b[1]) + 1)
        for a, b in pairwise(parts)
    ]


def _boxes(layout: _Layout) -> Iterable[tuple[str, Box]]:
    for marker in layout.markers:
        yield f"number {marker.stop.number}", Box(*_around(marker))
    for label in layout.labels:
        yield f"label {label.id}", label.box
    for at, name in enumerate(layout.names):
        for box in name.boxes:
            yield f"name {at} {name.name.text}", box
    for one in layout.days:
        yield f"days {one.leg.id}", one.box
    for panel, box in layout.panels:
        yield f"panel {panel.key}", box


def overlaps(plate: Plate) -> list[tuple[str, str]]:
    """Return what lies on one another on a plate, or runs over its frame: pairs of what there should be none of."""
    frame = Box(0, 0, plate.window.width_px, plate.window.height_px)
    found = {(what, "frame") for what, box in plate.boxes if not box.within(frame)}
    for (one, box), (other, another) in combinations(plate.boxes, 2):
        if one != other and box.overlaps(another):
            found.add((one, other))
    return sorted(found)


def _document(scene: Scene, body: str, width_mm: float, height_mm: float, unit_mm: float) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {INKSCAPE} '
        f'width="{width_mm:g}mm" height="{height_mm:g}mm" '
        f'viewBox="0 0 {width_mm / unit_mm:g} {height_mm / unit_mm:g}" role="img" lang="{escape(scene.lang)}" '
        f'aria-labelledby="plate-title plate-desc"><title id="plate-title">{escape(scene.title)}</title>'
        f'<desc id="plate-desc">{escape(scene.description)}</desc>{body}</svg>'
    )
