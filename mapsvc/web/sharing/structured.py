"""schema.org data of the pages: a journey is a Trip, a stop an Event with its visits, a place a Place.

Only what the texts state is said: a date that is inferred in part, about, or open has no form there and stays out.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from markupsafe import Markup

from gazetteer.place import Place
from mapsvc.service import Atlas
from mapsvc.web.addresses import in_words
from routes.edtf import Edtf
from routes.itinerary import Basis, Itinerary, Journey, Stop, Visit

__all__ = ["json_ld", "place_data", "stop_data", "trip_data"]

Data = dict[str, Any]
Address = Callable[[str], str]
"""Gives the absolute address of a stop or a place by its id; for an empty one that of the journey."""
_GAZETTEERS = {"wd": "https://www.wikidata.org/entity/", "gn": "https://sws.geonames.org/"}
_MAIN = "main"


def json_ld(data: Mapping[str, Any]) -> Markup:
    """Return data as the text of a script element of type application/ld+json, which no browser runs."""
    text = json.dumps({"@context": "https://schema.org", **data}, ensure_ascii=False, separators=(",", ":"))
    for sign in "<>&":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return Markup(text)  # noqa: S704  nothing in it can end the element any more


def trip_data(
    atlas: Atlas, journey: Journey, telling: Itinerary, lang: str, name: str, description: str, address: Address
) -> Data:  # fmt: skip
    """Return an itinerary as a Trip, with the main party's stops in order."""
    url = address("")
    stops = [stop for stop in telling.stops if stop.party == _MAIN]
    items = [
        {
            "@type": "ListItem",
            "position": number,
            "item": _place(atlas.place(stop.place), lang) | {"url": address(stop.id)},
        }
        for number, stop in enumerate(stops, 1)
    ]
    return _said(
        {
            "@type": "Trip",
            "@id": url,
            "url": url,
            "name": name,
            "description": description,
            "inLanguage": lang,
            "departureTime": _iso(stops[0].departure or stops[0].arrival) if stops else None,
            "arrivalTime": _iso(stops[-1].arrival or stops[-1].departure) if stops else None,
            "itinerary": {"@type": "ItemList", "numberOfItems": len(items), "itemListElement": items},
        }
    )


def stop_data(
    atlas: Atlas, journey: Journey, stop: Stop, lang: str, name: str, description: str, address: Address
) -> Data:  # fmt: skip
    """Return a stop as an Event at its place, with its dated visits as parts of it.

    Args:
        atlas: Knows the places.
        journey: The journey.
        stop: The stop.
        lang: The language of the page.
        name: What the stop is called.
        description: What its page tells, in short.
        address: Gives the address of a stop of the journey; of the journey itself for no id.
    """
    url = address(stop.id)
    is_stated = stop.date_basis is Basis.STATED
    return _said(
        {
            "@type": "Event",
            "@id": url,
            "url": url,
            "name": name,
            "description": description,
            "inLanguage": lang,
            "startDate": _iso(stop.arrival or stop.departure) if is_stated else None,
            "endDate": _iso(stop.departure or stop.arrival) if is_stated else None,
            "location": _place(atlas.place(stop.place), lang),
            "about": {"@type": "Trip", "@id": address(""), "name": in_words(journey.title, lang)},
            "subEvent": list(_visits(atlas, stop.visits, lang, url)),
        }
    )


def _visits(atlas: Atlas, visits: tuple[Visit, ...], lang: str, url: str) -> Iterator[Data]:
    for visit in visits:
        date = _iso(visit.when) if visit.date_basis is Basis.STATED else None
        if date is not None and visit.party == _MAIN:
            place = _place(atlas.place(visit.place), lang)
            yield {
                "@type": "Event",
                "url": f"{url}#visit-{visit.id}",
                "name": place["name"],
                "startDate": date,
                "location": place,
            }


def place_data(atlas: Atlas, place: Place, lang: str, url: str, place_url: Address) -> Data:
    """Return a place with all its names, where it lies and where else it is described."""
    names = dict.fromkeys(name.toponym for name in place.toponyms if name.toponym != place.name(lang))
    above = [one for one in atlas.gazetteer.lineage(place)[1:2] if one.id != place.id]
    links = [link.identifier.partition(":") for link in place.links if link.type != "closeMatch"]
    return _said(
        _place(place, lang)
        | {
            "@id": url,
            "url": url,
            "alternateName": list(names),
            "containedInPlace": {"@type": "Place", "name": above[0].name(lang), "url": place_url(above[0].id)}
            if above
            else None,
            "sameAs": [f"{_GAZETTEERS[scheme]}{number}" for scheme, _colon, number in links if scheme in _GAZETTEERS],
        }
    )


def _place(place: Place, lang: str) -> Data:
    data: Data = {"@type": "Place", "name": place.name(lang)}
    if place.footprint is not None:
        point = place.footprint.point
        data["geo"] = {"@type": "GeoCoordinates", "latitude": round(point.lat, 5), "longitude": round(point.lon, 5)}
    return data


def _iso(date: Edtf | None) -> str | None:
    """Return a date that ISO 8601 can say; None for one that is about, uncertain, open, or a stretch."""
    if date is None or date.is_approximate or date.is_uncertain or date.is_open:
        return None
    return None if "/" in date.text or "X" in date.text else date.text


def _said(data: Data) -> Data:
    return {name: value for name, value in data.items() if value not in (None, "", [])}
