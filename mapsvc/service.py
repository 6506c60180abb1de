"""The use cases that web and command share: the atlas of places, journeys and lines, loaded once.

Knows no HTTP and no terminal. The values never change after loading; what is costly is worked out once and kept.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from gazetteer import Candidate, Gazetteer, LonLat
from gazetteer.place import Place, PlaceId
from mapsvc import __version__
from mapsvc.data_folder import DataFolder
from mapsvc.maps.style import Looks
from mapsvc.theming import OURS, Theme
from routes.entries import Entry, shipped_entries, vessel_name
from routes.errors import JourneyNotFoundError
from routes.geojson import journey_to_geojson
from routes.itinerary import Itinerary, Journey, Leg
from routes.journeys import itinerary, shipped_journeys
from routes.lines import LegPath, Line, path_of, shipped_lines

__all__ = ["Atlas", "candidates", "places_of"]


@dataclass(frozen=True, slots=True)
class Atlas:
    """Places, journeys and the lines of their legs; a stand-in for the shipped data can be made of any three."""

    gazetteer: Gazetteer
    journeys: tuple[Journey, ...]
    lines: Mapping[str, Line]
    entries: tuple[Entry, ...] = ()
    """People, vessels and institutions that the journeys name."""
    theme: Theme = OURS
    """The house style in which all of it is drawn."""

    @property
    def looks(self) -> Looks:
        """How the journeys look beside each other."""
        return Looks(tuple(journey.id for journey in self.journeys), self.theme.print)

    def on_screen(self) -> Atlas:
        """Return the same, its maps in the colours of the pages by day: a dark house prints in others."""
        return replace(self, theme=replace(self.theme, print=self.theme.light))

    @classmethod
    def shipped(cls) -> Atlas:
        """Load the places, journeys and lines that the packages ship.

        Raises:
            GazetteerError: A place record is wrong; says file and line.
            RouteError: A journey file, an entry or a line is wrong; says file and line.
        """
        return cls(Gazetteer.shipped(), shipped_journeys(), shipped_lines(), shipped_entries().entries)

    @classmethod
    def load(cls, data: Path | None, theme: Path | None = None) -> Atlas:
        """Load what the packages ship, with the journeys, places, entries and lines of a curator's folder.

        Args:
            data: The folder, see `data_folder`; None for the shipped data alone.
            theme: The file of a house style; None for our own look.

        Raises:
            JourneyFileErrors: The theme file is wrong; says all of it, with file and line.
            DataFolderError: Something in the folder is wrong; says all of it, with file and line.
            GazetteerError: A shipped place record is wrong; says file and line.
            RouteError: A shipped journey file, an entry or a line is wrong; says file and line.
        """
        if theme is not None:
            from mapsvc.theming.reading import read_theme  # noqa: PLC0415  most services wear our own look

            return replace(cls.load(data), theme=read_theme(theme).theme)
        if data is None:
            return cls.shipped()
        from routes.checks import unknown_places  # noqa: PLC0415  most services show what ships
        from routes.parts import in_parts  # noqa: PLC0415  as above

        folder = DataFolder(data)
        gazetteer, own, lines, entries = folder.gazetteer(), folder.journeys(), folder.lines(), folder.entries()
        for file in own:
            folder.note(unknown_places(file, gazetteer))
        folder.require_right()
        journeys = {journey.id: journey for journey in shipped_journeys()}
        journeys |= {file.journey.id: in_parts(file.journey) for file in own}
        return cls(gazetteer, tuple(journeys[name] for name in sorted(journeys)), lines, entries)

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
        return itinerary(self.journey(journey_id), itinerary_id)

    def vessel_name(self, vessel: str, lang: str) -> str:
        """Return what a ship or train that a journey names is called in a language."""
        return vessel_name(self.entries, vessel, lang)

    def place(self, place_id: PlaceId) -> Place:
        """Return a place.

        Raises:
            PlaceNotFoundError: No place has this id.
        """
        return self.gazetteer.place(place_id)

    def path_of(self, leg: Leg, of: Itinerary) -> LegPath:
        """Return the line of a leg, its basis and its length."""
        return path_of(leg, of, self.gazetteer, self.lines)

    def geojson(self, journey_id: str, itinerary_id: str | None = None) -> dict[str, Any]:
        """Return an itinerary as a FeatureCollection of the contract in product.md.

        Raises:
            JourneyNotFoundError: No journey, or none of its itineraries, has this id.
        """
        collection = journey_to_geojson(self.journey(journey_id), itinerary_id, self.gazetteer, self.lines)
        return {**collection, "version": __version__}


def places_of(data: Path | None) -> Gazetteer:
    """Return the shipped places with those of a curator's folder, and read nothing else.

    Raises:
        DataFolderError: A place of the folder is wrong; says all mistakes, with file and line.
        RecordError: A shipped record is wrong; says file and line.
    """
    if data is None:
        return Gazetteer.shipped()
    folder = DataFolder(data)
    gazetteer = folder.gazetteer()
    folder.require_right()
    return gazetteer


def candidates(
    name: str, gazetteer: Gazetteer, *, year: int | None = None, near: LonLat | None = None, limit: int = 5,
    online: bool = False,
) -> list[dict[str, Any]]:  # fmt: skip
    """Return the places that a name may mean, best first, as JSON values.

    Args:
        name: Any name of a place.
        gazetteer: Where to look.
        year: When the name was used.
        near: A point nearby.
        limit: How many of each at most, 1 to 40.
        online: Whether to ask the public geocoder too, over the network; its answers have no place id.

    Raises:
        QueryError: The name says nothing, or year, point or limit is out of range.
        GeocodingUnavailableError: The public geocoder did not answer.
    """
    found = [_found(candidate) for candidate in gazetteer.find(name, year=year, near=near, limit=limit)]
    if online:
        from gazetteer.geocoding import public_geocode  # noqa: PLC0415  geopy is loaded for those who ask online only

        found += [place.to_record() for place in public_geocode(name, limit=limit)]
    return found


def _found(candidate: Candidate) -> dict[str, Any]:
    footprint = candidate.place.footprint
    return {
        "place": candidate.place.id,
        "name": candidate.place.name(),
        "lat": footprint.point.lat if footprint else None,
        "lon": footprint.point.lon if footprint else None,
        "score": round(candidate.score, 4),
        "matched": candidate.matched,
    }
