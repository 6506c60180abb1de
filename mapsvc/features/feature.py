"""One feature: an id, a geometry, a time, and properties that every client can read: texts, numbers, yes or no."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from gazetteer.place import LonLat
from routes.edtf import Edtf

__all__ = ["BBox", "Days", "Feature", "Scalar", "days_of", "line", "point"]

Scalar = str | int | float | bool | None
_DECIMALS = 5


class BBox(NamedTuple):
    """A box in degrees, WGS 84; west > east where it spans the antimeridian."""

    west: float
    south: float
    east: float
    north: float


class Days(NamedTuple):
    """The first and the last day of something."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Feature:
    """A row of a collection."""

    id: str
    """Unique in its collection, permanent, safe in an address."""
    geometry: dict[str, Any] | None
    """GeoJSON, lon/lat in degrees, WGS 84; None where we do not know."""
    properties: Mapping[str, Scalar]


def point(where: LonLat | None) -> dict[str, Any] | None:
    """Return a GeoJSON point."""
    if where is None:
        return None
    return {"type": "Point", "coordinates": [round(where.lon, _DECIMALS), round(where.lat, _DECIMALS)]}


def line(points: tuple[LonLat, ...]) -> dict[str, Any] | None:
    """Return a GeoJSON line; None where it leads nowhere."""
    if len(points) < 2:
        return None
    return {"type": "LineString", "coordinates": [[round(p.lon, _DECIMALS), round(p.lat, _DECIMALS)] for p in points]}


def days_of(*edtfs: Edtf | None) -> Days | None:
    """Return the days from the first to the last of some dates; an open side does not count."""
    known = [edtf for edtf in edtfs if edtf is not None and not edtf.is_open]
    if not known:
        return None
    return Days(min(edtf.earliest for edtf in known).date(), max(edtf.latest for edtf in known).date())
