"""A draft as GeoJSON, in the shape of `routes.geojson`, ready to be corrected by hand.

What a draft cannot know is left open: summaries and passages are empty, since they are for a curator's own words.
`confidence` and `reason` say how far each stop is to be trusted.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from gazetteer.place import LonLat, NameKind, Place
from gazetteer.store import Gazetteer
from gazetteer.turkish import search_key
from routes.drafting.assembling import DraftStop, DraftVisit
from routes.drafting.events import Event, Site
from routes.geodesy import bbox, length_km
from routes.itinerary import Basis, Certainty, PathBasis

__all__ = ["Origin", "proposal_to_geojson"]

_DECIMALS = 5
_NO_KEY = re.compile(r"[^A-Za-z0-9_-]+")
_CERTAIN, _PROBABLE = 0.75, 0.5
_LENGTH_BASIS = "straight between the two places, on the ellipsoid"


@dataclass(frozen=True, slots=True)
class Origin:
    """The file that a draft was made from."""

    file: str
    sha256: str
    to_raw: Callable[[int, int], tuple[int, int]]
    """From a stretch of the text to that of the file."""


def proposal_to_geojson(
    stops: Sequence[DraftStop], gazetteer: Gazetteer, source: Origin, year: int | None
) -> dict[str, Any]:
    """Return a proposed itinerary as a GeoJSON FeatureCollection.

    Args:
        stops: In order.
        gazetteer: Has other names of the places.
        source: The text's file.
        year: Of the journey; None where the text names none.
    """
    ids = _ids(stops)
    features = [_stop(stop, ids[place], place + 1, gazetteer, source) for place, stop in enumerate(stops)]
    legs = [
        _leg(before, after, ids[place], ids[place + 1], source) for place, (before, after) in enumerate(pairwise(stops))
    ]
    points = [point for stop in stops if (point := _point(stop.site)) is not None]
    box = bbox(points)
    return {
        "type": "FeatureCollection",
        **({} if box is None else {"bbox": [round(edge, _DECIMALS) for edge in box]}),
        "journey": "draft",
        "itinerary": "travelled",
        "itinerary_title": {"tr": "Yolculuk", "en": "The journey"},
        "title": {"tr": "Taslak", "en": "Draft"},
        "short_title": {"tr": "Taslak", "en": "Draft"},
        "summary": {"tr": "", "en": ""},
        "draft": True,
        "year": year,
        "parties": {"main": {"tr": "", "en": ""}},
        "sources": [
            {
                "key": _NO_KEY.sub("-", source.file.rpartition(".")[0] or source.file)[:40],
                "file": source.file,
                "sha256": source.sha256,
                "author": None,
                "language": "tr",
                "title_tr": "",
                "title_en": "",
            }
        ],
        "passages": {},
        "features": [*features, *legs],
    }


def _ids(stops: Sequence[DraftStop]) -> list[str]:
    """Return an id for each stop: the place's, with a number where it is passed again."""
    seen: Counter[str] = Counter()
    ids = []
    for stop in stops:
        name = stop.site.place or search_key(stop.site.name) or "stop"
        seen[name] += 1
        ids.append(name if seen[name] == 1 else f"{name}-{seen[name]}")
    return ids


