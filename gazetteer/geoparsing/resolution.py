"""Which place a name means: its coordinates, and how sure that is.

A feature or building that is in no list lies in the town that the text spoke of last; names of the curated gazetteer
carry its ids.

Sources:
    Leidner 2007, Toponym Resolution in Text, chapter 3 (one referent per discourse, spatial minimality).
"""

from __future__ import annotations

from dataclasses import dataclass

from gazetteer.geoparsing.recognition import Found
from gazetteer.place import PlaceType

__all__ = ["Resolved", "Resolver"]

_REACH = 4_000
_LOCAL = (PlaceType.BUILDING, PlaceType.STREET, PlaceType.QUARTER)


@dataclass(frozen=True, slots=True)
class Resolved:
    """A found name with its place."""

    name: str
    place: str | None
    type: PlaceType
    lat: float | None
    lon: float | None
    confidence: float


class Resolver:
    """Resolves the names of one text in their order."""

    def __init__(self) -> None:
        self._town: tuple[int, float, float] | None = None

    def resolve(self, found: Found) -> Resolved:
        """Return the place of a name."""
        name = found.name
        lat, lon = name.lat, name.lon
        confidence = found.evidence
        if name.type is PlaceType.SETTLEMENT and lat is not None and lon is not None:
            self._town = (found.start, lat, lon)
        elif lat is None and name.type in _LOCAL and self._town is not None:
            start, town_lat, town_lon = self._town
            if found.start - start <= _REACH:
                lat, lon, confidence = town_lat, town_lon, confidence * 0.8
        return Resolved(name.standard, name.place, name.type, lat, lon, round(confidence, 2))
