"""How likely a name means a place, before anything else is known of the text: by kind of name, year and nearness.

The numbers only rank places that a name fits equally well; they are rules of thumb of the editors, not measured.
"""

from __future__ import annotations

from gazetteer.place import LonLat, NameKind, Place, PlaceType, Toponym
from gazetteer.sphere import distance_km
from gazetteer.timespan import Timespan

__all__ = ["plausibility"]

# A bare name means the town rather than the building called after it.
_BY_TYPE = {
    PlaceType.SETTLEMENT: 1.0,
    PlaceType.COUNTRY: 1.0,
    PlaceType.REGION: 0.8,
    PlaceType.WATER: 0.7,
    PlaceType.QUARTER: 0.6,
    PlaceType.STREET: 0.4,
    PlaceType.BUILDING: 0.5,
}
# And the city rather than the village.
_BY_SUBTYPE = {"city": 1.0, "town": 0.6, "village": 0.4, "district": 0.6}
_BY_KIND = {NameKind.PERIOD: 1.0, NameKind.MODERN: 0.9, NameKind.VARIANT: 0.85, NameKind.HISTORICAL: 0.7}

_OUT_OF_USE = 0.15
"""A name outside its years: texts still use old names, and editors put new ones."""
_FIRST_MODERN_YEAR = 1950
"""Names without dates: a modern one is taken to be younger than the journeys by about a generation."""
_PERIOD = range(1917, 1946)
_NEAR_KM = 150.0
_FAR = 0.001
"""What is left however far a place lies: nearness breaks ties, it does not rule out."""
_NOWHERE = 0.05
"""The same for places without a footprint, such as continents."""


def plausibility(place: Place, toponym: Toponym, year: int | None, near: LonLat | None) -> float:
    """Return a weight above 0 and up to about 1.

    Args:
        place: The place that may be meant.
        toponym: The name of it that fits.
        year: When the text was written or what it tells of, if known.
        near: A point that the place is expected to be near, if known.
    """
    weight = _BY_TYPE[place.type] * _BY_SUBTYPE.get(place.subtype or "", 0.8)
    weight *= _BY_KIND[toponym.kind] if year is None else _in_year(toponym, year)
    return weight if near is None else weight * _nearness(place, near)


def _in_year(toponym: Toponym, year: int) -> float:
    if toponym.when is not None:
        return 1.0 if Timespan.parse(toponym.when).covers(year) else _OUT_OF_USE
    if toponym.kind is NameKind.PERIOD:
        return 1.0 if year in _PERIOD else 0.8
    if toponym.kind is NameKind.MODERN:
        return 1.0 if year >= _FIRST_MODERN_YEAR else 0.4
    return _BY_KIND[toponym.kind]


def _nearness(place: Place, near: LonLat) -> float:
    """Return 1 at the point, a half at 150 km, and falling with the square of the distance."""
    footprint = place.footprint
    if footprint is None:
        return _NOWHERE
    # Whoever is inside the footprint is at the place; but no country is nearer than the town one stands in.
    outside_km = max(distance_km(footprint.point, near) - footprint.precision_m / 1000, 0.0)
    return _FAR + 1 / (1 + (outside_km / _NEAR_KM) ** 2)
