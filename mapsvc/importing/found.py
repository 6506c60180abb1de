"""What a file of another program has: points with names, and lines. Nothing in it is believed beyond that."""

from __future__ import annotations

from dataclasses import dataclass

from gazetteer.place import LonLat
from mapsvc.errors import ImportedFileError

__all__ = ["MOST_SPOTS", "Found", "Spot", "Track", "point_of"]

MOST_SPOTS = 10_000
"""Points, and points of a line, that a file may have."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A point that may become a stop."""

    name: str
    point: LonLat | None
    arrival: str | None = None
    """As the file has it; whether it is a date is seen later."""
    departure: str | None = None
    place: str | None = None
    """Id of a place of ours, where the file is one of ours."""


@dataclass(frozen=True, slots=True)
class Track:
    """A line that may become the line of a leg."""

    name: str
    points: tuple[LonLat, ...]
    mode: str | None = None
    """rail, ship, road or foot, where the file says so."""


@dataclass(frozen=True, slots=True)
class Found:
    """All that a file has."""

    file: str
    title: str
    spots: tuple[Spot, ...]
    tracks: tuple[Track, ...] = ()
    notes: tuple[str, ...] = ()
    """What was left out, and why."""


def point_of(file: str, lon: object, lat: object) -> LonLat:
    """Return a point.

    Raises:
        ImportedFileError: It does not lie on the Earth.
    """
    try:
        point = LonLat(float(str(lon)), float(str(lat)))
    except ValueError:
        point = LonLat(999, 999)
    if not (-180 <= point.lon <= 180 and -90 <= point.lat <= 90):
        shown = f"longitude {str(lon)[:20]!r}, latitude {str(lat)[:20]!r}"
        raise ImportedFileError(file, shown, "degrees, longitude -180 to 180, latitude -90 to 90")
    return point
