"""Stops, legs, visits and passages of all journeys and itineraries as features.

An id joins those of journey, itinerary and part by a point, which none of them has: `voroshilov-1933.travelled.izmir`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from gazetteer.place import LonLat, PlaceId
from mapsvc.features.collection import Collection, Property
from mapsvc.features.feature import BBox, Days, Feature, Scalar, days_of, line, point
from mapsvc.features.in_memory import InMemory, Sketch
from mapsvc.features.of_places import NAMES, names
from mapsvc.service import Atlas
from routes.geodesy import bbox
from routes.itinerary import Evidence, Itinerary, Journey, Leg, Passage, Stop, Visit

__all__ = ["collections"]

T = TypeVar("T")

_WHOSE = {
    "id": Property("string", "permanent id"),
    "journey": Property("string", "id of the journey"),
    "itinerary": Property("string", "travelled or programme"),
}
_EVIDENCE = Property("string", "spots in the sources: file start-end in code points, separated by ; ")
_TEXTS = {
    "text_tr": Property("string", "our account, Turkish"),
    "text_en": Property("string", "our account, English"),
}
_STOP = {
    **_WHOSE,
    "seq": Property("integer", "number of the stop in its itinerary"),
    "place": Property("string", "id of the place"),
    **NAMES,
    "arrival": Property("string", "EDTF (ISO 8601-2); clock of the place"),
    "departure": Property("string", "EDTF"),
    "date_basis": Property("string", "stated or inferred"),
    "certainty": Property("string", "certain, probable or uncertain"),
    "party": Property("string", "main, or a group apart"),
    **_TEXTS,
    "contradictions": Property("integer", "how many contradictions of the texts concern it"),
    "evidence": _EVIDENCE,
}
_VISIT = {
    **_WHOSE,
    "stop": Property("string", "id of the stop's feature"),
    "place": Property("string", "id of the venue"),
    **NAMES,
    "when": Property("string", "EDTF"),
    "date_basis": Property("string", "stated or inferred"),
    "party": Property("string", "main, or a group apart"),
    **_TEXTS,
    "contradictions": Property("integer", "how many contradictions of the texts concern it"),
    "evidence": _EVIDENCE,
}
_LEG = {
    **_WHOSE,
    "from": Property("string", "id of the stop's feature that it leaves"),
    "to": Property("string", "id of the stop's feature that it leads to"),
    "mode": Property("string", "rail, ship, road or foot; null: not told"),
    "vessel": Property("string", "ship or train as the text names it"),
    "party": Property("string", "main, or a group apart"),
    "path_basis": Property("string", "sea-lane, rail-stations, road or straight"),
    "length_km": Property("number", "length in kilometres"),
    "length_basis": Property("string", "where the length is from"),
    "departure": Property("string", "EDTF"),
    "arrival": Property("string", "EDTF"),
    "contradictions": Property("integer", "how many contradictions of the texts concern it"),
    "evidence": _EVIDENCE,
}
_PASSAGE = {
    **_WHOSE,
    "stop": Property("string", "id of the stop's feature that it tells of"),
    **_TEXTS,
    "evidence": _EVIDENCE,
}


@dataclass(frozen=True, slots=True)
class _Part(Generic[T]):
    """A part of an itinerary with where it belongs."""

    journey: Journey
    itinerary: Itinerary
    stop: Stop
    value: T

    @property
    def whose(self) -> str:
        return f"{self.journey.id}.{self.itinerary.id}."

    def properties(self, part_id: str) -> dict[str, Scalar]:
        return {"id": self.whose + part_id, "journey": self.journey.id, "itinerary": self.itinerary.id}


def collections(atlas: Atlas) -> tuple[Collection, ...]:
    """Return stops, legs, visits and passages of an atlas, in the order in which the journeys tell them."""
    made = _Maker(atlas)
    stops = _of(atlas, lambda stop, _itinerary: [stop])
    visits = _of(atlas, lambda stop, _itinerary: stop.visits)
    legs = _of(atlas, lambda stop, itinerary: [leg for leg in itinerary.legs if leg.to_stop == stop.id])
    passages = _of(atlas, lambda stop, _itinerary: stop.passages)
    return (
        Collection("stops", "Stops", "Where the travellers were, from arrival to departure.", "Point", _STOP,
                   InMemory(stops, made.stop_sketch, made.stop)),
        Collection("legs", "Legs", "From stop to stop: how, along which line, how far.", "LineString", _LEG,
                   InMemory(legs, made.leg_sketch, made.leg)),
        Collection("visits", "Visits", "What they did at a venue during a stop.", "Point", _VISIT,
                   InMemory(visits, made.visit_sketch, made.visit)),
        Collection("passages", "Passages", "Our accounts of what the texts say, and where.", "", _PASSAGE,
                   InMemory(passages, made.passage_sketch, made.passage)),
    )  # fmt: skip


def _of(atlas: Atlas, parts: Callable[[Stop, Itinerary], Sequence[T]]) -> Callable[[], Sequence[_Part[T]]]:
    def every() -> Iterator[_Part[T]]:
        for journey in atlas.journeys:
            for itinerary in journey.itineraries:
                for stop in itinerary.stops:
                    for value in parts(stop, itinerary):
                        yield _Part(journey, itinerary, stop, value)

    return lambda: tuple(every())


class _Maker:
    """Makes features of parts; knows where places lie."""

    def __init__(self, atlas: Atlas) -> None:
        self._atlas = atlas

    def _point(self, place: PlaceId) -> LonLat | None:
        footprint = self._atlas.place(place).footprint
        return footprint.point if footprint is not None else None

    def _sketch(self, feature_id: str, place: PlaceId, days: Days | None) -> Sketch:
        where = self._point(place)
        return Sketch(feature_id, None if where is None else BBox(*where, *where), days)

    def stop_sketch(self, part: _Part[Stop]) -> Sketch:
        stop = part.value
        return self._sketch(part.whose + stop.id, stop.place, days_of(stop.arrival, stop.departure))

    def stop(self, part: _Part[Stop]) -> Feature:
        stop = part.value
        told = {lang: " ".join(passage.text[lang] for passage in stop.passages) or None for lang in ("tr", "en")}
        properties: dict[str, Scalar] = {
            **part.properties(stop.id),
            "seq": stop.seq,
            "place": stop.place,
            **names(self._atlas.place(stop.place)),
            "arrival": stop.arrival.text if stop.arrival else None,
            "departure": stop.departure.text if stop.departure else None,
            "date_basis": stop.date_basis.value,
            "certainty": stop.certainty.value,
            "party": stop.party,
            "text_tr": told["tr"],
            "text_en": told["en"],
            "contradictions": len(stop.notes),
            "evidence": _spots(stop.evidence),
        }
        return Feature(part.whose + stop.id, point(self._point(stop.place)), properties)

    def visit_sketch(self, part: _Part[Visit]) -> Sketch:
        visit = part.value
        return self._sketch(part.whose + visit.id, visit.place, days_of(visit.when))

    def visit(self, part: _Part[Visit]) -> Feature:
        visit = part.value
        properties: dict[str, Scalar] = {
            **part.properties(visit.id),
            "stop": part.whose + part.stop.id,
            "place": visit.place,
            **names(self._atlas.place(visit.place)),
            "when": visit.when.text if visit.when else None,
            "date_basis": visit.date_basis.value,
            "party": visit.party,
            "text_tr": visit.summary["tr"],
            "text_en": visit.summary["en"],
            "contradictions": len(visit.notes),
            "evidence": _spots(visit.evidence),
        }
        return Feature(part.whose + visit.id, point(self._point(visit.place)), properties)

    def leg_sketch(self, part: _Part[Leg]) -> Sketch:
        leg = part.value
        box = bbox(self._atlas.path_of(leg, part.itinerary).points)
        edges = None if box is None else BBox(box.west, box.south, box.east, box.north)
        return Sketch(part.whose + _leg_id(leg), edges, days_of(leg.departure, leg.arrival))

    def leg(self, part: _Part[Leg]) -> Feature:
        leg = part.value
        path = self._atlas.path_of(leg, part.itinerary)
        properties: dict[str, Scalar] = {
            **part.properties(_leg_id(leg)),
            "from": part.whose + leg.from_stop,
            "to": part.whose + leg.to_stop,
            "mode": leg.mode.told,
            "vessel": leg.vessel,
            "party": leg.party,
            "path_basis": path.path_basis.value,
            "length_km": path.length_km,
            "length_basis": path.length_basis["en"],
            "departure": leg.departure.text if leg.departure else None,
            "arrival": leg.arrival.text if leg.arrival else None,
            "contradictions": len(leg.notes),
            "evidence": _spots(leg.evidence),
        }
        return Feature(part.whose + _leg_id(leg), line(path.points), properties)

    def passage_sketch(self, part: _Part[Passage]) -> Sketch:
        return Sketch(part.whose + part.value.id, None, days_of(part.stop.arrival, part.stop.departure))

    def passage(self, part: _Part[Passage]) -> Feature:
        passage = part.value
        properties: dict[str, Scalar] = {
            **part.properties(passage.id),
            "stop": part.whose + part.stop.id,
            "text_tr": passage.text["tr"],
            "text_en": passage.text["en"],
            "evidence": _spots(passage.evidence),
        }
        return Feature(part.whose + passage.id, None, properties)


def _leg_id(leg: Leg) -> str:
    return f"{leg.from_stop}--{leg.to_stop}"


def _spots(evidence: Sequence[Evidence]) -> str:
    return "; ".join(f"{spot.source} {spot.start}-{spot.end}" for spot in evidence)
