"""The JSON API below `/api`: lists that can be filtered and paged, single records, search, geocoding.

Every answer says how much there is, which version it is of and under which licence. Parameters are strict: what is
unknown is refused, so that a misspelt filter does not answer with everything.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from flask import Blueprint, Response, request, url_for

from gazetteer.errors import QueryError
from gazetteer.lookup import LONGEST_QUERY
from gazetteer.place import LonLat
from mapsvc import LANGUAGES, __version__
from mapsvc.errors import CollectionNotFoundError, ParameterError
from mapsvc.features import Feature, Query
from mapsvc.formats import FORMATS
from mapsvc.web.addresses import base_url
from mapsvc.web.data.answers import data_answer
from mapsvc.web.data.asked import DEFAULT_LIMIT, LARGEST_OFFSET, MOST, only, value_of, whole_number
from mapsvc.web.data.lists_definition import COORDINATES, LARGEST_YEAR, MOST_CANDIDATES, SEARCH_LIMIT, definition
from mapsvc.web.parameters import choice, echo, words
from mapsvc.web.state import state
from routes.itinerary import Journey

__all__ = ["bp"]

bp = Blueprint("api_lists", __name__, url_prefix="/api")
_LISTS = "places, stops, legs, visits, passages, mentions"
_LICENCE = {
    "id": "CC-BY-4.0",
    "url": "https://creativecommons.org/licenses/by/4.0/",
    "attribution": "The makers of mapsvc. Coordinates marked geonames: GeoNames, CC BY 4.0. "
    "The texts themselves belong to their authors.",
}


@bp.get("/openapi.json")
def openapi() -> Response:
    """Show the definition of this API."""
    only(request.args, ())
    return _answer(definition(base_url(), list(state().features)), kept=True)


@bp.get("/journeys")
def journeys() -> Response:
    """Show the journeys, with the way to their data."""
    only(request.args, ())
    return _answer({"items": [_journey(one) for one in state().atlas.journeys], **_envelope()}, kept=True)


@bp.get("/journeys/<journey_id>")
def journey(journey_id: str) -> Response:
    """Show one journey."""
    only(request.args, ())
    return _answer({**_journey(state().atlas.journey(journey_id)), **_envelope()}, kept=True)


@bp.get(f"/<any({_LISTS}):name>")
def listed(name: str) -> Response:
    """Show the records that are asked for."""
    of = state().features[name]
    only(request.args, ("limit", "offset", *of.properties))
    limit = whole_number(request.args, "limit", DEFAULT_LIMIT, 1, MOST)
    offset = whole_number(request.args, "offset", 0, 0, LARGEST_OFFSET)
    equal = {
        key: value_of(key, request.args[key], of.properties[key].type) for key in of.properties if key in request.args
    }
    page = of.rows.page(Query(equal=equal, limit=limit, offset=offset))
    return _answer(_paged([_record(one) for one in page.features], page.total, limit, offset))


@bp.get(f"/<any({_LISTS}):name>/<record_id>")
def record(name: str, record_id: str) -> Response:
    """Show one record."""
    only(request.args, ())
    found = state().features[name].rows.one(record_id)
    if found is None:
        raise CollectionNotFoundError(f"record of {name}", echo(record_id))
    return _answer({**_record(found), **_envelope()}, kept=name != "mentions")


@bp.get("/search")
def search() -> Response:
    """Show the passages of our accounts that have the words of `q`, the best first, with the characters that do."""
    only(request.args, ("q", "lang", "limit", "offset"))
    lang = choice(request.args, "lang", LANGUAGES) or LANGUAGES[0]
    query, _is_cut = words(request.args, "q", LONGEST_QUERY)
    _text("q", least=0)
    limit = whole_number(request.args, "limit", 20, 1, SEARCH_LIMIT)
    offset = whole_number(request.args, "offset", 0, 0, LARGEST_OFFSET)
    total, found = state().accounts.search(query, lang, limit, offset)
    items = []
    for one in found:
        text, told_in = one.account.told(lang)
        stop = f"{one.account.journey.id}.{one.account.itinerary.id}.{one.account.stop.id}"
        items.append(
            {
                "id": one.account.id, "journey": one.account.journey.id, "stop": stop, "place": one.account.place,
                "lang": told_in, "text": text, "marks": [list(mark) for mark in one.marks],
            }
        )  # fmt: skip
    return _answer(_paged(items, total, limit, offset))


@bp.get("/geocode")
def geocode() -> Response:
    """Show the places that a name may mean, the most likely first."""
    only(request.args, ("name", "year", "near", "limit"))
    name = _text("name", least=1)
    year = whole_number(request.args, "year", 0, 1, LARGEST_YEAR) or None
    limit = whole_number(request.args, "limit", 5, 1, MOST_CANDIDATES)
    near = _near(request.args["near"]) if "near" in request.args else None
    try:
        found = state().atlas.gazetteer.find(name, year=year, near=near, limit=limit)
    except QueryError:  # signs that are no letters name nothing
        found = ()
    return _answer({"items": [one.to_record() for one in found], **_envelope()})


def _text(name: str, least: int) -> str:
    text = request.args.get(name, "")
    if not least <= len(text) <= LONGEST_QUERY:
        raise ParameterError(name, echo(text), f"a text of {least} to {LONGEST_QUERY} characters")
    return text


def _near(text: str) -> LonLat:
    if not re.fullmatch(COORDINATES, text):
        raise ParameterError("near", echo(text), "longitude,latitude in degrees, such as 30.73,46.48")
    lon, lat = (float(part) for part in text.split(","))
    return LonLat(lon, lat)


def _journey(of: Journey) -> dict[str, Any]:
    return {
        "id": of.id,
        "title": dict(of.title),
        "summary": dict(of.summary),
        "sources": [{"file": one.file, "sha256": one.sha256, "author": one.author} for one in of.sources],
        "parties": {one.id: dict(one.name) for one in of.parties},
        "itineraries": [
            {
                "id": one.id,
                "title": dict(one.title),
                "stops": [f"{of.id}.{one.id}.{stop.id}" for stop in one.stops],
                "data": {
                    form: url_for("api.journey_data", journey_id=of.id, form=form, itinerary=one.id) for form in FORMATS
                },
            }
            for one in of.itineraries
        ],
        "page": url_for("pages.journey_page", journey_id=of.id),
    }


def _record(feature: Feature) -> dict[str, Any]:
    """Return a feature as a flat record; a point as lon and lat, any other geometry as GeoJSON."""
    geometry = feature.geometry
    if geometry is None:
        return dict(feature.properties)
    if geometry["type"] == "Point":
        lon, lat = geometry["coordinates"]
        return {**feature.properties, "lon": lon, "lat": lat}
    return {**feature.properties, "geometry": geometry}


def _paged(items: list[dict[str, Any]], total: int, limit: int, offset: int) -> dict[str, Any]:
    after = offset + limit
    query = {**request.args.to_dict(), "offset": str(after)}
    following = f"{base_url()}{request.path}?{urlencode(query)}" if after < total else None
    return {"items": items, "total": total, "limit": limit, "offset": offset, "next": following, **_envelope()}


def _envelope() -> dict[str, Any]:
    return {"licence": _LICENCE, "version": __version__}


def _answer(document: Mapping[str, Any], *, kept: bool = False) -> Response:
    answer = data_answer(json.dumps(document, ensure_ascii=False, separators=(",", ":")), "application/json")
    if not kept:  # questions are endless, and must not push pages out of the cache
        answer.headers["Cache-Control"] = "private, no-cache"
    return answer
