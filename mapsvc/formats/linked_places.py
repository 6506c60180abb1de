"""The places of a journey in the Linked Places Format (LPF 1.2), each with the days when the party was there.

Names, links and footprints are those of `gazetteer.linked_places`; the journey adds when a place was called at,
what the text says of it, and the text as the citation.
"""

from __future__ import annotations

import json
from typing import Any

from gazetteer.linked_places import CONTEXT, place_to_lpf
from gazetteer.place import PlaceId
from mapsvc import __version__
from mapsvc.formats.telling import LICENCE_ADDRESS, NAMESPACE, Telling
from mapsvc.maps.wording import in_language
from routes.edtf import Edtf

__all__ = ["write"]


def write(telling: Telling) -> str:
    """Return the FeatureCollection: a feature a place, in the order of the first call."""
    calls = _calls(telling)
    base = f"{telling.base_url}/places/" if telling.base_url is not None else f"{NAMESPACE}place:"
    collection = {
        "type": "FeatureCollection",
        "@context": CONTEXT,
        "indexing": _indexing(telling),
        "features": [_feature(telling, place, calls[place], base) for place in calls],
    }
    return json.dumps(collection, ensure_ascii=False, indent=1) + "\n"


def _calls(telling: Telling) -> dict[PlaceId, list[tuple[Edtf | None, Edtf | None, str]]]:
    """Return each place with its calls: from when, until when, what was there."""
    calls: dict[PlaceId, list[tuple[Edtf | None, Edtf | None, str]]] = {}
    for stop in telling.itinerary.stops:
        told = " ".join(in_language(passage.text, telling.lang) for passage in stop.passages)
        calls.setdefault(stop.place, []).append((stop.arrival, stop.departure, told))
        for visit in stop.visits:
            said = in_language(visit.summary, telling.lang)
            calls.setdefault(visit.place, []).append((visit.when, visit.when, said))
    return calls


def _feature(
    telling: Telling, place_id: PlaceId, calls: list[tuple[Edtf | None, Edtf | None, str]], base: str
) -> dict[str, Any]:
    place = telling.place(place_id)
    parent = telling.place(place.parent) if place.parent is not None else None
    record = place_to_lpf(place, base, parent)
    spans = [span for first, last, _told in calls if (span := _timespan(first, last)) is not None]
    if spans:
        record["when"] = {"timespans": spans, "label": telling.title}
    described = [{"value": told, "lang": telling.lang} for _first, _last, told in calls if told]
    if described:
        record["descriptions"] = [*record.get("descriptions", []), *described]
    return record


def _timespan(first: Edtf | None, last: Edtf | None) -> dict[str, Any] | None:
    """Return a timespan in whole days; the bounds of an uncertain date are its earliest and latest day."""
    known = [edtf for edtf in (first, last) if edtf is not None and not edtf.is_open]
    return {"start": _bounds(known[0]), "end": _bounds(known[-1])} if known else None


def _bounds(edtf: Edtf) -> dict[str, str]:
    earliest, latest = edtf.earliest.date().isoformat(), edtf.latest.date().isoformat()
    return {"in": earliest} if earliest == latest else {"earliest": earliest, "latest": latest}


def _indexing(telling: Telling) -> dict[str, Any]:
    return {
        "@context": "https://schema.org/",
        "@type": "Dataset",
        "name": telling.title,
        "description": telling.summary,
        "license": LICENCE_ADDRESS,
        "version": __version__,
        "identifier": telling.address,
        "citation": [
            f"{source.author}, {in_language(source.title, telling.lang)}" if source.author else source.file
            for source in telling.journey.sources
        ],
    }
