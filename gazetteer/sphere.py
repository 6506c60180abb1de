"""Distances good enough to compare places by. Lengths of journeys are measured on the ellipsoid, in `routes`."""

from __future__ import annotations

import math

from gazetteer.place import LonLat

__all__ = ["EARTH_RADIUS_KM", "distance_km"]

EARTH_RADIUS_KM = 6371.0088
"""Mean radius of the Earth (IUGG, Moritz 2000, doi:10.1007/s001900050278)."""


def distance_km(start: LonLat, end: LonLat) -> float:
    """Return the distance of two points on a sphere, in kilometres; it is within 0.6 % of the ellipsoid's.

    Examples:
        >>> round(distance_km(LonLat(28.98, 41.01), LonLat(30.73, 46.48)))  # Istanbul - Odesa
        624
    """
    lat, end_lat = math.radians(start.lat), math.radians(end.lat)
    half_lon = math.radians(end.lon - start.lon) / 2
    chord = math.sin((end_lat - lat) / 2) ** 2 + math.cos(lat) * math.cos(end_lat) * math.sin(half_lon) ** 2
    return 2 * EARTH_RADIUS_KM * math.asin(math.sqrt(min(1.0, chord)))
