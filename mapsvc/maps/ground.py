"""The base map as path data of an SVG: projected, thinned to the picture's scale, cut to its surroundings.

Path data stand on a whole-number grid (`Ground.zoom`), which keeps them short; a picture scales them to its
own pixels. Knows neither colours nor labels.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from gazetteer.place import LonLat
from mapsvc.maps.projection import Plane, WebMercator
from routes.geodesy import BBox

__all__ = ["Ground", "ground_of", "path_data", "steps_data"]

Lines = Iterable[Sequence[LonLat]]


@dataclass(frozen=True, slots=True)
class Ground:
    """Path data by layer, on a grid of Web Mercator pixels at a zoom, counted from an origin."""

    zoom: float
    origin: Plane
    """Pixels of the world at `zoom` where the grid's zero lies."""
    bbox: BBox
    """What the ground covers; beyond it there is nothing."""
    land: str
    lakes: str
    rivers: str
    borders: str
    graticule: str

    @property
    def size(self) -> Plane:
        """Width and height in units of the grid."""
        corner = WebMercator(self.zoom).to_plane(LonLat(self.bbox.east, self.bbox.south))
        return Plane(corner.x - self.origin.x, corner.y - self.origin.y)


def ground_of(land: Lines, lakes: Lines, rivers: Lines, borders: Lines, bbox: BBox, zoom: float) -> Ground:
    """Return the ground of a window from lines in degrees.

    Args:
        land: Rings; an inner ring cuts a hole by the even-odd rule.
        lakes: Rings.
        rivers: Lines.
        borders: Lines.
        bbox: The window; lines may run past it.
        zoom: Zoom whose pixels are the grid: one more than the picture's keeps half pixels.
    """
    projection = WebMercator(zoom)
    origin = projection.to_plane(LonLat(bbox.west, bbox.north))

    def drawn(lines: Lines, *, closed: bool) -> str:
        return path_data(lines, projection, origin, closed=closed)

    return Ground(
        zoom,
        origin,
        bbox,
        drawn(land, closed=True),
        drawn(lakes, closed=True),
        drawn(rivers, closed=False),
        drawn(borders, closed=False),
        drawn(_graticule(bbox), closed=False),
    )


def path_data(lines: Lines, projection: WebMercator, origin: Plane, *, closed: bool) -> str:
    """Return lines as SVG path data in whole numbers, each point relative to the one before.

    Points that fall on the grid point before them are left out, and lines that shrink to a point.
    """
    parts = []
    for line in lines:
        spots: list[tuple[int, int]] = []
        for point in line:
            plane = projection.to_plane(point)
            spot = (round(plane.x - origin.x), round(plane.y - origin.y))
            if not spots or spot != spots[-1]:
                spots.append(spot)
        parts.append(steps_data(spots, closed=closed))
    return "".join(parts)


def steps_data(spots: list[tuple[int, int]], *, closed: bool) -> str:
    """Return a line of whole numbers as path data, each point relative to the one before; empty for a mere point."""
    if closed and len(spots) > 1 and spots[0] == spots[-1]:
        spots.pop()
    return _relative(spots) + ("z" if closed else "") if len(spots) >= (3 if closed else 2) else ""


def _relative(spots: Sequence[tuple[int, int]]) -> str:
    (x, y), steps = spots[0], []
    for next_x, next_y in spots[1:]:
        step_y = str(next_y - y)
        steps.append(f"{next_x - x}{step_y if step_y.startswith('-') else ' ' + step_y}")
        x, y = next_x, next_y
    joined = steps[0]
    for step in steps[1:]:
        joined += step if step.startswith("-") else " " + step
    return f"M{spots[0][0]} {spots[0][1]}l{joined}"


def _graticule(bbox: BBox) -> list[tuple[LonLat, LonLat]]:
    """Return meridians and parallels; straight in Web Mercator, so two points are enough."""
    span = bbox.east - bbox.west
    step = next((step for step in (0.05, 0.1, 0.25, 0.5, 1.0, 2.0, 5.0) if span / step <= 16), 5.0)
    lines = []
    for lon in _multiples(bbox.west, bbox.east, step):
        lines.append((LonLat(lon, bbox.north), LonLat(lon, bbox.south)))
    for lat in _multiples(bbox.south, bbox.north, step):
        lines.append((LonLat(bbox.west, lat), LonLat(bbox.east, lat)))
    return lines


def _multiples(start: float, stop: float, step: float) -> list[float]:
    first = int(-(-start // step))
    return [number * step for number in range(first, int(stop // step) + 1)]
