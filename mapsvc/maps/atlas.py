"""What a map asks of those who know where things lie."""

from __future__ import annotations

from typing import Protocol

from gazetteer.place import LonLat, Place, PlaceId
from mapsvc.maps.style import Looks
from routes.itinerary import Itinerary, Journey, Leg, PathBasis

__all__ = ["Atlas", "Path"]


class Path(Protocol):
    """The line of a leg and what it rests on."""

    @property
    def points(self) -> tuple[LonLat, ...]:
        """From the leg's first stop to its second."""
        ...

    @property
    def path_basis(self) -> PathBasis:
        """What the line rests on."""
        ...


class Atlas(Protocol):
    """Where things lie: what a scene asks of journeys, gazetteer and lines."""

    @property
    def journeys(self) -> tuple[Journey, ...]:
        """All journeys, in the order in which they are shown."""
        ...

    @property
    def looks(self) -> Looks:
        """How the journeys look beside each other, and in which colours."""
        ...

    def place(self, place_id: PlaceId) -> Place:
        """Return the place with this id."""
        ...

    def path_of(self, leg: Leg, itinerary: Itinerary) -> Path:
        """Return the line of a leg."""
        ...
