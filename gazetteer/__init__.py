"""Places and their names: what they were called, where they lay, what texts call them.

The lowest of the three packages: it knows no journey, no web page and no drawing (`mapsvc -> routes -> gazetteer`).
Start with `Gazetteer.shipped()`; geopy is only loaded by `gazetteer.geocoding`.
"""

from __future__ import annotations

from gazetteer.errors import (
    GazetteerError,
    GeocodingUnavailableError,
    MarkedYamlError,
    PlaceNotFoundError,
    QueryError,
    RecordError,
)
from gazetteer.lookup import Candidate
from gazetteer.place import Attestation, Footprint, Link, LonLat, NameKind, Place, PlaceId, PlaceType, Toponym
from gazetteer.records import read_places
from gazetteer.store import Gazetteer

__all__ = [
    "Attestation",
    "Candidate",
    "Footprint",
    "Gazetteer",
    "GazetteerError",
    "GeocodingUnavailableError",
    "Link",
    "LonLat",
    "MarkedYamlError",
    "NameKind",
    "Place",
    "PlaceId",
    "PlaceNotFoundError",
    "PlaceType",
    "QueryError",
    "RecordError",
    "Toponym",
    "read_places",
]
