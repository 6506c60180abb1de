"""The definition of our OGC API as OpenAPI 3.0: made of the collections, so that it cannot differ from them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from mapsvc import __version__
from mapsvc.features import Collection
from mapsvc.features.crs import SUPPORTED
from mapsvc.web.data.asked import DEFAULT_LIMIT, LARGEST_OFFSET, MOST
from mapsvc.web.data.ogc_documents import GEOJSON, HTML, JSON

__all__ = ["definition"]

_PROBLEM = {"description": "What was wrong with the request (RFC 9457)", "content": {"application/problem+json": {}}}


def definition(title: str, description: str, server: str, every: Iterable[Collection]) -> dict[str, Any]:
    """Return the OpenAPI document.

    Args:
        title: Of the service.
        description: Of the service.
        server: Address that the paths are relative to.
        every: The collections.
    """
    paths: dict[str, Any] = {
        "/": _get("The landing page", JSON, "landing"),
        "/conformance": _get("What this API conforms to", JSON, "conformance"),
        "/collections": _get("The collections", JSON, "collections"),
    }
    for one in every:
        path = f"/collections/{one.id}"
        paths[path] = _get(f"The collection {one.id}", JSON, f"describe_{one.id}")
        paths[f"{path}/items"] = _get(f"Features of {one.id}", GEOJSON, f"list_{one.id}", _asked(one))
        paths[f"{path}/items/{{featureId}}"] = _get(
            f"A feature of {one.id}", GEOJSON, f"get_{one.id}", [_FEATURE_ID, _crs("crs")]
        )
    return {
        "openapi": "3.0.3",
        "info": {"title": title, "description": description, "version": __version__},
        "servers": [{"url": server}],
        "paths": paths,
    }


def _get(summary: str, media_type: str, operation: str, parameters: Iterable[dict[str, Any]] = ()) -> dict[str, Any]:
    answer = {"description": summary, "content": {media_type: {"schema": {"type": "object"}}, HTML: {}}}
    return {
        "get": {
            "summary": summary,
            "operationId": operation,
            "parameters": [_FORMAT, *parameters],
            "responses": {"200": answer, "400": _PROBLEM, "404": _PROBLEM},
        }
    }


def _parameter(name: str, meaning: str, schema: dict[str, Any], where: str = "query", **more: Any) -> dict[str, Any]:
    return {"name": name, "in": where, "description": meaning, "required": where == "path", "schema": schema, **more}


_FORMAT = _parameter("f", "json or html; else as Accept wishes", {"type": "string", "enum": ["json", "html"]})
_FEATURE_ID = _parameter("featureId", "id of the feature", {"type": "string"}, "path")
_BBOX = _parameter(
    "bbox",
    "west,south,east,north; west greater than east spans the antimeridian",
    {"type": "array", "items": {"type": "number"}, "minItems": 4, "maxItems": 6},
    style="form",
    explode=False,
)


def _crs(name: str) -> dict[str, Any]:
    return _parameter(name, "reference system", {"type": "string", "enum": list(SUPPORTED)})


def _asked(one: Collection) -> list[dict[str, Any]]:
    limit = {"type": "integer", "minimum": 1, "maximum": MOST, "default": DEFAULT_LIMIT}
    offset = {"type": "integer", "minimum": 0, "maximum": LARGEST_OFFSET, "default": 0}
    return [
        _BBOX,
        _crs("bbox-crs"),
        _crs("crs"),
        _parameter("datetime", "a day, a moment or an interval (RFC 3339)", {"type": "string"}),
        _parameter("limit", f"features in the answer; more than {MOST} are {MOST}", limit),
        _parameter("offset", "features to leave out first", offset),
        *(_parameter(name, kind.meaning, {"type": kind.type}) for name, kind in one.properties.items()),
    ]
