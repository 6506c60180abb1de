"""The definition of the JSON API as OpenAPI 3.1: made of the collections, so that it cannot differ from them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from gazetteer.lookup import LONGEST_QUERY
from mapsvc import LANGUAGES, __version__
from mapsvc.features import Collection, Query
from mapsvc.formats import FORMATS
from mapsvc.web.data.asked import DEFAULT_LIMIT, LARGEST_NUMBER, LARGEST_OFFSET, MOST

__all__ = ["COORDINATES", "LARGEST_YEAR", "MOST_CANDIDATES", "SEARCH_LIMIT", "definition"]

COORDINATES = r"-?(180|(1[0-7][0-9]|[0-9]{1,2})(\.[0-9]{1,9})?),-?(90|[0-8]?[0-9](\.[0-9]{1,9})?)"
"""Longitude,latitude in degrees; what matches is on the Earth."""
LARGEST_YEAR, MOST_CANDIDATES, SEARCH_LIMIT = 2_100, 40, 100
Schema = dict[str, Any]


def definition(server: str, collections: Sequence[Collection]) -> dict[str, Any]:
    """Return the OpenAPI document.

    Args:
        server: Address that the paths are relative to.
        collections: The lists of records.
    """
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "mapsvc",
            "summary": "Journeys that historical texts tell, and the places that they name.",
            "description": "Every answer says licence and version. An unknown parameter is refused, save by oEmbed. "
            f"Lists are paged by `limit` (up to {MOST}) and `offset`; `next` leads on.",
            "version": __version__,
            "license": {"name": "CC BY 4.0", "identifier": "CC-BY-4.0"},
        },
        "servers": [{"url": server}],
        "paths": {**_journey_paths(), **_question_paths(), **_list_paths(collections)},
        "components": {"schemas": _schemas(collections), "responses": {"Problem": _PROBLEM}},
    }


def _journey_paths() -> dict[str, Any]:
    data = {form.media_type: {"schema": {"type": "object"} if "json" in form.media_type else {"type": "string"}}
            for form in FORMATS.values()}  # fmt: skip
    journey_id = _parameter("journeyId", "id of the journey", {"type": "string"}, "path")
    form = _parameter("format", "format of the data", {"type": "string", "enum": list(FORMATS)}, "path")
    lang = _parameter("lang", "language of names and accounts", {"type": "string", "enum": list(LANGUAGES)})
    return {
        "/api/journeys": _get("The journeys", "listJourneys", _json(_list_of("Journey"))),
        "/api/journeys/{journeyId}": _get("A journey", "getJourney", _json(_ref("Journey")), [journey_id], is_one=True),
        "/api/journeys/{journeyId}.{format}": _get(
            "An itinerary of a journey in a format of other programs", "getJourneyData", data,
            [journey_id, form, _parameter("itinerary", "id of the itinerary", {"type": "string"}), lang], is_one=True,
        ),
    }  # fmt: skip


def _question_paths() -> dict[str, Any]:
    text = {"type": "string", "minLength": 1, "maxLength": LONGEST_QUERY}
    geocode = [
        _parameter("name", "any name of a place", text, is_required=True),
        _parameter("year", "when the name was used", _whole(1, LARGEST_YEAR)),
        _parameter("near", "a point nearby: longitude,latitude", {"type": "string", "pattern": f"^{COORDINATES}$"}),
        _parameter("limit", "candidates in the answer", _whole(1, MOST_CANDIDATES, 5)),
    ]
    search = [
        _parameter("q", "words to find", {"type": "string", "maxLength": LONGEST_QUERY}),
        _parameter("lang", "language of the accounts", {"type": "string", "enum": list(LANGUAGES)}),
        _parameter("limit", "passages in the answer", _whole(1, SEARCH_LIMIT, 20)),
        _OFFSET,
    ]
    embed = [
        _parameter("url", "address of a page here", {"type": "string", "maxLength": 600}, is_required=True),
        _parameter("maxwidth", "pixels that the frame may be wide", _whole(1, 999_999)),
        _parameter("maxheight", "pixels that the frame may be high", _whole(1, 999_999)),
    ]
    return {
        "/oembed": _get(
            "What a site shows for the address of a journey or a stop (oEmbed 1.0; format=xml for XML)",
            "oembed",
            _json(_ref("Embed")),
            embed,
            is_one=True,
        ),
        "/api/geocode": _get("Places that a name may mean", "geocode", _json(_list_of("Candidate")), geocode),
        "/api/search": _get("Passages that have some words", "search", _json(_page_of("Hit")), search),
    }


def _list_paths(collections: Sequence[Collection]) -> dict[str, Any]:
    paths: dict[str, Any] = {}
    for one in collections:
        name = _schema_name(one)
        limit = _parameter("limit", "records in the answer", _whole(1, MOST, DEFAULT_LIMIT))
        filters = [_parameter(key, kind.meaning, _filter(kind.type)) for key, kind in one.properties.items()]
        paths[f"/api/{one.id}"] = _get(
            one.description, f"list{name}s", _json(_page_of(name)), [limit, _OFFSET, *filters]
        )
        record_id = _with_example(_parameter("recordId", "id of the record", {"type": "string"}, "path"), one)
        paths[f"/api/{one.id}/{{recordId}}"] = _get(
            f"A record of {one.id}", f"get{name}", _json(_ref(name)), [record_id], is_one=True
        )
    return paths


def _schemas(collections: Sequence[Collection]) -> dict[str, Schema]:
    own = {_schema_name(one): _record(one) for one in collections}
    number, text, whole = {"type": ["number", "null"]}, {"type": "string"}, {"type": "integer"}
    candidate = {
        "place": text,
        "name": text,
        "lat": number,
        "lon": number,
        "score": {"type": "number"},
        "matched": text,
    }
    marks = {"type": "array", "items": {"type": "array", "items": {"type": "integer"}}}
    hit: dict[str, Schema] = {**dict.fromkeys(("id", "journey", "stop", "place", "lang", "text"), text), "marks": marks}
    journey: dict[str, Schema] = {**dict.fromkeys(("id", "page"), text), "title": _WORDS, "summary": _WORDS,
               **{key: {"type": "array", "items": {"type": "object"}} for key in ("sources", "itineraries")},
               "parties": {"type": "object"}}  # fmt: skip
    return {
        **own,
        "Candidate": _object(candidate),
        "Embed": _object(
            {**dict.fromkeys(("type", "version", "title", "html"), text), "width": whole, "height": whole}
        ),
        "Hit": _object(hit),
        "Journey": _object(journey),
        "Licence": _object(dict.fromkeys(("id", "url", "attribution"), text)),
        "Problem": _object({"type": text, "title": text, "status": {"type": "integer"}, "detail": text}),
    }


def _record(one: Collection) -> Schema:
    properties: dict[str, Schema] = {
        key: {"type": [kind.type, "null"], "description": kind.meaning} for key, kind in one.properties.items()
    }
    required = list(properties)
    if one.geometry == "Point":
        properties |= {"lon": {"type": "number"}, "lat": {"type": "number"}}
    elif one.geometry:
        properties["geometry"] = {"type": "object", "description": "GeoJSON"}
    return {"type": "object", "properties": properties, "required": required}


def _schema_name(one: Collection) -> str:
    return one.title.removesuffix("s")


_WORDS: Schema = {"type": "object", "additionalProperties": {"type": "string"}, "description": "language to text"}
_PROBLEM = {
    "description": "What was wrong: the parameter, what was got, what is expected (RFC 9457)",
    "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}},
}


def _ref(name: str) -> Schema:
    return {"$ref": f"#/components/schemas/{name}"}


def _object(properties: Mapping[str, Any]) -> Schema:
    return {"type": "object", "properties": dict(properties), "required": list(properties)}


def _list_of(name: str) -> Schema:
    items = {"type": "array", "items": _ref(name)}
    return _object({"items": items, "licence": _ref("Licence"), "version": {"type": "string"}})


def _page_of(name: str) -> Schema:
    schema = _list_of(name)
    numbers = {key: {"type": "integer"} for key in ("total", "limit", "offset")}
    schema["properties"] |= {**numbers, "next": {"type": ["string", "null"]}}
    return {**schema, "required": list(schema["properties"])}


def _json(schema: Schema) -> dict[str, Any]:
    return {"application/json": {"schema": schema}}


def _whole(least: int, most: int, default: int | None = None) -> Schema:
    schema: Schema = {"type": "integer", "minimum": least, "maximum": most}
    return schema if default is None else {**schema, "default": default}


def _filter(kind: str) -> Schema:
    """Return the schema of a filter; a number as JSON writes it, without exponent."""
    bounds = {
        "integer": {"minimum": -(10**15) + 1, "maximum": 10**15 - 1},
        "number": {"minimum": -LARGEST_NUMBER, "maximum": LARGEST_NUMBER},
    }
    return {"type": kind, **bounds.get(kind, {})}


def _parameter(
    name: str, meaning: str, schema: Schema, where: str = "query", *, is_required: bool = False
) -> dict[str, Any]:
    required = is_required or where == "path"
    return {"name": name, "in": where, "description": meaning, "required": required, "schema": schema}


_OFFSET = _parameter("offset", "records to leave out first", _whole(0, LARGEST_OFFSET, 0))


def _with_example(parameter: dict[str, Any], one: Collection) -> dict[str, Any]:
    first = one.rows.page(Query(limit=1)).features
    return {**parameter, "example": first[0].id} if first else parameter


def _get(
    summary: str, operation: str, content: Mapping[str, Any], parameters: Sequence[Any] = (), *, is_one: bool = False
) -> dict[str, Any]:
    problem = {"$ref": "#/components/responses/Problem"}
    responses: dict[str, Any] = {"200": {"description": summary, "content": dict(content)}, "400": problem}
    if is_one:
        responses["404"] = problem
    return {
        "get": {"summary": summary, "operationId": operation, "parameters": list(parameters), "responses": responses}
    }
