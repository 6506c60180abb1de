"""Maps of places rather than of journeys: all that the texts name, or one with what lies around it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, radians, sqrt

from gazetteer.place import LonLat
from mapsvc.maps.scene import Scene, SceneSpot
from mapsvc.maps.wording import word
from routes.geodesy import BBox

__all__ = ["Spot", "atlas_scene", "place_scene"]

_LEAST_PX, _MOST_PX = 3.0, 15.0
"""Radius of a spot: its area grows with how often the place is named."""
_NAMED_IN_BOLD = 8
_LEFT_OUT = 0.02
_GROUND = BBox(6, 35, 60, 61)
"""What the base map holds, with room for what a wide or high window shows beside it."""
_LEAST_DEG = 3.0
_EVERYTHING = BBox(24, 38, 42, 60)


@dataclass(frozen=True, slots=True)
class Spot:
    """A place to be drawn, with how often it is named."""

    id: str
    point: LonLat
    name: str
    count: int
    href: str
    spoken: str
    is_vague: bool = False
    """A country or a region: its point stands for an area."""
    is_fine: bool = False
    """A quarter, a street or a building: one of many in its city."""


def atlas_scene(spots: Sequence[Spot], lang: str) -> Scene:
    """Return the map of some places, the most named ones largest; it opens where most of what is named lies."""
    ordered = sorted(spots, key=lambda spot: (-spot.count, spot.id))
    most = max((spot.count for spot in spots), default=1)
    drawn = tuple(_drawn(spot, _LEAST_PX + _MOST_PX * sqrt(spot.count / most), at) for at, spot in enumerate(ordered))
    told = ", ".join(spot.name for spot in ordered[:12])
    description = word("most_named", lang, places=told) if told else ""
    return Scene("places", lang, word("places", lang), description, _frame(ordered), (), (), spots=drawn)


def place_scene(spot: Spot, around: Sequence[Spot], reach_deg: float, lang: str) -> Scene:
    """Return the map of one place among its neighbours."""
    drawn = (_drawn(spot, 11, 0), *(_drawn(one, 4, _NAMED_IN_BOLD + at) for at, one in enumerate(around)))
    title = word("map_of", lang, title=spot.name)
    bounds = _held(_around(spot.point, reach_deg), spot.point)
    return Scene(f"place-{spot.id}", lang, title, spot.name, bounds, (), (), spots=drawn)


def _drawn(spot: Spot, radius_px: float, at: int) -> SceneSpot:
    """Return a spot as it is drawn; `at` is its place among all, the most named first."""
    rank = 0 if at < _NAMED_IN_BOLD else 1 + at
    return SceneSpot(
        spot.id, spot.point, spot.name, spot.spoken, spot.href, round(radius_px, 1), rank, spot.is_vague, spot.is_fine
    )  # fmt: skip


def _frame(spots: Sequence[Spot]) -> BBox:
    """Return the box that holds nearly all that is named; what lies far off is a matter of moving the map."""
    exact = [spot for spot in spots if not spot.is_vague] or spots
    if not exact:
        return _EVERYTHING
    west, east = _ends([(spot.point.lon, spot.count) for spot in exact])
    south, north = _ends([(spot.point.lat, spot.count) for spot in exact])
    wider, higher = max(1.0, 6 - (east - west)) / 2, max(0.6, 4 - (north - south)) / 2
    # Where the base map ends it shows a cut coast: the first frame keeps off that, as far as anything is named inside.
    west, south = max(west - wider, _GROUND.west), max(south - higher, _GROUND.south)
    east, north = min(east + wider, _GROUND.east), min(north + higher, _GROUND.north)
    return BBox(west, south, east, north) if east - west > 2 and north - south > 1 else _EVERYTHING


def _held(box: BBox, point: LonLat) -> BBox:
    """Return what of a box the base map holds, and at least what lies around a point: states are larger than it."""
    lon, lat = point
    return BBox(
        max(box.west, min(_GROUND.west, lon - _LEAST_DEG)),
        max(box.south, min(_GROUND.south, lat - _LEAST_DEG)),
        min(box.east, max(_GROUND.east, lon + _LEAST_DEG)),
        min(box.north, max(_GROUND.north, lat + _LEAST_DEG)),
    )


def _ends(weighted: Sequence[tuple[float, int]]) -> tuple[float, float]:
    """Return the values between which all but the outermost hundredths of the weight lie."""
    ordered = sorted(weighted)
    whole = sum(weight for _value, weight in ordered)
    passed, low, high = 0, ordered[0][0], ordered[-1][0]
    for value, weight in ordered:
        if passed <= whole * _LEFT_OUT:
            low = value
        passed += weight
        if passed >= whole * (1 - _LEFT_OUT):
            high = value
            break
    return low, high


def _around(point: LonLat, reach_deg: float) -> BBox:
    high = reach_deg * cos(radians(min(abs(point.lat), 80))) / 2
    return BBox(point.lon - reach_deg / 2, point.lat - high, point.lon + reach_deg / 2, point.lat + high)
