"""A journey as GeoJSON (RFC 7946): the one format that holds all we know; see `routes.geojson`."""

from __future__ import annotations

import json

from mapsvc.formats.telling import Telling

__all__ = ["write"]


def write(telling: Telling) -> str:
    """Return the FeatureCollection of the contract; it has all languages, whichever was asked for."""
    collection = telling.atlas.geojson(telling.journey.id, telling.itinerary.id)
    return json.dumps(collection, ensure_ascii=False, indent=1) + "\n"
