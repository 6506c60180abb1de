"""Writes a journey as GeoJSON (RFC 7946): stops as Points, legs as LineStrings, every claim with its evidence.

The names of the properties are a contract that tools outside rely on (ARCHITECTURE.md, "Contracts"). Coordinates
are lon/lat in degrees, WGS 84. What is not known is null. Members beside `features` (title, sources, passages ...)
are foreign members that RFC 7946 allows; programs that do not know them pass over them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from gazetteer.place import LonLat, NameKind, Place
from routes.geodesy import bbox, split_at_antimeridian
from routes.itinerary import (
    Contradiction,
    Coverage,
    Evidence,
    Itinerary,
    Journey,
    Leg,
    LocalText,
    Source,
    Stop,
    Visit,
)
from routes.journey_time import leg_times, speed_kmh, time_of
from routes.journeys import itinerary as itinerary_of
from routes.lines import LegPath, Line, PlaceLookup, path_of

__all__ = ["journey_to_geojson"]

_DECIMALS = 5
"""About a metre; no footprint is known better, and RFC 7946 (section 11.2) advises against false precision."""
_LICENCE = (
    "Accounts of the passages: CC BY 4.0, the makers of mapsvc. Coordinates marked geonames: GeoNames, CC BY 4.0. "
    "The texts themselves belong to their authors and are not included."
)


def journey_to_geojson(
    journey: Journey, itinerary_id: str | None, gazetteer: PlaceLookup, lines: Mapping[str, Line]
) -> dict[str, Any]:
    """Return an itinerary as a GeoJSON FeatureCollection, ready for `json.dumps`.

    Args:
        journey: The journey.
        itinerary_id: Which telling; None takes the first, the one that is shown.
        gazetteer: Knows the places of the journey.
        lines: The lines that legs run on.

    Raises:
        JourneyNotFoundError: The journey has no such itinerary.
        PlaceNotFoundError: A stop or visit names a place that the gazetteer does not have.
    """
    itinerary = itinerary_of(journey, itinerary_id)
    paths = [path_of(leg, itinerary, gazetteer, lines) for leg in itinerary.legs]
    stops = [_stop(stop, gazetteer) for stop in itinerary.stops]
    legs = [_leg(leg, path, itinerary, gazetteer) for leg, path in zip(itinerary.legs, paths, strict=True)]
    footprints = (gazetteer.place(stop.place).footprint for stop in itinerary.stops)
    points = [footprint.point for footprint in footprints if footprint is not None]
    box = bbox([*points, *(point for path in paths for point in path.points)])
    return {
        "type": "FeatureCollection",
        **({} if box is None else {"bbox": [round(edge, _DECIMALS) for edge in box]}),
        **_about(journey, itinerary),
        "features": [*stops, *legs],
    }


def _about(journey: Journey, itinerary: Itinerary) -> dict[str, Any]:
    """Return what the collection says of the journey as a whole."""
    return {
        "journey": journey.id,
        "itinerary": itinerary.id,
        "title": dict(journey.title),
        "short_title": dict(journey.short_title),
        "itinerary_title": dict(itinerary.title),
        "summary": dict(journey.summary),
        "coverage": _coverage(journey.coverage),
        "parties": {party.id: dict(party.name) for party in journey.parties},
        "sources": [_source(source) for source in journey.sources],
        "licence": _LICENCE,
        "passages": {
            passage.id: {**_languages("text", passage.text), "evidence": _evidence(passage.evidence)}
            for stop in itinerary.stops
            for passage in stop.passages
        },
    }


def _coverage(coverage: Coverage | None) -> dict[str, Any] | None:
    """Return how much the texts tell; None where they tell the journey whole."""
    return {"extent": coverage.extent.value, **_languages("note", coverage.note)} if coverage else None


def _stop(stop: Stop, gazetteer: PlaceLookup) -> dict[str, Any]:
    place = gazetteer.place(stop.place)
    point = place.footprint.point if place.footprint is not None else None
    return {
        "type": "Feature",
        "id": stop.id,
        "geometry": None if point is None else {"type": "Point", "coordinates": _position(point)},
        "properties": {
            "kind": "stop",
            "id": stop.id,
            "seq": stop.seq,
            "place": place.id,
            "printed": stop.printed,
            "name": _period_name(place, "tr"),
            "name_en": _period_name(place, "en"),
            "name_ru": _period_name(place, "ru"),
            "modern_name": place.modern_name("en") or place.modern_name("tr"),
            "arrival": stop.arrival.text if stop.arrival else None,
            "departure": stop.departure.text if stop.departure else None,
            "date_basis": stop.date_basis.value,
            "inferred_from": dict(stop.inferred_from) if stop.inferred_from else None,
            "party": stop.party,
            "certainty": stop.certainty.value,
            "precision_m": place.footprint.precision_m if place.footprint is not None else None,
            "visits": [_visit(visit, gazetteer) for visit in stop.visits],
            "passages": [passage.id for passage in stop.passages],
            "notes": [_contradiction(note) for note in stop.notes],
            "evidence": _evidence(stop.evidence),
        },
    }


def _visit(visit: Visit, gazetteer: PlaceLookup) -> dict[str, Any]:
    place = gazetteer.place(visit.place)
    position = _position(place.footprint.point) if place.footprint is not None else (None, None)
    return {
        "id": visit.id,
        "place": place.id,
        "name": _period_name(place, "tr"),
        "name_en": _period_name(place, "en"),
        "lat": position[1],
        "lon": position[0],
        "when": visit.when.text if visit.when else None,
        "date_basis": visit.date_basis.value,
        "party": visit.party,
        **_languages("summary", visit.summary),
        "evidence": _evidence(visit.evidence),
        "notes": [_contradiction(note) for note in visit.notes],
    }


def _leg(leg: Leg, path: LegPath, itinerary: Itinerary, gazetteer: PlaceLookup) -> dict[str, Any]:
    departure, arrival = leg_times(leg, itinerary)
    time = time_of(leg, itinerary, gazetteer)
    speed = speed_kmh(path.length_km, time)
    return {
        "type": "Feature",
        "id": f"{leg.from_stop}--{leg.to_stop}",
        "geometry": _line_geometry(path.points),
        "properties": {
            "kind": "leg",
            "from": leg.from_stop,
            "to": leg.to_stop,
            "party": leg.party,
            "mode": leg.mode.told,
            "mode_basis": leg.mode_basis.value,
            "vessel": leg.vessel,
            "line": leg.line,
            "path_basis": path.path_basis.value,
            "path_note": dict(path.basis) if path.basis else None,
            "length_km": path.length_km,
            "length_basis": path.length_basis["en"],
            "length_basis_tr": path.length_basis["tr"],
            "given_length": _given_length(leg),
            "departure": departure.text if departure else None,
            "arrival": arrival.text if arrival else None,
            "elapsed_hours": round(time.longest_hours, 2) if time is not None and speed is not None else None,
            "implied_speed_kmh": round(speed, 1) if speed is not None else None,
            "notes": [_contradiction(note) for note in leg.notes],
            "evidence": _evidence(leg.evidence),
        },
    }


def _given_length(leg: Leg) -> dict[str, Any] | None:
    """Return the length that the journey's file gives; None where the line's own length stands in `length_km`."""
    if leg.length_km is None or leg.length_basis is None:
        return None
    return {"km": leg.length_km, "basis": dict(leg.length_basis)}


def _line_geometry(points: tuple[LonLat, ...]) -> dict[str, Any] | None:
    """Return a LineString; over the 180th meridian a MultiLineString (RFC 7946, section 3.1.9)."""
    if len(points) < 2:
        return None
    parts = [[_position(point) for point in part] for part in split_at_antimeridian(points)]
    if len(parts) == 1:
        return {"type": "LineString", "coordinates": parts[0]}
    return {"type": "MultiLineString", "coordinates": parts}


def _position(point: LonLat) -> list[float]:
    return [round(point.lon, _DECIMALS), round(point.lat, _DECIMALS)]


def _period_name(place: Place, lang: str) -> str | None:
    """Return the name of then in one language, and no other language's in its place."""
    for toponym in place.toponyms:
        if toponym.lang == lang and toponym.kind is NameKind.PERIOD:
            return toponym.toponym
    return None


def _languages(name: str, text: LocalText) -> dict[str, str]:
    return {f"{name}_{language}": said for language, said in text.items()}


def _contradiction(note: Contradiction) -> dict[str, Any]:
    return {
        "id": note.id,
        "kind": note.kind,
        "as_printed": note.as_printed,
        "read_as": note.read_as,
        **_languages("reason", note.reason),
        "evidence": _evidence(note.evidence),
    }


def _evidence(evidence: Iterable[Evidence]) -> list[dict[str, Any]]:
    return [
        {"source": spot.source, "start": spot.start, "end": spot.end, "footnotes": list(spot.footnotes)}
        for spot in evidence
    ]


def _source(source: Source) -> dict[str, Any]:
    return {
        "key": source.key,
        "file": source.file,
        "sha256": source.sha256,
        "author": source.author,
        "language": source.language,
        **_languages("title", source.title),
        **_languages("note", source.note or {}),
    }
