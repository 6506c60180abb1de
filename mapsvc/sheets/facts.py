"""What questions are asked about: stops that are one answer, legs with their ends and lengths, numbers as words."""

from __future__ import annotations

from babel.numbers import format_decimal

from gazetteer.place import LonLat, PlaceId
from mapsvc.sheets.extract import Extract
from mapsvc.sheets.questions import Asked
from mapsvc.sheets.words import say
from routes.geodesy import length_km
from routes.itinerary import Leg, Stop

__all__ = [
    "BETWEEN",
    "clear_legs",
    "crow_km",
    "ends_of",
    "km",
    "leg_name",
    "number",
    "point_of",
    "seen_legs",
    "visited_once",
    "way_km",
]

BETWEEN = " – "
"""Between the ends of a leg."""
_LEAST_MM = 15.0
"""A shorter stretch of a map says little under a ruler."""
_SEEN_MM = 8.0
"""Of a shorter leg the numbers at its ends hide the line."""
_APART_MM = 7.0
"""Nearer than that to another stop, a number may stand beside its place."""


def visited_once(of: Extract) -> list[Stop]:
    """Return the stops at places that were reached once only: of the others, two answers would be right."""
    places = [stop.place for stop in of.main_stops]
    return [stop for stop in of.main_stops if places.count(stop.place) == 1]


def ends_of(of: Extract, leg: Leg) -> tuple[Stop, Stop]:
    """Return the stops of a leg."""
    by_id = {stop.id: stop for stop in of.first.stops}
    return by_id[leg.from_stop], by_id[leg.to_stop]


def leg_name(of: Extract, leg: Leg) -> str:
    """Return a leg by its ends."""
    return BETWEEN.join(of.name(stop) for stop in ends_of(of, leg))


def point_of(of: Extract, place: PlaceId) -> LonLat | None:
    """Return where a place is drawn."""
    footprint = of.place(place).footprint
    return footprint.point if footprint else None


def crow_km(of: Extract, leg: Leg) -> float:
    """Return how far the ends of a leg lie apart; 0 where that is not known."""
    start, end = (point_of(of, stop.place) for stop in ends_of(of, leg))
    return length_km(start, end) if start and end else 0.0


def way_km(of: Extract, leg: Leg) -> float | None:
    """Return how long a leg was; None where nobody tells how it was gone."""
    return of.length_km(leg) if leg.mode.told else None


def seen_legs(asked: Asked) -> list[Leg]:
    """Return the legs that can be seen on the map; all, where there is none of a known scale."""
    of, scale = asked.of, asked.scale
    return [leg for leg in of.first.legs if scale is None or crow_km(of, leg) * 1e6 / scale >= _SEEN_MM]


def clear_legs(asked: Asked) -> tuple[list[Leg], bool]:
    """Return the legs long enough for a ruler, and whether both their numbers stand alone on the map."""
    of, scale = asked.of, asked.scale
    if scale is None:
        return [], False
    far = [leg for leg in of.first.legs if crow_km(of, leg) * 1e6 / scale >= _LEAST_MM]
    calls = [stop.place for telling in of.tellings for stop in telling.stops]
    points = {place: point_of(of, place) for place in dict.fromkeys(calls)}

    def is_alone(place: PlaceId) -> bool:
        here = points[place]
        others = [point for other, point in points.items() if other != place and point]
        is_apart = all(here and length_km(here, point) * 1e6 / scale >= _APART_MM for point in others)
        return is_apart and calls.count(place) == 1

    alone = [leg for leg in far if all(is_alone(stop.place) for stop in ends_of(of, leg))]
    return (alone, True) if alone else (far, False)


def km(length: float, lang: str) -> str:
    """Return a length with its unit, which no line end parts."""
    return f"{number(length, lang)}\u00a0{say('km', lang)}"


def number(value: float, lang: str, digits: int = 0) -> str:
    """Return a number as the language writes it."""
    return str(format_decimal(round(value, digits) if digits else round(value), locale=lang))
