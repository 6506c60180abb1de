"""What linking asks of a gazetteer and a journey: Turkish names of places, and the year of dates without one."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from gazetteer.store import Gazetteer
from routes.itinerary import Journey
from routes.linking.target import PlaceNames

__all__ = ["turkish_names", "year_of"]


def turkish_names(gazetteer: Gazetteer) -> PlaceNames:
    """Return what gives the Turkish names of a place: of its time, variants and others; none for an unknown place."""

    @cache
    def names(place: str) -> Sequence[str]:
        if place not in gazetteer:
            return ()
        toponyms = gazetteer.place(place).toponyms
        return tuple(dict.fromkeys(toponym.toponym for toponym in toponyms if toponym.lang == "tr"))

    return names


def year_of(journey: Journey) -> int | None:
    """Return the year in which a journey began; None for one without dates."""
    dates = (
        date
        for itinerary in journey.itineraries
        for stop in itinerary.stops
        for date in (stop.arrival, stop.departure)
        if date is not None and not date.is_open
    )
    return min((date.earliest.year for date in dates), default=None)
