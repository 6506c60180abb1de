"""The use cases that web and command share: the atlas of places, journeys and lines, loaded once.

Knows no HTTP and no terminal. The values never change after loading; what is costly is worked out once and kept.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from gazetteer import Gazetteer
from gazetteer.place import Place, PlaceId
from routes.errors import JourneyNotFoundError
from routes.geojson import feature_collection
from routes.itinerary import Itinerary, Journey, Leg, Stop
from routes.journeys import shipped_journeys
from routes.lines import LegPath, Lines

__all__ = ["Atlas"]


@dataclass(frozen=True, slots=True)
class Atlas:
    """Places, journeys and the lines of their legs; a stand-in for the shipped data can be made of any three."""

    gazetteer: Gazetteer
    journeys: tuple[Journey, ...]
    lines: Lines

    @classmethod
    def shipped(cls) -> Atlas:
        """Load the places, journeys and lines that the packages ship.

        Raises:
            RecordError: A place record is wrong; says file and line.
            JourneyFileError: A journey file is wrong; says file and line.
        """
        return cls(Gazetteer.shipped(), shipped_journeys(), Lines.shipped())

    def journey(self, journey_id: str) -> Journey:
        """Return a journey.

        Raises:
            JourneyNotFoundError: No journey has this id.
        """
        for journey in self.journeys:
            if journey.id == journey_id:
                return journey
        raise JourneyNotFoundError("journey", journey_id, tuple(journey.id for journey in self.journeys))

    def itinerary(self, journey_id: str, itinerary_id: str | None = None) -> Itinerary:
        """Return an itinerary of a journey; its first one where no id is given.

        Raises:
            JourneyNotFoundError: No journey, or none of its itineraries, has this id.
        """
        journey = self.journey(journey_id)
        if itinerary_id is None:
            return journey.itineraries[0]
        for itinerary in journey.itineraries:
            if itinerary.id == itinerary_id:
                return itinerary
        raise JourneyNotFoundError("itinerary", itinerary_id, tuple(item.id for item in journey.itineraries))

    def stop(self, journey_id: str, stop_id: str) -> tuple[Itinerary, Stop]:
        """Return a stop of a journey and the itinerary that it belongs to.

        Raises:
            JourneyNotFoundError: No journey, or none of its stops, has this id.
        """
        journey = self.journey(journey_id)
        for itinerary in journey.itineraries:
            for stop in itinerary.stops:
                if stop.id == stop_id:
                    return itinerary, stop
        known = tuple(stop.id for itinerary in journey.itineraries for stop in itinerary.stops)
        raise JourneyNotFoundError("stop", stop_id, known)

    def place(self, place_id: PlaceId) -> Place:
        """Return a place.

        Raises:
            PlaceNotFoundError: No place has this id.
        """
        return self.gazetteer.place(place_id)

    def path_of(self, leg: Leg, itinerary: Itinerary) -> LegPath:
        """Return the line of a leg, its basis and its length."""
        return self.lines.path_of(leg, itinerary, self.gazetteer)

    def geojson(self, journey_id: str, itinerary_id: str | None = None) -> dict[str, Any]:
        """Return an itinerary as a FeatureCollection of the contract in product.md.

        Raises:
            JourneyNotFoundError: No journey, or none of its itineraries, has this id.
        """
        itinerary = self.itinerary(journey_id, itinerary_id)
        return feature_collection(self.journey(journey_id), itinerary, self.gazetteer, self.lines)
