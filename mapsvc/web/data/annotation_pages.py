"""W3C Web Annotation collections at `/api/annotations`: what stretches of the texts tell and name, page by page.

`evidence` is there always; `links` and `mentions` are those of the ingested texts. No wording is given: positions
count the code points of the file whose hash is named, as the data model asks, not the UTF-16 units of browsers.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import islice
from typing import Any

from flask import Blueprint, Response, abort, request

from gazetteer.annotation import annotation_to_w3c, collection_to_w3c, page_to_w3c
from mapsvc.texts.annotations import document_annotations
from mapsvc.web.addresses import base_url
from mapsvc.web.data.answers import data_answer
from mapsvc.web.data.asked import only
from mapsvc.web.state import state
from routes.annotating import evidence_annotations

__all__ = ["bp"]

bp = Blueprint("api_annotations", __name__, url_prefix="/api/annotations")
_KINDS = {
    "evidence": "What the claims of the journeys rest on",
    "links": "What the ingested texts tell of the journeys",
    "mentions": "Places that the ingested texts name",
}
_PAGE_SIZE = 500
_MEDIA_TYPE = 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"'


@bp.get("")
def collections() -> Response:
    """Show which collections there are."""
    only(request.args, ())
    return _answer({kind: {"label": label, "id": _address(kind)} for kind, label in _KINDS.items()}, "application/json")


@bp.get(f"/<any({', '.join(_KINDS)}):kind>")
def collection(kind: str) -> Response:
    """Show a collection: how many annotations it has, and the way to its pages."""
    only(request.args, ())
    total = sum(1 for _ in _records(kind))
    pages = -(-total // _PAGE_SIZE)
    ends = (f"{_address(kind)}/1", f"{_address(kind)}/{pages}") if pages else (None, None)
    return _answer(collection_to_w3c(_address(kind), _KINDS[kind], total, *ends))


@bp.get(f"/<any({', '.join(_KINDS)}):kind>/<int:number>")
def page(kind: str, number: int) -> Response:
    """Show a page of annotations."""
    only(request.args, ())
    start = (number - 1) * _PAGE_SIZE
    items = list(islice(_records(kind), start, start + _PAGE_SIZE + 1)) if 0 < number < 1_000_000 else []
    if not items:
        abort(404)
    beside = {"partOf": _address(kind)}
    if number > 1:
        beside["prev"] = f"{_address(kind)}/{number - 1}"
    if len(items) > _PAGE_SIZE:
        beside["next"] = f"{_address(kind)}/{number + 1}"
    return _answer(page_to_w3c(f"{_address(kind)}/{number}", items[:_PAGE_SIZE], start, **beside))


def _records(kind: str) -> Iterator[dict[str, Any]]:
    if kind == "evidence":
        for journey in state().atlas.journeys:
            yield from (annotation_to_w3c(one) for one in evidence_annotations(journey))
        return
    store = state().texts
    for document in store.documents() if store is not None else ():
        found = document_annotations(store, document, with_names=kind == "mentions")  # type: ignore[arg-type]
        motivation = "identifying" if kind == "mentions" else "linking"
        yield from (one for one in found if one["motivation"] == motivation)


def _address(kind: str) -> str:
    return f"{base_url()}/api/annotations/{kind}"


def _answer(document: dict[str, Any], media_type: str = _MEDIA_TYPE) -> Response:
    answer = data_answer(json.dumps(document, ensure_ascii=False, separators=(",", ":")), media_type)
    answer.headers["Cache-Control"] = "private, no-cache"
    return answer
