"""What can be laid over a live map: fetched by the page when a visitor opens the list of layers, never before.

The borders of today and the relief are static files; here is what depends on journey and language: the words of the
list, the names of stops as texts print them and as they are now, venues, and the other places that the texts name.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from flask import Blueprint, Response, jsonify, request
from flask_babel import gettext as _
from flask_babel import ngettext

from gazetteer.place import LonLat, PlaceId
from mapsvc.maps.scene import VENUE_PRECISION_M
from mapsvc.service import Atlas
from mapsvc.web.addresses import page_url
from mapsvc.web.languages import current_language
from mapsvc.web.originals import document_key
from mapsvc.web.parameters import optional_choice
from mapsvc.web.state import state
from mapsvc.web.texts.named import is_vague, named_places
from routes.itinerary import Journey, Stop

__all__ = ["blueprint"]

blueprint = Blueprint("layers", __name__)
_MOST_PLACES = 400


@blueprint.get("/layers.json")
def layers() -> Response:
    """Answer with the layers of a journey's maps; without a journey with those of any map.

    Raises:
        ParameterError: There is no such journey.
    """
    atlas = state().atlas
    wanted = optional_choice(request.args, "journey", [journey.id for journey in atlas.journeys])
    shown = next((journey for journey in atlas.journeys if journey.id == wanted), None)
    venues = list(_venues(atlas, shown)) if shown is not None else []
    known = {row[0] for row in venues} | ({stop.place for stop in _stops(shown)} if shown is not None else set())
    places = list(_places(shown, known)) if shown is not None else []
    settings = state().settings
    streets = {"url": settings.tiles_url, "attribution": settings.tiles_attribution} if settings.tiles_url else None
    return jsonify(
        {
            "words": _words(len(venues), len(places)),
            "names": _names(atlas, shown),
            "venues": venues,
            "places": places,
            "streets": streets,
        }
    )


def _stops(shown: Journey) -> Iterator[Stop]:
    return (stop for telling in shown.itineraries for stop in telling.stops)


def _words(venues: int, places: int) -> dict[str, str]:
    return {
        "layers": _("Layers"),
        "then": _("Borders of 1932–33"),
        "today": _("Borders of today"),
        "rivers": _("Rivers"),
        "relief": _("Relief"),
        "venues": _("Places visited"),
        "places": _("Other places of the texts"),
        "streets": _("Street map (online)"),
        "venues_count": _closer(ngettext("%(num)d place", "%(num)d places", venues)),
        "places_count": _closer(ngettext("%(num)d place", "%(num)d places", places)),
        "labels": _("Names"),
        "labels_text": _("as in the text"),
        "labels_then": _("of 1932–33"),
        "labels_today": _("of today"),
        "close": _("Close"),
        "failed": _("This layer could not be loaded."),
        "shown": _("%(layer)s: shown", layer="{layer}"),
        "hidden": _("%(layer)s: hidden", layer="{layer}"),
        "relief_source": _("Relief: Tom Patterson, shadedrelief.com"),
    }


def _closer(count: str) -> str:
    return str(_("%(count)s; more of them closer up", count=count))


def _names(atlas: Atlas, shown: Journey | None) -> dict[str, list[str]]:
    """Return each stop's name as the text prints it and as it is today, by the id that it has on its map."""
    if shown is not None:
        return {stop.id: _two_names(atlas, stop) for stop in _stops(shown)}
    first = ((journey, stop) for journey in atlas.journeys for stop in journey.itineraries[0].stops)
    return {f"{journey.id}-{stop.id}": _two_names(atlas, stop) for journey, stop in first}


def _two_names(atlas: Atlas, stop: Stop) -> list[str]:
    place, lang = atlas.place(stop.place), current_language()
    return [stop.printed or place.name("tr"), place.modern_name(lang) or place.name(lang)]


def _venues(atlas: Atlas, shown: Journey) -> Iterator[list[Any]]:
    """Yield the venues of a journey as travelled: id, latitude, longitude, name, address of the first visit there."""
    seen: set[PlaceId] = set()
    for stop in shown.itineraries[0].stops:
        for visit in stop.visits:
            place = atlas.place(visit.place)
            footprint = place.footprint
            if visit.place == stop.place or visit.place in seen or footprint is None:
                continue
            if footprint.precision_m > VENUE_PRECISION_M:
                continue
            seen.add(visit.place)
            href = page_url("pages.stop_page", journey_id=shown.id, stop_id=stop.id)
            yield [*_row(place.id, footprint.point, place.name(current_language())), f"{href}#visit-{visit.id}", 0]


def _places(shown: Journey, known: set[str]) -> Iterator[list[Any]]:
    """Yield the other places that a journey's text names, else our account of it: as venues, and 1 for a vague one."""
    store = state().texts
    documents = store.documents() if store is not None else ()
    cited = {source.sha256 for source in shown.sources}
    key = next((document_key(one) for one in documents if one.sha256 in cited), shown.id)
    for one in named_places(None, key, None)[:_MOST_PLACES]:
        if one.point is not None and one.id not in known:
            yield [*_row(one.id, one.point, one.name), one.href, int(is_vague(one.type))]


def _row(identifier: str, point: LonLat, name: str) -> list[Any]:
    return [identifier, round(point.lat, 4), round(point.lon, 4), name]