def _stop(stop: DraftStop, stop_id: str, seq: int, gazetteer: Gazetteer, source: Origin) -> dict[str, Any]:
    place = _place(stop.site, gazetteer)
    point = _point(stop.site)
    return {
        "type": "Feature",
        "id": stop_id,
        "geometry": None if point is None else {"type": "Point", "coordinates": _position(point)},
        "properties": {
            "kind": "stop",
            "id": stop_id,
            "seq": seq,
            "place": stop.site.place,
            "name": stop.site.name,
            "name_en": _period_name(place, "en"),
            "name_ru": _period_name(place, "ru"),
            "modern_name": None if place is None else place.modern_name("en") or place.modern_name("tr"),
            "arrival": stop.arrival.text if stop.arrival else None,
            "departure": stop.departure.text if stop.departure else None,
            "date_basis": (Basis.STATED if stop.is_stated else Basis.INFERRED).value,
            "inferred_from": None if stop.is_stated else {"tr": "metinde son anılan gün", "en": "the day named last"},
            "party": "main",
            "certainty": _certainty(stop.confidence).value,
            "confidence": stop.confidence,
            "reason": stop.reason,
            "visits": [
                _visit(visit, f"{stop_id}-visit-{number}", gazetteer, source)
                for number, visit in enumerate(stop.visits, 1)
            ],
            "passages": [],
            "notes": [],
            "evidence": _evidence(stop.evidence, source),
        },
    }


def _visit(visit: DraftVisit, visit_id: str, gazetteer: Gazetteer, source: Origin) -> dict[str, Any]:
    point = _point(visit.site)
    position = (None, None) if point is None else _position(point)
    return {
        "id": visit_id,
        "place": visit.site.place,
        "name": visit.site.name,
        "name_en": _period_name(_place(visit.site, gazetteer), "en"),
        "lat": position[1],
        "lon": position[0],
        "when": visit.day.text if visit.day else None,
        "date_basis": Basis.STATED.value,
        "party": "main",
        "summary_tr": "",
        "summary_en": "",
        "evidence": _evidence(visit.evidence, source),
        "notes": [],
    }


def _leg(before: DraftStop, after: DraftStop, from_id: str, to_id: str, source: Origin) -> dict[str, Any]:
    ends = [point for site in (before.site, after.site) if (point := _point(site)) is not None]
    has_ends = len(ends) == 2
    return {
        "type": "Feature",
        "id": f"{from_id}--{to_id}",
        "geometry": {"type": "LineString", "coordinates": [_position(point) for point in ends]} if has_ends else None,
        "properties": {
            "kind": "leg",
            "from": from_id,
            "to": to_id,
            "party": "main",
            "mode": after.mode.value if after.mode else None,
            "mode_basis": Basis.STATED.value if after.mode else None,
            "vessel": after.vessel,
            "path_basis": PathBasis.STRAIGHT.value,
            "length_km": round(length_km(*ends), 1) if has_ends else None,
            "length_basis": _LENGTH_BASIS,
            "departure": before.departure.text if before.departure else None,
            "arrival": after.arrival.text if after.arrival and after.is_stated else None,
            "implied_speed_kmh": None,
            "notes": [],
            "evidence": _evidence(after.evidence[:1], source),
        },
    }


def _evidence(events: Iterable[Event], source: Origin) -> list[dict[str, Any]]:
    """Return the sentences of events, each once, in the order of the text."""
    spots = dict.fromkeys((event.start, event.end, event.footnotes) for event in events)
    return [
        {"source": source.file, **dict(zip(("start", "end"), source.to_raw(start, end), strict=True)),
         "footnotes": list(footnotes)}
        for start, end, footnotes in sorted(spots)
    ]  # fmt: skip


def _certainty(confidence: float) -> Certainty:
    if confidence >= _CERTAIN:
        return Certainty.CERTAIN
    return Certainty.PROBABLE if confidence >= _PROBABLE else Certainty.UNCERTAIN


def _place(site: Site, gazetteer: Gazetteer) -> Place | None:
    return gazetteer.place(site.place) if site.place is not None and site.place in gazetteer else None


def _period_name(place: Place | None, lang: str) -> str | None:
    toponyms = () if place is None else place.toponyms
    named = (one.toponym for one in toponyms if one.lang == lang and one.kind is NameKind.PERIOD)
    return next(named, None)


def _point(site: Site) -> LonLat | None:
    return None if site.lon is None or site.lat is None else LonLat(site.lon, site.lat)


def _position(point: LonLat) -> list[float]:
    return [round(point.lon, _DECIMALS), round(point.lat, _DECIMALS)]
