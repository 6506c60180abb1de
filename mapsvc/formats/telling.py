"""What is written: an itinerary of a journey in a language, and the words that several formats need of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from gazetteer.place import LonLat, Place, PlaceId
from mapsvc import __version__
from mapsvc.dates import date_text, span_text
from mapsvc.maps.wording import in_language, word
from mapsvc.service import Atlas
from routes.itinerary import Basis, Contradiction, Evidence, Itinerary, Journey, Leg, Stop, TravelMode
from routes.lines import LegPath

__all__ = ["LICENCE", "LICENCE_ADDRESS", "NAMESPACE", "Telling"]

NAMESPACE = "urn:mapsvc:"
"""What ids become addresses with, where the service that wrote them has none."""
LICENCE = "CC BY 4.0"
"""Of our accounts and of the coordinates from GeoNames."""
LICENCE_ADDRESS = "https://creativecommons.org/licenses/by/4.0/"
_INFERRED = {"tr": "çıkarım", "en": "inferred", "ru": "предположительно"}
_PRINTED = {
    "tr": "Metinde: “{printed}”. {reason}",
    "en": "As printed: “{printed}”. {reason}",
    "ru": "Напечатано: «{printed}». {reason}",
}
_SOURCES = {"tr": "Kaynak", "en": "Source", "ru": "Источник"}


@dataclass(frozen=True, slots=True)
class Telling:
    """An itinerary to be written for people who read one language."""

    atlas: Atlas
    journey: Journey
    itinerary: Itinerary
    lang: str = "tr"
    base_url: str | None = None
    """Address of the service as others reach it, without a slash at the end; None where it has none."""

    @property
    def title(self) -> str:
        """Return the journey's title, with the itinerary's where there are several."""
        title = in_language(self.journey.title, self.lang)
        if len(self.journey.itineraries) < 2:
            return title
        return f"{title}: {in_language(self.itinerary.title, self.lang)}"

    @property
    def summary(self) -> str:
        """Return what the journey was, and how much of it the texts tell where that is not all."""
        coverage = self.journey.coverage
        told = [self.journey.summary] if coverage is None else [self.journey.summary, coverage.note]
        return " ".join(in_language(text, self.lang) for text in told)

    @property
    def address(self) -> str:
        """Return the permanent address of what is told."""
        return self._address("journeys", self.journey.id)

    def stop_address(self, stop: Stop) -> str:
        """Return the permanent address of a stop."""
        return self._address("journeys", self.journey.id, "stops", stop.id)

    def place_address(self, place: PlaceId) -> str:
        """Return the permanent address of a place."""
        return self._address("places", place)

    def _address(self, *parts: str) -> str:
        if self.base_url is not None:
            which = "" if self.itinerary == self.journey.itineraries[0] else f"?itinerary={self.itinerary.id}"
            return "/".join((self.base_url, *parts)) + (which if parts[0] == "journeys" else "")
        return NAMESPACE + ":".join(part.removesuffix("s") if part in _KINDS else part for part in parts)

    def place(self, place_id: PlaceId) -> Place:
        """Return a place of the itinerary."""
        return self.atlas.place(place_id)

    def name(self, place_id: PlaceId) -> str:
        """Return a place's name of then, with today's in brackets where it differs."""
        place = self.place(place_id)
        name, modern = place.name(self.lang), place.modern_name(self.lang)
        return f"{name} ({modern})" if modern and modern != name else name

    def point(self, place_id: PlaceId) -> LonLat | None:
        """Return where a place lies."""
        footprint = self.place(place_id).footprint
        return footprint.point if footprint is not None else None

    def stops(self) -> Iterator[tuple[Stop, LonLat]]:
        """Yield the stops that can be drawn, with their points."""
        for stop in self.itinerary.stops:
            point = self.point(stop.place)
            if point is not None:
                yield stop, point

    def legs(self) -> Iterator[tuple[Leg, LegPath]]:
        """Yield the legs that lead somewhere, with their lines."""
        for leg in self.itinerary.legs:
            path = self.atlas.path_of(leg, self.itinerary)
            if len(path.points) > 1:
                yield leg, path

    def leg_name(self, leg: Leg) -> str:
        """Return "Ankara – İstanbul"."""
        places = {stop.id: stop.place for stop in self.itinerary.stops}
        return " – ".join(self.place(places[end]).name(self.lang) for end in (leg.from_stop, leg.to_stop))

    def leg_manner(self, leg: Leg) -> str:
        """Return how a leg was travelled, with the ship where the text names it; what a train is called is Turkish."""
        mode = word(leg.mode.value, self.lang)
        is_named = leg.vessel and (leg.mode is TravelMode.SHIP or self.lang == "tr")
        return f"{mode}, {self.atlas.vessel_name(leg.vessel or '', self.lang)}" if is_named else mode

    def days(self, stop: Stop) -> str:
        """Return the days of a stop in words; says so where they are inferred."""
        days = span_text(stop.arrival, stop.departure, self.lang)
        return f"{days} ({_INFERRED[self.lang]})" if days and stop.date_basis is Basis.INFERRED else days

    def account(self, stop: Stop) -> list[str]:
        """Return the paragraphs that tell a stop: days, accounts, visits, contradictions, sources."""
        parts = [self.days(stop), *(in_language(passage.text, self.lang) for passage in stop.passages)]
        for visit in stop.visits:
            when = date_text(visit.when, self.lang, year=False)
            told = f"{self.name(visit.place)}: {in_language(visit.summary, self.lang)}"
            parts.append(f"{when} · {told}" if when else told)
        notes = [*stop.notes, *(note for visit in stop.visits for note in visit.notes)]
        parts += [self.contradiction(note) for note in notes]
        return [part for part in [*parts, self.sources(stop.evidence)] if part]

    def contradiction(self, note: Contradiction) -> str:
        """Return what is printed and why it cannot be meant so."""
        return _PRINTED[self.lang].format(printed=note.as_printed, reason=in_language(note.reason, self.lang))

    def sources(self, evidence: Iterable[Evidence]) -> str:
        """Return where a claim stands: text, characters, footnotes."""
        spots = [self.spot(one) for one in evidence]
        return f"{_SOURCES[self.lang]}: {'; '.join(spots)}" if spots else ""

    @property
    def rights(self) -> str:
        """Return whose texts are told, the licence of our accounts, and the version of the data."""
        told = [
            f"{source.author}, {in_language(source.title, self.lang)}" if source.author
            else in_language(source.title, self.lang)
            for source in self.journey.sources
        ]  # fmt: skip
        return f"{_SOURCES[self.lang]}: {'; '.join(told)}. mapsvc {__version__}, {LICENCE}."

    def spot(self, evidence: Evidence) -> str:
        """Return one spot of a source in few signs: "Gürbüz Arslan, 000_….txt 29973-30083, n. 52"."""
        authors = {source.file: source.author for source in self.journey.sources}
        author = authors.get(evidence.source)
        notes = f", n. {', '.join(evidence.footnotes)}" if evidence.footnotes else ""
        spot = f"{evidence.source} {evidence.start}-{evidence.end}{notes}"
        return f"{author}, {spot}" if author else spot


_KINDS = ("journeys", "places", "stops")
