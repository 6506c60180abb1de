"""Checks that every place of a journey is in the gazetteer, and that stops can be put on the map."""

from __future__ import annotations

from collections.abc import Iterator

from gazetteer.errors import PlaceNotFoundError
from gazetteer.place import Place, PlaceId
from routes.checks.finding import Finding, Level, Subject

__all__ = ["findings"]


def findings(subject: Subject) -> Iterator[Finding]:
    """Yield unknown places, and stops at places without a footprint."""
    for itinerary in subject.journey.itineraries:
        for stop in itinerary.stops:
            key = ("stop", stop.id, "place")
            place = _place(subject, stop.place)
            if place is None:
                yield _unknown(subject, key, stop.place)
            elif place.footprint is None:
                what, expected = "place has no footprint, the stop is on no map", "a place with a footprint"
                yield subject.finding(Level.WARNING, key, what, stop.place, expected, declared_as=("place",))
            for visit in stop.visits:
                if _place(subject, visit.place) is None:
                    yield _unknown(subject, ("visit", visit.id, "place"), visit.place)


def _unknown(subject: Subject, key: tuple[str, str, str], place: PlaceId) -> Finding:
    expected = "the id of a place in the gazetteer; `mapsvc geocode NAME` finds it"
    return subject.finding(Level.ERROR, key, "unknown place", place, expected)


def _place(subject: Subject, place_id: PlaceId) -> Place | None:
    try:
        return subject.gazetteer.place(place_id)
    except PlaceNotFoundError:
        return None
