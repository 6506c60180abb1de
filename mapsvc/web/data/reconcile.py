"""Reconciliation Service API 0.2 at `/reconcile`: place names of any spelling to our places, as OpenRefine asks."""

from __future__ import annotations

import json
from typing import Any

from flask import Blueprint, Response, render_template, request, url_for

from gazetteer.place import PlaceId
from mapsvc import __version__
from mapsvc.errors import ParameterError
from mapsvc.reconciling import PROPERTIES, Suggestions, extend, reconcile
from mapsvc.reconciling.kinds import described, type_of
from mapsvc.web.addresses import absolute, base_url
from mapsvc.web.contexts.data import PlacePreviewPage
from mapsvc.web.data.answers import data_answer
from mapsvc.web.data.asked import only, whole_number
from mapsvc.web.parameters import echo
from mapsvc.web.state import state

__all__ = ["bp"]

bp = Blueprint("reconcile", __name__, url_prefix="/reconcile")
_LARGEST_BODY = 4_000_000
_PREVIEW_PX = (400, 200)


@bp.route("", methods=["GET", "POST"])
def service() -> Response:
    """Answer queries, fill columns, or say what this service is."""
    request.max_content_length = _LARGEST_BODY
    given = request.form if request.method == "POST" else request.args
    only(request.args, ("queries", "extend", "lang"))
    only(given, ("queries", "extend", "lang"))
    if "queries" in given:
        return _answer(reconcile(state().atlas.gazetteer, _object(given["queries"], "queries")))
    if "extend" in given:
        return _answer(extend(state().atlas.gazetteer, _object(given["extend"], "extend")))
    return _answer(_manifest())


@bp.get("/properties")
def proposed_properties() -> Response:
    """Show which columns can be filled."""
    only(request.args, ("type", "limit"))
    most = whole_number(request.args, "limit", len(PROPERTIES), 1, 1_000)
    every = [{"id": key, "name": label} for key, (label, _value) in PROPERTIES.items()]
    kind = {"type": request.args["type"]} if "type" in request.args else {}
    return _answer({"limit": most, **kind, "properties": every[:most]})


@bp.get("/suggest/<any(entity, type, property):what>")
def suggest(what: str) -> Response:
    """Show what begins so."""
    only(request.args, ("prefix", "cursor"))
    prefix, cursor = request.args.get("prefix", "")[:200], whole_number(request.args, "cursor", 0, 0, 1_000)
    suggestions = _suggestions()
    found: list[dict[str, Any]] | list[dict[str, str]]
    if what == "entity":
        found = suggestions.places(prefix, cursor)
    else:
        found = suggestions.types(prefix) if what == "type" else suggestions.properties(prefix)
    return _answer({"result": found})


@bp.get("/flyout/entity")
def flyout() -> Response:
    """Show a place in a few lines of HTML, inside JSON."""
    only(request.args, ("id",))
    place_id = request.args.get("id", "")
    return _answer({"id": place_id, "html": render_template("partials/_place_preview.html", page=_preview(place_id))})


@bp.get("/preview")
def preview() -> Response:
    """Show a place on a small page of its own, to stand in a frame of the client."""
    only(request.args, ("id", "lang"))
    page = _preview(request.args.get("id", ""))
    answer = Response(render_template("place_preview.html", page=page), content_type="text/html; charset=utf-8")
    answer.headers["Content-Security-Policy"] = "default-src 'none'; base-uri 'none'; form-action 'none'"
    answer.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    answer.headers["Cache-Control"] = "private, no-cache"
    return answer


def _manifest() -> dict[str, Any]:
    base = f"{base_url()}/reconcile"
    place = f"{base_url()}/places/{{{{id}}}}"
    return {
        "versions": ["0.2"],
        "name": "mapsvc: places of Turkish historical texts",
        "identifierSpace": place.replace("{{id}}", ""),
        "schemaSpace": f"{base}/properties",
        "documentation": f"{base_url()}/data",
        "serviceVersion": __version__,
        "defaultTypes": [type_of(key) for key in ("settlement", "country", "region", "building", "water")],
        "view": {"url": place},
        "preview": {"url": f"{base}/preview?id={{{{id}}}}", "width": _PREVIEW_PX[0], "height": _PREVIEW_PX[1]},
        "suggest": {
            "entity": {
                "service_url": base,
                "service_path": "/suggest/entity",
                "flyout_service_url": base,
                "flyout_service_path": "/flyout/entity?id=${id}",
            },
            "type": {"service_url": base, "service_path": "/suggest/type"},
            "property": {"service_url": base, "service_path": "/suggest/property"},
        },
        "extend": {
            "propose_properties": {"service_url": base, "service_path": "/properties"},
            "property_settings": [],
        },
    }


def _suggestions() -> Suggestions:
    return state().suggestions


def _preview(place_id: str) -> PlacePreviewPage:
    place = state().atlas.place(PlaceId(place_id))
    parent = state().atlas.place(place.parent) if place.parent is not None else None
    names = dict.fromkeys(one.toponym for one in place.toponyms)
    where = place.footprint
    position = f"{where.point.lat:.4f}, {where.point.lon:.4f} (± {where.precision_m} m)" if where is not None else ""
    address = absolute(url_for("one_place.place_page", place_id=place.id))
    return PlacePreviewPage(place.name(), described(place, parent), tuple(names), position, address)


def _object(text: str, name: str) -> dict[str, Any]:
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        value = None
    if not isinstance(value, dict):
        raise ParameterError(name, echo(text), "a JSON object as the Reconciliation Service API 0.2 describes it")
    return value


def _answer(document: dict[str, Any]) -> Response:
    answer = data_answer(json.dumps(document, ensure_ascii=False, separators=(",", ":")), "application/json")
    answer.headers["Cache-Control"] = "private, no-cache"
    return answer
