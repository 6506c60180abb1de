"""OGC API - Features at `/ogc`: GeoJSON for programs, a plain page for people who follow a link there."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import urlencode

from flask import Blueprint, Response, render_template, request
from flask_babel import gettext as _

from mapsvc.errors import CollectionNotFoundError
from mapsvc.features import Catalogue
from mapsvc.features.crs import CRS84, SUPPORTED
from mapsvc.web.addresses import base_url
from mapsvc.web.contexts.data import DataPage
from mapsvc.web.data import ogc_documents as documents
from mapsvc.web.data.answers import data_answer
from mapsvc.web.data.asked import asked, only
from mapsvc.web.data.ogc_definition import definition
from mapsvc.web.frame import shell
from mapsvc.web.parameters import choice
from mapsvc.web.state import state

__all__ = ["bp"]

bp = Blueprint("ogc", __name__, url_prefix="/ogc")
_TITLE = "mapsvc: places and journeys"
_DESCRIPTION = "Places, stops, legs and visits of journeys that historical texts tell, with their evidence."
_LICENCE = (
    "https://creativecommons.org/licenses/by/4.0/",
    "CC BY 4.0; coordinates marked geonames: GeoNames, CC BY 4.0",
)


@bp.get("")
def landing() -> Response:
    """Show the way to everything."""
    only(request.args, ("f",))
    return _answer(documents.landing(_TITLE, _DESCRIPTION, _address))


@bp.get("/api")
def api() -> Response:
    """Show the definition of this API."""
    only(request.args, ("f",))
    return _answer(definition(_TITLE, _DESCRIPTION, _address(""), _catalogue()), documents.OPENAPI)


@bp.get("/conformance")
def conformance() -> Response:
    """Show what this API conforms to."""
    only(request.args, ("f",))
    return _answer({"conformsTo": list(documents.CONFORMANCE)})


@bp.get("/collections")
def collections() -> Response:
    """Show all collections."""
    only(request.args, ("f",))
    return _answer(documents.collections(_catalogue(), _LICENCE, _address))


@bp.get("/collections/<collection_id>")
def collection(collection_id: str) -> Response:
    """Show what a collection holds."""
    only(request.args, ("f",))
    return _answer(documents.collection(_catalogue()[collection_id], _LICENCE, _address))


@bp.get("/collections/<collection_id>/items")
def items(collection_id: str) -> Response:
    """Show the features that are asked for."""
    of = _catalogue()[collection_id]
    question = asked(request.args, of)
    given = {name: value for name, value in request.args.items() if name not in ("f", "offset")}
    page = of.rows.page(question.query)
    answer = documents.items(of, question.query, question.crs, page, given, _address)
    return _in_crs(_answer(answer, documents.GEOJSON), question.crs)


@bp.get("/collections/<collection_id>/items/<feature_id>")
def feature(collection_id: str, feature_id: str) -> Response:
    """Show one feature."""
    of = _catalogue()[collection_id]
    only(request.args, ("f", "crs"))
    found = of.rows.one(feature_id)
    if found is None:
        raise CollectionNotFoundError(f"feature of {of.id}", feature_id)
    crs = choice(request.args, "crs", SUPPORTED) or CRS84
    return _in_crs(_answer(documents.feature(of, found, crs, _address), documents.GEOJSON), crs)


def _catalogue() -> Catalogue:
    return state().features


def _address(path: str, **query: Any) -> str:
    return f"{base_url()}/ogc{path}" + (f"?{urlencode(query)}" if query else "")


def _answer(document: dict[str, Any], media_type: str = documents.JSON) -> Response:
    """Return a document as JSON, or as a page where that is wished."""
    form = choice(request.args, "f", ("json", "html"))
    best = request.accept_mimetypes.best_match([media_type, documents.JSON, documents.HTML], documents.JSON)
    if form == "html" or (form is None and best == documents.HTML):
        title = str(document.get("title") or document.get("id") or _("Data"))
        page = DataPage(shell(title, _DESCRIPTION), title, request.path, document)
        answer = Response(render_template("data.html", page=page))
    else:
        answer = data_answer(json.dumps(document, ensure_ascii=False, separators=(",", ":")), media_type)
    # Questions are endless: their answers are packed and have an ETag, but are not kept.
    answer.headers["Cache-Control"] = "private, no-cache"
    answer.headers["Vary"] = "Accept"
    return answer


def _in_crs(answer: Response, crs: str) -> Response:
    answer.headers["Content-Crs"] = f"<{crs}>"
    return answer
