"""Maps of places rather than of journeys: all that the texts name, or one with what lies around it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, radians

from gazetteer.place import LonLat
from mapsvc.maps.scene import Scene
from routes.geodesy import BBox, bbox

__all__ = ["Spot", "atlas_scene", "place_scene"]

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


def atlas_scene(spots: Sequence[Spot], lang: str) -> Scene:
    """Return the map of some places, the most named ones largest."""
    return Scene("places", lang, "places", "", _frame(spots), (), ())


def place_scene(spot: Spot, around: Sequence[Spot], reach_deg: float, precision_m: int, lang: str) -> Scene:
    """Return the map of one place among its neighbours."""
    return Scene(f"place-{spot.id}", lang, spot.name, "", _around(spot.point, reach_deg), (), ())


def _frame(spots: Sequence[Spot]) -> BBox:
    return bbox([spot.point for spot in spots]) or _EVERYTHING


def _around(point: LonLat, reach_deg: float) -> BBox:
    high = reach_deg * cos(radians(min(abs(point.lat), 80))) / 2
    return BBox(point.lon - reach_deg / 2, point.lat - high, point.lon + reach_deg / 2, point.lat + high)
